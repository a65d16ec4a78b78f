// A checklist in a Word file: a table for each of its groups.
/// <reference path="../vendor.d.ts" />
import { dueText, signature, stateText } from "../texts.js"
import { SYMBOLS } from "./measures.js"
import { heading, linesOf, mark, paragraph, run } from "./paragraphs.js"
import { cellText, table } from "./tables.js"

/**
 * @typedef {import("../document.js").PlanItem} PlanItem
 * @typedef {import("./paragraphs.js").Look} Look
 */

const SHARES = [0.11, 0.29, 0.11, 0.1, 0.27, 0.12]
const LONG = 800 // letters of notes: a row with more may go on over the page
const SIGNS = { open: "\u2610", done: "\u2611", "not-relevant": "\u2013" }

/** @param {PlanItem} item @param {Look} look */
function stateCell({ state }, { words, colours }) {
  const color = state === "not-relevant" ? colours.soft : undefined
  return [paragraph(
    "GuideCell",
    run(`${SIGNS[state]} `, { font: SYMBOLS, color }),
    run(stateText(state, words), { bold: state === "done", color }),
  )]
}

/** @param {PlanItem} item @param {Look} look */
const dueCell = ({ due, overdue }, { words }) => [
  ...cellText(dueText(due), { bold: overdue }),
  ...(overdue ? [paragraph("GuideSmall", run(words.overdue, { bold: true }))] : []),
]

/** @param {PlanItem} item @param {Look} look */
function noteCell({ reasons, notes }, { words }) {
  const told = [
    ...reasons.map((note) => ({ said: `${words.reason}, ${signature(note)}`, text: note.text })),
    ...notes.map((note) => ({ said: signature(note), text: note.text })),
  ]
  return told.length
    ? told.flatMap(({ said, text }) => [paragraph("GuideSigned", run(said)), ...linesOf("GuideCell", text)])
    : cellText("")
}

/** @param {PlanItem} item @param {Look} look */
const rowOf = (item, look) => ({
  cells: [
    stateCell(item, look), cellText(item.text), cellText(item.who), dueCell(item, look), noteCell(item, look),
    [paragraph("GuideSmall", mark(item, look))],
  ],
  isLong: [...item.reasons, ...item.notes].reduce((length, { text }) => length + text.length, 0) > LONG,
})

// Items that stand under one heading of the guide's, in their order.
/** @param {PlanItem[]} items */
function groupsOf(items) {
  /** @type {{ title: string, items: PlanItem[] }[]} */
  const groups = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last?.title === item.group) last.items.push(item)
    else groups.push({ title: item.group, items: [item] })
  }
  return groups
}

/** @param {PlanItem[]} items @param {Look} look @returns {(docx.Paragraph | docx.Table)[]} */
export function checklist(items, look) {
  const { words, colours, accent } = look
  const heads = [words.state, words.item, words.who, words.due, words.note, words.id]
  return [
    heading(3, words.checklist, accent.strong),
    ...groupsOf(items).flatMap((group) => [
      ...(group.title ? [heading(4, group.title, colours.ink)] : []),
      table(SHARES, heads, group.items.map((item) => rowOf(item, look)), look),
    ]),
  ]
}
