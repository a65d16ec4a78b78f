// The only file that touches localStorage: one key per thing, each a JSON object.
//
// What this page has read and written is also kept in memory (`mirror`): where the browser's
// storage is blocked, full, or emptied by somebody else, nothing on the page is lost.
// Dispatched on the document: "guide:storage-change" when another tab changed something,
// "guide:storage-written" when this one did, "guide:storage-erased" when another tab has removed
// everything, "guide:storage-trouble" when trouble() becomes something else.
//
// The first part of every key is the guide's own, from the page's <meta name="guide-namespace">.
(() => {
  const namespace = document.querySelector("meta[name='guide-namespace']").content
  // There as long as anything is: when it is missing, somebody has emptied the storage.
  const OWN_COPY = "this-copy"
  const ERASED = "erased"
  const CLEARED = "cleared"
  const DAMAGED = "damaged/"

  // All that is asked of whoever keeps the state. In the folder that readers take along, a page may
  // be shown inside another one that keeps it (publish/offline_files/page.js).
  const keeper = window.guideKeeper ?? {
    read: (key) => window.localStorage.getItem(namespace + key),
    write: (key, text) => window.localStorage.setItem(namespace + key, text),
    remove: (key) => window.localStorage.removeItem(namespace + key),
    keys: () => Object.keys(window.localStorage)
      .filter((key) => key.startsWith(namespace))
      .map((key) => key.slice(namespace.length)),
    size: () => window.localStorage.length,
  }

  const mirror = new Map()
  const unsaved = new Set()
  let trouble = null
  let latest = 0

  const announce = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }))

  function setTrouble(kind) {
    if (trouble === kind) return
    trouble = kind
    announce("guide:storage-trouble")
  }

  const notePrevented = (name) => setTrouble(/quota/i.test(name) ? "full" : "blocked")

  function attempt(action) {
    try {
      return action()
    } catch (error) {
      notePrevented(error.name)
      return undefined
    }
  }

  const isEmptied = () => mirror.has(OWN_COPY) && !unsaved.has(OWN_COPY)
    && attempt(() => keeper.read(OWN_COPY)) === null

  // What was here stays here, until the reader saves it again or leaves.
  function noticeEmptied() {
    if (!isEmptied()) return
    for (const key of mirror.keys()) unsaved.add(key)
    setTrouble("cleared")
  }

  function parse(text) {
    try {
      const value = JSON.parse(text)
      return typeof value === "object" && !Array.isArray(value) ? value : null
    } catch {
      return null
    }
  }

  // --- reading

  // Return the object kept under a key, or null.
  function get(key) {
    if (unsaved.has(key)) return mirror.get(key)
    const text = attempt(() => keeper.read(key))
    if (text === undefined) return mirror.get(key) ?? null
    if (text === null) {
      if (!mirror.has(key)) return null
      noticeEmptied()
      if (unsaved.has(key)) return mirror.get(key)
      mirror.delete(key) // another tab removed it
      return null
    }
    const value = parse(text)
    if (value === null) setDamagedAside(key)
    else mirror.set(key, value)
    return value
  }

  // Return whether just that is saved under the key; null is nothing.
  const holds = (key, value) => attempt(() => keeper.read(key)) === (value && JSON.stringify(value))

  // --- keys

  // The saved keys by their first two parts, because a browser takes long to list many. Other tabs
  // tell of theirs; where one has not been heard of, the number of keys shows it.
  let index = null
  let expectedSize = 0
  const groupOf = (key) => key.split("/", 2).join("/")

  function indexed() {
    if (index === null || keeper.size() !== expectedSize) {
      index = new Map()
      expectedSize = keeper.size()
      for (const key of keeper.keys()) addTo(index, key)
    }
    return index
  }

  function addTo(groups, key) {
    const group = groupOf(key)
    if (!groups.has(group)) groups.set(group, new Set())
    groups.get(group).add(key)
  }

  // Follow a key that has come or gone.
  function follow(key, isThere) {
    const group = index?.get(groupOf(key))
    if (index === null || Boolean(group?.has(key)) === isThere) return
    expectedSize += isThere ? 1 : -1
    if (isThere) {
      addTo(index, key)
      return
    }
    group.delete(key)
    if (!group.size) index.delete(groupOf(key))
  }

  function* savedUnder(prefix) {
    const groups = attempt(indexed)
    if (!groups) yield* mirror.keys()
    else if (prefix.split("/").length > 2) yield* groups.get(groupOf(prefix)) ?? []
    else for (const group of groups.values()) yield* group
  }

  // Return the keys that begin with `prefix`, saved and unsaved.
  const keys = (prefix = "") => [...new Set([...savedUnder(prefix), ...unsaved])].filter((key) => key.startsWith(prefix))

  // Return the second parts of the keys that begin with `first`/.
  function names(first) {
    const groups = attempt(indexed)?.keys() ?? mirror.keys()
    return [...new Set([...groups, ...unsaved]
      .filter((key) => key.startsWith(`${first}/`)).map((key) => key.split("/")[1]))]
  }

  // --- writing

  // Two tabs that write in the same moment do not see what the other does, and the later takes the
  // earlier's away. So each looks for a while after what it has added, and adds it again.
  // (So it does to what another tab replaces on purpose within that while: better twice than lost.)
  const LOOKED_AFTER = 5000 // ms
  const added = new Map() // key -> { record, at }

  function lookAfter(key, value) {
    const { isRecord, additions } = window.guideRecords
    if (!isRecord(value)) return
    const earlier = added.get(key)
    const isRecent = earlier && performance.now() - earlier.at < LOOKED_AFTER
    const record = additions(mirror.get(key) ?? null, value, isRecent ? earlier.record : null)
    added.set(key, { record, at: performance.now() })
  }

  // Another tab has put something under the key.
  function addAgain(key) {
    const { isRecord, join } = window.guideRecords
    const { record, at } = added.get(key) ?? {}
    if (!record || performance.now() - at > LOOKED_AFTER) {
      added.delete(key)
      return
    }
    const saved = get(key)
    if (!isRecord(saved)) return
    const joined = join(saved, record)
    if (JSON.stringify(joined) !== JSON.stringify(saved)) put(key, joined)
  }

  // Keep an object under a key; return whether it is saved, and not just here on the page.
  function put(key, value) {
    noticeEmptied()
    if (key !== OWN_COPY && !isId(get(OWN_COPY)?.value)) put(OWN_COPY, { value: ownId })
    lookAfter(key, value)
    mirror.set(key, value)
    const saved = attempt(() => {
      keeper.write(key, JSON.stringify(value))
      return true
    })
    if (saved) follow(key, true)
    if (saved) unsaved.delete(key)
    else unsaved.add(key)
    announce("guide:storage-written", { key, value })
    return saved === true
  }

  function remove(key) {
    mirror.delete(key)
    added.delete(key)
    unsaved.delete(key)
    attempt(() => keeper.remove(key))
    follow(key, false)
    announce("guide:storage-written", { key, value: null })
  }

  // Try again with all that is not saved; return whether it went well. What another tab has saved
  // under the same key meanwhile is kept too.
  function saveAgain() {
    const { isRecord, join } = window.guideRecords
    const before = trouble
    trouble = null
    const saved = [...unsaved].map((key) => {
      const mine = mirror.get(key)
      const found = parse(attempt(() => keeper.read(key)) ?? "null")
      return put(key, isRecord(found) && isRecord(mine) ? join(found, mine) : mine)
    }).every(Boolean)
    if (trouble === null && before !== null) announce("guide:storage-trouble")
    return saved
  }

  // Remove every key of the guide. Other tabs learn that it was meant.
  function eraseAll() {
    attempt(() => keeper.write(ERASED, "{}"))
    for (const key of attempt(() => keeper.keys()) ?? []) if (key !== ERASED) attempt(() => keeper.remove(key))
    attempt(() => keeper.remove(ERASED))
    index = null
    forget()
  }

  function forget() {
    mirror.clear()
    added.clear()
    unsaved.clear()
    setTrouble(null)
  }

  // --- what cannot be read is kept apart, for whoever can

  function setDamagedAside(key) {
    if (key.startsWith(DAMAGED)) return
    const text = attempt(() => keeper.read(key))
    if (typeof text !== "string") return
    const moved = attempt(() => {
      keeper.write(DAMAGED + key, text)
      keeper.remove(key)
      return true
    })
    mirror.delete(key)
    index = null
    if (moved) setTrouble("damaged")
  }

  // Return what was set aside, as { key: text }.
  const damaged = () => Object.fromEntries(
    keys(DAMAGED).map((key) => [key.slice(DAMAGED.length), attempt(() => keeper.read(key)) ?? ""]),
  )

  function forgetDamaged() {
    for (const key of keys(DAMAGED)) remove(key)
    if (trouble === "damaged") setTrouble(null)
  }

  // --- time, and this copy of the guide

  // Return the time in ms, later than `previous` and than any time given before: a clock that was
  // put back does not make new things old.
  function now(previous = 0) {
    latest = Math.max(Date.now(), latest + 1, previous + 1)
    return latest
  }

  const newId = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36)).join("")
  const isId = (it) => typeof it === "string" && /^[a-z0-9]{1,16}$/.test(it)

  // Return the id of this copy. It is kept with the first thing that is: who only reads leaves
  // nothing behind.
  const ownId = newId()
  function copyId() {
    const known = get(OWN_COPY)
    if (known && !isId(known.value)) setDamagedAside(OWN_COPY)
    return isId(known?.value) ? known.value : ownId
  }

  // --- other tabs

  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === null) {
      index = null
      noticeEmptied()
      return
    }
    if (!key.startsWith(namespace)) return
    const own = key.slice(namespace.length)
    follow(own, newValue !== null)
    // The reader has answered what to do about an emptied storage: this page asks no more.
    if (own === CLEARED && newValue === null && ["cleared", "lost"].includes(trouble)) {
      forget()
      window.location.reload()
      return
    }
    if (own === ERASED && newValue !== null) {
      forget()
      announce("guide:storage-erased")
      window.location.reload() // what this page shows is gone too
      return
    }
    // Another tab has saved again what somebody emptied.
    if (own === OWN_COPY && newValue !== null && trouble === "cleared") saveAgain()
    else if (newValue === null && !unsaved.has(own)) mirror.delete(own)
    else if (newValue !== null) addAgain(own)
    announce("guide:storage-change", { key: own })
  })
  // Another page keeps the state, and says afterwards that it could not.
  document.addEventListener("guide:keeper-failed", ({ detail: { key, name } }) => {
    mirror.set(key, get(key))
    unsaved.add(key)
    notePrevented(name)
  })
  window.addEventListener("focus", noticeEmptied)
  document.addEventListener("click", noticeEmptied)

  // Where the storage was emptied and the reader left the page without saving again, the next page
  // does not bring everything back by itself: she may have meant it. It asks.
  window.addEventListener("pagehide", () => {
    noticeEmptied()
    if (trouble === "cleared") attempt(() => keeper.write(CLEARED, "{}"))
  })
  if (attempt(() => keeper.read(CLEARED))) setTrouble("lost")

  // To be called when the reader has answered. Where she wants it back, other tabs save again what
  // they still have.
  function settleLoss(isWanted) {
    if (isWanted) put(OWN_COPY, { value: copyId() })
    attempt(() => keeper.remove(CLEARED))
    if (trouble === "lost") setTrouble(null)
  }

  if (!trouble && keys(DAMAGED).length) setTrouble("damaged")

  window.guideStorage = {
    get, holds, put, remove, keys, names, now, copyId, newId, isId, saveAgain, settleLoss, eraseAll, damaged, forgetDamaged, setDamagedAside,
    trouble: () => trouble,
  }
})()
