// What is kept in the browser: nothing on the page is lost where the browser keeps nothing, has no
// room, has been emptied or has something else there, and other tabs are told.
import assert from "node:assert/strict"
import { openTab } from "../copies.js"
import { FakeStorage, tellOfStorage } from "../page.js"

/** @typedef {import("../copies.js").Tab} Tab */

const OWN = "a-guide:v1:"
const KEY = "project/p1/item/x/status"
const done = { value: "done", at: 1, by: "a" }
const open = { value: "open", at: 2, by: "a" }
/** @param {string} text @param {number} at */
const textOf = (text, at) => ({ texts: [{ text, at, by: "a" }] })

/** A browser where the guide has been used before. @param {Record<string, unknown>} [more] */
function usedBefore(more = {}) {
  const kept = { "this-copy": { value: "a" }, ...more }
  return new FakeStorage(Object.entries(kept).map(([key, value]) => [OWN + key, typeof value === "string" ? value : JSON.stringify(value)]))
}

/** What a browser has of the guide, as objects. @param {FakeStorage} kept */
const contentOf = (kept) => Object.fromEntries([...kept.kept].map(([key, text]) => [key.replace(OWN, ""), JSON.parse(text)]))

/** The events of a page from now on, as they come. @param {Tab} tab */
function heard(tab) {
  /** @type {string[]} */
  const names = []
  for (const name of /** @type {const} */ (["storage-change", "storage-written", "storage-erased", "storage-trouble"])) {
    tab.events.listen(name, (detail) => names.push(detail && "key" in detail ? `${name} ${detail.key}` : name))
  }
  return names
}

/** Write in one tab, and have another one told. @param {Tab} from @param {Tab} to @param {string} key @param {object | null} value */
function writeAndTell(from, to, key, value) {
  if (value === null) from.storage.remove(key)
  else from.storage.put(key, value)
  tellOfStorage(OWN + key, value && JSON.stringify(value), to.window)
}

// --- keeping

Deno.test("each thing has one key of the guide's own, and who only reads leaves nothing behind", () => {
  const tab = openTab()
  assert.equal(tab.storage.get(KEY), null)
  assert.equal(tab.storage.copyId(), tab.storage.copyId())
  assert.equal(tab.kept.kept.size, 0)
  const names = heard(tab)
  assert.equal(tab.storage.put(KEY, done), true)
  assert.deepEqual(contentOf(tab.kept), { "this-copy": { value: tab.storage.copyId() }, [KEY]: done })
  assert.deepEqual(names, ["storage-written this-copy", `storage-written ${KEY}`])
  assert.equal(tab.storage.holds(KEY, done), true)
  assert.equal(tab.storage.holds(KEY, open), false)
  tab.storage.remove(KEY)
  assert.equal(tab.storage.get(KEY), null)
  assert.equal(tab.storage.holds(KEY, null), true)
  assert.equal(tab.trouble.trouble(), null)
})

Deno.test("a copy keeps its id, and two copies have different ones", () => {
  const first = openTab()
  first.storage.put(KEY, done)
  assert.equal(openTab({ kept: first.kept }).storage.copyId(), first.storage.copyId())
  assert.notEqual(openTab().storage.copyId(), first.storage.copyId())
  assert.match(first.storage.copyId(), /^[a-z0-9]{1,16}$/)
})

Deno.test("keys are found by how they begin, also those that another tab has written", () => {
  const kept = usedBefore({ [KEY]: done, "project/p2/name": open, "name/a": done })
  kept.kept.set("another-guide:v1:project/p3/name", "{}")
  const tab = openTab({ kept })
  assert.deepEqual(tab.storage.keys("project/p1/"), [KEY])
  assert.deepEqual(tab.storage.keys("project/").toSorted(), [KEY, "project/p2/name"])
  assert.deepEqual(tab.storage.keys("project/p1/item/x/").toSorted(), [KEY])
  assert.deepEqual(tab.storage.names("project").toSorted(), ["p1", "p2"])
  assert.equal(tab.storage.keys().length, 4)
  const other = openTab({ kept })
  other.storage.put("project/p1/state", done)
  assert.deepEqual(tab.storage.keys("project/p1/").toSorted(), [KEY, "project/p1/state"]) // seen by their number
  writeAndTell(other, tab, "project/p3/name", done)
  writeAndTell(other, tab, "project/p2/name", null)
  assert.deepEqual(tab.storage.names("project").toSorted(), ["p1", "p3"])
})

