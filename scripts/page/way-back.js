// Where the keyboard was before it came to a box: it goes back there when what it was on is hidden.

/**
 * @typedef {object} WayBack
 * @property {(box: HTMLElement) => void} watch
 * @property {() => void} goBack
 */

/** @returns {WayBack} */
export function wayBack() {
  /** @type {HTMLElement | null} */
  let cameFrom = null
  return {
    watch: (box) => box.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement && !box.contains(relatedTarget)) cameFrom = relatedTarget
    }),
    goBack() {
      if (cameFrom?.isConnected) cameFrom.focus()
      cameFrom = null
    },
  }
}
