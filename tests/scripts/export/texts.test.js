import "../page.js"
import assert from "node:assert/strict"
import { answerText, dueText, isOnTheWeb, progressText, signature, stateText } from "../../../scripts/export/texts.js"
import { words } from "./plans.js"

const DAY = new Date(2026, 5, 1)

Deno.test("a note is signed with its day, and with its writer when that is somebody else", () => {
  assert.equal(signature({ date: DAY, source: "" }), "1. jun. 2026")
  assert.equal(signature({ date: DAY, source: "Jonas Dahl" }), "1. jun. 2026, Jonas Dahl")
  assert.equal(answerText(DAY, "", words), "Answer 1. jun. 2026")
  assert.equal(answerText(DAY, "Jonas Dahl", words), "Answer 1. jun. 2026, Jonas Dahl")
})

Deno.test("a day is written out, and what is no day stands as it is", () => {
  assert.equal(dueText("2026-01-31"), "31. jan. 2026")
  assert.equal(dueText("2026-13-45"), "2026-13-45")
  assert.equal(dueText(""), "")
})

Deno.test("how far it is says what is left out only where something is", () => {
  const progress = { done: 3, relevant: 8, leftOut: 0, answered: 0, questions: 0 }
  assert.equal(progressText(progress, words), "3 of 8 done")
  assert.equal(progressText({ ...progress, leftOut: 2 }, words), "3 of 8 done (2 left out)")
})

Deno.test("each state has its word", () => {
  assert.deepEqual([stateText("open", words), stateText("done", words), stateText("not-relevant", words)], ["Open", "Done", "Not relevant"])
})

Deno.test("an address on a disk is not on the web", () => {
  assert.ok(isOnTheWeb("https://guide.example/"))
  assert.ok(isOnTheWeb("http://localhost:8000/"))
  assert.ok(!isOnTheWeb("file:///home/mette/"))
  assert.ok(!isOnTheWeb("pages/1/index.html"))
  assert.ok(!isOnTheWeb(""))
})
