// The only file that touches localStorage: one key per thing, each a JSON object with the
// time it was set ({ state, at }). Where storage is blocked or full, what the reader does
// lives in memory while the page is open, and "guide:storage-blocked" is dispatched.
// A change made in another tab is dispatched as "guide:storage-change".
// The first part of every key is the guide's own, from the page's <meta name="guide-namespace">.
(() => {
  const namespace = document.querySelector("meta[name='guide-namespace']").content
  const unsaved = new Map()
  let blocked = false

  const announce = (name) => document.dispatchEvent(new CustomEvent(name))

  function attempt(action) {
    try {
      return action(window.localStorage)
    } catch {
      if (!blocked) {
        blocked = true
        announce("guide:storage-blocked")
      }
      return undefined
    }
  }

  function parse(text) {
    try {
      return JSON.parse(text ?? "null")
    } catch {
      return null // someone else's or a damaged value: as if nothing was saved
    }
  }

  function get(key) {
    if (unsaved.has(key)) return unsaved.get(key)
    return parse(attempt((storage) => storage.getItem(namespace + key)))
  }

  function write(key, value) {
    const saved = attempt((storage) => {
      storage.setItem(namespace + key, JSON.stringify(value))
      return true
    })
    if (saved) unsaved.delete(key)
    else unsaved.set(key, value)
    return saved
  }

  const set = (key, value) => write(key, { ...value, at: new Date().toISOString() })

  // A thing that got a new id keeps what the reader did; the newer of the two counts.
  function rename(from, to) {
    const old = get(from)
    if (old === null) return
    const current = get(to)
    const keepsOld = current === null || old.at > current.at
    if (keepsOld && !write(to, old)) return // the old key is still the only saved copy
    unsaved.delete(from)
    attempt((storage) => storage.removeItem(namespace + from))
  }

  window.addEventListener("storage", ({ key }) => {
    if (key === null || key.startsWith(namespace)) announce("guide:storage-change")
  })

  window.guideStorage = { get, set, rename, isBlocked: () => blocked }
})()
