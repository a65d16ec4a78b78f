// When the reader is reminded to take a copy of her plan.

const DAY = 24 * 60 * 60 * 1000 // ms
const REMIND_AFTER = 30 * DAY

/**
 * Whether a copy is due: a while after the last one, after she was last reminded, or after the
 * oldest project was named. Without a project, never.
 * @param {number[]} named when each project was
 * @param {number[]} since when a copy was taken, and when she put it off
 * @param {number} now
 */
export const isCopyDue = (named, since, now) => now - Math.max(Math.min(...named), ...since) > REMIND_AFTER
