// Which editions are new to a plan, and what they say of its lines. Pure functions.

/**
 * @typedef {import("../base/data.js").Edition} Edition
 * @typedef {{ kind: string, number: string }} Mark what a line is: its change, and the edition of it
 */

const NUMBER = /^\d{1,6}(\.\d{1,6}){0,5}$/

/** Whether an edition is newer: 1.10.0 is, than 1.9.0. @param {string} one @param {string} other */
export function isNewer(one, other) {
  const [a, b] = [one, other].map((number) => number.split(".").map(Number))
  const place = a.findIndex((part, index) => part !== (b[index] ?? 0))
  return place >= 0 && a[place] > (b[place] ?? 0)
}

/**
 * The edition that a project was made with. One from before there were editions was made with the
 * oldest of them.
 * @param {string} kept what stands in the project
 * @param {Edition[]} editions the newest first
 */
export const madeWith = (kept, editions) => (NUMBER.test(kept) ? kept : editions.at(-1)?.number ?? "")

/** The editions that have come since. @param {Edition[]} editions @param {string} made */
export const since = (editions, made) => editions.filter(({ number }) => isNewer(number, made))

/**
 * What each thing is to somebody who has not seen these editions: new, or else as last corrected.
 * @param {Edition[]} editions the newest first
 * @returns {Map<string, Mark>}
 */
export function marksOf(editions) {
  const marks = new Map()
  for (const { number, changes } of editions) {
    for (const { kind, things } of changes) {
      for (const thing of things) if (kind === "new" || !marks.has(thing)) marks.set(thing, { kind, number })
    }
  }
  return marks
}
