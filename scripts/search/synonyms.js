// What the guide has been told that readers may write for its own words.
import { fold, stem, wordsOf } from "./words.js"

/**
 * @typedef {object} Synonyms
 * @property {Map<string, string[][]>} phrases from a reader's words, as stems with a space between, to
 *   what of the guide's is meant: phrases of folded words
 * @property {number} longest in words
 */

/**
 * What a reader may write for some words, as keys: with its small words and without.
 * @param {string[]} spelt folded
 * @param {(word: string) => boolean} isTelling
 */
function keysOf(spelt, isTelling) {
  const some = spelt.filter(isTelling)
  const ways = some.length > 1 && some.length < spelt.length ? [spelt, some] : [spelt]
  return ways.map((way) => way.map(stem).join(" "))
}

/**
 * @param {string} text as the index has them (index.js)
 * @param {string[]} folded the guide's words by their places
 * @param {(word: string) => boolean} isTelling
 * @returns {Synonyms}
 */
export function synonymsFrom(text, folded, isTelling) {
  /** @type {Map<string, string[][]>} */
  const phrases = new Map()
  let longest = 2 // also the parts of a compound may be written apart
  for (const line of text.split("\n").filter(Boolean)) {
    const [places, others] = line.split(/:(.*)/)
    const meant = places.split("|").map((phrase) => phrase.split(" ").map((at) => folded[Number(at)]))
    for (const other of others.split("|")) {
      const spelt = wordsOf(other).map(fold)
      for (const key of keysOf(spelt, isTelling)) phrases.set(key, [...(phrases.get(key) ?? []), ...meant])
      longest = Math.max(longest, spelt.length)
    }
  }
  return { phrases, longest }
}
