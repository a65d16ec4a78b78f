// What can be done with a project. Each is said, and can be taken back as long as nobody has worked
// on since.
import * as project from "../state/project.js"
import { tell, wordAbout } from "./project-sheet.js"

/** @typedef {import("../state/project.js").Project} Project */

/** @param {Project} one @param {import("../state/project.js").ProjectState} state @param {string} text */
function setState(one, state, text) {
  const wasCurrent = project.currentId() === one.id
  const undo = project.set("state", state, one.id)
  tell(text, one, () => {
    const isUndone = undo()
    if (isUndone && wasCurrent) project.select(one.id)
    return isUndone
  })
}

/** @param {string} id */
const contentOf = (id) => JSON.stringify(project.things(id))

// Say that a project has been made. It can be taken back as long as it is as it was made; then the
// reader is where she came from.
/** @param {string} text @param {string} id @param {string | null} from */
function tellOfNew(text, id, from) {
  const made = contentOf(id)
  tell(text, project.about(id), () => {
    if (!project.isThere(id) || contentOf(id) !== made) return false
    project.erase(id)
    if (from && project.isThere(from)) project.select(from)
    return true
  })
}

/** @param {Project} one */
function select(one) {
  project.select(one.id)
  tell("Selected", one)
}

/** @param {Project} one */
const archive = (one) => setState(one, "archived", "Archived")

/** @param {Project} one */
const unarchive = (one) => setState(one, "active", "Unarchived")

/** @param {Project} one */
const remove = (one) => setState(one, "deleted", "Deleted")

/** @param {Project} one */
const undelete = (one) => setState(one, "active", "Undeleted")

/** Whether the reader wants it gone for good, which nothing takes back. @param {Project} one */
export const isSureToErase = (one) => confirm(wordAbout("EraseConfirm", one))

/** @param {Project} one */
function erase(one) {
  project.erase(one.id)
  tell("Erased", one)
}

/** @param {Project} one */
function duplicate(one) {
  const id = project.duplicate(one.id, wordAbout("CopyOf", one))
  tellOfNew("Duplicated", id, one.id)
}

// The first project is there without a name: as long as it is empty, it is the one she names.
/** @param {Project} one */
const isUnused = (one) => !one.name && !one.organisation
  && Object.keys(project.things(one.id)).every((thing) => project.ABOUT.includes(thing))

/** @param {string} title */
export function create(title) {
  const before = project.current()
  if (before && isUnused(before)) {
    project.set("name", title, before.id)
    tellOfNew("Created", before.id, null)
  } else {
    tellOfNew("Created", project.create(title), before?.id ?? null)
  }
}

/** By the name that the buttons have for them. @type {Record<string, (one: Project) => void>} */
export const ACTIONS = { select, archive, unarchive, delete: remove, undelete, erase, duplicate }
