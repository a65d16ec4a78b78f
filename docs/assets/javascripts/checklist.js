// The items of checklists, wherever they stand: open, done or not relevant, with a note, who and
// when. Without scripts, boxes still tick.
(() => {
  const LIST = "[data-guide-checklist]"
  const ROW = "[data-guide-item]"
  const BOX = "[data-guide-checklist-item]"
  const project = window.guideProject
  const { fill, dayOf, dateOf, longDay } = window.guideFormat
  const pattern = document.querySelector("[data-guide-item-fields]")
  const texts = pattern.dataset
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const thing = (row, field) => `item/${row.dataset.guideItem}/${field}`

  // Return what the project says of a row's item. `things` are those of the project
  // (guideProject.things), where many rows are read at once.
  function read(row, things = null) {
    const record = (field) => (things ? things[thing(row, field)] ?? null : project.read(thing(row, field)))
    const text = (field) => window.guideRecords.view(record(field), window.guideStorage.copyId()).main?.text ?? ""
    const [state, who, due] = ["status", "who", "due"].map((field) => record(field)?.value ?? "")
    const isClosed = ["done", "not-relevant"].includes(state)
    return {
      state: isClosed ? state : "open",
      who,
      due: dateOf(due) ? due : "",
      isOverdue: dateOf(due) !== null && !isClosed && due < dayOf(new Date()),
      note: text("note"),
      reason: text("reason"),
      isFormer: ["status", "note", "reason", "who", "due"].some((field) => project.isFormer(thing(row, field))),
    }
  }

  // --- a row

  function summary(row, said) {
    const lines = []
    const add = (kind, text) => lines.push([kind, text])
    if (said.state === "not-relevant") {
      add("state", said.reason ? fill(texts.guideTextNotRelevantBecause, said) : texts.guideTextNotRelevant)
    }
    if (said.who) add("who", fill(texts.guideTextWho, said))
    if (said.due) add(said.isOverdue ? "overdue" : "due", fill(said.isOverdue ? texts.guideTextOverdue : texts.guideTextDue, { date: longDay(dateOf(said.due)) }))
    if (said.note) add("note", said.note)
    if (said.isFormer) add("former", texts.guideTextFormer)
    return lines.map(([kind, text]) => {
      const line = document.createElement("span")
      line.dataset.guideSaid = kind
      line.textContent = text
      return line
    })
  }

  function show(row, things = null) {
    const said = read(row, things)
    row.dataset.guideState = said.state
    row.querySelector(BOX).checked = said.state === "done"
    let line = row.querySelector(".guide-checklist__said")
    const parts = summary(row, said)
    if (!line && parts.length) {
      line = document.createElement("p")
      line.className = "guide-checklist__said"
      row.append(line)
    }
    line?.replaceChildren(...parts)
    if (line) line.hidden = !parts.length
    fieldsOf.get(row)?.show(said)
  }

  // Set an item's state and say so; `field` is the box that was used.
  function setState(row, state) {
    const undo = project.set(thing(row, "status"), state)
    const list = row.closest(LIST)
    const count = window.guideProgress.of(all(ROW, list ?? row.parentElement).map((one) => one.dataset.guideItem))
    const name = { done: texts.guideTextNowDone, "not-relevant": texts.guideTextNowNotRelevant, open: texts.guideTextNowOpen }[state]
    window.guideNotice.say(`${name} ${window.guideProgress.long(count)}.`, undo)
  }

  // --- a row's fields

  const fieldsOf = new Map()

  function openFields(row) {
    const panel = pattern.content.cloneNode(true).firstElementChild
    const notRelevant = panel.querySelector("[data-guide-not-relevant]")
    const written = all("[data-guide-writing]", panel)
      .map((box) => window.guideTextField(box, thing(row, box.dataset.guideWriting)))
    panel.setAttribute("role", "group")
    panel.setAttribute("aria-label", row.querySelector("[data-guide-open-fields]").getAttribute("aria-label"))

    notRelevant.addEventListener("change", () => setState(row, notRelevant.checked ? "not-relevant" : "open"))
    let of = project.currentId() // what is typed stays in the project where it is typed
    const [who, due] = ["who", "due"].map((name) => panel.querySelector(`[data-guide-register=${name}]`))
    const saved = window.guideSaving.soon(who, (value) => project.set(thing(row, "who"), value.trim(), of ?? undefined))
    due.addEventListener("change", () => {
      if (due.validity.valid) project.set(thing(row, "due"), due.value)
    })

    fieldsOf.set(row, {
      show(said) {
        notRelevant.checked = said.state === "not-relevant"
        panel.querySelector("[data-guide-writing=reason]").hidden = !notRelevant.checked
        for (const field of written) field.show()
        const isOther = of && of !== project.currentId()
        if (isOther) saved.flush()
        of = project.currentId()
        // Who is there keeps what she types; and a space at its end, which is not saved, yet.
        if (isOther || (!saved.isWaiting() && who.value.trim() !== said.who)) who.value = said.who
        if (isOther || document.activeElement !== due) due.value = said.due
      },
    })

    panel.querySelector("[data-guide-close-fields]").addEventListener("click", () => closeFields(row))
    panel.addEventListener("keydown", ({ key }) => { if (key === "Escape") closeFields(row) })
    row.append(panel)
    show(row)
    offerPeople()
    row.querySelector("[data-guide-open-fields]").setAttribute("aria-expanded", "true")
    panel.querySelector("textarea:not([hidden] *)").focus()
  }

  function closeFields(row) {
    document.activeElement?.blur()
    row.querySelector("[data-guide-fields]").remove()
    fieldsOf.delete(row)
    const button = row.querySelector("[data-guide-open-fields]")
    button.setAttribute("aria-expanded", "false")
    button.focus()
    show(row)
  }

  // The names that this project has used already.
  function offerPeople() {
    const names = Object.entries(project.things()).filter(([name]) => name.endsWith("/who")).map(([, record]) => record.value)
    document.getElementById("guide-people").replaceChildren(...[...new Set(names.filter(Boolean))].sort().map((name) => {
      const option = document.createElement("option")
      option.value = name
      return option
    }))
  }

  // --- lists

  function report(list) {
    const status = list.querySelector("[data-guide-checklist-status]")
    const count = window.guideProgress.of(all(ROW, list).map((row) => row.dataset.guideItem))
    status.textContent = window.guideProgress.long(count)
    status.hidden = false
    list.querySelector("[data-guide-checklist-reset]").hidden = false
  }

  function reset(list) {
    const undos = all(ROW, list)
      .map((row) => thing(row, "status"))
      .filter((name) => ["done", "not-relevant"].includes(project.valueOf(name)))
      .map((name) => project.set(name, "open"))
    const undoAll = () => undos.map((undo) => undo()).some(Boolean)
    window.guideNotice.say(texts.guideTextNowReset, undos.length ? undoAll : null)
  }

  function showAll(id = null) {
    const things = project.things(project.currentId(), id ? `item/${id}/` : "item/")
    for (const row of all(ROW)) if (!id || row.dataset.guideItem === id) show(row, things)
    for (const list of all(LIST)) report(list)
  }

  document.addEventListener("change", ({ target }) => {
    if (target.matches(BOX)) setState(target.closest(ROW), target.checked ? "done" : "open")
  })

  document.addEventListener("click", ({ target }) => {
    const opener = target.closest("[data-guide-open-fields]")
    if (opener) {
      const row = opener.closest(ROW)
      if (fieldsOf.has(row)) closeFields(row)
      else openFields(row)
    }
    const resetter = target.closest("[data-guide-checklist-reset]")
    if (resetter) reset(resetter.closest(LIST))
  })

  document.addEventListener("guide:project-change", ({ detail: { thing: changed } }) => {
    const [kind, id] = changed?.split("/") ?? []
    if (!changed) showAll()
    else if (kind === "item") showAll(id)
  })
  // Back and forward show a kept copy of the page, which may be old.
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) showAll() })

  showAll()

  window.guideChecklist = { read, showAll }
})()
