// The names of the project that the reader works in: saved while they are written, in the project
// where she began.
import { find } from "../base/dom.js"
import { about, current, isThere, set } from "../state/project.js"
import { tell } from "./project-sheet.js"
import { flushAll, soon } from "./saving.js"

/**
 * @typedef {import("../state/project.js").Project} Project
 * @typedef {"name" | "organisation"} Name
 */

/** @type {Name[]} */
const NAMES = ["name", "organisation"]

// Take back the names that nobody has changed since; return whether there were any.
/** @param {Name[]} names @param {Project} before @param {Project} after */
function takeBack(names, before, after) {
  if (!isThere(before.id)) return false
  const now = about(before.id)
  const left = names.filter((name) => now[name] === after[name])
  for (const name of left) set(name, before[name], before.id)
  return left.length > 0
}

/**
 * @param {HTMLFormElement} form
 * @param {() => void} stop called where another tab has turned to another project: what the reader
 *   types on must not name that one
 */
export function renaming(form, stop) {
  /** @type {Project | null} */
  let begun = null // the project that she is naming, as it was
  /** @type {Set<Name>} */
  const written = new Set() // which of its names she has written in
  const inputs = NAMES.map((name) => ({ name, input: find(form, `[name=${name}]`, HTMLInputElement) }))

  for (const { name, input } of inputs) {
    input.addEventListener("input", () => {
      begun ??= current()
      written.add(name)
    })
    soon(input, (value) => { if (begun && isThere(begun.id)) set(name, value.trim(), begun.id) })
  }

  /** Save what she has written, and say so. */
  function finish() {
    flushAll()
    const before = begun
    const names = [...written]
    begun = null
    written.clear()
    if (!before || !isThere(before.id)) return
    const after = about(before.id)
    const changed = names.filter((name) => before[name] !== after[name])
    if (changed.length) tell("Renamed", after, () => takeBack(changed, before, after))
  }

  /** @param {Project | null} project the current one */
  function show(project) {
    if (begun && begun.id !== project?.id) {
      finish()
      stop()
    }
    if (project && !begun) for (const { name, input } of inputs) input.value = project[name]
  }

  return { finish, show }
}
