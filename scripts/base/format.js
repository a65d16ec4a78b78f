// How texts are filled in and days are written, the same wherever a reader meets them.
import { language } from "./settings.js"

const inFull = new Intl.DateTimeFormat(language, { dateStyle: "long" })
const short = new Intl.DateTimeFormat(language, { dateStyle: "medium" })
const withTime = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" })

/**
 * "{done} af {total}" with { done, total }.
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]))

/**
 * A day is a day where the reader is, not a moment: as 2026-12-01, in her own time.
 * @param {Date} date
 */
export function dayOf(date) {
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0")
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/**
 * The midnight where such a day begins, or null when it is no day.
 * @param {string} day
 */
export function dateOf(day) {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  const found = new Date(Number(year), Number(month) - 1, Number(date))
  return year && dayOf(found) === day ? found : null
}

/** "1. december 2026". @param {Date} date */
export const longDay = (date) => inFull.format(date)

/** A day where there is little room: "1. dec. 2026". @param {Date} date */
export const shortDay = (date) => short.format(date)

/** A day and an hour. @param {Date | number} at */
export const dateTime = (at) => withTime.format(at)
