// Which caches of earlier editions are forgotten.
import assert from "node:assert/strict"
import { outlived } from "../../../scripts/app/kept-editions.js"

Deno.test("the first edition forgets nothing", () => {
  assert.deepEqual(outlived(["c1"], "c1"), [])
})

Deno.test("the edition just before stays, for its pages may still be open", () => {
  assert.deepEqual(outlived(["c1", "c2"], "c2"), [])
  assert.deepEqual(outlived(["c1", "c2", "c3", "c4"], "c4"), ["c1", "c2"])
})

Deno.test("an edition that is on its way stays", () => {
  assert.deepEqual(outlived(["c1", "c2", "c3", "c4"], "c3"), ["c1"])
})

Deno.test("where its own cache is gone, none is taken from others", () => {
  assert.deepEqual(outlived(["c1", "c2", "c3"], "c4"), [])
})
