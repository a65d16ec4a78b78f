// A plan's file, and what a reader does with one.
import assert from "node:assert/strict"
import { openTab } from "../copies.js"

/**
 * @typedef {import("../copies.js").Tab} Tab
 * @typedef {import("../copies.js").Settings} Settings
 * @typedef {import("../../../scripts/copies/contents.js").PlanObject} PlanObject
 * @typedef {import("../../../scripts/copies/reading.js").PlanFile} PlanFile
 * @typedef {import("../../../scripts/copies/places.js").Targets} Targets
 * @typedef {import("../../../scripts/state/records.js").Register} Register
 * @typedef {import("../../../scripts/state/records.js").Text} Text
 * @typedef {{ format: string, version: number, exported: string, copy: string, names: Record<string, Register>, projects: Record<string, Record<string, any>> }} Plan
 */

const STATES = new URL("../../examples/reader_states/", import.meta.url)
const NAMESPACE = "a-guide:v1:"
const OTHER_THAN_HERS = /:(this-copy|last-copy|current-project)$/

export const PROJECT = "p4h8s1ab"
export const ITEM = "item/skriv-kravet-ind-i-udbuddet"
export const TICK = "item/vaelg-aftale-eller-klausul/status"

// The files are those of the guide itself, and this page belongs to another one.
/** The files that every version has written, the newest last, as [name, text]. @type {[string, string][]} */
export const EARLIER = [...Deno.readDirSync(STATES)].map(({ name }) => name).filter((name) => /^plan-\d+\.json$/.test(name))
  .sort((a, b) => Number.parseInt(a.slice(5), 10) - Number.parseInt(b.slice(5), 10))
  .map((name) => [name, Deno.readTextFileSync(new URL(name, STATES)).replace('"sammen-om-helheden/plan"', '"a-guide/plan"')])

/** A file as the newest version writes it. @returns {Plan} */
export const newPlan = () => JSON.parse(EARLIER[EARLIER.length - 1][1])

/** A browser in which somebody has worked. @param {Settings} [settings] */
export function workedIn(settings) {
  const tab = openTab(settings)
  const { create, set } = tab.project
  create("Sallingsvej 2027", "Boligforeningen Havblik")
  set(TICK, "done")
  set("item/foelg-op-paa-jobaftalen/status", "not-relevant")
  set(`${ITEM}/due`, "2026-12-01")
  type(tab, "item/foelg-op-paa-jobaftalen/reason", "Entrepren\u00f8ren har egne l\u00e6rlinge.")
  type(tab, `${ITEM}/note`, "Sp\u00f8rg kommunen f\u00f8rst. <b>\u00c6\u00f8\u00e5</b>")
  type(tab, "question/maal-med-renoveringen/answer/20261124-x8k2", "At flere kommer i arbejde.\n\ud83c\udfd7\ufe0f")
  type(tab, "worksheet/swot/styrker-1", "Et godt naboskab")
  create("Et projekt til")
  set(TICK, "open")
  return tab
}

/** @param {Tab} tab @param {string} thing @param {string} text */
export const type = (tab, thing, text) => tab.writer.writer(thing).save(text)

/** @param {Tab} tab @param {string} name */
export function turnTo(tab, name) {
  const found = tab.project.list().find((one) => one.name === name)
  assert(found)
  tab.project.select(found.id)
}

/** A full copy. @param {Tab} tab */
export const takeOut = (tab) => tab.planFile.write().text

/** The content of a file that is a plan. @param {Tab} tab @param {string | object} content @returns {PlanFile} */
export function contentOf(tab, content) {
  const result = tab.planFile.read(typeof content === "string" ? content : JSON.stringify(content))
  assert(result.ok, result.ok ? "" : result.why)
  return result.file
}

/** Fetch a plan in; return how to undo it. @param {Tab} tab @param {string | object} content @param {"merge" | "replace"} [way] @param {Targets} [targets] */
export function fetchIn(tab, content, way = "merge", targets = {}) {
  const result = tab.planFile[way](contentOf(tab, content), targets)
  assert(result.ok, result.ok ? "" : String(result.why))
  return result
}

/** All that a browser keeps. @param {Tab} tab */
export const everythingIn = (tab) => [...tab.kept.kept].sort()

/** What the reader has made, as it is kept: not this copy's id, nor when the last copy was taken. @param {Tab} tab */
export const workIn = (tab) => everythingIn(tab).filter(([key]) => !OTHER_THAN_HERS.test(key))

/** Let a browser take that many more characters, and no more. @param {Tab} tab @param {number} more */
export const limit = (tab, more) => { tab.kept.room = [...tab.kept.kept].flat().join("").length + more }

/** The record of a thing in the current project. @param {Tab} tab @param {string} thing @returns {any} */
export const recordOf = (tab, thing) => tab.project.read(thing)

/** What a reader sees of a text, hers first. @param {Tab} tab @param {string} thing */
export const textsOf = (tab, thing) => tab.records.view(tab.project.read(thing), tab.storage.copyId()).shown.map(({ text }) => text)

/** The things of a project as plain objects. @param {Tab} tab @param {string} [project] */
export const thingsIn = (tab, project) => JSON.parse(JSON.stringify(tab.project.things(project)))

/** Another tab of the same browser. @param {Tab} tab */
export const besides = (tab) => openTab({ kept: tab.kept })

/** Put a text into a browser as it stands. @param {Tab} tab @param {string} key @param {string} text */
export const keep = (tab, key, text) => tab.kept.setItem(NAMESPACE + key, text)
