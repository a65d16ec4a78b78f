// When the reader is reminded to take a copy of her plan.
import assert from "node:assert/strict"
import { isCopyDue } from "../../../scripts/page/copy-reminder.js"

const DAY = 24 * 60 * 60 * 1000
const NOW = Date.UTC(2027, 0, 31)
/** @param {number} days */
const ago = (days) => NOW - days * DAY

Deno.test("a copy is due a month after the oldest project was named", () => {
  assert.equal(isCopyDue([ago(31), ago(2)], [0, 0], NOW), true)
  assert.equal(isCopyDue([ago(30), ago(2)], [0, 0], NOW), false)
})

Deno.test("without a project no copy is ever due", () => {
  assert.equal(isCopyDue([], [0, 0], NOW), false)
  assert.equal(isCopyDue([], [ago(400), ago(400)], NOW), false)
})

Deno.test("a project that has no name yet reminds of nothing", () => {
  assert.equal(isCopyDue([Infinity], [0, 0], NOW), false)
  assert.equal(isCopyDue([Infinity, ago(31)], [0, 0], NOW), true)
})

Deno.test("who has taken a copy is reminded a month after it", () => {
  assert.equal(isCopyDue([ago(400)], [ago(30), 0], NOW), false)
  assert.equal(isCopyDue([ago(400)], [ago(31), 0], NOW), true)
})

Deno.test("who has put it off is reminded a month after that", () => {
  assert.equal(isCopyDue([ago(400)], [ago(90), ago(3)], NOW), false)
  assert.equal(isCopyDue([ago(400)], [ago(90), ago(31)], NOW), true)
})