Deno.test("the browser lists its keys once, however much the page writes", () => {
  const tab = openTab({ kept: usedBefore({ [KEY]: done }) })
  tab.storage.keys()
  let listed = 0
  tab.kept.keys = () => (listed += 1, [...tab.kept.kept.keys()])
  tab.storage.put("project/p1/name", done)
  tab.storage.remove(KEY)
  assert.deepEqual(tab.storage.keys("project/"), ["project/p1/name"])
  assert.equal(listed, 0)
})

// --- a browser that keeps nothing, or has no room

Deno.test("where the browser keeps nothing the page does, says so, and saves it when it can", () => {
  const tab = openTab()
  tab.kept.isBlocked = true
  const names = heard(tab)
  assert.equal(tab.storage.put(KEY, done), false)
  assert.deepEqual(tab.storage.get(KEY), done)
  assert.deepEqual(tab.storage.keys("project/p1/"), [KEY])
  assert.deepEqual(tab.storage.names("project"), ["p1"])
  assert.equal(tab.trouble.trouble(), "blocked")
  assert.equal(names.filter((name) => name === "storage-trouble").length, 1)
  assert.equal(tab.storage.saveAgain(), false)
  assert.equal(tab.trouble.trouble(), "blocked")
  tab.kept.isBlocked = false
  assert.equal(tab.storage.saveAgain(), true)
  assert.equal(tab.trouble.trouble(), null)
  assert.deepEqual(contentOf(tab.kept), { "this-copy": { value: tab.storage.copyId() }, [KEY]: done })
})

Deno.test("a page that opens where the browser keeps nothing says so, and works", () => {
  const kept = new FakeStorage()
  kept.isBlocked = true
  const tab = openTab({ kept })
  assert.equal(tab.trouble.trouble(), "blocked")
  const id = tab.project.create("Et projekt")
  tab.project.set("item/x/status", "done")
  assert.equal(tab.project.currentId(), id)
  assert.equal(tab.project.valueOf("item/x/status"), "done")
  tab.storage.remove(KEY) // removes nothing, and does not fail
})

Deno.test("where there is no room what is new stays on the page, and what was kept stays kept", () => {
  const kept = usedBefore({ [KEY]: done })
  const tab = openTab({ kept })
  kept.room = 100
  assert.equal(tab.storage.put(KEY, textOf("x".repeat(200), 3)), false)
  assert.equal(tab.trouble.trouble(), "full")
  assert.deepEqual(tab.storage.get(KEY), textOf("x".repeat(200), 3))
  assert.deepEqual(contentOf(kept)[KEY], done)
  kept.room = 1000
  assert.equal(tab.storage.saveAgain(), true)
  assert.deepEqual(contentOf(kept)[KEY], textOf("x".repeat(200), 3))
  assert.equal(tab.trouble.trouble(), null)
})

Deno.test("saving again keeps also what another tab has saved meanwhile", () => {
  const kept = usedBefore()
  const [tab, other] = [openTab({ kept }), openTab({ kept })]
  kept.room = 0
  tab.storage.put(KEY, textOf("her", 1))
  kept.room = Infinity
  other.storage.put(KEY, textOf("der", 2))
  assert.equal(tab.storage.saveAgain(), true)
  assert.deepEqual(contentOf(kept)[KEY], { texts: [...textOf("her", 1).texts, ...textOf("der", 2).texts] })
})

Deno.test("what is removed while it is not saved is not saved again", () => {
  const tab = openTab({ kept: usedBefore() })
  tab.kept.room = 0
  tab.storage.put(KEY, done)
  tab.storage.remove(KEY)
  tab.kept.room = Infinity
  tab.storage.saveAgain()
  assert.deepEqual(contentOf(tab.kept), { "this-copy": { value: "a" } })
})

Deno.test("where another page keeps the state and could not, this one knows it", () => {
  const tab = openTab({ kept: usedBefore() })
  tab.storage.put(KEY, done)
  tab.kept.kept.delete(OWN + KEY)
  tab.events.announce("keeper-failed", { key: KEY, name: "QuotaExceededError" })
  assert.equal(tab.trouble.trouble(), "full")
})

// --- a browser that has been emptied

