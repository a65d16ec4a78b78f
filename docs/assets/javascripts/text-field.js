// A text of a project as a field: saved while the reader types, and under it what else has been
// written there, by whom and when. guideTextField(box, thing) makes one of an element that holds a
// textarea; show() brings it up to date.
(() => {
  const storage = window.guideStorage
  const project = window.guideProject
  const records = window.guideRecords
  const pattern = document.querySelector("[data-guide-other]")
  const SAVE_AFTER = 400 // ms from the first letter that is not saved
  const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content")
  const language = document.documentElement.lang

  const fields = new Set()
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" })
  const { fill } = window.guideProgress

  function sourceOf({ by, at }) {
    const name = by === storage.copyId() ? "" : storage.get(`name/${by}`)?.value
    const texts = pattern.dataset
    return fill(name ? texts.guideTextFrom : texts.guideTextOwn, { name, date: dateTime.format(at) })
  }

  function guideTextField(box, thing) {
    const area = box.querySelector("textarea")
    let writer = project.writer(thing)
    let base = null // the identity of the entry that the field shows
    let waiting = null
    let isSaving = false
    let isEdited = false // since the reader came to it
    let shownOthers = ""
    // A field is as high as the page lets it be, and breaks at no sheet's end: paper gets the text.
    const printed = document.createElement("p")
    printed.className = "guide-field__printed"
    area.after(printed)

    const record = () => project.read(thing, writer.project() ?? project.currentId())

    function flush() {
      if (waiting === null || isSaving) return
      clearTimeout(waiting)
      isSaving = true // what is dispatched meanwhile finds the field as it is
      writer.save(area.value, base)
      isSaving = false
      waiting = null
      show()
    }

    function grow() {
      if (GROWS_BY_ITSELF || !area.offsetParent) return
      area.style.height = "auto"
      area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`
    }

    function change(make) {
      flush()
      const of = writer.project()
      const before = record()
      project.write(thing, make(before), of)
      writer = project.writer(thing, of)
      return () => project.write(thing, before, of)
    }

    function other(entry) {
      const element = pattern.content.cloneNode(true).firstElementChild
      element.querySelector(".guide-other__source").textContent = sourceOf(entry)
      element.querySelector(".guide-other__text").textContent = entry.text
      const id = records.identity(entry)
      element.querySelector("[data-guide-gather]").addEventListener("click", ({ currentTarget }) => {
        const by = storage.copyId()
        const undo = change((before) => {
          const text = [records.view(before, by).main?.text, entry.text].filter(Boolean).join("\n\n")
          return records.edit(before, text, { at: storage.now(records.newest(before)), by })
        })
        window.guideNotice.say(currentTarget.dataset.guideTextDone, undo)
        area.focus()
      })
      element.querySelector("[data-guide-put-aside]").addEventListener("click", ({ currentTarget }) => {
        const undo = change((before) => records.putAside(before, id))
        window.guideNotice.say(currentTarget.dataset.guideTextDone, undo)
        area.focus()
      })
      return element
    }

    function showOthers({ others, aside }) {
      const shown = JSON.stringify([others, aside])
      if (shown === shownOthers) return
      shownOthers = shown
      box.querySelector(".guide-others")?.remove()
      if (!others.length && !aside.length) return
      const list = document.createElement("div")
      list.className = "guide-others"
      list.append(...others.map(other))
      if (aside.length) {
        const details = document.createElement("details")
        const summary = document.createElement("summary")
        summary.textContent = `${pattern.dataset.guideTextAside} (${aside.length})`
        details.append(summary, ...aside.map(other))
        for (const button of details.querySelectorAll("[data-guide-put-aside]")) button.remove()
        list.append(details)
      }
      box.append(list)
    }

    function show() {
      if (writer.project() !== project.currentId() && !isSaving) {
        flush()
        writer = project.writer(thing)
      }
      const seen = records.view(record(), storage.copyId())
      // Who has emptied the field does not want somebody else's words in it while she is there.
      const isHers = isEdited && seen.main?.by !== storage.copyId()
      if (waiting === null && isHers) base = null
      if (waiting === null && !isHers) {
        const text = seen.main?.text ?? ""
        base = records.idOf(seen.main)
        if (area.value !== text) {
          const { selectionStart, selectionEnd } = area
          area.value = text
          if (document.activeElement === area) area.setSelectionRange(selectionStart, selectionEnd)
        }
      }
      if (waiting === null) showOthers(seen)
      printed.textContent = area.value
      grow()
      return seen
    }

    area.addEventListener("input", () => {
      isEdited = true
      printed.textContent = area.value
      grow()
      waiting ??= setTimeout(flush, SAVE_AFTER)
    })
    area.addEventListener("blur", () => {
      flush()
      isEdited = false
      writer = project.writer(thing, writer.project())
      show()
    })

    const field = { box, area, thing, show, flush }
    fields.add(field)
    return field
  }

  const flushAll = () => {
    for (const field of fields) {
      if (field.box.isConnected) field.flush()
      else fields.delete(field)
    }
  }
  window.addEventListener("pagehide", flushAll)
  document.addEventListener("visibilitychange", flushAll)

  window.guideTextField = guideTextField
  window.guideTextFields = { flushAll, dateTime }
})()
