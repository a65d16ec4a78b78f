// What the things of a plan and their records are called where a plan comes in. Pure functions.
import { dateOf, longDay } from "../base/format.js"
import { KINDS } from "../state/kinds.js"
import { isRegister, view } from "../state/records.js"

/**
 * @typedef {import("../base/data.js").CatalogueTexts} CatalogueTexts
 * @typedef {import("../state/records.js").MaybeRecord} MaybeRecord
 *
 * The guide's words: what a field or a value is called, by its name, or null where it has none.
 * @typedef {object} Words
 * @property {(name: string) => string | null} field
 * @property {(name: string) => string | null} value
 * @property {string} nothing for what is empty
 * @property {Map<string, string>} titles of items and questions, by thing
 */

const LETTERS = 400 // shown of each text
const OF_WORDS = ["status", "state"] // fields whose values have words

/** The text of every item and question, also of those that the guide no longer has. @param {CatalogueTexts} catalogue */
export function titlesOf({ phases, retired }) {
  const recommendations = phases.flatMap((phase) => phase.recommendations)
  const all = recommendations.flatMap(({ items, questions }) => [
    ...items.map((one) => ({ kind: "item", ...one })),
    ...questions.map((one) => ({ kind: "question", ...one })),
  ])
  return new Map([...all, ...retired].map(({ kind, id, text }) => [`${kind}/${id}`, text]))
}

/** @param {string} text */
export const short = (text) => (text.length > LETTERS ? `${text.slice(0, LETTERS)} \u2026` : text)

/** A date as people write it; anything else as it stands. @param {string} value */
export function dayText(value) {
  const date = dateOf(value)
  return date ? longDay(date) : value
}

/** @param {string} thing @param {Words} words */
export function nameOf(thing, { field, titles }) {
  const [kind, id, part] = thing.split("/")
  if (!KINDS.includes(kind)) return field(thing) ?? thing
  const title = titles.get([kind, id].join("/")) ?? id
  return `${title} \u2013 ${field(part) ?? part}`
}

/** What a record says. @param {string} thing @param {MaybeRecord} record @param {Words} words */
export function wordsOf(thing, record, { value, nothing }) {
  if (!record) return nothing
  if (!isRegister(record)) return view(record, "").shown.map(({ text }) => short(text)).join("\n") || nothing
  const part = thing.split("/").at(-1) ?? ""
  const known = OF_WORDS.includes(part) ? value(record.value) : null
  return known ?? (short(part === "due" ? dayText(record.value) : record.value) || nothing)
}
