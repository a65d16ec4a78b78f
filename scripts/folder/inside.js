// A page of the folder inside START-HER.html (start.js), which keeps the state: what the page knows of
// it, and what it passes on.
import { around } from "../base/dom.js"
import { namespace } from "../base/settings.js"
import { announce } from "../state/events.js"
import { frameName, keep, missedBy } from "./messages.js"
import { listenForPrint } from "./print-key.js"

/**
 * @typedef {import("./messages.js").FromPage} FromPage
 * @typedef {import("./messages.js").ToPage} ToPage
 */

/** @type {Map<string, string>} */
const kept = new Map()
/** @type {Set<string>} */
const written = new Set() // keys, by this page
/** @type {((value?: boolean) => void)[]} */
const asked = [] // in the order of asking
let token = ""
let isLeaving = false

/** @param {FromPage} message */
const tell = (message) => self.parent.postMessage({ ...message, token }, "*")

function handOn() {
  self.name = frameName(token, kept)
}

// --- the keeper of this page's state

/** @param {string} key @param {string | null} text */
function write(key, text) {
  keep(kept, key, text)
  written.add(key)
  tell({ kind: "write", key, text })
  if (isLeaving) handOn()
}

/** @param {"settle" | "erase-journal" | "bring-back"} kind @returns {Promise<boolean | undefined>} */
const ask = (kind) => new Promise((resolve) => {
  asked.push(resolve)
  tell({ kind })
})

/** @type {import("../state/keeper.js").Keeper & import("../state/keeper.js").Around} */
const keeper = {
  read: (key) => kept.get(key) ?? null,
  write,
  remove: (key) => write(key, null),
  keys: () => [...kept.keys()],
  size: () => kept.size,
  settled: () => ask("settle"),
  journal: {
    erase: () => ask("erase-journal"),
    bringBack: () => ask("bring-back"),
    restored: Promise.resolve(false), // before the page was shown
  },
}

// --- what START-HER.html says

/** As the browser tells of what another tab has done. @param {string | null} key @param {string | null} newValue */
function tellOfChange(key, newValue) {
  dispatchEvent(new StorageEvent("storage", { key: key && namespace + key, newValue }))
}

/** @param {string} key @param {string | null} text */
function change(key, text) {
  keep(kept, key, text)
  tellOfChange(key, text)
}

/** @param {ToPage} said */
function hear(said) {
  if (said.kind === "change") change(said.key, said.text)
  // All there is, when the page has come.
  if (said.kind === "state") for (const [key, text] of missedBy(kept, written, said.entries)) change(key, text)
  if (said.kind === "emptied") {
    kept.clear()
    tellOfChange(null, null)
  }
  if (said.kind === "failed") announce("keeper-failed", { key: said.key, name: said.name })
  if (said.kind === "answer") asked.shift()?.(said.value)
  if (said.kind === "print") print()
}

// --- the page in its frame

function leave() {
  isLeaving = true
  announce("leaving") // in time: of names given later the next page may not know
  handOn()
}

/** @param {() => string} place */
function tellWhatIsShown(place) {
  const show = () => tell({ kind: "shown", place: place(), title: document.title })
  const { replaceState } = History.prototype
  /** For a filter, or words searched for. @this {History} @param {unknown} data @param {string} unused @param {string | URL | null} [url] */
  History.prototype.replaceState = function replaceAndShow(data, unused, url) {
    replaceState.call(this, data, unused, url)
    show()
  }
  addEventListener("hashchange", show)
  document.addEventListener("DOMContentLoaded", show)
}

// The rest of the web does not come into a frame that the state is handed on in.
/** @param {MouseEvent} event */
function leadOutside(event) {
  const link = around(event, "a[href]", HTMLAnchorElement)
  if (link && /^https?:$/.test(link.protocol) && link.host !== location.host) {
    Object.assign(link, { target: "_blank", rel: "noopener" })
  }
}

/**
 * Give the page its keeper, which state/keeper.js takes.
 * @param {import("./messages.js").Handed} handed
 * @param {() => string} place where in the guide the page stands
 */
export function begin(handed, place) {
  token = handed.token
  for (const [key, text] of Object.entries(handed.entries)) kept.set(key, text)
  Object.assign(globalThis, { guideKeeper: keeper })
  addEventListener("pagehide", leave)
  addEventListener("message", ({ source, data }) => {
    if (source === self.parent) hear(data)
  })
  tellWhatIsShown(place)
  document.addEventListener("click", leadOutside, { capture: true })
  listenForPrint(() => print())
}
