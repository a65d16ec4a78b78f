// A page inside START-HER.html: what it writes is passed on and handed on, also in its last moment.
import { page } from "../page.js"
import assert from "node:assert/strict"
import { begin } from "../../../scripts/folder/inside.js"
import { frameName, handedIn } from "../../../scripts/folder/messages.js"
import { listen } from "../../../scripts/state/events.js"

/** @type {Record<string, unknown>[]} */
const told = []
const parent = { postMessage: (/** @type {Record<string, unknown>} */ message) => told.push(message) }
const STORAGE_EVENT = class extends Event {
  /** @param {string} type @param {object} changed */
  constructor(type, changed) {
    super(type)
    Object.assign(this, changed)
  }
}
class History {
  replaceState() {}
}
Object.defineProperty(globalThis, "parent", { value: parent, configurable: true })
Object.defineProperty(globalThis, "name", { value: "", writable: true, configurable: true })
Object.assign(globalThis, { StorageEvent: STORAGE_EVENT, History })
Object.assign(page, { title: "Min plan" })

begin({ token: "1-2", entries: { "this-copy": '{"value":"abc"}' } }, () => "min-plan/index.html")

/** @type {import("../../../scripts/state/keeper.js").Keeper & import("../../../scripts/state/keeper.js").Around} */
const keeper = Reflect.get(globalThis, "guideKeeper")

/** START-HER.html says something. @param {object} data */
const say = (data) => dispatchEvent(Object.assign(new Event("message"), { source: parent, data }))

/** What was said last. @param {number} [count] */
const lastTold = (count = 1) => told.slice(-count)

Deno.test("a page reads the state that it was handed", () => {
  assert.equal(keeper.read("this-copy"), '{"value":"abc"}')
  assert.equal(keeper.read("current-project"), null)
  assert.deepEqual(keeper.keys(), ["this-copy"])
  assert.equal(keeper.size(), 1)
})

Deno.test("what a page writes and removes is read back and passed on", () => {
  keeper.write("a", "1")
  assert.equal(keeper.read("a"), "1")
  keeper.remove("a")
  assert.equal(keeper.read("a"), null)
  assert.deepEqual(lastTold(2), [
    { kind: "write", key: "a", text: "1", token: "1-2" },
    { kind: "write", key: "a", text: null, token: "1-2" },
  ])
})

Deno.test("the page says where it is when it has come, and when a filter changes its address", () => {
  const shown = { kind: "shown", place: "min-plan/index.html", title: "Min plan", token: "1-2" }
  page.dispatchEvent(new Event("DOMContentLoaded"))
  assert.deepEqual(lastTold(), [shown])
  new History().replaceState()
  assert.deepEqual(lastTold(2), [shown, shown])
})

Deno.test("what another tab has changed comes as the browser tells it", () => {
  /** @type {unknown[]} */
  const heard = []
  addEventListener("storage", (event) => heard.push([Reflect.get(event, "key"), Reflect.get(event, "newValue")]))
  say({ kind: "change", key: "b", text: "2" })
  assert.equal(keeper.read("b"), "2")
  say({ kind: "state", entries: { "this-copy": '{"value":"abc"}', a: "old", c: "3" } }) // a was removed here
  assert.deepEqual([keeper.read("a"), keeper.read("b"), keeper.read("c")], [null, null, "3"])
  say({ kind: "emptied" })
  assert.deepEqual(keeper.keys(), [])
  assert.deepEqual(heard, [
    ["a-guide:v1:b", "2"], ["a-guide:v1:b", null], ["a-guide:v1:c", "3"], [null, null],
  ])
})

Deno.test("what nobody around the page has said is not heard", () => {
  dispatchEvent(Object.assign(new Event("message"), { source: globalThis, data: { kind: "change", key: "d", text: "4" } }))
  assert.equal(keeper.read("d"), null)
})

Deno.test("what could not be saved is said to the page's store", () => {
  /** @type {unknown[]} */
  const failed = []
  listen("keeper-failed", (detail) => failed.push(detail))
  say({ kind: "failed", key: "a", name: "QuotaExceededError" })
  assert.deepEqual(failed, [{ key: "a", name: "QuotaExceededError" }])
})

Deno.test("questions are answered in the order of asking", async () => {
  const [settled, isBack] = [keeper.settled(), keeper.journal.bringBack()]
  assert.deepEqual(lastTold(2).map(({ kind }) => kind), ["settle", "bring-back"])
  say({ kind: "answer" })
  say({ kind: "answer", value: true })
  assert.deepEqual(await Promise.all([settled, isBack]), [undefined, true])
})

Deno.test("what is saved as the page goes is handed on to the next", () => {
  listen("leaving", () => keeper.write("typed", "the last word"))
  dispatchEvent(new Event("pagehide"))
  assert.deepEqual(handedIn(self.name)?.entries, { typed: "the last word" })
  keeper.write("typed", "and more") // by what hears later that the page goes
  assert.equal(self.name, frameName("1-2", [["typed", "and more"]]))
})
