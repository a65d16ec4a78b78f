// Which pages answer a query, and with which words. Every telling word of the query gets a sense:
// how well each page answers it. A page is found by all the words together; one that has only some
// of them comes after.
import { hitsIn } from "./index.js"
import { nearest as nearestAt } from "./likeness.js"
import { understand } from "./query.js"
import { rarityOf, together } from "./senses.js"
import { synonymsFrom } from "./synonyms.js"
import { vocabularyOf } from "./vocabulary.js"
import { fold, stem, wordsOf } from "./words.js"

/**
 * @typedef {import("./word-senses.js").Knowledge} Knowledge
 *
 * What a page is called: without words that say little and in whatever form, and in full.
 * @typedef {{ name: string, fullName: string }} Named
 *
 * @typedef {object} Finder
 * @property {Knowledge} knowledge
 * @property {(Named & { weight: number })[]} pages by their places in the index
 *
 * What a word of the query was found by: the guide's words, as stems, and how well each answers.
 * @typedef {{ rarity: number, words: Map<string, number> }} Slot
 *
 * @typedef {object} Found
 * @property {[page: number, score: number][]} pages best first
 * @property {Slot[]} slots one for each telling word of the query
 * @property {[typed: string, meant: string][]} guesses
 */

const WHOLE_TITLE = 1.5 // the reader asks for the page by its name
const WORD_FOR_WORD = 4 // and with small words, which may be all that tells it from others
const WORTH_MARKING = 0.25
const LEAST = 0.05 // of the best page: what answers less is no answer

/** @param {string} text @param {(word: string) => boolean} isTelling @returns {Named} */
function named(text, isTelling) {
  const folded = wordsOf(text).map(fold)
  return { name: folded.filter(isTelling).map(stem).join(" "), fullName: folded.join(" ") }
}

/** @param {import("./index.js").SearchIndex} index @returns {Finder} */
export function finderOf(index) {
  const words = index.words.split(" ")
  const vocabulary = vocabularyOf(words)
  const skipped = new Set(wordsOf(index.skipped).map(fold))
  /** @param {string} word */
  const isTelling = (word) => !skipped.has(word)
  const synonyms = synonymsFrom(index.synonyms, vocabulary.folded, isTelling)
  return {
    knowledge: { words, vocabulary, synonyms, isTelling, pagesWith: hitsIn(index), count: index.pages.length, senses: new Map() },
    pages: index.pages.map(({ title, weight }) => ({ ...named(title, isTelling), weight })),
  }
}

/**
 * How much more a page counts that the query names.
 * @param {Named} page
 * @param {Named} asked
 * @param {boolean} hasSmallWords
 */
function timesForName(page, asked, hasSmallWords) {
  if (hasSmallWords && asked.fullName === page.fullName) return WORD_FOR_WORD
  return asked.name && asked.name === page.name ? WHOLE_TITLE : 1
}

/** @param {Finder} finder @param {string} query @returns {Found} */
export function find({ knowledge, pages }, query) {
  const { slots, guesses } = understand(knowledge, query)
  if (!slots.length) return { pages: [], slots: [], guesses: [] }
  const asked = named(query, knowledge.isTelling)
  const hasSmallWords = !wordsOf(query).map(fold).every(knowledge.isTelling)
  const { values } = together(slots)
  const scores = pages.map((page, at) => values[at] * page.weight * timesForName(page, asked, hasSmallWords))
  const most = Math.max(...scores)
  return {
    pages: [...scores.entries()].filter(([, score]) => score > LEAST * most).sort((one, other) => other[1] - one[1]),
    slots: slots.map((sense) => ({
      rarity: rarityOf(sense),
      words: new Map([...sense.words].filter(([, weight]) => weight >= WORTH_MARKING)
        .map(([at, weight]) => [knowledge.vocabulary.stems[at], weight])),
    })),
    guesses,
  }
}

/**
 * Up to `count` of the guide's words that look like those of a query.
 * @param {Finder} finder
 * @param {string} query
 * @param {number} count
 */
export function nearest({ knowledge: { words, vocabulary, isTelling } }, query, count) {
  const near = wordsOf(query).map(fold).filter(isTelling).flatMap((word) => nearestAt(vocabulary, word, count))
  return [...new Set(near)].slice(0, count).map((at) => words[at])
}
