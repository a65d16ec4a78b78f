// The reader's projects, and what she has set and written in each.
import assert from "node:assert/strict"
import { openTab } from "../copies.js"
import { FakeStorage, tellOfStorage } from "../page.js"

/** @typedef {import("../copies.js").Tab} Tab */

const OWN = "a-guide:v1:"
const NOTE = "item/x/note"
const TICK = "item/x/status"

/** What a page hears of changes from now on. @param {Tab} tab */
function heard(tab) {
  /** @type {object[]} */
  const told = []
  tab.events.listen("project-change", (detail) => told.push(detail))
  return told
}

/** @param {Tab} tab */
const namesIn = ({ project }) => project.list().map(({ name }) => name)

// --- projects

Deno.test("a first visit needs no project, and the first thing she does makes one of this edition", () => {
  const { project } = openTab()
  assert.deepEqual([project.currentId(), project.current(), project.list(), project.read(TICK)], [null, null, [], null])
  project.set(TICK, "done")
  const current = project.current()
  assert.deepEqual(current, { id: project.currentId(), name: "", organisation: "", state: "active" })
  assert.equal(project.valueOf(TICK), "done")
  assert.equal(project.valueOf(project.EDITION), "1.2.0")
})

Deno.test("projects come in the order of names as people count, and each has its own", () => {
  const tab = openTab()
  const { project } = tab
  const ids = ["Sag 10", "Sag 9", "\u00c5hus", "Ballerup", "Zoo"].map((name) => project.create(name))
  assert.deepEqual(namesIn(tab), ["Ballerup", "Sag 9", "Sag 10", "Zoo", "\u00c5hus"])
  project.set(TICK, "done", ids[0])
  project.set(TICK, "open", ids[1])
  assert.deepEqual([project.valueOf(TICK, ids[0]), project.valueOf(TICK, ids[1]), project.valueOf(TICK)], ["done", "open", ""])
})

Deno.test("a new project has the organisation of the one before, and every tab turns to what was chosen", () => {
  const kept = new FakeStorage()
  const [tab, other] = [openTab({ kept }), openTab({ kept })]
  const first = tab.project.create("Den ene", "Boligforeningen Eksempel")
  const second = tab.project.create("Den anden")
  assert.equal(other.project.current()?.organisation, "Boligforeningen Eksempel")
  assert.equal(other.project.currentId(), second)
  other.project.select(first)
  assert.equal(tab.project.current()?.name, "Den ene")
  tab.project.select(null)
  assert.equal(kept.getItem(`${OWN}current-project`), null)
})

Deno.test("a project that is put away is not the current one, and can be taken back", () => {
  const { project } = openTab()
  const [first, second] = [project.create("A"), project.create("B")]
  const undo = project.set("state", "archived", second)
  assert.equal(project.currentId(), first)
  assert.equal(project.about(second).state, "archived")
  assert.equal(undo(), true)
  assert.equal(project.currentId(), second)
  project.set("state", "what later releases say", second)
  assert.equal(project.about(second).state, "active")
})

Deno.test("a copy of a project has all that is in it, is active, and is turned to", () => {
  const { project, writer } = openTab()
  const from = project.create("A", "Foreningen")
  project.set(TICK, "done")
  writer.writer(NOTE).save("ja")
  project.set("state", "archived")
  const copy = project.duplicate(from, "Kopi af A")
  assert.equal(project.currentId(), copy)
  assert.deepEqual(project.about(copy), { id: copy, name: "Kopi af A", organisation: "Foreningen", state: "active" })
  assert.deepEqual(project.read(NOTE, copy), project.read(NOTE, from))
  assert.deepEqual(project.read(TICK, copy), project.read(TICK, from))
})

Deno.test("erasing removes a project and all that is in it, and nothing else", () => {
  const tab = openTab()
  const [first, second] = [tab.project.create("A"), tab.project.create("B")]
  tab.project.set(TICK, "done", second)
  tab.project.erase(second)
  assert.deepEqual([...tab.kept.kept.keys()].filter((key) => key.includes(second)), [])
  assert.equal(tab.kept.getItem(`${OWN}current-project`), null)
  assert.equal(tab.project.currentId(), first)
  assert.deepEqual([tab.project.isThere(first), tab.project.isThere(second), tab.project.isThere(null)], [true, false, true])
})

