// The buttons that open the sheet of projects say which one the reader works in, on every page.
// What the sheet does (project-menu.js) is loaded when it first opens.
import { findAll, setText } from "../base/dom.js"
import { say } from "../page/notice.js"
import { listen } from "../state/events.js"
import { current, currentId } from "../state/project.js"
import { nameOf, sheet, tell, word } from "./project-sheet.js"

/** The project that this tab has last followed the reader to. @type {string | null} */
let followed = null

function show() {
  const project = current()
  const name = project ? nameOf(project) : word("Plan")
  for (const label of findAll(document, "[data-guide-project-name]", HTMLElement)) setText(label, name)
}

// Another tab turned to another project: this one follows, and says so.
function follow() {
  const project = current()
  if (project && followed && project.id !== followed) tell("Selected", project)
  followed = project?.id ?? null
}

/** @type {Promise<void> | null} */
let menu = null

// Once is enough; where it failed, the next opening tries again.
async function beginMenu() {
  const loaded = await import("./project-menu.js").catch(() => null)
  if (loaded) loaded.begin()
  else {
    menu = null
    say(word("Failed"))
  }
}

export function begin() {
  followed = currentId()
  sheet().addEventListener("beforetoggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") menu ??= beginMenu()
  })
  listen("project-change", show)
  listen("storage-change", follow)
  listen("project-change", ({ isSelected }) => {
    if (isSelected) followed = currentId()
  })
  addEventListener("pageshow", ({ persisted }) => { if (persisted) show() })
  show()
}
