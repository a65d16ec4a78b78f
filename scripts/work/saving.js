// Saves what is typed while it is typed, so that whoever leaves in a hurry loses next to nothing.
import { listen } from "../state/events.js"

/**
 * A field whose text is saved while it is typed.
 * @typedef {object} Field
 * @property {Element} box its element
 * @property {() => void} flush save what waits
 * @property {() => void} drop forget what waits
 */

export const SAVE_AFTER = 400 // ms from the first letter that is not saved

/** @type {Set<Field>} */
const fields = new Set()

/** Have what a field holds saved when the reader goes. @param {Field} field */
export const add = (field) => { fields.add(field) }

/**
 * What is to be done a while after it is first asked for.
 * @param {() => void} act which has to forget it
 */
export function later(act) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  return {
    ask() { timer ??= setTimeout(act, SAVE_AFTER) },
    forget() {
      clearTimeout(timer)
      timer = undefined
    },
    isAsked: () => timer !== undefined,
  }
}

/**
 * Save what an input of one line holds.
 * @param {HTMLInputElement} input
 * @param {(value: string) => unknown} save
 * @returns {Field & { isWaiting: () => boolean }}
 */
export function soon(input, save) {
  const saving = later(flush)
  function flush() {
    if (!saving.isAsked()) return
    saving.forget()
    save(input.value)
  }
  input.addEventListener("input", saving.ask)
  input.addEventListener("change", flush)
  const field = { box: input, flush, drop: saving.forget, isWaiting: saving.isAsked }
  add(field)
  return field
}

/** Save all that waits. */
export function flushAll() {
  for (const field of fields) {
    if (field.box.isConnected) field.flush()
    else fields.delete(field)
  }
}

function dropAll() {
  for (const field of fields) field.drop()
}

export function begin() {
  addEventListener("pagehide", flushAll)
  document.addEventListener("visibilitychange", flushAll)
  listen("leaving", flushAll)
  listen("storage-erased", dropAll)
}
