// What is written is also noted in IndexedDB. localStorage reaches the disk late (Chromium waits
// for five seconds and more), so a browser that is killed loses what was typed last; IndexedDB is
// there within a moment. A note that localStorage lacks is put back when a page opens. Without
// IndexedDB, localStorage is all there is.
(() => {
  const storage = window.guideStorage
  const { isRecord, join, newest } = window.guideRecords
  const NAME = `${document.querySelector("meta[name='guide-namespace']").content}journal`
  const STORE = "writes"
  const KEPT = 24 * 60 * 60 * 1000 // ms: by then localStorage has long been written

  let database = null
  const open = () => {
    database ??= window.idb.openDB(NAME, 1, {
      upgrade: (made) => { made.createObjectStore(STORE) },
      blocking(_current, _wanted, { target }) { // another tab deletes it
        target.close()
        database = null
      },
    })
    return database
  }

  const quietly = (action) => action().catch(() => undefined)

  const note = ({ key, value }) => quietly(async () => {
    await (await open()).put(STORE, { value, at: Date.now() }, key)
  })

  function restore(key, { value, at }) {
    const found = storage.get(key)
    if (value === null) {
      if (found === null || (newest(found) || found.at) > at) return false
      storage.remove(key)
      return true
    }
    const wanted = isRecord(found) && isRecord(value) ? join(found, value) : found ?? value
    if (JSON.stringify(wanted) === JSON.stringify(found)) return false
    storage.put(key, wanted)
    return true
  }

  const erase = () => quietly(async () => {
    if (database) (await database).close()
    database = null
    await window.idb.deleteDB(NAME)
  })

  async function restoreAll() {
    if (storage.wasCleared()) return erase()
    const journal = await open()
    for (const key of await journal.getAllKeys(STORE)) {
      const entry = await journal.get(STORE, key)
      if (restore(key, entry)) document.dispatchEvent(new CustomEvent("guide:storage-change", { detail: { key } }))
      else if (Date.now() - entry.at > KEPT) await journal.delete(STORE, key)
    }
    return undefined
  }

  document.addEventListener("guide:storage-written", ({ detail }) => note(detail))
  // Opening one would make it: who only reads leaves nothing behind.
  const isThere = async () => (await window.indexedDB.databases?.())?.some(({ name }) => name === NAME) ?? true
  const restored = quietly(async () => { if (await isThere()) await restoreAll() })

  window.guideJournal = { erase, restored }
})()
