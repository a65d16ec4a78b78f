// Fetches a plan from a file, chosen or dropped, or from the page's own address: shows what it would
// change, does it when the reader says so, and offers to undo it.
import { around, find, wordOf } from "../base/dom.js"
import { catalogueTexts } from "../base/data.js"
import { fill } from "../base/format.js"
import { load } from "../base/load.js"
import { merge, readFile, replace } from "../copies/plan-file.js"
import * as link from "../copies/share-link.js"
import { flushAll } from "../work/saving.js"
import { Preview } from "./preview.js"
import { dayText, titlesOf } from "./wording.js"

/**
 * @typedef {import("../copies/contents.js").PlanFile} PlanFile
 * @typedef {import("./preview.js").Way} Way
 * @typedef {{ ok: true, file: PlanFile } | { ok: false, why: string }} Result
 */

const DOING = { merge, replace }

const root = () => find(document, "[data-guide-plan-import]", HTMLElement)
const dialog = () => find(root(), "dialog", HTMLDialogElement)
const form = () => find(root(), "[data-guide-plan-import-form]", HTMLFormElement)
const field = () => find(root(), "[type=file]", HTMLInputElement)
const undoButton = () => find(root(), "[data-guide-plan-import-undo]", HTMLElement)
/** @param {string} selector */
const part = (selector) => find(root(), selector, HTMLElement)
/** @param {string} name of the text: Done */
const text = (name) => wordOf(root(), `text${name}`)
/** What the page calls a field, a value or an error. @param {string} kind @param {string} name */
const word = (kind, name) => root().getAttribute(`data-${kind}-${name}`)

// Without them, things are called what they are called in the file.
/** @type {Map<string, string>} */
let titles = new Map()

async function loadTitles() {
  if (titles.size) return
  await load("texts").catch(() => undefined)
  const texts = catalogueTexts()
  if (texts) titles = titlesOf(texts)
}

/** What would be done, and how what was done is undone. @type {{ file: PlanFile, preview: Preview } | null} */
let wanted = null
/** @type {(() => number) | null} */
let undo = null

// --- opening

function clear() {
  wanted = null
  form().hidden = true
  form().reset()
  part(".guide-plan-import__projects").replaceChildren()
  part("[role=alert]").textContent = ""
}

function open() {
  flushAll() // what is being typed is part of what is here
  clear()
  field().value = ""
  if (!dialog().open) dialog().showModal()
  find(dialog(), "h2", HTMLElement).focus()
}

/** @param {string} why */
function refuse(why) {
  clear()
  part("[role=alert]").textContent = word("error", why)
}

const way = () => /** @type {Way} */ (new FormData(form()).get("way"))

/** @param {PlanFile} file */
function showPreview(file) {
  const preview = new Preview(root(), file, {
    field: (name) => word("field", name), value: (name) => word("value", name), nothing: text("Nothing"), titles,
  })
  wanted = { file, preview }
  preview.show(way())
  const exported = part(".guide-plan-import__exported")
  exported.textContent = fill(wordOf(exported, "text"), { date: dayText(file.exported.slice(0, 10)) })
  form().hidden = false
  part("[data-guide-plan-import-heading]").focus()
}

/** @param {Result} result */
async function show(result) {
  if (!result.ok) return refuse(result.why)
  if (!Object.keys(result.file.projects).length) return refuse("no-projects")
  await loadTitles()
  clear()
  return showPreview(result.file)
}

/** @param {File} chosen */
const openFile = async (chosen) => show(await readFile(chosen))

async function openLink() {
  const { hash } = location
  if (!link.isLink(hash)) return
  // Once is enough: a reload or a bookmark asks no more, and nobody else finds the plan there.
  history.replaceState(history.state, "", location.href.split("#")[0])
  open()
  const result = await link.read(hash)
  show(!result.ok && result.why === "damaged" ? { ok: false, why: "damaged-link" } : result)
}

// --- doing it

/** @param {string} said @param {boolean} isUndoable */
function finish(said, isUndoable) {
  const status = part("[role=status]")
  status.textContent = said
  undoButton().hidden = !isUndoable
  status.focus()
}

/** @param {Event} event */
function bringIn(event) {
  event.preventDefault()
  if (!wanted) return
  const result = DOING[way()](wanted.file, wanted.preview.targets)
  if (!result.ok) {
    refuse(String(result.why))
    return
  }
  undo = result.undo
  dialog().close()
  clear()
  finish(text(result.saved ? "Done" : "DoneUnsaved"), true)
}

function takeBack() {
  if (!undo) return
  const kept = undo()
  undo = null
  finish(kept ? fill(text("UndonePartly"), { count: kept }) : text("Undone"), false)
}

// --- dropping a file on the page

/** @param {DragEvent} event */
const hasFile = ({ dataTransfer }) => dataTransfer?.types.includes("Files") ?? false

/** @param {DragEvent} event */
function letDrop(event) {
  if (!hasFile(event)) return
  event.preventDefault()
  dialog().toggleAttribute("data-dragged", true)
}

/** @param {DragEvent} event */
function takeDropped(event) {
  if (!hasFile(event)) return
  event.preventDefault()
  dialog().removeAttribute("data-dragged")
  const [chosen] = event.dataTransfer?.files ?? []
  if (!chosen) return
  open()
  openFile(chosen)
}

export function begin() {
  form().addEventListener("submit", bringIn)
  undoButton().addEventListener("click", takeBack)
  form().addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "way") wanted?.preview.renew(way())
  })
  field().addEventListener("change", () => {
    const [chosen] = field().files ?? []
    if (chosen) openFile(chosen)
  })
  part("[data-guide-plan-import-cancel]").addEventListener("click", () => dialog().close())
  document.addEventListener("click", (event) => {
    if (around(event, "[data-guide-plan-import-open]", HTMLElement)) open()
  })
  document.addEventListener("dragover", letDrop)
  document.addEventListener("dragleave", () => dialog().removeAttribute("data-dragged"))
  document.addEventListener("drop", takeDropped)
  root().hidden = false
  addEventListener("hashchange", openLink)
  openLink()
}
