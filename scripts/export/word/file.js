// A plan as a Word file: the path with real headings, a table for each checklist, the questions
// with the answers of each day. It lies down, because a checklist has six columns.
/// <reference path="../vendor.d.ts" />
import { fill, shortDay } from "../../base/format.js"
import { progressText } from "../texts.js"
import { checklist } from "./checklist.js"
import { footers, headers } from "./edges.js"
import { CENTIMETRE, MARGIN, PAGE } from "./measures.js"
import { heading, line, paragraph, run } from "./paragraphs.js"
import { questionList } from "./questions.js"
import { styles } from "./styles.js"
import { cellText, table } from "./tables.js"

/**
 * @typedef {import("../document.js").PlanDocument} PlanDocument
 * @typedef {import("../document.js").PlanPhase} PlanPhase
 * @typedef {import("../document.js").Progress} Progress
 * @typedef {import("./colours.js").Colours} Colours
 * @typedef {import("./paragraphs.js").Look} Look
 */

const OVERVIEW = [0.1, 0.42, 0.26, 0.22] // shares of the breadth

/** @param {PlanPhase} phase @param {Look} look @returns {Look} */
const lookIn = ({ id }, look) => ({ ...look, accent: look.colours.phases.get(id) ?? look.accent })

/** @param {Progress} progress @param {Look} look */
const answeredText = ({ answered, questions }, { words }) => fill(words.answered, { done: answered, relevant: questions })

/** @param {PlanPhase} phase @param {Look} look */
const overviewRows = ({ title, recommendations }, look) => recommendations.map((recommendation) => ({
  cells: [
    cellText(title, { bold: true, color: look.accent.strong }),
    cellText(`${recommendation.number}. ${recommendation.title}`),
    cellText(progressText(recommendation.progress, look.words)),
    cellText(recommendation.progress.questions ? answeredText(recommendation.progress, look) : ""),
  ],
  isLong: false,
}))

/** @param {PlanDocument} plan @param {Look} look */
function opening(plan, look) {
  const { words, colours } = look
  return [
    ...(plan.organisation ? [paragraph("GuideOrganisation", run(plan.organisation))] : []),
    new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: [run(plan.title)] }),
    paragraph("GuideLead", run(fill(words.as_of, { date: shortDay(plan.date) }))),
    paragraph("GuideLead", run(`${progressText(plan.progress, words)} \u00b7 ${answeredText(plan.progress, look)}`)),
    heading(1, words.overview, colours.brand),
    table(
      OVERVIEW,
      [words.phase, words.recommendation, words.checklist, words.questions],
      plan.phases.flatMap((phase) => overviewRows(phase, lookIn(phase, look))),
      look,
    ),
  ]
}

/** @param {import("../document.js").Part} part @param {Look} look @returns {(docx.Paragraph | docx.Table)[]} */
const partOf = ({ items, questions }, look) => [
  ...(items.length ? checklist(items, look) : []),
  ...(questions.length ? questionList(questions, look) : []),
]

/** @param {PlanPhase} phase @param {Look} look */
function phaseParts({ title, progress, recommendations }, look) {
  const { words, accent } = look
  const border = { bottom: { ...line(accent.strong, 12), space: 4 } }
  return [
    heading(1, title, accent.strong, { pageBreakBefore: true, border }),
    paragraph("GuideLead", run(progressText(progress, words))),
    ...recommendations.flatMap((recommendation) => [
      heading(2, `${recommendation.number}. ${recommendation.title}`, accent.strong),
      new docx.Paragraph({ style: "GuideLead", keepNext: true, children: [run(progressText(recommendation.progress, words))] }),
      ...partOf(recommendation, look),
    ]),
  ]
}

/** @param {PlanDocument} plan @param {Look} look */
const closing = ({ removed, unknown }, look) => [
  ...(removed.items.length + removed.questions.length
    ? [
      heading(1, look.words.removed, look.colours.brand, { pageBreakBefore: true }),
      paragraph("GuideLead", run(look.words.removed_note)),
      ...partOf(removed, look),
    ]
    : []),
  ...(unknown ? [paragraph("GuideLead", run(fill(look.words.unknown, { count: unknown })))] : []),
]

/** @param {PlanDocument} plan @param {Colours} colours */
export function wordFile(plan, colours) {
  const look = { words: plan.words, colours, accent: colours.general }
  const author = plan.organisation || plan.guide
  return new docx.Document({
    title: plan.title,
    creator: author,
    lastModifiedBy: author,
    description: plan.madeWith,
    styles: styles(colours),
    sections: [{
      properties: {
        titlePage: true,
        page: {
          size: { ...PAGE, orientation: docx.PageOrientation.LANDSCAPE },
          margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, header: CENTIMETRE, footer: CENTIMETRE },
        },
      },
      headers: headers(plan, colours),
      footers: footers(plan, colours),
      children: [
        ...opening(plan, look),
        ...plan.phases.flatMap((phase) => phaseParts(phase, lookIn(phase, look))),
        ...closing(plan, look),
      ],
    }],
  })
}
