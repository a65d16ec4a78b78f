// The styles of a Word file, by which its people can change how all of it looks.
/// <reference path="../vendor.d.ts" />
import { language } from "../../base/settings.js"
import { POINT, SANS, SERIF } from "./measures.js"

/** @typedef {import("./colours.js").Colours} Colours */

// "da" is Denmark's: a word processor checks spelling by language and country.
function languageTag() {
  const { language: spoken, region } = new Intl.Locale(language).maximize()
  return `${spoken}-${region}`
}

/** @param {Colours} colours @param {number} size in points @param {number} before points @param {number} after points */
const headingStyle = ({ brand }, size, before, after) => ({
  run: { font: SERIF, size: size * POINT, bold: true, color: brand },
  paragraph: { spacing: { before: before * 20, after: after * 20 }, keepNext: true, keepLines: true },
})

/** @param {Colours} colours */
const defaults = (colours) => ({
  document: {
    run: { font: SANS, size: 11 * POINT, color: colours.ink, language: { value: languageTag() } },
    paragraph: { spacing: { after: 100, line: 264, lineRule: docx.LineRuleType.AUTO } },
  },
  title: { run: { font: SERIF, size: 30 * POINT, bold: true, color: colours.brand }, paragraph: { spacing: { after: 160 } } },
  heading1: headingStyle(colours, 20, 18, 6),
  heading2: headingStyle(colours, 15, 18, 4),
  heading3: headingStyle(colours, 12, 12, 4),
  heading4: headingStyle(colours, 10.5, 10, 4),
})

/** @param {string} id @param {number} size in points @param {docx.RunStyle} [run] @param {docx.ParagraphStyle} [paragraph] */
const style = (id, size, run = {}, paragraph = {}) => ({
  id,
  name: id.replace(/([a-z])([A-Z])/g, "$1 $2"),
  basedOn: "Normal",
  quickFormat: true,
  run: { size: size * POINT, ...run },
  paragraph: { spacing: { before: 0, after: 0 }, ...paragraph },
})

/** @param {Colours} colours @returns {docx.Styles} */
export const styles = (colours) => ({
  default: defaults(colours),
  paragraphStyles: [
    style("GuideOrganisation", 13, { bold: true, color: colours.soft }, { spacing: { after: 80 } }),
    style("GuideLead", 11, { color: colours.soft }, { spacing: { after: 40 } }),
    style("GuideHead", 9.5, { bold: true }, { keepNext: true }),
    style("GuideCell", 10),
    style("GuideSmall", 8, { color: colours.soft }),
    style("GuideQuestion", 11, { bold: true }, { spacing: { before: 200, after: 20 }, keepNext: true, keepLines: true }),
    style("GuideSigned", 8.5, { bold: true, color: colours.soft }, { spacing: { before: 60, after: 0 }, keepNext: true }),
    style("GuideAnswer", 11),
    style("GuideEdge", 9, { color: colours.soft }),
  ],
})
