// How far the reader's project is: of a list, a recommendation, a phase, all. Shown once there is
// something to show, and only then is the list of what there is to do (publish/pages/catalogue.py) loaded:
// who just reads needs none of it.
import { catalogue } from "../base/data.js"
import { find, findAll, make, seek, wordOf } from "../base/dom.js"
import { fill } from "../base/format.js"
import { load } from "../base/load.js"
import { listen } from "../state/events.js"
import { currentId, things, valueOf } from "../state/project.js"
import { countOf, itemsIn } from "./count.js"

/** @typedef {import("./count.js").Count} Count */
/** @typedef {import("./count.js").Catalogue} Catalogue */

/** @param {string} name */
const word = (name) => wordOf(find(document, "[data-guide-progress-words]", HTMLElement), name)

/**
 * How far those items are in the current project or another.
 * @param {string[]} items
 * @param {string | null} [project]
 */
export const progressOf = (items, project = currentId()) => countOf(items.map((item) => valueOf(`item/${item}/status`, project)))

/** @param {Count} count */
export const inWords = (count) => fill(word("guideTextLong"), { ...count })

/** The items of a scope (count.js), when the catalogue is there; none before. @param {string} scope */
export function itemsOf(scope) {
  const found = catalogue()
  return found ? itemsIn(found, scope) : []
}

/** @param {Element} beside @param {string} scope */
function place(beside, scope) {
  const mark = make("span", { className: "guide-progress" })
  mark.dataset.guideProgress = scope
  beside.append(" ", mark)
}

// The menu is the engine's: it knows pages, not recommendations.
/** @param {Catalogue} found */
function placeInMenu({ phases }) {
  if (seek(document, ".guide-nav [data-guide-progress]", HTMLElement)) return
  const { href: root } = find(document, ".guide-header__home", HTMLAnchorElement)
  const recommendations = phases.flatMap((phase) => phase.recommendations)
  for (const link of findAll(document, ".guide-nav__path a", HTMLAnchorElement)) {
    const page = recommendations.find((one) => new URL(one.page, root).pathname === link.pathname)
    if (page) place(link, `recommendation:${page.id}`)
  }
  for (const phase of findAll(document, ".guide-nav__phase", HTMLElement)) {
    place(find(phase, ".guide-nav__label", HTMLElement), `phase:${wordOf(phase, "guidePhase")}`)
  }
}

/** @param {HTMLElement} mark */
function showMark(mark) {
  const count = progressOf(itemsOf(wordOf(mark, "guideProgress")))
  mark.hidden = !count.touched
  const text = count.touched ? fill(word("guideText"), { ...count }) : ""
  if (mark.textContent === text) return
  mark.textContent = text
  mark.title = count.touched ? inWords(count) : ""
}

function showAll() {
  const found = catalogue()
  if (!found) return
  placeInMenu(found)
  findAll(document, "[data-guide-progress]", HTMLElement).forEach(showMark)
}

const isAnySet = () => Object.keys(things(undefined, "item/")).some((thing) => thing.endsWith("/status"))

// Without the catalogue, this page has shown nothing yet. Where it did not come, the next change
// tries again.
function show() {
  if (catalogue()) showAll()
  else if (isAnySet()) load("catalogue").then(showAll, () => {})
}

export function begin() {
  listen("project-change", ({ thing }) => {
    if (!thing || thing.endsWith("/status")) show()
  })
  show()
}
