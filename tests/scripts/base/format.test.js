// How texts are filled in and days are written.
import "../page.js"
import assert from "node:assert/strict"
import { dateOf, dateTime, dayOf, fill, longDay, shortDay } from "../../../scripts/base/format.js"

Deno.test("a text is filled in, each name wherever it stands, and what has no name stays", () => {
  assert.equal(fill("{done} af {total}, {done}", { done: 3, total: 7 }), "3 af 7, 3")
  assert.equal(fill("{a} {b c} {}", { a: "{b}" }), "{b} {b c} {}")
  assert.equal(fill("{a}", { a: "$& $1" }), "$& $1")
})

Deno.test("a day is a day where the reader is", () => {
  assert.equal(dayOf(new Date(2026, 11, 1, 0, 0, 1)), "2026-12-01")
  assert.equal(dayOf(new Date(2026, 0, 31, 23, 59, 59)), "2026-01-31")
  assert.deepEqual(dateOf("2026-12-01"), new Date(2026, 11, 1))
  assert.deepEqual(dateOf("2028-02-29"), new Date(2028, 1, 29))
})

for (const day of ["", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-12-01", "0026-12-01", "2026-12-01T10:00", " 2026-12-01", "x"]) {
  Deno.test(`this is no day: ${JSON.stringify(day)}`, () => assert.equal(dateOf(day) ?? null, null))
}

Deno.test("days and hours are written as Danes write them", () => {
  const day = new Date(2026, 11, 1, 9, 5)
  assert.equal(longDay(day), "1. december 2026")
  assert.equal(shortDay(day), "1. dec. 2026")
  assert.equal(dateTime(day), "1. december 2026 kl. 09.05")
  assert.equal(dateTime(day.getTime()), dateTime(day))
})
