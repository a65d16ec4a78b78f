// A text of a project as a field: saved while the reader types, and under it what else has been
// written there.
import { find, make, wordOf } from "../base/dom.js"
import { fill } from "../base/format.js"
import { say } from "../page/notice.js"
import { Draft } from "./draft.js"
import { otherWordings, pattern } from "./other-wordings.js"
import { add, later } from "./saving.js"
import { caretIn } from "./typing.js"

/** @typedef {import("./draft.js").Undo} Undo */

/** @param {HTMLTextAreaElement} area @param {string} text */
function fillIn(area, text) {
  const { value, selectionEnd } = area
  if (value === text) return
  area.value = text
  const caret = caretIn(value, selectionEnd, text)
  if (document.activeElement === area) area.setSelectionRange(caret, caret)
}

/** Make the area as high as what stands in it, where the browser does not. @param {HTMLTextAreaElement} area */
function grow(area) {
  if (CSS.supports("field-sizing", "content") || !area.offsetParent) return
  area.style.height = "auto"
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`
}

// A field is as high as the page lets it be, and breaks at no sheet's end: paper gets the text.
/** @param {HTMLTextAreaElement} area */
function printedFor(area) {
  const printed = make("p", { className: "guide-field__printed" })
  area.closest("label")?.after(printed) // not in it, or the field would be called what it says
  return printed
}

export class TextField {
  #draft
  #printed
  #saving = later(() => this.flush())
  #showBeside

  /**
   * @param {HTMLElement} box an element that holds a textarea
   * @param {string} thing the text's name within a project: item/<id>/note
   */
  constructor(box, thing) {
    this.box = box
    this.area = find(box, "textarea", HTMLTextAreaElement)
    this.#draft = new Draft(thing)
    this.#printed = printedFor(this.area)
    this.#showBeside = otherWordings(box, {
      gather: (entry, done) => this.#changeAndSay(() => this.#draft.gather(entry), done),
      putAside: (entry, done) => this.#changeAndSay(() => this.#draft.putAside(entry), done),
    })
    this.area.addEventListener("input", () => this.#type())
    this.area.addEventListener("blur", () => this.#leave())
  }

  /** Save what waits. */
  flush() {
    if (!this.#draft.isUnsaved) return
    this.#saving.forget()
    const undo = this.#draft.save(this.area.value)
    if (undo) say(wordOf(pattern(), "guideTextRemoved"), undo)
    this.show()
  }

  /** Forget what waits. */
  drop() {
    this.#saving.forget()
    this.#draft.drop()
  }

  /** Bring it up to date. Return what is to be seen of the text. */
  show() {
    if (this.#draft.isElsewhere) {
      this.flush()
      this.#draft.turn()
    }
    const seen = this.#draft.follow()
    if (seen.text !== null) fillIn(this.area, seen.text)
    if (seen.beside) this.#showBeside(seen.beside)
    this.#fit()
    return seen
  }

  /** Take all of the text away. Return what takes that back. */
  clear() {
    return this.#change(() => this.#draft.clear())
  }

  #type() {
    this.#draft.type()
    this.#fit()
    this.#saving.ask()
    const { value, maxLength } = this.area
    if (value.length >= maxLength) say(fill(wordOf(pattern(), "guideTextTooLong"), { count: maxLength }))
  }

  #leave() {
    this.flush()
    this.#draft.leave()
    this.show()
  }

  // As high, and on paper, as what stands in it.
  #fit() {
    this.#printed.textContent = this.area.value
    grow(this.area)
  }

  /** @param {() => Undo} make */
  #change(make) {
    this.flush()
    return make()
  }

  /** @param {() => Undo} make @param {string} done */
  #changeAndSay(make, done) {
    say(done, this.#change(make))
    this.area.focus()
  }
}

/**
 * Make a field that saves itself also when the reader goes.
 * @param {HTMLElement} box
 * @param {string} thing
 */
export function textField(box, thing) {
  const field = new TextField(box, thing)
  add(field)
  return field
}
