// The box that tells of a new edition and what can be done about it.
import { copyOf, find, findAll, seek } from "../base/dom.js"
import { wayBack } from "../page/way-back.js"
import { listen } from "../state/events.js"
import { trouble } from "../state/trouble.js"

const SAID_AFTER = 200 // ms; a screen reader says only what changes in a region it knows

/** What holds the box and its texts. */
export const template = () => find(document, "template[data-guide-load=app]", HTMLTemplateElement)

const messages = () => find(document, ".guide-messages", HTMLElement)

/** What the browser would not keep stands on this page alone, and goes with it. */
export const isAtRisk = () => ["blocked", "full", "cleared"].includes(trouble() ?? "")

/** Whether somebody is in the middle of something here. */
export const isTyping = () => document.activeElement?.matches("input:not([type=checkbox]), textarea, select")
  || document.querySelector("dialog[open], :popover-open") !== null

const withdraw = () => seek(messages(), "[data-guide-update]", HTMLElement)?.remove()

/**
 * @param {string} text
 * @param {string} label of the button that does it
 * @param {() => void} act
 * @param {() => void} refuse
 */
export function tell(text, label, act, refuse) {
  if (isAtRisk()) return
  withdraw()
  const box = copyOf(template())
  const [yes, no] = findAll(box, "button", HTMLButtonElement)
  const { watch, goBack } = wayBack()
  yes.textContent = label
  yes.addEventListener("click", act)
  no.addEventListener("click", () => {
    refuse()
    const hadKeyboard = box.contains(document.activeElement)
    box.remove()
    if (hadKeyboard) goBack()
  })
  watch(box)
  messages().append(box)
  setTimeout(() => {
    find(box, "[role=status]", HTMLElement).textContent = text
    // What somebody writes in may not lie behind the box.
    if (isTyping()) document.activeElement?.scrollIntoView({ block: "nearest" })
  }, SAID_AFTER)
}

/** Take the box away where the page may not be left. */
export const begin = () => listen("storage-trouble", () => { if (isAtRisk()) withdraw() })
