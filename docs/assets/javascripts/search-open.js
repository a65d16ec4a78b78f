// Opens the search's dialog, by its buttons, by / and by Ctrl-K, and closes it. What can be done in it
// (search-dialog.js), what finds (search.js), its library and the guide's texts are loaded when the
// reader first opens it.
(() => {
  const dialog = document.querySelector("[data-guide-search]")
  const field = dialog.querySelector("[type=search]")
  const status = dialog.querySelector("[role=status]")
  const shortcut = dialog.querySelector("[data-guide-search-shortcut]")
  const storage = window.guideStorage
  const texts = dialog.dataset
  const SHORTCUT_KEY = "search-shortcut"

  const say = (text) => { if (status.textContent !== text) status.textContent = text }

  let isReady = false
  let loading = null

  function load() {
    const addresses = [texts.library, texts.index]
    loading ??= Promise.all([window.guideLoad("search"), ...addresses.map(window.guideLoad.script)])
      .then(() => {
        window.guideSearch.start()
        isReady = true
      })
      .catch(() => {
        loading = null // the next opening tries again
        for (const address of addresses) window.guideLoad.forget(address)
        say(texts.textFailed)
      })
  }

  function open() {
    if (!dialog.open) dialog.showModal()
    field.focus()
    field.select()
    if (!isReady) say(texts.textLoading)
    load()
  }

  // A shortcut of one key can be in the way of those who speak to their device: it can be
  // turned off (WCAG 2.1.4).
  const restore = () => { shortcut.checked = storage.get(SHORTCUT_KEY)?.state !== "off" }
  shortcut.addEventListener("change", () => {
    storage.put(SHORTCUT_KEY, { state: shortcut.checked ? "on" : "off", at: storage.now() })
  })
  document.addEventListener("guide:storage-change", restore)
  restore()

  const isTyped = ({ target }) => target.isContentEditable || target.matches("input, textarea, select")

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.defaultPrevented) return
    const control = event.ctrlKey || event.metaKey
    const asked = control
      ? event.key.toLowerCase() === "k" && !event.shiftKey
      : event.key === "/" && shortcut.checked && !isTyped(event)
    if (!asked) return
    event.preventDefault()
    open()
  })

  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing || event.key !== "Escape") return
    event.preventDefault() // or the first press would only empty the field
    dialog.close()
  })

  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-guide-search-open]")) open()
    if (target.closest("[data-guide-search-close]")) dialog.close()
  })

  field.form.addEventListener("submit", (event) => event.preventDefault())
})()
