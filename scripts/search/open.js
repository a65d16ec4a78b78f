// Opens the search, by its buttons, by its field, by / and by Ctrl-K, and closes it. What finds and
// shows (show.js), and the guide's words, are loaded when the reader turns to it.
import { searchIndex } from "../base/data.js"
import { around, wordOf } from "../base/dom.js"
import { forget, loadScript } from "../base/load.js"
import { boxOnPage, close, isOpen, noteAsked, opensElsewhere, queryIn, say, showOpen } from "./box.js"
import { hasShortcut } from "./shortcut.js"

/** @typedef {import("./box.js").Box} Box */

/** @type {"missing" | "loading" | "ready"} what finds and shows */
let parts = "missing"

// Where the reader was before she turned to the search: what had the keyboard, and how far down.
/** @type {{ focused: HTMLElement | SVGElement | null, scrolled: number }} */
let before = { focused: null, scrolled: 0 }

/** @param {Box} box */
async function load(box) {
  if (parts !== "missing") return
  parts = "loading"
  const index = `${box.root}assets/search/index.js`
  try {
    const [{ begin: beginShowing }] = await Promise.all([import("./show.js"), loadScript(index)])
    beginShowing(box, searchIndex())
    parts = "ready"
  } catch {
    parts = "missing" // the next opening tries again
    forget(index)
    say(box, wordOf(box.element, "textFailed"))
  }
}

/** @param {Box} box */
function open(box) {
  if (parts !== "ready" && queryIn(box)) say(box, wordOf(box.element, "textLoading"))
  load(box)
  noteAsked(box)
  showOpen(box)
}

/** @param {EventTarget | null} focused */
function noteBefore(focused) {
  const canTakeFocus = focused instanceof HTMLElement || focused instanceof SVGElement
  before = { focused: canTakeFocus ? focused : null, scrolled: scrollY }
}

/** @param {Box} box */
function turnTo(box) {
  const popover = document.querySelector(":popover-open")
  if (popover instanceof HTMLElement) popover.hidePopover() // it would lie over the search
  if (!box.element.contains(document.activeElement)) noteBefore(document.activeElement)
  open(box)
  box.field.focus()
  box.field.select()
}

// Back to where one was before.
/** @param {Box} box */
function leave(box) {
  close(box)
  const { focused, scrolled } = before
  const { activeElement } = document
  if (focused?.isConnected && focused !== document.body) focused.focus({ preventScroll: true })
  else if (activeElement instanceof HTMLElement) activeElement.blur()
  scrollTo({ top: scrolled, behavior: "instant" })
}

/** @param {Box} box */
function followFocus(box) {
  const { element, field } = box
  /** @param {Event} event */
  const closeOutside = ({ target }) => { if (target instanceof Node && !element.contains(target)) close(box) }
  element.addEventListener("focusin", ({ target, relatedTarget }) => {
    if (target !== field || isOpen(box)) return
    noteBefore(relatedTarget)
    open(box)
  })
  field.addEventListener("input", () => open(box))
  document.addEventListener("focusin", closeOutside)
  document.addEventListener("pointerdown", closeOutside)
}

/** @param {Box} box */
function followClicks(box) {
  document.addEventListener("click", (event) => {
    if (around(event, "[data-guide-search-close]", HTMLElement)) leave(box)
    else if (around(event, "[data-guide-search-open]", HTMLElement) && !opensElsewhere(event)) {
      event.preventDefault()
      turnTo(box)
    }
  })
}

/** @param {KeyboardEvent} event */
function isTyped({ target }) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
}

/** @param {KeyboardEvent} event */
function asksForSearch(event) {
  if (event.altKey || event.defaultPrevented) return false
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "k" && !event.shiftKey
  return event.key === "/" && !isTyped(event) && hasShortcut()
}

/** @param {Box} box */
function followKeys(box) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return
    if (event.key === "Escape" && !box.isPage && isOpen(box)) {
      event.preventDefault() // or the first press would only empty the field
      leave(box)
    } else if (asksForSearch(event)) {
      event.preventDefault()
      turnTo(box)
    }
  })
}

/** @param {Box} box */
function showAsked(box) {
  box.field.value = new URLSearchParams(location.search).get("q")?.slice(0, box.field.maxLength) ?? ""
  if (queryIn(box)) open(box)
}

export function begin() {
  const box = boxOnPage()
  followFocus(box)
  followClicks(box)
  followKeys(box)
  // What is to be loaded is named below the scripts.
  if (box.isPage) document.addEventListener("DOMContentLoaded", () => showAsked(box))
}
