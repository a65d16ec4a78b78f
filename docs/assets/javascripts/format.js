// How texts are filled in and days are written, the same wherever a reader meets them.
(() => {
  const language = document.documentElement.lang
  const longDay = new Intl.DateTimeFormat(language, { dateStyle: "long" })
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" })

  // "{done} af {total}" with { done, total }.
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

  // A day is a day where the reader is, not a moment: as 2026-12-01, in her own time.
  function dayOf(date) {
    const two = (number) => String(number).padStart(2, "0")
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  }

  // Return the midnight where such a day begins, or null when it is no day.
  function dateOf(day) {
    const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
    const found = new Date(Number(year), Number(month) - 1, Number(date))
    return year && dayOf(found) === day ? found : null
  }

  window.guideFormat = {
    fill, dayOf, dateOf,
    longDay: (date) => longDay.format(date),
    dateTime: (at) => dateTime.format(at),
  }
})()
