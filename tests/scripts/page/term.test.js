// Where the definition of a term stands.
import assert from "node:assert/strict"
import { offsetIn } from "../../../scripts/page/term.js"

Deno.test("a definition stands below its word, and within its column", () => {
  assert.equal(offsetIn(120, 300), 120)
  assert.equal(offsetIn(420, 300), 300)
  assert.equal(offsetIn(-8, 300), 0)
})

Deno.test("a definition wider than its column begins where the column does", () => {
  assert.equal(offsetIn(120, -40), 0)
})
