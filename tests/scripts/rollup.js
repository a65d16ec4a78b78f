// The bundler, for the tests. It is imported by an address that the type checker does not follow, or
// all of its code, which has been made small, would be checked each time.

/** @type {typeof import("../../scripts/tools/rollup.d.ts")} */
export const { rollup } = await import(new URL("../../scripts/vendor/rollup/rollup.browser.js", import.meta.url).href)
