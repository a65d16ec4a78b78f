// Ids that the guide has given up for others.
import "../page.js"
import assert from "node:assert/strict"

Object.assign(globalThis, { guideFormerIds: { item: { old: "new", older: "new" }, question: { asked: "asks" } } })
const { formerNames, presentName } = await import("../../../scripts/state/former.js")

Deno.test("a thing is found under every id that it has had, with all that belongs to it", () => {
  assert.deepEqual(formerNames("item/new/status"), ["item/old/status", "item/older/status"])
  assert.deepEqual(formerNames("question/asks/answer/20261101-a"), ["question/asked/answer/20261101-a"])
  assert.deepEqual(formerNames("item/old/status"), [])
  for (const thing of ["name", "guide/edition", "worksheet/new/a1"]) assert.deepEqual(formerNames(thing), [])
})

Deno.test("a thing has its present name, and what is no former id keeps its own", () => {
  assert.equal(presentName("item/old/status"), "item/new/status")
  assert.equal(presentName("question/asked/answer/20261101-a"), "question/asks/answer/20261101-a")
  for (const thing of ["item/new/status", "question/old/answer/a", "name", "item/constructor/status", "constructor/name/x", "__proto__/a/b"]) {
    assert.equal(presentName(thing), thing)
  }
})
