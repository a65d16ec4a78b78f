// Reads a plan's file, which may come from anywhere: nothing of it is used before all of it has been looked
// through.
import { presentName } from "../state/former.js"
import { goneOf, isRecord, isRegister, join, newest, textsOf } from "../state/records.js"
import { FORMAT, isId, isRecordOf, isThing, sorted, VERSION } from "./contents.js"

/**
 * Why a text is refused; "foreign" is no plan, or another guide's. A file that cannot be opened is
 * "unread".
 * @typedef {"empty" | "too-big" | "not-json" | "foreign" | "newer" | "damaged" | "unread"} Why
 * @typedef {{ ok: true, file: PlanFile } | { ok: false, why: Why }} Result
 * @typedef {import("./contents.js").PlanFile} PlanFile
 * @typedef {import("./contents.js").Things} Things
 * @typedef {import("./contents.js").Register} Register
 * @typedef {Record<string, unknown>} Unknown an object of which nothing is known yet
 */

// What no plan reaches: a browser keeps some five million characters for a site.
const MOST = { characters: 10_000_000, things: 100_000, texts: 5_000, gone: 50_000 }
const LARGEST = 40_000_000 // bytes: more than a plan of the greatest length can have
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const MILLENNIUM = 1000 * 365.25 * 24 * 60 * 60 * 1000 // ms: no clock is that wrong

class Refusal extends Error {
  /** @param {Why} why */
  constructor(why) {
    super(why)
    this.why = why
  }
}

/** @param {boolean} holds @returns {asserts holds} */
function insist(holds) {
  if (!holds) throw new Refusal("damaged")
}

/** @param {unknown} it @returns {it is Unknown} */
const isObject = (it) => typeof it === "object" && it !== null && !Array.isArray(it)

/** @param {unknown} it */
function entriesOf(it) {
  insist(isObject(it))
  return Object.entries(it)
}

/** @param {unknown} made @param {(it: unknown) => boolean} isFit */
function recordFrom(made, isFit) {
  insist(isRecord(made) && isFit(made))
  insist(textsOf(made).length <= MOST.texts && goneOf(made).length <= MOST.gone)
  insist(newest(made) <= Date.now() + MILLENNIUM)
  return join(made, made) // in the order that ours have
}

/** @param {unknown} made @returns {Things} */
function thingsFrom(made) {
  /** @type {Things} */
  const things = Object.create(null)
  for (const [name, record] of entriesOf(made)) {
    insist(isThing(name))
    const thing = presentName(name)
    const joined = join(things[thing] ?? null, recordFrom(record, (it) => isRecordOf(name, it)))
    if (joined) things[thing] = joined
  }
  return sorted(things)
}

/** @param {unknown} made */
function namesFrom(made) {
  /** @type {Record<string, Register>} */
  const names = Object.create(null)
  for (const [copy, record] of entriesOf(made)) {
    insist(isId(copy))
    const read = recordFrom(record, isRegister)
    insist(isRegister(read))
    names[copy] = read
  }
  return names
}

/** @param {unknown} made */
function projectsFrom(made) {
  const found = entriesOf(made)
  const count = found.reduce((sum, [, things]) => sum + entriesOf(things).length, 0)
  if (count > MOST.things) throw new Refusal("too-big")
  /** @type {Record<string, Things>} */
  const projects = Object.create(null)
  for (const [id, things] of found) {
    insist(isId(id))
    projects[id] = thingsFrom(things)
  }
  return projects
}

/** @param {unknown} made */
function damagedFrom(made) {
  /** @type {Record<string, string>} */
  const damaged = Object.create(null)
  for (const [key, text] of entriesOf(made ?? {})) {
    insist(typeof text === "string")
    damaged[key] = text
  }
  return damaged
}

/** @param {Unknown} made @returns {PlanFile} */
function readFirst({ exported, copy, names, projects, damaged }) {
  insist(typeof exported === "string" && MOMENT.test(exported) && !Number.isNaN(Date.parse(exported)))
  insist(isId(copy))
  return {
    exported, copy,
    names: namesFrom(names), projects: projectsFrom(projects), damaged: damagedFrom(damaged),
  }
}

// One for every version there has been: a file of any of them is read for ever. (The first release
// wrote no files; what it kept in the browser is taken over by state/earlier-releases.js.)
/** @type {Record<number, (made: Unknown) => PlanFile>} */
const READERS = { 1: readFirst }

/** @param {string} text @returns {unknown} */
function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal("not-json")
  }
}

/** @param {string} text */
function fileIn(text) {
  if (text.length > MOST.characters) throw new Refusal("too-big")
  const bare = text.replace(/^\uFEFF/, "")
  if (bare.trim() === "") throw new Refusal("empty")
  const made = parse(bare)
  if (!isObject(made) || made.format !== FORMAT) throw new Refusal("foreign")
  const version = Number.isSafeInteger(made.version) ? Number(made.version) : 0
  insist(version > 0)
  if (version > VERSION) throw new Refusal("newer")
  return READERS[version](made)
}

/** @param {string} text @returns {Result} */
export function read(text) {
  try {
    return { ok: true, file: fileIn(text) }
  } catch (error) {
    return { ok: false, why: error instanceof Refusal ? error.why : "damaged" } // whatever else a file may be
  }
}

// A file of another encoding would lose its letters without a word.
/** @param {ArrayBuffer} bytes */
function textIn(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** @param {Blob} chosen @returns {Promise<Result>} */
export async function readFile(chosen) {
  if (chosen.size > LARGEST) return { ok: false, why: "too-big" }
  try {
    const text = textIn(await chosen.arrayBuffer())
    return text === null ? { ok: false, why: "not-json" } : read(text)
  } catch {
    return { ok: false, why: "unread" }
  }
}
