// Keeps the whole guide in the reader's browser, and answers from there. publish/app.py writes
// Workbox and guideFiles, the list of what belongs to this edition, and its checksum, before it.
//
// Each edition has a cache of its own, and what has not changed is copied into it. So a new edition
// is fetched beside the one in use, and waits until a page says that its reader wants it, or until
// no page is open. One that is not fetched whole is never used, and goes on where it was next time.
{
  const { core, precaching, routing } = workbox
  const OURS = `${core.cacheNames.precache}-`
  const OWN = OURS + guideChecksum
  const controller = new precaching.PrecacheController({ cacheName: OWN })
  controller.addToCacheList(guideFiles)

  core.clientsClaim() // so that the first page is kept too

  // In the order in which they were made.
  const ourCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OURS))

  async function copyUnchanged() {
    const own = await caches.open(OWN)
    for (const name of await ourCaches()) {
      if (name === OWN) continue
      const other = await caches.open(name)
      const found = new Set((await other.keys()).map(({ url }) => url))
      for (const { url } of guideFiles) {
        const key = controller.getCacheKeyForURL(url)
        if (found.has(key)) await own.put(key, await other.match(key))
      }
    }
  }

  // The edition just before stays: its pages may still be open, and ask for more of it. One that is
  // on its way has been made later.
  async function forgetOld() {
    const names = await ourCaches()
    const old = names.slice(0, Math.max(0, names.indexOf(OWN) - 1))
    await Promise.all(old.map((name) => caches.delete(name)))
  }

  self.addEventListener("install", (event) => {
    event.waitUntil(copyUnchanged().then(() => controller.install(event)))
  })
  self.addEventListener("activate", (event) => event.waitUntil(forgetOld()))
  self.addEventListener("message", ({ data }) => {
    if (data?.type === "SKIP_WAITING") self.skipWaiting()
  })

  routing.registerRoute(new precaching.PrecacheRoute(controller, {
    directoryIndex: "index.html",
    cleanURLs: false,
    ignoreURLParametersMatching: [/./], // the search's words, say
  }))

  // What carries a checksum in its name may still be asked for by pages of the edition before.
  const isInside = ({ url }) => url.href.startsWith(self.registration.scope)
  routing.registerRoute(isInside, async ({ request, url }) => {
    const kept = await caches.match(request)
    if (kept) return kept
    const isPage = request.mode === "navigate" && /(?:\/|\.html)$/.test(url.pathname)
    try {
      const answer = await fetch(request)
      return isPage && answer.status === 404 ? wrongAddress() : answer
    } catch (error) {
      if (isPage) return wrongAddress()
      throw error
    }
  })

  // The page for wrong addresses is shown at any depth, so it names the site's root from the top.
  // Only here is it known where that is.
  async function wrongAddress() {
    const html = await (await controller.matchPrecache(guideNotFound)).text()
    const [, root] = html.match(/href="([^"]*?)assets\//)
    const here = new URL(self.registration.scope).pathname
    return new Response(html.replaceAll(`="${root}`, `="${here}`), {
      status: 404,
      headers: { "Content-Type": "text/html; charset=utf-8" },
    })
  }
}
