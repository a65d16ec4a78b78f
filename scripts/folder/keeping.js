// START-HER.html with the pages of the guide inside it: keeps the state of all of them, and tells each
// what other tabs have done (inside.js is the page's side).
import { find, make } from "../base/dom.js"
import { announce, listen } from "../state/events.js"
import { journal } from "../state/journal.js"
import { keeper } from "../state/keeper.js"
import * as storage from "../state/storage.js"
import { frameName, keep } from "./messages.js"
import { listenForPrint } from "./print-key.js"

const OWN_COPY = "this-copy" // there as long as anything is (state/storage.js)

/** @type {Map<string, string>} */
const kept = new Map() // all there is, also what the browser would not save
/** @type {Map<string, string>} */
const prevented = new Map() // key -> the name of what went wrong
const token = crypto.getRandomValues(new Uint32Array(4)).join("-")
let shown = "" // the place of the page

const frame = () => find(document, "iframe", HTMLIFrameElement)
/** @param {import("./messages.js").ToPage} message */
const tell = (message) => frame().contentWindow?.postMessage(message, "*")

// --- what is saved

/** @param {string} key */
function saved(key) {
  try {
    return keeper.read(key)
  } catch {
    return null
  }
}

function readAll() {
  try {
    for (const key of keeper.keys()) keep(kept, key, keeper.read(key))
  } catch {
    // Then nothing can be saved, and the first writing says so.
  }
}

const isEmptied = () => kept.has(OWN_COPY) && !prevented.has(OWN_COPY) && saved(OWN_COPY) === null

function noticeEmptied() {
  if (!isEmptied()) return
  kept.clear()
  tell({ kind: "emptied" })
}

// Return whether it is saved.
/** @param {string} key @param {string | null} text */
function save(key, text) {
  try {
    if (text === null) keeper.remove(key)
    else keeper.write(key, text)
    prevented.delete(key)
    return true
  } catch (error) {
    const name = error instanceof Error ? error.name : ""
    prevented.set(key, name)
    tell({ kind: "failed", key, name })
    return false
  }
}

// Kept as it comes: what cannot be read is kept too.
/** @param {string | null} text @returns {object | null} */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null")
  } catch {
    return null
  }
}

// --- what the page says

/** @param {string} key @param {string | null} text */
function write(key, text) {
  noticeEmptied()
  keep(kept, key, text)
  if (save(key, text)) announce("storage-written", { key, value: parsed(text) })
}

/** @param {string} place @param {string} title */
function show(place, title) {
  shown = place
  document.title = title
  frame().title = title
  history.replaceState(null, "", `#${place}`)
  tell({ kind: "state", entries: Object.fromEntries(kept) })
  for (const [key, name] of prevented) tell({ kind: "failed", key, name })
}

async function eraseAll() {
  storage.eraseAll() // what this page remembers too
  kept.clear()
  await journal.erase()
}

/** @param {import("./messages.js").FromPage} said */
async function hear(said) {
  if (said.kind === "write") write(said.key, said.text)
  if (said.kind === "shown") show(said.place, said.title)
  if (said.kind === "settle") tell({ kind: "answer" })
  if (said.kind === "erase-journal") {
    await eraseAll()
    tell({ kind: "answer" })
  }
  if (said.kind === "bring-back") tell({ kind: "answer", value: await journal.bringBack() })
}

// --- what happens around it

/** Another tab, or the journal, has changed something. @param {{ key: string }} changed */
function passOn({ key }) {
  const text = saved(key)
  keep(kept, key, text)
  tell({ kind: "change", key, text })
}

function takeFocus() {
  noticeEmptied()
  if (document.activeElement !== frame()) frame().focus()
}

/**
 * Show the page at the address that `target` gives, and every later one, and keep what they write.
 * @param {() => string} target
 */
export function keepPages(target) {
  addEventListener("message", ({ data }) => {
    if (data?.token === token) hear(data)
  })
  listen("storage-change", passOn)
  addEventListener("hashchange", () => {
    if (location.hash.slice(1) !== shown) frame().contentWindow?.location.replace(target())
  })
  addEventListener("focus", takeFocus)
  listenForPrint(() => tell({ kind: "print" }))

  readAll()
  find(document, "[data-start-words]", HTMLElement).hidden = true
  find(document, "[data-start]", HTMLElement).append(make("iframe", {
    name: frameName(token, kept), src: target(), title: document.title, className: "start-frame",
  }))
  frame().focus()
}
