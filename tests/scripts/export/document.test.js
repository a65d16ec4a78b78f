import "../page.js"
import assert from "node:assert/strict"
import { planDocument } from "../../../scripts/export/document.js"
import {
  asWritten, done, foreign, fullPlan, guideTexts, idsOf, late, left, note, notes, odd, open, OWN, planWith, set, sources, TEXTS, WRITTEN,
} from "./plans.js"

/** @typedef {import("../../../scripts/export/document.js").PlanDocument} PlanDocument */

const [FIRST] = idsOf("items")
const [QUESTION] = idsOf("questions")
const DAY = 24 * 60 * 60 * 1000 // ms

/** @param {PlanDocument} plan */
const recommendationsOf = (plan) => plan.phases.flatMap(({ recommendations }) => recommendations)

/** @param {PlanDocument} plan @param {string} id */
function itemIn(plan, id) {
  const found = [...recommendationsOf(plan).flatMap(({ items }) => items), ...plan.removed.items].find((one) => one.id === id)
  assert.ok(found, `no item ${id}`)
  return found
}

/** @param {PlanDocument} plan @param {string} id */
function questionIn(plan, id) {
  const found = [...recommendationsOf(plan).flatMap(({ questions }) => questions), ...plan.removed.questions].find((one) => one.id === id)
  assert.ok(found, `no question ${id}`)
  return found
}

/** @param {import("../../../scripts/export/document.js").Note[]} some */
const said = (some) => some.map(({ text, source }) => [text, source])

Deno.test("a plan has the guide's whole path in its order, with what is removed apart", () => {
  const plan = fullPlan()
  assert.deepEqual(plan.phases.map(({ id, title }) => [id, title]), [["before", "Before"], ["during", "During"], ["after", "After"]])
  assert.deepEqual(recommendationsOf(plan).map(({ number, title }) => [number, title]), [
    [1, "Recommendation 1"], [2, "Recommendation 2"], [3, "Recommendation 3"],
  ])
  assert.deepEqual(recommendationsOf(plan).flatMap(({ items }) => items.map(({ id }) => id)), idsOf("items"))
  assert.deepEqual(recommendationsOf(plan).flatMap(({ questions }) => questions.map(({ id }) => id)), idsOf("questions"))
  assert.deepEqual(plan.removed.items.map(({ id }) => id), ["gone-with-words", "gone-without"])
  assert.deepEqual(plan.removed.questions.map(({ id }) => id), ["gone-question"])
  assert.equal(itemIn(plan, FIRST).group, "First group")
})

Deno.test("every text is there as it was written, but for what no file can hold", () => {
  const plan = fullPlan()
  Object.values(TEXTS).forEach((text, index) => {
    assert.deepEqual(said(itemIn(plan, idsOf("items")[index]).notes), [[asWritten(text), ""]])
    assert.deepEqual(said(questionIn(plan, idsOf("questions")[index]).answers[0].notes), [[asWritten(text), ""]])
  })
  assert.equal(asWritten(TEXTS.control), "f\u00f8refter")
  assert.equal(asWritten(TEXTS.halfACharacter), "f\u00f8r\ufffdefter")
})

Deno.test("lines end one way, and what has one line keeps to it", () => {
  const plan = planWith({
    [`item/${FIRST}/note`]: note("one\r\ntwo\rthree\n"),
    [`item/${FIRST}/who`]: set(" Mette\n  \u0007og\tJonas "),
  }, { about: { name: "A\nname", organisation: "\u0000" } })
  assert.equal(itemIn(plan, FIRST).notes[0].text, "one\ntwo\nthree")
  assert.equal(itemIn(plan, FIRST).who, "Mette og Jonas")
  assert.equal(plan.title, "A name")
  assert.equal(plan.organisation, "")
})

