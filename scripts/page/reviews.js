// Marks what is overdue today on the page that lists who looks through what, and counts it. The page
// itself holds days alone: so it is the same whenever it is built, and useful without this.
import { find, findAll, make, wordOf } from "../base/dom.js"
import { dayOf, fill } from "../base/format.js"

/** Nothing is overdue on its own day. @param {string} day 2027-01-31 @param {string} today */
export const isOverdue = (day, today) => day < today

export function begin() {
  const status = find(document, "[data-guide-reviews]", HTMLElement)
  const today = dayOf(new Date())
  const days = findAll(document, "[data-guide-next-review]", HTMLTimeElement)
  const overdue = days.filter(({ dateTime }) => isOverdue(dateTime, today))

  for (const day of overdue) {
    day.after(" ", make("strong", { className: "guide-reviews__overdue", textContent: wordOf(status, "guideTextOverdue") }))
  }
  status.textContent = overdue.length
    ? fill(wordOf(status, "guideTextCount"), { count: overdue.length, total: days.length })
    : wordOf(status, "guideTextNone")
}
