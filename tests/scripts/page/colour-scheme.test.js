// Light, dark, or as the device has it.
import "../page.js"
import assert from "node:assert/strict"
import { schemeAfter, schemeOf } from "../../../scripts/page/colour-scheme.js"

Deno.test("the button goes from the device to light to dark and back", () => {
  assert.deepEqual([schemeAfter("auto"), schemeAfter("light"), schemeAfter("dark")], ["light", "dark", "auto"])
})

Deno.test("what has been chosen is kept to", () => {
  for (const scheme of ["auto", "light", "dark"]) assert.equal(schemeOf(scheme), scheme)
})

for (const kept of [undefined, null, "purple", "", "Dark", 1, { scheme: "dark" }, ["dark"]]) {
  Deno.test(`a damaged choice is no choice: ${JSON.stringify(kept)}`, () => assert.equal(schemeOf(kept), "auto"))
}
