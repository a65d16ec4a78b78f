// The lines of the plan as data: where each stands in the guide, and what the reader has made of it.
// Pure functions.
import { answersTo } from "../work/answer.js"
import * as count from "../work/count.js"
import { itemIn } from "../work/item.js"

/**
 * @typedef {import("../state/project.js").Things} Things
 *
 * @typedef {object} Place where a line stands in the guide
 * @property {"item" | "question"} kind
 * @property {string} id
 * @property {string} recommendation
 * @property {string} phase
 * @property {string[]} topics
 * @property {string[]} roles
 *
 * @typedef {object} Made what the reader has made of it
 * @property {"open" | "done" | "not-relevant"} state of a question, whether it has an answer
 * @property {string} who
 * @property {string} due a day, or ""
 * @property {boolean} isOverdue
 * @property {boolean} isWritten whether it has a note, or an answer
 *
 * @typedef {Place & Made} Row
 */

/** @type {Made} */
export const UNTOUCHED = { state: "open", who: "", due: "", isOverdue: false, isWritten: false }

/**
 * @param {Place} place
 * @param {Things} things what the project has of it, at least
 * @param {string} by the reader's copy of the guide
 * @param {string} today
 * @returns {Made}
 */
export function madeOf({ kind, id }, things, by, today) {
  if (kind === "question") {
    const isWritten = answersTo(id, things, by).length > 0
    return { ...UNTOUCHED, state: isWritten ? "done" : "open", isWritten }
  }
  const { state, who, due, isOverdue, note } = itemIn(id, things, by, today)
  return { state, who, due, isOverdue, isWritten: note !== "" }
}

/** Whether a line is the same to the list and to the progress. @param {Made} a @param {Made} b */
export const isUnchanged = (a, b) => a.state === b.state && a.who === b.who && a.due === b.due && a.isWritten === b.isWritten

/** What a thing belongs to: item/<id> of item/<id>/status. @param {string} thing */
export const ownerOf = (thing) => thing.split("/", 2).join("/")

/** Things by what they belong to, so that no line has to look through all of them. @param {Things} things */
export function grouped(things) {
  /** @type {Map<string, Things>} */
  const groups = new Map()
  for (const [thing, record] of Object.entries(things)) {
    const owner = ownerOf(thing)
    const group = groups.get(owner) ?? {}
    group[thing] = record
    groups.set(owner, group)
  }
  return groups
}

/**
 * How far the items of a scope are: "project", "phase:<id>" or "recommendation:<id>".
 * @param {Row[]} rows
 * @param {string} scope
 */
export function countOf(rows, scope) {
  const [of, id] = scope.split(":")
  /** @param {Row} row */
  const isWithin = (row) => of === "project" || (of === "phase" ? row.phase : row.recommendation) === id
  return count.countOf(rows.filter((row) => row.kind === "item" && isWithin(row)).map(({ state }) => state))
}

/** How many of a project's items are late, and questions answered. @param {Row[]} rows */
export function tally(rows) {
  const questions = rows.filter(({ kind }) => kind === "question")
  return {
    late: rows.filter(({ kind, isOverdue }) => kind === "item" && isOverdue).length,
    answered: questions.filter(({ isWritten }) => isWritten).length,
    questions: questions.length,
  }
}

/** Who does something, in the order of the alphabet. @param {Row[]} rows @param {Intl.Collator} collator */
export const namesIn = (rows, { compare }) => [...new Set(rows.map(({ who }) => who).filter(Boolean))].sort(compare)

const UNDATED = "~" // after all dates

/** The rows with the earliest date first, and the guide's order besides. @template {Row} T @param {T[]} rows */
export function byDate(rows) {
  /** @param {T} row */
  const dayOf = ({ due }) => due || UNDATED
  return [...rows].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))))
}
