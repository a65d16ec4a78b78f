// What a reader has written, as every kind of file can hold it.

// XML 1.0 allows neither of these, and half a pair of surrogates is no character.
// deno-lint-ignore no-control-regex -- it is the control characters that are looked for
const NOT_ALLOWED = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g
const HALF_A_PAIR = /\p{Surrogate}/gu

/** @param {string} text */
export const clean = (text) => text.replace(/\r\n?/g, "\n").replace(NOT_ALLOWED, "").replace(HALF_A_PAIR, "\ufffd").trim()

/** @param {string} text */
export const oneLine = (text) => clean(text).replace(/\s+/g, " ")
