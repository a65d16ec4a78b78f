// What every script keeps to, and which rooms may know of which: the table in scripts/README.md says it.
import assert from "node:assert/strict"
import { allIn, rooms, SCRIPTS, sources } from "./sources.js"

/** @typedef {import("./sources.js").Node} Node */
/** @typedef {import("./sources.js").Source} Source */

/** The names of the modules of which something holds. @param {(source: Source) => boolean} holds */
const those = (holds) => sources.filter(holds).map(({ name }) => name)

/** Each part of each module that is of a kind, as "module: its first words". @param {(node: Node) => boolean} isMeant @returns {string[]} */
const parts = (isMeant) => sources.flatMap(({ name, code, program }) => allIn(program)
  .filter(isMeant).map(({ start, end }) => `${name}: ${code.slice(start, Math.min(end, start + 60))}`))

/** The first Danish word of a text, or "". @param {unknown} text */
const wordIn = (text) => /\p{L}*[\u00e6\u00f8\u00e5]\p{L}*/iu.exec(String(text))?.[0] ?? ""

Deno.test("every script begins with its one job", () => {
  assert.deepEqual(those(({ code }) => !/^\/\/ [A-Z]/.test(code)), [])
})

Deno.test("scripts hold no words for readers", () => {
  // A letter alone is something to compare with.
  assert.deepEqual(parts(({ type, value }) => type === "Literal" && typeof value === "string" && wordIn(value).length > 1), [])
  assert.deepEqual(parts(({ type, value }) => type === "TemplateElement" && wordIn(JSON.stringify(value)) !== ""), [])
})

Deno.test("no template stands inside a template: it is hard to read", () => {
  const isTemplate = (/** @type {Node} */ { type }) => type === "TemplateLiteral"
  assert.deepEqual(parts((node) => isTemplate(node) && allIn(node).filter(isTemplate).length > 1), [])
})

Deno.test("one script touches the browser's storage", () => {
  const users = those(({ program }) => allIn(program).some(({ type, name }) => type === "Identifier" && name === "localStorage"))
  assert.deepEqual(users, ["state/keeper"])
})

// --- globals

const isGlobal = (/** @type {unknown} */ node) => ["globalThis", "window", "self"].includes(String(/** @type {Node} */ (node)?.name))

Deno.test("scripts make no globals, but for the folder's keeper of the state", () => {
  const set = parts(({ type, left }) => type === "AssignmentExpression" && isGlobal(/** @type {Node} */ (left).object)
    && /** @type {{ name?: string }} */ (/** @type {Node} */ (left).property).name !== "name")
  const defined = parts(({ type, callee, arguments: given }) => type === "CallExpression"
    && /** @type {Node} */ (callee).type === "MemberExpression" && isGlobal(/** @type {Node[]} */ (given)[0]))
  assert.deepEqual([...set, ...defined], [
    "base/data: (globalThis).guideSearchPlaces ??= {}",
    "folder/inside: Object.assign(globalThis, { guideKeeper: keeper })",
  ])
})

Deno.test("few ask what other scripts have left for them", () => {
  const users = those(({ name, program }) => !name.startsWith("folder/") && allIn(program)
    .some(({ type, object }) => type === "MemberExpression" && isGlobal(object)))
  assert.deepEqual(users, ["base/data", "base/load", "state/keeper"])
})

const DECLARING = /^(Import|Export|Variable|Function|Class)/

Deno.test("no script does anything when it is imported: the bundles begin, and the state listens", () => {
  assert.deepEqual(those(({ room, program }) => room !== "bundles"
    && /** @type {Node[]} */ (program.body).some(({ type }) => !DECLARING.test(type))), ["state/project", "state/storage"])
})

// --- size

const LONGEST = 60 // lines of a function

Deno.test("no function is longer than what can be seen at once", () => {
  const long = sources.flatMap(({ name, code, program }) => allIn(program)
    .filter(({ type }) => /Function/.test(type))
    .map(({ start, end }) => ({ start, lines: code.slice(start, end).split("\n").length }))
    .filter(({ lines }) => lines > LONGEST)
    .map(({ start, lines }) => `${name}:${code.slice(0, start).split("\n").length} has ${lines} lines`))
  assert.deepEqual(long, [])
})

// --- rooms

const table = [...Deno.readTextFileSync(new URL("README.md", SCRIPTS)).matchAll(/^\| `([a-z]+)` \| \S/gm)].map(([, room]) => room)

const roomOf = (/** @type {string} */ name) => name.split("/")[0]
const byName = new Map(sources.map((source) => [source.name, source]))

Deno.test("the table tells of every room, once", () => {
  assert.deepEqual(table.toSorted(), rooms.toSorted())
})

Deno.test("a module imports from its own room and from those before it", () => {
  const wrong = sources.flatMap(({ name, room, imports, lazy }) => [...imports, ...lazy]
    .filter((other) => table.indexOf(roomOf(other)) > table.indexOf(room))
    .map((other) => `${name} imports ${other}`))
  assert.deepEqual(wrong, [])
})

Deno.test("what is imported is there", () => {
  const missing = sources.flatMap(({ name, imports, lazy }) => [...imports, ...lazy]
    .filter((other) => !other.endsWith(".json") && !byName.has(other))
    .map((other) => `${name} imports ${other}`))
  assert.deepEqual(missing, [])
})

/** The modules on the way back to the one that is looked at first, or null. @param {string} name @param {string[]} way @param {Set<string>} known @returns {string[] | null} */
function circleFrom(name, way, known) {
  const at = way.indexOf(name)
  if (at >= 0) return way.slice(at)
  if (known.has(name)) return null
  known.add(name)
  for (const other of byName.get(name)?.imports ?? []) {
    const found = circleFrom(other, [...way, name], known)
    if (found) return found
  }
  return null
}

Deno.test("no modules import each other in a circle", () => {
  const known = new Set()
  for (const { name } of sources) assert.equal(circleFrom(name, [], known)?.join(" -> "), undefined)
})

Deno.test("every module is in a bundle, and every bundle has its entry", () => {
  const bundles = Object.keys(JSON.parse(Deno.readTextFileSync(new URL("bundles.json", SCRIPTS)))).map((bundle) => `bundles/${bundle}`)
  const reached = new Set(bundles)
  for (const name of reached) for (const other of byName.get(name)?.imports ?? []) reached.add(other)
  assert.deepEqual(bundles.filter((bundle) => !byName.has(bundle)), [])
  assert.deepEqual(sources.map(({ name }) => name).filter((name) => !reached.has(name)), [])
})
