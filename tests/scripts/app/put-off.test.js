// Who has said "not now" to a new edition is not asked again in the tab.
import { asLocalStorage, FakeStorage } from "../page.js"
import assert from "node:assert/strict"
import { isPutOff, putOff } from "../../../scripts/app/put-off.js"

/** A new tab. @returns {FakeStorage} what it keeps */
function openTab() {
  const kept = new FakeStorage()
  Object.defineProperty(globalThis, "sessionStorage", { value: asLocalStorage(kept), configurable: true })
  return kept
}

Deno.test("an edition that is put off stays so in this tab, and in no other", () => {
  const kept = openTab()
  assert.equal(isPutOff(), false)
  putOff()
  assert.equal(isPutOff(), true)
  assert.deepEqual(kept.keys(), ["a-guide:v1:update-later"])
  openTab()
  assert.equal(isPutOff(), false)
})

Deno.test("where the browser keeps nothing, the reader is asked once more", () => {
  openTab().isBlocked = true
  putOff()
  assert.equal(isPutOff(), false)
})
