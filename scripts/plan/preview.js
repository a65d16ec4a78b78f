// Shows what a plan would change here, project by project, and lets the reader choose where each
// goes. All that comes from a plan is shown as text.
import { copyOf, find, findAll, make, wordOf } from "../base/dom.js"
import { fill } from "../base/format.js"
import { NEW, preview } from "../copies/plan-file.js"
import { list } from "../state/project.js"
import { nameOf, short, wordsOf } from "./wording.js"

/**
 * @typedef {import("../copies/contents.js").PlanFile} PlanFile
 * @typedef {import("../copies/merging.js").Preview} Change
 * @typedef {import("../copies/comparing.js").Line} Line
 * @typedef {import("../state/project.js").Project} Project
 * @typedef {import("./wording.js").Words} Words
 * @typedef {"merge" | "replace"} Way
 */

const LINES = 200 // shown of each kind
const TO_SEE = "both" // the kind that stands open
const NO_CHANGE = ["same", "kept"]

export class Preview {
  #root
  #file
  #words
  /** Where the reader has said that projects go. @type {import("../copies/places.js").Targets} */
  targets = {}
  /** @type {Way} */
  #way = "merge"

  /** @param {HTMLElement} root @param {PlanFile} file @param {Words} words */
  constructor(root, file, words) {
    this.#root = root
    this.#file = file
    this.#words = words
  }

  get #sections() {
    return find(this.#root, ".guide-plan-import__projects", HTMLElement)
  }

  /** @param {string} name */
  #template(name) {
    return find(this.#root, `[data-guide-plan-import-${name}]`, HTMLTemplateElement)
  }

  /** @param {string} name */
  #title(name) {
    return short(name) || wordOf(this.#root, "textUnnamed")
  }

  /** @param {Way} way */
  show(way) {
    this.#way = way
    const projects = list()
    this.#sections.replaceChildren(...preview(this.#file, this.targets).map((change) => this.#sectionOf(change, projects)))
  }

  /** Show it anew, another way or for other places. @param {Way} [way] */
  renew(way = this.#way) {
    this.#way = way
    const sections = findAll(this.#sections, "section", HTMLElement)
    for (const [at, change] of preview(this.#file, this.targets).entries()) this.#fillKinds(sections[at], change[way])
  }

  /** @param {Change} change @param {Project[]} projects */
  #sectionOf(change, projects) {
    const section = copyOf(this.#template("project"))
    find(section, "h4", HTMLElement).textContent = this.#title(change.name)
    this.#fillTargets(find(section, "select", HTMLSelectElement), change, projects)
    this.#fillKinds(section, change[this.#way])
    return section
  }

  /** @param {HTMLSelectElement} select @param {Change} change @param {Project[]} projects */
  #fillTargets(select, { id, target }, projects) {
    const offered = projects.filter((one) => one.state !== "deleted" || one.id === target)
    select.replaceChildren(
      new Option(wordOf(this.#root, "textNew"), NEW),
      ...offered.map((one) => this.#optionOf(one)),
    )
    select.value = target
    select.addEventListener("change", () => {
      this.targets[id] = select.value
      this.renew()
    })
  }

  /** @param {Project} project */
  #optionOf({ id, name, state }) {
    const title = this.#title(name)
    return new Option(state === "archived" ? fill(wordOf(this.#root, "textArchived"), { name: title }) : title, id)
  }

  /** @param {HTMLElement} section @param {Record<string, Line[]>} lists */
  #fillKinds(section, lists) {
    let count = 0
    for (const details of findAll(section, "[data-kind]", HTMLDetailsElement)) {
      const kind = details.dataset.kind ?? ""
      const lines = lists[kind] ?? []
      const summary = find(details, "summary", HTMLElement)
      details.hidden = lines.length === 0
      details.open = kind === TO_SEE
      find(details, "ul", HTMLElement).replaceChildren()
      summary.textContent = fill(wordOf(summary, "text"), { count: lines.length })
      // In place of what was there before: the lines are others now.
      details.ontoggle = () => { if (details.open) this.#fillLines(details, lines) }
      if (!NO_CHANGE.includes(kind)) count += lines.length
    }
    find(section, ".guide-plan-import__none", HTMLElement).hidden = count > 0
  }

  /** @param {HTMLElement} details @param {Line[]} lines */
  #fillLines(details, lines) {
    const rows = find(details, "ul", HTMLElement)
    if (rows.childElementCount) return
    rows.append(...lines.slice(0, LINES).map((line) => this.#lineOf(line)))
    if (lines.length <= LINES) return
    rows.append(make("li", { textContent: fill(wordOf(this.#root, "textMore"), { count: lines.length - LINES }) }))
  }

  /** @param {Line} line */
  #lineOf({ thing, mine, theirs }) {
    const row = copyOf(this.#template("line"))
    find(row, ".guide-plan-import__thing", HTMLElement).textContent = nameOf(thing, this.#words)
    for (const [side, record] of Object.entries({ mine, theirs })) {
      find(row, `[data-side=${side}] span`, HTMLElement).textContent = wordsOf(thing, record, this.#words)
    }
    return row
  }
}
