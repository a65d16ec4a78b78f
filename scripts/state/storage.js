// What is kept in the reader's browser: one key per thing, each a JSON object.
//
// What this page has read and written is also kept in memory (`mirror`): where the browser's
// storage is blocked, full, or emptied by somebody else, nothing on the page is lost.
import { namespace } from "../base/settings.js"
import { announce, listen } from "./events.js"
import { isId, newId } from "./ids.js"
import { keeper } from "./keeper.js"
import { Keys } from "./keys.js"
import { forgetAdditions, lookAfter, ownAdditions } from "./own-additions.js"
import { isRecord, join } from "./records.js"
import { attempt, notePrevented, setTrouble, trouble, withoutTrouble } from "./trouble.js"

/**
 * What is kept under a key: a record (records.js), or what the guide itself remembers, which has the
 * time it was written at `at`.
 * @typedef {{ value?: string, at?: number, by?: string, [name: string]: unknown }} Kept
 */

// There as long as anything is: when it is missing, somebody has emptied the storage.
const OWN_COPY = "this-copy"
const ERASED = "erased"
const CLEARED = "cleared"
const DAMAGED = "damaged/"

/** @type {Map<string, any>} */
const mirror = new Map()
/** @type {Set<string>} */
const unsaved = new Set()
const index = new Keys(keeper)
const isEmptied = () => mirror.has(OWN_COPY) && !unsaved.has(OWN_COPY)
  && attempt(() => keeper.read(OWN_COPY)) === null

// What was here stays here, until the reader saves it again or leaves.
function noticeEmptied() {
  if (!isEmptied()) return
  for (const key of mirror.keys()) unsaved.add(key)
  setTrouble("cleared")
}

