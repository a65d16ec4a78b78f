// What each telling word of a query is found by: alone, as part of a synonym of several words, and
// joined with its neighbour ("f\u00e6lles arealer", f\u00e6llesarealer).
import { best, scaled } from "./senses.js"
import { has } from "./vocabulary.js"
import { guideSense, synonymSenses, wordSense } from "./word-senses.js"
import { fold, stem, wordsOf } from "./words.js"

/**
 * @typedef {import("./senses.js").Sense} Sense
 * @typedef {import("./word-senses.js").Knowledge} Knowledge
 *
 * A query on its way: its words, by their places.
 * @typedef {object} Asked
 * @property {string[]} typed
 * @property {string[]} folded
 * @property {boolean[]} tells whether each says something
 * @property {(Sense | null)[]} slots what each telling word is found by
 * @property {Set<string>} known those typed that are part of a synonym, or joined with another
 *
 * @typedef {object} Understood
 * @property {Sense[]} slots one for each telling word
 * @property {[typed: string, meant: string][]} guesses
 */

const JOINED = 0.95

// All the words say something where none does by itself.
/** @param {string[]} folded @param {(word: string) => boolean} isTelling */
function telling(folded, isTelling) {
  const some = folded.map(isTelling)
  return some.includes(true) ? some : folded.map(() => true)
}

// Each run of two places or more, at most `longest`. (What a word means alone is in its sense.)
/** @param {number[]} places @param {number} longest */
function* runs(places, longest) {
  for (let from = 0; from < places.length; from += 1) {
    for (let to = from + 2; to <= Math.min(places.length, from + longest); to += 1) yield places.slice(from, to)
  }
}

/** The telling words of a run are found by this sense too. @param {Asked} asked @param {number[]} run @param {Sense} sense */
function add({ typed, tells, slots, known }, run, sense) {
  for (const at of run.filter((place) => tells[place])) {
    slots[at] = best([slots[at] ?? sense, sense])
    known.add(typed[at])
  }
}

/** @param {Knowledge} knowledge @param {Asked} asked @param {number[]} run */
function addSynonyms(knowledge, asked, run) {
  const key = run.map((at) => stem(asked.folded[at])).join(" ")
  for (const sense of synonymSenses(knowledge, key)) add(asked, run, sense)
}

/** @param {Knowledge} knowledge @param {Asked} asked @param {number[]} run of two */
function addJoined(knowledge, asked, run) {
  const [first, second] = run.map((at) => asked.folded[at])
  for (const joined of [first + second, `${first}s${second}`]) {
    if (has(knowledge.vocabulary, joined)) add(asked, run, scaled(guideSense(knowledge, joined), JOINED))
    for (const sense of synonymSenses(knowledge, stem(joined))) add(asked, run, sense)
  }
}

/** @param {Knowledge} knowledge @param {Asked} asked */
function addRuns(knowledge, asked) {
  const { tells } = asked
  const { longest } = knowledge.synonyms
  const places = asked.folded.map((_, at) => at)
  for (const run of runs(places, longest)) if (run.some((at) => tells[at])) addSynonyms(knowledge, asked, run)
  for (const run of runs(places.filter((at) => tells[at]), longest)) {
    const hasGaps = run[run.length - 1] - run[0] >= run.length
    if (hasGaps) addSynonyms(knowledge, asked, run) // small words between them are skipped
    if (run.length === 2) addJoined(knowledge, asked, run)
  }
}

/** The last word of the query may be only begun. @param {Knowledge} knowledge @param {string} query @returns {Understood} */
export function understand(knowledge, query) {
  const typed = wordsOf(query)
  const folded = typed.map(fold)
  const tells = telling(folded, knowledge.isTelling)
  const last = folded.length - 1
  const alone = folded.map((word, at) => (tells[at] ? wordSense(knowledge, word, at === last ? "begun" : "typed") : null))
  /** @type {Asked} */
  const asked = { typed, folded, tells, slots: [...alone], known: new Set() }
  addRuns(knowledge, asked)
  return {
    slots: asked.slots.flatMap((slot) => (slot ? [slot] : [])),
    guesses: alone.flatMap((sense, at) => (sense?.guess && !asked.known.has(typed[at]) ? [[typed[at], sense.guess]] : [])),
  }
}
