// Where START-HER.html leads to, by the part of its own address behind the #; and whether it must
// keep the state of the pages (start.js).

// A page of the guide, and nothing else on the disk: what may be shown where the state is.
const PLACE = /^(?:[\w-]+\/)*[\w-]+\.html(?:[?#].*)?$/s
const FRONT = "index.html"
const SENT_BACK = "!"

/** The address at which START-HER.html learns that a page has sent its reader back. @param {string} place */
export const hashOfReturn = (place) => `#${SENT_BACK}${place}`

/** @param {string} hash */
export const isSentBack = (hash) => hash.startsWith(hashOfReturn(""))

/** The page's place in the folder's guide/; the front page where none is named. @param {string} hash */
export function placeIn(hash) {
  const place = hash.slice(isSentBack(hash) ? hashOfReturn("").length : 1)
  return PLACE.test(place) ? place : FRONT
}

/**
 * What START-HER.html knows of how the browser keeps things.
 * @typedef {object} Known
 * @property {string | null} mark what it has left in its storage, as text
 * @property {boolean} isSentBack by a page, which sees no mark
 * @property {boolean} isTried whether it has been at the page from here before
 */

/**
 * Whether it is known that pages do not see the mark. May throw what a damaged mark throws.
 * @param {Known} known
 */
export function isKnownApart({ mark, isSentBack, isTried }) {
  if (mark === null) return isSentBack && isTried
  return isSentBack || JSON.parse(mark).value === "apart"
}

/** The mark to leave. @param {boolean} isApart */
export const markOf = (isApart) => JSON.stringify({ value: isApart ? "apart" : "tried" })

/** The mark's key. */
export const SHARED = "shared"
