// The sheet with the reader's projects: which one she works in, the others, and what can be done
// with each.
import { around, find, wordOf } from "../base/dom.js"
import { listen } from "../state/events.js"
import * as project from "../state/project.js"
import { ACTIONS, create, isSureToErase } from "./project-actions.js"
import { choice, linesIn, other } from "./project-lines.js"
import { renaming } from "./project-renaming.js"
import { sheet } from "./project-sheet.js"

/** @typedef {import("../state/project.js").Project} Project */

/** @template {Element} T @param {string} name @param {new () => T} kind */
const part = (name, kind) => find(sheet(), `[data-guide-projects-${name}]`, kind)

const isOpen = () => sheet().matches(":popover-open")

/** Close what a form is folded into. @param {HTMLFormElement} form */
function fold(form) {
  const details = around(form, "details", HTMLDetailsElement)
  if (details) details.open = false
}

// Forms are for this page alone: no browser sends them anywhere.
/** @param {HTMLFormElement} form @param {() => void} sent */
function onSubmit(form, sent) {
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    sent()
  })
}

// What the sheet shows. Return what brings it up to date, and what has the lines in order again.
/** @param {import("./project-lines.js").Act} act */
function lines(act) {
  const others = part("others", HTMLElement)
  const choices = linesIn(part("list", HTMLElement), choice(act))
  const putAway = linesIn(find(others, "ul", HTMLElement), other(act))
  return {
    /** @param {Project | null} current */
    show(current) {
      const all = project.list()
      const active = all.filter(({ state }) => state === "active")
      const rest = all.filter(({ state }) => state !== "active")
      choices.show(active, current?.id ?? null)
      putAway.show(rest, null)
      part("list", HTMLElement).hidden = active.length === 0
      part("current", HTMLElement).hidden = !current
      part("add", HTMLElement).hidden = false
      others.hidden = rest.length === 0
    },
    forget() {
      choices.forget()
      putAway.forget()
    },
  }
}

// Where another tab turns to another project while this one is being named.
/** @param {HTMLFormElement} form */
function stopNaming(form) {
  if (form.contains(document.activeElement)) find(sheet(), "h2", HTMLElement).focus()
  fold(form)
}

export function begin() {
  const [form, adding] = [part("rename", HTMLFormElement), part("new", HTMLFormElement)]
  const naming = renaming(form, () => stopNaming(form))
  const shown = lines(act)

  // Close the sheet, so that what is said about it can be seen; the keyboard goes back to its button.
  // What she has written, here and on the page, is saved first.
  function close() {
    naming.finish()
    if (isOpen()) sheet().hidePopover()
  }

  /** @param {string} action @param {string} id */
  function act(action, id) {
    const one = project.about(id)
    if (action === "erase" && !isSureToErase(one)) return
    close()
    ACTIONS[action](one)
  }

  function show() {
    if (!isOpen()) return
    const current = project.current()
    shown.show(current)
    naming.show(current)
  }

  part("current", HTMLElement).addEventListener("click", (event) => {
    const button = around(event, "[data-guide-do]", HTMLElement)
    const id = project.currentId()
    if (button && id) act(wordOf(button, "guideDo"), id)
  })
  onSubmit(form, () => {
    fold(form)
    close()
  })
  onSubmit(adding, () => {
    const title = find(adding, "[name=name]", HTMLInputElement).value.trim()
    adding.reset()
    fold(adding)
    close()
    create(title)
  })
  sheet().addEventListener("toggle", (event) => {
    shown.forget()
    show()
    if (/** @type {ToggleEvent} */ (event).newState === "closed") naming.finish()
  })
  listen("project-change", show)
  show()
}
