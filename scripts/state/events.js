// What the state tells the rest of the page, and other scripts each other, as events of the document.

/**
 * What each event says.
 * @typedef {object} Told
 * @property {{ key: string }} storage-change another tab, or the journal, has changed something
 * @property {{ key: string, value: object | null }} storage-written this page has
 * @property {undefined} storage-erased another tab has removed everything
 * @property {undefined} storage-trouble what stands in the way of saving is something else now
 * @property {{ key: string, name: string }} keeper-failed another page keeps the state, and could not
 * @property {{ thing?: string, project?: string, isSelected?: boolean }} project-change a thing of a
 *   project where it is one; isSelected where this tab may have turned to another project
 * @property {undefined} app-failed the guide could not be kept for use without a network
 * @property {undefined} leaving the page goes, or a copy of the state does, and what waits to be saved must
 *   be, now
 */

/**
 * @template {keyof Told} Name
 * @param {Name} name
 * @param {Told[Name]} [detail]
 */
export const announce = (name, detail) => document.dispatchEvent(new CustomEvent(`guide:${name}`, { detail }))

/**
 * @template {keyof Told} Name
 * @param {Name} name
 * @param {(detail: Told[Name]) => void} listener
 */
export const listen = (name, listener) => document.addEventListener(
  `guide:${name}`, (event) => listener(/** @type {CustomEvent} */ (event).detail))
