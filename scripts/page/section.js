// Which section of a page its reader is in.

const EDGE = 1 / 4 // of the window: what has passed it is being read

/**
 * @typedef {object} View of the page, in px
 * @property {number} height of the window
 * @property {number} scrolled
 * @property {number} whole the page's height
 */

/**
 * The number of the section in view, or -1 above the first. At the end of the page it is the last:
 * its heading may not reach as far as the others do.
 * @param {number[]} tops of the sections' headings, seen from the top of the window
 * @param {View} view
 */
export function currentAt(tops, { height, scrolled, whole }) {
  const isAtEnd = scrolled > 0 && scrolled + height >= whole - 2
  return isAtEnd ? tops.length - 1 : tops.findLastIndex((top) => top < height * EDGE)
}
