// Says what has just happened, with a way to undo it, and what stands in the way of saving.
// Both stay until the next, or until the reader closes them: nobody has to be quick.
(() => {
  const storage = window.guideStorage
  const notice = document.querySelector("[data-guide-notice]")
  const part = (name) => notice.querySelector(`[data-guide-notice-${name}]`)
  const undos = [] // newest last
  const MOST_UNDOS = 50
  let cameFrom = null // where the keyboard was before it came here

  function close() {
    part("text").textContent = ""
    part("undo").hidden = true
    part("close").hidden = true
  }

  // `undoing` takes it back, or returns false when it has been changed since; without it, there is
  // nothing to undo. `isMore` tells that what was said before can be.
  function say(text, undoing = null, isMore = false) {
    if (undoing) undos.push(undoing)
    if (undos.length > MOST_UNDOS) undos.shift()
    // Said again even where it is the same as before.
    part("text").textContent = ""
    part("text").textContent = text
    part("undo").hidden = !(undoing || isMore)
    part("close").hidden = false
  }

  function undo() {
    const undoing = undos.pop()
    if (!undoing) return
    const { guideTextUndone: undone, guideTextNotUndone: notUndone } = notice.dataset
    say(undoing() === false ? notUndone : undone, null, undos.length > 0)
  }

  // The keyboard goes back to where it was, when what it was on is hidden.
  function goBack() {
    if (cameFrom?.isConnected) cameFrom.focus()
    cameFrom = null
  }

  part("undo").addEventListener("click", () => {
    undo()
    if (part("undo").hidden) part("close").focus()
  })
  part("close").addEventListener("click", () => {
    close()
    goBack()
  })
  // As everywhere else, but in a field, where the browser undoes what was typed.
  document.addEventListener("keydown", (event) => {
    const isTyped = event.target.matches("textarea, input:not([type=checkbox])")
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z" || isTyped || !undos.length) return
    event.preventDefault()
    undo()
  })

  // --- trouble

  const trouble = document.querySelector("[data-guide-trouble]")
  const button = (name) => trouble.querySelector(`[data-guide-${name}]`)
  const DAY = 24 * 60 * 60 * 1000 // ms
  const REMIND_AFTER = 30 * DAY
  const LAST_COPY = "last-copy"
  const LATER = "copy-reminder"

  // Firefox gives each page that is opened from a disk a storage of its own.
  const isApart = () => location.protocol === "file:" && "mozInnerScreenX" in window
    && !window.guideKeeper && storage.names("project").length > 0

  // A copy is due a while after the last one, or after the oldest project was named.
  function isCopyDue() {
    const named = storage.names("project").map((id) => storage.get(`project/${id}/name`)?.at ?? Infinity)
    const since = Math.max(Math.min(...named), storage.get(LAST_COPY)?.at ?? 0, storage.get(LATER)?.at ?? 0)
    return Date.now() - since > REMIND_AFTER
  }

  let isDue = isCopyDue()

  function showTrouble() {
    const kind = storage.trouble() ?? (isApart() ? "apart" : null)
    const reminder = !kind && isDue
    const name = reminder ? "reminder" : kind
    const text = name ? trouble.dataset[`guideText${name[0].toUpperCase()}${name.slice(1)}`] : ""
    const words = trouble.querySelector("[data-guide-trouble-text]")
    if (words.textContent !== text) words.textContent = text
    button("save-again").hidden = !["full", "cleared"].includes(kind)
    button("bring-back").hidden = kind !== "lost"
    button("let-go").hidden = kind !== "lost"
    button("take-copy").hidden = !name || kind === "lost"
    button("forget-damaged").hidden = kind !== "damaged"
    button("later").hidden = !reminder
  }

  button("save-again").addEventListener("click", async () => {
    storage.saveAgain()
    await window.guideKeeper?.settled() // another page keeps the state, and answers later
    if (!storage.trouble()) say(trouble.dataset.guideTextSavedAgain)
    showTrouble()
    goBack()
  })
  button("take-copy").addEventListener("click", async () => {
    const { guideTextCopySaved: saved, guideTextCopyFailed: failed } = trouble.dataset
    try {
      if (!window.guideCopy) await window.guideLoad("copy")
      say(window.guideFormat.fill(saved, { name: window.guideCopy() }))
    } catch (error) {
      say(failed)
      console.warn(error)
    }
  })
  button("bring-back").addEventListener("click", async () => {
    const isBack = await window.guideJournal.bringBack()
    storage.settleLoss(true)
    say(isBack ? trouble.dataset.guideTextBroughtBack : trouble.dataset.guideTextNothingBack)
    goBack()
  })
  button("let-go").addEventListener("click", async () => {
    await window.guideJournal.erase()
    storage.settleLoss(false)
    goBack()
  })
  button("forget-damaged").addEventListener("click", () => {
    storage.forgetDamaged()
    goBack()
  })
  button("later").addEventListener("click", () => {
    storage.put(LATER, { at: storage.now() })
    goBack()
  })
  function followCopies({ detail: { key } }) {
    if (![LAST_COPY, LATER].includes(key)) return
    isDue = isCopyDue()
    showTrouble()
  }
  document.addEventListener("guide:storage-written", followCopies)
  document.addEventListener("guide:storage-change", followCopies)
  for (const region of [notice, trouble]) {
    region.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget && !region.contains(relatedTarget)) cameFrom = relatedTarget
    })
  }
  document.addEventListener("guide:storage-trouble", showTrouble)
  document.addEventListener("guide:project-change", showTrouble)
  showTrouble()

  window.guideNotice = { say }
})()