Deno.test("where the chosen project is gone, another active one is the current one", () => {
  const tab = openTab()
  const first = tab.project.create("A")
  tab.storage.put("current-project", { value: "gone", at: 1 })
  assert.equal(tab.project.currentId(), first)
})

Deno.test("what people at a copy call themselves stands under its id", () => {
  const tab = openTab()
  tab.storage.put("name/b", { value: "Bo", at: 1, by: "b" })
  assert.deepEqual([tab.project.nameOfCopy("b"), tab.project.nameOfCopy("c")], ["Bo", ""])
})

// --- setting, and taking back

Deno.test("a step is taken back, also where there was nothing before", () => {
  const { project } = openTab()
  project.create("A")
  const undoFirst = project.set(TICK, "done")
  const undoSecond = project.set(TICK, "not-relevant")
  assert.equal(undoSecond(), true)
  assert.equal(project.valueOf(TICK), "done")
  assert.equal(undoFirst(), true) // what an undoing has set stands for what was there before
  assert.equal(project.valueOf(TICK), "")
})

Deno.test("a step is not taken back where somebody has set it anew, or where its project is gone", () => {
  const { project } = openTab()
  const id = project.create("A")
  const undo = project.set(TICK, "done")
  project.set(TICK, "open")
  assert.equal(undo(), false)
  assert.equal(project.valueOf(TICK), "open")
  const undoOfErased = project.set(TICK, "done")
  project.erase(id)
  assert.equal(undoOfErased(), false)
  assert.deepEqual(project.list(), [])
})

Deno.test("steps are taken back in any number, the newest first, and an older one only when its turn comes", () => {
  const { project } = openTab()
  project.create("A")
  const undos = ["done", "open", "done", "not-relevant"].map((value) => project.set(TICK, value))
  assert.equal(undos[0](), false)
  for (const undo of undos.toReversed()) assert.equal(undo(), true)
  assert.equal(project.valueOf(TICK), "")
  for (const undo of undos) assert.equal(undo(), false)
})

Deno.test("what is new is newer than what was there, whatever the clock says", () => {
  let time = 1700000000000
  const { project } = openTab({ clock: () => time })
  project.create("A")
  const at = () => /** @type {{ at: number }} */ (project.read(TICK)).at
  project.set(TICK, "done")
  const first = at()
  time -= 1000000
  project.set(TICK, "open")
  assert.equal(at() > first, true)
  project.write(TICK, { value: "done", at: 1800000000000, by: "b" })
  project.set(TICK, "open")
  assert.equal(at(), 1800000000001)
})

Deno.test("the page is told what has changed, and whether another project may be the current one", () => {
  const tab = openTab()
  const id = tab.project.create("A")
  const told = heard(tab)
  tab.project.set(TICK, "done")
  tab.project.set("state", "archived", id)
  tab.project.select(id)
  tab.project.erase(id)
  assert.deepEqual(told, [{ thing: TICK, project: id }, { isSelected: true }, { isSelected: true }, {}])
})

Deno.test("the page is told what other tabs have changed, by the names that things have now", () => {
  const tab = openTab({ data: { guideFormerIds: { item: { old: "new" } } } })
  const told = heard(tab)
  for (const key of ["project/p1/item/old/status", "project/p1/state", "current-project", "name/b"]) {
    tellOfStorage(OWN + key, '{"value":"x","at":1,"by":"b"}', tab.window)
  }
  assert.deepEqual(told, [{ thing: "item/new/status", project: "p1" }, {}, {}, {}])
})

// --- the things of a project

