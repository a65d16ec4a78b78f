// In every page of the folder that readers take along, before anything that keeps state.
//
// Where all files of the folder share one storage, it does nothing. Where each file has its own (as
// in Firefox), the page is shown inside START-HER.html (start.js), which keeps the state of all: a
// page opened on its own goes there, and one inside gets window.guideKeeper for storage.js.
//
// A page must know the state before its first script asks, so it is handed on in the frame's name,
// from page to page; what START-HER.html knows besides comes as messages. It tells by the token in
// the name that a message is ours: of the last words of a page, a browser does not say whose they are.
(() => {
  const MARK = "guide-state:"
  const root = new URL("../../", document.currentScript.src) // this script is assets/offline/page.js
  const namespace = document.querySelector("meta[name='guide-namespace']").content
  const place = () => location.href.slice(root.href.length)

  // START-HER.html has left its mark where this page sees it.
  function isShared() {
    try {
      return localStorage.getItem(`${namespace}shared`) !== null
    } catch {
      return false
    }
  }

  if (window === window.top) {
    if (isShared()) window.name = "" // what START-HER.html tried went well
    else location.replace(new URL(`../START-HER.html#!${place()}`, root))
    return
  }
  if (!window.name.startsWith(MARK)) return // shown by somebody else

  const { token, entries } = JSON.parse(window.name.slice(MARK.length))
  const kept = new Map(Object.entries(entries))
  const written = new Set() // by this page
  let isLeaving = false

  const tell = (message) => window.parent.postMessage({ ...message, token }, "*")
  const handOn = () => { window.name = MARK + JSON.stringify({ token, entries: Object.fromEntries(kept) }) }

  window.addEventListener("pagehide", () => {
    isLeaving = true
    window.guideSaving?.flushAll() // in time: of names given later the next page may not know
    handOn()
  })

  // Keep the text under the key, or nothing when it is null.
  function change(key, text) {
    if (text === null) kept.delete(key)
    else kept.set(key, text)
  }

  function write(key, text) {
    change(key, text)
    written.add(key)
    tell({ kind: "write", key, text })
    if (isLeaving) handOn()
  }

  // What is asked of START-HER.html and answered, in the order of asking.
  const asked = []
  const ask = (kind) => new Promise((resolve) => {
    asked.push(resolve)
    tell({ kind })
  })

  window.guideKeeper = {
    read: (key) => kept.get(key) ?? null,
    write,
    remove: (key) => write(key, null),
    keys: () => [...kept.keys()],
    size: () => kept.size,
    // A promise kept when all that has been written is saved, or said not to be.
    settled: () => ask("settle"),
    journal: {
      erase: () => ask("erase-journal"),
      bringBack: () => ask("bring-back"),
      restored: Promise.resolve(false), // before the page was shown
    },
  }

  // As the browser tells of what another tab has done.
  function announce(key, newValue) {
    window.dispatchEvent(new StorageEvent("storage", { key: key && namespace + key, newValue }))
  }

  const hear = {
    change({ key, text }) {
      change(key, text)
      announce(key, text)
    },
    // All there is, when the page has come: other tabs may have changed something on the way.
    state({ entries }) {
      const keys = new Set([...kept.keys(), ...Object.keys(entries)])
      for (const key of keys) {
        const text = entries[key] ?? null
        if (!written.has(key) && text !== (kept.get(key) ?? null)) hear.change({ key, text })
      }
    },
    emptied() {
      kept.clear()
      announce(null, null)
    },
    failed({ key, name }) {
      document.dispatchEvent(new CustomEvent("guide:keeper-failed", { detail: { key, name } }))
    },
    answer: ({ value }) => asked.shift()?.(value),
    print: () => window.print(),
  }

  window.addEventListener("message", ({ source, data }) => {
    if (source === window.parent) hear[data.kind]?.(data)
  })

  const show = () => tell({ kind: "shown", place: place(), title: document.title })
  const { replaceState } = History.prototype
  History.prototype.replaceState = function replaceAndShow(...given) { // a filter, words searched for
    replaceState.apply(this, given)
    show()
  }
  window.addEventListener("hashchange", show)
  document.addEventListener("DOMContentLoaded", show)

  // The rest of the web does not come into a frame that the state is handed on in.
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]")
    if (link && /^https?:$/.test(link.protocol) && link.host !== location.host) {
      Object.assign(link, { target: "_blank", rel: "noopener" })
    }
  }, { capture: true })

  // By itself a browser prints the page around this one.
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "p") return
    event.preventDefault()
    window.print()
  })
})()
