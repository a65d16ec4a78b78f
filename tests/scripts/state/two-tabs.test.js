// Two tabs that write in the same moment do not see what the other does: nothing may be lost.
import assert from "node:assert/strict"
import { openTab } from "../copies.js"
import { FakeStorage, tellOfStorage } from "../page.js"
import { holds } from "../random.js"
import { SlowStorage } from "../slow-storage.js"
import { randomText } from "./histories.js"
import { Field, NOTE, PROJECT, START, TICK } from "./world.js"

/** @typedef {import("../random.js").Chance} Chance */
/** @typedef {["type", number, string[]] | ["look", number] | ["set", number, string] | ["clock", number, number] | ["receive", number, number]} Step */

/** @param {Chance} chance @returns {Step} */
function randomStep(chance) {
  const tab = chance.below(2)
  /** @type {(() => Step)[]} */
  const steps = [
    () => ["type", tab, chance.list(1, 3, () => randomText(chance))],
    () => ["look", tab],
    () => ["set", tab, chance.of(["done", "open", "not-relevant"])],
    () => ["clock", tab, chance.of([1, 10, -1000])],
    () => ["receive", tab, 1 + chance.below(4)],
  ]
  return chance.of(steps)()
}

/** Two tabs of one browser, and what was written in them. */
class Race {
  clock = START
  /** identity -> text @type {Map<string, string>} */
  written = new Map()
  /** @type {Set<string | null>} */
  replaced = new Set()
  /** @type {number[]} */
  ticks = []

  constructor() {
    const all = new SlowStorage()
    this.views = [all.view(), all.view()]
    for (const view of this.views) view.kept.set("a-guide:v1:this-copy", '{"value":"a"}')
    this.fields = this.views.map((view) => {
      const tab = openTab({ kept: view, clock: () => this.clock })
      view.window = tab.window
      return new Field(tab, "a")
    })
  }

  /** @param {Step} step */
  play(step) {
    const field = this.fields[step[1]]
    if (step[0] === "type") for (const said of step[2]) this.#type(field, said && `${said} ${step[1]}`) // or they may say the same
    else if (step[0] === "look") field.look()
    else if (step[0] === "clock") this.clock += step[2]
    else if (step[0] === "receive") this.views[step[1]].receive(step[2])
    else {
      field.tab.project.set(TICK, step[2], PROJECT)
      const tick = field.tab.project.read(TICK, PROJECT)
      if (tick && "at" in tick) this.ticks.push(tick.at)
    }
  }

  /** @param {Field} field @param {string} text */
  #type(field, text) {
    const writer = field.writing()
    this.replaced.add(writer.written() ?? field.base)
    writer.save(text, field.base)
    const id = writer.written()
    if (id) this.written.set(id, text)
    this.replaced.delete(id) // there was nothing new to save
  }

  /** Both hear of everything; return whether they ever agree. */
  settle() {
    for (let rounds = 0; rounds < 50; rounds += 1) {
      if (this.views.every(({ coming }) => !coming.length)) return true
      for (const view of this.views) view.receive(view.coming.length)
    }
    return false
  }
}

/** In the end both have all that was written, and the newest tick. @param {Step[]} steps */
function lossesIn(steps) {
  const race = new Race()
  for (const step of steps) race.play(step)
  if (!race.settle()) return ["the tabs never agree"]
  const faults = []
  const [one, other] = race.views.map(({ kept }) => JSON.stringify([...kept].sort()))
  if (one !== other) faults.push(`one tab has ${one}, the other ${other}`)
  const { project, records } = race.fields[0].tab
  const there = new Set(records.textsOf(project.read(NOTE, PROJECT)).map(records.identity))
  for (const [id, text] of race.written) if (!race.replaced.has(id) && !there.has(id)) faults.push(`gone: ${text} (${id})`)
  const tick = project.read(TICK, PROJECT)
  if (race.ticks.length && !(tick && "at" in tick && tick.at === Math.max(...race.ticks))) {
    faults.push(`${JSON.stringify(tick)} is not the newest`)
  }
  return faults
}

Deno.test("two tabs that write in the same moment lose nothing", () => {
  holds({
    count: 1000,
    make: (chance) => chance.list(0, 14, () => randomStep(chance)),
    faultsOf: lossesIn,
    known: [[["type", 0, ["ja"]], ["type", 1, ["nej"]]]], // both write before they see the other's
  })
})

// --- for how long

const KEY = `project/${PROJECT}/${NOTE}`
const mine = { texts: [{ text: "ja", at: 1, by: "a" }] }
const theirs = { texts: [{ text: "nej", at: 2, by: "a" }] }
const both = { texts: [...mine.texts, ...theirs.texts] }

/** What a tab makes of it when another takes its words away, some ms after each time it wrote. @param {[number, object][]} written */
function afterwards(...written) {
  let time = 0
  const kept = new FakeStorage()
  const tab = openTab({ kept, stopwatch: () => time })
  for (const [later, record] of written) {
    tab.storage.put(KEY, record)
    time += later
  }
  const name = `a-guide:v1:${KEY}`
  kept.setItem(name, JSON.stringify(theirs))
  tellOfStorage(name, JSON.stringify(theirs), tab.window)
  return tab.storage.get(KEY)
}

Deno.test("a tab adds again what another took away in the same moment, and not what it replaces later", () => {
  assert.deepEqual(afterwards([0, mine]), both)
  assert.deepEqual(afterwards([5000, mine]), both)
  assert.deepEqual(afterwards([5001, mine]), theirs)
})

Deno.test("all that a tab has added lately it adds again", () => {
  const next = { text: "jo", at: 3, by: "a" }
  const more = { texts: [...mine.texts, next] }
  assert.deepEqual(afterwards([4000, mine], [4000, more]), { texts: [...both.texts, next] })
  assert.deepEqual(afterwards([5001, mine], [0, more]), { texts: [...theirs.texts, next] })
})

Deno.test("what a tab has removed itself it does not add again", () => {
  const kept = new FakeStorage()
  const tab = openTab({ kept })
  tab.storage.put(KEY, mine)
  tab.storage.remove(KEY)
  const name = `a-guide:v1:${KEY}`
  kept.setItem(name, JSON.stringify(theirs))
  tellOfStorage(name, JSON.stringify(theirs), tab.window)
  assert.deepEqual(tab.storage.get(KEY), theirs)
})
