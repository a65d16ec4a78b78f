import "../page.js"
import assert from "node:assert/strict"
import { dayText, nameOf, short, titlesOf, wordsOf } from "../../../scripts/plan/wording.js"
import { register, text } from "./guide.js"

const SCRIPT = "<img src=x onerror=alert(1)>"
const FIELDS = { status: "Status", note: "Note", due: "Frist", name: "Projektets navn", state: "Projektets status", answer: "Svar" }
const VALUES = { done: "Klaret", archived: "Arkiveret" }

const titles = titlesOf({
  phases: [{
    id: "before", title: "Before",
    recommendations: [{
      id: "ask", number: 1, title: "Ask", page: "",
      items: [{ id: "one", text: "Do one.", group: "", page: "" }], questions: [{ id: "why", text: "Why?", page: "" }],
    }],
  }],
  retired: [{ kind: "item", id: "old", text: "Do the old." }],
  edition: { number: "1.2.0", date: "2027-01-31" },
  export: {},
})
/** @type {import("../../../scripts/plan/wording.js").Words} */
const words = {
  titles,
  nothing: "(tomt)",
  field: (name) => new Map(Object.entries(FIELDS)).get(name) ?? null,
  value: (name) => new Map(Object.entries(VALUES)).get(name) ?? null,
}

Deno.test("a thing is called what the guide calls it, and else what stands in the file", () => {
  assert.equal(nameOf("item/one/note", words), "Do one. \u2013 Note")
  assert.equal(nameOf("question/why/answer/20261101-a", words), "Why? \u2013 Svar")
  assert.equal(nameOf("item/old/due", words), "Do the old. \u2013 Frist")
  assert.equal(nameOf("item/unknown/status", words), "unknown \u2013 Status")
  assert.equal(nameOf("item/one/later", words), "Do one. \u2013 later")
  assert.equal(nameOf("name", words), "Projektets navn")
  assert.equal(nameOf("worksheet/swot/a1", words), "worksheet/swot/a1")
})

Deno.test("a choice is said in the guide's words, and what it does not know as it stands", () => {
  assert.equal(wordsOf("item/one/status", register("done"), words), "Klaret")
  assert.equal(wordsOf("state", register("archived"), words), "Arkiveret")
  assert.equal(wordsOf("item/one/status", register(SCRIPT), words), SCRIPT)
  assert.equal(wordsOf("item/one/who", register("done"), words), "done")
})

Deno.test("what is empty is said to be", () => {
  for (const record of [null, register(""), text()]) assert.equal(wordsOf("item/one/note", record, words), "(tomt)")
})

Deno.test("a day is said as people write it, and what is none as it stands", () => {
  assert.equal(wordsOf("item/one/due", register("2026-12-01"), words), "1. december 2026")
  assert.equal(dayText("2026-02-30"), "2026-02-30")
  assert.equal(wordsOf("item/one/who", register("2026-12-01"), words), "2026-12-01")
})

Deno.test("all texts of a note are said, the newest first", () => {
  assert.equal(wordsOf("item/one/note", { texts: [{ text: "First", at: 1, by: "a" }, { text: "Second", at: 2, by: "b" }] }, words), "Second\nFirst")
})

Deno.test("of a long text the beginning is said", () => {
  assert.equal(short("\u00e5".repeat(400)), "\u00e5".repeat(400))
  assert.equal(short("\u00e5".repeat(401)), `${"\u00e5".repeat(400)} \u2026`)
  assert(wordsOf("item/one/note", text("x".repeat(5000)), words).length < 410)
  assert(wordsOf("item/one/who", register("x".repeat(5000)), words).length < 410)
})
