// deno-lint-ignore-file prefer-ascii -- the words are Danish
import assert from "node:assert/strict"
import { guesses, isOneSlipFrom, nearest } from "../../../scripts/search/likeness.js"
import { begins, has, meanings, partOf, split, vocabularyOf } from "../../../scripts/search/vocabulary.js"

const WORDS = [
  "beboer", "beboerdemokrati", "bolig", "boligsocial", "byggeplads", "demokrati", "evaluering", "forum", "genhusning",
  "kommune", "plads", "plan", "social",
]
const vocabulary = vocabularyOf(WORDS)

// How well each word of the guide answers.
/** @param {string} word @param {boolean} [isTyping] */
const answers = (word, isTyping) => Object.fromEntries([...meanings(vocabulary, word, isTyping)].map(([at, weight]) => [WORDS[at], weight]))

/** @param {number[]} places */
const named = (places) => places.map((at) => WORDS[at])

Deno.test("the word itself answers best, then its relatives, then compounds with it", () => {
  const found = answers("beboerne")
  assert.equal(found.beboer, 1)
  assert.ok(found.beboer > found.beboerdemokrati)
  assert.ok(answers("evaluere").evaluering < 1)
  assert.ok(answers("demokratiet").beboerdemokrati > answers("beboer").beboerdemokrati, "the tail says what it is")
})

Deno.test("what tells the rest of a compound makes it surer", () => {
  const [sure, unsure] = ["bolig|social", "bolig|xyzzy"].map((compound) => {
    const words = vocabularyOf(["bolig", "social", compound.replace("|", "")])
    return meanings(words, "bolig").get(2) ?? 0
  })
  assert.ok(sure > unsure && unsure > 0)
})

Deno.test("a short word that stands by accident in another is not it", () => {
  assert.equal(answers("rum").forum, undefined)
  assert.equal(answers("lån").plan, undefined)
})

Deno.test("a word on its way is found by its beginning", () => {
  assert.equal(answers("kommu").kommune, undefined)
  assert.ok(answers("kommu", true).kommune > 0)
  assert.deepEqual(Object.keys(answers("b", true)), [], "one letter is not enough")
  assert.ok(begins(vocabulary, "genhu") && !begins(vocabulary, "husning"))
})

Deno.test("the guide has a word in whatever form", () => {
  assert.ok(has(vocabulary, "kommunens"))
  assert.ok(!has(vocabulary, "kommunal"))
})

Deno.test("a compound is taken apart by known words, as even as can be", () => {
  const isTold = (/** @type {string} */ one) => one === "kontor"
  assert.deepEqual(split(vocabulary, "genhusningsplan", isTold), ["genhusnings", "plan"])
  assert.deepEqual(split(vocabulary, "byggepladskommune", isTold), ["byggeplads", "kommune"])
  assert.deepEqual(split(vocabulary, "kommunekontor", isTold), ["kommune", "kontor"])
  assert.equal(split(vocabulary, "kommunexyzzy", isTold), null)
  assert.equal(split(vocabulary, "", isTold), null)
})

Deno.test("of an unknown compound the longest known part is found", () => {
  assert.equal(partOf(vocabulary, "kommunexyzzy"), "kommune")
  assert.equal(partOf(vocabulary, "xyzzydemokrati"), "demokrati")
  assert.equal(partOf(vocabulary, "planxyzzy"), "", "too short to stand for the whole")
})

Deno.test("a slip is one letter too many, too few, wrong, or swapped with the next", () => {
  for (const slip of ["genhusningg", "genhusnin", "genhusming", "genhunsing", "egnhusning"]) assert.ok(isOneSlipFrom(slip, "genhusning"), slip)
  for (const other of ["genhusning", "genhus", "gnehunsing", "gehnunsing"]) assert.ok(!isOneSlipFrom(other, "genhusning"), other)
  assert.deepEqual(named(guesses(vocabulary, "genhusming")), ["genhusning"])
  assert.deepEqual(named(guesses(vocabulary, "genhusmingen")), ["genhusning"], "in another form")
  assert.deepEqual(guesses(vocabulary, "plag"), [], "short words are too alike")
})

Deno.test("words that look like another are offered, those most alike first", () => {
  assert.deepEqual(named(nearest(vocabulary, "gxnhzsning", 5)), ["genhusning"])
  assert.equal(named(nearest(vocabulary, "demokratu", 5))[0], "demokrati")
  assert.deepEqual(nearest(vocabulary, "bbb", 5), [])
  assert.equal(nearest(vocabularyOf(["plan", "plans", "plane"]), "planx", 2).length, 2)
})
