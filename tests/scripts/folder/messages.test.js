// What the pages of the folder hand on, and what a page has missed on its way.
import assert from "node:assert/strict"
import { frameName, handedIn, keep, missedBy } from "../../../scripts/folder/messages.js"

Deno.test("the state goes from page to page as it was", () => {
  const entries = { "this-copy": '{"value":"abc"}', "project/a/item/x/note": '{"texts":[{"text":"\\"\u00c5se\\" \\\\ \u{1f3e0}"}]}' }
  assert.deepEqual(handedIn(frameName("1-2", Object.entries(entries))), { token: "1-2", entries })
  assert.deepEqual(handedIn(frameName("1-2", new Map())), { token: "1-2", entries: {} })
})

Deno.test("a frame of somebody else's hands on nothing", () => {
  assert.equal(handedIn(""), null)
  assert.equal(handedIn("guide-tried"), null)
  assert.equal(handedIn('{"token":"1"}'), null)
})

Deno.test("what is removed is not kept", () => {
  const kept = new Map([["a", "1"], ["b", "2"]])
  keep(kept, "a", null)
  keep(kept, "c", "")
  assert.deepEqual([...kept], [["b", "2"], ["c", ""]])
})

/** @param {Record<string, string>} has @param {string[]} wrote @param {Record<string, string>} entries */
const missed = (has, wrote, entries) => Object.fromEntries(missedBy(new Map(Object.entries(has)), new Set(wrote), entries))

Deno.test("a page that has just come learns what other tabs have changed on its way", () => {
  assert.deepEqual(missed({ a: "1", b: "1", c: "1" }, [], { a: "1", b: "2", d: "1" }), { b: "2", c: null, d: "1" })
  assert.deepEqual(missed({ a: "1" }, [], { a: "1" }), {})
})

Deno.test("what a page has written itself is newer than what it is told", () => {
  assert.deepEqual(missed({ a: "2" }, ["a", "b"], { a: "1", b: "1" }), {})
})

Deno.test("what a page writes at what it is told stays", () => {
  const [kept, written] = [new Map([["a", "1"], ["b", "1"]]), new Set()]
  const told = []
  for (const [key, text] of missedBy(kept, written, { a: "2", b: "2" })) {
    told.push(key)
    keep(kept, key, text)
    written.add("b")
  }
  assert.deepEqual(told, ["a"])
})
