// The guide's own colours as they are on paper, from its stylesheet, as RRGGBB.

/**
 * @typedef {{ strong: string, surface: string }} Accent of a phase, or of what is of none
 * @typedef {object} Colours
 * @property {string} brand
 * @property {string} border
 * @property {string} ink
 * @property {string} soft
 * @property {string} link
 * @property {Accent} general
 * @property {Map<string, Accent>} phases by their ids
 */

/** @param {string} colour as browsers compute it: rgb(12, 34, 56) */
export const hexOf = (colour) => (colour.match(/\d+/g) ?? []).slice(0, 3)
  .map((channel) => Number(channel).toString(16).padStart(2, "0")).join("")

/**
 * What `read` makes of the colours that the stylesheet has within a phase, or in none.
 * @template T
 * @param {string | null} phase
 * @param {(colourOf: (name: string) => string) => T} read
 */
function within(phase, read) {
  const probe = document.createElement("span")
  if (phase) probe.dataset.guidePhase = phase
  probe.style.colorScheme = "light"
  probe.style.forcedColorAdjust = "none"
  document.body.append(probe)
  const found = read((name) => {
    probe.style.color = `var(--guide-${name})`
    return hexOf(getComputedStyle(probe).color)
  })
  probe.remove()
  return found
}

/** @param {string} phase @returns {Accent} */
const accentOf = (phase) => within(phase, (colourOf) => ({ strong: colourOf("phase"), surface: colourOf("phase-surface") }))

/** @param {string[]} phases their ids @returns {Colours} */
export const coloursOf = (phases) => within(null, (colourOf) => ({
  brand: colourOf("brand"),
  border: colourOf("border"),
  ink: colourOf("ink"),
  soft: colourOf("ink-soft"),
  link: colourOf("link"),
  general: { strong: colourOf("brand"), surface: colourOf("surface") },
  phases: new Map(phases.map((phase) => [phase, accentOf(phase)])),
}))
