// Opens the search, by its buttons, by its field, by / and by Ctrl-K, and closes it. What finds
// (search-find.js) and shows (search-show.js), and the guide's words, are loaded when the reader
// turns to it. On the page of results it always stands open.
(() => {
  const search = document.querySelector("[data-guide-search]")
  const field = search.querySelector("[type=search]")
  const statuses = search.querySelectorAll("[data-guide-search-status]")
  const isPage = search.hasAttribute("data-guide-search-page")
  const texts = search.dataset
  const root = texts.frontPage.replace(/index\.html$/, "")
  const index = `${root}assets/search/index.js`

  const say = (text) => { for (const one of statuses) if (one.textContent !== text) one.textContent = text }
  const query = () => field.value.trim()

  let isReady = false
  let loading = null
  let before = null // what had the keyboard, and how far down the page one was
  let scrolled = 0

  function load() {
    loading ??= Promise.all([window.guideLoad("search"), window.guideLoad.script(index)])
      .then(() => {
        window.guideSearch.start(window.guideSearchIndex)
        isReady = true
      })
      .catch(() => {
        loading = null // the next opening tries again
        window.guideLoad.forget(index)
        say(texts.textFailed)
      })
  }

  function open() {
    if (!isReady) {
      if (query()) say(texts.textLoading)
      load()
    }
    search.toggleAttribute("data-asked", query() !== "")
    search.toggleAttribute("data-open", true)
  }

  function turnTo() {
    document.querySelector(":popover-open")?.hidePopover() // it would lie over the search
    if (!search.contains(document.activeElement)) {
      before = document.activeElement
      scrolled = window.scrollY
    }
    open()
    field.focus()
    field.select()
  }

  const close = () => search.removeAttribute("data-open")

  // Back to where one was before.
  function leave() {
    close()
    if (before?.isConnected && before !== document.body) before.focus({ preventScroll: true })
    else document.activeElement.blur()
    window.scrollTo({ top: scrolled, behavior: "instant" })
  }

  search.addEventListener("focusin", ({ target, relatedTarget }) => {
    if (target !== field || search.hasAttribute("data-open")) return
    before = relatedTarget
    scrolled = window.scrollY
    open()
  })

  field.addEventListener("input", open)

  document.addEventListener("focusin", ({ target }) => { if (!search.contains(target)) close() })
  document.addEventListener("pointerdown", ({ target }) => { if (!search.contains(target)) close() })

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.key !== "Escape" || isPage || !search.hasAttribute("data-open")) return
    event.preventDefault() // or the first press would only empty the field
    leave()
  })

  document.addEventListener("click", (event) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey // a window of its own
    if (event.target.closest("[data-guide-search-close]")) leave()
    else if (event.target.closest("[data-guide-search-open]") && !elsewhere) {
      event.preventDefault()
      turnTo()
    }
  })

  // A shortcut of one key can be in the way of those who speak to their device: it can be
  // turned off (WCAG 2.1.4).
  const hasShortcut = () => window.guideStorage.get("search-shortcut")?.state !== "off"
  const isTyped = ({ target }) => target.isContentEditable || target.matches("input, textarea, select")

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.defaultPrevented) return
    const control = event.ctrlKey || event.metaKey
    const asked = control
      ? event.key.toLowerCase() === "k" && !event.shiftKey
      : event.key === "/" && !isTyped(event) && hasShortcut()
    if (!asked) return
    event.preventDefault()
    turnTo()
  })

  window.guideSearch = { search, field, root, isPage, query, say, close, hasShortcut }

  // What is to be loaded is named below these scripts.
  if (isPage) document.addEventListener("DOMContentLoaded", () => {
    field.value = new URLSearchParams(window.location.search).get("q")?.slice(0, field.maxLength) ?? ""
    if (query()) open()
  })
})()
