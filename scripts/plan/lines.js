// The lines of the plan on the page: all items and questions of the guide. What the reader makes of
// each is the work of work/checklist.js and work/answers.js.
import { around, find, findAll } from "../base/dom.js"
import { dayOf } from "../base/format.js"
import { copyId } from "../state/storage.js"
import { madeOf, UNTOUCHED } from "./rows.js"

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").Made} Made
 * @typedef {import("./rows.js").Things} Things
 *
 * A row on the page: its element, where that stands in the guide's order, and whether it stays though
 * it no longer is as the reader chose.
 * @typedef {Row & { element: HTMLElement, home: HTMLElement, isKept: boolean }} Line
 */

/** Elements that are lines, within the list or where they stand by date. */
export const LINE = ":is([data-guide-item], [data-guide-plan-question])"

/** Whether a line shows in it. @param {HTMLElement} root */
export const hasShown = (root) => root.querySelector(`${LINE}:not([hidden])`) !== null

/** What a line is about: item/<id>. @param {HTMLElement} element */
export const thingOf = ({ dataset: { guideItem, guidePlanQuestion } }) => (
  guideItem === undefined ? `question/${guidePlanQuestion}` : `item/${guideItem}`)

/** @param {string | undefined} text */
const wordsIn = (text) => (text ?? "").split(" ")

/** @param {HTMLElement} element @returns {Line} */
function lineOf(element) {
  const { guideItem: item, guidePlanQuestion: question } = element.dataset
  const part = around(element, "[data-guide-plan-part]", HTMLElement)
  const phase = around(element, "[data-guide-plan-phase]", HTMLElement)
  return {
    ...UNTOUCHED,
    kind: item === undefined ? "question" : "item",
    id: item ?? question ?? "",
    recommendation: part?.dataset.guidePlanPart ?? "",
    phase: phase?.dataset.guidePlanPhase ?? "",
    topics: wordsIn(part?.dataset.guideTopics),
    roles: wordsIn(find(element, "[data-guide-roles]", HTMLElement).dataset.guideRoles),
    element,
    home: /** @type {HTMLElement} */ (element.parentElement),
    isKept: false,
  }
}

/** The lines in the list, in its order, by what they are about. @param {HTMLElement} list */
export const linesIn = (list) => new Map(findAll(list, LINE, HTMLElement).map((element) => [thingOf(element), lineOf(element)]))

/** Take over what the reader has made of a line; return what it was before. @param {Line} line @param {Things} things @returns {Made} */
export function refresh(line, things) {
  const { state, who, due, isOverdue, isWritten } = line
  Object.assign(line, madeOf(line, things, copyId(), dayOf(new Date())))
  return { state, who, due, isOverdue, isWritten }
}
