// deno-lint-ignore-file prefer-ascii -- the words are Danish
import assert from "node:assert/strict"
import { find, finderOf, nearest } from "../../../scripts/search/finder.js"
import { indexOf } from "./small-index.js"

/** @typedef {Record<string, string>} Texts the pages, each by its title */

const SYNONYMS = { ejendomsfunktionær: ["vicevært"], genhusning: ["flytte ud"] }

/** @param {Texts} texts @param {string} query */
function found(texts, query) {
  const { pages, guesses } = find(finderOf(indexOf(texts, SYNONYMS)), query)
  return { titles: pages.map(([page]) => Object.keys(texts)[page]), guesses }
}

/** @type {Record<string, [query: string, text: string]>} */
const TOGETHER = {
  "inflections": ["genhusningernes", "Brug genhusningen."],
  "a verb of the noun": ["evaluere", "En evaluering."],
  "a noun of the verb": ["evaluering", "Vi evaluerer."],
  "a plural with another vowel": ["pladsmænd", "En pladsmand."],
  "the tail of a compound": ["demokrati", "Et beboerdemokrati."],
  "the head of a compound": ["genhusning", "En genhusningsplan."],
  "a compound of known words": ["genhusningsplan", "Planen for genhusning."],
  "a compound written apart": ["fælles arealer", "Et fællesareal."],
  "a compound with a linking s written apart": ["bolig social", "En boligssocial plan."],
  "a compound written together": ["fællesareal", "Et fælles areal."],
  "a hyphen": ["swotanalyse", "En SWOT-analyse."],
  "no hyphen": ["1 års gennemgang", "1-års-gennemgangen."],
  "the genitive": ["kommunens", "Kommunen."],
  "ae for æ": ["aeldre", "De ældre."],
  "aa for å": ["maal", "Et mål."],
  "an accent": ["bare", "Ida Baré."],
  "capital letters": ["ØKONOMI", "Økonomi."],
  "a synonym": ["vicevært", "En ejendomsfunktionær."],
  "a synonym of two words": ["flytte ud", "Genhusning."],
  "a synonym with words between": ["vil flytte ud snart", "Genhusning."],
  "a compound with a synonym": ["viceværtkontor", "Ejendomsfunktionærens kontor."],
  "a synonym written apart": ["vice vært", "En ejendomsfunktionær."],
  "a slip": ["genhusming", "Genhusning."],
  "two letters swapped": ["genhunsing", "Genhusning."],
  "a letter too few": ["genhusnin g", "Genhusning."],
  "a beginning": ["genhu", "Genhusning."],
  "a known part of an unknown compound": ["genhusningsxyzzy", "Genhusning."],
}

for (const [name, [query, text]] of Object.entries(TOGETHER)) {
  Deno.test(`words that belong together find each other: ${name}`, () => {
    assert.deepEqual(found({ Andet: "Noget helt andet her.", Rigtig: text }, query).titles, ["Rigtig"])
  })
}

Deno.test("words that do not belong together do not", () => {
  const pairs = [["rum", "Et forum."], ["lån", "En plan."], ["bil", "En bal."], ["vinter", "Intet."], ["trappe", "En app."]]
  for (const [query, text] of pairs) assert.deepEqual(found({ Side: text }, query).titles, [], query)
})

Deno.test("the word itself comes before its compounds", () => {
  assert.equal(found({ Planbeboer: "Tekst.", Beboerplan: "Tekst.", Beboer: "Tekst." }, "beboerne").titles[0], "Beboer")
  const { titles } = found({ A: "planbeboer", B: "beboerplan", C: "beboer" }, "beboerne")
  assert.deepEqual([titles[0], titles.length], ["C", 3])
})

Deno.test("what is written comes before a guess and is not guessed at", () => {
  assert.deepEqual(found({ Slip: "genhusnink.", Ordet: "genhusning." }, "genhusning"), { titles: ["Ordet"], guesses: [] })
})

Deno.test("a guess is told, with the word that most pages have", () => {
  const texts = { A: "beskeftigelsu", B: "beskæftigelse", C: "beskæftigelsen" }
  assert.deepEqual(found(texts, "beskeftigelse jobs").guesses, [["beskeftigelse", "beskæftigelse"]])
})

