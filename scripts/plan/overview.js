// What stands on top of the plan: which project it is, with its name to be given, and how far it is.
import { find, findAll, setText, wordOf } from "../base/dom.js"
import { dateTime, fill, longDay } from "../base/format.js"
import { say } from "../page/notice.js"
import { create, current, currentId, set } from "../state/project.js"
import { countOf, tally } from "./rows.js"

/** @typedef {import("./rows.js").Row} Row */

/** @param {HTMLElement} plan @param {string} name */
const part = (plan, name) => find(plan, `[data-guide-plan-${name}]`, HTMLElement)

/** @param {HTMLElement} plan @param {Row[]} rows */
export function showProgress(plan, rows) {
  for (const bar of findAll(plan, "[data-guide-plan-bar]", HTMLElement)) {
    const { done, total } = countOf(rows, bar.dataset.guidePlanBar ?? "")
    bar.style.setProperty("--guide-plan-done", `${total ? (100 * done) / total : 0}%`)
  }
  for (const line of findAll(plan, "[data-guide-plan-count]", HTMLElement)) {
    const scope = line.dataset.guidePlanCount ?? ""
    const text = wordOf(plan, scope === "project" ? "guideTextProgress" : "guideTextDoneShort")
    setText(line, fill(text, countOf(rows, scope)))
  }
  const { late, answered, questions } = tally(rows)
  setText(part(plan, "answered"), fill(wordOf(plan, "guideTextAnswered"), { done: answered, total: questions }))
  setText(part(plan, "overdue"), fill(wordOf(plan, "guideTextOverdue"), { count: late }))
  part(plan, "overdue").hidden = late === 0
}

/** @param {HTMLElement} plan @param {number} changedAt in ms, 0 where nothing has been written */
export function showProject(plan, changedAt) {
  const shown = current()
  const changed = changedAt ? fill(wordOf(plan, "guideTextChanged"), { date: dateTime(changedAt) }) : ""
  const about = [shown?.organisation, changed].filter(Boolean)
  setText(part(plan, "name"), shown?.name || wordOf(plan, "guideTextUnnamed"))
  setText(part(plan, "about"), about.join(" \u00b7 "))
  part(plan, "about").hidden = about.length === 0
  part(plan, "naming").hidden = Boolean(shown?.name)
  setText(part(plan, "printed"), fill(wordOf(plan, "guideTextPrinted"), { date: longDay(new Date()) }))
}

/** Let a project without a name be named on the spot. @param {HTMLElement} plan */
export function beginNaming(plan) {
  const form = find(plan, "[data-guide-plan-naming]", HTMLFormElement)
  const field = find(form, "[name=name]", HTMLInputElement)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const name = field.value.trim()
    const undo = set("name", name, currentId() ?? create(""))
    form.reset()
    say(fill(wordOf(plan, "guideTextNamed"), { name }), undo)
    part(plan, "name").focus()
  })
}
