// Keeps the whole guide in the reader's browser, and answers from there. publish/app.py writes
// Workbox and guideFiles, the list of what belongs to this edition, before it.
//
// A new edition is fetched beside the one in use, and waits until a page says that its reader
// wants it, or until no page is open. One that is not fetched whole is never used.
{
  const { core, precaching, routing } = workbox
  const CURRENT = core.cacheNames.precache
  const EARLIER = CURRENT.replace("precache", "earlier")

  core.clientsClaim() // so that the first page is kept too

  precaching.precacheAndRoute(guideFiles, {
    directoryIndex: "index.html",
    cleanURLs: false,
    ignoreURLParametersMatching: [/./], // the search's words, say
  })

  // What carries a checksum in its name may still be asked for by pages of the edition before.
  async function keepEarlier() {
    await caches.delete(EARLIER)
    const [from, to] = await Promise.all([caches.open(CURRENT), caches.open(EARLIER)])
    const stays = new Set(guideFiles.map(({ url }) => new URL(url, location).href))
    for (const request of await from.keys()) {
      if (!new URL(request.url).search && !stays.has(request.url)) await to.put(request, await from.match(request))
    }
  }

  self.addEventListener("message", (event) => {
    if (event.data?.type !== "SKIP_WAITING") return
    event.waitUntil(keepEarlier().finally(() => self.skipWaiting()))
  })

  const isInside = ({ url }) => url.href.startsWith(self.registration.scope)
  routing.registerRoute(isInside, async ({ request, url }) => {
    const kept = await caches.match(request, { cacheName: EARLIER })
    if (kept) return kept
    try {
      return await fetch(request)
    } catch (error) {
      const isPage = request.mode === "navigate" && /(?:\/|\.html)$/.test(url.pathname)
      if (isPage) return wrongAddress()
      throw error
    }
  })

  // The page for wrong addresses is shown at any depth, so it names the site's root from the top.
  // Only here is it known where that is.
  async function wrongAddress() {
    const html = await (await precaching.matchPrecache("404.html")).text()
    const [, root] = html.match(/href="([^"]*?)assets\//)
    const here = new URL(self.registration.scope).pathname
    return new Response(html.replaceAll(`="${root}`, `="${here}`), {
      status: 404,
      headers: { "Content-Type": "text/html; charset=utf-8" },
    })
  }
}
