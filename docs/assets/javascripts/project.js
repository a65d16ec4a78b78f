// The reader's projects, and what she has set and written in each. A thing of a project is named
// as in its key: item/<id>/status, question/<id>/answer/<answer>; its record is a register or a
// text (records.js). Without a project, the first thing she does makes one without a name.
// Dispatched on the document: "guide:project-change", with the thing and its project where it is
// one; isSelected where this tab may have turned to another project.
(() => {
  const storage = window.guideStorage
  const records = window.guideRecords
  const CURRENT = "current-project"
  const OF_A_PROJECT = /^project\/([a-z0-9]{1,16})\/(.+)$/
  // The edition of the guide that the project was made with, or that its people have last seen. In
  // two words as every later thing: releases that do not know it open a file that has it.
  const EDITION = "guide/edition"
  const ABOUT = ["name", "organisation", "state", EDITION] // the things of a project itself
  const STATES = ["active", "archived", "deleted"]

  const keyOf = (project, thing) => `project/${project}/${thing}`
  const announce = (detail = {}) => document.dispatchEvent(new CustomEvent("guide:project-change", { detail }))

  // Another project may be the current one, when one is put away or taken back.
  const announceThing = (thing, project, own) => announce(thing === "state" ? own : { thing, project })

  // --- records

  // A record under this very key; what is none is set aside.
  function recordAt(key) {
    const found = storage.get(key)
    if (found === null || records.isRecord(found)) return found
    storage.setDamagedAside(key)
    return null
  }

  // Return what the people at a copy call themselves, or "".
  const nameOfCopy = (copy) => recordAt(`name/${copy}`)?.value ?? ""

  // Ids that the guide has given up for others: what stands under them belongs to the new ones.
  const former = window.guideFormerIds
  function formerNames(thing) {
    const [kind, id, ...field] = thing.split("/")
    return Object.entries(former[kind] ?? {})
      .filter(([, to]) => to === id)
      .map(([from]) => [kind, from, ...field].join("/"))
  }
  function presentName(thing) {
    const [kind, id, ...field] = thing.split("/")
    const names = Object.hasOwn(former, kind) ? former[kind] : {}
    return Object.hasOwn(names, id) ? [kind, names[id], ...field].join("/") : thing
  }

  // What stands among the components' examples can be tried, and is forgotten with the page.
  const examples = new Map()
  const isExample = (thing) => {
    const [kind, id] = thing.split("/")
    const attribute = kind === "item" ? "data-guide-item" : "data-guide-answers"
    return document.querySelector(`[data-guide-example] [${attribute}="${CSS.escape(id ?? "")}"]`) !== null
  }

  // Return the record of a thing, or null; `project` is the current one unless it is given.
  function read(thing, project = currentId()) {
    if (examples.has(thing)) return examples.get(thing)
    if (!project) return null
    return [thing, ...formerNames(thing)]
      .map((name) => recordAt(keyOf(project, name)))
      .reduce(records.join, null)
  }

  // Return whether the thing still stands under an id that the guide has given up.
  const isFormer = (thing, project) => formerNames(thing)
    .some((name) => storage.get(keyOf(project ?? currentId(), name)) !== null)

  // Write the record of a thing, or remove the thing when it is null. Return the project it went to.
  function write(thing, record, project) {
    if (isExample(thing)) {
      examples.set(thing, record)
      announce({ thing })
      return null
    }
    const into = project ?? ensureId()
    writeInto(into, thing, record)
    return into
  }

  function writeInto(project, thing, record) {
    const saved = record === null || storage.put(keyOf(project, thing), record)
    if (record === null) storage.remove(keyOf(project, thing))
    if (saved) formerNames(thing).forEach((name) => storage.remove(keyOf(project, name)))
    announceThing(thing, project, { isSelected: true })
  }

  // What an undoing has set stands for what was there before: so the next undoing knows its own.
  const standsFor = new Map() // record -> the earlier record, both as JSON

  function isStanding(record, thing, project) {
    const wanted = JSON.stringify(record)
    let found = JSON.stringify(read(thing, project))
    while (found !== wanted && standsFor.has(found)) found = standsFor.get(found)
    return found === wanted
  }

  // Set a register. Return what takes it back, as long as nobody has set it anew; that returns
  // whether it did.
  function set(thing, value, project) {
    const before = read(thing, project)
    const record = { value, at: storage.now(records.newest(before)), by: storage.copyId() }
    const into = write(thing, record, project)
    return () => {
      if (!isThere(into) || !isStanding(record, thing, into)) return false
      set(thing, before?.value ?? "", into)
      standsFor.set(JSON.stringify(read(thing, into)), JSON.stringify(before))
      return true
    }
  }

  const valueOf = (thing, project) => read(thing, project)?.value ?? ""

  // Return every thing of a project with its record, as { thing: record }, by present names; or
  // those that begin with `prefix`.
  function things(project = currentId(), prefix = "") {
    const found = Object.create(null)
    for (const [thing, record] of examples) if (record && thing.startsWith(prefix)) found[thing] = record
    if (!project) return found
    for (const key of storage.keys(keyOf(project, ""))) {
      const thing = presentName(key.slice(keyOf(project, "").length))
      if (!thing.startsWith(prefix)) continue
      const record = recordAt(key)
      if (record) found[thing] = records.join(found[thing] ?? null, record)
    }
    return found
  }

  // --- texts as they are typed

  let strokes = 0 // grows when what has been typed may have left this copy

  // Return a writer of one text. It stays with the project where it was made, and all it saves
  // until the text leaves this copy counts as one wording.
  function writer(thing, project = currentId()) {
    let written = null
    let stroke = strokes
    return {
      project: () => project,
      // The identity of what this stroke has made, null for nothing yet.
      written: () => written,
      // `base` is the identity of the entry that the reader changed, null for none.
      save(text, base) {
        project ??= isExample(thing) ? null : ensureId()
        if (stroke !== strokes) {
          base = written ?? base
          written = null
        }
        stroke = strokes
        const before = read(thing, project)
        const by = storage.copyId()
        const from = written ?? (base === undefined ? records.idOf(records.view(before, by).main) : base)
        const changed = before?.texts?.find((entry) => records.identity(entry) === from)
        if (text === (changed?.text ?? "")) return
        const at = storage.now(records.newest(before))
        write(thing, records.edit(before, text, { at, by, written, base: from }), project)
        written = text === "" ? null : records.identity({ text, at, by })
      },
    }
  }

  // To be called when a copy of the state is handed out.
  const endStrokes = () => { strokes += 1 }

  // --- projects

  function about(id) {
    const state = valueOf("state", id)
    return {
      id,
      name: valueOf("name", id),
      organisation: valueOf("organisation", id),
      state: STATES.includes(state) ? state : "active",
    }
  }

  // Return { id, name, organisation, state } of every project, in the order of names.
  function list() {
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true })
    return storage.names("project").filter(storage.isId).map(about).sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
  }

  // Return whether there is such a project; what stands among the examples is in none.
  const isThere = (id) => id === null || exists(id)

  const exists = (id) => storage.isId(id)
    && (recordAt(keyOf(id, "name")) !== null || storage.keys(keyOf(id, "")).length > 0)

  function currentId() {
    const kept = storage.get(CURRENT)
    if (kept && !storage.isId(kept.value)) storage.setDamagedAside(CURRENT)
    const chosen = kept?.value
    if (exists(chosen) && about(chosen).state === "active") return chosen
    return list().find(({ state }) => state === "active")?.id ?? null
  }

  const presentEdition = () => document.querySelector("meta[name='guide-edition']").content

  function ensureId() {
    return currentId() ?? create("")
  }

  const current = () => {
    const id = currentId()
    return id && about(id)
  }

  // Make a project, turn to it, and return its id.
  function create(name, organisation = current()?.organisation ?? "", edition = presentEdition()) {
    const id = storage.newId()
    set("name", name, id)
    if (edition) set(EDITION, edition, id)
    if (organisation) set("organisation", organisation, id)
    select(id)
    return id
  }

  // Turn to a project; null is none.
  function select(id) {
    if (id) storage.put(CURRENT, { value: id, at: storage.now() })
    else storage.remove(CURRENT)
    announce({ isSelected: true })
  }

  // Copy a project with all that is in it, turn to the copy, and return its id.
  function duplicate(from, name) {
    const id = storage.newId()
    for (const [thing, record] of Object.entries(things(from))) storage.put(keyOf(id, thing), record)
    set("state", "active", id)
    set("name", name, id)
    select(id)
    return id
  }

  // Remove a project and all that is in it, for good.
  function erase(id) {
    storage.keys(keyOf(id, "")).forEach(storage.remove)
    if (storage.get(CURRENT)?.value === id) storage.remove(CURRENT)
    announce()
  }

  // --- what earlier releases kept: ticks, before there were projects

  function takeOverTicks() {
    for (const key of storage.keys("item:")) {
      const id = key.slice("item:".length)
      const { state, at } = storage.get(key) ?? {}
      const time = Date.parse(at)
      if (!["done", "open"].includes(state) || Number.isNaN(time)) {
        if (storage.get(key)) storage.setDamagedAside(key)
        continue
      }
      const project = currentId() ?? create("", "", "") // made with none of the editions
      const thing = `item/${id}/status`
      const record = { value: state, at: time, by: storage.copyId() }
      if (storage.put(keyOf(project, thing), records.join(recordAt(keyOf(project, thing)), record))) storage.remove(key)
    }
  }
  takeOverTicks()

  document.addEventListener("guide:storage-change", ({ detail: { key } }) => {
    const [, project, thing] = OF_A_PROJECT.exec(key) ?? []
    if (project) announceThing(presentName(thing), project, {})
    else announce()
  })

  window.guideProject = {
    read, write, set, valueOf, isFormer, things, writer, endStrokes,
    current, currentId, list, about, create, select, duplicate, erase, keyOf, presentName, nameOfCopy, ABOUT, EDITION, isThere,
  }
})()
