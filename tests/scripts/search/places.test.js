// deno-lint-ignore-file prefer-ascii -- the words are Danish
import assert from "node:assert/strict"
import { answerIn, isFound } from "../../../scripts/search/places.js"
import { stemOf } from "../../../scripts/search/words.js"

/** @typedef {import("../../../scripts/search/index.js").IndexedPlace} IndexedPlace */

const sentences = new Intl.Segmenter("da", { granularity: "sentence" })

/** @param {string} query */
const slotsOf = (query) => query.split(" ").map((word) => ({ rarity: 1, words: new Map([[stemOf(word), 1]]) }))

/** @param {string} query @param {IndexedPlace[]} places */
const answer = (query, ...places) => answerIn(places, slotsOf(query), sentences, 3)

/** @param {string} text */
const lead = (text, query = "genhusning") => answer(query, ["", "", text, ""]).lead

Deno.test("the sentence that says most is shown", () => {
  assert.equal(lead("Begynd her. Planlæg genhusningen og byggeriet. Byggeriet varer længe.", "genhusning byggeri"), "Planlæg genhusningen og byggeriet.")
})

Deno.test("a page found by its title is shown by its first sentence", () => {
  assert.equal(lead("Begynd her. Så videre."), "Begynd her.")
  assert.equal(lead(""), "")
})

Deno.test("a long sentence is cut around the words", () => {
  const long = Array(100).fill("ord").join(" ")
  const cut = lead(`${long} genhusning ${long}.`)
  assert.match(cut, /^\u2026 .*\bgenhusning\b.* \u2026$/)
  assert.ok(cut.length < 260)
})

Deno.test("a long sentence without spaces is cut too", () => {
  const cut = lead(`genhusning/${"x".repeat(400)}`)
  assert.match(cut, /^genhusning\/x+ \u2026$/)
  assert.ok(cut.length < 260)
})

Deno.test("the places that answer best come first and no others", () => {
  const { places } = answer(
    "plan genhusningsplan genhusning",
    ["", "", "Tekst.", ""],
    ["a", "Plan", "Noget.", ""],
    ["b", "Hus", "En plan for genhusning.", ""],
    ["c", "Genhusningsplan", "Plan for genhusning.", "Tjekpunkt"],
    ["d", "Andet", "Intet.", ""],
  )
  assert.deepEqual(places.map(({ id }) => id), ["c", "b", "a"])
  assert.equal(places[0].kind, "Tjekpunkt")
})

Deno.test("no more places are named than are wanted, and none that answers far less than the best", () => {
  /** @type {IndexedPlace[]} */
  const many = ["a", "b", "c", "d"].map((id) => [id, "Plan", "", ""])
  assert.deepEqual(answer("plan", ...many).places.map(({ id }) => id), ["a", "b", "c"])
  const { places } = answer("plan genhusning drift", ["a", "Plan for genhusning i drift", "", ""], ["b", "Andet", "plan", ""])
  assert.deepEqual(places.map(({ id }) => id), ["a"])
})

Deno.test("a name is shown with what it is", () => {
  const { places: [place], lead: before } = answer("ida lund", ["", "", "", ""], ["person-ida", "Ida Lund", "Leder. Bor her.", "Person"])
  assert.deepEqual(place, { id: "person-ida", title: "Ida Lund", kind: "Person", sentence: "Leder." })
  assert.equal(before, "")
})

Deno.test("a word is marked in whatever form it stands", () => {
  const slots = slotsOf("genhusning plan")
  assert.ok(isFound("Genhusningerne", slots) && isFound("planens", slots))
  assert.ok(!isFound("planter", slots))
})
