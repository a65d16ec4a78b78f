// The complete plan as a file of JSON, and back again. A file holds projects as they are kept, each
// thing with its record (records.js), so that any two copies become one in any order.
//
// write() makes the file; read() takes a text from anywhere and returns its content or why not;
// preview() says what it would change here; merge() and replace() do it, all or nothing, and return
// how to undo it. Nothing of a file is used before all of it has been looked through.
(() => {
  const storage = window.guideStorage
  const project = window.guideProject
  const { isRecord, isRegister, isText, join, newest, view } = window.guideRecords

  const [owner] = document.querySelector("meta[name='guide-namespace']").content.split(":")
  const FORMAT = `${owner}/plan`
  const VERSION = 1
  const LAST_COPY = "last-copy"
  const NEW = "new"
  // What no plan reaches: a browser keeps some five million characters for a site.
  const MOST = { characters: 10_000_000, things: 100_000, texts: 5_000, gone: 50_000 }
  const THING = /^[a-z-]+\/[a-z0-9-]+(\/[a-z0-9-]+)*$/
  const LONGEST_THING = 200
  const MILLENNIUM = 1000 * 365.25 * 24 * 60 * 60 * 1000 // ms: no clock is that wrong

  const { hasOwn } = Object
  const sorted = (object) => {
    const made = Object.create(null)
    for (const name of Object.keys(object).sort()) made[name] = object[name]
    return made
  }
  const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b)

  // --- what may stand in a file

  // A name that every object in JavaScript has already is no name of ours.
  const isId = (it) => storage.isId(it) && it !== "constructor"
  const isThing = (it) => project.ABOUT.includes(it)
    || (it.length <= LONGEST_THING && THING.test(it) && !it.split("/").includes("constructor"))

  // What the guide knows as a choice cannot come as a text, or the other way round.
  const SHAPES = {
    name: isRegister, organisation: isRegister, state: isRegister, [project.EDITION]: isRegister,
    status: isRegister, who: isRegister, due: isRegister,
    reason: isText, note: isText, answer: isText,
  }
  function shapeOf(thing) {
    const [kind, , field] = thing.split("/")
    const name = kind === "item" || kind === "question" ? field : thing
    return hasOwn(SHAPES, name ?? "") ? SHAPES[name] : isRecord
  }

  // Return the things of both, each joined, in a steady order.
  function joinAll(a = {}, b = {}) {
    const made = { ...a }
    for (const [thing, theirs] of Object.entries(b)) made[thing] = hasOwn(a, thing) ? join(a[thing], theirs) : theirs
    return sorted(made)
  }

  // --- out

  const writersOf = (record) => (record.texts ?? [record]).map(({ by }) => by)

  function namesOf(projects, isWhole) {
    const writers = new Set(Object.values(projects).flatMap((things) => Object.values(things).flatMap(writersOf)))
    const made = {}
    for (const key of storage.keys("name/")) {
      const copy = key.slice("name/".length)
      const record = storage.get(key)
      if (isId(copy) && isRegister(record) && (isWhole || writers.has(copy))) made[copy] = record
    }
    return sorted(made)
  }

  // Return the plan as { object, text }: of the projects with these ids, or of all that are not
  // deleted. With all of them goes what could not be read (storage.damaged), for whoever can.
  function write(ids = null) {
    project.endStrokes()
    const chosen = ids ?? project.list().filter(({ state }) => state !== "deleted").map(({ id }) => id)
    const projects = {}
    const unfit = {}
    for (const id of chosen) {
      projects[id] = {}
      for (const [thing, record] of Object.entries(project.things(id))) {
        if (isThing(thing) && shapeOf(thing)(record)) projects[id][thing] = record
        else unfit[project.keyOf(id, thing)] = JSON.stringify(record)
      }
      projects[id] = sorted(projects[id])
    }
    const damaged = ids === null ? sorted({ ...storage.damaged(), ...unfit }) : {}
    const { content: number, dataset: { guideDate: date } } = document.querySelector("meta[name='guide-edition']")
    const object = {
      format: FORMAT,
      version: VERSION,
      exported: new Date().toISOString(),
      edition: { number, date }, // for people; what a project was made with stands in it
      copy: storage.copyId(),
      names: namesOf(projects, ids === null),
      projects: sorted(projects),
      ...(Object.keys(damaged).length ? { damaged } : {}),
    }
    if (ids === null) storage.put(LAST_COPY, { at: storage.now() })
    return { object, text: `${JSON.stringify(object, null, 1)}\n` }
  }

  // What another tab has handed out, this one must not take back without a trace.
  document.addEventListener("guide:storage-change", ({ detail }) => {
    if (detail.key === LAST_COPY) project.endStrokes()
  })

  // --- in

  class Refusal extends Error {
    constructor(why) {
      super(why)
      this.result = { ok: false, why }
    }
  }
  function insist(is) {
    if (!is) throw new Refusal("damaged")
  }
  function entriesOf(it) {
    insist(typeof it === "object" && it !== null && !Array.isArray(it))
    return Object.entries(it)
  }

  function recordFrom(made, isFit) {
    insist(isRecord(made) && isFit(made))
    insist((made.texts ?? []).length <= MOST.texts && (made.gone ?? []).length <= MOST.gone)
    insist(newest(made) <= Date.now() + MILLENNIUM)
    return join(made, made) // in the order that ours have
  }

  function thingsFrom(made) {
    const things = Object.create(null)
    for (const [name, record] of entriesOf(made)) {
      insist(isThing(name))
      const read = recordFrom(record, shapeOf(name))
      const thing = project.presentName(name)
      if (read) things[thing] = join(things[thing] ?? null, read)
    }
    return sorted(things)
  }

  function readFirst(made) {
    insist(typeof made.exported === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(made.exported)
      && !Number.isNaN(Date.parse(made.exported)))
    insist(isId(made.copy))
    const file = {
      exported: made.exported, copy: made.copy,
      names: Object.create(null), projects: Object.create(null), damaged: Object.create(null),
    }
    for (const [copy, record] of entriesOf(made.names)) {
      insist(isId(copy))
      file.names[copy] = recordFrom(record, isRegister)
    }
    const projects = entriesOf(made.projects)
    const count = projects.reduce((sum, [, things]) => sum + entriesOf(things).length, 0)
    if (count > MOST.things) throw new Refusal("too-big")
    for (const [id, things] of projects) {
      insist(isId(id))
      file.projects[id] = thingsFrom(things)
    }
    for (const [key, text] of entriesOf(made.damaged ?? {})) {
      insist(typeof text === "string")
      file.damaged[key] = text
    }
    return file
  }

  // One for every version there has been: a file of any of them is read for ever. (The first release
  // wrote no files; what it kept in the browser is taken over by project.js.)
  const READERS = { 1: readFirst }

  function parse(text) {
    try {
      return JSON.parse(text)
    } catch {
      throw new Refusal("not-json")
    }
  }

  // Return { ok: true, file } or { ok: false, why }: empty, too-big, not-json, foreign (no plan, or
  // another guide's), newer, or damaged.
  function read(text) {
    try {
      if (text.length > MOST.characters) throw new Refusal("too-big")
      const bare = text.replace(/^\uFEFF/, "")
      if (bare.trim() === "") throw new Refusal("empty")
      const made = parse(bare)
      if (made === null || typeof made !== "object" || !hasOwn(made, "format") || made.format !== FORMAT) {
        throw new Refusal("foreign")
      }
      insist(Number.isSafeInteger(made.version) && made.version > 0)
      if (made.version > VERSION) throw new Refusal("newer")
      return { ok: true, file: READERS[made.version](made) }
    } catch (error) {
      if (error instanceof Refusal) return error.result
      return new Refusal("damaged").result // whatever else a file may be
    }
  }

  // --- what it would change

  // Which edition it was made with is no news of a plan.
  const isTold = (thing) => thing !== project.EDITION

  const nameIn = (things) => (things.name?.value ?? "").trim()
  const mineNow = () => new Map(project.list().map((one) => [one.id, one]))

  // Where a project of a file belongs: in the same one, in one of the same name, in the one that
  // has no name either, or in a new one.
  function suggest(id, things, mine) {
    if (mine.has(id)) return id
    const name = nameIn(things)
    const isWanted = (one) => one.state !== "deleted" && one.name.trim() === name
    if (name) return [...mine.values()].find(isWanted)?.id ?? NEW
    const current = project.current()
    return current && isWanted(current) ? current.id : NEW
  }

  // Return where each project of the file goes: { id: id here }. A new one keeps the id that it has,
  // so that its next copy finds it.
  function placesOf(file, targets, mine) {
    const places = Object.create(null)
    const taken = new Set()
    for (const [id, things] of Object.entries(file.projects)) {
      const wanted = targets[id] ?? suggest(id, things, mine)
      const given = mine.has(id) || taken.has(id) ? storage.newId() : id
      places[id] = mine.has(wanted) ? wanted : given
      taken.add(places[id])
    }
    return places
  }

  const shown = (record) => {
    if (!record) return []
    if (isRegister(record)) return record.value === "" ? [] : [record.value]
    return view(record, "").shown.map(({ text }) => text).sort()
  }

  function sort(lists, thing, mine, theirs) {
    const line = { thing, mine, theirs }
    const [here, there] = [mine, theirs].map(shown)
    if (isSame(here, there)) return lists.same.push(line)
    const after = shown(join(mine, theirs))
    if (isSame(after, here)) return lists.kept.push(line)
    if (!here.length) return lists.added.push(line)
    return isSame(after, there) ? lists.changed.push(line) : lists.both.push(line)
  }

  function sortReplaced(lists, thing, mine, theirs) {
    const line = { thing, mine, theirs }
    const [here, there] = [mine, theirs].map(shown)
    if (isSame(here, there)) return lists.same.push(line)
    if (!there.length) return lists.gone.push(line)
    return here.length ? lists.changed.push(line) : lists.added.push(line)
  }

  // Return what each project of the file would change, in the file's order:
  // { id, name, target, merge, replace }, where `merge` and `replace`
  // hold lists of { thing, mine, theirs } (records, or null):
  //   added: only in the file; changed: becomes what the file says; same: no difference;
  //   merge.kept: newer here; merge.both: two texts, both stay; replace.gone: only here, goes.
  // `targets` says where a project goes, as { id in the file: id here, or "new" }.
  function preview(file, targets = {}) {
    const here = mineNow()
    const places = placesOf(file, targets, here)
    return Object.entries(file.projects).map(([id, theirs]) => {
      const isNew = !here.has(places[id])
      const mine = isNew ? {} : project.things(places[id])
      const merged = { added: [], changed: [], both: [], kept: [], same: [] }
      const replaced = { added: [], changed: [], gone: [], same: [] }
      for (const thing of Object.keys(theirs).filter(isTold)) sort(merged, thing, mine[thing] ?? null, theirs[thing])
      for (const thing of new Set([...Object.keys(theirs), ...Object.keys(mine)].filter(isTold))) {
        sortReplaced(replaced, thing, mine[thing] ?? null, theirs[thing] ?? null)
      }
      return {
        id, name: nameIn(theirs), target: isNew ? NEW : places[id],
        merge: merged, replace: replaced,
      }
    })
  }

  // --- doing it

  const register = (value, before) => ({ value, at: storage.now(newest(before)), by: storage.copyId() })

  // Return the change to each key: { key: object, or null where it goes }.
  function changesOf(file, targets, isReplaced) {
    const places = placesOf(file, targets, mineNow())
    const perTarget = {}
    for (const [id, things] of Object.entries(file.projects)) {
      perTarget[places[id]] = joinAll(perTarget[places[id]], things)
    }
    const changes = new Map()
    for (const [id, theirs] of Object.entries(perTarget)) {
      const wanted = isReplaced ? { ...theirs } : joinAll(project.things(id), theirs)
      // Who fetches a project wants to see it.
      if (wanted.state?.value === "deleted") wanted.state = register("active", wanted.state)
      if (isReplaced) for (const key of storage.keys(project.keyOf(id, ""))) changes.set(key, null)
      for (const [thing, record] of Object.entries(wanted)) changes.set(project.keyOf(id, thing), record)
    }
    for (const [copy, record] of Object.entries(file.names)) {
      const known = storage.get(`name/${copy}`)
      if (known && copy === storage.copyId()) continue // what I am called here, I say
      changes.set(`name/${copy}`, isRegister(known) ? join(known, record) : record)
    }
    const [only, ...more] = Object.keys(perTarget)
    if (only && !more.length && project.currentId() !== only) {
      changes.set("current-project", { value: only, at: storage.now() })
    }
    for (const [key, value] of changes) if (isSame(storage.get(key), value)) changes.delete(key)
    return changes
  }

  const announce = () => document.dispatchEvent(new CustomEvent("guide:project-change", { detail: { isSelected: true } }))

  const sizeOf = (value) => (value === null ? 0 : JSON.stringify(value).length)

  // Write each value, or remove what becomes null; return whether all is saved. What shrinks comes
  // first, so that a storage with room for the end has room on the way there, and on the way back.
  function set(values) {
    const growth = new Map(values.map(([key, value]) => [key, sizeOf(value) - sizeOf(storage.get(key))]))
    for (const [key, value] of values.sort(([a], [b]) => growth.get(a) - growth.get(b))) {
      if (value === null) storage.remove(key)
      else if (!storage.put(key, value) && storage.trouble() !== "blocked") return false
    }
    return true
  }

  // Return { ok: true, saved, undo } or { ok: false, why } with everything as it was. Where the
  // browser keeps nothing, the page does, and `saved` is false.
  function carryOut(changes) {
    const before = new Map([...changes.keys()].map((key) => [key, storage.get(key)]))
    const idIn = (key) => (key.startsWith("project/") ? key.split("/")[1] : null)
    const touched = [...new Set([...changes.keys()].map(idIn))].filter((id) => id !== null)
    const added = touched.filter((id) => !project.isThere(id))
    if (!set([...changes])) {
      const why = storage.trouble()
      set([...before])
      storage.saveAgain() // there is no trouble any more
      return { ok: false, why }
    }
    const there = touched.filter((id) => project.isThere(id))
    announce()
    // Return how many things stay, because they have been written or changed meanwhile. A project
    // that was removed for good meanwhile is not touched.
    const undo = () => {
      const erased = there.filter((id) => !project.isThere(id))
      const ours = [...before].filter(([key]) => !erased.includes(idIn(key)))
      const untouched = new Map(ours.filter(([key]) => isSame(storage.get(key), changes.get(key))))
      const staying = new Set(ours.map(([key]) => key).filter((key) => idIn(key) && !untouched.has(key)))
      for (const id of added) {
        const left = storage.keys(project.keyOf(id, "")).filter((key) => !untouched.has(key))
        for (const key of left) staying.add(key)
        // What stays is in a project with its name.
        if (left.length) for (const thing of project.ABOUT) untouched.delete(project.keyOf(id, thing))
      }
      set([...untouched])
      announce()
      return staying.size
    }
    return { ok: true, saved: storage.trouble() !== "blocked", undo }
  }

  const merge = (file, targets = {}) => carryOut(changesOf(file, targets, false))
  const replace = (file, targets = {}) => carryOut(changesOf(file, targets, true))

  window.guidePlanFile = { write, read, preview, merge, replace, NEW }
})()
