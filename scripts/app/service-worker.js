// Keeps the whole guide in the reader's browser, and answers from there. publish/away/app.py writes
// Workbox and guideFiles, the list of what belongs to this edition, and its checksum, before it.
//
// Each edition has a cache of its own, and what has not changed is copied into it. So a new edition
// is fetched beside the one in use, and waits until a page says that its reader wants it, or until
// no page is open. One that is not fetched whole is never used, and goes on where it was next time.
import { outlived } from "./kept-editions.js"
import { isPage, rooted } from "./wrong-address.js"

/**
 * @typedef {import("./worker.d.ts").Worker} Worker
 * @typedef {import("./worker.d.ts").PrecacheController} PrecacheController
 * @typedef {import("./worker.d.ts").LastingEvent} LastingEvent
 * @typedef {import("./worker.d.ts").Asked} Asked
 *
 * This edition: its cache, and what fills and reads it.
 * @typedef {{ own: string, isOurs: (name: string) => boolean, controller: PrecacheController }} Edition
 */

const worker = /** @type {Worker} */ (/** @type {unknown} */ (self))

/** @returns {Edition} */
function edition() {
  const ours = `${workbox.core.cacheNames.precache}-`
  const own = ours + guideChecksum
  const controller = new workbox.precaching.PrecacheController({ cacheName: own })
  controller.addToCacheList(guideFiles)
  return { own, isOurs: (name) => name.startsWith(ours), controller }
}

/** The caches of all editions, in the order in which they were made. @param {Edition} edition */
const ourCaches = async ({ isOurs }) => (await caches.keys()).filter(isOurs)

/** @param {Edition} edition */
async function copyUnchanged(edition) {
  const own = await caches.open(edition.own)
  for (const name of await ourCaches(edition)) {
    if (name === edition.own) continue
    const other = await caches.open(name)
    const found = new Set((await other.keys()).map(({ url }) => url))
    for (const { url } of guideFiles) {
      const key = edition.controller.getCacheKeyForURL(url)
      const kept = found.has(key) && await other.match(key)
      if (kept) await own.put(key, kept)
    }
  }
}

/** @param {Edition} edition @param {LastingEvent} event */
async function install(edition, event) {
  await copyUnchanged(edition)
  await edition.controller.install(event)
}

/** @param {Edition} edition */
async function forgetOld(edition) {
  const old = outlived(await ourCaches(edition), edition.own)
  await Promise.all(old.map((name) => caches.delete(name)))
}

/** @param {Edition} edition */
async function wrongAddress({ controller }) {
  const html = await (await controller.matchPrecache(guideNotFound)).text()
  return new Response(rooted(html, new URL(worker.registration.scope).pathname), {
    status: 404,
    headers: { "Content-Type": "text/html; charset=utf-8" },
  })
}

// What carries a checksum in its name may still be asked for by pages of the edition before.
/** @param {Edition} edition @param {Asked} asked */
async function answer(edition, { request, url }) {
  const kept = await caches.match(request)
  if (kept) return kept
  const isPageAsked = isPage(request.mode, url.pathname)
  try {
    const answered = await fetch(request)
    return isPageAsked && answered.status === 404 ? wrongAddress(edition) : answered
  } catch (error) {
    if (isPageAsked) return wrongAddress(edition)
    throw error
  }
}

export function begin() {
  const { core, precaching, routing } = workbox
  const present = edition()
  core.clientsClaim() // so that the first page is kept too
  worker.addEventListener("install", (event) => event.waitUntil(install(present, event)))
  worker.addEventListener("activate", (event) => event.waitUntil(forgetOld(present)))
  worker.addEventListener("message", ({ data }) => {
    if (data?.type === "SKIP_WAITING") worker.skipWaiting()
  })
  routing.registerRoute(new precaching.PrecacheRoute(present.controller, {
    directoryIndex: "index.html",
    cleanURLs: false,
    ignoreURLParametersMatching: [/./], // the search's words, say
  }))
  const { scope } = worker.registration
  routing.registerRoute(({ url }) => url.href.startsWith(scope), (asked) => answer(present, asked))
}
