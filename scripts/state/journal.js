// What is written is also noted in IndexedDB. localStorage reaches the disk late (Chromium waits
// for five seconds and more), so a browser that is killed loses what was typed last; IndexedDB is
// there within a moment. A note that localStorage lacks is put back when a page opens. Without
// IndexedDB, localStorage is all there is.
import { namespace } from "../base/settings.js"
import { announce, listen } from "./events.js"
import { around } from "./keeper.js"
import { isRecord, join, newest } from "./records.js"
import * as storage from "./storage.js"
import { trouble } from "./trouble.js"

/**
 * @typedef {object} Journal
 * @property {() => Promise<unknown>} erase remove every note
 * @property {() => Promise<boolean | undefined>} bringBack put back what the storage lacks; whether there was anything
 * @property {Promise<unknown>} restored kept when what a killed browser had lost is back
 *
 * @typedef {{ value: object | null, at: number }} Note
 */

const NAME = `${namespace}journal`
const STORE = "writes"
const KEPT = 7 * 24 * 60 * 60 * 1000 // ms: by then localStorage has long been written
const LONGEST_WAIT = 3000 // ms for the database to go
const AT_A_TIME = 200 // notes looked at before the page gets its turn

/**
 * What IndexedDB answers, as a promise.
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

/** @type {Promise<IDBDatabase> | null} */
let database = null

function open() {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return answer(request).then((opened) => {
    opened.onversionchange = () => { // another tab deletes it
      opened.close()
      database = null
    }
    return opened
  })
}

// The store of notes, ready for one or more requests made at once.
async function notes() {
  database ??= open()
  return (await database).transaction(STORE, "readwrite").objectStore(STORE)
}

/**
 * @template T
 * @param {() => Promise<T>} action
 */
async function quietly(action) {
  try {
    return await action()
  } catch {
    database = null // no IndexedDB, or closed: the next note tries again
    return undefined
  }
}

// What is written in one go is noted in one go.
/** @type {Map<string, Note>} */
const waiting = new Map()

/** @param {{ key: string, value: object | null }} written */
function note({ key, value }) {
  if (!waiting.size) setTimeout(() => quietly(noteWaiting))
  waiting.set(key, { value, at: Date.now() })
}

async function noteWaiting() {
  if (!waiting.size) return
  const found = await notes()
  const written = [...waiting].map(([key, entry]) => answer(found.put(entry, key)))
  waiting.clear()
  found.transaction.commit?.() // a page that is left in the same moment may sleep before it hears
  await Promise.all(written)
}

/** @param {object} found */
const writtenAt = (found) => (isRecord(found) ? newest(found) : /** @type {import("./storage.js").Kept} */ (found).at ?? 0)

/**
 * What stands under a key when its note is put back: the note's own where nothing has come since,
 * both where both are records. Null where nothing is to be changed, "remove" where the key goes.
 * @param {Note} note
 * @param {object | null} found what the storage has
 */
export function restoredFrom({ value, at }, found) {
  if (value === null) return found === null || writtenAt(found) > at ? null : "remove"
  const wanted = isRecord(found) && isRecord(value) ? join(found, value) : found ?? value
  return JSON.stringify(wanted) === JSON.stringify(found) ? null : wanted
}

// Return whether the note had something that the storage lacked.
/** @param {string} key @param {Note} noted */
function restore(key, noted) {
  if (storage.holds(key, noted.value)) return false
  const wanted = restoredFrom(noted, storage.get(key))
  if (wanted === null) return false
  if (wanted === "remove") storage.remove(key)
  else storage.put(key, wanted)
  return true
}

async function close() {
  const opened = database
  database = null
  if (opened) (await opened).close()
}

// A page that sleeps behind another may keep the database from going: it goes with that page, and
// nobody waits for it.
const erase = () => quietly(async () => {
  waiting.clear()
  await close()
  const request = indexedDB.deleteDatabase(NAME)
  const isPatienceOver = new Promise((resolve) => {
    request.onblocked = resolve
    setTimeout(resolve, LONGEST_WAIT)
  })
  await Promise.race([answer(request), isPatienceOver])
})

// Return whether there was anything that the storage lacked.
async function restoreAll() {
  let isRestored = false
  const found = await notes()
  const [keys, entries] = await Promise.all([answer(found.getAllKeys()), answer(found.getAll())])
  for (const [index, key] of keys.map(String).entries()) {
    if (index % AT_A_TIME === 0) await new Promise((resolve) => { setTimeout(resolve) })
    if (restore(key, entries[index])) {
      isRestored = true
      announce("storage-change", { key })
    } else if (Date.now() - entries[index].at > KEPT) await answer((await notes()).delete(key))
  }
  return isRestored
}

// Opening one would make it: who only reads leaves nothing behind.
const isThere = async () => (await indexedDB.databases?.())?.some(({ name }) => name === NAME) ?? true

/** @returns {Journal} */
function begin() {
  listen("storage-written", note)
  addEventListener("pagehide", () => quietly(close))
  const isAsked = trouble() === "lost" // the reader decides (page/trouble.js)
  return {
    erase,
    restored: quietly(async () => { if (!isAsked && await isThere()) await restoreAll() }),
    bringBack: () => quietly(restoreAll),
  }
}

/** Who keeps the state keeps the notes. @type {Journal} */
export const journal = around ? around.journal : begin()
