import "../page.js"
import assert from "node:assert/strict"
import { byDate, countOf, grouped, isUnchanged, madeOf, namesIn, ownerOf, tally } from "../../../scripts/plan/rows.js"
import { ME, PLACES, register, text, THINGS, TODAY } from "./guide.js"

const collator = new Intl.Collator("da", { numeric: true })
const groups = grouped(THINGS)
/** @param {string} id @returns {import("./guide.js").Place} */
const placeOf = (id) => PLACES.filter((place) => place.id === id)[0]
const rows = PLACES.map((place) => ({ ...place, ...madeOf(place, groups.get(`${place.kind}/${place.id}`) ?? {}, ME, TODAY) }))
/** @param {string} id @param {import("./guide.js").Things} things */
const made = (id, things) => madeOf(placeOf(id), things, ME, TODAY)

Deno.test("a line is what the reader has made of it", () => {
  const untouched = { state: "open", who: "", due: "", isOverdue: false, isWritten: false }
  assert.deepEqual(made("one", {}), untouched)
  assert.deepEqual(made("why", {}), untouched)
  assert.deepEqual(made("three", THINGS), { ...untouched, who: "Ane", due: "2020-01-31", isOverdue: true })
  assert.deepEqual(made("four", THINGS), { ...untouched, state: "done", due: "2019-01-31" })
  assert.deepEqual(made("five", THINGS), { ...untouched, who: "=nobody", isWritten: true })
  assert.deepEqual(made("why", THINGS), { ...untouched, state: "done", isWritten: true })
})

Deno.test("a day that is none is no date, and today is not late", () => {
  assert.equal(made("one", { "item/one/due": register("<b>soon</b>") }).due, "")
  assert.equal(made("one", { "item/one/due": register(TODAY) }).isOverdue, false)
  assert.equal(made("one", { "item/one/due": register("2027-02-09") }).isOverdue, true)
})

Deno.test("an answer that has been put away or emptied is none", () => {
  const thing = "question/why/answer/20261101-a"
  assert.equal(made("why", { [thing]: { texts: [{ text: "Away", at: 1, by: "you", aside: true }] } }).isWritten, false)
  assert.equal(made("why", { [thing]: { texts: [], gone: ["a.me1.b"] } }).isWritten, false)
  assert.equal(made("why", { "question/why-not/answer/1": text("Another one's") }).isWritten, false)
})

Deno.test("a line looks alone at what belongs to it", () => {
  assert.equal(ownerOf("item/one/status"), "item/one")
  assert.equal(ownerOf("name"), "name")
  assert.deepEqual(Object.keys(groups.get("item/three") ?? {}), ["item/three/who", "item/three/due"])
  const all = [...groups.values()].flatMap((things) => Object.keys(things))
  assert.deepEqual(all.sort(), Object.keys(THINGS).sort())
})

Deno.test("how far it is counts items alone, without what is not relevant", () => {
  assert.deepEqual(countOf(rows, "project"), { done: 2, total: 5, touched: true })
  assert.deepEqual(countOf(rows, "phase:before"), { done: 1, total: 2, touched: true })
  assert.deepEqual(countOf(rows, "recommendation:tell"), { done: 1, total: 3, touched: true })
  assert.deepEqual(countOf(rows, "phase:nowhere"), { done: 0, total: 0, touched: false })
  assert.deepEqual(tally(rows), { late: 1, answered: 1, questions: 2 })
})

Deno.test("by date, the earliest comes first, those without last, and the guide's order besides", () => {
  assert.deepEqual(byDate(rows).map(({ id }) => id), ["four", "three", "six", "one", "two", "why", "five", "how"])
  const last = { ...rows[0], due: "9999-12-31" }
  assert.equal(byDate([...rows.slice(1), last])[3], last)
})

Deno.test("names are offered once, in the order of the alphabet", () => {
  /** @param {string} who */
  const by = (who) => ({ ...rows[0], who })
  const people = ["\u00c5se", "Ane", "\u00d8yvind", "", "Ane", "Bo 10", "Bo 9"].map(by)
  assert.deepEqual(namesIn(people, collator), ["Ane", "Bo 9", "Bo 10", "\u00d8yvind", "\u00c5se"])
})

Deno.test("a line has changed when the list or the progress would show it otherwise", () => {
  const [row] = rows
  assert(isUnchanged(row, { ...row }))
  for (const other of [{ state: /** @type {const} */ ("open") }, { who: "Bo" }, { due: "2027-01-01" }, { isWritten: true }]) {
    assert(!isUnchanged(row, { ...row, ...other }), JSON.stringify(other))
  }
})
