// Takes the plan out of the guide, as a file, on paper or as a link; and removes all that the guide
// has kept.
import { around, find, wordOf } from "../base/dom.js"
import { fill } from "../base/format.js"
import { warn } from "../base/warn.js"
import { make } from "../copies/share-link.js"
import { takeCopy } from "../copies/take-copy.js"
import * as notice from "../page/notice.js"
import { now } from "../state/clock.js"
import { listen } from "../state/events.js"
import { journal } from "../state/journal.js"
import { current, currentId, nameOfCopy } from "../state/project.js"
import { isRecord, newest } from "../state/records.js"
import * as storage from "../state/storage.js"
import { flushAll, soon } from "../work/saving.js"

const ERASED = "?erased"

const box = () => find(document, "[data-guide-plan-out]", HTMLElement)
const dialog = () => find(box(), "[data-guide-plan-dialog]", HTMLDialogElement)
/** @param {string} name */
const part = (name) => find(box(), `[data-guide-plan-${name}]`, HTMLElement)
/** @param {string} name of the text: Saved */
const word = (name) => wordOf(box(), `guideText${name}`)

/** The address of this page, without what follows it. */
const ownAddress = () => location.href.split(/[?#]/)[0]

// Where the reader is: an open dialog lies over the notice.
/** @param {string} text */
function say(text) {
  const isOpen = dialog().open
  part("dialog-status").textContent = isOpen ? text : ""
  if (!isOpen) notice.say(text)
}

// --- files and paper

// Return the file's name; null where there is nothing to put in it.
/** @param {string} format */
async function save(format) {
  const project = current()
  if (format === "copy") return takeCopy()
  if (format === "project" && project) return takeCopy([project.id], project.name)
  const { save: saveAs } = await import("../export/save.js")
  return saveAs(format)
}

/** @param {string} format */
async function take(format) {
  flushAll()
  if (format === "print") {
    print()
    return
  }
  if (format === "project" && !currentId()) {
    say(word("ShareNothing"))
    return
  }
  try {
    const name = await save(format)
    say(name === null ? word("NoDates") : fill(word("Saved"), { name }))
  } catch (error) {
    say(word("Failed"))
    warn(error)
  }
}

// --- a link

const address = () => find(part("link"), "input", HTMLInputElement)

/** @param {string} url */
function showLink(url) {
  address().value = url
  part("link").hidden = false
  address().focus()
  address().select()
  if (location.protocol === "file:") say(word("ShareApart"))
}

async function share() {
  flushAll()
  part("link").hidden = true
  const id = currentId()
  if (!id) {
    say(word("ShareNothing"))
    return
  }
  const made = await make(id, ownAddress())
  if (made.ok) showLink(made.url)
  else say(made.why === "too-long" ? fill(word("ShareTooLong"), made) : word("ShareUnsupported"))
}

async function copyLink() {
  address().select()
  const isCopied = await navigator.clipboard?.writeText(address().value).then(() => true, () => false)
  // Where a page may not (one opened from a disk, in some browsers), the old way still can.
  say(word(isCopied || document.execCommand("copy") ? "ShareCopied" : "ShareNotCopied"))
}

// --- the reader's own name

function beginOwnName() {
  const field = find(box(), "[data-guide-plan-own-name]", HTMLInputElement)
  const show = () => {
    if (document.activeElement !== field) field.value = nameOfCopy(storage.copyId())
  }
  soon(field, (value) => {
    const by = storage.copyId()
    const before = storage.get(`name/${by}`)
    storage.put(`name/${by}`, { value: value.trim(), at: now(isRecord(before) ? newest(before) : 0), by })
  })
  field.addEventListener("change", () => notice.say(word("OwnNameSaved")))
  listen("storage-change", show)
  show()
}

// --- erasing

function askWhetherToErase() {
  part("dialog-status").textContent = ""
  dialog().showModal()
}

async function erase() {
  flushAll() // so that nothing waits to be saved
  storage.eraseAll()
  await journal.erase()
  location.replace(ownAddress() + ERASED)
}

// The page that opens then says so, once.
function sayErased() {
  if (location.search !== ERASED) return
  history.replaceState(null, "", location.pathname)
  say(word("Erased"))
}

export function begin() {
  box().addEventListener("click", (event) => {
    const format = around(event, "[data-guide-export]", HTMLElement)?.dataset.guideExport
    if (format) take(format)
  })
  part("share").addEventListener("click", share)
  part("copy-link").addEventListener("click", copyLink)
  beginOwnName()
  box().hidden = false
  part("erase").addEventListener("click", askWhetherToErase)
  part("cancel").addEventListener("click", () => dialog().close())
  part("erase-yes").addEventListener("click", erase)
  sayErased()
}
