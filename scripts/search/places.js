// What on a page answers a query: its places (a section, a checklist item, a word), best first, and
// the sentence of each that says most of it.
import { WORD, stemOf, wordsOf } from "./words.js"

/**
 * @typedef {import("./finder.js").Slot} Slot
 *
 * @typedef {{ id: string, title: string, kind: string, sentence: string }} AnsweringPlace
 *
 * @typedef {object} Answer
 * @property {string} lead the sentence before the first section, or of the page
 * @property {AnsweringPlace[]} places
 */

const IN_TITLE = 1.5 // a word in a title says what the place is about
const SHORT_TITLE = 40 // letters: a name or a term, which needs a word on what it is
const LONGEST = 240 // letters of a sentence that are shown
const LEAD_IN = 60 // of those, before the first word that answers
const WEAKEST = 0.4 // of the best place on the page: what answers less is left out

// The words of a text by their stem; the same texts are asked at every letter.
/** @type {Map<string, Set<string>>} */
const known = new Map()

/** @param {string} text */
function stemsOf(text) {
  const stems = known.get(text) ?? new Set(wordsOf(text).map(stemOf))
  known.set(text, stems)
  return stems
}

/** Whether a word as it is written is one that the query was found by. @param {string} word @param {Slot[]} slots */
export const isFound = (word, slots) => slots.some(({ words }) => words.has(stemOf(word)))

// How well a text answers.
/** @param {string} text @param {Slot[]} slots */
function answers(text, slots) {
  const stems = [...stemsOf(text)]
  return slots.reduce((sum, { rarity, words }) => (
    sum + rarity * stems.reduce((best, one) => Math.max(best, words.get(one) ?? 0), 0)), 0)
}

/** A long sentence is cut around the first word that answers. @param {string} sentence @param {Slot[]} slots */
function shortened(sentence, slots) {
  if (sentence.length <= LONGEST) return sentence
  const first = [...sentence.matchAll(WORD)].find(([word]) => isFound(word, slots))
  const start = sentence.lastIndexOf(" ", Math.max(0, (first?.index ?? 0) - LEAD_IN)) + 1
  const rest = sentence.slice(start)
  const space = rest.lastIndexOf(" ", LONGEST)
  const cut = space > 0 ? space : LONGEST
  const end = rest.length <= LONGEST ? rest.length : cut
  return `${start ? "\u2026 " : ""}${rest.slice(0, end)}${end < rest.length ? " \u2026" : ""}`
}

/**
 * The sentence that answers best; where none does, the first one or none.
 * @param {string} text
 * @param {Slot[]} slots
 * @param {Intl.Segmenter} sentences
 * @param {boolean} orFirst
 */
function sentenceFor(text, slots, sentences, orFirst) {
  const all = [...sentences.segment(text)].map(({ segment }) => segment.trim()).filter(Boolean)
  let best = orFirst ? all[0] ?? "" : ""
  let most = 0
  for (const sentence of all) {
    const score = answers(sentence, slots)
    if (score > most) [best, most] = [sentence, score]
  }
  return shortened(best, slots)
}

/**
 * @param {import("./index.js").IndexedPlace[]} places
 * @param {Slot[]} slots
 * @param {Intl.Segmenter} sentences cuts a text into them
 * @param {number} count the most places that are wanted
 * @returns {Answer}
 */
export function answerIn(places, slots, sentences, count) {
  const scored = places.map(([id, title, text, kind]) => ({
    id, title, text, kind, score: answers(`${title}\n${text}`, slots) + (IN_TITLE - 1) * answers(title, slots),
  }))
  const inside = scored.filter(({ id, score }) => id && score > 0).sort((one, other) => other.score - one.score)
  const chosen = inside.filter(({ score }) => score >= WEAKEST * inside[0].score).slice(0, count)
  const lead = scored.find(({ id }) => !id)
  return {
    lead: lead ? sentenceFor(lead.text, slots, sentences, !chosen.length) : "",
    places: chosen.map(({ id, title, text, kind }) => ({
      id, title, kind, sentence: sentenceFor(text, slots, sentences, title.length <= SHORT_TITLE),
    })),
  }
}