for (const [how, notice] of /** @type {[string, (tab: Tab) => unknown][]} */ ([
  ["clicks", (tab) => tab.document.dispatchEvent(new Event("click"))],
  ["comes back to the page", (tab) => tab.window.dispatchEvent(new Event("focus"))],
  ["is told by the browser", (tab) => tellOfStorage(null, null, tab.window)],
  ["reads it", (tab) => tab.storage.get(KEY)],
  ["writes something else", (tab) => tab.storage.put("project/p1/name", open)],
])) {
  Deno.test(`what is on the page stays where somebody has emptied the storage and the reader ${how}`, () => {
    const tab = openTab({ kept: usedBefore({ [KEY]: done }) })
    tab.storage.copyId()
    tab.storage.get(KEY)
    tab.kept.clear()
    notice(tab)
    assert.equal(tab.trouble.trouble(), "cleared")
    assert.deepEqual(tab.storage.get(KEY), done)
    assert.equal(tab.storage.copyId(), "a")
    assert.equal(tab.storage.saveAgain(), true)
    assert.equal(tab.trouble.trouble(), null)
    assert.deepEqual(contentOf(tab.kept)[KEY], done)
    assert.deepEqual(contentOf(tab.kept)["this-copy"], { value: "a" })
  })
}

/** A reader leaves a page after its storage was emptied, and opens the next. */
function emptiedAndLeft() {
  const kept = usedBefore({ [KEY]: done })
  const before = openTab({ kept })
  before.storage.copyId()
  before.storage.get(KEY)
  kept.clear()
  before.window.dispatchEvent(new Event("pagehide"))
  return { kept, before, next: openTab({ kept }) }
}

Deno.test("who leaves an emptied storage behind is asked on the next page, and may have meant it", () => {
  const { kept, next } = emptiedAndLeft()
  assert.equal(next.trouble.trouble(), "lost")
  assert.equal(next.storage.get(KEY), null)
  next.storage.settleLoss(false)
  assert.equal(next.trouble.trouble(), null)
  assert.deepEqual(contentOf(kept), {})
  assert.equal(openTab({ kept }).trouble.trouble(), null)
})

Deno.test("who wants it back gets what another tab still has", () => {
  const { kept, before, next } = emptiedAndLeft()
  next.storage.settleLoss(true)
  assert.deepEqual(contentOf(kept), { "this-copy": { value: next.storage.copyId() } })
  tellOfStorage(`${OWN}this-copy`, JSON.stringify(next.storage.get("this-copy")), before.window)
  assert.deepEqual(contentOf(kept)[KEY], done)
  assert.equal(before.trouble.trouble(), null)
})

Deno.test("where she has answered in one tab, the others ask no more", () => {
  const { kept, before, next } = emptiedAndLeft()
  next.storage.settleLoss(false)
  tellOfStorage(`${OWN}cleared`, null, before.window)
  assert.deepEqual(before.log, ["reload"])
  assert.equal(before.trouble.trouble(), null)
  assert.equal(before.storage.get(KEY), null)
  assert.deepEqual(contentOf(kept), {})
})

Deno.test("who has written nothing is never asked", () => {
  const tab = openTab()
  tab.storage.copyId()
  tab.kept.clear()
  tab.window.dispatchEvent(new Event("focus"))
  tab.window.dispatchEvent(new Event("pagehide"))
  assert.equal(tab.trouble.trouble(), null)
  assert.equal(tab.kept.kept.size, 0)
})

// --- what cannot be read

for (const damage of ["", "{", "null", "[]", '"done"', "1", '{"value":"do', "\u0000", "undefined"]) {
  Deno.test(`what cannot be read is set aside and not thrown away: ${JSON.stringify(damage)}`, () => {
    const tab = openTab({ kept: usedBefore({ [KEY]: damage, "project/p1/name": done }) })
    assert.equal(tab.storage.get(KEY), null)
    assert.equal(tab.trouble.trouble(), "damaged")
    assert.deepEqual(tab.storage.damaged(), { [KEY]: damage })
    assert.equal(tab.kept.getItem(OWN + KEY), null)
    assert.deepEqual(tab.storage.get("project/p1/name"), done)
    assert.equal(openTab({ kept: tab.kept }).trouble.trouble(), "damaged") // said again on the next page
    tab.storage.forgetDamaged()
    assert.deepEqual([tab.storage.damaged(), tab.trouble.trouble()], [{}, null])
    assert.equal(openTab({ kept: tab.kept }).trouble.trouble(), null)
  })
}

