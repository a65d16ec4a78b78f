// The fields of one item, opened under it: not relevant and why, a note, who and when.
import { copyOf, find, findAll, make, wordOf } from "../base/dom.js"
import { currentId, set, things } from "../state/project.js"
import { peopleIn, thingOf } from "./item.js"
import { soon } from "./saving.js"
import { textField } from "./text-field.js"

/**
 * @typedef {import("./item.js").Item} Item
 *
 * @typedef {object} ItemFields
 * @property {HTMLElement} panel
 * @property {(item: Item) => void} show
 *
 * @typedef {object} Doings what the fields ask for
 * @property {(isRelevant: boolean) => void} setRelevant
 * @property {() => void} close
 */

/** The page's one template for them, with the words of all items. */
export const pattern = () => find(document, "[data-guide-item-fields]", HTMLTemplateElement)

// Who and when. What is typed stays in the project where it is typed. Return what shows them.
/** @param {HTMLElement} panel @param {string} id */
function registers(panel, id) {
  const who = find(panel, "[data-guide-register=who]", HTMLInputElement)
  const due = find(panel, "[data-guide-register=due]", HTMLInputElement)
  let of = currentId()
  const saving = soon(who, (value) => set(thingOf(id, "who"), value.trim(), of ?? undefined))
  due.addEventListener("change", () => {
    if (due.validity.valid) set(thingOf(id, "due"), due.value)
  })

  /** @param {Item} item */
  return (item) => {
    const isOther = of !== null && of !== currentId()
    if (isOther) saving.flush()
    of = currentId()
    // Who is there keeps what she types; and a space at its end, which is not saved, yet.
    if (isOther || (!saving.isWaiting() && who.value.trim() !== item.who)) who.value = item.who
    if (isOther || document.activeElement !== due) due.value = item.due
  }
}

/**
 * Make the fields of an item.
 * @param {string} id
 * @param {string} name what they are called
 * @param {Doings} doings
 * @returns {ItemFields}
 */
export function itemFields(id, name, { setRelevant, close }) {
  const panel = copyOf(pattern())
  panel.setAttribute("role", "group")
  panel.setAttribute("aria-label", name)
  const notRelevant = find(panel, "[data-guide-not-relevant]", HTMLInputElement)
  const reason = find(panel, "[data-guide-writing=reason]", HTMLElement)
  const written = findAll(panel, "[data-guide-writing]", HTMLElement)
    .map((box) => textField(box, thingOf(id, wordOf(box, "guideWriting"))))
  const showRegisters = registers(panel, id)

  notRelevant.addEventListener("change", () => setRelevant(!notRelevant.checked))
  find(panel, "[data-guide-close-fields]", HTMLElement).addEventListener("click", close)
  panel.addEventListener("keydown", ({ key }) => { if (key === "Escape") close() })

  return {
    panel,
    show(item) {
      notRelevant.checked = item.state === "not-relevant"
      reason.hidden = !notRelevant.checked
      for (const field of written) field.show()
      showRegisters(item)
    },
  }
}

/** Offer the names that this project has used already. */
export function offerPeople() {
  find(document, "#guide-people", HTMLElement)
    .replaceChildren(...peopleIn(things()).map((value) => make("option", { value })))
}
