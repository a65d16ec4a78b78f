// A plan as Markdown, with a task list for each checklist. What people wrote stays text.
import { fill, shortDay } from "../base/format.js"
import { answerText, dueText, progressText, signature } from "./texts.js"

/**
 * @typedef {import("./document.js").PlanDocument} PlanDocument
 * @typedef {import("./document.js").PlanItem} PlanItem
 * @typedef {import("./document.js").PlanQuestion} PlanQuestion
 * @typedef {import("./document.js").PlanPhase} PlanPhase
 * @typedef {import("./document.js").Note} Note
 * @typedef {import("../base/data.js").ExportWords} ExportWords
 */

const INDENT = "    " // deep enough for every dialect

// --- texts

// Escaped where a sign means something in any place, and where a line begins with one that does
// there. Tags become entities, because not every dialect lets a backslash hold them.
/** @param {string} line */
const escapeLine = (line) => line.trim()
  .replace(/[\\`*_[\]~$]/g, "\\$&")
  .replace(/&/g, "&amp;")
  .replace(/</g, "&lt;")
  .replace(/^(\d+)([.)])/, "$1\\$2")
  .replace(/^[#>+\-=:|]/, (sign) => (sign === ">" ? "&gt;" : `\\${sign}`))

// Several lines, of which all but the first are indented to stay in their place in a list.
// Two spaces at the end break a line.
/** @param {string} text */
function escapeText(text, indent = "") {
  /** @param {string} paragraph */
  const broken = (paragraph) => paragraph.split("\n").map(escapeLine).join(`  \n${indent}`)
  return text.split(/\n\s*\n/).map(broken).join(`\n\n${indent}`)
}

/** @param {number} level @param {string} text */
const heading = (level, text) => ["", `${"#".repeat(level)} ${escapeLine(text)}`, ""]

// --- lists

/** @param {string} label @param {string} text */
const detail = (label, text) => `${INDENT}- ${escapeLine(label)}: ${escapeText(text, INDENT + INDENT)}`

/** @param {string} label @param {Note[]} notes */
const details = (label, notes) => notes.map((note) => detail(`${label} (${signature(note)})`, note.text))

/** @param {PlanItem} item @param {ExportWords} words */
function itemLines(item, words) {
  const box = { open: "[ ] ", done: "[x] ", "not-relevant": `${escapeLine(words.not_relevant)}: ` }[item.state]
  const overdue = item.overdue ? ` (${words.overdue})` : ""
  return [
    `- ${box}${escapeLine(item.text)} \`${item.id}\``,
    ...(item.who ? [detail(words.who, item.who)] : []),
    ...(item.due ? [detail(words.due, dueText(item.due) + overdue)] : []),
    ...details(words.reason, item.reasons),
    ...details(words.note, item.notes),
  ]
}

/** @param {PlanQuestion} question @param {ExportWords} words */
const questionLines = ({ id, text, answers }, words) => [
  `- ${escapeLine(text)} \`${id}\``,
  ...(answers.length
    ? answers.flatMap(({ date, notes }) => notes.map((note) => detail(answerText(date, note.source, words), note.text)))
    : [`${INDENT}- ${escapeLine(words.without_answer)}`]),
]

// Items by the headings they stand under, in their order.
/** @param {PlanItem[]} items @param {number} level @param {ExportWords} words */
const groupLines = (items, level, words) => items.flatMap((item, index) => [
  ...(item.group && item.group !== (items[index - 1]?.group ?? "") ? heading(level, item.group) : []),
  ...itemLines(item, words),
])

/** @param {import("./document.js").Part} part @param {number} level @param {ExportWords} words */
const partLines = ({ items, questions }, level, words) => [
  ...(items.length ? [...heading(level, words.checklist), ...groupLines(items, level + 1, words)] : []),
  ...(questions.length
    ? [...heading(level, words.questions), ...questions.flatMap((question) => questionLines(question, words))]
    : []),
]

// --- the whole

/** @param {PlanDocument} plan */
const opening = ({ title, organisation, madeWith, date, words, progress }) => [
  `# ${escapeLine(title)}`,
  "",
  ...(organisation ? [`${escapeLine(words.organisation)}: ${escapeLine(organisation)}  `] : []),
  `${escapeLine(fill(words.as_of, { date: shortDay(date) }))}  `,
  `${escapeLine(progressText(progress, words))}  `,
  escapeLine(madeWith),
]

/** @param {PlanPhase} phase @param {ExportWords} words */
const phaseLines = ({ title, progress, recommendations }, words) => [
  ...heading(2, title), escapeLine(progressText(progress, words)),
  ...recommendations.flatMap((recommendation) => [
    ...heading(3, `${recommendation.number}. ${recommendation.title}`),
    escapeLine(progressText(recommendation.progress, words)),
    ...partLines(recommendation, 4, words),
  ]),
]

/** @param {PlanDocument} plan */
const closing = ({ words, removed, unknown }) => [
  ...(removed.items.length + removed.questions.length
    ? [...heading(2, words.removed), escapeLine(words.removed_note), ...partLines(removed, 3, words)]
    : []),
  ...(unknown ? ["", escapeLine(fill(words.unknown, { count: unknown }))] : []),
  "",
]

/** @param {PlanDocument} plan */
export function write(plan) {
  const lines = [...opening(plan), ...plan.phases.flatMap((phase) => phaseLines(phase, plan.words)), ...closing(plan)]
  return new Blob([lines.join("\n").replace(/\n{3,}/g, "\n\n")], { type: "text/markdown;charset=utf-8" })
}
