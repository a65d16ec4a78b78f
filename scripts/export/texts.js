// How the files put what is in a plan into words, and what they have to know of its addresses.
import { dateOf, fill, shortDay } from "../base/format.js"

/**
 * @typedef {import("../base/data.js").ExportWords} ExportWords
 * @typedef {import("./document.js").Note} Note
 * @typedef {import("./document.js").Progress} Progress
 */

/** Whether an address leads others there too; one on the reader's disk is hers alone. @param {string} address */
export const isOnTheWeb = (address) => /^https?:/.test(address)

/** When a note was written, and by whom when that is somebody else. @param {Pick<Note, "date" | "source">} note */
export const signature = ({ date, source }) => [shortDay(date), source].filter(Boolean).join(", ")

/** The same of an answer, which is of a day. @param {Date} day @param {string} source @param {ExportWords} words */
export const answerText = (day, source, words) => `${words.answer} ${signature({ date: day, source })}`

/** What a register's day says; as it stands when it is no day. @param {string} due */
export function dueText(due) {
  const date = dateOf(due)
  return date ? shortDay(date) : due
}

/** @param {import("./document.js").ItemState} state @param {ExportWords} words */
export const stateText = (state, words) => ({ open: words.open, done: words.done, "not-relevant": words.not_relevant })[state]

/** @param {Progress} progress @param {ExportWords} words */
export function progressText({ done, relevant, leftOut }, words) {
  const told = fill(words.progress, { done, relevant })
  return leftOut ? `${told} (${fill(words.left_out, { count: leftOut })})` : told
}
