// The plan: all items and questions of the guide, of which the reader chooses what to see. It follows
// what she does, here and in other tabs.
import { around, find, setText, wordOf } from "../base/dom.js"
import { fill } from "../base/format.js"
import { listen } from "../state/events.js"
import { ABOUT, currentId, read, things } from "../state/project.js"
import { newest } from "../state/records.js"
import { Filter } from "./filter.js"
import { linesIn, refresh } from "./lines.js"
import { List } from "./list.js"
import { beginNaming, showProgress, showProject } from "./overview.js"
import { Removed } from "./removed.js"
import { grouped, isUnchanged, namesIn, ownerOf } from "./rows.js"

const WIDE = "(min-width: 60em)"

class PlanPage {
  #plan
  #lines
  #rows
  #list
  #filter
  #removed
  #collator = new Intl.Collator(document.documentElement.lang, { numeric: true })
  /** The project that is shown; undefined before any is. @type {string | null | undefined} */
  #shownId
  #changedAt = 0 // ms

  /** @param {HTMLElement} plan */
  constructor(plan) {
    const inGuide = find(plan, "[data-guide-plan-list]", HTMLElement)
    this.#plan = plan
    this.#lines = linesIn(inGuide)
    this.#rows = [...this.#lines.values()]
    this.#list = new List(inGuide, this.part("dated"), this.#rows)
    this.#filter = new Filter(find(plan, "[data-guide-plan-filter]", HTMLFormElement))
    this.#removed = new Removed(plan)
  }

  /** @param {string} name */
  part(name) {
    return find(this.#plan, `[data-guide-plan-${name}]`, HTMLElement)
  }

  // --- what the reader has chosen

  readAddress() {
    this.#filter.readAddress()
  }

  choose() {
    this.#list.choose(this.#filter.choice())
    this.#showStatus()
    this.#filter.writeAddress()
  }

  reset() {
    this.#filter.reset()
    this.choose()
  }

  renew() {
    this.choose()
    this.part("things").focus()
  }

  resetByButton() {
    this.reset()
    this.#filter.focus()
    if (!find(this.#plan, "[data-guide-plan-fold]", HTMLDetailsElement).open) this.part("things").focus()
  }

  chooseOverdue() {
    this.#filter.chooseOverdue()
    this.choose()
    this.part("things").focus()
    this.part("things").scrollIntoView()
  }

  #showStatus() {
    const { shown, kept, total } = this.#list.counts()
    const text = wordOf(this.#plan, shown === total ? "guideTextShownAll" : "guideTextShown")
    const said = [fill(text, { shown, total }), ...this.#filter.inWords()]
    if (kept) said.push(fill(wordOf(this.#plan, "guideTextKeptCount"), { count: kept }))
    setText(this.part("status"), said.join(" \u00b7 "))
    this.part("renew").hidden = !this.#list.isStale()
    this.part("reset").hidden = !this.#filter.isChanged()
    this.part("empty").hidden = shown > 0
    this.#removed.showOrNot(this.#filter.isNarrowed())
  }

  // --- following what happens

  /** @param {import("./lines.js").Line[]} changed */
  #follow(changed) {
    this.#list.follow(changed, this.#filter.choice())
    this.#showStatus()
  }

  #offerNames() {
    this.#filter.offerNames(namesIn(this.#rows, this.#collator))
  }

  /** @param {ReturnType<typeof grouped>} groups */
  #showRemoved(groups) {
    this.#removed.show(groups, (owner) => this.#lines.has(owner), this.#filter.isNarrowed())
  }

  showProject() {
    showProject(this.#plan, this.#changedAt)
  }

  showAll() {
    const all = things()
    const groups = grouped(all)
    const isOther = this.#shownId !== currentId()
    this.#shownId = currentId()
    this.#changedAt = Math.max(0, ...Object.values(all).map(newest))
    for (const [thing, line] of this.#lines) refresh(line, groups.get(thing) ?? {})
    this.#showRemoved(groups)
    this.#offerNames()
    if (isOther) this.choose()
    else this.#follow(this.#rows)
    showProgress(this.#plan, this.#rows)
    this.showProject()
  }

  /** @param {string} thing */
  #showOne(thing) {
    const owner = ownerOf(thing)
    const line = this.#lines.get(owner)
    this.#changedAt = Math.max(this.#changedAt, newest(read(thing)))
    if (line) {
      const before = refresh(line, things(this.#shownId, `${owner}/`))
      if (!isUnchanged(line, before)) {
        this.#offerNames()
        this.#follow([line])
        showProgress(this.#plan, this.#rows)
      }
    } else if (!ABOUT.includes(thing) && !this.#removed.isSettled(owner, this.#shownId ?? null)) {
      this.#showRemoved(grouped(things()))
    }
    this.showProject()
  }

  /** @param {{ thing?: string, project?: string }} changed */
  hear({ thing, project }) {
    if (!thing || this.#shownId !== currentId()) this.showAll()
    else if (project === this.#shownId) this.#showOne(thing)
  }

  // A link in the path, or in what is new, leads to a place that has to be there.
  /** @param {Event} event */
  showGoalOf(event) {
    const link = around(event, "a[href^='#']", HTMLAnchorElement)
    const goal = link && document.getElementById(link.hash.slice(1))
    if (goal && !goal.checkVisibility()) this.reset()
  }
}

export function begin() {
  const plan = find(document, "[data-guide-plan]", HTMLElement)
  const page = new PlanPage(plan)
  /** @type {[string, () => void][]} */
  const buttons = [
    ["renew", () => page.renew()], ["reset", () => page.resetByButton()], ["overdue", () => page.chooseOverdue()],
  ]
  for (const [name, act] of buttons) page.part(name).addEventListener("click", act)
  page.part("filter").addEventListener("change", () => page.choose())
  plan.addEventListener("click", (event) => page.showGoalOf(event))
  beginNaming(plan)
  listen("project-change", (changed) => page.hear(changed))
  addEventListener("pageshow", ({ persisted }) => { if (persisted) page.showAll() })
  addEventListener("beforeprint", () => page.showProject())

  find(plan, "[data-guide-plan-fold]", HTMLDetailsElement).open = matchMedia(WIDE).matches
  page.readAddress()
  page.showAll()
  for (const name of ["total", "switch", "filter"]) page.part(name).hidden = false
}
