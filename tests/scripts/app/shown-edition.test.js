// Which edition a tab shows, and what it does when the browser begins to answer with another.
import assert from "node:assert/strict"
import { afterChange, atFirst } from "../../../scripts/app/shown-edition.js"

Deno.test("the first edition that the browser keeps is no new one", () => {
  const kept = afterChange(atFirst(false))
  assert.equal(kept, "present")
  assert.equal(afterChange(kept), "old")
})

Deno.test("a tab that another has left behind stays so, however many editions come", () => {
  assert.equal(afterChange(afterChange(atFirst(true))), "old")
})

Deno.test("the edition that was asked for here is gone to", () => {
  assert.equal(afterChange("leaving"), "leaving")
})
