// A storage that several tabs write in, as Chromium has it: each tab has a view of its own, which
// hears late of what the others do.
import { FakeStorage, tellOfStorage } from "./page.js"

/** @typedef {{ key: string, text: string | null, order: number }} Write */

export class SlowStorage {
  /** @type {SlowView[]} */
  views = []
  order = 0

  /** What one more tab has of it. */
  view() {
    const view = new SlowView(this)
    this.views.push(view)
    return view
  }
}

// The writes of others come in the order in which they were made, but for those that its own are
// newer than.
class SlowView extends FakeStorage {
  /** Where the tab listens. @type {EventTarget | null} */
  window = null
  /** @type {Write[]} */
  coming = []
  /** @type {Map<string, number>} */
  #own = new Map()
  #all

  /** @param {SlowStorage} all */
  constructor(all) {
    super(all.views.at(-1)?.kept)
    this.#all = all
  }

  /** @override @param {string} key @param {string} text */
  setItem(key, text) {
    this.#write(key, text)
  }

  /** @override @param {string} key */
  removeItem(key) {
    this.#write(key, null)
  }

  /** @param {string} key @param {string | null} text */
  #write(key, text) {
    this.#all.order += 1
    const { order } = this.#all
    this.#own.set(key, order)
    this.#put(key, text)
    for (const view of this.#all.views) if (view !== this) view.coming.push({ key, text, order })
  }

  /** @param {string} key @param {string | null} text */
  #put(key, text) {
    if (text === null) super.removeItem(key)
    else super.setItem(key, text)
  }

  /** Hear of some of what the others have written. @param {number} count */
  receive(count) {
    for (const { key, text, order } of this.coming.splice(0, count)) {
      if (order > (this.#own.get(key) ?? 0)) this.#put(key, text)
      if (this.window) tellOfStorage(key, text, this.window)
    }
  }
}