Deno.test("all things of a project, and those of one kind, with those of no other project", () => {
  const { project, writer } = openTab()
  const id = project.create("A")
  project.set(TICK, "done")
  writer.writer(NOTE).save("ja")
  project.create("B")
  project.set("item/y/status", "done")
  const things = project.things(id)
  assert.deepEqual(Object.keys(things).toSorted(), ["guide/edition", NOTE, TICK, "name"])
  assert.deepEqual(things[NOTE], project.read(NOTE, id))
  assert.deepEqual(Object.keys(project.things(id, "item/")).toSorted(), [NOTE, TICK])
  assert.deepEqual(Object.keys(project.things(null)), [])
  assert.equal(Object.getPrototypeOf(things), null) // a thing may be called "constructor"
})

Deno.test("writing nothing removes a thing", () => {
  const tab = openTab()
  const id = tab.project.create("A")
  tab.project.set(TICK, "done")
  assert.equal(tab.project.write(TICK, null), id)
  assert.equal(tab.kept.getItem(`${OWN}project/${id}/${TICK}`), null)
  assert.equal(tab.project.read(TICK), null)
})

// --- ids that the guide has given up

const FORMER = { guideFormerIds: { item: { old: "new", older: "new" }, question: { asked: "asks" } } }

/** A reader who has used earlier editions: { thing: record }. @param {Record<string, object>} things */
function withOldThings(things) {
  const kept = new FakeStorage([[`${OWN}this-copy`, '{"value":"a"}']])
  for (const [thing, record] of Object.entries(things)) kept.setItem(`${OWN}project/p1/${thing}`, JSON.stringify(record))
  return openTab({ kept, data: FORMER })
}

Deno.test("what stands under an id given up belongs to the new one, and moves there when it is set", () => {
  const tab = withOldThings({ "item/old/status": { value: "done", at: 1, by: "b" } })
  const { project } = tab
  assert.equal(project.valueOf("item/new/status"), "done")
  assert.equal(project.isFormer("item/new/status"), true)
  assert.deepEqual(Object.keys(project.things("p1")), ["item/new/status"])
  project.set("item/new/status", "open")
  assert.equal(project.isFormer("item/new/status"), false)
  assert.equal(tab.kept.getItem(`${OWN}project/p1/item/old/status`), null)
  assert.equal(project.valueOf("item/new/status"), "open")
})

Deno.test("an old id does not overrule a newer choice, and texts of all ids stand together", () => {
  const { project } = withOldThings({
    "item/old/status": { value: "done", at: 1, by: "b" }, "item/new/status": { value: "open", at: 2, by: "b" },
    "item/old/note": { texts: [{ text: "et", at: 1, by: "b" }] }, "item/older/note": { texts: [{ text: "to", at: 2, by: "b" }] },
  })
  const both = { texts: [{ text: "et", at: 1, by: "b" }, { text: "to", at: 2, by: "b" }] }
  assert.equal(project.valueOf("item/new/status"), "open")
  assert.deepEqual(project.read("item/new/note"), both)
  assert.deepEqual(project.things("p1")["item/new/note"], both)
})

Deno.test("what cannot be saved under the new id stays under the old one", () => {
  const tab = withOldThings({ "item/old/status": { value: "done", at: 1, by: "b" } })
  tab.kept.room = 0
  tab.project.set("item/new/status", "open")
  assert.notEqual(tab.kept.getItem(`${OWN}project/p1/item/old/status`), null)
})

// --- what can be tried among the components' examples

Deno.test("what stands among the examples can be tried, and is forgotten with the page", () => {
  const tab = openTab()
  tab.document.querySelector = (selector) => (selector === '[data-guide-example] [data-guide-item="x"]' ? { content: "", dataset: {} } : null)
  const told = heard(tab)
  assert.equal(tab.project.write(TICK, { value: "done", at: 1, by: "a" }), null)
  const undo = tab.project.set(TICK, "open")
  assert.equal(tab.project.valueOf(TICK), "open")
  assert.deepEqual(Object.keys(tab.project.things()), [TICK])
  assert.equal(undo(), true)
  assert.equal(tab.project.valueOf(TICK), "done")
  assert.deepEqual(told[0], { thing: TICK })
  assert.deepEqual([tab.kept.kept.size, tab.project.list()], [0, []])
})
