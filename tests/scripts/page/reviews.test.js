// What is overdue on the page for editors.
import "../page.js"
import assert from "node:assert/strict"
import { isOverdue } from "../../../scripts/page/reviews.js"

Deno.test("nothing is overdue on its own day, and everything is on the next", () => {
  assert.equal(isOverdue("2027-01-31", "2027-01-30"), false)
  assert.equal(isOverdue("2027-01-31", "2027-01-31"), false)
  assert.equal(isOverdue("2027-01-31", "2027-02-01"), true)
  assert.equal(isOverdue("2026-12-31", "2027-01-01"), true)
})
