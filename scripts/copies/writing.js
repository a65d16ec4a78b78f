// Writes a plan's file: projects as they are kept, each thing with its record.
import { presentEdition } from "../base/settings.js"
import { now } from "../state/clock.js"
import { listen } from "../state/events.js"
import { keyOf, list, things } from "../state/project.js"
import { isRegister, textsOf } from "../state/records.js"
import * as storage from "../state/storage.js"
import { endStrokes } from "../state/writer.js"
import { FORMAT, isId, isRecordOf, isThing, sorted, VERSION } from "./contents.js"

/**
 * @typedef {import("./contents.js").PlanObject} PlanObject
 * @typedef {import("./contents.js").Things} Things
 * @typedef {import("./contents.js").Register} Register
 * @typedef {import("../state/records.js").ThingRecord} ThingRecord
 */

const LAST_COPY = "last-copy"
const NAME = "name/"

// The things of a project that a file can hold, and the others as texts by their keys.
/** @param {string} id */
function contentOf(id) {
  /** @type {Things} */
  const fit = {}
  /** @type {Record<string, string>} */
  const unfit = {}
  for (const [thing, record] of Object.entries(things(id))) {
    if (isThing(thing) && isRecordOf(thing, record)) fit[thing] = record
    else unfit[keyOf(id, thing)] = JSON.stringify(record)
  }
  return { fit: sorted(fit), unfit }
}

/** @param {ThingRecord} record */
const writersOf = (record) => ("texts" in record ? textsOf(record) : [record]).map(({ by }) => by)

// What people call themselves: all of them, or those who have written in the projects.
/** @param {Record<string, Things>} projects @param {boolean} isWhole */
function namesOf(projects, isWhole) {
  const writers = new Set(Object.values(projects).flatMap((one) => Object.values(one).flatMap(writersOf)))
  /** @type {Record<string, Register>} */
  const names = {}
  for (const key of storage.keys(NAME)) {
    const copy = key.slice(NAME.length)
    const record = storage.get(key)
    if (isId(copy) && isRegister(record) && (isWhole || writers.has(copy))) names[copy] = record
  }
  return sorted(names)
}

/**
 * The plan as a file: of the projects with these ids, or of all that are not deleted. With all of
 * them goes what could not be read, for whoever can.
 * @param {string[] | null} [ids]
 * @returns {{ object: PlanObject, text: string }}
 */
export function write(ids = null) {
  endStrokes()
  const chosen = ids ?? list().filter(({ state }) => state !== "deleted").map(({ id }) => id)
  const contents = chosen.map((id) => ({ id, ...contentOf(id) }))
  const projects = Object.fromEntries(contents.map(({ id, fit }) => [id, fit]))
  const damaged = ids === null ? Object.assign(storage.damaged(), ...contents.map(({ unfit }) => unfit)) : {}
  const object = {
    format: FORMAT,
    version: VERSION,
    exported: new Date().toISOString(),
    edition: presentEdition(),
    copy: storage.copyId(),
    names: namesOf(projects, ids === null),
    projects: sorted(projects),
    ...(Object.keys(damaged).length ? { damaged: sorted(damaged) } : {}),
  }
  if (ids === null) storage.put(LAST_COPY, { at: now() })
  return { object, text: `${JSON.stringify(object, null, 1)}\n` }
}

/** What another tab has handed out, this one must not take back without a trace. */
export const begin = () => listen("storage-change", ({ key }) => {
  if (key === LAST_COPY) endStrokes()
})
