// A page among the results, and what answers on it, with the words marked that it was found by.
import { isFound } from "./places.js"
import { WORD } from "./words.js"

/**
 * @typedef {import("./finder.js").Slot} Slot
 * @typedef {import("./index.js").IndexedPage} IndexedPage
 */

const WORDS_AND_BETWEEN = new RegExp(`(${WORD.source})`, "u") // splitting at it keeps the words

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className or "" for none
 * @param {(Node | string)[]} content
 */
export function element(name, className, ...content) {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...content)
  return made
}

/** @param {string} className @param {string} href @param {(Node | string)[]} content */
export function link(className, href, ...content) {
  const made = element("a", className, ...content)
  made.href = href
  return made
}

/** @param {string} text @param {Slot[]} slots */
const marked = (text, slots) => text.split(WORDS_AND_BETWEEN)
  .map((part) => (part && isFound(part, slots) ? element("mark", "", part) : part))

/** @param {string} className @param {string} href @param {string} text @param {Slot[]} slots */
function resultLink(className, href, text, slots) {
  const made = link(className, href, ...marked(text, slots))
  made.dataset.searchResult = ""
  return made
}

/** @param {string} text or "" for none @param {Slot[]} slots */
const sentence = (text, slots) => (text ? [element("p", "guide-search__sentence", ...marked(text, slots))] : [])

/** A page whose places are still to come. @param {string} root @param {IndexedPage} page @param {Slot[]} slots */
export function pageItem(root, { url, title, chapter }, slots) {
  const item = element("li", "guide-search__page", resultLink("guide-search__title", root + url, title, slots))
  if (chapter && chapter !== title) item.append(element("p", "guide-search__chapter", chapter))
  return item
}

/**
 * Add what answers on the page.
 * @param {HTMLElement} item
 * @param {string} href of the page
 * @param {import("./places.js").Answer} answer
 * @param {Slot[]} slots
 */
export function addAnswer(item, href, { lead, places }, slots) {
  item.append(...sentence(lead, slots))
  if (!places.length) return
  const items = places.map(({ id, title, kind, sentence: text }) => {
    const name = kind ? [element("span", "guide-search__kind", kind), " "] : []
    return element("li", "", ...name, resultLink("guide-search__place", `${href}#${id}`, title, slots), ...sentence(text, slots))
  })
  item.append(element("ul", "guide-search__places", ...items))
}
