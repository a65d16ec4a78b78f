// The items of a plan that have a date, as a file for calendars.
//
// They are whole-day events and not tasks: Google's calendar and Outlook pass over tasks in
// a file. A finished item stays, marked as finished, and an item that is not relevant is cancelled,
// so that a calendar which has had the file before is corrected by the next: the same item has the
// same UID, and a higher SEQUENCE when it has changed since.
/// <reference path="./vendor.d.ts" />
import { dateOf, dayOf } from "../base/format.js"
import { language, owner } from "../base/settings.js"
import { isOnTheWeb, signature } from "./texts.js"

/**
 * @typedef {import("./document.js").PlanDocument} PlanDocument
 * @typedef {import("./document.js").PlanItem} PlanItem
 */

const MINUTE = 60 * 1000 // ms

/** @param {Date} moment */
const utc = (moment) => ICAL.Time.fromJSDate(moment, true)

/** @param {Date} date */
const dayAfter = (date) => dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1))

/** @param {string} label @param {import("./document.js").Note[]} notes */
const told = (label, notes) => notes.map((note) => `${label} (${signature(note)}): ${note.text}`)

/** @param {PlanItem} item @param {PlanDocument} plan */
const descriptionOf = (item, { words, madeWith }) => [
  ...(item.who ? [`${words.who}: ${item.who}`] : []),
  ...told(words.reason, item.reasons),
  ...told(words.note, item.notes),
  ...(item.page ? [`${words.page}: ${item.page}`] : []),
  madeWith,
  `${words.id}: ${item.id}`,
].join("\n")

/** @param {PlanItem} item @param {Date} due @param {PlanDocument} plan */
function eventOf(item, due, plan) {
  const { project, title, date, words } = plan
  const mark = { open: "", done: `${words.done}: `, "not-relevant": `${words.not_relevant}: ` }[item.state]
  const event = new ICAL.Component("vevent")
  /** @param {string} name @param {string | number | ICAL.Time} value */
  const add = (name, value) => event.addPropertyWithValue(name, value)
  add("uid", `${project}.${item.id}@${owner}`)
  add("dtstamp", utc(date))
  add("last-modified", utc(item.changed))
  add("sequence", Math.floor(item.changed.getTime() / MINUTE))
  add("dtstart", ICAL.Time.fromDateString(dayOf(due)))
  add("dtend", ICAL.Time.fromDateString(dayAfter(due)))
  add("summary", mark + item.text)
  add("description", descriptionOf(item, plan))
  add("categories", title)
  add("status", item.state === "not-relevant" ? "CANCELLED" : "CONFIRMED")
  add("transp", "TRANSPARENT") // a whole-day deadline does not make anybody busy
  if (isOnTheWeb(item.page)) add("url", item.page)
  return event
}

/** Null when no item has a date. @param {PlanDocument} plan */
export function write(plan) {
  const { title, guide, edition, madeWith, phases, removed } = plan
  const items = [...phases.flatMap(({ recommendations }) => recommendations).flatMap((one) => one.items), ...removed.items]
  const events = items.flatMap((item) => {
    const due = dateOf(item.due)
    return due ? [eventOf(item, due, plan)] : []
  })
  if (!events.length) return null
  const calendar = new ICAL.Component("vcalendar")
  calendar.addPropertyWithValue("prodid", `-//${guide} ${edition.number}//${owner}//${language.toUpperCase()}`)
  calendar.addPropertyWithValue("version", "2.0")
  calendar.addPropertyWithValue("x-wr-calname", title)
  calendar.addPropertyWithValue("x-wr-caldesc", madeWith)
  for (const event of events) calendar.addSubcomponent(event)
  return new Blob([`${calendar.toString()}\r\n`], { type: "text/calendar;charset=utf-8" })
}
