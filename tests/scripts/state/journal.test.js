// What is put back where a killed browser lost it: what the storage lacks, and nothing older than
// what it has.
import "../page.js"
import assert from "node:assert/strict"
import { restoredFrom } from "../../../scripts/state/journal.js"

const older = { value: "open", at: 1, by: "a" }
const newer = { value: "done", at: 5, by: "a" }
const mine = { texts: [{ text: "ja", at: 3, by: "a" }] }
const theirs = { texts: [{ text: "nej", at: 4, by: "b" }] }

Deno.test("a note that the storage lacks is put back, and one that it has changes nothing", () => {
  assert.deepEqual(restoredFrom({ value: newer, at: 5 }, null), newer)
  assert.equal(restoredFrom({ value: newer, at: 5 }, newer), null)
  assert.deepEqual(restoredFrom({ value: { value: "p1", at: 5 }, at: 5 }, null), { value: "p1", at: 5 })
})

Deno.test("of two records both count, as when two copies become one", () => {
  assert.deepEqual(restoredFrom({ value: newer, at: 5 }, older), newer)
  assert.equal(restoredFrom({ value: older, at: 1 }, newer), null)
  assert.deepEqual(restoredFrom({ value: mine, at: 3 }, theirs), { texts: [...mine.texts, ...theirs.texts] })
})

Deno.test("what the guide itself remembers stays as the storage has it", () => {
  assert.equal(restoredFrom({ value: { value: "p2", at: 9 }, at: 9 }, { value: "p1", at: 1 }), null)
})

Deno.test("what was removed is removed again, unless something newer has come there", () => {
  assert.equal(restoredFrom({ value: null, at: 5 }, null), null)
  assert.equal(restoredFrom({ value: null, at: 5 }, older), "remove")
  assert.equal(restoredFrom({ value: null, at: 3 }, mine), "remove")
  assert.equal(restoredFrom({ value: null, at: 4 }, newer), null)
  assert.equal(restoredFrom({ value: null, at: 5 }, { value: "p1", at: 6 }), null)
  assert.equal(restoredFrom({ value: null, at: 5 }, { value: "p1" }), "remove")
})
