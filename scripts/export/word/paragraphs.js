// The paragraphs of a Word file, and the lines around what stands in it.
/// <reference path="../vendor.d.ts" />
import { isOnTheWeb } from "../texts.js"

/**
 * What every part of the file is written with; `accent` is that of the phase it stands in.
 * @typedef {object} Look
 * @property {import("../../base/data.js").ExportWords} words
 * @property {import("./colours.js").Colours} colours
 * @property {import("./colours.js").Accent} accent
 */

/** @param {string} text @param {docx.RunStyle} [style] */
export const run = (text, style = {}) => new docx.TextRun({ text, ...style })

/** @param {string} style @param {(docx.TextRun | docx.ExternalHyperlink)[]} children */
export const paragraph = (style, ...children) => new docx.Paragraph({ style, children })

/** @param {1 | 2 | 3 | 4} level @param {string} text @param {string} color @param {docx.ParagraphStyle} [rest] */
export const heading = (level, text, color, rest = {}) => new docx.Paragraph({
  heading: docx.HeadingLevel[`HEADING_${level}`], children: [run(text, { color })], ...rest,
})

/** One paragraph for each line that somebody wrote. @param {string} style @param {string} text */
export const linesOf = (style, text) => text.split("\n").map((line) => paragraph(style, run(line)))

/** An id, which leads to its place in the guide when that has an address. @param {import("../document.js").Place} place @param {Look} look */
export const mark = ({ id, page }, { colours }) => (isOnTheWeb(page)
  ? new docx.ExternalHyperlink({ link: page, children: [run(id, { color: colours.link, underline: {} })] })
  : run(id))

/** @param {string} color @param {number} size in eighths of a point */
export const line = (color, size = 4) => ({ style: docx.BorderStyle.SINGLE, size, color })
