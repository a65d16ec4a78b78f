// Fetches a plan from a file, chosen or dropped, or from the page's own address: shows what it would
// change, does it when the reader says so, and offers to undo it. All that comes from a plan is
// shown as text.
(() => {
  const root = document.querySelector("[data-guide-plan-import]")
  const planFile = window.guidePlanFile
  const share = window.guideShare
  const { isRegister, view } = window.guideRecords
  const { fill, dateOf, longDay } = window.guideFormat
  const texts = root.dataset
  const within = (selector, from = root) => from.querySelector(selector)
  const dialog = within("dialog")
  const field = within("[type=file]")
  const alert = within("[role=alert]")
  const status = within("[role=status]")
  const undoButton = within("[data-guide-plan-import-undo]")
  const form = within("[data-guide-plan-import-form]")
  const list = within(".guide-plan-import__projects")
  const ofProject = within("[data-guide-plan-import-project]")
  const ofLine = within("[data-guide-plan-import-line]")
  const LARGEST = 40_000_000 // bytes: more than a plan of the greatest length can have
  const LINES = 200 // shown of each kind
  const LETTERS = 400 // shown of each text

  let file = null
  let targets = {}
  let undo = null

  // --- what things are called

  let titles = null

  function titlesOf(catalogue) {
    const found = new Map()
    const name = (kind, entries) => entries.forEach(({ id, text }) => found.set(`${kind}/${id}`, text))
    for (const { recommendations } of catalogue.phases) {
      for (const { items, questions } of recommendations) {
        name("item", items)
        name("question", questions)
      }
    }
    for (const { kind, id, text } of catalogue.retired) found.set(`${kind}/${id}`, text)
    return found
  }

  // Without them, things are called what they are called in the file.
  async function loadTitles() {
    if (titles) return
    await window.guideLoad("texts").catch(() => undefined)
    if (window.guideCatalogueTexts) titles = titlesOf(window.guideCatalogueTexts)
  }

  const short = (text) => (text.length > LETTERS ? `${text.slice(0, LETTERS)} …` : text)
  const word = (kind, name) => root.getAttribute(`data-${kind}-${name}`)

  function nameOf(thing) {
    const [kind, id, part] = thing.split("/")
    if (!["item", "question"].includes(kind)) return word("field", thing) ?? thing
    const title = titles?.get([kind, id].join("/")) ?? id
    return `${title} – ${word("field", part) ?? part}`
  }

  // A date as people write it; anything else as it stands.
  const dayText = (value) => (dateOf(value) ? longDay(dateOf(value)) : value)

  function wordsOf(thing, record) {
    if (!record) return texts.textNothing
    if (!isRegister(record)) {
      return view(record, "").shown.map(({ text }) => short(text)).join("\n") || texts.textNothing
    }
    const part = thing.split("/").at(-1)
    const known = ["status", "state"].includes(part) ? word("value", record.value) : null
    return known ?? (short(part === "due" ? dayText(record.value) : record.value) || texts.textNothing)
  }

  // --- showing what would change

  function lineOf({ thing, mine, theirs }) {
    const made = ofLine.content.cloneNode(true)
    within(".guide-plan-import__thing", made).textContent = nameOf(thing)
    for (const [side, record] of Object.entries({ mine, theirs })) {
      within(`[data-side=${side}] span`, made).textContent = wordsOf(thing, record)
    }
    return made
  }

  function fillLines(details, lines) {
    const rows = within("ul", details)
    if (rows.childElementCount) return
    rows.append(...lines.slice(0, LINES).map(lineOf))
    if (lines.length <= LINES) return
    const more = document.createElement("li")
    more.textContent = fill(texts.textMore, { count: lines.length - LINES })
    rows.append(more)
  }

  function fillKinds(section, lists) {
    let count = 0
    for (const details of section.querySelectorAll("[data-kind]")) {
      const lines = lists[details.dataset.kind] ?? []
      const summary = within("summary", details)
      details.hidden = lines.length === 0
      details.open = details.dataset.kind === "both" // what she has to see
      within("ul", details).replaceChildren()
      summary.textContent = fill(summary.dataset.text, { count: lines.length })
      details.ontoggle = () => { if (details.open) fillLines(details, lines) }
      if (!["same", "kept"].includes(details.dataset.kind)) count += lines.length
    }
    within(".guide-plan-import__none", section).hidden = count > 0
  }

  function fillTargets(select, { id, target }, projects) {
    const mine = projects.filter((one) => one.state !== "deleted" || one.id === target)
    const optionOf = ({ id: value, name, state }) => {
      const title = short(name) || texts.textUnnamed
      return new Option(state === "archived" ? fill(texts.textArchived, { name: title }) : title, value)
    }
    select.replaceChildren(new Option(texts.textNew, planFile.NEW), ...mine.map(optionOf))
    select.value = target
    select.onchange = () => {
      targets[id] = select.value
      refresh()
    }
  }

  const way = () => new FormData(form).get("way")

  function refresh() {
    const changes = planFile.preview(file, targets)
    changes.forEach((change, index) => {
      fillKinds(list.children[index], change[way()])
    })
  }

  function showPreview() {
    const changes = planFile.preview(file, targets)
    const projects = window.guideProject.list()
    list.replaceChildren(...changes.map((change) => {
      const section = within("section", ofProject.content).cloneNode(true)
      within("h4", section).textContent = short(change.name) || texts.textUnnamed
      fillTargets(within("select", section), change, projects)
      fillKinds(section, change[way()])
      return section
    }))
    const exported = within(".guide-plan-import__exported")
    exported.textContent = fill(exported.dataset.text, { date: dayText(file.exported.slice(0, 10)) })
    form.hidden = false
    within("[data-guide-plan-import-heading]").focus()
  }

  // --- opening

  function clear() {
    file = null
    targets = {}
    form.hidden = true
    form.reset()
    list.replaceChildren()
    alert.textContent = ""
  }

  function open() {
    window.guideSaving.flushAll() // what is being typed is part of what is here
    clear()
    field.value = ""
    if (!dialog.open) dialog.showModal()
    within("h2", dialog).focus()
  }

  function refuse(why) {
    clear()
    alert.textContent = word("error", why)
  }

  async function show(result) {
    if (!result.ok) return refuse(result.why)
    if (!Object.keys(result.file.projects).length) return refuse("no-projects")
    await loadTitles()
    clear()
    file = result.file
    return showPreview()
  }

  async function contentOf(chosen) {
    if (chosen.size > LARGEST) return { ok: false, why: "too-big" }
    const bytes = await chosen.arrayBuffer()
    try {
      // A file of another encoding would lose its letters without a word.
      return planFile.read(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
    } catch {
      return { ok: false, why: "not-json" }
    }
  }

  const openFile = (chosen) => contentOf(chosen).catch(() => ({ ok: false, why: "unread" })).then(show)

  async function openLink() {
    const { hash } = window.location
    if (!share.isLink(hash)) return
    // Once is enough: a reload or a bookmark asks no more, and nobody else finds the plan there.
    window.history.replaceState(window.history.state, "", window.location.href.split("#")[0])
    open()
    const result = await share.read(hash)
    show(!result.ok && result.why === "damaged" ? { ok: false, why: "damaged-link" } : result)
  }

  // --- doing it

  function finish(text, isUndoable) {
    status.textContent = text
    undoButton.hidden = !isUndoable
    status.focus()
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const result = planFile[way()](file, targets)
    if (!result.ok) {
      refuse(result.why)
      return
    }
    undo = result.undo
    dialog.close()
    clear()
    finish(result.saved ? texts.textDone : texts.textDoneUnsaved, true)
  })

  undoButton.addEventListener("click", () => {
    const kept = undo()
    undo = null
    finish(kept ? fill(texts.textUndonePartly, { count: kept }) : texts.textUndone, false)
  })

  form.addEventListener("change", ({ target }) => { if (target.name === "way") refresh() })
  field.addEventListener("change", () => { if (field.files.length) openFile(field.files[0]) })
  within("[data-guide-plan-import-cancel]").addEventListener("click", () => dialog.close())
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-guide-plan-import-open]")) open()
  })

  const hasFile = ({ dataTransfer }) => dataTransfer?.types.includes("Files")
  document.addEventListener("dragover", (event) => {
    if (!hasFile(event)) return
    event.preventDefault()
    dialog.toggleAttribute("data-dragged", true)
  })
  document.addEventListener("dragleave", () => dialog.removeAttribute("data-dragged"))
  document.addEventListener("drop", (event) => {
    if (!hasFile(event)) return
    event.preventDefault()
    dialog.removeAttribute("data-dragged")
    const [chosen] = event.dataTransfer.files
    if (!chosen) return
    open()
    openFile(chosen)
  })

  root.hidden = false
  window.addEventListener("hashchange", openLink)
  openLink()
})()
