// What stands before service-worker.js in the one file that the browser runs (publish/away/app.py), and
// of Workbox and of the worker itself what is used: the types that deno has of pages and of workers
// do not go together.

export interface GuideFile {
  url: string
  revision: string | null
  integrity: string
}

export interface LastingEvent extends Event {
  waitUntil(done: Promise<unknown>): void
}

export interface Worker {
  registration: { scope: string }
  skipWaiting(): void
  addEventListener(name: "install" | "activate", listener: (event: LastingEvent) => void): void
  addEventListener(name: "message", listener: (event: MessageEvent) => void): void
}

export interface PrecacheController {
  addToCacheList(files: GuideFile[]): void
  getCacheKeyForURL(url: string): string
  install(event: LastingEvent): Promise<unknown>
  matchPrecache(url: string): Promise<Response>
}

export interface Asked {
  request: Request
  url: URL
}

interface Route {
  match: unknown
}

interface Workbox {
  core: { cacheNames: { precache: string }; clientsClaim(): void }
  precaching: {
    PrecacheController: new (options: { cacheName: string }) => PrecacheController
    PrecacheRoute: new (controller: PrecacheController, options: object) => Route
  }
  routing: {
    registerRoute(route: Route): void
    registerRoute(isMeant: (asked: Asked) => boolean, answer: (asked: Asked) => Promise<Response>): void
  }
}

declare global {
  const guideFiles: GuideFile[]
  const guideChecksum: string
  /** The page for wrong addresses, one of the files. */
  const guideNotFound: string
  const workbox: Workbox
}
