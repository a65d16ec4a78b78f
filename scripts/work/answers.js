// The team's answers to a question: the newest on top, earlier ones under it with their dates.
import { find, findAll, seek, wordOf } from "../base/dom.js"
import { now } from "../state/clock.js"
import { listen } from "../state/events.js"
import { currentId, things as thingsOf } from "../state/project.js"
import { copyId } from "../state/storage.js"
import { answerField } from "./answer-field.js"
import { answersTo, inOrder, nameOf, newestOf, prefixOf } from "./answer.js"

/**
 * @typedef {import("./answer.js").Things} Things
 *
 * What a place for answers shows.
 * @typedef {object} Shown
 * @property {Map<string, import("./answer-field.js").AnswerField>} fields by answer
 * @property {string | null} project whose answers they are
 * @property {string} begun the answer that the reader has asked for, and maybe not written yet
 */

/** @type {WeakMap<HTMLElement, Shown>} */
const places = new WeakMap()

/** @param {HTMLElement} place */
const questionOf = (place) => wordOf(place, "guideAnswers")

/** @param {Things} [others] */
const newName = (others = {}) => nameOf(now(newestOf(others)), copyId())

/** Whether a question has an answer that says something. @param {string} question @param {Things} things of a project */
export const isAnswered = (question, things) => answersTo(question, things, copyId()).length > 0

/** @param {HTMLElement} place */
function shownAt(place) {
  /** @type {Shown} */
  const shown = places.get(place) ?? { fields: new Map(), project: null, begun: "" }
  places.set(place, shown)
  return shown
}

// What has been typed stays in the project where it was typed.
/** @param {HTMLElement} place @param {Shown} shown */
function takeAway(place, { fields }) {
  for (const { field } of fields.values()) field.flush()
  fields.clear()
  place.replaceChildren()
}

// Keep the fields that are there, so that nobody's typing is disturbed.
/** @param {HTMLElement} place @param {Shown} shown @param {string[]} said */
function bringUpToDate(place, { fields, begun }, said) {
  for (const { answer, box } of [...fields.values()]) {
    if (said.includes(answer) || answer === begun || box.contains(document.activeElement)) continue
    box.remove()
    fields.delete(answer)
  }
  const wanted = new Set([...said, ...fields.keys()])
  if (!wanted.size) wanted.add(newName())
  for (const [index, answer] of inOrder(wanted).entries()) {
    const field = fields.get(answer) ?? answerField(place, answer, () => beginAnswer(place))
    if (!fields.has(answer)) place.insertBefore(field.box, place.children[index] ?? null)
    fields.set(answer, field)
    field.show(index === 0)
  }
}

/** @param {HTMLElement} place @param {Things} things of the current project */
function show(place, things) {
  const shown = shownAt(place)
  const isOther = shown.project !== null && shown.project !== currentId()
  const hadKeyboard = isOther && place.contains(document.activeElement)
  shown.project = currentId()
  if (isOther) takeAway(place, shown)
  bringUpToDate(place, shown, answersTo(questionOf(place), things, copyId()))
  if (hadKeyboard) find(place, "textarea", HTMLElement).focus()
}

/** @param {HTMLElement} place */
function beginAnswer(place) {
  const things = thingsOf(undefined, prefixOf(questionOf(place)))
  const shown = shownAt(place)
  shown.begun = newName(things)
  const made = answerField(place, shown.begun, () => beginAnswer(place))
  shown.fields.set(shown.begun, made)
  place.prepend(made.box)
  show(place, things)
  made.field.area.focus()
}

/** Bring the answers up to date: all of them, or those to one question. @param {string} [question] */
export function showAll(question) {
  const things = thingsOf(currentId(), question ? `question/${question}/` : "question/")
  for (const place of findAll(document, "[data-guide-answers]", HTMLElement)) {
    if (!question || questionOf(place) === question) show(place, things)
  }
}

/** On a page with questions. */
export function begin() {
  if (!seek(document, "[data-guide-answer]", HTMLTemplateElement)) return
  listen("project-change", ({ thing }) => {
    const [kind, id] = thing?.split("/") ?? []
    if (!thing) showAll()
    else if (kind === "question") showAll(id)
  })
  addEventListener("pageshow", ({ persisted }) => { if (persisted) showAll() })
  showAll()
}
