import "../page.js"
import assert from "node:assert/strict"
import { write } from "../../../scripts/export/sheet.js"
import { asWritten, done, foreign, fullPlan, idsOf, left, note, open, planWith, set, TEXTS, WANTED } from "./plans.js"
import { loadVendored } from "./vendored.js"

loadVendored("papaparse/papaparse.js")

/** @typedef {import("../../../scripts/export/document.js").PlanDocument} PlanDocument */

// As a spreadsheet would take it for a formula.
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/
const HEADS = [
  "Id", "Kind", "Phase", "Recommendation", "Text", "State", "Reason", "Note or answer", "Who", "Due", "Day of answer", "Page", "Edition",
]

/** @param {PlanDocument} plan */
const bytesOf = async (plan) => new Uint8Array(await write(plan).arrayBuffer())

/** The cells of a file with semicolons, as RFC 4180 says otherwise. @param {string} text */
function cellsOf(text) {
  const rows = [[""]]
  let isQuoted = false
  for (const [piece] of text.matchAll(/""|"|;|\r\n|[^";\r]+|\r/g)) {
    const row = rows[rows.length - 1]
    if (piece === "\"") isQuoted = !isQuoted
    else if (piece === "\"\"") row[row.length - 1] += isQuoted ? "\"" : ""
    else if (isQuoted || !["\r\n", ";"].includes(piece)) row[row.length - 1] += piece
    else if (piece === ";") row.push("")
    else rows.push([""])
  }
  return rows
}

/** @param {PlanDocument} plan */
async function rowsOf(plan) {
  const [heads, ...rows] = cellsOf(new TextDecoder().decode(await bytesOf(plan)))
  assert.deepEqual(heads, HEADS)
  return rows.map((cells) => {
    assert.equal(cells.length, HEADS.length)
    return Object.fromEntries(cells.map((cell, column) => [HEADS[column], cell]))
  })
}

Deno.test("a sheet is as Danish Excel opens it: a mark for UTF-8, semicolons, lines of both signs", async () => {
  const bytes = await bytesOf(fullPlan())
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf])
  const text = new TextDecoder().decode(bytes)
  assert.ok(text.startsWith("Id;Kind;Phase;Recommendation;Text;State;"))
  const outside = text.replace(/"(?:[^"]|"")*"/g, "")
  assert.equal(outside.split("\r\n").length, (await rowsOf(fullPlan())).length + 1)
  assert.equal(outside.split("\n").length, outside.split("\r\n").length)
})

Deno.test("a sheet has a row for every item and every question, in the order of the guide", async () => {
  const rows = await rowsOf(fullPlan())
  assert.deepEqual([...new Set(rows.map((row) => row.Id))].sort(), WANTED)
  assert.deepEqual(rows.filter((row) => row.Kind === "Item").map((row) => row.Id), [...idsOf("items"), "gone-with-words", "gone-without"])
  assert.deepEqual([rows[0].Phase, rows[0].Recommendation, rows[0].Text], ["Before", "1. Recommendation 1", "Do before-1."])
})

Deno.test("a sheet has every text and a row for each answer", async () => {
  const rows = await rowsOf(fullPlan())
  /** @param {string} id */
  const told = (id) => rows.filter((row) => row.Id === id).map((row) => row["Note or answer"].replace(/^'/, ""))
  Object.values(TEXTS).forEach((text, index) => {
    assert.deepEqual(told(idsOf("items")[index]), [asWritten(text)])
    assert.equal(told(idsOf("questions")[index])[0], asWritten(text))
  })
  const answers = rows.filter((row) => row.Id === idsOf("questions")[0])
  assert.deepEqual(answers.map((row) => row["Day of answer"]), ["2026-09-01", "2026-11-02"])
  assert.deepEqual(answers.map((row) => row.State), ["Answered", "Answered"])
  const [unanswered, ...more] = rows.filter((row) => row.Id === idsOf("questions").at(-1))
  assert.equal(unanswered.State, "No answer yet")
  assert.deepEqual(more, [])
})

Deno.test("a sheet tells state, person, day, reason, source, page and edition", async () => {
  const rows = Object.fromEntries((await rowsOf(fullPlan())).map((row) => [row.Id, row]))
  assert.deepEqual([rows[open].State, rows[open].Due, rows[open].Who], ["Open", "2027-02-17", "Mette \u00c5g\u00e5rd; =driften"])
  assert.equal(rows[open].Page, `https://guide.example/pages/3/index.html#tjek-${open}`)
  assert.equal(rows[done].State, "Done")
  assert.deepEqual([rows[left].State, rows[left].Reason], ["Not relevant", "We have no cellar."])
  assert.equal(rows[foreign]["Note or answer"],
    "I see it so.\n\nWithout a name.\n(1. jun. 2026, from another browser)\n\nI see it otherwise.\n(1. jun. 2026, Jonas Dahl)")
  assert.equal(rows["gone-without"].Phase, "No longer in the guide")
  assert.equal(rows["gone-with-words"].Text, "Make a plan for waste.")
  assert.deepEqual([...new Set(Object.values(rows).map((row) => row.Edition))], ["1.2.0 (2027-01-31)"])
})

Deno.test("a sheet runs no formula that a person wrote", async () => {
  const cells = (await rowsOf(fullPlan())).flatMap((row) => Object.values(row))
  assert.deepEqual(cells.filter((cell) => FORMULA.test(cell)), [])
  const guarded = cells.filter((cell) => cell.startsWith("'")).map((cell) => cell.slice(1))
  for (const text of [TEXTS.formula, TEXTS.formulaBehindALine, TEXTS.formulaBehindSpaces, TEXTS.wideFormula]) {
    assert.ok(guarded.includes(asWritten(text)), text)
  }
})

Deno.test("a sheet runs no formula, wherever it stands and whatever it begins with", async () => {
  for (const start of ["=1+1", "+45 12", "-1", "@SUM(A1)", " =1", "\n=1", "\u00a0=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201"]) {
    const hostile = `${start}|' /C calc'!A0 \r\nBEGIN:VEVENT <script>alert(1)</script>`
    const plan = planWith({ [`item/${open}/who`]: set(start), [`item/${open}/due`]: set(start), [`item/gone${start}/note`]: note(start) })
    for (const phase of plan.phases) {
      phase.title = hostile
      for (const recommendation of phase.recommendations) for (const item of recommendation.items) item.text = hostile
    }
    const rows = await rowsOf(plan)
    assert.deepEqual(rows.flatMap((row) => Object.values(row)).filter((cell) => FORMULA.test(cell)), [])
    assert.ok(rows.some((row) => row.Text === `'${hostile}`))
    assert.ok(rows.some((row) => row.Who === `'${start.trim()}`))
  }
})
