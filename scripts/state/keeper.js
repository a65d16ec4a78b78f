// Who keeps the state: the browser's localStorage, or, in the folder that readers take along, the
// page around this one (folder/page.js). Nothing else touches localStorage.
import { namespace } from "../base/settings.js"

/**
 * All that is asked of whoever keeps the state: texts under keys without the guide's namespace.
 * Reading and writing may throw what the browser throws.
 * @typedef {object} Keeper
 * @property {(key: string) => string | null} read
 * @property {(key: string, text: string) => void} write
 * @property {(key: string) => void} remove
 * @property {() => string[]} keys
 * @property {() => number} size of all that is kept, also by others: when it changes, keys have
 *
 * What another page that keeps the state does besides.
 * @typedef {object} Around
 * @property {() => Promise<unknown>} settled kept when all that is written is saved, or said not to be
 * @property {import("./journal.js").Journal} journal
 */

/** @type {Keeper} */
const browsers = {
  read: (key) => localStorage.getItem(namespace + key),
  write: (key, text) => localStorage.setItem(namespace + key, text),
  remove: (key) => localStorage.removeItem(namespace + key),
  keys: () => Object.keys(localStorage)
    .filter((key) => key.startsWith(namespace))
    .map((key) => key.slice(namespace.length)),
  size: () => localStorage.length,
}

// The one thing that a script of the folder gives to those of the site, which do not know it.
/** The page around this one that keeps the state, or null. @type {(Keeper & Around) | null} */
export const around = /** @type {any} */ (globalThis).guideKeeper ?? null

/** @type {Keeper} */
export const keeper = around ?? browsers