/** @param {string} text @returns {Kept | null} */
function parse(text) {
  try {
    const value = JSON.parse(text)
    return typeof value === "object" && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

// --- reading

/** The object kept under a key, or null. @param {string} key @returns {Kept | null} */
export function get(key) {
  if (unsaved.has(key)) return mirror.get(key)
  const text = attempt(() => keeper.read(key))
  if (text === undefined) return mirror.get(key) ?? null
  if (text === null) {
    if (!mirror.has(key)) return null
    noticeEmptied()
    if (unsaved.has(key)) return mirror.get(key)
    mirror.delete(key) // another tab removed it
    return null
  }
  const value = parse(text)
  if (value === null) setDamagedAside(key)
  else mirror.set(key, value)
  return value
}

/** Whether just that is saved under the key; null is nothing. @param {string} key @param {object | null} value */
export const holds = (key, value) => attempt(() => keeper.read(key)) === (value && JSON.stringify(value))

/** @param {string} prefix @returns {Iterable<string>} */
const savedUnder = (prefix) => attempt(() => [...index.under(prefix)]) ?? mirror.keys()

/** The keys that begin with `prefix`, saved and unsaved. */
export const keys = (prefix = "") => [...new Set([...savedUnder(prefix), ...unsaved])].filter((key) => key.startsWith(prefix))

/** The second parts of the keys that begin with `first`/. @param {string} first */
export function names(first) {
  const groups = attempt(() => index.groups())?.keys() ?? mirror.keys()
  return [...new Set([...groups, ...unsaved]
    .filter((key) => key.startsWith(`${first}/`)).map((key) => key.split("/")[1]))]
}

// --- two tabs

// Another tab has put something under the key.
/** @param {string} key */
function addAgain(key) {
  const own = ownAdditions(key)
  const saved = own && get(key)
  if (!isRecord(saved)) return
  const joined = join(saved, own)
  if (joined && JSON.stringify(joined) !== JSON.stringify(saved)) put(key, joined)
}

// --- writing

/**
 * Keep an object under a key; return whether it is saved, and not just here on the page.
 * @param {string} key
 * @param {object} value
 */
export function put(key, value) {
  noticeEmptied()
  if (key !== OWN_COPY && !isId(get(OWN_COPY)?.value)) put(OWN_COPY, { value: ownId })
  lookAfter(key, mirror.get(key) ?? null, value)
  mirror.set(key, value)
  /** @type {true | undefined} */
  const saved = attempt(() => {
    keeper.write(key, JSON.stringify(value))
    return true
  })
  if (saved) index.follow(key, true)
  if (saved) unsaved.delete(key)
  else unsaved.add(key)
  announce("storage-written", { key, value })
  return saved === true
}

/** @param {string} key */
export function remove(key) {
  mirror.delete(key)
  forgetAdditions(key)
  unsaved.delete(key)
  attempt(() => keeper.remove(key))
  index.follow(key, false)
  announce("storage-written", { key, value: null })
}

/**
 * Try again with all that is not saved; return whether it went well. What another tab has saved
 * under the same key meanwhile is kept too.
 */
export function saveAgain() {
  withoutTrouble(() => {
    for (const key of [...unsaved]) {
      const mine = mirror.get(key)
      const found = parse(attempt(() => keeper.read(key)) ?? "null")
      put(key, isRecord(found) && isRecord(mine) ? /** @type {object} */ (join(found, mine)) : mine)
    }
  })
  return unsaved.size === 0
}

/** Remove every key of the guide. Other tabs learn that it was meant. */
export function eraseAll() {
  attempt(() => keeper.write(ERASED, "{}"))
  for (const key of attempt(() => keeper.keys()) ?? []) if (key !== ERASED) attempt(() => keeper.remove(key))
  attempt(() => keeper.remove(ERASED))
  index.forget()
  forget()
}

function forget() {
  mirror.clear()
  forgetAdditions()
  unsaved.clear()
  setTrouble(null)
}

// --- what cannot be read is kept apart, for whoever can

/** @param {string} key */
export function setDamagedAside(key) {
  if (key.startsWith(DAMAGED)) return
  const text = attempt(() => keeper.read(key))
  if (typeof text !== "string") return
  const moved = attempt(() => {
    keeper.write(DAMAGED + key, text)
    keeper.remove(key)
    return true
  })
  mirror.delete(key)
  index.forget()
  if (moved) setTrouble("damaged")
}

/** What was set aside, as { key: text }. @returns {Record<string, string>} */
export const damaged = () => Object.fromEntries(
  keys(DAMAGED).map((key) => [key.slice(DAMAGED.length), attempt(() => keeper.read(key)) ?? ""]),
)

/** Remove what was set aside. */
export function forgetDamaged() {
  for (const key of keys(DAMAGED)) remove(key)
  if (trouble() === "damaged") setTrouble(null)
}

// --- this copy of the guide

// It is kept with the first thing that is: who only reads leaves nothing behind.
const ownId = newId()

/** The id of this copy. */
export function copyId() {
  const known = get(OWN_COPY)
  if (known && !isId(known.value)) setDamagedAside(OWN_COPY)
  return isId(known?.value) ? known.value : ownId
}

// --- other tabs

/** @param {string} key @param {string | null} newValue */
function hearOfAnotherTab(key, newValue) {
  index.follow(key, newValue !== null)
  // The reader has answered what to do about an emptied storage: this page asks no more.
  if (key === CLEARED && newValue === null && (trouble() === "cleared" || trouble() === "lost")) {
    forget()
    location.reload()
    return
  }
  if (key === ERASED && newValue !== null) {
    forget()
    announce("storage-erased")
    location.reload() // what this page shows is gone too
    return
  }
  // Another tab has saved again what somebody emptied.
  if (key === OWN_COPY && newValue !== null && trouble() === "cleared") saveAgain()
  else if (newValue === null && !unsaved.has(key)) mirror.delete(key)
  else if (newValue !== null) addAgain(key)
  announce("storage-change", { key })
}

addEventListener("storage", ({ key, newValue }) => {
  if (key === null) {
    index.forget()
    noticeEmptied()
  } else if (key.startsWith(namespace)) hearOfAnotherTab(key.slice(namespace.length), newValue)
})
// Another page keeps the state, and says afterwards that it could not.
listen("keeper-failed", ({ key, name }) => {
  mirror.set(key, get(key))
  unsaved.add(key)
  notePrevented(name)
})
addEventListener("focus", noticeEmptied)
document.addEventListener("click", noticeEmptied)

// Where the storage was emptied and the reader left the page without saving again, the next page
// does not bring everything back by itself: she may have meant it. It asks.
addEventListener("pagehide", () => {
  noticeEmptied()
  if (trouble() === "cleared") attempt(() => keeper.write(CLEARED, "{}"))
})
if (attempt(() => keeper.read(CLEARED))) setTrouble("lost")

/**
 * To be called when the reader has answered. Where she wants it back, other tabs save again what
 * they still have.
 * @param {boolean} isWanted
 */
export function settleLoss(isWanted) {
  if (isWanted) put(OWN_COPY, { value: copyId() })
  attempt(() => keeper.remove(CLEARED))
  if (trouble() === "lost") setTrouble(null)
}

if (!trouble() && keys(DAMAGED).length) setTrouble("damaged")
