// A term's definition shows on hover and focus by CSS. This adds tap, Esc, and a place
// just below the word instead of at the start of the column.
import { around, find, findAll } from "../base/dom.js"

const TERM = ".guide-term"
const WORD = ".guide-term__word"
const OPEN = "guide-term--open"
const DISMISSED = "guide-term--dismissed"

/** @param {Event | EventTarget | null} at */
const termOf = (at) => around(at, TERM, HTMLElement)

/** How far from the start of its column a definition goes, so that it stays within. @param {number} wanted @param {number} room */
export const offsetIn = (wanted, room) => Math.max(0, Math.min(wanted, room))

/** @param {HTMLElement} term */
function place(term) {
  const definition = find(term, ".guide-term__definition", HTMLElement)
  term.classList.add("guide-term--placed")
  const column = definition.offsetParent
  if (!column) return
  definition.style.removeProperty("--guide-term-offset") // it would narrow what is measured
  const box = column.getBoundingClientRect()
  const room = column.clientWidth - definition.offsetWidth
  const wanted = term.getBoundingClientRect().left - box.left - column.clientLeft
  definition.style.setProperty("--guide-term-offset", `${offsetIn(wanted, room)}px`)
}

/** @param {HTMLElement} term */
function open(term) {
  term.classList.remove(DISMISSED)
  term.classList.add(OPEN)
  place(term)
}

/** @param {HTMLElement} term */
function close(term) {
  term.classList.remove(OPEN)
  term.classList.add(DISMISSED)
}

/** @param {MouseEvent} event */
function turn(event) {
  const term = termOf(event)
  for (const other of findAll(document, `.${OPEN}`, HTMLElement)) if (other !== term) other.classList.remove(OPEN)
  if (!term || !around(event, WORD, HTMLElement)) return
  if (term.classList.contains(OPEN)) close(term)
  else open(term)
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.key === "Escape") findAll(document, `${TERM}:hover, ${TERM}:focus-within, .${OPEN}`, HTMLElement).forEach(close)
  const { target } = event
  if ((event.key === "Enter" || event.key === " ") && target instanceof HTMLElement && target.matches(WORD)) {
    event.preventDefault()
    target.click()
  }
}

/** @param {Event} event */
function arrive(event) {
  const term = termOf(event)
  if (term) place(term)
}

/** @param {PointerEvent | FocusEvent} event */
function leave(event) {
  const term = termOf(event)
  if (term && !(event.relatedTarget instanceof Node && term.contains(event.relatedTarget))) term.classList.remove(DISMISSED)
}

export function begin() {
  document.addEventListener("click", turn)
  document.addEventListener("keydown", press)
  document.addEventListener("pointerover", arrive)
  document.addEventListener("focusin", arrive)
  document.addEventListener("pointerout", leave)
  document.addEventListener("focusout", leave)
}
