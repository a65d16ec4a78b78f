// The list of the plan's lines: which of them show, and in which order.
//
// A line that no longer is as the reader chose stays until she chooses again: nothing goes away under
// her hands.
import { find, findAll } from "../base/dom.js"
import { matches } from "./choice.js"
import { hasShown } from "./lines.js"
import { byDate } from "./rows.js"

/**
 * @typedef {import("./choice.js").Choice} Choice
 * @typedef {import("./lines.js").Line} Line
 */

/** @param {Line} line @param {boolean} isShown @param {boolean} isKept */
function setShown(line, isShown, isKept) {
  if (line.element.hidden === isShown) line.element.hidden = !isShown
  if (line.isKept === isKept) return
  line.isKept = isKept
  line.element.toggleAttribute("data-guide-plan-kept", isKept)
}

export class List {
  #lines
  #inGuide
  #dated
  #isByDate = false
  #isOutOfOrder = false // a date has changed since

  /** @param {HTMLElement} inGuide the lines as the guide has them @param {HTMLElement} dated where they stand by date @param {Line[]} lines */
  constructor(inGuide, dated, lines) {
    this.#inGuide = inGuide
    this.#dated = dated
    this.#lines = lines
  }

  /** How many lines show, how many of them only because nothing goes away, and how many there are. */
  counts() {
    return {
      shown: this.#lines.filter(({ element }) => !element.hidden).length,
      kept: this.#lines.filter(({ isKept }) => isKept).length,
      total: this.#lines.length,
    }
  }

  /** Whether the reader would see something else if she chose again. */
  isStale() {
    return this.#isOutOfOrder || this.#lines.some(({ isKept }) => isKept)
  }

  /** The reader has chosen: every line shows or does not. @param {Choice} choice */
  choose(choice) {
    for (const line of this.#lines) setShown(line, matches(line, choice), false)
    this.#order(choice.order === "date")
    if (!this.#isByDate) this.#showGroups()
  }

  /** Lines have changed: they may come, but do not go. @param {Line[]} changed @param {Choice} choice */
  follow(changed, choice) {
    let isNew = false
    for (const line of changed) {
      const isMatch = matches(line, choice)
      const wasShown = !line.element.hidden
      isNew ||= isMatch && !wasShown
      setShown(line, isMatch || wasShown, !isMatch && wasShown)
    }
    if (isNew && !this.#isByDate) this.#showGroups()
    this.#isOutOfOrder ||= this.#isByDate
  }

  /** @param {boolean} isByDate */
  #order(isByDate) {
    if (isByDate) find(this.#dated, "ul", HTMLElement).append(...byDate(this.#lines).map(({ element }) => element))
    else if (this.#isByDate) for (const { element, home } of this.#lines) home.append(element)
    this.#isByDate = isByDate
    this.#isOutOfOrder = false
    this.#dated.hidden = !isByDate
    this.#inGuide.hidden = isByDate
  }

  #showGroups() {
    for (const group of findAll(this.#inGuide, ".guide-plan__questions, .guide-plan__part, .guide-plan__phase", HTMLElement)) {
      const isHidden = !hasShown(group)
      if (group.hidden !== isHidden) group.hidden = isHidden
    }
  }
}
