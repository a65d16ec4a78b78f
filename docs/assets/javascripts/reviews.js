// Marks what is overdue today on the page that lists who looks through what, and counts it. The page
// itself holds days alone: so it is the same whenever it is built, and useful without this.
(() => {
  const status = document.querySelector("[data-guide-reviews]")
  const { guideTextOverdue: overdueText, guideTextCount: countText, guideTextNone: noneText } = status.dataset
  const today = guideFormat.dayOf(new Date())
  const days = [...document.querySelectorAll("[data-guide-next-review]")]
  const overdue = days.filter((day) => day.dateTime < today)

  for (const day of overdue) {
    const mark = document.createElement("strong")
    mark.className = "guide-reviews__overdue"
    mark.textContent = overdueText
    day.after(" ", mark)
  }
  status.textContent = overdue.length
    ? guideFormat.fill(countText, { count: overdue.length, total: days.length })
    : noneText
})()
