// What bundle.js uses of terser (vendor/terser), which gives a global.
declare global {
  const Terser: { minify(code: string, options: object): Promise<{ code: string }> }
}
export {}
