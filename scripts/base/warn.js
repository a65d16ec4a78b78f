// For whoever looks after the guide: what went wrong where the page goes on without it.

/** @param {unknown} error */
// deno-lint-ignore no-console -- the one place: a reader is told in words, on the page
export const warn = (error) => console.warn(error)
