// How the search compares Danish words: their letters, their endings and what they are made from.
// It only needs words of one kind to become alike, so it cuts more than a grammar would.
//
// danish.json has the rules, by which publish/search/danish.py cuts the guide's own words when the index is
// made. Endings there are patterns, in what JavaScript and Python both understand.
import rules from "./danish.json" with { type: "json" }

/** A word as it stands in a text. */
export const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** In letters: a shorter root says too little of where a word comes from. */
export const SHORTEST_ROOT = rules.shortestRoot

// ae, oe and aa are how the Danish letters are written where a keyboard lacks them.
/** @type {Record<string, string>} */
const SPELT = rules.letters
const SPECIAL = new RegExp(`[${Object.keys(SPELT).join("")}]`, "g")

/** @param {string[]} endings */
const atEnd = (endings) => new RegExp(`(?:${endings.join("|")})$`)

// Plurals that change their vowel, at the end of a word: plads|m\u00e6ndene.
const PLURALS = Object.entries(rules.plurals).map(
  ([plural, singular]) => ({ plural: new RegExp(`${plural}(?:${rules.pluralEndings.join("|")})?$`), singular }))
const INFLECTION = atEnd(rules.inflections)
const DERIVATION = atEnd(rules.derivations)
const VOWEL = new RegExp(`[${rules.vowels}]`)
const DOUBLED = new RegExp(`([${rules.doubled}])\\1$`) // plan, plannen

/** @param {string} text @returns {string[]} */
export const wordsOf = (text) => text.match(WORD) ?? []

/** One spelling for all: lower case, without accents, and without Danish letters. @param {string} word */
export const fold = (word) => word.normalize("NFC").toLowerCase()
  .replace(SPECIAL, (letter) => SPELT[letter])
  .normalize("NFD").replace(/\p{M}/gu, "")

/** A folded word without its last ending: genhusningens becomes genhusning. @param {string} word */
export function withoutEnding(word) {
  const shorter = word.replace(INFLECTION, "")
  return shorter.length >= rules.shortestStem && VOWEL.test(shorter) ? shorter : word
}

/** What all the forms of a folded word have in common. Endings can stand after each other. @param {string} word */
export function stem(word) {
  const found = PLURALS.find(({ plural }) => plural.test(word))
  if (found) return word.replace(found.plural, found.singular)
  return withoutEnding(withoutEnding(word)).replace(DOUBLED, "$1")
}

/** What a stem has in common with the words made from the same: evaluering, evaluere. @param {string} stemmed */
export function root(stemmed) {
  const shorter = stemmed.replace(DERIVATION, "")
  return shorter.length >= SHORTEST_ROOT && shorter !== stemmed ? stem(shorter) : stemmed
}

// Texts have the same words again and again.
/** @type {Map<string, string>} */
const known = new Map()

/** The stem of a word as it is written. @param {string} word */
export function stemOf(word) {
  const found = known.get(word)
  if (found !== undefined) return found
  const made = stem(fold(word))
  known.set(word, made)
  return made
}
