// The tables of a Word file, as broad as its pages.
/// <reference path="../vendor.d.ts" />
import { BREADTH } from "./measures.js"
import { line, paragraph, run } from "./paragraphs.js"

/**
 * @typedef {docx.Paragraph[]} Cell
 * @typedef {{ cells: Cell[], isLong: boolean }} Row a long one may go on over the page
 */

/** @param {string} text @param {docx.RunStyle} [style] @returns {Cell} */
export const cellText = (text, style) => [paragraph("GuideCell", run(text, style))]

/** @param {Cell} children @param {number} width @param {docx.CellLook} [rest] */
const cell = (children, width, rest = {}) => new docx.TableCell({
  children, width: { size: width, type: docx.WidthType.DXA }, ...rest,
})

/** @param {string[]} heads @param {number[]} widths @param {import("./colours.js").Accent} accent */
function headRow(heads, widths, { strong, surface }) {
  const look = {
    shading: { type: docx.ShadingType.CLEAR, color: "auto", fill: surface },
    verticalAlign: docx.VerticalAlign.BOTTOM,
  }
  return new docx.TableRow({
    tableHeader: true,
    cantSplit: true,
    children: heads.map((head, column) => cell([paragraph("GuideHead", run(head, { color: strong }))], widths[column], look)),
  })
}

/** @param {Row} row @param {number[]} widths */
const bodyRow = ({ cells, isLong }, widths) => new docx.TableRow({
  cantSplit: !isLong,
  children: cells.map((children, column) => cell(children, widths[column])),
})

/** @param {import("./paragraphs.js").Look} look */
function bordersIn({ colours, accent }) {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: "auto" }
  return {
    top: line(accent.strong, 8),
    bottom: line(colours.border),
    left: none,
    right: none,
    insideHorizontal: line(colours.border),
    insideVertical: none,
  }
}

/** @param {number[]} shares of the breadth @param {string[]} heads @param {Row[]} rows @param {import("./paragraphs.js").Look} look */
export function table(shares, heads, rows, look) {
  const widths = shares.map((share) => Math.round(share * BREADTH))
  return new docx.Table({
    width: { size: BREADTH, type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    tableLook: { firstRow: true, noVBand: true },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    borders: bordersIn(look),
    rows: [headRow(heads, widths, look.accent), ...rows.map((row) => bodyRow(row, widths))],
  })
}
