// Which of the guide's words a reader's word may stand for, and how well: from the same word to a
// part of a compound. A guess at a slip of the pen is asked for by itself (likeness.js).
import { SHORTEST_ROOT, fold, root, stem, withoutEnding } from "./words.js"

/**
 * The guide's words; one is named by its place.
 * @typedef {object} Vocabulary
 * @property {string[]} folded
 * @property {string[]} stems
 * @property {Map<string, number[]>} byStem
 * @property {Map<string, number[]>} byRoot
 * @property {string} text all the words, a space before and after each: looking through it is much
 *   faster than from word to word
 * @property {number[]} starts where each begins in the text
 *
 * Words that are meant, by their places, and how well each answers.
 * @typedef {Map<number, number>} Meanings
 */

// How well a word of the guide answers.
const SAME = 1 // in any form: genhusning, genhusningen
const RELATED = 0.8 // evaluering, evaluere
const BEGUN = 0.55 // the reader is still typing
const TAIL = 0.5 // demokrati in beboerdemokrati
const HEAD = 0.45 // beboer in beboerdemokrati
const INSIDE = 0.3
const UNSURE = 0.65 // of that, where the rest of the compound is no word of the guide
const SHORTEST_PART = 3
const SHORTEST_COMPOUNDED = 4 // shorter words stand by accident in others
const SHORTEST_END = 5 // that may stand for a whole compound
const LINK = /[se]$/ // between the parts of a compound: bolig|s|social

/** @param {string[]} keys */
function group(keys) {
  /** @type {Map<string, number[]>} */
  const groups = new Map()
  keys.forEach((key, at) => {
    const places = groups.get(key)
    if (places) places.push(at)
    else groups.set(key, [at])
  })
  return groups
}

/**
 * @param {string[]} words in lower case and in one form each
 * @returns {Vocabulary}
 */
export function vocabularyOf(words) {
  const folded = words.map(fold)
  const stems = folded.map(stem)
  /** @type {number[]} */
  const starts = []
  let start = 1
  for (const word of folded) {
    starts.push(start)
    start += word.length + 1
  }
  return { folded, stems, byStem: group(stems), byRoot: group(stems.map(root)), text: ` ${folded.join(" ")} `, starts }
}

/** @param {Vocabulary} vocabulary @param {string} word folded */
export const has = ({ byStem }, word) => byStem.has(stem(word))

/** Whether a word of the guide begins so. @param {Vocabulary} vocabulary @param {string} start folded */
export const begins = ({ text }, start) => text.includes(` ${start}`)

// The place of the word that the letter at `position` of the text belongs to.
/** @param {number[]} starts @param {number} position */
function wordAt(starts, position) {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (starts[middle] <= position) low = middle
    else high = middle - 1
  }
  return low
}

/** @param {string} text @param {string} sought */
function* positionsOf(text, sought) {
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) yield at
}

// --- the parts of compounds

/** @param {Vocabulary} vocabulary @param {string} stemmed */
const isKnown = ({ byStem, byRoot }, stemmed) => byStem.has(stemmed)
  || (root(stemmed).length >= SHORTEST_ROOT && byRoot.has(root(stemmed)))

/** @param {Vocabulary} vocabulary @param {string} part */
const isPart = (vocabulary, part) => part.length >= SHORTEST_PART && (isKnown(vocabulary, stem(part))
  || (LINK.test(part) && part.length > SHORTEST_PART && isKnown(vocabulary, stem(part.slice(0, -1)))))

/** @param {Vocabulary} vocabulary @param {string} part */
const sureness = (vocabulary, part) => (isPart(vocabulary, part) ? 1 : UNSURE)

/**
 * How well a compound answers, of which the sought word is a part; 0 where it is none.
 * @param {Vocabulary} vocabulary
 * @param {string} before what stands before the sought word
 * @param {string} sought
 * @param {string} after
 */
function compoundWeight(vocabulary, before, sought, after) {
  if (!before) {
    // One letter may tie them: bolig|s|social.
    const sure = Math.max(sureness(vocabulary, after), sureness(vocabulary, after.slice(1)))
    return after.length >= SHORTEST_PART ? HEAD * sure : 0
  }
  if (withoutEnding(withoutEnding(sought + after)).length <= sought.length) {
    return before.length >= SHORTEST_PART ? TAIL * sureness(vocabulary, before) : 0
  }
  return sought.length > SHORTEST_COMPOUNDED ? INSIDE : 0
}

/** @param {Vocabulary} vocabulary @param {string} sought @param {(at: number, weight: number) => void} add */
function addCompounds(vocabulary, sought, add) {
  const { folded, starts, text } = vocabulary
  for (const position of positionsOf(text, sought)) {
    const at = wordAt(starts, position)
    const before = folded[at].slice(0, position - starts[at])
    const after = folded[at].slice(before.length + sought.length)
    const weight = compoundWeight(vocabulary, before, sought, after)
    if (weight) add(at, weight)
  }
}

// --- what a word may mean

/**
 * The words that a folded word may stand for.
 * @param {Vocabulary} vocabulary
 * @param {string} word
 * @param {boolean} [isTyping] it may be only the beginning of one
 */
export function meanings(vocabulary, word, isTyping = false) {
  const { byStem, byRoot, starts, text } = vocabulary
  /** @type {Meanings} */
  const found = new Map()
  /** @param {number} at @param {number} weight */
  const add = (at, weight) => { found.set(at, Math.max(weight, found.get(at) ?? 0)) }
  const stemmed = stem(word)
  for (const at of byStem.get(stemmed) ?? []) add(at, SAME)
  if (root(stemmed).length >= SHORTEST_ROOT) for (const at of byRoot.get(root(stemmed)) ?? []) add(at, RELATED)
  if (isTyping && word.length > 1) for (const before of positionsOf(text, ` ${word}`)) add(wordAt(starts, before + 1), BEGUN)
  const sought = stemmed.length >= SHORTEST_COMPOUNDED ? stemmed : withoutEnding(word)
  if (sought.length >= SHORTEST_COMPOUNDED) addCompounds(vocabulary, sought, add)
  return found
}

/**
 * The two words that a folded compound is made of, as even as can be, or null.
 * @param {Vocabulary} vocabulary
 * @param {string} word
 * @param {(stemmed: string) => boolean} isTold whether a stem is known that is not the guide's own
 * @returns {[string, string] | null}
 */
export function split(vocabulary, word, isTold) {
  /** @param {string} part */
  const isFirst = (part) => isPart(vocabulary, part) || isTold(stem(part)) || (LINK.test(part) && isTold(stem(part.slice(0, -1))))
  /** @param {string} part */
  const isLast = (part) => isKnown(vocabulary, stem(part)) || isTold(stem(part))
  /** @type {[string, string] | null} */
  let best = null
  let shortest = 0 // of the best one's parts
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
    const [first, last] = [word.slice(0, at), word.slice(at)]
    const shorter = Math.min(first.length, last.length)
    if (shorter <= shortest || !isFirst(first) || !isLast(last)) continue
    best = [first, last]
    shortest = shorter
  }
  return best
}

/** The longest known word that an unknown compound begins or ends with, or "". @param {Vocabulary} vocabulary @param {string} word folded */
export function partOf(vocabulary, word) {
  const ends = [...word].flatMap((_, at) => [word.slice(0, at), word.slice(at)])
  /** @param {string} part */
  const isLong = ({ length }) => length >= SHORTEST_END && word.length - length >= SHORTEST_PART
  return ends.filter((part) => isLong(part) && isPart(vocabulary, part))
    .reduce((best, part) => (part.length > best.length ? part : best), "")
}
