// What the elements of a page are that are written somewhere of their own, and what a letter says of
// them. Where each is written, assets/edit/places.js says (publish/pages/proposals.py).
//
// What a reader has written never comes into a letter: of what she writes in, only the guide's own
// title does.
import { writtenPlaces } from "../base/data.js"
import { find, findAll, wordOf } from "../base/dom.js"
import { addressOf, letterAbout } from "./letter.js"

/**
 * @typedef {import("../base/data.js").WrittenPlaces} WrittenPlaces
 * @typedef {import("./letter.js").WrittenThing} WrittenThing
 * @typedef {{ element: HTMLElement, thing: WrittenThing, letter: string }} Proposable
 */

export const HEADINGS = "h1, h2, h3, h4"
const WRITTEN_IN = "[data-guide-item], [data-guide-answers], [data-guide-progress]"

/** @returns {WrittenPlaces} */
export function places() {
  const found = writtenPlaces()
  if (!found) throw new Error("The guide does not say where it is written")
  return found
}

/** The page's place in the guide. */
const path = () => wordOf(find(document, "[data-guide-edit]", HTMLElement), "guideEdit")
const article = () => find(document, ".guide-article", HTMLElement)

/** @param {HTMLElement} element */
function headingOf(element) {
  const copy = /** @type {HTMLElement} */ (element.cloneNode(true))
  for (const aside of copy.querySelectorAll(".headerlink, [role=tooltip]")) aside.remove()
  return (copy.textContent ?? "").trim().replace(/\s+/g, " ")
}

/** @param {HTMLElement} element @param {string} title */
function textOf(element, title) {
  if (element.matches("h1")) return ""
  if (element.matches(`${HEADINGS}, ${WRITTEN_IN}`) || element.querySelector(WRITTEN_IN)) return title
  return element.innerText.trim().replace(/\n\s*\n/g, "\n")
}

// The page itself, or the entry whose page it is.
/** @param {string} page @returns {WrittenThing} */
function pageAsThing(page) {
  const { words, kinds, pages } = places()
  const { title, file, line, entry } = pages[page]
  if (!entry) return { about: words.about_page, kind: "", id: page, title, file, line }
  const [kind, id, entrysFile, entrysLine] = entry
  return { about: words.about, kind: kinds[kind], id, title, file: entrysFile, line: entrysLine }
}

/** What an element is, or null. @param {HTMLElement} element @returns {WrittenThing | null} */
function thingOf(element) {
  if (element.matches("h1")) return pageAsThing(path())
  const { words: { about }, kinds, entries, pages } = places()
  const { id } = element
  const { file, headings } = pages[path()]
  if (Object.hasOwn(headings, id)) {
    return { about, kind: kinds.heading, id, title: headingOf(element), file, line: headings[id] }
  }
  const [, prefix, entry] = /^([a-z]+)-(.+)$/.exec(id) ?? []
  if (!Object.hasOwn(entries, prefix) || !Object.hasOwn(entries[prefix], entry)) return null
  const [entrysFile, line, title] = entries[prefix][entry]
  return { about, kind: kinds[prefix], id: entry, title, file: entrysFile, line }
}

/** @param {HTMLElement} element @returns {Proposable[]} none, or one */
function proposable(element) {
  const thing = thingOf(element)
  if (!thing) return []
  const anchor = element.matches("h1") ? "" : element.id
  const letter = letterAbout(places(), thing, textOf(element, thing.title), addressOf(path(), anchor, location))
  return [{ element, thing, letter }]
}

/** Everything on the page that a change can be proposed of, in its order. */
export const proposables = () => findAll(article(), "h1, [id]", HTMLElement).flatMap(proposable)

/** The letter about what the page's address names, or about the page. */
export function letterOfAddress() {
  const named = document.querySelector(":target")
  const found = named instanceof HTMLElement && article().contains(named) ? proposable(named) : []
  const [{ letter }] = found.length ? found : proposable(find(article(), "h1", HTMLElement))
  return letter
}
