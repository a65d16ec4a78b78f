// What may stand in a plan's file.
import { owner } from "../base/settings.js"
import { isId as isIdHere } from "../state/ids.js"
import { KINDS, SHAPES } from "../state/kinds.js"
import { ABOUT } from "../state/project.js"
import { isRecord, isRegister, isText, join } from "../state/records.js"

/**
 * @typedef {import("../state/project.js").Things} Things
 * @typedef {import("../state/records.js").Register} Register
 * @typedef {{ number: string, date: string }} Edition
 *
 * A plan's file, as version 1 writes it. `names` are what the people at each copy call themselves;
 * `damaged` is what could not be read here (state/storage.js), for whoever can.
 * @typedef {object} PlanObject
 * @property {string} format
 * @property {number} version
 * @property {string} exported the moment, as 2026-11-24T13:30:00.000Z
 * @property {Edition} edition for people; what a project was made with stands in it
 * @property {string} copy where it was written
 * @property {Record<string, Register>} names
 * @property {Record<string, Things>} projects
 * @property {Record<string, string>} [damaged]
 *
 * What is taken in of a file, of whatever version.
 * @typedef {Omit<Required<PlanObject>, "format" | "version" | "edition">} PlanFile
 */

export const FORMAT = `${owner}/plan`
export const VERSION = 1

const THING = /^[a-z-]+\/[a-z0-9-]+(\/[a-z0-9-]+)*$/
const LONGEST_THING = 200

// A name that every object in JavaScript has already is no name of ours.
const TAKEN = "constructor"

/** @param {unknown} it @returns {it is string} */
export const isId = (it) => isIdHere(it) && it !== TAKEN

/** @param {string} it */
export const isThing = (it) => ABOUT.includes(it)
  || (it.length <= LONGEST_THING && THING.test(it) && !it.split("/").includes(TAKEN))

// What the guide knows as a choice cannot come as a text, or the other way round.
/** @type {Record<import("../state/kinds.js").Shape, (it: unknown) => boolean>} */
const IS = { register: isRegister, text: isText }
const IS_FIT = new Map([
  ...ABOUT.map((name) => /** @type {const} */ ([name, isRegister])),
  ...Object.entries(SHAPES).map(([name, shape]) => /** @type {const} */ ([name, IS[shape]])),
])

/** Whether something can be the record of a thing. @param {string} thing @param {unknown} it */
export function isRecordOf(thing, it) {
  const [kind, , field] = thing.split("/")
  const isFit = IS_FIT.get(KINDS.includes(kind) ? field : thing) ?? isRecord
  return isFit(it)
}

/**
 * The same in the order of names, so that the same plan makes the same file.
 * @template T
 * @param {Record<string, T>} object
 * @returns {Record<string, T>}
 */
export function sorted(object) {
  const made = Object.create(null)
  for (const name of Object.keys(object).sort()) made[name] = object[name]
  return made
}

/** The things of both, each joined. @param {Things} a @param {Things} b @returns {Things} */
export function joinAll(a, b) {
  const made = { ...a }
  for (const [thing, theirs] of Object.entries(b)) {
    const joined = Object.hasOwn(a, thing) ? join(a[thing], theirs) : theirs
    if (joined) made[thing] = joined
  }
  return sorted(made)
}

/** @param {unknown} a @param {unknown} b */
export const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b)
