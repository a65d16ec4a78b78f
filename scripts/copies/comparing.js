// What two plans differ in, as a reader sees it.
import { EDITION } from "../state/project.js"
import { isRegister, join, view } from "../state/records.js"
import { isSame } from "./contents.js"

/**
 * @typedef {import("./contents.js").Things} Things
 * @typedef {import("../state/records.js").MaybeRecord} MaybeRecord
 * @typedef {{ thing: string, mine: MaybeRecord, theirs: MaybeRecord }} Line
 *
 * What becomes of each thing:
 * - added: only in the file
 * - changed: becomes what the file says
 * - both: two texts, both stay
 * - kept: newer here
 * - gone: only here, and goes
 * - same: no difference
 * @typedef {"added" | "changed" | "both" | "kept" | "same"} Merged
 * @typedef {"added" | "changed" | "gone" | "same"} Replaced
 * @typedef {Record<Merged, Line[]>} Merging
 * @typedef {Record<Replaced, Line[]>} Replacing
 */

// Which edition it was made with is no news of a plan.
/** @param {string} thing */
const isTold = (thing) => thing !== EDITION

/** @param {MaybeRecord} record */
function shown(record) {
  if (isRegister(record)) return record.value === "" ? [] : [record.value]
  return view(record, "").shown.map(({ text }) => text).sort()
}

/** @param {MaybeRecord} mine @param {MaybeRecord} theirs @returns {Merged} */
function merged(mine, theirs) {
  const [here, there, after] = [mine, theirs, join(mine, theirs)].map(shown)
  if (isSame(here, there)) return "same"
  if (isSame(after, here)) return "kept"
  if (!here.length) return "added"
  return isSame(after, there) ? "changed" : "both"
}

/** @param {MaybeRecord} mine @param {MaybeRecord} theirs @returns {Replaced} */
function replaced(mine, theirs) {
  const [here, there] = [mine, theirs].map(shown)
  if (isSame(here, there)) return "same"
  if (!there.length) return "gone"
  return here.length ? "changed" : "added"
}

/**
 * @template {Merged | Replaced} Kind
 * @param {Iterable<string>} things
 * @param {Things} mine
 * @param {Things} theirs
 * @param {Record<Kind, Line[]>} lists empty, in the order that they have
 * @param {(mine: MaybeRecord, theirs: MaybeRecord) => Kind} kindOf
 */
function sort(things, mine, theirs, lists, kindOf) {
  for (const thing of things) {
    if (!isTold(thing)) continue
    const line = { thing, mine: mine[thing] ?? null, theirs: theirs[thing] ?? null }
    lists[kindOf(line.mine, line.theirs)].push(line)
  }
  return lists
}

/** What merging would change. @param {Things} mine @param {Things} theirs @returns {Merging} */
export const merging = (mine, theirs) => sort(
  Object.keys(theirs), mine, theirs, { added: [], changed: [], both: [], kept: [], same: [] }, merged)

/** What replacing would change. @param {Things} mine @param {Things} theirs @returns {Replacing} */
export const replacing = (mine, theirs) => sort(
  new Set([...Object.keys(theirs), ...Object.keys(mine)]), mine, theirs, { added: [], changed: [], gone: [], same: [] }, replaced)
