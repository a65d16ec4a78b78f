// What else has been written in a text, under its field: by whom and when, and what can be done
// with it.
import { copyOf, find, make, wordOf } from "../base/dom.js"
import { dateTime, fill } from "../base/format.js"
import { nameOfCopy } from "../state/project.js"
import { copyId } from "../state/storage.js"

/**
 * @typedef {import("../state/records.js").Entry} Entry
 *
 * What a click on a wording's button does; `done` says it afterwards.
 * @typedef {(entry: Entry, done: string) => void} Act
 * @typedef {{ gather: Act, putAside: Act }} Acts
 */

/** The page's one template for them, with the words of all text fields. */
export const pattern = () => find(document, "[data-guide-other]", HTMLTemplateElement)

/** @param {Entry} entry */
function sourceOf({ by, at }) {
  const name = nameOfCopy(by)
  const elsewhere = name ? "guideTextFrom" : "guideTextElsewhere"
  return fill(wordOf(pattern(), by === copyId() ? "guideTextOwn" : elsewhere), { name, date: dateTime(at) })
}

/** @param {HTMLElement} element @param {string} name @param {Entry} entry @param {Act} act */
function onClick(element, name, entry, act) {
  const button = find(element, `[data-guide-${name}]`, HTMLElement)
  button.addEventListener("click", () => act(entry, wordOf(button, "guideTextDone")))
}

/** @param {Entry} entry @param {Acts} acts */
function wording(entry, { gather, putAside }) {
  const element = copyOf(pattern())
  find(element, ".guide-other__source", HTMLElement).textContent = sourceOf(entry)
  find(element, ".guide-other__text", HTMLElement).textContent = entry.text
  onClick(element, "gather", entry, gather)
  onClick(element, "put-aside", entry, putAside)
  return element
}

/** @param {Entry[]} aside @param {Acts} acts */
function putAway(aside, acts) {
  const details = make("details")
  const textContent = `${wordOf(pattern(), "guideTextAside")} (${aside.length})`
  details.append(make("summary", { textContent }), ...aside.map((entry) => wording(entry, acts)))
  for (const button of details.querySelectorAll("[data-guide-put-aside]")) button.remove()
  return details
}

/**
 * Show them at the end of a field's box. Return what brings them up to date; as long as they are the
 * same, they stay where they are.
 * @param {HTMLElement} box
 * @param {Acts} acts
 */
export function otherWordings(box, acts) {
  let shown = ""
  /** @type {HTMLElement | null} */
  let list = null

  /** @param {{ others: Entry[], aside: Entry[] }} beside */
  return ({ others, aside }) => {
    const wanted = JSON.stringify([others, aside])
    if (shown === wanted) return
    shown = wanted
    list?.remove()
    list = null
    if (!others.length && !aside.length) return
    list = make("div", { className: "guide-others" })
    list.append(...others.map((entry) => wording(entry, acts)))
    if (aside.length) list.append(putAway(aside, acts))
    box.append(list)
  }
}
