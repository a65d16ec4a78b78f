// Keeps the guide for use without a network (service-worker.js does the work), and tells of a new
// edition. It is taken when the reader says so, in this tab; other tabs follow when nobody sees or
// writes in them. Where the guide could not be kept it says so, and the next page tries again.
import { find, wordOf } from "../base/dom.js"
import { announce } from "../state/events.js"
import { flushAll } from "../work/saving.js"
import { isPutOff, putOff } from "./put-off.js"
import { afterChange, atFirst } from "./shown-edition.js"
import { begin as beginBox, isAtRisk, isTyping, tell, template } from "./update-box.js"

const HOUR = 60 * 60 * 1000 // ms

/** What the browser knows of the guide's service worker. @type {ServiceWorkerRegistration | null} */
let registration = null
/** @type {import("./shown-edition.js").ShownEdition} */
let shown = "unkept"
let lookedAt = 0

/** @param {string} name of the text: Ready */
const word = (name) => wordOf(template(), `guideText${name}`)

function reload() {
  flushAll()
  location.reload()
}

const reloadUnseen = () => { if (shown === "old" && document.hidden && !isTyping() && !isAtRisk()) reload() }

function take() {
  flushAll()
  shown = "leaving"
  registration?.waiting?.postMessage({ type: "SKIP_WAITING" })
}

// One that another tab has taken is not put off: this tab stays as it is, and the next page has it.
function refuse() {
  if (shown !== "old") putOff()
}

function offer() {
  if (!isPutOff()) tell(word("Ready"), word("Take"), take, refuse)
}

// The browser answers with another edition from now on.
function follow() {
  shown = afterChange(shown)
  if (shown === "leaving") reload()
  if (shown !== "old") return
  tell(word("Elsewhere"), word("Reload"), reload, refuse)
  reloadUnseen()
}

/** Follow an edition on its way, until it is whole or given up. @param {ServiceWorker | null} worker */
function watch(worker) {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && registration?.active) offer()
    if (worker.state === "redundant" && !registration?.active) announce("app-failed")
  })
}

function lookAgain() {
  reloadUnseen()
  if (document.hidden || Date.now() - lookedAt < HOUR) return
  lookedAt = Date.now()
  registration?.update().catch(() => {}) // no network: there is a next time
}

async function registered() {
  try {
    return await navigator.serviceWorker.register(new URL("sw.js", find(document, "link[rel=manifest]", HTMLLinkElement).href))
  } catch {
    return null
  }
}

export async function begin() {
  shown = atFirst(Boolean(navigator.serviceWorker.controller))
  lookedAt = Date.now()
  beginBox()
  navigator.serviceWorker.addEventListener("controllerchange", follow)
  document.addEventListener("visibilitychange", lookAgain)
  const found = await registered()
  registration = found
  if (!found) {
    announce("app-failed")
    return
  }
  if (found.waiting && found.active) offer()
  watch(found.installing)
  found.addEventListener("updatefound", () => watch(found.installing))
}
