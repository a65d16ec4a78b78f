// What this tab has just added to a record, for as long as another tab may take it away unseen.
//
// Two tabs that write in the same moment do not see what the other does, and the later takes the
// earlier's away. So each looks for a while after what it has added, and adds it again.
// (So it does to what another tab replaces on purpose within that while: better twice than lost.)
import { additions, isRecord } from "./records.js"

/** @typedef {import("./records.js").MaybeRecord} MaybeRecord */

const LOOKED_AFTER = 5000 // ms
/** @type {Map<string, { record: MaybeRecord, at: number }>} */
const added = new Map()

/**
 * Look after what is added when `value` takes the place of `before` under the key.
 * @param {string} key
 * @param {MaybeRecord} before
 * @param {object} value
 */
export function lookAfter(key, before, value) {
  if (!isRecord(value)) return
  const record = additions(before, value, ownAdditions(key))
  added.set(key, { record, at: performance.now() })
}

/** What is looked after under the key, or null. @param {string} key @returns {MaybeRecord} */
export function ownAdditions(key) {
  const own = added.get(key)
  if (own && performance.now() - own.at <= LOOKED_AFTER) return own.record
  added.delete(key)
  return null
}

/** @param {string} [key] without one, all */
export function forgetAdditions(key) {
  if (key === undefined) added.clear()
  else added.delete(key)
}
