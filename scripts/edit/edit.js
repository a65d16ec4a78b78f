// Shows, at everything on the page that is written somewhere of its own, a letter that proposes a
// change and the very line where it is written; until Esc, or the button again.
import { find, make } from "../base/dom.js"
import { fill } from "../base/format.js"
import { lineOf, nameOf } from "./letter.js"
import { HEADINGS, letterOfAddress, places, proposables } from "./things.js"

// Somebody writes there or has a word explained, and Esc is for that.
const HAS_ESC = "textarea, select, input:not([type=checkbox], [type=radio]), .guide-fields, .guide-term__word"
// What lies above the page closes first.
const ABOVE = ":popover-open, dialog[open], [data-guide-search][data-open]"

/** Each thing's element by its links. @type {Map<HTMLElement, HTMLElement>} */
const shown = new Map()
/** @type {HTMLElement | null} */
let bar = null

const button = () => find(document, "[data-guide-edit]", HTMLElement)

// --- the links

/** @param {string} href @param {string} text @param {string} name */
const linkTo = (href, text, name) => make("a", { href, rel: "noreferrer", textContent: text, ariaLabel: `${text}: ${name}` })

/** @param {import("./things.js").Proposable} proposable */
function linksFor({ thing, letter }) {
  const { words, edit, host } = places()
  const links = make("span", { className: "guide-edit" })
  links.append(linkTo(letter, words.suggest, nameOf(thing)))
  if (edit) links.append(" ", linkTo(lineOf(places(), thing), fill(words.edit, { host }), nameOf(thing)))
  return links
}

// A heading's links stand after it, for what is in it is its name; a phase's before what is in the
// phase; in a row of columns they stand in the last, and in a list of words with the explanation.
/** @param {HTMLElement} links @param {HTMLElement} element */
function put(links, element) {
  if (element.matches(HEADINGS)) element.after(links)
  else if (element.matches("li[data-guide-phase]")) find(element, "p", HTMLElement).after(links)
  else if (element.matches("dl > div, .guide-photo-note")) element.lastElementChild?.append(links)
  else (element.tagName === "FIGURE" ? find(element, "figcaption", HTMLElement) : element).append(links)
}

// --- the bar that says so

function openBar() {
  const { words } = places()
  const said = make("p")
  said.setAttribute("role", "status")
  const end = make("button", { type: "button", className: "guide-button", textContent: words.hide })
  end.addEventListener("click", hide)
  bar = make("div", { className: "guide-edit-bar" })
  bar.append(said, end)
  find(document, ".guide-messages", HTMLElement).append(bar)
  // A screen reader says only what changes in a region that it knows.
  requestAnimationFrame(() => { said.textContent = words.shown })
}

// --- showing and hiding

function show() {
  // All texts are read before anything is put among them.
  for (const proposable of proposables()) {
    const links = linksFor(proposable)
    shown.set(links, proposable.element)
    put(links, proposable.element)
  }
  button().setAttribute("aria-pressed", "true")
  openBar()
  document.addEventListener("keydown", hideByEsc) // once, however often it is said
  const [named] = [...shown].find(([, element]) => `#${element.id}` === location.hash) ?? []
  if (named) find(named, "a", HTMLElement).focus()
}

// The keyboard stays where it was, also when what it was on goes.
function hide() {
  const [, at] = [...shown].find(([links]) => links.contains(document.activeElement)) ?? []
  const wasInBar = bar?.contains(document.activeElement)
  for (const links of shown.keys()) links.remove()
  shown.clear()
  bar?.remove()
  button().setAttribute("aria-pressed", "false")
  if (at) focusOnce(at)
  else if (wasInBar) button().focus({ preventScroll: true })
}

/** @param {HTMLElement} element that takes no keyboard of its own */
function focusOnce(element) {
  element.tabIndex = -1
  element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true })
  element.focus({ preventScroll: true })
}

/** @param {KeyboardEvent} event */
function hideByEsc(event) {
  if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || !shown.size) return
  if (document.querySelector(ABOVE)) return
  if (event.target instanceof Element && event.target.closest(HAS_ESC)) return
  hide()
}

/** Show the links, or take them away again. */
export const toggle = () => (shown.size ? hide() : show())

/** Give the letter at the foot what the page's address names, or the page. @param {HTMLAnchorElement} link */
export function address(link) {
  link.href = letterOfAddress()
}
