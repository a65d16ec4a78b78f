// Takes the plan out of the guide, as a file, on paper or as a link; and removes all that the guide
// has kept. What makes the files is loaded with the page's other scripts, or when it is asked for.
(() => {
  const out = document.querySelector("[data-guide-plan-out]")
  const texts = out.dataset
  const project = window.guideProject
  const storage = window.guideStorage
  const { fill } = window.guideFormat
  const part = (name) => out.querySelector(`[data-guide-plan-${name}]`)
  const dialog = part("dialog")
  const ERASED = "erased"

  // Where the reader is: an open dialog lies over the notice.
  function say(text) {
    const isOpen = dialog.open
    part("dialog-status").textContent = isOpen ? text : ""
    if (!isOpen) window.guideNotice.say(text)
  }

  // --- files and paper

  async function save(format) {
    if (format === "copy") return window.guideCopy()
    if (format === "project") {
      const { id, name } = project.current()
      return window.guideCopy([id], name)
    }
    await window.guideLoad("export")
    return window.guideExport.save(format)
  }

  async function take(format) {
    window.guideSaving.flushAll()
    if (format === "print") return window.print()
    if (format === "project" && !project.currentId()) return say(texts.guideTextShareNothing)
    try {
      const name = await save(format)
      say(name === null ? texts.guideTextNoDates : fill(texts.guideTextSaved, { name }))
    } catch (error) {
      say(texts.guideTextFailed)
      console.warn(error)
    }
    return undefined
  }

  out.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-guide-export]")
    if (button) take(button.dataset.guideExport)
  })

  // --- a link

  const link = part("link")
  const address = link.querySelector("input")

  part("share").addEventListener("click", async () => {
    window.guideSaving.flushAll()
    link.hidden = true
    if (!project.currentId()) {
      say(texts.guideTextShareNothing)
      return
    }
    const made = await window.guideShare.make(project.currentId(), location.href.split(/[?#]/)[0])
    if (made.ok) {
      address.value = made.url
      link.hidden = false
      address.focus()
      address.select()
      if (location.protocol === "file:") say(texts.guideTextShareApart)
    } else {
      say(made.why === "too-long" ? fill(texts.guideTextShareTooLong, made) : texts.guideTextShareUnsupported)
    }
  })

  part("copy-link").addEventListener("click", async () => {
    address.select()
    const isCopied = await navigator.clipboard?.writeText(address.value).then(() => true, () => false)
    // Where a page may not (one opened from a disk, in some browsers), the old way still can.
    say(isCopied || document.execCommand("copy") ? texts.guideTextShareCopied : texts.guideTextShareNotCopied)
  })

  // --- the reader's own name

  const ownName = part("own-name")
  const nameKey = () => `name/${storage.copyId()}`
  const showName = () => {
    if (document.activeElement !== ownName) ownName.value = project.nameOfCopy(storage.copyId())
  }
  window.guideSaving.soon(ownName, (value) => {
    const at = storage.now(window.guideRecords.newest(storage.get(nameKey())))
    storage.put(nameKey(), { value: value.trim(), at, by: storage.copyId() })
  })
  ownName.addEventListener("change", () => window.guideNotice.say(texts.guideTextOwnNameSaved))
  document.addEventListener("guide:storage-change", showName)
  showName()

  out.hidden = false

  // --- erasing

  part("erase").addEventListener("click", () => {
    part("dialog-status").textContent = ""
    dialog.showModal()
  })
  part("cancel").addEventListener("click", () => dialog.close())
  part("erase-yes").addEventListener("click", async () => {
    window.guideSaving.flushAll() // so that nothing waits to be saved
    storage.eraseAll()
    await window.guideJournal.erase()
    location.replace(`${location.href.split(/[?#]/)[0]}?${ERASED}`)
  })
  // The page that opens then says so, once.
  if (location.search === `?${ERASED}`) {
    history.replaceState(null, "", location.pathname)
    say(texts.guideTextErased)
  }
})()
