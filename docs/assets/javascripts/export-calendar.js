// The items of a plan that have a date, as a file for calendars.
//
// They are whole-day events and not tasks: Google's calendar and Outlook pass over tasks in
// a file. A finished item stays, marked as finished, and an item that is not relevant is cancelled,
// so that a calendar which has had the file before is corrected by the next: the same item has the
// same UID, and a higher SEQUENCE when it has changed since.
(() => {
  const MINUTE = 60 * 1000 // ms

  function exportCalendar({ project, title, guide, edition, madeWith, date, words, phases, removed }) {
    const { ICAL } = window
    const { dateOf, dayOf } = window.guideFormat
    const { signature } = window.guidePlanDocument

    const isDated = ({ due }) => dateOf(due) !== null
    const dated = [
      ...phases.flatMap((phase) => phase.recommendations.flatMap(({ items }) => items)),
      ...removed.items,
    ].filter(isDated)
    if (!dated.length) return null

    const MARKS = { open: "", done: `${words.done}: `, "not-relevant": `${words.not_relevant}: ` }
    // The guide's own name for what it keeps, which no other guide has.
    const domain = document.querySelector("meta[name='guide-namespace']").content.split(":")[0]

    const utc = (moment) => ICAL.Time.fromJSDate(moment, true)

    function dayAfter(day) {
      const next = dateOf(day)
      next.setDate(next.getDate() + 1)
      return dayOf(next)
    }

    const told = (label, notes) => notes.map((note) => `${label} (${signature(note)}): ${note.text}`)

    function description(item) {
      return [
        ...(item.who ? [`${words.who}: ${item.who}`] : []),
        ...told(words.reason, item.reasons),
        ...told(words.note, item.notes),
        ...(item.page ? [`${words.page}: ${item.page}`] : []),
        madeWith,
        `${words.id}: ${item.id}`,
      ].join("\n")
    }

    function eventOf(item) {
      const event = new ICAL.Component("vevent")
      const add = (name, value) => event.addPropertyWithValue(name, value)
      add("uid", `${project}.${item.id}@${domain}`)
      add("dtstamp", utc(date))
      add("last-modified", utc(item.changed))
      add("sequence", Math.floor(item.changed.getTime() / MINUTE))
      add("dtstart", ICAL.Time.fromDateString(item.due))
      add("dtend", ICAL.Time.fromDateString(dayAfter(item.due)))
      add("summary", MARKS[item.state] + item.text)
      add("description", description(item))
      add("categories", title)
      add("status", item.state === "not-relevant" ? "CANCELLED" : "CONFIRMED")
      add("transp", "TRANSPARENT") // a whole-day deadline does not make anybody busy
      if (/^https?:/.test(item.page)) add("url", item.page)
      return event
    }

    const calendar = new ICAL.Component("vcalendar")
    calendar.addPropertyWithValue("prodid", `-//${guide} ${edition.number}//${domain}//${document.documentElement.lang.toUpperCase()}`)
    calendar.addPropertyWithValue("version", "2.0")
    calendar.addPropertyWithValue("x-wr-calname", title)
    calendar.addPropertyWithValue("x-wr-caldesc", madeWith)
    dated.forEach((item) => calendar.addSubcomponent(eventOf(item)))
    return new Blob([`${calendar.toString()}\r\n`], { type: "text/calendar;charset=utf-8" })
  }

  window.guideExportCalendar = exportCalendar
})()
