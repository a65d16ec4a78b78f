import "../page.js"
import assert from "node:assert/strict"
import { write } from "../../../scripts/export/calendar.js"
import { done, fullPlan, idsOf, late, left, NAME, note, odd, open, planWith, set, TEXTS, WRITTEN } from "./plans.js"
import { loadVendored } from "./vendored.js"

loadVendored("ical/ical.js")

/** @typedef {import("../../../scripts/export/document.js").PlanDocument} PlanDocument */

const HOUR = 60 * 60 * 1000 // ms

/** @param {PlanDocument} plan */
async function textOf(plan) {
  const blob = write(plan)
  assert.ok(blob)
  return await blob.text()
}

/** What a value of text says. @param {string} value */
const unescaped = (value) => value.replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign))

/** The values of a component's lines by name, with what stands between: "DTSTART;VALUE=DATE". @param {string[]} lines */
const valuesIn = (lines) => Object.fromEntries(lines.map((line) => {
  const [, name, value] = /^([^:]+):(.*)$/.exec(line) ?? []
  return [name, unescaped(value)]
}))

/** The calendar's own values, and its events by the ids of their items, as RFC 5545 has it. @param {PlanDocument} plan */
async function read(plan) {
  const text = await textOf(plan)
  assert.ok(text.endsWith("END:VCALENDAR\r\n"))
  const [own, ...rest] = text.replaceAll("\r\n ", "").split("BEGIN:VEVENT\r\n")
  const events = rest.map((one) => valuesIn(one.split("END:VEVENT")[0].trim().split("\r\n")))
  return { own: valuesIn(own.trim().split("\r\n")), events: Object.fromEntries(events.map((one) => [one.UID.split(/[.@]/)[1], one])) }
}

Deno.test("a calendar has whole days for what has a day, and nothing else", async () => {
  const { events } = await read(fullPlan())
  assert.deepEqual(Object.keys(events).sort(), [open, done, left, late].sort())
  assert.ok(!(odd in events))
  assert.equal(events[open]["DTSTART;VALUE=DATE"], "20270217")
  assert.equal(events[open]["DTEND;VALUE=DATE"], "20270218")
  assert.equal(events[open].TRANSP, "TRANSPARENT")
  assert.equal(events[late]["DTSTART;VALUE=DATE"], "20260131")
  assert.equal(events[late]["DTEND;VALUE=DATE"], "20260201")
  assert.deepEqual([...new Set(Object.values(events).map((one) => one.CATEGORIES))], [NAME])
})

Deno.test("a day is the next one's eve where the clock is put back or forward", async () => {
  for (const [day, next] of [["2026-10-25", "20261026"], ["2027-03-28", "20270329"], ["2027-12-31", "20280101"], ["2028-02-28", "20280229"]]) {
    const { events } = await read(planWith({ [`item/${open}/due`]: set(day) }))
    assert.equal(events[open]["DTEND;VALUE=DATE"], next)
  }
})

Deno.test("a calendar tells state, person, note, page, edition and id", async () => {
  const text = `${TEXTS.emoji}; ${TEXTS.lines}`
  const { events, own } = await read(planWith({
    [`item/${open}/due`]: set("2027-02-17"), [`item/${open}/who`]: set("Mette \u00c5g\u00e5rd; =driften"), [`item/${open}/note`]: note(text),
    [`item/${open}/reason`]: note("Not now.", WRITTEN, "jonas1"), [`item/${done}/due`]: set("2027-02-17"), [`item/${done}/status`]: set("done"),
    [`item/${left}/due`]: set("2027-02-17"), [`item/${left}/status`]: set("not-relevant"),
  }))
  assert.deepEqual([open, done, left].map((id) => [events[id].SUMMARY, events[id].STATUS]), [
    [`Do ${open}.`, "CONFIRMED"], [`Done: Do ${done}.`, "CONFIRMED"], [`Not relevant: Do ${left}.`, "CANCELLED"],
  ])
  assert.equal(events[open].DESCRIPTION, [
    "Who: Mette \u00c5g\u00e5rd; =driften",
    "Reason (1. jun. 2026, Jonas Dahl): Not now.",
    `Note (1. jun. 2026): ${text}`,
    `Page: https://guide.example/pages/3/index.html#tjek-${open}`,
    "Made with A guide, edition 1.2.0 of 31. januar 2027",
    `Id: ${open}`,
  ].join("\n"))
  assert.equal(own.PRODID, "-//A guide 1.2.0//a-guide//DA")
  assert.equal(own.VERSION, "2.0")
  assert.equal(own["X-WR-CALNAME"], NAME)
  assert.equal(own["X-WR-CALDESC"], "Made with A guide, edition 1.2.0 of 31. januar 2027")
})

Deno.test("a calendar that is read again is corrected: the same id, a higher number when it has changed", async () => {
  const due = { [`item/${open}/due`]: set("2027-02-17") }
  const before = (await read(planWith(due))).events[open]
  const again = (await read(planWith(due))).events[open]
  assert.equal(before.UID, `project1.${open}@a-guide`)
  assert.equal(before.SEQUENCE, again.SEQUENCE)
  const after = (await read(planWith(
    { ...due, [`item/${open}/status`]: set("done", WRITTEN + 2 * HOUR) }, { now: new Date(2027, 1, 10, 14) }))).events[open]
  assert.equal(after.UID, before.UID)
  assert.equal(Number(after.SEQUENCE) - Number(before.SEQUENCE), 120)
  assert.equal(new Date(WRITTEN + 2 * HOUR).toISOString().replace(/[-:]|\.000/g, ""), after["LAST-MODIFIED"])
  assert.ok(after.DTSTAMP > before.DTSTAMP)
  assert.equal(after.SUMMARY, `Done: ${before.SUMMARY}`)
})

Deno.test("a calendar leads to the page only where that has an address", async () => {
  const { events } = await read(fullPlan())
  assert.equal(events[open].URL, `https://guide.example/pages/3/index.html#tjek-${open}`)
  const fromADisk = await textOf(fullPlan({ root: "file:///home/mette/guide/" }))
  assert.ok(!/^URL/m.test(fromADisk))
  assert.ok(!fromADisk.includes("file:"))
})

Deno.test("what the guide has given up stands in the calendar as long as it has a day", async () => {
  const { events } = await read(planWith({ "item/gone-with-words/due": set("2027-02-17") }))
  assert.equal(events["gone-with-words"].SUMMARY, "Make a plan for waste.")
  assert.ok(!("URL" in events["gone-with-words"]))
})

Deno.test("no text makes an event of its own", async () => {
  const hostile = "=1|' /C calc'!A0 \r\nEND:VEVENT\r\nBEGIN:VEVENT <script>alert(1)</script>"
  const plan = planWith(
    { [`item/${open}/due`]: set("2027-02-17"), [`item/${open}/note`]: note(hostile), [`item/${open}/who`]: set(hostile) },
    { about: { name: hostile, organisation: hostile } },
  )
  for (const phase of plan.phases) for (const one of phase.recommendations) for (const item of one.items) item.text = hostile
  assert.equal((await textOf(plan)).match(/^BEGIN:VEVENT/gm)?.length, 1)
  assert.equal((await textOf(plan)).match(/^END:VEVENT/gm)?.length, 1)
})

Deno.test("a calendar without days is not made", () => {
  assert.equal(write(planWith({})), null)
  assert.equal(write(planWith({ [`item/${idsOf("items")[0]}/due`]: set("soon") })), null)
})
