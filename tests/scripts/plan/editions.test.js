import assert from "node:assert/strict"
import { isNewer, madeWith, marksOf, since } from "../../../scripts/plan/editions.js"

/** @param {string} number @param {[string, string[]][]} changes */
const edition = (number, changes) => ({ number, changes: changes.map(([kind, things]) => ({ kind, label: kind, text: kind, things })) })

const EDITIONS = [
  edition("1.10.0", [["new", ["item/sow", "question/beds"]], ["corrected", ["item/list", "item/sow"]], ["moved", ["item/gate"]]]),
  edition("1.9.1", [["new", ["item/list"]], ["corrected", ["item/water"]]]),
  edition("1.9.0", [["new", ["item/water"]]]),
]

const IN_ORDER = ["0.9.9", "1", "1.0.1", "1.9.0", "1.9.1", "1.10.0", "1.10.0.1", "2", "10.0.0", "999999.0.0"]

Deno.test("editions are compared as numbers, part by part", () => {
  for (const [at, one] of IN_ORDER.entries()) {
    for (const [place, other] of IN_ORDER.entries()) assert.equal(isNewer(one, other), at > place, `${one} and ${other}`)
  }
})

Deno.test("1 and 1.0.0 are the same", () => {
  assert(!isNewer("1", "1.0.0"))
  assert(!isNewer("1.0.0", "1"))
})

Deno.test("a plan from before there were editions, or with what is none, is as old as the oldest", () => {
  for (const kept of ["", "<b>99</b>", "next", "1.", ".1", "1..2", "-1", "1e3", "1 ", "1234567", "1.2.3.4.5.6.7", "1.0.0\n"]) {
    assert.equal(madeWith(kept, EDITIONS), "1.9.0", JSON.stringify(kept))
  }
  for (const kept of ["1.9.1", "2.0.0", "0.1", "1.2.3.4.5.6"]) assert.equal(madeWith(kept, EDITIONS), kept)
})

Deno.test("what has come since is what is newer, the newest first", () => {
  /** @param {string} made */
  const numbers = (made) => since(EDITIONS, made).map(({ number }) => number)
  assert.deepEqual(numbers("1.9.0"), ["1.10.0", "1.9.1"])
  assert.deepEqual(numbers("1.9.5"), ["1.10.0"])
  assert.deepEqual(numbers("1.10.0"), [])
  assert.deepEqual(numbers("2.0.0"), [])
  assert.deepEqual(numbers("0.9.0"), ["1.10.0", "1.9.1", "1.9.0"])
})

Deno.test("a line is new to who has not seen it, or else as last corrected", () => {
  assert.deepEqual(Object.fromEntries(marksOf(since(EDITIONS, "1.9.0"))), {
    "item/sow": { kind: "new", number: "1.10.0" },
    "question/beds": { kind: "new", number: "1.10.0" },
    "item/list": { kind: "new", number: "1.9.1" },
    "item/gate": { kind: "moved", number: "1.10.0" },
    "item/water": { kind: "corrected", number: "1.9.1" },
  })
  assert.deepEqual(marksOf(since(EDITIONS, "1.9.1")).get("item/list"), { kind: "corrected", number: "1.10.0" })
  assert.equal(marksOf([]).size, 0)
})
