// START-HER.html: opens the guide from a folder on a disk. Where all files share one storage, it
// goes to the guide and that is all. Where each file has its own (as in Firefox), it shows the pages
// inside itself and keeps the state of all of them, so that the reader's plan is one (page.js).
//
// It finds out by leaving a mark in its own storage and going to the page. A page that sees no mark
// comes back here with a ! before its place; if the mark is here all the same, each file is apart.
(() => {
  const MARK = "guide-state:"
  const namespace = document.querySelector("meta[name='guide-namespace']").content
  const root = new URL("guide/", location.href)
  const SHARED = `${namespace}shared` // also in page.js
  const SENT_BACK = "!"
  // A page of the guide, and nothing else on the disk: what may be shown where the state is.
  const PLACE = /^(?:[\w-]+\/)*[\w-]+\.html(?:[?#].*)?$/s
  const TRIED = "guide-tried"

  const newToken = () => crypto.getRandomValues(new Uint32Array(4)).join("-")

  // --- where to

  const isSentBack = () => location.hash.startsWith(`#${SENT_BACK}`)

  // Return the address of the place that this page's own address names, or of the front page.
  function target() {
    const place = location.hash.slice(isSentBack() ? 2 : 1)
    return new URL(PLACE.test(place) ? place : "index.html", root).href
  }

  // --- the pages inside this one

  function keep() {
    const kept = new Map() // all there is, also what the browser would not save
    const prevented = new Map() // key -> the name of what went wrong
    const OWN_COPY = "this-copy" // there as long as anything is (storage.js)
    const token = newToken()
    const frame = document.createElement("iframe")
    let shown = ""

    const saved = (key) => {
      try {
        return localStorage.getItem(namespace + key)
      } catch {
        return null
      }
    }
    const tell = (message) => frame.contentWindow?.postMessage(message, "*")

    function readAll() {
      try {
        for (const name of Object.keys(localStorage)) {
          if (name.startsWith(namespace)) kept.set(name.slice(namespace.length), localStorage.getItem(name))
        }
      } catch {
        // Then nothing can be saved, and the first writing says so.
      }
    }

    function isEmptied() {
      return kept.has(OWN_COPY) && !prevented.has(OWN_COPY) && saved(OWN_COPY) === null
    }
    function noticeEmptied() {
      if (!isEmptied()) return
      kept.clear()
      tell({ kind: "emptied" })
    }

    function save(key, text) {
      try {
        if (text === null) localStorage.removeItem(namespace + key)
        else localStorage.setItem(namespace + key, text)
        prevented.delete(key)
        return true
      } catch (error) {
        prevented.set(key, error.name)
        tell({ kind: "failed", key, name: error.name })
        return false
      }
    }

    // Kept as it comes: what cannot be read is kept too.
    function parsed(text) {
      try {
        return JSON.parse(text)
      } catch {
        return null
      }
    }

    const hear = {
      write({ key, text }) {
        noticeEmptied()
        if (text === null) kept.delete(key)
        else kept.set(key, text)
        if (save(key, text)) {
          document.dispatchEvent(new CustomEvent("guide:storage-written", { detail: { key, value: parsed(text) } }))
        }
      },
      shown({ place, title }) {
        shown = place
        document.title = title
        frame.title = title
        history.replaceState(null, "", `#${place}`)
        tell({ kind: "state", entries: Object.fromEntries(kept) })
        for (const [key, name] of prevented) tell({ kind: "failed", key, name })
      },
      settle: () => tell({ kind: "answer" }),
      async "erase-journal"() {
        window.guideStorage.eraseAll() // what this page remembers too
        kept.clear()
        await window.guideJournal.erase()
        tell({ kind: "answer" })
      },
      async "bring-back"() {
        tell({ kind: "answer", value: await window.guideJournal.bringBack() })
      },
    }

    window.addEventListener("message", ({ data }) => {
      if (data?.token === token) hear[data.kind]?.(data)
    })
    // Another tab, or the journal, has changed something.
    document.addEventListener("guide:storage-change", ({ detail: { key } }) => {
      const text = saved(key)
      if (text === null) kept.delete(key)
      else kept.set(key, text)
      tell({ kind: "change", key, text })
    })
    window.addEventListener("hashchange", () => {
      if (location.hash.slice(1) !== shown) frame.contentWindow.location.replace(target())
    })
    window.addEventListener("focus", () => {
      noticeEmptied()
      if (document.activeElement !== frame) frame.focus()
    })
    document.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "p") return
      event.preventDefault()
      tell({ kind: "print" })
    })

    readAll()
    frame.name = MARK + JSON.stringify({ token, entries: Object.fromEntries(kept) })
    frame.src = target()
    frame.title = document.title
    frame.className = "start-frame"
    document.querySelector("[data-start-words]").hidden = true
    document.querySelector("[data-start]").append(frame)
    frame.focus()
  }

  // Leave the mark; return whether the pages are known to be apart from it.
  function isApart() {
    try {
      const mark = localStorage.getItem(SHARED)
      const isKnown = mark === null ? isSentBack() && window.name === TRIED
        : isSentBack() || JSON.parse(mark).value === "apart"
      localStorage.setItem(SHARED, JSON.stringify({ value: isKnown ? "apart" : "tried" }))
      return isKnown
    } catch {
      return true // nothing can be kept: then the state at least follows the reader about
    }
  }

  async function open() {
    if (!isApart()) {
      window.name = TRIED // one try is enough where nothing stays in the storage
      location.replace(target())
      return
    }
    await window.guideJournal.restored
    keep()
  }
  open()
})()
