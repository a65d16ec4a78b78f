// The reader's projects, and what she has set and written in each. A thing of a project is named
// as in its key: item/<id>/status, question/<id>/answer/<answer>; its record is a register or a
// text (records.js). Without a project, the first thing she does makes one without a name.
import { language, presentEdition } from "../base/settings.js"
import { now } from "./clock.js"
import { announce, listen } from "./events.js"
import { formerNames, presentName } from "./former.js"
import { isId, newId } from "./ids.js"
import { isRecord, join, newest } from "./records.js"
import * as storage from "./storage.js"

/**
 * @typedef {import("./records.js").ThingRecord} ThingRecord
 * @typedef {import("./records.js").MaybeRecord} MaybeRecord
 * @typedef {Record<string, ThingRecord>} Things of a project by name
 * @typedef {"active" | "archived" | "deleted"} ProjectState
 * @typedef {{ id: string, name: string, organisation: string, state: ProjectState }} Project
 */

const CURRENT = "current-project"
const OF_A_PROJECT = /^project\/([a-z0-9]{1,16})\/(.+)$/
/**
 * The edition of the guide that the project was made with, or that its people have last seen. In
 * two words as every later thing: releases that do not know it open a file that has it.
 */
export const EDITION = "guide/edition"
/** The things of a project itself. */
export const ABOUT = ["name", "organisation", "state", EDITION]
/** @type {ProjectState[]} */
const STATES = ["active", "archived", "deleted"]

/** @param {string} project @param {string} thing */
export const keyOf = (project, thing) => `project/${project}/${thing}`

/**
 * Another project may be the current one, when one is put away or taken back.
 * @param {string} thing
 * @param {string} project
 * @param {{ isSelected?: boolean }} own
 */
const announceThing = (thing, project, own) => announce("project-change", thing === "state" ? own : { thing, project })

// --- records

/**
 * The record under this very key; what is none is set aside.
 * @param {string} key
 * @returns {MaybeRecord}
 */
export function recordAt(key) {
  const found = storage.get(key)
  if (found === null || isRecord(found)) return found
  storage.setDamagedAside(key)
  return null
}

/** @param {MaybeRecord} record @returns {string} */
const valueIn = (record) => (record && "value" in record ? record.value : "")

/** What the people at a copy call themselves, or "". @param {string} copy */
export const nameOfCopy = (copy) => valueIn(recordAt(`name/${copy}`))

// What stands among the components' examples can be tried, and is forgotten with the page.
/** @type {Map<string, MaybeRecord>} */
const examples = new Map()

/** @param {string} thing */
export function isExample(thing) {
  const [kind, id] = thing.split("/")
  const attribute = kind === "item" ? "data-guide-item" : "data-guide-answers"
  return document.querySelector(`[data-guide-example] [${attribute}="${CSS.escape(id ?? "")}"]`) !== null
}

/**
 * The record of a thing, or null; `project` is the current one unless it is given.
 * @param {string} thing
 * @param {string | null} [project]
 * @returns {MaybeRecord}
 */
export function read(thing, project = currentId()) {
  if (examples.has(thing)) return examples.get(thing) ?? null
  if (!project) return null
  /** @type {MaybeRecord} */
  let found = null
  for (const name of [thing, ...formerNames(thing)]) found = join(found, recordAt(keyOf(project, name)))
  return found
}

/**
 * Whether the thing still stands under an id that the guide has given up.
 * @param {string} thing
 * @param {string | null} [project]
 */
export const isFormer = (thing, project) => formerNames(thing)
  .some((name) => storage.get(keyOf(project ?? currentId() ?? "", name)) !== null)

/**
 * Write the record of a thing, or remove the thing when it is null. Return the project it went to.
 * @param {string} thing
 * @param {MaybeRecord} record
 * @param {string | null} [project]
 */
export function write(thing, record, project) {
  if (isExample(thing)) {
    examples.set(thing, record)
    announce("project-change", { thing })
    return null
  }
  const into = project ?? ensureId()
  const key = keyOf(into, thing)
  const saved = record === null || storage.put(key, record)
  if (record === null) storage.remove(key)
  if (saved) formerNames(thing).forEach((name) => storage.remove(keyOf(into, name)))
  announceThing(thing, into, { isSelected: true })
  return into
}

// What an undoing has set stands for what was there before: so the next undoing knows its own.
/** @type {Map<string, string>} */
const standsFor = new Map() // record -> the earlier record, both as JSON

