// The plan: all items and questions of the guide, of which the reader chooses what to see. What she
// makes of each is the work of checklist.js and answers.js.
//
// A line that no longer is as she chose stays until she chooses again: nothing goes away under her
// hands.
(() => {
  const plan = document.querySelector("[data-guide-plan]")
  const texts = plan.dataset
  const project = window.guideProject
  const storage = window.guideStorage
  const records = window.guideRecords
  const { fill, longDay, dateTime } = window.guideFormat
  const part = (name) => plan.querySelector(`[data-guide-plan-${name}]`)
  const all = (selector, root = plan) => [...root.querySelectorAll(selector)]
  const setText = (element, text) => { if (element.textContent !== text) element.textContent = text }
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true })

  // --- the lines, as the guide has them

  const list = part("list")
  const rows = all("[data-guide-item], [data-guide-plan-question]", list).map((element, place) => {
    const of = element.closest("[data-guide-plan-part]")
    const isItem = "guideItem" in element.dataset
    return {
      element,
      place,
      home: element.parentElement,
      kind: isItem ? "item" : "question",
      id: isItem ? element.dataset.guideItem : element.dataset.guidePlanQuestion,
      recommendation: of.dataset.guidePlanPart,
      phase: of.closest("[data-guide-plan-phase]").dataset.guidePlanPhase,
      topics: of.dataset.guideTopics.split(" "),
      roles: element.querySelector("[data-guide-roles]").dataset.guideRoles.split(" "),
      isKept: false,
    }
  })
  const rowOf = new Map(rows.map((row) => [`${row.kind}/${row.id}`, row]))
  const items = rows.filter(({ kind }) => kind === "item")
  const questions = rows.filter(({ kind }) => kind === "question")

  // --- what the reader has made of them

  const isAnswered = (id, things) => Object.entries(things).some(([thing, record]) => (
    thing.startsWith(`question/${id}/answer/`) && records.view(record, storage.copyId()).main))

  // Things by what they belong to, so that no question has to look through all of them.
  function grouped(things) {
    const groups = new Map()
    for (const [thing, record] of Object.entries(things)) {
      const owner = thing.split("/", 2).join("/")
      if (!groups.has(owner)) groups.set(owner, {})
      groups.get(owner)[thing] = record
    }
    return groups
  }

  function read(row, things) {
    if (row.kind === "item") {
      const { state, who, due, isOverdue, note } = window.guideChecklist.read(row.element, things)
      Object.assign(row, { state, who, due, isOverdue, isWritten: note !== "" })
    } else {
      const isWritten = isAnswered(row.id, things)
      Object.assign(row, { state: isWritten ? "done" : "open", who: "", due: "", isOverdue: false, isWritten })
    }
  }

  // --- what the reader has chosen

  const form = part("filter")
  const fields = [...form.elements].filter(({ name }) => name)

  const chosen = () => Object.fromEntries(fields.map((field) => [
    field.name, field.type === "checkbox" ? (field.checked ? field.value : "") : field.value]))
  const defaults = chosen()
  const removed = part("removed")
  const removedList = removed.querySelector("ul")
  const isChosen = (choice, name) => choice[name] !== defaults[name]

  const NAME = "=" // before a name, so that none is taken for a word of ours

  const matches = (row, choice) => (!choice.state || row.state === choice.state)
    && (!choice.phase || row.phase === choice.phase)
    && (!choice.recommendation || row.recommendation === choice.recommendation)
    && (!choice.topic || row.topics.includes(choice.topic))
    && (!choice.role || row.roles.includes(choice.role))
    && (!choice.kind || row.kind === choice.kind)
    && (!choice.written || row.isWritten === (choice.written === "yes"))
    && (!choice.overdue || row.isOverdue)
    && (!choice.who || (row.kind === "item" && NAME + row.who === (choice.who === "nobody" ? NAME : choice.who)))

  // The choice stands in the address: so it is there on the way back, and in a link. But a name does
  // not: servers see an address, and what the reader has written is hers alone.
  function readAddress() {
    const found = new URLSearchParams(location.search)
    for (const field of fields) {
      const value = found.get(field.name) ?? defaults[field.name]
      if (field.type === "checkbox") field.checked = value === field.value
      else if ([...field.options].some((option) => option.value === value)) field.value = value
    }
  }
  function writeAddress(choice) {
    const search = new URLSearchParams(Object.entries(choice).filter(([name]) => name !== "who" && isChosen(choice, name)))
    const query = search.size ? `?${search}` : ""
    const address = `${location.pathname}${query}${location.hash}`
    history.replaceState(history.state, "", address)
  }

  function offerNames() {
    const select = form.elements.who
    const names = [...new Set(items.map(({ who }) => who).filter(Boolean))].sort(compare)
    const offered = [...select.options].slice(2).map(({ textContent }) => textContent)
    if (names.join("\n") === offered.join("\n")) return
    const { value } = select
    while (select.options.length > 2) select.options[2].remove()
    select.append(...names.map((name) => new Option(name, NAME + name)))
    // A name that has just gone stays chosen: no line may change under her hands.
    if (value.startsWith(NAME) && !names.includes(value.slice(1))) select.append(new Option(value.slice(1), value))
    select.value = value
  }

  // --- showing

  const dated = part("dated")
  const datedList = dated.querySelector("ul")
  const UNDATED = "9999" // after all dates
  let isByDate = false
  let isOutOfOrder = false // a date has changed since

  function order(wanted) {
    if (isByDate) {
      const sorted = [...rows].sort((a, b) => compare(a.due || UNDATED, b.due || UNDATED) || a.place - b.place)
      datedList.append(...sorted.map(({ element }) => element))
    } else if (wanted) {
      for (const row of rows) row.home.append(row.element)
    }
    dated.hidden = !isByDate
    list.hidden = isByDate
  }

  function setShown(row, isShown, isKept) {
    if (row.element.hidden === isShown) row.element.hidden = !isShown
    if (row.isKept !== isKept) {
      row.isKept = isKept
      row.element.toggleAttribute("data-guide-plan-kept", isKept)
    }
  }

  const hasShown = (root) => root.querySelector(":is([data-guide-item], [data-guide-plan-question]):not([hidden])") !== null

  function showGroups() {
    for (const group of all(".guide-plan__questions, .guide-plan__part, .guide-plan__phase", list)) {
      const isHidden = !hasShown(group)
      if (group.hidden !== isHidden) group.hidden = isHidden
    }
  }

  // What is chosen, in the words of the form.
  const inWords = (choice) => fields.filter(({ name }) => isChosen(choice, name)).map((field) => (
    field.type === "checkbox" ? field.parentElement.textContent.trim() : field.selectedOptions[0].textContent))

  function showStatus(choice = chosen()) {
    const shown = rows.filter(({ element }) => !element.hidden).length
    const kept = rows.filter(({ isKept }) => isKept).length
    const count = { shown, total: rows.length }
    const lines = [fill(shown === rows.length ? texts.guideTextShownAll : texts.guideTextShown, count), ...inWords(choice)]
    if (kept) lines.push(fill(texts.guideTextKeptCount, { count: kept }))
    setText(part("status"), lines.join(" \u00b7 "))
    part("renew").hidden = kept === 0 && !isOutOfOrder
    part("reset").hidden = !fields.some(({ name }) => isChosen(choice, name))
    part("empty").hidden = shown > 0
    showRemovedOrNot(choice)
  }

  // What the guide no longer has stands outside every choice.
  function showRemovedOrNot(choice = chosen()) {
    const isNarrowed = fields.some(({ name }) => name !== "order" && isChosen(choice, name))
    removed.hidden = isNarrowed || removedList.children.length === 0
  }

  // The reader has chosen: every line shows or does not.
  function choose() {
    const choice = chosen()
    const wasByDate = isByDate
    isByDate = choice.order === "date"
    isOutOfOrder = false
    for (const row of rows) setShown(row, matches(row, choice), false)
    order(wasByDate)
    if (!isByDate) showGroups()
    showStatus(choice)
    writeAddress(choice)
  }

  // A line has changed: it may come, but does not go.
  function follow(changed) {
    const choice = chosen()
    let isNew = false
    for (const row of changed) {
      const isMatch = matches(row, choice)
      const wasShown = !row.element.hidden
      isNew ||= isMatch && !wasShown
      setShown(row, isMatch || wasShown, !isMatch && wasShown)
    }
    if (isNew && !isByDate) showGroups()
    isOutOfOrder ||= isByDate
    showStatus(choice)
  }

  // --- how far it is

  const bars = all("[data-guide-plan-bar]")
  const counts = all("[data-guide-plan-count]")

  function countOf(scope) {
    const [kind, id] = scope.split(":")
    const counted = items.filter((row) => kind === "project" || row[kind] === id)
    const done = counted.filter(({ state }) => state === "done").length
    return { done, total: counted.length - counted.filter(({ state }) => state === "not-relevant").length }
  }

  function showProgress() {
    for (const bar of bars) {
      const { done, total } = countOf(bar.dataset.guidePlanBar)
      bar.style.setProperty("--guide-plan-done", `${total ? (100 * done) / total : 0}%`)
    }
    for (const line of counts) {
      const isWhole = line.dataset.guidePlanCount === "project"
      setText(line, fill(isWhole ? texts.guideTextProgress : texts.guideTextDoneShort, countOf(line.dataset.guidePlanCount)))
    }
    const answered = questions.filter(({ isWritten }) => isWritten).length
    setText(part("answered"), fill(texts.guideTextAnswered, { done: answered, total: questions.length }))
    const late = items.filter(({ isOverdue }) => isOverdue).length
    setText(part("overdue"), fill(texts.guideTextOverdue, { count: late }))
    part("overdue").hidden = late === 0
  }

  // --- the project

  function showProject(changedAt) {
    const current = project.current()
    setText(part("name"), current?.name || texts.guideTextUnnamed)
    const about = [current?.organisation, changedAt && fill(texts.guideTextChanged, { date: dateTime(changedAt) })]
    setText(part("about"), about.filter(Boolean).join(" \u00b7 "))
    part("about").hidden = !about.some(Boolean)
    part("naming").hidden = Boolean(current?.name)
    setText(part("printed"), fill(texts.guideTextPrinted, { date: longDay(new Date()) }))
  }

  part("naming").addEventListener("submit", (event) => {
    event.preventDefault()
    const { value } = event.target.elements.name
    const id = project.currentId() ?? project.create("")
    const undo = project.set("name", value.trim(), id)
    event.target.reset()
    window.guideNotice.say(fill(texts.guideTextNamed, { name: value.trim() }), undo)
    part("name").focus()
  })

  // --- what the guide does not have

  const retired = new Map(all("[data-guide-retired]", part("retired").content)
    .map(({ dataset, textContent }) => [dataset.guideRetired, textContent]))
  const HAS_A_LINE = /^(item|question)\//

  const saysSomething = (record) => Boolean(record.texts
    ? record.texts.length
    : record.value && record.value !== "open")

  function removedRow(owner) {
    const [kind, id] = owner.split("/")
    const text = retired.get(owner) ?? fill(texts.guideTextRemovedUnknown, { id })
    const element = part(`removed-${kind}`).content.cloneNode(true).firstElementChild
    element.querySelector(".guide-plan__id").textContent = owner.split("/")[1]
    element.dataset.guidePlanThing = owner
    if (kind === "item") {
      const opener = element.querySelector("[data-guide-open-fields]")
      element.id += id
      element.dataset.guideItem = id
      element.querySelector("[data-guide-checklist-item]").dataset.guideChecklistItem = id
      element.querySelector("label span").textContent = text
      opener.setAttribute("aria-label", `${opener.getAttribute("aria-label")} ${text}`)
    } else {
      element.querySelector(".guide-plan__question-text").textContent = text
      element.querySelector(".guide-answers").dataset.guideAnswers = id
    }
    const button = element.querySelector("[data-guide-plan-remove]")
    button.setAttribute("aria-label", `${button.textContent}: ${text}`)
    button.addEventListener("click", () => {
      window.guideSaving.flushAll()
      const of = project.currentId()
      const before = Object.entries(project.things(of)).filter(([thing]) => thing.startsWith(`${owner}/`))
      element.remove() // though it has the keyboard
      for (const [thing] of before) project.write(thing, null, of)
      window.guideNotice.say(button.dataset.guideTextDone, () => {
        if (!project.isThere(of)) return false
        // What has been written there since stays.
        for (const [thing, record] of before) project.write(thing, records.join(record, project.read(thing, of)), of)
        return true
      })
      const heading = removed.hidden ? part("things") : removed.querySelector("h2")
      heading.focus()
    })
    return element
  }

  // A line that is there and still says something needs no look at everything.
  const isShownRemoved = (owner) => [...removedList.children].some(({ dataset }) => dataset.guidePlanThing === owner)
    && Object.values(project.things(shownId, `${owner}/`)).some(saysSomething)

  function showRemoved(groups) {
    const gone = [...groups.keys()].filter((owner) => HAS_A_LINE.test(owner) && !rowOf.has(owner)
      && Object.values(groups.get(owner)).some(saysSomething))
    for (const element of [...removedList.children]) {
      const isWanted = gone.includes(element.dataset.guidePlanThing) || element.contains(document.activeElement)
      if (!isWanted) element.remove()
    }
    const there = [...removedList.children].map(({ dataset }) => dataset.guidePlanThing)
    for (const owner of gone.filter((one) => !there.includes(one)).sort()) {
      const [kind, id] = owner.split("/")
      removedList.append(removedRow(owner))
      if (kind === "item") window.guideChecklist.showAll(id)
      else window.guideAnswers.showAll(id)
    }
    showRemovedOrNot()
    const others = [...groups.keys()].filter((owner) => !project.ABOUT.includes(owner) && !HAS_A_LINE.test(owner))
    setText(part("others"), fill(texts.guideTextOthers, { count: others.length }))
    part("others").hidden = others.length === 0
  }

  // --- following what happens

  let shownId // the project that is shown
  let changedAt = 0 // ms

  function readAll() {
    const things = project.things()
    const groups = grouped(things)
    changedAt = Math.max(0, ...Object.values(things).map(records.newest))
    for (const row of rows) read(row, groups.get(`${row.kind}/${row.id}`) ?? {})
    showRemoved(groups)
  }

  function showAll() {
    const isOther = shownId !== project.currentId()
    shownId = project.currentId()
    readAll()
    offerNames()
    if (isOther) choose()
    else follow(rows)
    showProgress()
    showProject(changedAt)
  }

  function showOne(thing) {
    const [kind, id] = thing.split("/")
    const row = rowOf.get(`${kind}/${id}`)
    changedAt = Math.max(changedAt, records.newest(project.read(thing)))
    if (row) {
      const before = JSON.stringify([row.state, row.who, row.due, row.isWritten])
      read(row, project.things(shownId, `${kind}/${id}/`))
      if (JSON.stringify([row.state, row.who, row.due, row.isWritten]) !== before) {
        offerNames()
        follow([row])
        showProgress()
      }
    } else if (!project.ABOUT.includes(thing) && !isShownRemoved(`${kind}/${id}`)) {
      showRemoved(grouped(project.things()))
    }
    showProject(changedAt)
  }

  document.addEventListener("guide:project-change", ({ detail: { thing, project: changed } }) => {
    if (!thing || shownId !== project.currentId()) showAll()
    else if (changed === shownId) showOne(thing)
  })

  // --- what the reader does

  function reset() {
    for (const field of fields) {
      if (field.type === "checkbox") field.checked = false
      else field.value = defaults[field.name]
    }
    choose()
  }

  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("change", choose)
  part("renew").addEventListener("click", () => {
    choose()
    part("things").focus()
  })
  part("reset").addEventListener("click", () => {
    reset()
    form.elements.state.focus()
    if (!part("fold").open) part("things").focus()
  })
  part("overdue").addEventListener("click", () => {
    reset()
    form.elements.overdue.checked = true
    choose()
    part("things").focus()
    part("things").scrollIntoView()
  })
  // A link in the path, or in what is new, leads to a place that has to be there.
  plan.addEventListener("click", ({ target }) => {
    const link = target.closest("a[href^='#']")
    if (!link) return
    if (!document.getElementById(link.hash.slice(1)).checkVisibility()) reset()
  })

  part("fold").open = matchMedia("(min-width: 60em)").matches
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) showAll() })
  window.addEventListener("beforeprint", () => showProject(changedAt))

  readAddress()
  showAll()
  for (const name of ["total", "switch", "filter"]) part(name).hidden = false
})()
