// Texts as they are typed: one stroke of writing counts as one wording, until it leaves the copy.
import assert from "node:assert/strict"
import { openTab } from "../copies.js"
import { FakeStorage } from "../page.js"

const NOTE = "item/x/note"

/** A tab with a project, and what its note holds. */
function begun() {
  const tab = openTab({ clock: () => 1700000000000 })
  const id = tab.project.create("A")
  const texts = () => tab.records.textsOf(tab.project.read(NOTE, id)).map(({ text }) => text)
  const gone = () => tab.records.goneOf(tab.project.read(NOTE, id)).length
  return { ...tab, id, texts, gone }
}

Deno.test("all that one stroke saves is one wording", () => {
  const { writer, texts, gone } = begun()
  const field = writer.writer(NOTE)
  for (const text of ["j", "ja", "ja t", "ja tak"]) field.save(text)
  assert.deepEqual([texts(), gone()], [["ja tak"], 0])
})

Deno.test("the next stroke replaces her own wording, and an old copy does not bring it back", () => {
  const { writer, texts, gone } = begun()
  writer.writer(NOTE).save("ja")
  writer.writer(NOTE).save("nej")
  assert.deepEqual([texts(), gone()], [["nej"], 1])
})

Deno.test("what has left the copy is not taken back without a trace", () => {
  const { writer, planFile, texts, gone, id } = begun()
  const field = writer.writer(NOTE)
  field.save("ja")
  planFile.write([id])
  field.save("nej")
  assert.deepEqual([texts(), gone()], [["nej"], 1])
  field.save("nej tak")
  assert.deepEqual([texts(), gone()], [["nej tak"], 1])
})

Deno.test("what another tab has handed out ends the strokes of this one", () => {
  const { writer, events, texts, gone } = begun()
  const field = writer.writer(NOTE)
  field.save("ja")
  events.announce("storage-change", { key: "last-copy" })
  field.save("nej")
  assert.deepEqual([texts(), gone()], [["nej"], 1])
})

Deno.test("an emptied text is gone, and writing the same again is a new wording", () => {
  const { writer, project, records, texts, id } = begun()
  const field = writer.writer(NOTE)
  field.save("ja")
  field.save("")
  assert.deepEqual([texts(), field.written()], [[], null])
  field.save("ja")
  assert.deepEqual(texts(), ["ja"])
  assert.equal(records.isText(project.read(NOTE, id)), true)
})

Deno.test("saving what stands there already writes nothing", () => {
  const { writer, project, kept, id } = begun()
  writer.writer(NOTE).save("")
  assert.equal(project.read(NOTE, id), null)
  writer.writer(NOTE).save("ja")
  const before = [...kept.kept]
  writer.writer(NOTE).save("ja")
  assert.deepEqual([...kept.kept], before)
})

Deno.test("somebody else's words that she goes on from stay beside hers", () => {
  const { writer, project, records, id, storage } = begun()
  const theirs = { text: "nej", at: 5, by: "b" }
  project.write(NOTE, { texts: [theirs] }, id)
  writer.writer(NOTE).save("nej, men", records.identity(theirs))
  const { main, others } = records.view(project.read(NOTE, id), storage.copyId())
  assert.deepEqual([main?.text, others], ["nej, men", [theirs]])
})

Deno.test("a writer stays with the project where it was made, and makes one where there is none", () => {
  const tab = openTab()
  const early = tab.writer.writer(NOTE)
  assert.equal(early.project(), null)
  early.save("f\u00f8rst")
  const first = tab.project.currentId()
  assert.equal(early.project(), first)
  const second = tab.project.create("B")
  early.save("stadig her")
  assert.deepEqual([tab.project.read(NOTE, second), tab.records.textsOf(tab.project.read(NOTE, first)).map(({ text }) => text)], [null, ["stadig her"]])
})

Deno.test("what another tab has written since she began stays", () => {
  const kept = new FakeStorage()
  const [tab, other] = [openTab({ kept }), openTab({ kept })]
  tab.project.create("A")
  tab.writer.writer(NOTE).save("ja")
  const base = tab.records.idOf(tab.records.view(tab.project.read(NOTE), tab.storage.copyId()).main)
  const field = tab.writer.writer(NOTE)
  other.writer.writer(NOTE).save("nej")
  field.save("jo", base)
  const texts = tab.records.textsOf(tab.project.read(NOTE)).map(({ text }) => text)
  assert.deepEqual(texts, ["nej", "jo"])
})
