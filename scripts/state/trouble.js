// What stands in the way of saving, and trying what the browser may refuse.
import { announce } from "./events.js"

/**
 * @typedef {"blocked" | "full" | "cleared" | "lost" | "damaged"} Trouble
 */

/** @type {Trouble | null} */
let inTheWay = null

/** What stands in the way of saving, or null. */
export const trouble = () => inTheWay

/** @param {Trouble | null} kind */
export function setTrouble(kind) {
  if (inTheWay === kind) return
  inTheWay = kind
  announce("storage-trouble")
}

/** Try again with nothing in the way, and say so only when that has come to differ. @param {() => void} action */
export function withoutTrouble(action) {
  const before = inTheWay
  inTheWay = null
  action()
  if (trouble() === null && before !== null) announce("storage-trouble")
}

/** @param {string} name of what the browser threw */
export const notePrevented = (name) => setTrouble(/quota/i.test(name) ? "full" : "blocked")

/**
 * Return what the action gives; undefined, and the trouble noted, when the browser refuses.
 * @template T
 * @param {() => T} action
 * @returns {T | undefined}
 */
export function attempt(action) {
  try {
    return action()
  } catch (error) {
    notePrevented(error instanceof Error ? error.name : "")
    return undefined
  }
}
