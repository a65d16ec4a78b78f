// What a page says of the guide it belongs to.
import { page } from "../page.js"
import assert from "node:assert/strict"
import { guideName, language, namespace, owner, presentEdition } from "../../../scripts/base/settings.js"

Deno.test("the page says whose keys are whose, what the guide is called, and which edition it is of", () => {
  assert.deepEqual([namespace, owner, guideName(), language], ["a-guide:v1:", "a-guide", "A guide", "da"])
  assert.deepEqual(presentEdition(), { number: "1.2.0", date: "2027-01-31" })
})

Deno.test("a page that says nothing of its edition has none", () => {
  const { metas } = page
  page.metas = {}
  assert.deepEqual([presentEdition(), guideName()], [{ number: "", date: "" }, ""])
  page.metas = metas
})
