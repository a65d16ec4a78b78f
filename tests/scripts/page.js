// A page as small as the modules need: a document that has the guide's <meta> elements and events,
// and a localStorage that can be blocked, full, emptied, and shared by several pages. Import it
// before any module that reads the page; it gives this process one page.

/** @typedef {{ content: string, dataset: Record<string, string> }} Meta */

const METAS = {
  "guide-namespace": { content: "a-guide:v1:", dataset: {} },
  "guide-edition": { content: "1.2.0", dataset: { guideDate: "2027-01-31" } },
  "application-name": { content: "A guide", dataset: {} },
}

/** A document with nothing in it but what a page says of its guide. */
export class FakeDocument extends EventTarget {
  documentElement = { lang: "da", dataset: {} }
  /** The <meta> elements by name; a test may change them. @type {Record<string, Meta>} */
  metas = { ...METAS }

  /** @param {string} selector @returns {Meta | null} */
  querySelector(selector) {
    const [, name] = /^meta\[name=["']?([\w-]+)["']?\]$/.exec(selector) ?? []
    return this.metas[name] ?? null
  }

  querySelectorAll() {
    return []
  }
}

/** What is kept in a browser; every page that is given it sees it at once. */
export class FakeStorage {
  /** Whether the browser refuses all use of it. */
  isBlocked = false
  /** How many letters of keys and texts there is room for. */
  room = Infinity
  /** @type {Map<string, string>} */
  kept

  /** @param {Iterable<[string, string]>} [kept] */
  constructor(kept = []) {
    this.kept = new Map(kept)
  }

  #check() {
    if (this.isBlocked) throw new DOMException("The browser keeps nothing", "SecurityError")
  }

  /** @param {string} key @returns {string | null} */
  getItem(key) {
    this.#check()
    return this.kept.get(key) ?? null
  }

  /** @param {string} key @param {string} text */
  setItem(key, text) {
    this.#check()
    if (this.room < Infinity) {
      const used = [...this.kept].reduce((sum, [name, held]) => sum + (name === key ? 0 : name.length + held.length), 0)
      if (used + key.length + text.length > this.room) throw new DOMException("There is no room", "QuotaExceededError")
    }
    this.kept.set(key, text)
  }

  /** @param {string} key */
  removeItem(key) {
    this.#check()
    this.kept.delete(key)
  }

  /** Somebody empties it: the browser itself, or the reader in its settings. */
  clear() {
    this.kept.clear()
  }

  get length() {
    this.#check()
    return this.kept.size
  }

  keys() {
    this.#check()
    return [...this.kept.keys()]
  }
}

/**
 * The storage as pages have it: Object.keys() lists what is kept.
 * @param {FakeStorage} storage
 * @returns {Storage}
 */
export const asLocalStorage = (storage) => /** @type {any} */ (new Proxy(storage, {
  get(all, name) {
    const found = Reflect.get(all, name)
    return typeof found === "function" ? found.bind(all) : found
  },
  ownKeys: (all) => all.keys(),
  getOwnPropertyDescriptor: (all, name) => (
    all.kept.has(String(name)) ? { enumerable: true, configurable: true } : undefined),
}))

/** @param {string} text */
const escape = (text) => text.replace(/[^\w-]/g, (letter) => `\\${letter}`)

/** What the modules ask of a page that deno lacks. */
export const CSS = { escape }

/** The storage of this process's page. */
export const storage = new FakeStorage()

/** The document of this process's page. */
export const page = new FakeDocument()

for (const [name, value] of Object.entries({ document: page, localStorage: asLocalStorage(storage), CSS })) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}

/**
 * Tell a page what another one has written, as the browser does.
 * @param {string | null} key with the namespace, null for all of them
 * @param {string | null} newValue
 * @param {EventTarget} window
 */
export const tellOfStorage = (key, newValue, window = globalThis) => window.dispatchEvent(
  Object.assign(new Event("storage"), { key, newValue }))
