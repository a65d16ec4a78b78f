// The rooms of scripts/, and which may know of which: the table in scripts/README.md says it.
import assert from "node:assert/strict"
import { rooms, SCRIPTS, sources } from "./sources.js"

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
