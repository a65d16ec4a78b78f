// A world of people who work in one project, each in her own copy of the guide with two tabs.
import { openTab } from "../copies.js"
import { FakeStorage } from "../page.js"

/** @typedef {import("../copies.js").Tab} Tab */
/** @typedef {import("../../../scripts/copies/contents.js").PlanFile} PlanFile */

export const PROJECT = "p1"
export const NOTE = "item/x/note"
export const TICK = "item/x/status"
export const START = 1700000000000 // ms
export const YEAR = 365 * 24 * 60 * 60 * 1000 // ms
const LATEST = START + 800 * YEAR // no clock is more than a thousand years ahead: such a file is refused

/** What somebody writes, in a tab that she has open. */
export class Field {
  /** The identity of the wording that she saw when she began, or null. @type {string | null} */
  base = null
  /** @type {import("../../../scripts/state/writer.js").Writer | null} */
  writer = null

  /** @param {Tab} tab @param {string} copy */
  constructor(tab, copy) {
    this.tab = tab
    this.copy = copy
  }

  /** See what stands there, and begin anew. */
  look() {
    const { records, project, writer } = this.tab
    this.base = records.idOf(records.view(project.read(NOTE, PROJECT), this.copy).main)
    this.writer = writer.writer(NOTE, PROJECT)
    return this.writer
  }

  /** Who writes has looked. */
  writing() {
    return this.writer ?? this.look()
  }
}

/** One person's copy of the guide. Its tabs are opened when they are used. */
export class Copy {
  clock = START
  /** @type {Map<number, Field>} */
  #fields = new Map()

  /** @param {string} name @param {Iterable<[string, string]>} [kept] */
  constructor(name, kept = []) {
    this.name = name
    this.kept = new FakeStorage(kept)
    this.kept.setItem("a-guide:v1:this-copy", JSON.stringify({ value: name }))
  }

  /** @param {number} which @returns {Field} */
  field(which) {
    const found = this.#fields.get(which)
    if (found) return found
    const made = new Field(openTab({ kept: this.kept, clock: () => this.clock }), this.name)
    this.#fields.set(which, made)
    return made
  }

  /** What stands in each of her tabs. */
  get fields() {
    return [0, 1].map((which) => this.field(which))
  }

  get tab() {
    return this.field(0).tab
  }

  /** @param {number} change in ms */
  turnClock(change) {
    this.clock = Math.min(Math.max(0, this.clock + change), LATEST)
  }

  /** @param {string} thing */
  read(thing) {
    return this.tab.project.read(thing, PROJECT)
  }

  /** What she sees of the note. */
  view() {
    return this.tab.records.view(this.read(NOTE), this.name)
  }

  /** Her file, for others; all of her tabs hear that it is out. */
  takeOut() {
    const { text } = this.tab.planFile.write([PROJECT])
    for (const { tab } of this.#fields.values()) tab.writer.endStrokes()
    return text
  }

  /** @param {string} text a file */
  open(text) {
    const result = this.tab.planFile.read(text)
    if (!result.ok) throw new Error(result.why)
    return result.file
  }

  /** @param {PlanFile} file */
  takeIn(file) {
    const done = this.tab.planFile.merge(file)
    if (!done.ok || !done.saved) throw new Error("not taken in")
  }

  /** What she has of the project, as others would get it. */
  content() {
    return JSON.stringify(this.tab.planFile.write([PROJECT]).object.projects[PROJECT] ?? {})
  }

  /** The same on another machine, to try things with. */
  twin() {
    const made = new Copy(this.name, this.kept.kept)
    made.clock = this.clock
    return made
  }
}
