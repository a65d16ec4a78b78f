import { page } from "../page.js"
import assert from "node:assert/strict"
import { announce } from "../../../scripts/state/events.js"
import { add, begin, flushAll, SAVE_AFTER, soon } from "../../../scripts/work/saving.js"

begin()

/** Time that passes when it is told to. */
class Time {
  /** @type {Map<number, () => void>} */
  waiting = new Map()
  /** @type {number[]} */
  delays = []
  #own = [globalThis.setTimeout, globalThis.clearTimeout]

  constructor() {
    Object.assign(globalThis, {
      setTimeout: (/** @type {() => void} */ act, /** @type {number} */ delay) => {
        this.waiting.set(this.delays.push(delay), act)
        return this.delays.length
      },
      clearTimeout: (/** @type {number} */ id) => this.waiting.delete(id),
    })
  }

  pass() {
    for (const act of this.waiting.values()) act()
  }

  [Symbol.dispose]() {
    const [setTimeout, clearTimeout] = this.#own
    Object.assign(globalThis, { setTimeout, clearTimeout })
  }
}

/** An input of one line, and what has been saved of it. */
function begun() {
  const input = Object.assign(new EventTarget(), { value: "", isConnected: true })
  /** @type {string[]} */
  const saved = []
  const field = soon(/** @type {HTMLInputElement} */ (/** @type {unknown} */ (input)), (value) => saved.push(value))
  return {
    input,
    saved,
    field,
    /** @param {string} value */
    type(value) {
      input.value = value
      input.dispatchEvent(new Event("input"))
    },
  }
}

Deno.test("what is typed is saved a while after the first letter, as it then stands", () => {
  using time = new Time()
  const { type, saved } = begun()
  for (const text of ["\u00c5", "\u00c5s", "\u00c5se"]) type(text)
  assert.deepEqual([saved, time.delays], [[], [SAVE_AFTER]])
  time.pass()
  assert.deepEqual(saved, ["\u00c5se"])
  type("\u00c5se \u00d8")
  time.pass()
  assert.deepEqual(saved, ["\u00c5se", "\u00c5se \u00d8"])
})

Deno.test("what is typed is saved at once when the reader leaves the field, and only once", () => {
  using time = new Time()
  const { type, saved, input, field } = begun()
  type("\u00c5se")
  assert.equal(field.isWaiting(), true)
  input.dispatchEvent(new Event("change"))
  input.dispatchEvent(new Event("change"))
  time.pass()
  assert.deepEqual(saved, ["\u00c5se"])
  assert.equal(field.isWaiting(), false)
})

Deno.test("whoever leaves in a hurry loses nothing", () => {
  using _time = new Time()
  const goings = [
    () => dispatchEvent(new Event("pagehide")),
    () => page.dispatchEvent(new Event("visibilitychange")),
    () => announce("leaving"),
    flushAll,
  ]
  for (const go of goings) {
    const { type, saved } = begun()
    type("Skrevet i farten")
    go()
    assert.deepEqual(saved, ["Skrevet i farten"])
  }
})

Deno.test("what waits is forgotten where another tab has removed everything", () => {
  using time = new Time()
  const { type, saved } = begun()
  type("\u00c5se")
  announce("storage-erased")
  time.pass()
  flushAll()
  assert.deepEqual(saved, [])
})

Deno.test("a field that is gone from the page is asked no more", () => {
  using _time = new Time()
  const { type, saved, input } = begun()
  type("\u00c5se")
  input.isConnected = false
  flushAll()
  input.isConnected = true
  flushAll()
  assert.deepEqual(saved, [])
})

Deno.test("any field can have itself saved when the reader goes", () => {
  let count = 0
  const box = /** @type {Element} */ (/** @type {unknown} */ ({ isConnected: true }))
  add({ box, flush: () => { count += 1 }, drop: () => {} })
  flushAll()
  assert.equal(count, 1)
})
