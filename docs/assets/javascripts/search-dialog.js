// The search's dialog: opened by its buttons, by / and by Ctrl-K. What finds (search.js), its
// library and the guide's texts are loaded when the reader first opens it.
(() => {
  const dialog = document.querySelector("[data-guide-search]")
  const field = dialog.querySelector("[type=search]")
  const status = dialog.querySelector("[role=status]")
  const list = dialog.querySelector(".guide-search__results")
  const shortcut = dialog.querySelector("[data-guide-search-shortcut]")
  const texts = dialog.dataset
  const SHORTCUT_KEY = "search-shortcut"

  const say = (text) => { if (status.textContent !== text) status.textContent = text }

  let isReady = false
  let loading = null

  function load() {
    loading ??= Promise.all([texts.library, texts.index].map(window.guideLoad.script))
      .then(() => window.guideLoad("search"))
      .then(() => {
        window.guideSearch.start()
        isReady = true
      })
      .catch(() => {
        loading = null // the next opening tries again
        for (const address of [texts.library, texts.index]) window.guideLoad.forget(address)
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

  const links = () => [...list.querySelectorAll("[data-search-result]")]

  function move(event) {
    const stops = [field, ...links()]
    const from = stops.indexOf(document.activeElement)
    const to = stops[from + (event.key === "ArrowDown" ? 1 : -1)]
    if (from === -1) return
    event.preventDefault()
    to?.focus()
  }

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

  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-guide-search-open]")) open()
  })

  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing) return
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event)
    if (event.key !== "Escape") return
    event.preventDefault() // or the first press would only empty the field
    dialog.close()
  })

  dialog.addEventListener("click", (event) => {
    const { target } = event
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey // a window of its own
    const follows = target.closest("[data-search-result]") && !elsewhere
    // The dialog has no padding: a click on itself is a click beside it.
    if (follows || target === dialog || target.closest("[data-guide-search-close]")) dialog.close()
  })

  field.form.addEventListener("submit", (event) => {
    event.preventDefault()
    links()[0]?.click()
  })

  // A shortcut of one key can be in the way of those who speak to their device: it can be
  // turned off (WCAG 2.1.4).
  const storage = window.guideStorage
  const restore = () => { shortcut.checked = storage.get(SHORTCUT_KEY)?.state !== "off" }
  shortcut.addEventListener("change", () => {
    storage.put(SHORTCUT_KEY, { state: shortcut.checked ? "on" : "off", at: storage.now() })
  })
  document.addEventListener("guide:storage-change", restore)
  restore()
})()
