// What publish/search/index.py writes, and how the pages of a word are read from it.
import format from "./index-format.json" with { type: "json" }

/**
 * @typedef {object} IndexedPage
 * @property {string} url from the site's root
 * @property {string} title
 * @property {string} chapter the one it stands in, or ""
 * @property {number} weight how much a page of its kind counts
 *
 * The texts of the search, as data/site.yml has them.
 * @typedef {Record<"one" | "many" | "none" | "guessed" | "nearest" | "topics" | "begin" | "more" | "all" | "help" | "shortcut", string>} SearchTexts
 *
 * @typedef {object} SearchIndex
 * @property {IndexedPage[]} pages a page is named by its place here
 * @property {string} words the guide's, with a space between; a word is named by its place
 * @property {string} hits for each word its pages, in letters, with a space between
 * @property {string} synonyms a line for each group: "3|5 8:skema|to ord", the guide's words by their
 *   places, then what readers may write
 * @property {string} skipped words that say little, with a space between
 * @property {SearchTexts} texts
 * @property {{ title: string, url: string }[]} topics
 * @property {string} edition the folder with the texts of the pages
 *
 * What stands somewhere on a page: id (none before the first section), title, text, and what kind of
 * thing it is, or "".
 * @typedef {[id: string, title: string, text: string, kind: string]} IndexedPlace
 *
 * A page, and how much the word means there.
 * @typedef {[page: number, meaning: number]} Hit
 */

const BITS = new Map([...format.letters].map((letter, bits) => [letter, bits]))
const MORE = 1 << format.distanceBits // the bit of a letter that says that more follow

/** @param {string} letter */
const bitsOf = (letter) => BITS.get(letter) ?? 0

/**
 * The pages of a word. Each is written as the distance from the page before it, a few bits a letter,
 * and then how much the word means there, in steps.
 * @param {string} letters
 */
export function pagesOf(letters) {
  /** @type {Hit[]} */
  const found = []
  let page = -1
  let distance = 0
  let shift = 0
  for (let at = 0; at < letters.length; at += 1) {
    const bits = bitsOf(letters[at])
    distance += (bits & (MORE - 1)) << shift
    shift += format.distanceBits
    if (bits >= MORE) continue
    page += distance + 1
    at += 1
    found.push([page, bitsOf(letters[at]) / format.steps])
    distance = 0
    shift = 0
  }
  return found
}

/**
 * A function from a word's place to its pages, which are read when they are first asked for.
 * @param {SearchIndex} index
 * @returns {(at: number) => Hit[]}
 */
export function hitsIn(index) {
  const written = index.hits.split(" ")
  /** @type {Map<number, Hit[]>} */
  const read = new Map()
  return (at) => {
    const hits = read.get(at) ?? pagesOf(written[at])
    read.set(at, hits)
    return hits
  }
}
