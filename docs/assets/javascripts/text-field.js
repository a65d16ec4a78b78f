// A text of a project as a field: saved while the reader types, and under it what else has been
// written there, by whom and when. guideTextField(box, thing) makes one of an element that holds a
// textarea; show() brings it up to date.
(() => {
  const storage = window.guideStorage
  const project = window.guideProject
  const records = window.guideRecords
  const pattern = document.querySelector("[data-guide-other]")
  const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content")

  const { fill, dateTime } = window.guideFormat

  function sourceOf({ by, at }) {
    const texts = pattern.dataset
    const name = project.nameOfCopy(by)
    const elsewhere = name ? texts.guideTextFrom : texts.guideTextElsewhere
    return fill(by === storage.copyId() ? texts.guideTextOwn : elsewhere, { name, date: dateTime(at) })
  }

  function guideTextField(box, thing) {
    const area = box.querySelector("textarea")
    let writer = project.writer(thing)
    let base = null // the identity of the entry that the field shows
    let waiting = null
    let isSaving = false
    let isEdited = false // since the reader came to it
    let kept = null // the identity of what she wrote here last: her field does not change under her hands
    let shownOthers = ""
    // A field is as high as the page lets it be, and breaks at no sheet's end: paper gets the text.
    const printed = document.createElement("p")
    printed.className = "guide-field__printed"
    area.closest("label").after(printed) // not in it, or the field would be called what it says

    const record = () => project.read(thing, writer.project() ?? project.currentId())

    // The identity of the entry that stands in the field, null for none.
    const inField = () => (isEdited ? writer.written() : base)

    function flush() {
      if (waiting === null || isSaving) return
      clearTimeout(waiting)
      isSaving = true // what is dispatched meanwhile finds the field as it is
      const before = record()
      writer.save(area.value, base)
      isSaving = false
      waiting = null
      if (area.value === "" && records.view(before, storage.copyId()).main) {
        window.guideNotice.say(pattern.dataset.guideTextRemoved, taker(before))
      }
      show()
    }

    // Return what takes the change back that has just been made; what is written later stays.
    function taker(before) {
      const of = writer.project()
      const after = record()
      return () => project.isThere(of) && project.write(thing, records.takeBack(before, after, project.read(thing, of)), of)
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
      return taker(before)
    }

    function other(entry) {
      const element = pattern.content.cloneNode(true).firstElementChild
      element.querySelector(".guide-other__source").textContent = sourceOf(entry)
      element.querySelector(".guide-other__text").textContent = entry.text
      const id = records.identity(entry)
      element.querySelector("[data-guide-gather]").addEventListener("click", ({ currentTarget }) => {
        const by = storage.copyId()
        const undo = change((before) => {
          const mine = before.texts.find((one) => records.identity(one) === inField())
          const text = [mine?.text, entry.text].filter(Boolean).join("\n\n")
          return records.edit(before, text, { at: storage.now(records.newest(before)), by, base: records.idOf(mine) })
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

    // The caret stays beside the words it stood beside.
    function fillIn(text) {
      const { value, selectionEnd } = area
      if (value === text) return
      const [before, after] = [value.slice(0, selectionEnd), value.slice(selectionEnd)]
      const fromEnd = text.endsWith(after) ? text.length - after.length : text.length
      const caret = text.startsWith(before) ? selectionEnd : fromEnd
      area.value = text
      if (document.activeElement === area) area.setSelectionRange(caret, caret)
    }

    function show() {
      if (writer.project() !== project.currentId() && !isSaving) {
        flush()
        writer = project.writer(thing)
        isEdited = false // what she has typed stays in the project where she typed it
        kept = null
      }
      // Another tab went on from what she wrote here, so it is hers no longer.
      if (isEdited && waiting === null && !isSaving && record()?.gone?.includes(writer.written())) {
        writer = project.writer(thing, writer.project())
        isEdited = false
      }
      const seen = records.view(record(), storage.copyId())
      // While she writes, the field is hers: what comes from elsewhere stands under it.
      if (waiting === null && !isEdited) {
        const entry = seen.shown.find((one) => records.identity(one) === kept) ?? seen.main
        base = records.idOf(entry)
        fillIn(entry?.text ?? "")
      }
      if (waiting === null) {
        const others = seen.shown.filter((entry) => records.identity(entry) !== inField())
        showOthers({ others, aside: seen.aside })
      }
      printed.textContent = area.value
      grow()
      return seen
    }

    area.addEventListener("input", () => {
      isEdited = true
      printed.textContent = area.value
      grow()
      waiting ??= setTimeout(flush, window.guideSaving.SAVE_AFTER)
      if (area.value.length >= area.maxLength) {
        window.guideNotice.say(fill(pattern.dataset.guideTextTooLong, { count: area.maxLength }))
      }
    })
    area.addEventListener("blur", () => {
      flush()
      kept = writer.written() ?? kept
      isEdited = false
      writer = project.writer(thing, writer.project())
      show()
    })

    function drop() {
      clearTimeout(waiting)
      waiting = null
    }

    // Take all of it away, and return what brings it back.
    const clear = () => change((before) => records.clear(before, storage.copyId()))

    const field = { box, area, show, flush, drop, clear }
    window.guideSaving.add(field)
    return field
  }

  window.guideTextField = guideTextField
})()
