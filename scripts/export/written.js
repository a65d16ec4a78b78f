// What a reader has set and written of one thing of the guide.
import { dateOf, dayOf } from "../base/format.js"
import { ITEM_FIELDS } from "../state/kinds.js"
import { newest, view } from "../state/records.js"
import { clean, oneLine } from "./clean.js"

/**
 * @typedef {import("./document.js").Sources} Sources
 * @typedef {import("./document.js").Note} Note
 * @typedef {import("./document.js").Answer} Answer
 * @typedef {import("./document.js").ItemState} ItemState
 * @typedef {import("./document.js").Work} Work
 */

/** @type {ItemState[]} */
const STATES = ["open", "done", "not-relevant"]

/** Whether this edition knows what the thing is: a field of an item, or an answer. @param {string} thing */
export function isKnown(thing) {
  const [kind, , field, ...rest] = thing.split("/")
  return kind === "item" ? ITEM_FIELDS.includes(field) && !rest.length : kind === "question" && field === "answer" && rest.length > 0
}

/** The ids of that kind that something stands under. @param {Sources} sources @param {string} kind */
export const idsOf = ({ things }, kind) => [...new Set(Object.keys(things)
  .map((thing) => thing.split("/"))
  .filter(([of, id]) => of === kind && id !== undefined)
  .map(([, id]) => id))].sort()

/** @param {Sources} sources @param {string} thing */
function register({ things }, thing) {
  const record = things[thing]
  return record && "value" in record ? oneLine(record.value) : ""
}

/** Whose a text is, when that is somebody else. @param {Sources} sources @param {string} by */
function sourceOf({ own, nameOf, texts: { export: words } }, by) {
  return by === own ? "" : oneLine(nameOf(by)) || words.other_copy
}

/** What stands of a text, the reader's own first. @param {Sources} sources @param {string} thing @returns {Note[]} */
const notesOf = (sources, thing) => view(sources.things[thing] ?? null, sources.own).shown
  .map(({ text, at, by }) => ({ text: clean(text), date: new Date(at), source: sourceOf(sources, by) }))
  .filter(({ text }) => text !== "")

/** @param {Sources} sources @param {string} id of an item @returns {Work} */
export function workOn(sources, id) {
  const status = register(sources, `item/${id}/status`)
  const state = STATES.find((one) => one === status) ?? "open"
  const due = register(sources, `item/${id}/due`)
  return {
    state,
    reasons: notesOf(sources, `item/${id}/reason`),
    notes: notesOf(sources, `item/${id}/note`),
    who: register(sources, `item/${id}/who`),
    due,
    overdue: state === "open" && dateOf(due) !== null && due < dayOf(sources.now),
    changed: new Date(Math.max(0, ...ITEM_FIELDS.map((field) => newest(sources.things[`item/${id}/${field}`])))),
  }
}

// An answer's id begins with its day: 20261124-x8k2.
/** @param {Sources} sources @param {string} thing @returns {Answer} */
function answerOf(sources, thing) {
  const [, year, month, day] = /\/answer\/(\d{4})(\d\d)(\d\d)/.exec(thing) ?? []
  const date = dateOf(`${year}-${month}-${day}`) ?? new Date(newest(sources.things[thing]))
  return { date, notes: notesOf(sources, thing) }
}

/**
 * In the order of their days, so that one sees how a team came to think otherwise.
 * @param {Sources} sources
 * @param {string} id of a question
 */
export const answersTo = (sources, id) => Object.keys(sources.things)
  .filter((thing) => thing.startsWith(`question/${id}/answer/`)).sort()
  .map((thing) => answerOf(sources, thing))
  .filter(({ notes }) => notes.length > 0)
  .sort((a, b) => a.date.getTime() - b.date.getTime())
