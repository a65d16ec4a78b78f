// Histories of people who type, tick, put aside and exchange their plans, and what no such history
// may do: lose what somebody wrote, bring back what she replaced, or let an older tick win.
import { Copy, NOTE, PROJECT, TICK, YEAR } from "./world.js"

/** @typedef {import("../random.js").Chance} Chance */
/** @typedef {import("../../../scripts/state/records.js").Entry} Entry */
/** @typedef {import("../../../scripts/state/records.js").MaybeRecord} MaybeRecord */
/** @typedef {import("./world.js").Field} Field */

/**
 * One thing that somebody does, at the copy of that name; where it takes a tab, that is the third.
 * @typedef {["type", string, number, string[]] | ["look", string, number] | ["clear", string]
 *   | ["merge", string, string] | ["aside", string, number] | ["leave", string]
 *   | ["clock", string, number] | ["set", string, string]} Step
 */

const COPIES = ["a", "b", "c"]
const CLOCK = [0, 0, 1, 2, -1, -1000, -3 * YEAR, 70 * YEAR, 400 * YEAR] // ms
const VALUES = ["done", "open", "not-relevant"]

// Few words, so that people often write the same, or more than somebody else has written.
/** @param {Chance} chance */
export const randomText = (chance) => chance.list(0, 3, () => chance.of(["ja", "nej", "jagt", "\u00e6", "\ud800"])).join(" ")

/** @param {Chance} chance @returns {Step} */
function randomStep(chance) {
  const name = chance.of(COPIES)
  const tab = chance.of([0, 0, 1])
  /** @type {(() => Step)[]} */
  const steps = [
    () => ["type", name, tab, chance.list(1, 3, () => randomText(chance))],
    () => ["look", name, tab],
    () => ["clear", name],
    () => ["merge", name, chance.of(COPIES)],
    () => ["aside", name, chance.below(4)],
    () => ["leave", name],
    () => ["clock", name, chance.of(CLOCK)],
    () => ["set", name, chance.of(VALUES)],
  ]
  return chance.of(steps)()
}

/** @param {Chance} chance */
export const randomHistory = (chance) => chance.list(0, 14, () => randomStep(chance))

/** A history as it is played, and what went wrong in it. */
export class History {
  /** @type {Map<string, Copy>} */
  copies = new Map()
  /** @type {string[]} */
  faults = []
  /** All that anybody has ever written: identity -> text. @type {Map<string, string>} */
  written = new Map()
  /** What its own writer has replaced. @type {Set<string>} */
  replaced = new Set()
  /** What somebody has put aside. @type {Set<string>} */
  aside = new Set()
  /** @type {MaybeRecord[]} */
  ticks = []

  /** @param {Step[]} steps */
  constructor(steps) {
    for (const step of steps) {
      this.#play(step)
      for (const thing of [NOTE, TICK]) {
        const { read, tab } = this.#bound(step[1])
        const made = read(thing)
        if (made && !tab.records.isRecord(made)) this.faults.push(`no record: ${JSON.stringify(made)}`)
      }
    }
  }

