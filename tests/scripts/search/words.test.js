// deno-lint-ignore-file prefer-ascii -- the words are Danish
import assert from "node:assert/strict"
import { fold, root, stem, stemOf, withoutEnding, wordsOf } from "../../../scripts/search/words.js"

// That publish/search/danish.py cuts the guide's words alike is seen in tests/unit/publish/search/test_danish.py.

Deno.test("a word has one spelling, however it is written", () => {
  const spellings = { "Økonomi": "oekonomi", "ÆBLER": "aebler", "gårdmænd": "gaardmaend", "Baré": "bare", "a\u030ar": "aar", "5": "5" }
  for (const [word, folded] of Object.entries(spellings)) assert.equal(fold(word), folded)
})

Deno.test("the forms of a word are alike", () => {
  const words = [
    "genhusning genhusningen genhusnings genhusningens genhusninger genhusningerne",
    "plan planen planer planerne planernes plans",
    "social socialt sociale",
    "pladsmand pladsmænd pladsmændene",
    "bydelsmor bydelsmødre bydelsmødrene",
    "renovere renoverer renoveret renoverede",
    "hus huset huse husene",
  ]
  for (const forms of words) assert.equal(new Set(forms.split(" ").map(stemOf)).size, 1, forms)
})

Deno.test("other words are not", () => {
  for (const [one, other] of [["plan", "plante"], ["drift", "drik"], ["vision", "vis"], ["by", "bygge"], ["mor", "mod"]]) {
    assert.notEqual(stemOf(one), stemOf(other))
  }
})

Deno.test("words made from the same have a root in common", () => {
  for (const [one, other] of [["evaluering", "evaluere"], ["renovation", "renovere"]]) {
    assert.equal(root(stem(one)), root(stem(other)))
  }
  assert.equal(root(stem("ting")), stem("ting"), "a short root says too little")
})

Deno.test("a short word keeps something", () => {
  for (const word of ["ø", "et", "en", "hus", "res", "bos"]) assert.notEqual(stemOf(word), "")
  assert.equal(withoutEnding("hus"), "hus")
})

Deno.test("a text is cut at everything that is no letter and no number", () => {
  assert.deepEqual(wordsOf("SWOT-analyse, 1-års-gennemgang; é/ø <b>"), ["SWOT", "analyse", "1", "års", "gennemgang", "é", "ø", "b"])
  assert.deepEqual(wordsOf(" … "), [])
})
