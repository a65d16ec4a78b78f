// What a page says of the guide it belongs to, in its <meta> elements.

/** @param {string} name @returns {HTMLMetaElement | null} */
const meta = (name) => document.querySelector(`meta[name="${name}"]`)

/** The first part of every key in the reader's browser: "our-guide:v1:". */
export const namespace = meta("guide-namespace")?.content ?? ""

/** The guide's own name for what it keeps, which no other guide has. */
export const [owner] = namespace.split(":")

/** What the guide is called. */
export const guideName = () => meta("application-name")?.content ?? ""

/** The edition that the page is of: its number, and its day (2026-11-24). */
export function presentEdition() {
  const found = meta("guide-edition")
  return { number: found?.content ?? "", date: found?.dataset.guideDate ?? "" }
}

/** The language of the page: "da". */
export const language = document.documentElement.lang
