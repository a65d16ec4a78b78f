// What an answer to a question is called, and which answers there are. Pure functions: no page, no
// storage, no clock.
import { dateOf, dayOf, longDay } from "../base/format.js"
import { newest, view } from "../state/records.js"

/** @typedef {import("../state/project.js").Things} Things */

/** What the names of a question's answers begin with, as things of a project. @param {string} question */
export const prefixOf = (question) => `question/${question}/answer/`

/**
 * An answer is called by the day it was begun, and something no other answer has.
 * @param {number} at ms
 * @param {string} by the reader's copy of the guide
 */
export const nameOf = (at, by) => `${dayOf(new Date(at)).replaceAll("-", "")}-${at.toString(36)}${by.slice(0, 2)}`

/** The day an answer was begun, in words, or "". @param {string} answer */
export function dayBegun(answer) {
  const date = dateOf(answer.replace(/^(\d{4})(\d\d)(\d\d)-.*/, "$1-$2-$3"))
  return date ? longDay(date) : ""
}

/** The newest first. @param {Iterable<string>} answers */
export const inOrder = (answers) => [...answers].sort().reverse()

/**
 * The names of a question's answers that say something, the newest first.
 * @param {string} question
 * @param {Things} things of a project
 * @param {string} by the reader's copy of the guide
 */
export function answersTo(question, things, by) {
  const prefix = prefixOf(question)
  return inOrder(Object.keys(things)
    .filter((thing) => thing.startsWith(prefix) && view(things[thing], by).main)
    .map((thing) => thing.slice(prefix.length)))
}

/** The time after which a new answer is begun: it comes after the others also where a clock that was ahead has dated them. @param {Things} things */
export const newestOf = (things) => Object.values(things).reduce((latest, record) => Math.max(latest, newest(record)), 0)
