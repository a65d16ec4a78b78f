import "../page.js"
import assert from "node:assert/strict"
import { isClosed, itemIn, linesOf, peopleIn, thingOf } from "../../../scripts/work/item.js"

/** @typedef {import("../../../scripts/state/project.js").Things} Things */

const TODAY = "2026-12-01"
const NOTHING = { state: "open", who: "", due: "", isOverdue: false, note: "", reason: "" }

/** What a project says of the item x, from the values and texts of its fields. @param {Record<string, string>} fields */
function itemOf(fields) {
  /** @type {Things} */
  const things = {}
  for (const [field, said] of Object.entries(fields)) {
    const isText = ["note", "reason"].includes(field)
    things[thingOf("x", field)] = isText ? { texts: [{ text: said, at: 1, by: "c1" }] } : { value: said, at: 1, by: "c1" }
  }
  return itemIn("x", things, "c1", TODAY)
}

/** The words of the page, each saying which it is. */
const WORDS = /** @type {Record<string, string>} */ ({
  guideTextNotRelevant: "Ikke relevant",
  guideTextNotRelevantBecause: "Ikke relevant: {reason}",
  guideTextWho: "Hvem: {who}",
  guideTextDue: "Frist: {date}",
  guideTextOverdue: "Frist: {date}, overskredet",
  guideTextFormer: "Skrevet om",
})

/** @param {Record<string, string>} fields @param {boolean} [isFormer] */
const linesFor = (fields, isFormer = false) => linesOf({ ...itemOf(fields), isFormer }, (name) => WORDS[name])

Deno.test("an item of which nothing is said is open", () => {
  assert.deepEqual(itemOf({}), NOTHING)
  assert.deepEqual(linesFor({}), [])
})

Deno.test("all that is said of an item is read, and nothing of another's", () => {
  assert.deepEqual(itemOf({ status: "done", who: "\u00c5se", due: "2031-02-03", note: "Ring", reason: "Ingen" }), {
    state: "done", who: "\u00c5se", due: "2031-02-03", isOverdue: false, note: "Ring", reason: "Ingen",
  })
  const things = /** @type {Things} */ ({ "item/xy/status": { value: "done", at: 1, by: "c1" } })
  assert.deepEqual(itemIn("x", things, "c1", TODAY), NOTHING)
})

Deno.test("a state that is none of the guide's is open", () => {
  for (const status of ["", "open", "Done", "toString"]) assert.equal(itemOf({ status }).state, "open")
})

Deno.test("a day that does not exist is no date, and never overdue", () => {
  for (const due of ["2026-02-31", "2026-13-01", "26-01-01", "0000-00-00", "i morgen", "2026-1-1"]) {
    assert.deepEqual(itemOf({ due }), NOTHING)
    assert.deepEqual(linesFor({ due, who: "\u00c5se" }), [["who", "Hvem: \u00c5se"]])
  }
})

Deno.test("a date is overdue from the day after it, until the item is closed", () => {
  assert.equal(itemOf({ due: "2026-11-30" }).isOverdue, true)
  assert.equal(itemOf({ due: TODAY }).isOverdue, false)
  assert.equal(itemOf({ due: "2026-12-02" }).isOverdue, false)
  for (const status of ["done", "not-relevant"]) assert.equal(itemOf({ due: "2026-11-30", status }).isOverdue, false)
})

Deno.test("a record of the wrong kind says nothing", () => {
  const things = /** @type {Things} */ ({
    "item/x/status": { texts: [{ text: "done", at: 1, by: "c1" }] },
    "item/x/who": { texts: [{ text: "\u00c5se", at: 1, by: "c1" }] },
    "item/x/note": { value: "Ring", at: 1, by: "c1" },
  })
  assert.deepEqual(itemIn("x", things, "c1", TODAY), NOTHING)
  assert.deepEqual(peopleIn(things), [])
})

Deno.test("the note is the reader's own before anybody else's", () => {
  const things = /** @type {Things} */ ({
    "item/x/note": { texts: [{ text: "Min", at: 1, by: "c1" }, { text: "Kollegaens", at: 2, by: "c2" }] },
  })
  assert.equal(itemIn("x", things, "c1", TODAY).note, "Min")
  assert.equal(itemIn("x", things, "c2", TODAY).note, "Kollegaens")
})

Deno.test("what is said of an item stands under it in an order, each by its kind", () => {
  const said = { status: "not-relevant", reason: "Ingen udbud", who: "\u00c5se", due: "2026-12-24", note: "<b>Ring</b>" }
  assert.deepEqual(linesFor(said, true), [
    ["state", "Ikke relevant: Ingen udbud"],
    ["who", "Hvem: \u00c5se"],
    ["due", "Frist: 24. december 2026"],
    ["note", "<b>Ring</b>"],
    ["former", "Skrevet om"],
  ])
  assert.deepEqual(linesFor({ status: "not-relevant" }), [["state", "Ikke relevant"]])
  assert.deepEqual(linesFor({ due: "2020-01-31" }), [["overdue", "Frist: 31. januar 2020, overskredet"]])
})

Deno.test("a reason shows only as long as the item is not relevant", () => {
  assert.deepEqual(linesFor({ status: "open", reason: "Ingen udbud" }), [])
})

Deno.test("what somebody wrote is filled in as it is, also where it looks like a place for a word", () => {
  assert.deepEqual(linesFor({ who: "{date} $& {who}" }), [["who", "Hvem: {date} $& {who}"]])
})

Deno.test("the names that a project has used are offered once each, in order", () => {
  const things = /** @type {Things} */ (Object.fromEntries(
    ["\u00c5se", "Bo", "", "Bo"].map((value, at) => [`item/x${at}/who`, { value, at: 1, by: "c1" }])))
  assert.deepEqual(peopleIn({ ...things, "item/x/whoever": { value: "Nej", at: 1, by: "c1" } }), ["Bo", "\u00c5se"])
})

Deno.test("an item is closed when it is done or not relevant", () => {
  assert.deepEqual(["done", "not-relevant", "open", ""].map(isClosed), [true, true, false, false])
})
