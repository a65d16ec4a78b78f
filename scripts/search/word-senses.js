// What one word of a query leads to: what the guide's vocabulary and its synonyms make of it, and
// else a guess.
import { guesses as guessesAt } from "./likeness.js"
import { best, scaled, senseOf, together } from "./senses.js"
import { begins, has, meanings as meaningsOf, partOf, split } from "./vocabulary.js"
import { stem } from "./words.js"

/**
 * @typedef {import("./senses.js").Sense} Sense
 *
 * What the search knows, made from the index once.
 * @typedef {object} Knowledge
 * @property {string[]} words the guide's
 * @property {import("./vocabulary.js").Vocabulary} vocabulary of them
 * @property {import("./synonyms.js").Synonyms} synonyms
 * @property {(word: string) => boolean} isTelling whether a folded word says something
 * @property {(at: number) => import("./index.js").Hit[]} pagesWith
 * @property {number} count of pages
 * @property {Map<string, WordSense>} senses made before: the next letter changes one word of the query
 *
 * Whose word it is: the reader's, or one that she is typing ("begun"), a part of one of hers (it is
 * not taken apart again), or the guide's own.
 * @typedef {"typed" | "begun" | "part" | "own"} Role
 *
 * @typedef {Sense & { guess: string | null }} WordSense `guess` is the word that hers was taken for
 */

const SYNONYM = 0.8
const SYNONYM_OF_KNOWN = 0.2 // the guide has the word itself, and may mean something else by it
const PARTS = 0.7 // of a compound that the guide does not have
const PARTS_OF_KNOWN = 0.3
const ONE_PART = 0.4
const GUESS = 0.7

/** @param {Knowledge} knowledge @param {import("./vocabulary.js").Meanings} meanings */
const meant = ({ pagesWith, count }, meanings) => senseOf(meanings, pagesWith, count)

/** The sense of a word that the guide has. @param {Knowledge} knowledge @param {string} word folded */
export const guideSense = (knowledge, word) => meant(knowledge, meaningsOf(knowledge.vocabulary, word))

/** @param {Knowledge} knowledge @param {string[]} phrase of the guide's own words, folded */
const phraseSense = (knowledge, phrase) => together(phrase.map((word) => wordSense(knowledge, word, "own")))

/**
 * The senses of what a word or phrase is a synonym of.
 * @param {Knowledge} knowledge
 * @param {string} key stems with a space between
 * @param {number} [factor]
 */
export const synonymSenses = (knowledge, key, factor = SYNONYM) => (knowledge.synonyms.phrases.get(key) ?? [])
  .map((phrase) => scaled(phraseSense(knowledge, phrase), factor))

// Small words are kept from titles, for those who write them: "sommer" is no form of "som".
/** @param {Knowledge} knowledge @param {string} word @param {boolean} isTyping */
function tellingMeanings({ vocabulary, isTelling }, word, isTyping) {
  const found = meaningsOf(vocabulary, word, isTyping)
  if (isTelling(word)) for (const at of [...found.keys()]) if (!isTelling(vocabulary.folded[at])) found.delete(at)
  return found
}

// A guess is told as the word that most pages have.
/** @param {Knowledge} knowledge @param {Sense[]} senses @param {number[]} places @returns {WordSense} */
function guessed({ words, pagesWith }, senses, places) {
  const likeliest = places.reduce((one, other) => (pagesWith(other).length > pagesWith(one).length ? other : one))
  return { ...best(senses), guess: words[likeliest] }
}

/** @param {Knowledge} knowledge @param {string} word @param {Role} role @returns {WordSense} */
function newSense(knowledge, word, role) {
  const { vocabulary, synonyms } = knowledge
  const isTyping = role === "begun"
  const isOurs = has(vocabulary, word)
  const meanings = tellingMeanings(knowledge, word, isTyping)
  const told = role === "own" ? [] : synonymSenses(knowledge, stem(word), isOurs ? SYNONYM_OF_KNOWN : SYNONYM)
  const senses = [meant(knowledge, meanings), ...told]

  const isKnown = isOurs || told.length > 0
  const slips = isKnown || (isTyping && begins(vocabulary, word)) ? [] : guessesAt(vocabulary, word)
  if (slips.length) {
    const guesses = slips.map((at) => scaled(guideSense(knowledge, vocabulary.folded[at]), GUESS))
    return guessed(knowledge, [...senses, ...guesses], slips)
  }

  const isWhole = role === "typed" || isTyping
  const parts = isWhole ? split(vocabulary, word, (part) => synonyms.phrases.has(part)) : null
  if (parts) {
    const whole = together(parts.map((part) => wordSense(knowledge, part, "part")))
    return { ...best([...senses, scaled(whole, isKnown ? PARTS_OF_KNOWN : PARTS)]), guess: null }
  }

  const part = isKnown || meanings.size ? "" : partOf(vocabulary, word)
  const partly = part ? meaningsOf(vocabulary, part) : null
  if (!partly?.size) return { ...best(senses), guess: null }
  return guessed(knowledge, [...senses, scaled(meant(knowledge, partly), ONE_PART)], [...partly.keys()])
}

/** @param {Knowledge} knowledge @param {string} word folded @param {Role} role @returns {WordSense} */
export function wordSense(knowledge, word, role) {
  const key = `${word} ${role}`
  const found = knowledge.senses.get(key) ?? newSense(knowledge, word, role)
  knowledge.senses.set(key, found)
  return found
}
