// Lets a plan's file come in: says what it would change, and does it, all or nothing.
import { now } from "../state/clock.js"
import { announce } from "../state/events.js"
import { newId } from "../state/ids.js"
import { ABOUT, current, currentId, isThere, keyOf, list, things } from "../state/project.js"
import * as storage from "../state/storage.js"
import { trouble } from "../state/trouble.js"
import { changesOf } from "./changes.js"
import { merging, replacing } from "./comparing.js"
import { isSame } from "./contents.js"
import { nameIn, NEW, placesOf } from "./places.js"

/**
 * @typedef {import("./contents.js").PlanFile} PlanFile
 * @typedef {import("./places.js").Targets} Targets
 * @typedef {import("./changes.js").Changes} Changes
 *
 * What a project of the file would change where it goes: the id of a project here, or NEW.
 * @typedef {{ id: string, name: string, target: string, merge: import("./comparing.js").Merging, replace: import("./comparing.js").Replacing }} Preview
 *
 * How it went. Where the browser keeps nothing, the page does, and `saved` is false; where it had no
 * room, everything is as it was. `undo` returns how many things stay, because they have been written
 * or changed meanwhile.
 * @typedef {{ ok: true, saved: boolean, undo: () => number } | { ok: false, why: import("../state/trouble.js").Trouble | null }} Outcome
 */

const CURRENT = "current-project"

const home = () => ({ projects: new Map(list().map((one) => [one.id, one])), current: current(), newId })

/** @param {string} id */
const keysOf = (id) => storage.keys(keyOf(id, ""))

/**
 * What each project of the file would change, in the file's order.
 * @param {PlanFile} file
 * @param {Targets} [targets]
 * @returns {Preview[]}
 */
export function preview(file, targets = {}) {
  const here = home()
  const places = placesOf(file, targets, here)
  return Object.entries(file.projects).map(([id, theirs]) => {
    const isNew = !here.projects.has(places[id])
    const mine = isNew ? {} : things(places[id])
    return {
      id, name: nameIn(theirs), target: isNew ? NEW : places[id],
      merge: merging(mine, theirs), replace: replacing(mine, theirs),
    }
  })
}

// --- writing, all or nothing

/** @param {object | null} value */
const sizeOf = (value) => (value === null ? 0 : JSON.stringify(value).length)

// Write each value, or remove what becomes null; return whether all is saved. What shrinks comes
// first, so that a storage with room for the end has room on the way there, and on the way back.
/** @param {Changes} values */
function set(values) {
  const grown = [...values].map(([key, value]) => ({ key, value, by: sizeOf(value) - sizeOf(storage.get(key)) }))
  for (const { key, value } of grown.sort((a, b) => a.by - b.by)) {
    if (value === null) storage.remove(key)
    else if (!storage.put(key, value) && trouble() !== "blocked") return false
  }
  return true
}

/** @param {string} key */
const projectIn = (key) => (key.startsWith("project/") ? key.split("/")[1] : null)

/**
 * @typedef {object} Done what has been done, to undo it
 * @property {Changes} before what stood under each key
 * @property {Changes} after what was put there
 * @property {string[]} added projects that were not here
 * @property {string[]} there projects that have been here since
 */

// What of a change can be taken back, and which keys stay, because somebody has written there since.
// A project that was removed for good meanwhile is not touched.
/** @param {Done} done */
function undoable({ before, after, added, there }) {
  const erased = there.filter((id) => !isThere(id))
  const ours = [...before].filter(([key]) => !erased.includes(projectIn(key) ?? ""))
  const untouched = new Map(ours.filter(([key]) => isSame(storage.get(key), after.get(key))))
  const staying = new Set(ours.map(([key]) => key).filter((key) => projectIn(key) && !untouched.has(key)))
  for (const id of added) {
    const left = keysOf(id).filter((key) => !untouched.has(key))
    for (const key of left) staying.add(key)
    // What stays is in a project with its name.
    if (left.length) for (const thing of ABOUT) untouched.delete(keyOf(id, thing))
  }
  return { untouched, staying }
}

/** @param {Changes} changes @returns {Outcome} */
function carryOut(changes) {
  const before = new Map([...changes.keys()].map((key) => [key, storage.get(key)]))
  const touched = [...new Set([...changes.keys()].map(projectIn))].filter((id) => id !== null)
  const added = touched.filter((id) => !isThere(id))
  if (!set(changes)) {
    const why = trouble()
    set(before)
    storage.saveAgain() // there is no trouble any more
    return { ok: false, why }
  }
  const there = touched.filter((id) => isThere(id))
  announce("project-change", { isSelected: true })
  const undo = () => {
    const { untouched, staying } = undoable({ before, after: changes, added, there })
    set(untouched)
    announce("project-change", { isSelected: true })
    return staying.size
  }
  return { ok: true, saved: trouble() !== "blocked", undo }
}

/** @param {PlanFile} file @param {Targets} targets @param {boolean} isReplaced */
function bringIn(file, targets, isReplaced) {
  const places = placesOf(file, targets, home())
  const here = { copy: storage.copyId(), thingsOf: things, keysOf, get: storage.get, now }
  const changes = changesOf(file, places, isReplaced, here)
  const [only, ...more] = new Set(Object.values(places))
  if (only && !more.length && currentId() !== only) changes.set(CURRENT, { value: only, at: now() })
  return carryOut(changes)
}

/** Join the file with what is here. @param {PlanFile} file @param {Targets} [targets] */
export const merge = (file, targets = {}) => bringIn(file, targets, false)

/** Make the projects here what they are in the file. @param {PlanFile} file @param {Targets} [targets] */
export const replace = (file, targets = {}) => bringIn(file, targets, true)
