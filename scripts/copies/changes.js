// Which keys change, and to what, when a plan comes in.
import { keyOf } from "../state/project.js"
import { isRegister, join, newest } from "../state/records.js"
import { isSame, joinAll } from "./contents.js"

/**
 * @typedef {import("./contents.js").PlanFile} PlanFile
 * @typedef {import("./contents.js").Things} Things
 * @typedef {import("./contents.js").Register} Register
 * @typedef {import("../state/storage.js").Kept} Kept
 *
 * @typedef {Map<string, object | null>} Changes what each key becomes, null where it goes
 *
 * What is here, as far as a plan may change it.
 * @typedef {object} Holdings
 * @property {string} copy the id of this copy
 * @property {(project: string) => Things} thingsOf
 * @property {(project: string) => string[]} keysOf
 * @property {(key: string) => Kept | null} get
 * @property {(previous?: number) => number} now the time for a new record
 */

// Projects of a file that go to the same place become one.
/** @param {PlanFile} file @param {Record<string, string>} places */
function gathered(file, places) {
  /** @type {Record<string, Things>} */
  const found = Object.create(null)
  for (const [id, things] of Object.entries(file.projects)) {
    found[places[id]] = joinAll(found[places[id]] ?? {}, things)
  }
  return found
}

/** @param {Things} things @param {Holdings} here @returns {Things} */
function taken(things, { copy, now }) {
  const { state } = things
  // Who fetches a project wants to see it.
  if (!isRegister(state) || state.value !== "deleted") return things
  return { ...things, state: { value: "active", at: now(newest(state)), by: copy } }
}

/** @param {Record<string, Register>} names @param {Holdings} here @returns {[string, object | null][]} */
const namesAfter = (names, { copy, get }) => Object.entries(names).flatMap(([by, record]) => {
  const key = `name/${by}`
  const known = get(key)
  if (known && by === copy) return [] // what I am called here, I say
  return [[key, isRegister(known) ? join(known, record) : record]]
})

/**
 * @param {PlanFile} file
 * @param {Record<string, string>} places the id here of each project of the file
 * @param {boolean} isReplaced whether what stands only here goes
 * @param {Holdings} here
 * @returns {Changes}
 */
export function changesOf(file, places, isReplaced, here) {
  /** @type {Changes} */
  const changes = new Map()
  for (const [id, theirs] of Object.entries(gathered(file, places))) {
    if (isReplaced) for (const key of here.keysOf(id)) changes.set(key, null)
    const wanted = taken(isReplaced ? theirs : joinAll(here.thingsOf(id), theirs), here)
    for (const [thing, record] of Object.entries(wanted)) changes.set(keyOf(id, thing), record)
  }
  for (const [key, record] of namesAfter(file.names, here)) changes.set(key, record)
  for (const [key, value] of changes) if (isSame(here.get(key), value)) changes.delete(key)
  return changes
}
