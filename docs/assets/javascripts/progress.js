// How far the reader's project is: of a list, a recommendation, a phase, all. What is not relevant
// counts neither as done nor as left. Shown once there is something to show, and only then is the
// list of what there is to do (publish/catalogue.py) loaded: who just reads needs none of it.
(() => {
  const project = window.guideProject
  const words = document.querySelector("[data-guide-progress-words]").dataset
  const { fill } = window.guideFormat
  const root = document.querySelector(".guide-header__home").href

  // Return { done, total, touched } of those items in the current project or another; `touched` tells
  // whether any is done or not relevant.
  function of(items, id = project.currentId()) {
    const states = items.map((item) => project.valueOf(`item/${item}/status`, id))
    const done = states.filter((state) => state === "done").length
    const left = states.filter((state) => state === "not-relevant").length
    return { done, total: items.length - left, touched: done + left > 0 }
  }

  const long = (count) => fill(words.guideTextLong, count)
  const itemsIn = (phase) => phase.recommendations.flatMap(({ items }) => items)

  // Return the items of a scope; to be called when the catalogue is there.
  function itemsOf(scope) {
    const { phases } = window.guideCatalogue
    const recommendations = phases.flatMap((phase) => phase.recommendations)
    const [kind, id] = scope.split(":")
    if (kind === "recommendation") return recommendations.find((one) => one.id === id)?.items ?? []
    if (kind === "phase") return phases.filter((one) => one.id === id).flatMap(itemsIn)
    return phases.flatMap(itemsIn)
  }

  // The menu is the engine's: it knows pages, not recommendations.
  function place(beside, scope) {
    const mark = document.createElement("span")
    mark.className = "guide-progress"
    mark.dataset.guideProgress = scope
    beside.append(" ", mark)
  }
  function placeInMenu() {
    if (document.querySelector(".guide-nav [data-guide-progress]")) return
    const recommendations = window.guideCatalogue.phases.flatMap((phase) => phase.recommendations)
    for (const link of document.querySelectorAll(".guide-nav__path a")) {
      const page = recommendations.find((one) => new URL(one.page, root).pathname === link.pathname)
      if (page) place(link, `recommendation:${page.id}`)
    }
    for (const phase of document.querySelectorAll(".guide-nav__phase")) {
      place(phase.querySelector(".guide-nav__label"), `phase:${phase.dataset.guidePhase}`)
    }
  }

  // Without the catalogue, this page has shown nothing yet.
  async function show() {
    if (!window.guideCatalogue) {
      const things = Object.keys(project.things(undefined, "item/"))
      if (!things.some((thing) => thing.endsWith("/status"))) return
      await window.guideLoad("catalogue")
    }
    placeInMenu()
    for (const mark of document.querySelectorAll("[data-guide-progress]")) {
      const count = of(itemsOf(mark.dataset.guideProgress))
      mark.hidden = !count.touched
      const text = count.touched ? fill(words.guideText, count) : ""
      if (mark.textContent === text) continue
      mark.textContent = text
      mark.title = count.touched ? long(count) : ""
    }
  }

  // Where the catalogue did not come, the next change tries again.
  const showQuietly = () => show().catch(() => {})

  document.addEventListener("guide:project-change", ({ detail: { thing } }) => {
    if (!thing || thing.endsWith("/status")) showQuietly()
  })
  showQuietly()

  window.guideProgress = { of, itemsOf, long }
})()
