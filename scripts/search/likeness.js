// Which of the guide's words look like a reader's word that it does not have: after a slip of the
// pen, and where nothing is found.
import { stem } from "./words.js"

/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

const SHORTEST_GUESSED = 5
const SHORTEST_OFFERED = 4
const MOST_LONGER = 4 // letters, of a word that is to look like another
const ALIKE = 0.5 // of their pairs of letters are the same

/** Whether one letter too many, too few, wrong, or swapped with the next makes them alike. @param {string} one @param {string} other */
export function isOneSlipFrom(one, other) {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let end = 0
  const longest = Math.min(one.length, other.length) - start
  while (end < longest && one.at(-1 - end) === other.at(-1 - end)) end += 1
  const [first, second] = [one, other].map((word) => word.slice(start, word.length - end))
  return Math.max(first.length, second.length) === 1
    || (first.length === 2 && second.length === 2 && first[0] === second[1] && first[1] === second[0])
}

/** The places of the words that one slip separates from a folded word. @param {Vocabulary} vocabulary @param {string} word */
export function guesses({ folded, stems }, word) {
  if (word.length < SHORTEST_GUESSED) return []
  const stemmed = stem(word)
  return folded.flatMap((one, at) => {
    const close = isOneSlipFrom(word, one)
      || (Math.min(stemmed.length, stems[at].length) >= SHORTEST_GUESSED && isOneSlipFrom(stemmed, stems[at]))
    return close ? [at] : []
  })
}

// The pairs of letters in a word, its ends included.
/** @param {string} word */
const pairs = (word) => new Set([...` ${word}`].map((letter, at) => letter + (word[at] ?? " ")))

/**
 * The places of up to `count` words that look most like a folded word.
 * @param {Vocabulary} vocabulary
 * @param {string} word
 * @param {number} count
 */
export function nearest({ folded }, word, count) {
  if (word.length < SHORTEST_OFFERED) return []
  const mine = pairs(word)
  const alike = folded.flatMap((one, at) => {
    if (Math.abs(one.length - word.length) > MOST_LONGER) return []
    const other = pairs(one)
    const likeness = (2 * [...other].filter((pair) => mine.has(pair)).length) / (mine.size + other.size)
    return likeness >= ALIKE ? [{ at, likeness }] : []
  })
  return alike.sort((a, b) => b.likeness - a.likeness).slice(0, count).map(({ at }) => at)
}
