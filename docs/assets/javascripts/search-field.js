// The keyboard in the search: arrows go to what is found and back, Enter in the field goes to the
// first page. And the choice whether / opens it.
(() => {
  const { search, field, isPage, close, hasShortcut } = window.guideSearch
  const panel = search.querySelector("[data-guide-search-panel]")

  function move(event) {
    const stops = [field, ...panel.querySelectorAll("a, button")]
    const from = stops.indexOf(document.activeElement)
    if (from === -1) return
    event.preventDefault()
    stops[from + (event.key === "ArrowDown" ? 1 : -1)]?.focus()
  }

  search.addEventListener("keydown", (event) => {
    if (event.isComposing) return
    if (["ArrowDown", "ArrowUp"].includes(event.key)) move(event)
    const first = panel.querySelector("[data-search-result]")
    if (event.key === "Enter" && event.target === field && first && !isPage) {
      event.preventDefault()
      // On a phone the keys lie over the results: they go first.
      if (window.matchMedia("(hover: none)").matches) field.blur()
      else first.click()
    }
  })

  search.addEventListener("click", (event) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey // a window of its own
    if (event.target.closest("[data-search-result]") && !elsewhere) close()
  })

  // What the keyboard can do, said below the results.
  function tell({ help, shortcut }) {
    const box = Object.assign(document.createElement("input"), { type: "checkbox" })
    const label = Object.assign(document.createElement("label"), { className: "guide-search__shortcut" })
    label.append(box, ` ${shortcut}`)
    panel.append(Object.assign(document.createElement("p"), { className: "guide-search__help", textContent: help }), label)
    const restore = () => { box.checked = hasShortcut() }
    box.addEventListener("change", () => {
      const { put, now } = window.guideStorage
      put("search-shortcut", { state: box.checked ? "on" : "off", at: now() })
    })
    document.addEventListener("guide:storage-change", restore)
    restore()
  }

  window.guideSearch.tellKeys = tell
})()
