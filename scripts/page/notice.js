// Says what has just happened, with a way to undo it. It stays until the next, or until the reader
// closes it: nobody has to be quick.
import { find, wordOf } from "../base/dom.js"
import { wayBack } from "./way-back.js"

/** Takes back what was done, or returns false when that has been changed since. @typedef {() => unknown} Undoing */

const MOST_UNDOS = 50
/** @type {Undoing[]} */
const undos = [] // newest last

const box = () => find(document, "[data-guide-notice]", HTMLElement)
/** @param {string} name */
const part = (name) => find(box(), `[data-guide-notice-${name}]`, HTMLElement)

/** The keyboard's way out of this box, and of the one about trouble. */
export const { watch, goBack } = wayBack()

/**
 * @param {string} text
 * @param {Undoing | null} [undoing] null where there is nothing to undo
 * @param {boolean} [isMore] whether what was said before can be undone
 */
export function say(text, undoing = null, isMore = false) {
  if (undoing) undos.push(undoing)
  if (undos.length > MOST_UNDOS) undos.shift()
  // Said again even where it is the same as before.
  part("text").textContent = ""
  part("text").textContent = text
  part("undo").hidden = !(undoing || isMore)
  part("close").hidden = false
}

function close() {
  part("text").textContent = ""
  part("undo").hidden = true
  part("close").hidden = true
  goBack()
}

function undo() {
  const undoing = undos.pop()
  if (!undoing) return
  const isUndone = undoing() !== false
  say(wordOf(box(), isUndone ? "guideTextUndone" : "guideTextNotUndone"), null, undos.length > 0)
}

function undoByButton() {
  undo()
  if (part("undo").hidden) part("close").focus()
}

// As everywhere else, but in a field, where the browser undoes what was typed.
/** @param {KeyboardEvent} event */
function undoByKeyboard(event) {
  const isTyped = event.target instanceof Element && event.target.matches("textarea, input:not([type=checkbox])")
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z" || isTyped || !undos.length) return
  event.preventDefault()
  undo()
}

export function begin() {
  part("undo").addEventListener("click", undoByButton)
  part("close").addEventListener("click", close)
  document.addEventListener("keydown", undoByKeyboard)
  watch(box())
}
