// The items of checklists, wherever they stand: open, done or not relevant, with a note, who and
// when. Without scripts, boxes still tick.
import { around, find, findAll, seek } from "../base/dom.js"
import { say } from "../page/notice.js"
import { listen } from "../state/events.js"
import * as project from "../state/project.js"
import { isClosed, thingOf } from "./item.js"
import * as row from "./item-row.js"

/** @param {HTMLElement} list */
const rowsIn = (list) => findAll(list, row.ROW, HTMLElement)

/**
 * What the project says of a row's item.
 * @param {HTMLElement} element
 * @param {import("./item.js").Things} [things] of the project, where many rows are read at once
 */
export const read = (element, things) => row.read(element, things)

/** @param {HTMLElement} list */
function report(list) {
  const status = find(list, "[data-guide-checklist-status]", HTMLElement)
  status.textContent = row.progressInWords(rowsIn(list))
  status.hidden = false
  find(list, "[data-guide-checklist-reset]", HTMLElement).hidden = false
}

/** @param {HTMLElement} list */
function reset(list) {
  const undos = rowsIn(list)
    .map((one) => thingOf(row.idOf(one), "status"))
    .filter((thing) => isClosed(project.valueOf(thing)))
    .map((thing) => project.set(thing, "open"))
  const undoAll = () => undos.map((undo) => undo()).some(Boolean)
  say(row.word("guideTextNowReset"), undos.length ? undoAll : null)
}

/** Bring the rows up to date: all of them, or those of one item. @param {string} [id] */
export function showAll(id) {
  const things = project.things(project.currentId(), id ? `item/${id}/` : "item/")
  for (const one of findAll(document, row.ROW, HTMLElement)) {
    if (!id || row.idOf(one) === id) row.show(one, things)
  }
  for (const list of findAll(document, row.LIST, HTMLElement)) report(list)
}

/** @param {Event} event */
function tick(event) {
  const box = around(event, row.BOX, HTMLInputElement)
  const ticked = around(box, row.ROW, HTMLElement)
  if (box && ticked) row.setState(ticked, box.checked ? "done" : "open")
}

/** @param {Event} event */
function click(event) {
  const opened = around(around(event, row.OPENER, HTMLElement), row.ROW, HTMLElement)
  if (opened) row.turnFields(opened)
  const list = around(around(event, "[data-guide-checklist-reset]", HTMLElement), row.LIST, HTMLElement)
  if (list) reset(list)
}

/** On a page with checklists. */
export function begin() {
  if (!seek(document, "[data-guide-item-fields]", HTMLTemplateElement)) return
  document.addEventListener("change", tick)
  document.addEventListener("click", click)
  listen("project-change", ({ thing }) => {
    const [kind, id] = thing?.split("/") ?? []
    if (!thing) showAll()
    else if (kind === "item") showAll(id)
  })
  // Back and forward show a kept copy of the page, which may be old.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) showAll() })
  showAll()
}
