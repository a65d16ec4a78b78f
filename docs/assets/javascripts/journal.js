// What is written is also noted in IndexedDB. localStorage reaches the disk late (Chromium waits
// for five seconds and more), so a browser that is killed loses what was typed last; IndexedDB is
// there within a moment. A note that localStorage lacks is put back when a page opens. Without
// IndexedDB, localStorage is all there is.
(() => {
  if (window.guideKeeper) { // who keeps the state keeps the notes
    window.guideJournal = window.guideKeeper.journal
    return
  }
  const storage = window.guideStorage
  const { isRecord, join, newest } = window.guideRecords
  const NAME = `${document.querySelector("meta[name='guide-namespace']").content}journal`
  const STORE = "writes"
  const KEPT = 7 * 24 * 60 * 60 * 1000 // ms: by then localStorage has long been written
  const AT_A_TIME = 200 // notes looked at before the page gets its turn

  // What IndexedDB answers, as a promise.
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

  let database = null
  function open() {
    const request = window.indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    return answer(request).then((opened) => {
      opened.onversionchange = () => { // another tab deletes it
        opened.close()
        database = null
      }
      return opened
    })
  }

  // Return the store of notes, ready for one or more requests made at once.
  async function notes() {
    database ??= open()
    return (await database).transaction(STORE, "readwrite").objectStore(STORE)
  }

  const quietly = async (action) => {
    try {
      return await action()
    } catch {
      database = null // no IndexedDB, or closed: the next note tries again
      return undefined
    }
  }

  // What is written in one go is noted in one go.
  const waiting = new Map()

  function note({ key, value }) {
    if (!waiting.size) setTimeout(() => quietly(noteWaiting))
    waiting.set(key, { value, at: Date.now() })
  }

  async function noteWaiting() {
    if (!waiting.size) return
    const found = await notes()
    const written = [...waiting].map(([key, entry]) => answer(found.put(entry, key)))
    waiting.clear()
    await Promise.all(written)
  }

  // Return whether the note had something that the storage lacked.
  function restore(key, { value, at }) {
    if (storage.holds(key, value)) return false
    const found = storage.get(key)
    if (value === null) {
      if (found === null || newest(found) > at) return false
      storage.remove(key)
      return true
    }
    const wanted = isRecord(found) && isRecord(value) ? join(found, value) : found ?? value
    if (JSON.stringify(wanted) === JSON.stringify(found)) return false
    storage.put(key, wanted)
    return true
  }

  const erase = () => quietly(async () => {
    waiting.clear()
    if (database) (await database).close()
    database = null
    await answer(window.indexedDB.deleteDatabase(NAME))
  })

  // Return whether there was anything that the storage lacked.
  async function restoreAll() {
    let isRestored = false
    const found = await notes()
    const [keys, entries] = await Promise.all([answer(found.getAllKeys()), answer(found.getAll())])
    for (const [index, key] of keys.entries()) {
      if (index % AT_A_TIME === 0) await new Promise((resolve) => { setTimeout(resolve) })
      if (restore(key, entries[index])) {
        isRestored = true
        document.dispatchEvent(new CustomEvent("guide:storage-change", { detail: { key } }))
      } else if (Date.now() - entries[index].at > KEPT) await answer((await notes()).delete(key))
    }
    return isRestored
  }

  document.addEventListener("guide:storage-written", ({ detail }) => note(detail))
  // Opening one would make it: who only reads leaves nothing behind.
  const isThere = async () => (await window.indexedDB.databases?.())?.some(({ name }) => name === NAME) ?? true
  const isAsked = storage.trouble() === "lost" // the reader decides (notice.js)
  const restored = quietly(async () => { if (!isAsked && await isThere()) await restoreAll() })

  const bringBack = () => quietly(restoreAll)

  window.guideJournal = { erase, restored, bringBack }
})()