Deno.test("an object that is no record of a thing is set aside, and one that is stays", () => {
  const tab = openTab({ kept: usedBefore({ [KEY]: { value: 1 }, "project/p1/item/x/note": textOf("ja", 1) }) })
  assert.equal(tab.project.read("item/x/status", "p1"), null)
  assert.deepEqual(tab.storage.damaged(), { [KEY]: '{"value":1}' })
  assert.deepEqual(tab.project.read("item/x/note", "p1"), textOf("ja", 1))
})

Deno.test("a damaged id of the copy or of the project is set aside, and the guide goes on", () => {
  const tab = openTab({ kept: usedBefore({ "this-copy": { value: "A/../b" }, "current-project": { value: 7 }, "project/p1/name": done }) })
  assert.match(tab.storage.copyId(), /^[a-z0-9]{1,16}$/)
  assert.equal(tab.project.currentId(), "p1")
  assert.deepEqual(Object.keys(tab.storage.damaged()).toSorted(), ["current-project", "this-copy"])
  tab.storage.put(KEY, open)
  assert.deepEqual(contentOf(tab.kept)["this-copy"], { value: tab.storage.copyId() })
})

Deno.test("what cannot be read stays where it is when there is no room to set it aside", () => {
  const kept = usedBefore({ [KEY]: "{" })
  const tab = openTab({ kept })
  kept.room = 1
  assert.equal(tab.storage.get(KEY), null)
  assert.equal(kept.getItem(OWN + KEY), "{")
  assert.equal(tab.trouble.trouble(), "full")
})

// --- other tabs

Deno.test("a tab sees what another has set and removed, and says so on its page", () => {
  const kept = usedBefore()
  const [tab, other] = [openTab({ kept }), openTab({ kept })]
  const names = heard(tab)
  writeAndTell(other, tab, KEY, done)
  assert.deepEqual(tab.storage.get(KEY), done)
  writeAndTell(other, tab, KEY, null)
  assert.equal(tab.storage.get(KEY), null)
  assert.equal(tab.trouble.trouble(), null)
  assert.deepEqual(names, [`storage-change ${KEY}`, `storage-change ${KEY}`])
})

Deno.test("what another tab has removed is gone, whatever becomes of the browser's storage", () => {
  const kept = usedBefore({ [KEY]: done })
  const tab = openTab({ kept })
  tab.storage.get(KEY)
  openTab({ kept }).storage.remove(KEY)
  assert.equal(tab.storage.get(KEY), null)
  kept.isBlocked = true
  assert.equal(tab.storage.get(KEY), null)
})

Deno.test("another guide in the same browser is none of its business", () => {
  const tab = openTab({ kept: usedBefore() })
  const names = heard(tab)
  tellOfStorage("another-guide:v1:erased", "{}", tab.window)
  assert.deepEqual([names, tab.log], [[], []])
})

Deno.test("that erasing was meant is said before anything goes, and until all is gone", () => {
  const tab = openTab({ kept: usedBefore({ [KEY]: done }) })
  /** @type {string[]} */
  const log = []
  const { setItem, removeItem } = FakeStorage.prototype
  tab.kept.setItem = (key, text) => (log.push(`+ ${key.replace(OWN, "")}`), setItem.call(tab.kept, key, text))
  tab.kept.removeItem = (key) => (log.push(`- ${key.replace(OWN, "")}`), removeItem.call(tab.kept, key))
  tab.storage.eraseAll()
  assert.deepEqual(log, ["+ erased", "- this-copy", `- ${KEY}`, "- erased"])
})

Deno.test("erasing everything leaves other guides alone, and the other tabs begin anew", () => {
  const kept = usedBefore({ [KEY]: done, "damaged/x": "{" })
  kept.kept.set("another-guide:v1:this-copy", "{}")
  const [tab, other] = [openTab({ kept }), openTab({ kept })]
  other.storage.get(KEY)
  tab.storage.eraseAll()
  assert.deepEqual([...kept.kept.keys()], ["another-guide:v1:this-copy"])
  assert.deepEqual([tab.storage.get(KEY), tab.storage.keys(), tab.trouble.trouble()], [null, [], null])
  const names = heard(other)
  tellOfStorage(`${OWN}erased`, "{}", other.window)
  assert.deepEqual([names, other.log], [["storage-trouble", "storage-erased"], ["reload"]])
  other.window.dispatchEvent(new Event("pagehide"))
  assert.deepEqual([...kept.kept.keys()], ["another-guide:v1:this-copy"]) // it was meant: nothing comes back
})
