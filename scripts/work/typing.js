// What a text's field is to who works in it, from her first letter until she leaves it: each
// transition gives the next state. Pure functions: no page, no storage, no clock.
import { goneOf, identity, idOf } from "../state/records.js"

/** @typedef {import("../state/records.js").Entry} Entry */
/** @typedef {import("../state/records.js").MaybeRecord} MaybeRecord */

/**
 * at-rest: she has typed nothing since she came; the field shows what is kept, wherever it was
 *   written.
 * unsaved: she has typed something that waits to be saved. What comes from elsewhere waits too.
 * saving: just now; what is announced meanwhile finds the field as it is.
 * settled: nothing waits, and she is still there: the field is hers, and what comes from elsewhere
 *   stands under it.
 * @typedef {"at-rest" | "unsaved" | "saving" | "settled"} Phase
 *
 * @typedef {object} Typing
 * @property {Phase} phase
 * @property {string | null} base the identity of the entry that stands in the field, or that she is
 *   changing; null for none
 * @property {string | null} kept the identity of what she wrote here last: her field does not change
 *   under her hands
 */

/** Where every field begins, and begins again in another project. @type {Typing} */
export const AT_REST = { phase: "at-rest", base: null, kept: null }

/** She types. @param {Typing} typing @returns {Typing} */
export const typed = (typing) => ({ ...typing, phase: "unsaved" })

/** What waits is on its way to the storage. @param {Typing} typing @returns {Typing} */
export const savingBegun = (typing) => (typing.phase === "unsaved" ? { ...typing, phase: "saving" } : typing)

/**
 * What she had typed is kept.
 * @param {Typing} typing
 * @param {string} text
 * @param {string | null} written the identity of the entry that it has become; null where it was
 *   nothing new, or where she has emptied the field
 * @returns {Typing}
 */
export function saved({ phase, base, kept }, text, written) {
  return {
    phase: phase === "saving" ? "settled" : phase,
    base: written ?? (text === "" ? null : base),
    kept: written ?? kept,
  }
}

/** What waits is given up: she has removed everything. @param {Typing} typing @returns {Typing} */
export const dropped = (typing) => (typing.phase === "unsaved" ? { ...typing, phase: "settled" } : typing)

/** She leaves the field; what she has typed is saved first. @param {Typing} typing @returns {Typing} */
export const left = (typing) => (typing.phase === "unsaved" ? typing : { ...typing, phase: "at-rest" })

/**
 * Whether another tab has gone on from what stands in her field, so that it is hers no longer.
 * @param {Typing} typing
 * @param {MaybeRecord} record
 */
export const isOvertaken = ({ phase, base }, record) => phase === "settled" && base !== null && goneOf(record).includes(base)

/** The field shows an entry. @param {Typing} typing @param {Entry | null} entry @returns {Typing} */
export const shown = (typing, entry) => ({ ...typing, base: idOf(entry) })

/**
 * What a field at rest is to show.
 * @param {Typing} typing
 * @param {{ main: Entry | null, shown: Entry[] }} seen what is to be seen of the text (records.view)
 */
export const entryFor = ({ kept }, { main, shown: all }) => all.find((entry) => identity(entry) === kept) ?? main

/** Whether what is kept may show under the field. @param {Typing} typing */
export const isQuiet = ({ phase }) => phase === "at-rest" || phase === "settled"

/**
 * Where the caret goes when the text becomes another one: it stays beside the words it stood beside.
 * @param {string} before
 * @param {number} caret
 * @param {string} text
 */
export function caretIn(before, caret, text) {
  const [ahead, behind] = [before.slice(0, caret), before.slice(caret)]
  if (text.startsWith(ahead)) return caret
  return text.endsWith(behind) ? text.length - behind.length : text.length
}