Deno.test("a text of which nothing is left stands nowhere", () => {
  const plan = planWith({ [`item/${FIRST}/note`]: note(" \u0001 "), [`question/${QUESTION}/answer/20260101-a`]: note("\ufffe") })
  assert.deepEqual(itemIn(plan, FIRST).notes, [])
  assert.deepEqual(questionIn(plan, QUESTION).answers, [])
})

Deno.test("state, person, day and reason are those of the item", () => {
  const plan = fullPlan()
  assert.equal(itemIn(plan, open).state, "open")
  assert.equal(itemIn(plan, open).who, "Mette \u00c5g\u00e5rd; =driften")
  assert.equal(itemIn(plan, open).due, "2027-02-17")
  assert.equal(itemIn(plan, done).state, "done")
  assert.equal(itemIn(plan, left).state, "not-relevant")
  assert.deepEqual(said(itemIn(plan, left).reasons), [["We have no cellar.", ""]])
  assert.equal(itemIn(plan, FIRST).state, "open")
})

Deno.test("a state that no edition has is open", () => {
  assert.equal(itemIn(planWith({ [`item/${FIRST}/status`]: set("half done") }), FIRST).state, "open")
  assert.equal(itemIn(planWith({ [`item/${FIRST}/status`]: note("done") }), FIRST).state, "open")
})

Deno.test("what is open is overdue the day after its day, and never what is done or no day", () => {
  /** @param {string} due @param {string} [status] */
  const isOverdue = (due, status = "open") => itemIn(planWith({
    [`item/${FIRST}/due`]: set(due), [`item/${FIRST}/status`]: set(status),
  }), FIRST).overdue
  assert.equal(isOverdue("2027-02-09"), true)
  assert.equal(isOverdue("2027-02-10"), false) // today
  assert.equal(isOverdue("2027-02-11"), false)
  assert.equal(isOverdue("2026-13-45"), false)
  assert.equal(isOverdue(""), false)
  assert.equal(isOverdue("2027-02-09", "done"), false)
  assert.equal(isOverdue("2027-02-09", "not-relevant"), false)
  assert.equal(itemIn(fullPlan(), late).overdue, true)
  assert.equal(itemIn(fullPlan(), odd).due, "2026-13-45")
})

Deno.test("an item has changed when the newest of its fields has", () => {
  const plan = planWith({
    [`item/${FIRST}/status`]: set("done", WRITTEN),
    [`item/${FIRST}/note`]: note("Later.", WRITTEN + DAY),
    [`item/${FIRST}/due`]: set("", WRITTEN - DAY),
  })
  assert.equal(itemIn(plan, FIRST).changed.getTime(), WRITTEN + DAY)
  assert.equal(itemIn(plan, open).changed.getTime(), 0)
})

Deno.test("a note says who else has written it: the reader's own first, then the newest", () => {
  assert.deepEqual(said(itemIn(fullPlan(), foreign).notes), [
    ["I see it so.", ""], ["Without a name.", "from another browser"], ["I see it otherwise.", "Jonas Dahl"],
  ])
})

Deno.test("text that is put aside stays in the guide", () => {
  assert.ok(!JSON.stringify(fullPlan()).includes("It is put aside."))
})

Deno.test("answers come in the order of their days", () => {
  const { answers } = questionIn(planWith({
    [`question/${QUESTION}/answer/20261102-bbbb`]: note("Second."),
    [`question/${QUESTION}/answer/20260901-zzzz`]: note("First."),
    [`question/${QUESTION}/answer/undated`]: note("Between.", new Date(2026, 8, 24, 18).getTime()),
    [`question/${QUESTION}/answer/20260101-eeee`]: notes({ text: "Aside.", at: WRITTEN, by: OWN, aside: true }),
    [`question/${QUESTION}-more/answer/20260901-aaaa`]: note("Of another question."),
  }), QUESTION)
  assert.deepEqual(answers.map((one) => one.notes[0].text), ["First.", "Between.", "Second."])
  assert.deepEqual(answers.map(({ date }) => date), [new Date(2026, 8, 1), new Date(2026, 8, 24, 18), new Date(2026, 10, 2)])
})

