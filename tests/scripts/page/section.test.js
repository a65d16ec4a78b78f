// The section of a page that is marked as the one in view.
import assert from "node:assert/strict"
import { currentAt } from "../../../scripts/page/section.js"

const VIEW = { height: 800, scrolled: 1000, whole: 5000 }

Deno.test("the last section whose heading has passed the upper quarter of the window is in view", () => {
  assert.equal(currentAt([-900, -20, 199, 700], VIEW), 2)
  assert.equal(currentAt([-900, -20, 200, 700], VIEW), 1)
})

Deno.test("above the first section none is in view", () => {
  assert.equal(currentAt([300, 900, 1500], { ...VIEW, scrolled: 0 }), -1)
})

Deno.test("at the end of the page the last section is in view, however far down its heading stands", () => {
  assert.equal(currentAt([-900, 100, 700], { ...VIEW, scrolled: 4200 }), 2)
  assert.equal(currentAt([-900, 100, 700], { ...VIEW, scrolled: 4198 }), 2)
  assert.equal(currentAt([-900, 100, 700], { ...VIEW, scrolled: 4197 }), 1)
})

Deno.test("a page that is no longer than its window begins before its first section", () => {
  assert.equal(currentAt([300, 500], { height: 800, scrolled: 0, whole: 700 }), -1)
})
