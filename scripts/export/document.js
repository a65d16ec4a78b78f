// A project's plan as one plain object, which every file that a reader takes out is written from.
//
// It holds the guide's whole path with what she has set and written at each place; apart from
// that, what she has at places that the guide no longer has; and how much there is of kinds that
// this edition does not know. The words are those of assets/catalogue/texts.js.
import { dateOf, fill, longDay } from "../base/format.js"
import { ABOUT } from "../state/project.js"
import { oneLine } from "./clean.js"
import { isOnTheWeb } from "./texts.js"
import { answersTo, idsOf, isKnown, workOn } from "./written.js"

/**
 * @typedef {import("../base/data.js").CatalogueTexts} CatalogueTexts
 * @typedef {import("../base/data.js").PhaseTexts} PhaseTexts
 * @typedef {import("../base/data.js").RecommendationTexts} RecommendationTexts
 *
 * All that a document is made from.
 * @typedef {object} Sources
 * @property {string | null} project its id, null when there is none yet
 * @property {{ name: string, organisation: string }} about
 * @property {import("../state/project.js").Things} things
 * @property {CatalogueTexts} texts
 * @property {string} own the id of the reader's copy of the guide
 * @property {(copy: string) => string} nameOf what the people at a copy call themselves, or ""
 * @property {string} guide what the guide is called
 * @property {string} root the address of the site, with a slash at its end
 * @property {Date} now
 *
 * @typedef {"open" | "done" | "not-relevant"} ItemState
 * @typedef {{ text: string, date: Date, source: string }} Note its source is "" when it is the reader's own
 * @typedef {{ date: Date, notes: Note[] }} Answer
 *
 * What a reader has made of an item; `due` is what she has written, which need not be a day.
 * @typedef {{ state: ItemState, reasons: Note[], notes: Note[], who: string, due: string, overdue: boolean, changed: Date }} Work
 *
 * Its `page` has no host where the reader has the guide on a disk, and is "" where the guide no longer has it.
 * @typedef {{ id: string, text: string, page: string }} Place
 * @typedef {Place & Work & { group: string }} PlanItem
 * @typedef {Place & { answers: Answer[] }} PlanQuestion
 * @typedef {{ items: PlanItem[], questions: PlanQuestion[] }} Part
 *
 * @typedef {{ done: number, relevant: number, leftOut: number, answered: number, questions: number }} Progress
 * @typedef {Part & { id: string, number: number, title: string, page: string, progress: Progress }} PlanRecommendation
 * @typedef {{ id: string, title: string, recommendations: PlanRecommendation[], progress: Progress }} PlanPhase
 *
 * @typedef {object} PlanDocument
 * @property {string | null} project
 * @property {string} title
 * @property {string} organisation
 * @property {string} guide
 * @property {string} madeWith which guide and which edition of it
 * @property {import("../base/data.js").EditionText} edition
 * @property {Date} date
 * @property {import("../base/data.js").ExportWords} words
 * @property {Progress} progress
 * @property {PlanPhase[]} phases
 * @property {Part} removed what is written at places that the guide no longer has
 * @property {number} unknown
 */

// --- how far

/** @param {PlanItem[]} items @param {PlanQuestion[]} questions @returns {Progress} */
function progressOf(items, questions) {
  /** @param {ItemState} state */
  const count = (state) => items.filter((item) => item.state === state).length
  return {
    done: count("done"),
    relevant: items.length - count("not-relevant"),
    leftOut: count("not-relevant"),
    answered: questions.filter(({ answers }) => answers.length > 0).length,
    questions: questions.length,
  }
}

/** @param {{ progress: Progress }[]} parts @returns {Progress} */
const sumOf = (parts) => parts.reduce((all, { progress }) => ({
  done: all.done + progress.done,
  relevant: all.relevant + progress.relevant,
  leftOut: all.leftOut + progress.leftOut,
  answered: all.answered + progress.answered,
  questions: all.questions + progress.questions,
}), { done: 0, relevant: 0, leftOut: 0, answered: 0, questions: 0 })

// --- the path

// Seen from the root of the site where that is on the reader's disk.
/** @param {Sources} sources @param {string} page */
const addressOf = ({ root }, page) => (isOnTheWeb(root) ? root + page : page)

/** @param {Sources} sources @param {RecommendationTexts} texts @returns {PlanRecommendation} */
function recommendationOf(sources, { id, number, title, page, ...texts }) {
  const items = texts.items.map((item) => ({
    id: item.id, text: item.text, group: item.group, page: addressOf(sources, item.page), ...workOn(sources, item.id),
  }))
  const questions = texts.questions.map((question) => ({
    id: question.id, text: question.text, page: addressOf(sources, question.page), answers: answersTo(sources, question.id),
  }))
  return { id, number, title, page: addressOf(sources, page), items, questions, progress: progressOf(items, questions) }
}

/** @param {Sources} sources @param {PhaseTexts} texts @returns {PlanPhase} */
function phaseOf(sources, { id, title, ...texts }) {
  const recommendations = texts.recommendations.map((one) => recommendationOf(sources, one))
  return { id, title, recommendations, progress: sumOf(recommendations) }
}

// --- what the guide no longer has

/** With its last words there. @param {Sources} sources @param {string} kind @param {string} id @returns {Place} */
function lastPlace({ texts }, kind, id) {
  const known = texts.retired.find((one) => one.kind === kind && one.id === id)
  return { id: oneLine(id), text: known?.text ?? oneLine(id), page: "" }
}

// What has been emptied leaves nothing to tell.
/** @param {Work} work */
const isTold = ({ state, reasons, notes, who, due }) => state !== "open" || reasons.length > 0 || notes.length > 0 || who !== "" || due !== ""

/** @param {Sources} sources @returns {Part} */
function removedFrom(sources) {
  const path = sources.texts.phases.flatMap(({ recommendations }) => recommendations)
  const items = new Set(path.flatMap((one) => one.items.map(({ id }) => id)))
  const questions = new Set(path.flatMap((one) => one.questions.map(({ id }) => id)))
  return {
    items: idsOf(sources, "item").filter((id) => !items.has(id))
      .map((id) => ({ ...lastPlace(sources, "item", id), group: "", ...workOn(sources, id) }))
      .filter(isTold),
    questions: idsOf(sources, "question").filter((id) => !questions.has(id))
      .map((id) => ({ ...lastPlace(sources, "question", id), answers: answersTo(sources, id) }))
      .filter(({ answers }) => answers.length > 0),
  }
}

// --- the whole

/** @param {Sources} sources */
function madeWith({ texts: { export: words, edition }, guide }) {
  const { number, date } = edition
  const day = dateOf(date)
  return fill(words.made_with, { guide, edition: number, date: day ? longDay(day) : date })
}

/** @param {Sources} sources @returns {PlanDocument} */
export function planDocument(sources) {
  const { project, about, things, texts, guide, now } = sources
  const words = texts.export
  const phases = texts.phases.map((phase) => phaseOf(sources, phase))
  return {
    project,
    title: oneLine(about.name) || words.unnamed,
    organisation: oneLine(about.organisation),
    guide,
    madeWith: madeWith(sources),
    edition: texts.edition,
    date: now,
    words,
    progress: sumOf(phases),
    phases,
    removed: removedFrom(sources),
    unknown: Object.keys(things).filter((thing) => !isKnown(thing) && !ABOUT.includes(thing)).length,
  }
}
