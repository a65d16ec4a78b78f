// What is new in the guide since the edition that the project was made with, or that its people have
// last said they have seen: told in a box, and marked at the lines of the plan.
import { editions } from "../base/data.js"
import { copyOf, find, findAll, make, wordOf } from "../base/dom.js"
import { fill } from "../base/format.js"
import { presentEdition } from "../base/settings.js"
import { say } from "../page/notice.js"
import { listen } from "../state/events.js"
import { currentId, EDITION, set, valueOf } from "../state/project.js"
import { isNewer, madeWith, marksOf, since } from "./editions.js"
import { LINE, thingOf } from "./lines.js"

/**
 * @typedef {import("../base/data.js").Edition} Edition
 * @typedef {import("../base/data.js").EditionChange} EditionChange
 */

const LINES = `:is([data-guide-plan-list], [data-guide-plan-dated]) ${LINE}`
const MARK = "guide-plan__new"
/** The text of a mark, by the kind of the change; others leave none. @type {Record<string, string>} */
const TEXTS = { new: "guideTextNew", corrected: "guideTextCorrected" }

class News {
  #box
  #present = presentEdition().number
  /** The elements of the plan's lines by what they are about: item/<id>. @type {Map<string, HTMLElement>} */
  #lines
  #shown = ""

  /** @param {HTMLElement} box */
  constructor(box) {
    this.#box = box
    this.#lines = new Map(findAll(document, LINES, HTMLElement).map((line) => [thingOf(line), line]))
  }

  /** @param {string} name */
  part(name) {
    return find(this.#box, `[data-guide-plan-news-${name}]`, HTMLElement)
  }

  show() {
    const id = currentId()
    const made = id ? madeWith(valueOf(EDITION, id), editions()) : this.#present
    if (this.#shown === `${id} ${made}`) return
    this.#shown = `${id} ${made}`
    const isAhead = isNewer(made, this.#present)
    const come = since(editions(), made)
    const text = wordOf(this.#box, isAhead ? "guideTextNewer" : "guideTextOlder")
    this.part("text").textContent = fill(text, { made, present: this.#present })
    this.part("changes").replaceChildren(...come.flatMap(({ changes }) => changes.map((change) => this.#lineOf(change))))
    this.part("changes").hidden = come.length === 0
    this.part("on").hidden = isAhead
    this.#box.hidden = !isAhead && come.length === 0
    this.#mark(come)
  }

  noteSeen() {
    const undo = set(EDITION, this.#present, currentId())
    find(document, "[data-guide-plan-things]", HTMLElement).focus()
    say(fill(wordOf(this.#box, "guideTextWasSeen"), { present: this.#present }), undo)
  }

  /** @param {EditionChange} change */
  #lineOf({ label, text, things }) {
    const line = copyOf(find(this.#box, "[data-guide-plan-news-change]", HTMLTemplateElement))
    const [kind, words] = line.querySelectorAll("strong, span")
    const links = find(line, "ul", HTMLElement)
    kind.textContent = label
    words.textContent = text
    for (const thing of things) {
      const place = this.#lines.get(thing)
      if (place) links.append(this.#linkTo(place))
    }
    if (!links.children.length) links.remove()
    return line
  }

  /** @param {HTMLElement} line */
  #linkTo(line) {
    const link = make("li")
    const { textContent } = find(line, "label span, .guide-plan__question-text", HTMLElement)
    link.append(make("a", { href: `#${line.id}`, textContent }))
    return link
  }

  /** @param {Edition[]} come */
  #mark(come) {
    for (const old of findAll(document, `.${MARK}`, HTMLElement)) old.remove()
    for (const [thing, { kind, number }] of marksOf(come)) {
      const text = wordOf(this.#box, TEXTS[kind] ?? "")
      const line = this.#lines.get(thing)
      if (!text || !line) continue
      const sign = make("span", { className: MARK, textContent: fill(text, { number }) })
      find(line, ".guide-plan__place", HTMLElement).prepend(sign, " ")
    }
  }
}

export function begin() {
  const news = new News(find(document, "[data-guide-plan-news]", HTMLElement))
  news.part("seen").addEventListener("click", () => news.noteSeen())
  listen("project-change", ({ thing }) => {
    if (!thing || thing === EDITION) news.show()
  })
  news.show()
}
