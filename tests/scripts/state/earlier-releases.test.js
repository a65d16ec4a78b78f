// What the first release kept: ticks, before there were projects.
import assert from "node:assert/strict"
import { openTab } from "../copies.js"
import { FakeStorage } from "../page.js"

const OWN = "a-guide:v1:"

/** A browser where the first release was used. @param {Record<string, object | string>} ticks */
function visited(ticks) {
  const tab = openTab({
    kept: new FakeStorage(Object.entries(ticks).map(([id, tick]) => [`${OWN}item:${id}`, typeof tick === "string" ? tick : JSON.stringify(tick)])),
  })
  tab.earlier.takeOverTicks()
  return tab
}

Deno.test("the ticks of the first release are taken over into a project of no edition, with their times", () => {
  const { project, storage, kept } = visited({
    x: { state: "done", at: "2026-10-01T12:00:00.000Z" }, y: { state: "open", at: "2026-10-02T12:00:00.000Z" },
  })
  const by = storage.copyId()
  assert.deepEqual({ ...project.things() }, {
    name: { value: "", at: /** @type {{ at: number }} */ (project.read("name")).at, by },
    "item/x/status": { value: "done", at: Date.parse("2026-10-01T12:00:00.000Z"), by },
    "item/y/status": { value: "open", at: Date.parse("2026-10-02T12:00:00.000Z"), by },
  })
  assert.deepEqual([...kept.kept.keys()].filter((key) => key.startsWith(`${OWN}item:`)), [])
})

Deno.test("a newer choice stays, and what is no tick is set aside", () => {
  const tab = visited({})
  const id = tab.project.create("A")
  tab.project.write("item/x/status", { value: "open", at: Date.parse("2026-11-01"), by: "b" })
  for (const [name, text] of [["x", '{"state":"done","at":"2026-10-01T12:00:00.000Z"}'], ["y", '{"state":"done"}'], ["z", '{"state":"maybe","at":"2026-10-01T12:00:00.000Z"}'], ["w", "{"]]) {
    tab.kept.setItem(`${OWN}item:${name}`, text)
  }
  const next = openTab({ kept: tab.kept })
  next.earlier.takeOverTicks()
  assert.equal(next.project.valueOf("item/x/status", id), "open")
  assert.deepEqual(Object.keys(next.storage.damaged()).toSorted(), ["item:w", "item:y", "item:z"])
  assert.equal(next.kept.getItem(`${OWN}item:x`), null)
})

Deno.test("a tick that cannot be saved anew stays where it is", () => {
  const kept = new FakeStorage([[`${OWN}item:x`, '{"state":"done","at":"2026-10-01T12:00:00.000Z"}']])
  kept.room = 80
  openTab({ kept }).earlier.takeOverTicks()
  assert.notEqual(kept.getItem(`${OWN}item:x`), null)
})

Deno.test("who has no such ticks gets no project", () => {
  const { project, kept } = visited({})
  assert.deepEqual([project.list(), kept.kept.size], [[], 0])
})