  /** @param {string} name */
  #bound(name) {
    const copy = this.at(name)
    return { tab: copy.tab, read: (/** @type {string} */ thing) => copy.read(thing) }
  }

  /** @param {string} name */
  at(name) {
    const found = this.copies.get(name)
    if (found) return found
    const made = new Copy(name)
    made.tab.project.write("name", { value: "Et projekt", at: 1, by: "a" }, PROJECT)
    this.copies.set(name, made)
    return made
  }

  /** @param {Step} step */
  #play(step) {
    const copy = this.at(step[1])
    if (step[0] === "type") for (const text of step[3]) this.#type(copy, copy.field(step[2]), text)
    else if (step[0] === "look") copy.field(step[2]).look()
    else if (step[0] === "leave") copy.fields.forEach((field) => field.look())
    else if (step[0] === "clear") this.#clear(copy)
    else if (step[0] === "aside") this.#putAside(copy, step[2])
    else if (step[0] === "clock") copy.turnClock(step[2])
    else if (step[0] === "merge") copy.takeIn(copy.open(this.at(step[2]).takeOut()))
    else {
      copy.tab.project.set(TICK, step[2], PROJECT)
      this.ticks.push(copy.read(TICK))
    }
  }

  // Save what a reader has made of the field, and hold the writer to what it may take away.
  /** @param {Copy} copy @param {Field} field @param {string} text */
  #type(copy, field, text) {
    const { identity, textsOf, view } = copy.tab.records
    const writer = field.writing()
    const before = textsOf(copy.read(NOTE))
    const mayGo = [writer.written(), field.base]
    writer.save(text, field.base)
    const after = textsOf(copy.read(NOTE))
    const there = new Set(after.map(identity))
    for (const entry of before) if (!there.has(identity(entry))) this.#goes(entry, copy, mayGo)
    const own = before.find((entry) => identity(entry) === (mayGo[0] ?? mayGo[1]))
    if (own && own.by === copy.name && own.text !== text && there.has(identity(own))) {
      this.faults.push(`her own earlier wording stays: ${own.text}`)
    }
    for (const entry of after) {
      if (entry.aside) this.aside.add(identity(entry))
      if (before.some((one) => identity(one) === identity(entry))) continue
      this.written.set(identity(entry), entry.text)
      this.replaced.delete(identity(entry)) // the same words in the same moment
    }
    if (text !== "" && !view({ texts: after }, copy.name).shown.some((one) => one.text === text)) {
      this.faults.push(`typed and not shown: ${text}`)
    }
  }

  /** @param {Entry} entry @param {Copy} copy @param {(string | null)[]} mayGo */
  #goes(entry, copy, mayGo) {
    const id = copy.tab.records.identity(entry)
    this.replaced.add(id)
    if (entry.by !== copy.name || !mayGo.includes(id)) this.faults.push(`taken away: ${entry.text}`)
  }

  /** @param {Copy} copy */
  #clear(copy) {
    const { records, project } = copy.tab
    const record = copy.read(NOTE)
    if (!records.isText(record)) return
    for (const entry of record.texts) (entry.by === copy.name ? this.replaced : this.aside).add(records.identity(entry))
    project.write(NOTE, records.clear(record, copy.name), PROJECT)
  }

  /** @param {Copy} copy @param {number} which */
  #putAside(copy, which) {
    const { records, project } = copy.tab
    const record = copy.read(NOTE)
    const entry = copy.view().shown[which]
    if (!entry || !records.isText(record)) return
    this.aside.add(records.identity(entry))
    project.write(NOTE, records.putAside(record, records.identity(entry)), PROJECT)
  }

  /** Everybody's file. */
  files() {
    return [...this.copies.values()].map((copy) => copy.open(copy.takeOut()))
  }
}

// --- what holds in the end

/** @param {History} history */
function newestTick({ ticks }) {
  /** @param {MaybeRecord} record */
  const order = (record) => (record && "value" in record ? [record.at, record.by, record.value] : [])
  const [newest = null] = ticks.toSorted((a, b) => {
    const [left, right] = [order(a), order(b)]
    const at = left.findIndex((part, index) => part !== right[index])
    return at < 0 ? 0 : left[at] > right[at] ? -1 : 1
  })
  return newest
}

/** @param {History} history @param {Copy} copy who has everybody's file */
function missedBy({ written, replaced, aside }, copy) {
  const { identity } = copy.tab.records
  const shown = copy.view()
  const standing = shown.shown.map(({ text }) => text.replace(/\s+/g, " "))
  const back = shown.shown.filter((entry) => replaced.has(identity(entry))).map(({ text }) => `replaced, and back again: ${text}`)
  const missed = [...written].flatMap(([id, text]) => {
    if (replaced.has(id) || standing.some((one) => one.includes(text.trim()))) return []
    if (!aside.has(id)) return [`${copy.name} does not see what was written: ${text} (${id})`]
    return shown.aside.some((one) => identity(one) === id) ? [] : [`put aside and gone: ${text} (${id})`]
  })
  return [...back, ...missed]
}

/** In the end everybody's file goes to everybody, and nobody misses anything. @param {Step[]} steps */
export function lossesIn(steps) {
  const history = new History(steps)
  const files = history.files()
  const tick = JSON.stringify(newestTick(history))
  for (const copy of [...history.copies.values()].map((one) => one.twin())) {
    for (const file of files) copy.takeIn(file)
    history.faults.push(...missedBy(history, copy))
    if (JSON.stringify(copy.read(TICK)) !== tick) history.faults.push("the newest tick does not win")
  }
  return history.faults.slice(0, 5)
}

/** Fetch the files of each copy into each other, in every order and again: the same in the end. @param {Step[]} steps */
export function differencesIn(steps) {
  const history = new History(steps)
  const files = history.files()
  const orders = files.flatMap((_, first) => {
    const turned = [...files.slice(first), ...files.slice(0, first)]
    return [turned, turned.toReversed()]
  })
  const copies = [...history.copies.values()]
  const ends = new Set()
  for (const copy of copies) {
    for (const order of orders) {
      const made = copy.twin()
      for (const file of order) made.takeIn(file)
      ends.add(made.content())
      for (const file of order) made.takeIn(file)
      ends.add(made.content())
      // What two have become together, a third takes in as one.
      const pair = copies[0].twin()
      pair.takeIn(order[0])
      made.takeIn(made.open(pair.takeOut()))
      ends.add(made.content())
    }
  }
  return ends.size > 1 ? [...ends].slice(0, 2) : []
}
