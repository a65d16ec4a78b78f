import assert from "node:assert/strict"
import { countOf, itemsIn } from "../../../scripts/work/count.js"

const CATALOGUE = {
  phases: [
    { id: "before", recommendations: [{ id: "one", page: "a.html", items: ["a", "b"] }, { id: "two", page: "b.html", items: ["c"] }] },
    { id: "during", recommendations: [{ id: "three", page: "c.html", items: ["d"] }, { id: "none", page: "d.html", items: [] }] },
  ],
}

Deno.test("what is not relevant counts neither as done nor as left", () => {
  assert.deepEqual(countOf(["done", "not-relevant", "open", ""]), { done: 1, total: 3, touched: true })
  assert.deepEqual(countOf(["not-relevant"]), { done: 0, total: 0, touched: true })
})

Deno.test("there is nothing to show as long as nothing is done or left out", () => {
  assert.deepEqual(countOf(["open", "", "open"]), { done: 0, total: 3, touched: false })
  assert.deepEqual(countOf([]), { done: 0, total: 0, touched: false })
})

Deno.test("a scope is a recommendation, a phase, or the whole project", () => {
  assert.deepEqual(itemsIn(CATALOGUE, "recommendation:one"), ["a", "b"])
  assert.deepEqual(itemsIn(CATALOGUE, "phase:before"), ["a", "b", "c"])
  assert.deepEqual(itemsIn(CATALOGUE, "project"), ["a", "b", "c", "d"])
})

Deno.test("a scope that is no more has no items", () => {
  for (const scope of ["recommendation:gone", "phase:gone", "recommendation:none", "recommendation:before", "phase:one"]) {
    assert.deepEqual(itemsIn(CATALOGUE, scope), [])
  }
})