/** @param {ThingRecord} record @param {string} thing @param {string | null} project */
function isStanding(record, thing, project) {
  const wanted = JSON.stringify(record)
  let found = JSON.stringify(read(thing, project))
  while (found !== wanted && standsFor.has(found)) found = standsFor.get(found) ?? ""
  return found === wanted
}

/**
 * Set a register. Return what takes it back, as long as nobody has set it anew; that returns
 * whether it did.
 * @param {string} thing
 * @param {string} value
 * @param {string | null} [project]
 */
export function set(thing, value, project) {
  const before = read(thing, project)
  const record = { value, at: now(newest(before)), by: storage.copyId() }
  const into = write(thing, record, project)
  return () => {
    if (!isThere(into) || !isStanding(record, thing, into)) return false
    set(thing, valueIn(before), into)
    standsFor.set(JSON.stringify(read(thing, into)), JSON.stringify(before))
    return true
  }
}

/** The value of a register, or "". @param {string} thing @param {string | null} [project] */
export const valueOf = (thing, project) => valueIn(read(thing, project))

/**
 * Every thing of a project with its record, by present names; or those that begin with `prefix`.
 * @param {string | null} [project]
 * @returns {Things}
 */
export function things(project = currentId(), prefix = "") {
  /** @type {Things} */
  const found = Object.create(null)
  for (const [thing, record] of examples) if (record && thing.startsWith(prefix)) found[thing] = record
  if (!project) return found
  for (const key of storage.keys(keyOf(project, ""))) {
    const thing = presentName(key.slice(keyOf(project, "").length))
    if (!thing.startsWith(prefix)) continue
    const record = join(found[thing] ?? null, recordAt(key))
    if (record) found[thing] = record
  }
  return found
}

// --- projects

/** @param {string} id @returns {Project} */
export function about(id) {
  const state = valueOf("state", id)
  return {
    id,
    name: valueOf("name", id),
    organisation: valueOf("organisation", id),
    state: STATES.find((one) => one === state) ?? "active",
  }
}

const { compare } = new Intl.Collator(language, { numeric: true })

/** Every project, in the order of names. */
export function list() {
  return storage.names("project").filter(isId).map(about).sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}

/** Whether there is such a project; what stands among the examples is in none. @param {string | null} id */
export const isThere = (id) => id === null || exists(id)

/** @param {unknown} id @returns {id is string} */
const exists = (id) => isId(id)
  && (recordAt(keyOf(id, "name")) !== null || storage.keys(keyOf(id, "")).length > 0)

/** The id of the project that the reader works in, or null. */
export function currentId() {
  const kept = storage.get(CURRENT)
  if (kept && !isId(kept.value)) storage.setDamagedAside(CURRENT)
  const chosen = kept?.value
  if (exists(chosen) && about(chosen).state === "active") return chosen
  return list().find(({ state }) => state === "active")?.id ?? null
}

export function ensureId() {
  return currentId() ?? create("")
}

/** The project that the reader works in, or null. */
export function current() {
  const id = currentId()
  return id ? about(id) : null
}

/** Make a project, turn to it, and return its id. @param {string} name */
export function create(name, organisation = current()?.organisation ?? "", edition = presentEdition().number) {
  const id = newId()
  set("name", name, id)
  if (edition) set(EDITION, edition, id)
  if (organisation) set("organisation", organisation, id)
  select(id)
  return id
}

/** Turn to a project; null is none. @param {string | null} id */
export function select(id) {
  if (id) storage.put(CURRENT, { value: id, at: now() })
  else storage.remove(CURRENT)
  announce("project-change", { isSelected: true })
}

/**
 * Copy a project with all that is in it, turn to the copy, and return its id.
 * @param {string} from
 * @param {string} name
 */
export function duplicate(from, name) {
  const id = newId()
  for (const [thing, record] of Object.entries(things(from))) storage.put(keyOf(id, thing), record)
  set("state", "active", id)
  set("name", name, id)
  select(id)
  return id
}

/** Remove a project and all that is in it, for good. @param {string} id */
export function erase(id) {
  storage.keys(keyOf(id, "")).forEach(storage.remove)
  if (storage.get(CURRENT)?.value === id) storage.remove(CURRENT)
  announce("project-change", {})
}

listen("storage-change", ({ key }) => {
  const [, project, thing] = OF_A_PROJECT.exec(key) ?? []
  if (project) announceThing(presentName(thing), project, {})
  else announce("project-change", {})
})
