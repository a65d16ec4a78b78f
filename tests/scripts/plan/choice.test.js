import "../page.js"
import assert from "node:assert/strict"
import { choiceFrom, choiceOf, chosenIn, isNarrowed, matches, nameIn, queryOf } from "../../../scripts/plan/choice.js"
import { grouped, madeOf } from "../../../scripts/plan/rows.js"
import { holds } from "../random.js"
import { ME, PLACES, THINGS, TODAY } from "./guide.js"

const groups = grouped(THINGS)
const rows = PLACES.map((place) => ({ ...place, ...madeOf(place, groups.get(`${place.kind}/${place.id}`) ?? {}, ME, TODAY) }))

/** What each field of the form offers; the first is what it has where nothing is chosen. @type {Record<string, string[]>} */
const OFFERED = {
  state: ["", "open", "done", "not-relevant"], phase: ["", "before", "after"], recommendation: ["", "ask", "tell"],
  who: ["", "nobody", "=Ane", "==nobody"], role: ["", "tenant", "builder"], topic: ["", "jobs", "health"],
  written: ["", "yes", "no"], kind: ["", "item", "question"], order: ["guide", "date"], overdue: ["", "yes"],
}
const USUAL = Object.fromEntries(Object.entries(OFFERED).map(([name, [usual]]) => [name, usual]))
const FIELDS = Object.entries(OFFERED).map(([name, offered]) => ({ name, usual: offered[0], value: offered[0], offered }))

/** The lines that show. @param {Record<string, string>} choice */
const shown = (choice) => rows.filter((row) => matches(row, { ...USUAL, ...choice })).map(({ id }) => id)

const ALL = ["one", "two", "three", "why", "four", "five", "six", "how"]

/** @type {[Record<string, string>, string[]][]} */
const CHOICES = [
  [{}, ALL],
  [{ order: "date" }, ALL],
  [{ state: "done" }, ["one", "why", "four"]],
  [{ state: "not-relevant" }, ["two"]],
  [{ state: "open" }, ["three", "five", "six", "how"]],
  [{ phase: "after" }, ["four", "five", "six", "how"]],
  [{ recommendation: "ask" }, ["one", "two", "three", "why"]],
  [{ topic: "jobs" }, ALL],
  [{ topic: "health" }, ["one", "two", "three", "why"]],
  [{ role: "builder" }, ["two", "four"]],
  [{ kind: "question" }, ["why", "how"]],
  [{ written: "yes" }, ["why", "five"]],
  [{ written: "no" }, ["one", "two", "three", "four", "six", "how"]],
  [{ overdue: "yes" }, ["three"]],
  [{ who: "=Ane" }, ["three"]],
  [{ who: "nobody" }, ["one", "two", "four", "six"]],
  [{ who: "==nobody" }, ["five"]],
  [{ who: "=Somebody else" }, []],
  [{ state: "open", written: "no", kind: "item" }, ["three", "six"]],
  [{ state: "done", overdue: "yes" }, []],
]

for (const [choice, wanted] of CHOICES) {
  Deno.test(`a choice shows what fits it: ${JSON.stringify(choice)}`, () => assert.deepEqual(shown(choice), wanted))
}

Deno.test("a name is never taken for a word of ours", () => {
  for (const name of ["Ane", "nobody", "=", "=Ane", ""]) assert.equal(nameIn(choiceOf(name)), name)
  for (const word of ["", "nobody"]) assert.equal(nameIn(word), null)
})

Deno.test("what is chosen is told, and what leaves lines out", () => {
  const choice = { ...USUAL, order: "date", overdue: "yes" }
  assert.deepEqual(chosenIn(choice, USUAL), ["order", "overdue"])
  assert.deepEqual(chosenIn(USUAL, USUAL), [])
  assert(isNarrowed(choice, USUAL))
  assert(!isNarrowed({ ...USUAL, order: "date" }, USUAL))
  assert(!isNarrowed(USUAL, USUAL))
})

// --- the address

Deno.test("the address holds what is chosen, and nothing where nothing is", () => {
  assert.equal(queryOf(USUAL, USUAL), "")
  assert.equal(queryOf({ ...USUAL, state: "done", order: "date" }, USUAL), "?state=done&order=date")
})

Deno.test("a name does not stand in the address", () => {
  assert.equal(queryOf({ ...USUAL, who: "=Ane" }, USUAL), "")
  assert.equal(queryOf({ ...USUAL, who: "nobody", kind: "item" }, USUAL), "?kind=item")
})

Deno.test("every choice comes back from its address, without whose it is", () => holds({
  count: 500,
  make: (chance) => Object.entries(OFFERED).map(([name, values]) => /** @type {[string, string]} */ ([name, chance.of(values)])),
  faultsOf(chosen) {
    const choice = { ...USUAL, ...Object.fromEntries(chosen) }
    const query = queryOf(choice, USUAL)
    const back = choiceFrom(query, FIELDS)
    const wanted = { ...choice, who: USUAL.who }
    const faults = query.includes("who") ? [query] : []
    return JSON.stringify(back) === JSON.stringify(wanted) ? faults : [...faults, `${query}: ${JSON.stringify(back)}`]
  },
}))

Deno.test("what no field offers leaves the form as it is", () => {
  for (const query of ["?state=nonsense&who=%3DNobody", "?constructor=x&__proto__=y", "?utm_source=mail", "?overdue=<b>", "?state=DONE", "?%"]) {
    assert.deepEqual(choiceFrom(query, FIELDS), USUAL, query)
  }
  const chosen = FIELDS.map((field) => (field.name === "state" ? { ...field, value: "open" } : field))
  assert.equal(choiceFrom("?state=nonsense", chosen).state, "open")
  assert.equal(choiceFrom("", chosen).state, "")
})

Deno.test("who does nothing yet may stand in an address", () => {
  assert.equal(choiceFrom("?who=nobody", FIELDS).who, "nobody")
})
