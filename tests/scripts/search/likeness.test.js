// What one slip of the pen is, against the plain definition of it.
import assert from "node:assert/strict"
import { isOneSlipFrom } from "../../../scripts/search/likeness.js"

const LETTERS = "aebo"

/** Every word that one slip makes of a word: a letter too few, too many, wrong, or swapped with the next. @param {string} word */
function slips(word) {
  const found = new Set()
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    for (const letter of LETTERS) {
      found.add(before + letter + after)
      if (after) found.add(before + letter + after.slice(1))
    }
    if (after) found.add(before + after.slice(1))
    if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2))
  }
  found.delete(word)
  return found
}

/** Every word of so many of the letters. @param {number} length @returns {string[]} */
const words = (length) => length === 0 ? [""] : words(length - 1).flatMap((word) => [...LETTERS].map((letter) => word + letter))

Deno.test("one slip is one letter too few, too many, wrong, or swapped with the next", () => {
  const all = [2, 3, 4].flatMap(words)
  for (const word of words(3)) {
    const near = slips(word)
    for (const other of all) {
      assert.equal(isOneSlipFrom(word, other), near.has(other), `${word} and ${other}`)
    }
  }
})

Deno.test("two slips are not one", () => {
  for (const other of ["genxxsning", "gehnsuning", "genhusnin", "egnhusnign", "genhusningen", "hengusning"]) {
    assert.equal(isOneSlipFrom("genhusning", other), other === "genhusnin", other)
  }
})
