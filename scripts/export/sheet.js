// A plan as a file for spreadsheets: a row for each item and each answer. As Danish Excel opens
// it by itself: semicolons, and a mark in front that says UTF-8.
/// <reference path="./vendor.d.ts" />
import { dayOf } from "../base/format.js"
import { signature, stateText } from "./texts.js"

/**
 * @typedef {import("./document.js").PlanDocument} PlanDocument
 * @typedef {import("../base/data.js").ExportWords} ExportWords
 * @typedef {[phase: string, recommendation: string]} Where
 */

const BYTE_ORDER_MARK = "\ufeff"
// What a spreadsheet would take for a formula, also behind spaces and in the wide letters of
// East Asian keyboards. (The library's own pattern passes over texts of several lines.)
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/

/** @param {import("./document.js").Note[]} notes */
const told = (notes) => notes.map((note) => (note.source ? `${note.text}\n(${signature(note)})` : note.text)).join("\n\n")

/** @param {import("./document.js").PlanItem} item @param {Where} where @param {ExportWords} words */
const itemRow = (item, where, words) => [
  item.id, words.item, ...where, item.text, stateText(item.state, words),
  told(item.reasons), told(item.notes), item.who, item.due, "", item.page,
]

/** @param {import("./document.js").PlanQuestion} question @param {Where} where @param {ExportWords} words */
function questionRows({ id, text, page, answers }, where, words) {
  /** @param {string} state @param {string} note @param {string} day */
  const row = (state, note, day) => [id, words.question, ...where, text, state, "", note, "", "", day, page]
  return answers.length
    ? answers.map(({ date, notes }) => row(words.with_answer, told(notes), dayOf(date)))
    : [row(words.without_answer, "", "")]
}

/** @param {import("./document.js").Part} part @param {Where} where @param {ExportWords} words */
const rowsOf = ({ items, questions }, where, words) => [
  ...items.map((item) => itemRow(item, where, words)),
  ...questions.flatMap((question) => questionRows(question, where, words)),
]

/** @param {ExportWords} words */
const headsIn = (words) => [
  words.id, words.kind, words.phase, words.recommendation, words.text, words.state,
  words.reason, words.note_or_answer, words.who, words.due, words.answer_date, words.page, words.edition,
]

/** @param {PlanDocument} plan */
export function write({ words, phases, removed, edition }) {
  const rows = [
    ...phases.flatMap((phase) => phase.recommendations.flatMap((recommendation) => (
      rowsOf(recommendation, [phase.title, `${recommendation.number}. ${recommendation.title}`], words)))),
    ...rowsOf(removed, [words.removed, ""], words),
  ]
  // In a column of its own: a line of another kind would be in the way of sorting.
  const made = `${edition.number} (${edition.date})`
  const text = Papa.unparse(
    [headsIn(words), ...rows.map((row) => [...row, made])],
    { delimiter: ";", newline: "\r\n", escapeFormulae: FORMULA },
  )
  return new Blob([BYTE_ORDER_MARK, text], { type: "text/csv;charset=utf-8" })
}
