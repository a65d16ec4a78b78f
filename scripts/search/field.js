// The keyboard in the search: arrows go to what is found and back, Enter in the field goes to the
// first page. And the choice whether / opens it.
import { around, find, findAll, seek } from "../base/dom.js"
import { listen } from "../state/events.js"
import { close, opensElsewhere } from "./box.js"
import { element as make } from "./result.js"
import { hasShortcut, keepShortcut } from "./shortcut.js"

/** @typedef {import("./box.js").Box} Box */

const RESULT = "[data-search-result]"

/** @param {KeyboardEvent} event @param {HTMLElement[]} stops */
function move(event, stops) {
  const from = stops.findIndex((stop) => stop === document.activeElement)
  if (from === -1) return
  event.preventDefault()
  stops[from + (event.key === "ArrowDown" ? 1 : -1)]?.focus()
}

/** @param {KeyboardEvent} event @param {Box} box @param {HTMLElement} panel */
function answerKey(event, { field, isPage }, panel) {
  if (event.isComposing) return
  if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event, [field, ...findAll(panel, "a, button", HTMLElement)])
  const first = seek(panel, RESULT, HTMLElement)
  if (event.key !== "Enter" || event.target !== field || !first || isPage) return
  event.preventDefault()
  // On a phone the keys lie over the results: they go first.
  if (matchMedia("(hover: none)").matches) field.blur()
  else first.click()
}

// What the keyboard can do, said below the results.
/** @param {HTMLElement} panel @param {import("./index.js").SearchTexts} texts */
function tell(panel, { help, shortcut }) {
  const check = make("input", "")
  check.type = "checkbox"
  panel.append(make("p", "guide-search__help", help), make("label", "guide-search__shortcut", check, ` ${shortcut}`))
  const restore = () => { check.checked = hasShortcut() }
  check.addEventListener("change", () => keepShortcut(check.checked))
  listen("storage-change", restore)
  restore()
}

/** @param {Box} box @param {import("./index.js").SearchTexts} texts */
export function begin(box, texts) {
  const panel = find(box.element, "[data-guide-search-panel]", HTMLElement)
  box.element.addEventListener("keydown", (event) => answerKey(event, box, panel))
  box.element.addEventListener("click", (event) => {
    if (around(event, RESULT, HTMLElement) && !opensElsewhere(event)) close(box)
  })
  tell(panel, texts)
}
