// A small plan, and what somebody has made of it.

/**
 * @typedef {import("../../../scripts/plan/rows.js").Row} Row
 * @typedef {import("../../../scripts/plan/rows.js").Place} Place
 * @typedef {import("../../../scripts/state/project.js").Things} Things
 * @typedef {import("../../../scripts/state/records.js").Register} Register
 * @typedef {import("../../../scripts/state/records.js").Text} Text
 */

export const ME = "me1"
export const TODAY = "2027-02-10"

/** @param {string} value @returns {Register} */
export const register = (value) => ({ value, at: 5, by: ME })

/** @param {string[]} texts @returns {Text} */
export const text = (...texts) => ({ texts: texts.map((one, at) => ({ text: one, at, by: ME })) })

/** @param {Place["kind"]} kind @param {string} id @param {string} recommendation @param {string[]} [roles] @returns {Place} */
const place = (kind, id, recommendation, roles = []) => ({
  kind, id, recommendation,
  phase: recommendation === "ask" ? "before" : "after",
  topics: recommendation === "ask" ? ["jobs", "health"] : ["jobs"],
  roles,
})

/** In the order of the guide. @type {Place[]} */
export const PLACES = [
  place("item", "one", "ask", ["tenant"]), place("item", "two", "ask", ["tenant", "builder"]), place("item", "three", "ask"),
  place("question", "why", "ask"),
  place("item", "four", "tell", ["builder"]), place("item", "five", "tell"), place("item", "six", "tell"),
  place("question", "how", "tell"),
]

/** @type {Things} */
export const THINGS = {
  name: register("Sallingsvej 2027"),
  "item/one/status": register("done"),
  "item/two/status": register("not-relevant"),
  "item/three/who": register("Ane"),
  "item/three/due": register("2020-01-31"),
  "item/four/status": register("done"),
  "item/four/due": register("2019-01-31"),
  "item/five/note": text("Ask <b>them</b> first."),
  "item/five/who": register("=nobody"),
  "item/six/due": register("2099-01-31"),
  "question/why/answer/20261101-a": text("We ask everybody."),
}
