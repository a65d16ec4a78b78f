// Says what stands in the way of saving, and that a copy of the plan is due, with what can be done
// about it.
import { find, setText, wordOf } from "../base/dom.js"
import { fill } from "../base/format.js"
import { warn } from "../base/warn.js"
import { now } from "../state/clock.js"
import { listen } from "../state/events.js"
import { journal } from "../state/journal.js"
import { around } from "../state/keeper.js"
import * as storage from "../state/storage.js"
import { trouble } from "../state/trouble.js"
import { isCopyDue } from "./copy-reminder.js"
import { goBack, say, watch } from "./notice.js"

/** @typedef {import("../state/trouble.js").Trouble | "apart" | "reminder"} Kind what is said, by the end of its text's name */

const LAST_COPY = "last-copy"
const LATER = "copy-reminder"

/** What can be done about each. @type {Record<Kind, string[]>} */
const WAYS = {
  blocked: ["take-copy"],
  full: ["save-again", "take-copy"],
  cleared: ["save-again", "take-copy"],
  lost: ["bring-back", "let-go"],
  damaged: ["take-copy", "forget-damaged"],
  apart: ["take-copy"],
  reminder: ["take-copy", "later"],
}

/** @type {Record<string, () => unknown>} */
const DOING = {
  "save-again": saveAgain,
  "take-copy": takeACopy,
  "bring-back": bringBack,
  "let-go": letGo,
  "forget-damaged": forgetDamaged,
  later: remindLater,
}

const box = () => find(document, "[data-guide-trouble]", HTMLElement)
/** @param {string} name of the text: SavedAgain */
const word = (name) => wordOf(box(), `guideText${name}`)

// Firefox gives each page that is opened from a disk a storage of its own.
const isApart = () => location.protocol === "file:" && "mozInnerScreenX" in globalThis
  && !around && storage.names("project").length > 0

/** @param {string} key */
const timeOf = (key) => storage.get(key)?.at

const isReminderDue = () => isCopyDue(
  storage.names("project").map((id) => timeOf(`project/${id}/name`) ?? Infinity),
  [timeOf(LAST_COPY) ?? 0, timeOf(LATER) ?? 0],
  Date.now(),
)

/** @returns {Kind | null} */
const inTheWay = () => trouble() ?? (isApart() ? "apart" : null)

let isDue = false // asked for when a copy is taken, not at each thing that is written

function show() {
  const kind = inTheWay() ?? (isDue ? "reminder" : null)
  setText(find(box(), "[data-guide-trouble-text]", HTMLElement), kind ? word(`${kind[0].toUpperCase()}${kind.slice(1)}`) : "")
  for (const way of Object.keys(DOING)) {
    find(box(), `[data-guide-${way}]`, HTMLElement).hidden = !(kind && WAYS[kind].includes(way))
  }
}

// --- what the buttons do

async function saveAgain() {
  storage.saveAgain()
  await around?.settled() // another page keeps the state, and answers later
  if (!trouble()) say(word("SavedAgain"))
  show()
  goBack()
}

async function takeACopy() {
  try {
    const { takeCopy } = await import("../copies/take-copy.js")
    say(fill(word("CopySaved"), { name: takeCopy() }))
  } catch (error) {
    say(word("CopyFailed"))
    warn(error)
  }
}

async function bringBack() {
  const isBack = await journal.bringBack()
  storage.settleLoss(true)
  say(word(isBack ? "BroughtBack" : "NothingBack"))
  goBack()
}

async function letGo() {
  await journal.erase()
  storage.settleLoss(false)
  goBack()
}

function forgetDamaged() {
  storage.forgetDamaged()
  goBack()
}

function remindLater() {
  storage.put(LATER, { at: now() })
  goBack()
}

/** @param {{ key: string }} changed */
function followCopies({ key }) {
  if (key !== LAST_COPY && key !== LATER) return
  isDue = isReminderDue()
  show()
}

export function begin() {
  for (const [way, act] of Object.entries(DOING)) {
    find(box(), `[data-guide-${way}]`, HTMLElement).addEventListener("click", act)
  }
  listen("storage-written", followCopies)
  listen("storage-change", followCopies)
  listen("storage-trouble", show)
  listen("project-change", show)
  watch(box())
  isDue = isReminderDue()
  show()
}
