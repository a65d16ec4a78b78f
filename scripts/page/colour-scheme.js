// The reader's choice of light, dark, or as the device has it. Set before the page is drawn;
// the button shows once there is a script to answer it.
import { around, findAll, seek, wordOf } from "../base/dom.js"
import { now } from "../state/clock.js"
import { listen } from "../state/events.js"
import * as storage from "../state/storage.js"

/** @typedef {"auto" | "light" | "dark"} Scheme */

/** @type {Scheme[]} */
const SCHEMES = ["auto", "light", "dark"]
const KEY = "colour-scheme"
const BUTTON = "[data-guide-colour-scheme]"

/** What has been chosen; what is no scheme is no choice. @param {unknown} kept @returns {Scheme} */
export const schemeOf = (kept) => SCHEMES.find((scheme) => scheme === kept) ?? "auto"

/** The one that the button turns to. @param {Scheme} scheme */
export const schemeAfter = (scheme) => SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length]

/** @param {Scheme} scheme */
function apply(scheme) {
  document.documentElement.dataset.guideScheme = scheme
  const button = seek(document, BUTTON, HTMLButtonElement)
  const label = button && seek(button, "[data-guide-scheme-name]", HTMLElement)
  // Another tab may say something while this page is still on its way.
  if (!button || !label) return
  button.hidden = false
  const name = wordOf(button, `guideText${scheme[0].toUpperCase()}${scheme.slice(1)}`)
  label.textContent = name
  button.title = name
  for (const icon of findAll(button, "[data-guide-scheme-icon]", HTMLElement)) {
    icon.hidden = icon.dataset.guideSchemeIcon !== scheme
  }
}

const applyChosen = () => apply(schemeOf(storage.get(KEY)?.scheme))

function turn() {
  const scheme = schemeAfter(schemeOf(document.documentElement.dataset.guideScheme))
  storage.put(KEY, { scheme, at: now() })
  apply(scheme)
}

export function begin() {
  applyChosen()
  document.addEventListener("DOMContentLoaded", applyChosen)
  listen("storage-change", applyChosen)
  document.addEventListener("click", (event) => { if (around(event, BUTTON, HTMLElement)) turn() })
}
