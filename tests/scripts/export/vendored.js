// The vendored libraries, loaded as a page loads them: as classic scripts that give one global.

/** @param {string} path below docs/assets/vendor/ */
export function loadVendored(path) {
  const text = Deno.readTextFileSync(new URL(`../../../docs/assets/vendor/${path}`, import.meta.url))
  globalThis.eval(text) // a classic script cannot be imported, and this one is our own file
}
