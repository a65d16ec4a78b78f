// Which edition of the guide a tab shows, seen from what the browser answers with.

/**
 * - "unkept": the browser does not answer for the guide yet, or this page came past it
 * - "present": the one that the browser answers with
 * - "leaving": the reader has asked here for the one that waits
 * - "old": another tab has, and this one still shows the edition before
 * @typedef {"unkept" | "present" | "leaving" | "old"} ShownEdition
 */

/** When the page comes. @param {boolean} isAnswered whether the browser answers for the guide @returns {ShownEdition} */
export const atFirst = (isAnswered) => (isAnswered ? "present" : "unkept")

/**
 * When the browser begins to answer with another edition; one that is being left goes on to it.
 * @param {ShownEdition} shown
 * @returns {ShownEdition}
 */
export function afterChange(shown) {
  if (shown === "leaving") return "leaving"
  return shown === "unkept" ? "present" : "old"
}
