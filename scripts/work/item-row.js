// An item where it stands on the page: its box, what is said of it, and its fields when the reader
// opens them.
import { find, findAll, make, seek, wordOf } from "../base/dom.js"
import { dayOf } from "../base/format.js"
import { say } from "../page/notice.js"
import { ITEM_FIELDS } from "../state/kinds.js"
import { isFormer, set, things as thingsOf } from "../state/project.js"
import { copyId } from "../state/storage.js"
import { itemFields, offerPeople, pattern } from "./item-fields.js"
import { itemIn, linesOf, thingOf } from "./item.js"
import { inWords, progressOf } from "./progress.js"

/**
 * @typedef {import("./item.js").Item} Item
 * @typedef {import("./item.js").ItemState} ItemState
 * @typedef {import("./item.js").Things} Things
 */

export const LIST = "[data-guide-checklist]"
export const ROW = "[data-guide-item]"
export const BOX = "[data-guide-checklist-item]"
export const OPENER = "[data-guide-open-fields]"

/** @type {Record<ItemState, string>} */
const NOW = { done: "guideTextNowDone", "not-relevant": "guideTextNowNotRelevant", open: "guideTextNowOpen" }

/** The fields that are open, by their row. @type {Map<HTMLElement, import("./item-fields.js").ItemFields>} */
const opened = new Map()

/** @param {string} name */
export const word = (name) => wordOf(pattern(), name)

/** @param {HTMLElement} row */
export const idOf = (row) => wordOf(row, "guideItem")

/** How far the items of those rows are, in words. @param {HTMLElement[]} rows */
export const progressInWords = (rows) => inWords(progressOf(rows.map(idOf)))

/**
 * What the project says of a row's item.
 * @param {HTMLElement} row
 * @param {Things} [things] of the project, where many rows are read at once
 * @returns {Item}
 */
export const read = (row, things = thingsOf(undefined, `item/${idOf(row)}/`)) => itemIn(idOf(row), things, copyId(), dayOf(new Date()))

/** @param {HTMLElement} row @param {Item} item */
function showLines(row, item) {
  const isOfFormer = ITEM_FIELDS.some((field) => isFormer(thingOf(idOf(row), field)))
  const parts = linesOf({ ...item, isFormer: isOfFormer }, word).map(([kind, textContent]) => {
    const part = make("span", { textContent })
    part.dataset.guideSaid = kind
    return part
  })
  const known = seek(row, ".guide-checklist__said", HTMLElement)
  if (!known && !parts.length) return
  const line = known ?? make("p", { className: "guide-checklist__said" })
  if (!known) row.append(line)
  line.replaceChildren(...parts)
  line.hidden = !parts.length
}

/** @param {HTMLElement} row @param {Things} [things] */
export function show(row, things) {
  const item = read(row, things)
  row.dataset.guideState = item.state
  find(row, BOX, HTMLInputElement).checked = item.state === "done"
  showLines(row, item)
  opened.get(row)?.show(item)
}

/** Set an item's state and say so. @param {HTMLElement} row @param {ItemState} state */
export function setState(row, state) {
  const undo = set(thingOf(idOf(row), "status"), state)
  const around = row.closest(LIST) ?? row.parentElement
  const progress = progressInWords(around ? findAll(around, ROW, HTMLElement) : [row])
  say(`${word(NOW[state])} ${progress}.`, undo)
}

/** @param {HTMLElement} row */
function open(row) {
  const opener = find(row, OPENER, HTMLElement)
  const fields = itemFields(idOf(row), opener.getAttribute("aria-label") ?? "", {
    setRelevant: (isRelevant) => setState(row, isRelevant ? "open" : "not-relevant"),
    close: () => close(row),
  })
  opened.set(row, fields)
  row.append(fields.panel)
  show(row)
  offerPeople()
  opener.setAttribute("aria-expanded", "true")
  find(fields.panel, "textarea:not([hidden] *)", HTMLElement).focus()
}

/** @param {HTMLElement} row */
function close(row) {
  const active = document.activeElement
  if (active instanceof HTMLElement) active.blur() // what is typed there is saved
  opened.get(row)?.panel.remove()
  opened.delete(row)
  const opener = find(row, OPENER, HTMLElement)
  opener.setAttribute("aria-expanded", "false")
  opener.focus()
  show(row)
}

/** Open a row's fields, or close them. @param {HTMLElement} row */
export function turnFields(row) {
  if (opened.has(row)) close(row)
  else open(row)
}
