// Takes the plan of the reader's project out of the guide as a file.
import { download, fileName } from "../base/download.js"
import { dayOf } from "../base/format.js"
import { load } from "../base/load.js"
import { planDocument } from "./document.js"
import { sourcesHere } from "./sources.js"

/**
 * @typedef {import("./document.js").PlanDocument} PlanDocument
 *
 * What writes one kind of file; null when there is nothing to put in it.
 * @typedef {{ write: (plan: PlanDocument) => Blob | null | Promise<Blob> }} Writer
 * @typedef {{ extension: string, writer: () => Promise<Writer> }} Format
 */

// What a format needs besides is in the page's template of the same name: "export-word".
/** @type {Record<string, Format>} */
const FORMATS = {
  word: { extension: "docx", writer: () => import("./word.js") },
  sheet: { extension: "csv", writer: () => import("./sheet.js") },
  markdown: { extension: "md", writer: () => import("./markdown.js") },
  calendar: { extension: "ics", writer: () => import("./calendar.js") },
}

/** @param {PlanDocument} plan @param {string} extension */
export const nameOf = ({ title, words, date }, extension) => fileName(title, words.unnamed, dayOf(date), extension)

/**
 * Give the reader the plan of the current project. The promise holds the file's name; null when
 * there is nothing to put in it (no item has a date). It is broken when a script cannot be loaded
 * or the file cannot be made.
 * @param {string} format a name in FORMATS
 */
export async function save(format) {
  const { extension, writer } = FORMATS[format]
  await load("texts")
  const { write } = await writer()
  const plan = planDocument(sourcesHere())
  const blob = await write(plan)
  if (blob === null) return null
  const name = nameOf(plan, extension)
  download(name, blob)
  return name
}
