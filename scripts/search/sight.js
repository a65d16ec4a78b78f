// Tells which results are in sight when they are drawn: the next letter may change them all.

/**
 * @typedef {object} Sight
 * @property {(items: HTMLElement[], isAtHand: (item: HTMLElement) => boolean) => void} watch what is at
 *   hand shows at once, the rest after a pause
 * @property {() => void} forget what was to be watched
 */

const PAUSE = 250 // ms: what is in sight between two letters need not be fetched

/** @param {(item: HTMLElement) => void} onSeen @returns {Sight} */
export function sightOf(onSeen) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause
  const observer = new IntersectionObserver((entries) => {
    for (const { target, intersectionRatio, intersectionRect } of entries) {
      // Half of it, or as much as a low window with large letters can show of it.
      const isSeen = intersectionRatio >= 0.5 || intersectionRect.height > innerHeight / 4
      if (!isSeen || !(target instanceof HTMLElement)) continue
      observer.unobserve(target)
      onSeen(target)
    }
  }, { threshold: [0.1, 0.25, 0.5] })
  return {
    watch(items, isAtHand) {
      for (const item of items.filter(isAtHand)) observer.observe(item)
      clearTimeout(pause)
      pause = setTimeout(() => { for (const item of items) observer.observe(item) }, PAUSE)
    },
    forget() {
      clearTimeout(pause)
      observer.disconnect()
    },
  }
}
