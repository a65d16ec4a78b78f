// An index of a few pages, as publish/search/index.py makes one of a guide's pages, but that a word
// in a title means as much as a word can, and one in the text half of that.
import format from "../../../scripts/search/index-format.json" with { type: "json" }
import { fold, stem, wordsOf } from "../../../scripts/search/words.js"

/** @typedef {import("../../../scripts/search/index.js").SearchIndex} SearchIndex */

export const SKIPPED = "de den det en et han har hvordan i og om som vil"
const IN_TITLE = format.steps
const IN_TEXT = format.steps / 2

/** @param {string} word in lower case */
const keyOf = (word) => stem(fold(word))

/**
 * @param {Record<string, string>} texts the pages, each by its title
 * @param {Record<string, string[]>} [synonyms] what readers may write, by the guide's own words
 * @param {string} [skipped]
 * @returns {SearchIndex}
 */
export function indexOf(texts, synonyms = {}, skipped = SKIPPED) {
  const pages = Object.entries(texts).map(([title, text]) => ({ title: title.toLowerCase(), text: text.toLowerCase() }))
  /** @param {{ title: string, text: string }} page */
  const said = ({ title, text }) => [...wordsOf(title), ...wordsOf(text).filter((word) => !skipped.split(" ").includes(word))]
  const names = new Map(pages.flatMap(said).reverse().map((word) => [keyOf(word), word])) // by the first form
  const keys = [...names.keys()]
  /** @param {string} key @param {string} text */
  const has = (key, text) => wordsOf(text).map(keyOf).includes(key)
  /** @param {string} key */
  const hitsOf = (key) => {
    let last = -1
    return pages.map(({ title, text }, page) => {
      const steps = has(key, title) ? IN_TITLE : IN_TEXT * Number(has(key, text))
      if (!steps) return ""
      const distance = page - last - 1
      last = page
      return format.letters[distance] + format.letters[steps]
    }).join("")
  }
  /** @param {string} phrase */
  const placesOf = (phrase) => wordsOf(phrase.toLowerCase()).map(keyOf).flatMap((key) => (names.has(key) ? [keys.indexOf(key)] : []))
  const known = Object.entries(synonyms).filter(([ours]) => placesOf(ours).length)
  return {
    pages: Object.keys(texts).map((title) => ({ url: `${title}.html`, title, chapter: "", weight: 1 })),
    words: keys.map((key) => names.get(key)).join(" "),
    hits: keys.map(hitsOf).join(" "),
    synonyms: known.map(([ours, others]) => `${placesOf(ours).join(" ")}:${others.join("|")}`).join("\n"),
    skipped,
    texts: { one: "", many: "", none: "", guessed: "", nearest: "", topics: "", begin: "", more: "", all: "", help: "", shortcut: "" },
    topics: [],
    edition: "x",
  }
}
