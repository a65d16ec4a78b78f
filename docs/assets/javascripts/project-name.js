// The buttons that open the sheet of projects say which one the reader works in, on every page.
// What the sheet does (project-menu.js) is loaded when it first opens.
(() => {
  const sheet = document.querySelector("[data-guide-projects]")
  const project = window.guideProject

  // Return what a project is called where it has no name.
  const nameOf = ({ name }) => name || sheet.dataset.guideTextUnnamed

  let shown = project.currentId()

  function show() {
    const current = project.current()
    const name = current ? nameOf(current) : sheet.dataset.guideTextPlan
    for (const label of document.querySelectorAll("[data-guide-project-name]")) {
      if (label.textContent !== name) label.textContent = name
    }
  }

  // Once is enough; where it failed, the next opening tries again.
  sheet.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "open") window.guideLoad("projects").catch(() => window.guideNotice.say(sheet.dataset.guideTextFailed))
  })
  document.addEventListener("guide:project-change", show)
  // Another tab turned to another project: this one follows, and says so.
  document.addEventListener("guide:storage-change", () => {
    const current = project.current()
    if (current && shown && current.id !== shown) {
      window.guideNotice.say(window.guideFormat.fill(sheet.dataset.guideTextSelected, { name: nameOf(current) }))
    }
    shown = current?.id ?? null
  })
  document.addEventListener("guide:project-change", ({ detail }) => {
    if (detail.isSelected) shown = project.currentId()
  })
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) show() })
  show()

  window.guideProjectName = nameOf
})()
