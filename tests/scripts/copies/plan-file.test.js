import assert from "node:assert/strict"
import { openTab } from "../copies.js"
import { tellOfStorage } from "../page.js"
import {
  besides, EARLIER, everythingIn, fetchIn, ITEM, keep, newPlan, PROJECT, takeOut, textsOf, thingsIn, type, workedIn, workIn,
} from "./plans.js"

Deno.test("a full copy brings everything back", () => {
  const tab = workedIn()
  const before = workIn(tab)
  const content = takeOut(tab)
  tab.storage.eraseAll()
  assert.deepEqual(everythingIn(tab), [])
  fetchIn(tab, content)
  assert.deepEqual(workIn(tab), before)
  assert.deepEqual(JSON.parse(takeOut(tab)).projects, JSON.parse(content).projects)
})

Deno.test("a full copy brings everything to another browser", () => {
  const tab = workedIn()
  const other = openTab()
  fetchIn(other, takeOut(tab))
  assert.deepEqual(workIn(other), workIn(tab))
})

Deno.test("a file is the same for the same plan", () => {
  const tab = workedIn()
  const [first, second] = [takeOut(tab), takeOut(tab)].map((text) => JSON.parse(text))
  delete first.exported
  delete second.exported
  assert.deepEqual(Object.keys(first), ["format", "version", "edition", "copy", "names", "projects"])
  assert.deepEqual(first.edition, { number: "1.2.0", date: "2027-01-31" })
  assert.equal(first.format, "a-guide/plan")
  assert.equal(JSON.stringify(first), JSON.stringify(second))
  assert.deepEqual(Object.keys(first.projects), Object.keys(first.projects).sort())
  for (const things of Object.values(first.projects)) assert.deepEqual(Object.keys(things), Object.keys(things).sort())
})

Deno.test("a full copy leaves out deleted projects and takes damaged texts along", () => {
  const tab = workedIn()
  tab.project.set("state", "deleted")
  keep(tab, "project/abc/item/x/note", "{oops")
  assert.equal(tab.storage.get("project/abc/item/x/note"), null)
  const { projects, damaged } = tab.planFile.write().object
  assert.deepEqual(Object.values(projects).map((things) => Object(things.name).value), ["Sallingsvej 2027"])
  assert.deepEqual({ ...damaged }, { "project/abc/item/x/note": "{oops" })
})

Deno.test("what a file cannot hold goes along as it is kept", () => {
  const tab = workedIn()
  const unfit = { texts: [{ text: "A text where a choice should stand", at: 1, by: "a" }] }
  const id = tab.project.currentId()
  tab.storage.put(`project/${id}/item/x/status`, unfit)
  const { object, text } = tab.planFile.write()
  assert(!("item/x/status" in object.projects[String(id)]))
  assert.deepEqual({ ...object.damaged }, { [`project/${id}/item/x/status`]: JSON.stringify(unfit) })
  assert(tab.planFile.read(text).ok)
})

Deno.test("a copy of one project names only who has written in it", () => {
  const tab = openTab()
  fetchIn(tab, newPlan())
  tab.storage.put("name/stranger", { value: "En anden", at: 1, by: "stranger" })
  tab.project.create("Et andet projekt")
  const content = tab.planFile.write([PROJECT]).object
  assert.deepEqual(Object.keys(content.projects), [PROJECT])
  assert.deepEqual(Object.keys(content.names), ["b7q2m4zz", "k3v9x0aa"])
  assert(!("damaged" in content))
  assert("stranger" in tab.planFile.write().object.names)
})

Deno.test("the time of the last full copy is remembered", () => {
  const tab = workedIn()
  const id = String(tab.project.currentId())
  tab.planFile.write([id])
  assert.equal(tab.storage.get("last-copy"), null)
  takeOut(tab)
  const at = Number(tab.storage.get("last-copy")?.at)
  assert(Math.abs(Date.now() - at) < 60_000)
})

for (const [name, text] of EARLIER) {
  Deno.test(`${name}, as that version wrote it, opens and says the same`, () => {
    const tab = openTab()
    fetchIn(tab, text)
    assert.deepEqual(JSON.parse(takeOut(tab)).projects, JSON.parse(text).projects)
    assert.deepEqual(thingsIn(tab), JSON.parse(text).projects[PROJECT])
    assert.equal(tab.project.current()?.name, "Sallingsvej 2027")
    assert.deepEqual(textsOf(tab, `${ITEM}/note`), ["Kommunen har svaret ja.", "Sp\u00f8rg kommunen f\u00f8rst.\nRing onsdag."])
  })
}

Deno.test("a text that has left the copy is never taken back silently", () => {
  const [anna, bo] = [openTab(), openTab()]
  const field = anna.writer.writer("item/x/note")
  field.save("F\u00f8rste udkast")
  fetchIn(bo, takeOut(anna))
  field.save("Andet")
  fetchIn(anna, takeOut(bo))
  assert.deepEqual(textsOf(anna, "item/x/note"), ["Andet"])
  const { gone } = Object(anna.project.read("item/x/note"))
  assert.equal(gone.length, 1)
})

Deno.test("nor is one that another tab has handed out", () => {
  const tab = workedIn()
  const other = besides(tab)
  const field = tab.writer.writer("item/x/note")
  field.save("F\u00f8rste udkast")
  const content = takeOut(other)
  tellOfStorage("a-guide:v1:last-copy", "{}", tab.window)
  field.save("Andet")
  fetchIn(tab, content)
  assert.deepEqual(textsOf(tab, "item/x/note"), ["Andet"])
})

Deno.test("one stroke of writing that stays here leaves no trace", () => {
  const tab = openTab()
  const field = tab.writer.writer("item/x/note")
  for (const text of ["F", "F\u00f8", "F\u00f8r"]) field.save(text)
  type(tab, "item/y/note", "Noget andet")
  assert.equal(Object(tab.project.read("item/x/note")).gone, undefined)
})
