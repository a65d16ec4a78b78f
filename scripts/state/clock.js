// The time that records carry.

let latest = 0

/**
 * The time in ms, later than `previous` and than any time given before: a clock that was put back
 * does not make new things old.
 */
export function now(previous = 0) {
  latest = Math.max(Date.now(), latest + 1, previous + 1)
  return latest
}
