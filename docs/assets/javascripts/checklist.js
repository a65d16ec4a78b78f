// Remembers what a reader has ticked and counts it. Without it, boxes still tick.
(() => {
  const LIST = "[data-guide-checklist]"
  const ITEM = "[data-guide-checklist-item]"
  const STATUS = "[data-guide-checklist-status]"
  const RESET = "[data-guide-checklist-reset]"
  const storage = window.guideStorage
  const key = (id) => `item:${id}`
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]

  function restore(box) {
    const { guideChecklistItem: id, guideAliases: aliases = "" } = box.dataset
    for (const old of aliases.split(" ").filter(Boolean)) storage.rename(key(old), key(id))
    box.checked = storage.get(key(id))?.state === "done"
  }

  function save(box) {
    // An unticked box is saved too: its time tells two copies apart which is the newer.
    storage.set(key(box.dataset.guideChecklistItem), { state: box.checked ? "done" : "open" })
  }

  function report(list) {
    const status = list.querySelector(STATUS)
    if (!status) return
    const boxes = all(ITEM, list)
    const { guideTextProgress: progress, guideTextBlocked: blocked = "" } = status.dataset
    const text = progress
      .replace("{done}", boxes.filter((box) => box.checked).length)
      .replace("{total}", boxes.length)
    const message = storage.isBlocked() ? `${text}. ${blocked}` : text
    if (status.textContent !== message) status.textContent = message
    status.hidden = false
  }

  function showAll() {
    all(ITEM).forEach(restore)
    all(LIST).forEach(report)
    all(RESET).forEach((button) => { button.hidden = false })
  }

  document.addEventListener("change", ({ target }) => {
    if (!target.matches(ITEM)) return
    save(target)
    showAll()
  })

  document.addEventListener("click", ({ target }) => {
    const button = target.closest(RESET)
    if (!button || !window.confirm(button.dataset.guideTextConfirm)) return
    const ticked = all(ITEM, button.closest(LIST)).filter((box) => box.checked)
    for (const box of ticked) {
      box.checked = false
      save(box)
    }
    showAll()
  })

  document.addEventListener("guide:storage-change", showAll)
  document.addEventListener("guide:storage-blocked", () => all(LIST).forEach(report))
  // Back and forward show a kept copy of the page, whose ticks may be old.
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) showAll() })

  showAll()
})()
