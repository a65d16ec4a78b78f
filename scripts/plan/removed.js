// What the reader has made of items and questions that the guide no longer has: it stays until she
// removes it, and stands outside every choice.
import { copyOf, find, findAll, setText, wordOf } from "../base/dom.js"
import { fill } from "../base/format.js"
import { say } from "../page/notice.js"
import { currentId, isThere, read, things, write } from "../state/project.js"
import { join } from "../state/records.js"
import * as answers from "../work/answers.js"
import * as checklist from "../work/checklist.js"
import { flushAll } from "../work/saving.js"
import { countOfOthers, isSomethingLeft, removedFrom } from "./left-over.js"

/**
 * @typedef {import("../state/project.js").Things} Things
 * @typedef {import("../state/records.js").ThingRecord} ThingRecord
 */

/** @param {[string, ThingRecord][]} before @param {string | null} project */
function bringBack(before, project) {
  if (!isThere(project)) return false
  // What has been written there since stays.
  for (const [thing, record] of before) write(thing, join(record, read(thing, project)), project)
  return true
}

/** @param {HTMLElement} row @param {string} id @param {string} text */
function fillItem(row, id, text) {
  const opener = find(row, "[data-guide-open-fields]", HTMLElement)
  row.id += id
  row.dataset.guideItem = id
  find(row, "[data-guide-checklist-item]", HTMLElement).dataset.guideChecklistItem = id
  find(row, "label span", HTMLElement).textContent = text
  opener.setAttribute("aria-label", `${opener.getAttribute("aria-label")} ${text}`)
}

/** @param {HTMLElement} row @param {string} id @param {string} text */
function fillQuestion(row, id, text) {
  find(row, ".guide-plan__question-text", HTMLElement).textContent = text
  find(row, ".guide-answers", HTMLElement).dataset.guideAnswers = id
}

export class Removed {
  #plan
  #section
  #list
  /** Their last words in the guide, by thing. @type {Map<string, string>} */
  #texts

  /** @param {HTMLElement} plan */
  constructor(plan) {
    this.#plan = plan
    this.#section = this.#part("removed", HTMLElement)
    this.#list = find(this.#section, "ul", HTMLElement)
    const retired = findAll(this.#part("retired", HTMLTemplateElement).content, "[data-guide-retired]", HTMLElement)
    this.#texts = new Map(retired.map(({ dataset, textContent }) => [dataset.guideRetired ?? "", textContent ?? ""]))
  }

  /** @template {Element} T @param {string} name @param {new () => T} kind */
  #part(name, kind) {
    return find(this.#plan, `[data-guide-plan-${name}]`, kind)
  }

  #rows() {
    return findAll(this.#list, "[data-guide-plan-thing]", HTMLElement)
  }

  /**
   * @param {Map<string, Things>} groups what the project has, by what it belongs to
   * @param {(owner: string) => boolean} isInGuide
   * @param {boolean} isNarrowed
   */
  show(groups, isInGuide, isNarrowed) {
    const wanted = removedFrom(groups, isInGuide)
    for (const row of this.#rows()) {
      if (!wanted.includes(row.dataset.guidePlanThing ?? "") && !row.contains(document.activeElement)) row.remove()
    }
    const shown = this.#rows().map(({ dataset }) => dataset.guidePlanThing)
    for (const owner of wanted) if (!shown.includes(owner)) this.#add(owner)
    this.showOrNot(isNarrowed)
    const others = countOfOthers(groups)
    const line = this.#part("others", HTMLElement)
    setText(line, fill(wordOf(this.#plan, "guideTextOthers"), { count: others }))
    line.hidden = others === 0
  }

  /** @param {boolean} isNarrowed whether the reader has chosen some lines of the guide alone */
  showOrNot(isNarrowed) {
    this.#section.hidden = isNarrowed || this.#list.children.length === 0
  }

  /** Whether a line is there and still says something: then no look at everything is needed. @param {string} owner @param {string | null} project */
  isSettled(owner, project) {
    return this.#rows().some(({ dataset }) => dataset.guidePlanThing === owner) && isSomethingLeft(things(project, `${owner}/`))
  }

  /** @param {string} owner */
  #add(owner) {
    const [kind, id] = owner.split("/")
    this.#list.append(this.#rowOf(owner))
    if (kind === "item") checklist.showAll(id)
    else answers.showAll(id)
  }

  /** @param {string} owner */
  #rowOf(owner) {
    const [kind, id] = owner.split("/")
    const text = this.#texts.get(owner) ?? fill(wordOf(this.#plan, "guideTextRemovedUnknown"), { id })
    const row = copyOf(this.#part(`removed-${kind}`, HTMLTemplateElement))
    row.dataset.guidePlanThing = owner
    find(row, ".guide-plan__id", HTMLElement).textContent = id
    if (kind === "item") fillItem(row, id, text)
    else fillQuestion(row, id, text)
    const button = find(row, "[data-guide-plan-remove]", HTMLElement)
    button.setAttribute("aria-label", `${button.textContent}: ${text}`)
    button.addEventListener("click", () => {
      const undo = this.#remove(row, owner)
      say(wordOf(button, "guideTextDone"), undo)
      this.#focus()
    })
    return row
  }

  // Remove all that the project has of an item or question; return what brings it back.
  /** @param {HTMLElement} row @param {string} owner */
  #remove(row, owner) {
    flushAll()
    const project = currentId()
    const before = Object.entries(things(project, `${owner}/`))
    row.remove() // though it has the keyboard
    for (const [thing] of before) write(thing, null, project)
    return () => bringBack(before, project)
  }

  #focus() {
    const heading = this.#section.hidden ? this.#part("things", HTMLElement) : find(this.#section, "h2", HTMLElement)
    heading.focus()
  }
}