Deno.test("how far it is, is counted by recommendation, by phase and in all", () => {
  const plan = fullPlan()
  const [before, , after] = plan.phases
  assert.deepEqual(after.progress, { done: 1, relevant: 6, leftOut: 1, answered: 4, questions: 5 })
  assert.deepEqual(after.recommendations[0].progress, after.progress)
  assert.deepEqual(before.progress, { done: 0, relevant: 7, leftOut: 0, answered: 5, questions: 5 })
  assert.deepEqual(plan.progress, { done: 1, relevant: 20, leftOut: 1, answered: 14, questions: 15 })
})

Deno.test("what the guide has given up keeps its words, as long as anybody knows them", () => {
  const plan = fullPlan()
  assert.equal(itemIn(plan, "gone-with-words").text, "Make a plan for waste.")
  assert.equal(itemIn(plan, "gone-without").text, "gone-without")
  assert.equal(questionIn(plan, "gone-question").text, "gone-question")
  assert.equal(itemIn(plan, "gone-with-words").page, "")
})

Deno.test("what has been emptied at places that are gone leaves nothing to tell", () => {
  const gone = notes({ text: "Aside.", at: WRITTEN, by: OWN, aside: true })
  const { removed } = planWith({
    "item/emptied/who": set(""), "item/emptied/status": set("open"), "item/emptied/note": gone,
    "question/emptied/answer/20260101-aaaa": gone, "item/kept/who": set("Mette"), "item/kept-too/due": set("2027-01-01"),
    "item/kept-done/status": set("done"), "item/kept-reason/reason": note("No."),
  })
  assert.deepEqual(removed.items.map(({ id }) => id), ["kept", "kept-done", "kept-reason", "kept-too"])
  assert.deepEqual(removed.questions, [])
})

Deno.test("what this edition does not know is counted, and the project itself is not", () => {
  assert.equal(fullPlan().unknown, 1)
  assert.equal(planWith({
    name: set("A"), organisation: set("B"), state: set("active"), "guide/edition": set("1.0.0"),
    [`item/${FIRST}/status`]: set("done"), [`question/${QUESTION}/answer/20260101-a`]: note("x"),
  }).unknown, 0)
  assert.equal(planWith({
    [`item/${FIRST}/colour`]: set("red"), [`item/${FIRST}/note/more`]: note("x"), [`question/${QUESTION}/vote`]: set("yes"), item: set("x"),
    [`question/${QUESTION}/answer`]: note("x"),
  }).unknown, 5)
})

Deno.test("a plan says which edition of which guide it is from", () => {
  const plan = fullPlan()
  assert.equal(plan.madeWith, "Made with A guide, edition 1.2.0 of 31. januar 2027")
  assert.deepEqual(plan.edition, { number: "1.2.0", date: "2027-01-31" })
})

Deno.test("a place has its address on the web, and none that only the reader's disk knows", () => {
  assert.equal(itemIn(fullPlan(), open).page, `https://guide.example/pages/3/index.html#tjek-${open}`)
  const fromADisk = fullPlan({ root: "file:///home/mette/guide/" })
  assert.equal(itemIn(fromADisk, open).page, `pages/3/index.html#tjek-${open}`)
  assert.ok(!JSON.stringify(fromADisk).includes("file:"))
})

Deno.test("a plan without a name or anything in it is a plan too", () => {
  const plan = planDocument(sources({ project: null, about: { name: "", organisation: "" } }))
  assert.equal(plan.title, "Min plan")
  assert.deepEqual(plan.progress, { done: 0, relevant: 21, leftOut: 0, answered: 0, questions: 15 })
  assert.deepEqual(plan.removed, { items: [], questions: [] })
  assert.deepEqual(plan.phases.length, guideTexts().phases.length)
})
