// How far some items are. Pure functions: no page, no storage.

/**
 * @typedef {import("../base/data.js").Catalogue} Catalogue
 *
 * @typedef {object} Count
 * @property {number} done
 * @property {number} total what is not relevant counts neither as done nor as left
 * @property {boolean} touched whether any is done or not relevant
 */

/** @param {string[]} states @returns {Count} */
export function countOf(states) {
  const done = states.filter((state) => state === "done").length
  const left = states.filter((state) => state === "not-relevant").length
  return { done, total: states.length - left, touched: done + left > 0 }
}

/**
 * The items of a scope: "recommendation:<id>", "phase:<id>", or "project" for all there are.
 * @param {Catalogue} catalogue
 * @param {string} scope
 */
export function itemsIn({ phases }, scope) {
  const [kind, id] = scope.split(":")
  const recommendations = phases
    .filter((phase) => kind !== "phase" || phase.id === id)
    .flatMap((phase) => phase.recommendations)
    .filter((recommendation) => kind !== "recommendation" || recommendation.id === id)
  return recommendations.flatMap(({ items }) => items)
}
