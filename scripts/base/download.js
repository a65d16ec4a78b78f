// Gives the reader a file that the page has made.

const LONGEST = 60 // letters of a title in a file's name
/** @type {Record<string, string>} */
const SPELT = { "\u00e6": "ae", "\u00f8": "oe", "\u00e5": "aa", "\u00e4": "ae", "\u00f6": "oe", "\u00fc": "ue", "\u00df": "ss" }

// ASCII alone: names with other letters come out wrong of some mail programs and archives.
/** @param {string} text */
function slug(text) {
  return text.normalize("NFC").toLowerCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => SPELT[letter] ?? letter)
    .normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-").slice(0, LONGEST).replace(/^-+|-+$/g, "")
}

/**
 * The name of a file: title, day (2026-11-24), extension. The other title is for one that has no
 * letter of the Latin alphabet.
 * @param {string} title
 * @param {string} otherTitle
 * @param {string} day
 * @param {string} extension
 */
export const fileName = (title, otherTitle, day, extension) => `${slug(title) || slug(otherTitle)}-${day}.${extension}`

/** @param {string} name @param {Blob} blob */
export function download(name, blob) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  document.body.append(link) // Firefox follows only what is in the page
  link.click()
  link.remove()
  // The browser may still be reading it; it is let go of with the page.
  addEventListener("pagehide", () => URL.revokeObjectURL(link.href), { once: true })
}
