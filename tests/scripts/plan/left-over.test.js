import "../page.js"
import assert from "node:assert/strict"
import { countOfOthers, isSomethingLeft, removedFrom } from "../../../scripts/plan/left-over.js"
import { grouped } from "../../../scripts/plan/rows.js"
import { PLACES, register, text, THINGS } from "./guide.js"

const known = new Set(PLACES.map(({ kind, id }) => `${kind}/${id}`))
/** @param {import("./guide.js").Things} things */
const removed = (things) => removedFrom(grouped({ ...THINGS, ...things }), (owner) => known.has(owner))

Deno.test("a plan of what the guide has leaves nothing over", () => {
  assert.deepEqual(removed({}), [])
  assert.equal(countOfOthers(grouped(THINGS)), 0)
})

Deno.test("what the guide has no more stays, each of it once", () => {
  assert.deepEqual(removed({
    "question/old/answer/20261101-a": text("Kept answer"),
    "item/old/status": register("done"), "item/old/note": text("Kept note"),
    "item/another/due": register("2027-01-01"),
  }), ["item/another", "item/old", "question/old"])
})

Deno.test("what has been emptied leaves nothing to tell", () => {
  for (const record of [register(""), register("open"), { texts: [], gone: ["a.me1.b"] }]) {
    assert(!isSomethingLeft({ "item/old/status": record }))
    assert.deepEqual(removed({ "item/old/status": record }), [])
  }
  assert(isSomethingLeft({ "item/old/status": register("open"), "item/old/who": register("Ane") }))
  assert(!isSomethingLeft({}))
})

Deno.test("a note that was put away is still something", () => {
  assert(isSomethingLeft({ "item/old/note": { texts: [{ text: "Away", at: 1, by: "you", aside: true }] } }))
})

Deno.test("kinds that the plan does not show are counted, and what is said of the project itself is not", () => {
  const things = {
    ...THINGS, "worksheet/swot/a1": register("x"), "worksheet/swot/a2": register("y"), "worksheet/other/a1": register("x"),
    organisation: register("Havblik"), state: register("active"), "guide/edition": register("1.0.0"), "guide/other": register("x"),
  }
  assert.equal(countOfOthers(grouped(things)), 3)
  assert.deepEqual(removed(things), [])
})
