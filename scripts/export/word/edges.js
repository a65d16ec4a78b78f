// What stands at the head and the foot of a Word file's pages.
/// <reference path="../vendor.d.ts" />
import { shortDay } from "../../base/format.js"
import { BREADTH } from "./measures.js"
import { line, run } from "./paragraphs.js"

/**
 * @typedef {import("../document.js").PlanDocument} PlanDocument
 * @typedef {import("./colours.js").Colours} Colours
 */

/** @param {string} left @param {string[]} right @param {docx.Borders} border */
const twoSides = (left, right, border) => new docx.Paragraph({
  style: "GuideEdge",
  border,
  tabStops: [{ type: docx.TabStopType.RIGHT, position: BREADTH }],
  children: [run(left), new docx.TextRun({ children: [new docx.Tab(), ...right] })],
})

// The words around the fields that Word counts by itself.
/** @param {string} text "Page {page} of {pages}" */
function pageNumber(text) {
  /** @type {Record<string, string>} */
  const fields = { "{page}": docx.PageNumber.CURRENT, "{pages}": docx.PageNumber.TOTAL_PAGES }
  return text.split(/(\{\w+\})/).map((piece) => fields[piece] ?? piece)
}

/** @param {Colours} colours */
const edge = ({ border }) => ({ ...line(border), space: 4 })

/** Not on the first page, which begins with the same. @param {PlanDocument} plan @param {Colours} colours */
export const headers = ({ organisation, title }, colours) => ({
  default: new docx.Header({ children: [twoSides(organisation, [title], { bottom: edge(colours) })] }),
  first: new docx.Header({ children: [new docx.Paragraph("")] }),
})

/** @param {PlanDocument} plan @param {Colours} colours */
export function footers({ madeWith, date, words }, colours) {
  const made = `${madeWith} \u00b7 ${shortDay(date)}`
  const footer = new docx.Footer({ children: [twoSides(made, pageNumber(words.page_number), { top: edge(colours) })] })
  return { default: footer, first: footer }
}
