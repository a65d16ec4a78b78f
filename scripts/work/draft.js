// A text of a project while somebody works in it: what stands in its field, and what becomes of it.
// It knows no page; text-field.js shows it.
import { now } from "../state/clock.js"
import { currentId, isThere, read, write } from "../state/project.js"
import { clear, edit, goneOf, identity, idOf, newest, putAside, takeBack, textsOf, view } from "../state/records.js"
import { copyId } from "../state/storage.js"
import { writer } from "../state/writer.js"
import { AT_REST, dropped, entryFor, isOvertaken, isQuiet, left, saved, savingBegun, shown, typed } from "./typing.js"

/**
 * @typedef {import("../state/records.js").Entry} Entry
 * @typedef {import("../state/records.js").Text} Text
 * @typedef {import("../state/records.js").MaybeRecord} MaybeRecord
 *
 * What is to be seen of a text, in its field and under it.
 * @typedef {object} Seen
 * @property {Entry | null} main what counts as the text for its reader
 * @property {Entry[]} shown all that stands, the main first
 * @property {string | null} text what the field is to hold; null where it stays as she has it
 * @property {{ others: Entry[], aside: Entry[] } | null} beside what stands under it; null where that stays
 *
 * Takes a change back, and returns whether it could; what is written later stays.
 * @typedef {() => boolean} Undo
 */

/** @param {MaybeRecord} record @returns {Text} */
const textIn = (record) => ({ texts: textsOf(record), gone: goneOf(record) })

export class Draft {
  #thing
  #typing = AT_REST
  #stroke

  /** @param {string} thing the text's name within a project: item/<id>/note */
  constructor(thing) {
    this.#thing = thing
    this.#stroke = writer(thing)
  }

  #record() {
    return read(this.#thing, this.#stroke.project() ?? currentId())
  }

  // What takes back the change that has just been made in a project.
  /** @param {MaybeRecord} before @param {string | null} project @returns {Undo} */
  #undoOf(before, project) {
    const thing = this.#thing
    const after = read(thing, project)
    return () => {
      if (!isThere(project)) return false
      write(thing, takeBack(before, after, read(thing, project)), project)
      return true
    }
  }

  /** Whether what she has typed waits to be saved. */
  get isUnsaved() {
    return this.#typing.phase === "unsaved"
  }

  /** Whether the reader has turned to another project. */
  get isElsewhere() {
    return this.#stroke.project() !== currentId() && this.#typing.phase !== "saving"
  }

  /** She types. */
  type() {
    this.#typing = typed(this.#typing)
  }

  /** What she has typed is not to be saved. */
  drop() {
    this.#typing = dropped(this.#typing)
  }

  /**
   * Save what she has typed. Return what takes it back where she has emptied the text.
   * @param {string} text
   * @returns {Undo | null}
   */
  save(text) {
    const before = this.#record()
    const stroke = this.#stroke // whatever is announced meanwhile
    this.#typing = savingBegun(this.#typing)
    stroke.save(text, this.#typing.base)
    this.#typing = saved(this.#typing, text, stroke.written())
    return text === "" && view(before, copyId()).main ? this.#undoOf(before, stroke.project()) : null
  }

  /** She leaves the field. */
  leave() {
    this.#typing = left(this.#typing)
    this.#stroke = writer(this.#thing, this.#stroke.project())
  }

  /** Turn to her project. What she has typed stays where she typed it, and is saved before. */
  turn() {
    this.#stroke = writer(this.#thing)
    this.#typing = AT_REST
  }

  /** Take in what is kept now. @returns {Seen} */
  follow() {
    if (isOvertaken(this.#typing, this.#record())) this.leave()
    const seen = view(this.#record(), copyId())
    const isFree = this.#typing.phase === "at-rest"
    const entry = entryFor(this.#typing, seen)
    if (isFree) this.#typing = shown(this.#typing, entry)
    const others = seen.shown.filter((one) => identity(one) !== this.#typing.base)
    return {
      main: seen.main,
      shown: seen.shown,
      text: isFree ? entry?.text ?? "" : null,
      beside: isQuiet(this.#typing) ? { others, aside: seen.aside } : null,
    }
  }

  /** @param {(before: Text) => MaybeRecord} make @returns {Undo} */
  #change(make) {
    this.leave()
    const before = this.#record()
    const project = this.#stroke.project()
    write(this.#thing, make(textIn(before)), project)
    return this.#undoOf(before, project)
  }

  /** Add somebody's wording to what stands in the field. @param {Entry} entry */
  gather(entry) {
    return this.#change((before) => {
      const mine = before.texts.find((one) => identity(one) === this.#typing.base)
      const text = [mine?.text, entry.text].filter(Boolean).join("\n\n")
      return edit(before, text, { at: now(newest(before)), by: copyId(), base: idOf(mine) })
    })
  }

  /** Put somebody's wording away. @param {Entry} entry */
  putAside(entry) {
    return this.#change((before) => putAside(before, identity(entry)))
  }

  /** Take all of it away. */
  clear() {
    return this.#change((before) => clear(before, copyId()))
  }
}
