// The questions in a Word file, with the answers of each day.
/// <reference path="../vendor.d.ts" />
import { answerText } from "../texts.js"
import { heading, line, mark, paragraph, run } from "./paragraphs.js"

/**
 * @typedef {import("../document.js").PlanQuestion} PlanQuestion
 * @typedef {import("./paragraphs.js").Look} Look
 */

/** @param {import("../document.js").Answer} answer @param {Look} look */
function answerParagraphs({ date, notes }, { words, accent }) {
  const border = { left: { ...line(accent.strong, 12), space: 8 } }
  /** @param {string} style @param {string} text */
  const answer = (style, text) => new docx.Paragraph({ style, border, indent: { left: 200 }, children: [run(text)] })
  return notes.flatMap(({ text, source }) => [
    answer("GuideSigned", answerText(date, source, words)),
    ...text.split("\n").map((one) => answer("GuideAnswer", one)),
  ])
}

/** @param {PlanQuestion} question @param {Look} look */
const questionParagraphs = (question, look) => [
  paragraph("GuideQuestion", run(question.text)),
  new docx.Paragraph({ style: "GuideSmall", keepNext: true, children: [run(`${look.words.id}: `), mark(question, look)] }),
  ...(question.answers.length
    ? question.answers.flatMap((answer) => answerParagraphs(answer, look))
    : [paragraph("GuideSmall", run(look.words.without_answer, { italics: true }))]),
]

/** @param {PlanQuestion[]} questions @param {Look} look */
export const questionList = (questions, look) => [
  heading(3, look.words.questions, look.accent.strong),
  ...questions.flatMap((question) => questionParagraphs(question, look)),
]
