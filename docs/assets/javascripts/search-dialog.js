// What can be done in the search's dialog: arrows and Enter go to the results, and a click
// beside it closes it. search-open.js opens it.
(() => {
  const dialog = document.querySelector("[data-guide-search]")
  const field = dialog.querySelector("[type=search]")
  const list = dialog.querySelector(".guide-search__results")

  const links = () => [...list.querySelectorAll("[data-search-result]")]

  function move(event) {
    const stops = [field, ...links()]
    const from = stops.indexOf(document.activeElement)
    const to = stops[from + (event.key === "ArrowDown" ? 1 : -1)]
    if (from === -1) return
    event.preventDefault()
    to?.focus()
  }

  dialog.addEventListener("keydown", (event) => {
    if (!event.isComposing && ["ArrowDown", "ArrowUp"].includes(event.key)) move(event)
  })

  dialog.addEventListener("click", (event) => {
    const { target } = event
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey // a window of its own
    const follows = target.closest("[data-search-result]") && !elsewhere
    // The dialog has no padding: a click on itself is a click beside it.
    if (follows || target === dialog) dialog.close()
  })

  field.form.addEventListener("submit", () => links()[0]?.click())
})()
