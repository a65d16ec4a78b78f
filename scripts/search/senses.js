// What words and phrases lead to, and how such senses are put together.

/**
 * @typedef {import("./vocabulary.js").Meanings} Meanings
 *
 * @typedef {object} Sense
 * @property {Float64Array} values how well each page answers
 * @property {Meanings} words by which words of the guide
 */

const OTHERS = 0.35 // what a page's other words for the same add to its best one
const COVERS = 0.02 // a page that answers a word better than this has it

/**
 * The sense of words of the guide.
 * @param {Meanings} meanings
 * @param {(at: number) => import("./index.js").Hit[]} pagesWith
 * @param {number} count of pages
 * @returns {Sense}
 */
export function senseOf(meanings, pagesWith, count) {
  const values = new Float64Array(count)
  const sums = new Float64Array(count)
  for (const [at, weight] of meanings) {
    for (const [page, meaning] of pagesWith(at)) {
      sums[page] += weight * meaning
      values[page] = Math.max(values[page], weight * meaning)
    }
  }
  return { values: values.map((value, page) => value + OTHERS * (sums[page] - value)), words: meanings }
}

/** @param {Sense} sense @param {number} factor @returns {Sense} */
export const scaled = ({ values, words }, factor) => ({
  values: values.map((value) => value * factor),
  words: new Map([...words].map(([at, weight]) => [at, weight * factor])),
})

/** @param {Sense[]} senses */
function allWords(senses) {
  /** @type {Meanings} */
  const all = new Map()
  for (const { words } of senses) for (const [at, weight] of words) all.set(at, Math.max(weight, all.get(at) ?? 0))
  return all
}

/** Any of the senses: a page answers as well as it answers the best of them. @param {Sense[]} senses @returns {Sense} */
export const best = (senses) => ({
  values: senses[0].values.map((_, page) => Math.max(...senses.map(({ values }) => values[page]))),
  words: allWords(senses),
})

/** A sense that few pages answer says more than one that many do. @param {Sense} sense */
export function rarityOf({ values }) {
  const answering = values.reduce((sum, value) => sum + Math.min(1, 2 * value), 0)
  return Math.log(1 + values.length / (0.5 + answering))
}

/** All of the senses: a page that answers only some of them answers less. @param {Sense[]} senses @returns {Sense} */
export function together(senses) {
  const rarities = senses.map(rarityOf)
  const total = rarities.reduce((sum, rarity) => sum + rarity, 0)
  const values = senses[0].values.map((_, page) => {
    let sum = 0
    let covered = 0
    senses.forEach((sense, at) => {
      const value = sense.values[page]
      sum += rarities[at] * value
      if (value > COVERS) covered += rarities[at] * Math.min(1, 0.5 + value)
    })
    return (sum / total) * (covered / total)
  })
  return { values, words: allWords(senses) }
}
