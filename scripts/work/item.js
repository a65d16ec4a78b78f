// What a project says of a checklist item, and how it is said. Pure functions: no page, no storage,
// no clock.
import { dateOf, fill, longDay } from "../base/format.js"
import { view } from "../state/records.js"

/**
 * @typedef {import("../state/project.js").Things} Things
 * @typedef {"open" | "done" | "not-relevant"} ItemState
 *
 * @typedef {object} Item
 * @property {ItemState} state
 * @property {string} who
 * @property {string} due a day (2026-12-01), or ""
 * @property {boolean} isOverdue
 * @property {string} note
 * @property {string} reason why it is not relevant
 *
 * @typedef {"state" | "who" | "due" | "overdue" | "note" | "former"} SaidKind
 */

/** The name of an item's field within a project. @param {string} id @param {string} field */
export const thingOf = (id, field) => `item/${id}/${field}`

/** @param {Things} things @param {string} name */
function valueIn(things, name) {
  const record = things[name]
  return record && "value" in record ? record.value : ""
}

/** Whether an item is no longer to be done. @param {string} state @returns {state is "done" | "not-relevant"} */
export const isClosed = (state) => state === "done" || state === "not-relevant"

/**
 * @param {string} id
 * @param {Things} things of a project, this item's among them
 * @param {string} by the reader's copy of the guide
 * @param {string} today
 * @returns {Item}
 */
export function itemIn(id, things, by, today) {
  const [state, who, due] = ["status", "who", "due"].map((field) => valueIn(things, thingOf(id, field)))
  const [note, reason] = ["note", "reason"].map((field) => view(things[thingOf(id, field)], by).main?.text ?? "")
  const isDay = dateOf(due) !== null
  return {
    state: isClosed(state) ? state : "open",
    who,
    due: isDay ? due : "",
    isOverdue: isDay && !isClosed(state) && due < today,
    note,
    reason,
  }
}

/** The names that a project has used for who does something. @param {Things} things */
export function peopleIn(things) {
  const names = Object.keys(things).filter((name) => name.endsWith("/who")).map((name) => valueIn(things, name))
  return [...new Set(names.filter(Boolean))].sort()
}

/**
 * What is said of an item under it, each with its kind.
 * @param {Item & { isFormer: boolean }} item isFormer: what is said was said of an item that has become this one
 * @param {(name: string) => string} word a text of the page by its name: guideTextWho
 * @returns {[SaidKind, string][]}
 */
export function linesOf(item, word) {
  /** @type {[SaidKind, string][]} */
  const lines = []
  const due = dateOf(item.due)
  if (item.state === "not-relevant") {
    lines.push(["state", fill(word(item.reason ? "guideTextNotRelevantBecause" : "guideTextNotRelevant"), { reason: item.reason })])
  }
  if (item.who) lines.push(["who", fill(word("guideTextWho"), { who: item.who })])
  if (due) {
    const name = item.isOverdue ? "guideTextOverdue" : "guideTextDue"
    lines.push([item.isOverdue ? "overdue" : "due", fill(word(name), { date: longDay(due) })])
  }
  if (item.note) lines.push(["note", item.note])
  if (item.isFormer) lines.push(["former", word("guideTextFormer")])
  return lines
}