Deno.test("a word that is only begun is not guessed at", () => {
  const texts = { A: "beskæftigelse", B: "beskæftigex" }
  assert.deepEqual(found(texts, "beskæftig").guesses, [])
  assert.deepEqual(found(texts, "beskæftigx").guesses.length, 1)
})

Deno.test("what the search has been taught is no slip of the pen", () => {
  assert.deepEqual(found({ A: "ejendomsfunktionær", B: "viceværd" }, "vicevært"), { titles: ["A"], guesses: [] })
  assert.deepEqual(found({ A: "genhusning", B: "flyttex" }, "flytte ud").guesses, [])
})

Deno.test("a synonym means less where the guide has the word itself", () => {
  const { titles } = found({ A: "ejendomsfunktionær", B: "vicevært" }, "vicevært")
  assert.deepEqual(titles, ["B", "A"])
})

Deno.test("a small word in a title is no form of another", () => {
  assert.ok(!found({ "En plan som led": "Andet.", B: "Om sommeren." }, "sommer").titles.includes("En plan som led"))
})

Deno.test("a title counts more than a text", () => {
  assert.deepEqual(found({ Drift: "Vision, vision og vision.", Vision: "Drift." }, "vision").titles, ["Vision", "Drift"])
})

Deno.test("a page that is asked for by its name comes first, also by the small words in it", () => {
  const texts = { "Plan og drift": "Plan, drift.", "Plan om drift": "Plan, drift.", Drift: "plan" }
  assert.equal(found(texts, "plan om drift").titles[0], "Plan om drift")
  assert.equal(found(texts, "plan og drift").titles[0], "Plan og drift")
  assert.equal(found({ "Genhusning og byggeri": "Drift.", "Genhusningens drift": "x" }, "genhusning drift").titles[0], "Genhusningens drift")
})

Deno.test("all words count, but small words do not", () => {
  const texts = { A: "En plan.", B: "Flytning og plan.", C: "hvordan", I: "Andet." }
  assert.deepEqual(found(texts, "hvordan plan flytning").titles, ["B", "A"])
  assert.deepEqual(found(texts, "flytning ukendt").titles, ["B"], "no page has both: better some than none")
  assert.deepEqual(found(texts, "i").titles, ["I"], "alone it is all there is to go by")
})

Deno.test("a page weighs what its kind does", () => {
  const index = indexOf({ A: "plan", B: "plan" })
  index.pages[0].weight = 0.5
  assert.deepEqual(find(finderOf(index), "plan").pages.map(([page]) => page), [1, 0])
})

Deno.test("it is told by which words each word of the query was found", () => {
  const { slots } = find(finderOf(indexOf({ A: "genhusning og byggeri", B: "byggeri" })), "genhusningen og byggeriet")
  assert.deepEqual(slots.map(({ words }) => [...words.keys()]), [["genhusning"], ["byggeri"]])
  assert.ok(slots[0].rarity > slots[1].rarity, "what few pages have says more")
})

Deno.test("nothing asked is nothing found", () => {
  for (const query of ["", " ", "…"]) assert.deepEqual(find(finderOf(indexOf({ A: "plan" })), query), { pages: [], slots: [], guesses: [] })
  assert.deepEqual(found({ A: "plan" }, "qqqxyz"), { titles: [], guesses: [] })
})

Deno.test("words that look like those of the query are offered once, and no small ones", () => {
  const finder = finderOf(indexOf({ "En plan om genhusning": "vil planx" }))
  assert.deepEqual(nearest(finder, "gxnhzsning gxnhusning vill", 5), ["genhusning"])
  assert.deepEqual(nearest(finder, "om", 5), [])
})

Deno.test("the next letter finds what the whole query would", () => {
  const index = indexOf({ A: "genhusning og byggeri", B: "byggeplads", C: "genbrug" })
  const finder = finderOf(index)
  for (let length = 1; length <= "genhusning bygge".length; length += 1) {
    const query = "genhusning bygge".slice(0, length)
    assert.deepEqual(find(finder, query), find(finderOf(index), query), query)
  }
})
