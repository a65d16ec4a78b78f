import "../page.js"
import assert from "node:assert/strict"
import { answersTo, dayBegun, inOrder, nameOf, newestOf, prefixOf } from "../../../scripts/work/answer.js"

/** @typedef {import("../../../scripts/state/project.js").Things} Things */

/** @param {Record<string, string>} texts by answer @param {string} [by] */
const thingsOf = (texts, by = "c1") => /** @type {Things} */ (Object.fromEntries(
  Object.entries(texts).map(([answer, text]) => [`${prefixOf("q")}${answer}`, { texts: [{ text, at: 1, by }] }])))

Deno.test("an answer is called by the day it was begun where the reader is, and by her copy", () => {
  const at = new Date(2026, 2, 3, 23, 59).getTime()
  assert.equal(nameOf(at, "abcd"), `20260303-${at.toString(36)}ab`)
  assert.equal(dayBegun(nameOf(at, "abcd")), "3. marts 2026")
})

Deno.test("an answer whose name tells no day has none", () => {
  for (const name of ["20260231-a", "a", "", "2026-03-03-a", "20260303"]) assert.equal(dayBegun(name), "")
})

Deno.test("answers come with the newest first", () => {
  const days = [new Date(2026, 2, 3), new Date(2026, 2, 3, 12), new Date(2026, 10, 30), new Date(2027, 0, 1)]
  const names = days.map((day) => nameOf(day.getTime(), "c1"))
  assert.deepEqual(inOrder(names.toSorted()), names.toReversed())
})

Deno.test("only answers to the question that say something count", () => {
  const things = {
    ...thingsOf({ "20260303-a": "I marts", "20261101-b": "I november" }),
    "question/q/answer/20261201-c": { texts: [], gone: ["1.c1.2"] },
    "question/q/answer/20261202-d": { texts: [{ text: "Lagt til side", at: 1, by: "c1", aside: /** @type {const} */ (true) }] },
    "question/q/answer/20261203-e": { value: "Ingen tekst", at: 1, by: "c1" },
    "question/qq/answer/20261204-f": { texts: [{ text: "Til et andet", at: 1, by: "c1" }] },
    "question/q/other/20261205-g": { texts: [{ text: "Noget andet", at: 1, by: "c1" }] },
  }
  assert.deepEqual(answersTo("q", things, "c1"), ["20261101-b", "20260303-a"])
  assert.deepEqual(answersTo("q", {}, "c1"), [])
})

Deno.test("somebody else's answer is one too", () => {
  assert.deepEqual(answersTo("q", thingsOf({ "20260303-a": "Kollegaens" }, "c2"), "c1"), ["20260303-a"])
})

Deno.test("a new answer comes after the others also where a clock that was ahead has dated them", () => {
  assert.equal(newestOf({}), 0)
  const ahead = { "question/q/answer/a": { texts: [{ text: "Fra fremtiden", at: 9e12, by: "c1" }] } }
  assert.equal(newestOf({ ...thingsOf({ b: "Nu" }), ...ahead }), 9e12)
})
