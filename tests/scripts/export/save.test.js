import "../page.js"
import assert from "node:assert/strict"
import { nameOf } from "../../../scripts/export/save.js"
import { fullPlan } from "./plans.js"

Deno.test("a file is named by project and day in plain letters", () => {
  for (const extension of ["docx", "csv", "md", "ics"]) {
    assert.equal(nameOf(fullPlan(), extension), `sallingsvej-2027-aeroe-b-aasen-b-2027-02-10.${extension}`)
  }
})

Deno.test("a plan without a name, or without a letter in it, is named as a plan is", () => {
  for (const name of ["", "\u2603", " "]) {
    assert.equal(nameOf(fullPlan({ about: { name, organisation: "" } }), "docx"), "min-plan-2027-02-10.docx")
  }
})
