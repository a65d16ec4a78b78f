// The search on a page: its field, what it says, whether it is open. It comes with every page, and
// what finds and shows (show.js) uses it too.
import { find, findAll, setText, wordOf } from "../base/dom.js"

/**
 * @typedef {object} Box
 * @property {HTMLElement} element
 * @property {HTMLInputElement} field
 * @property {string} root the way from the page to the site's root
 * @property {boolean} isPage whether it is the page of results, where it always stands open
 */

/** @returns {Box} */
export function boxOnPage() {
  const element = find(document, "[data-guide-search]", HTMLElement)
  return {
    element,
    field: find(element, "[type=search]", HTMLInputElement),
    root: wordOf(element, "frontPage").replace(/index\.html$/, ""),
    isPage: element.hasAttribute("data-guide-search-page"),
  }
}

/** @param {Box} box */
export const queryIn = ({ field }) => field.value.trim()

/** @param {Box} box @param {string} text */
export function say({ element }, text) {
  for (const status of findAll(element, "[data-guide-search-status]", HTMLElement)) setText(status, text)
}

/** @param {Box} box */
export const isOpen = ({ element }) => element.hasAttribute("data-open")

/** @param {Box} box */
export const showOpen = ({ element }) => { element.toggleAttribute("data-open", true) }

/** @param {Box} box */
export const close = ({ element }) => element.removeAttribute("data-open")

/** Results and topics are drawn in different ways. @param {Box} box */
export const noteAsked = (box) => { box.element.toggleAttribute("data-asked", queryIn(box) !== "") }

/** A link that opens a window of its own leaves this one as it is. @param {MouseEvent} event */
export const opensElsewhere = (event) => event.ctrlKey || event.metaKey || event.shiftKey
