// The modules in scripts/ as the bundler reads them: what each imports, and its parts.
import assert from "node:assert/strict"
import { rollup } from "./rollup.js"

export const SCRIPTS = new URL("../../scripts/", import.meta.url)

/**
 * A part of a program (ESTree), with those inside it under names that depend on its type.
 * @typedef {{ type: string, start: number, end: number, [name: string]: unknown }} Node
 *
 * @typedef {object} Source
 * @property {string} name its path in scripts/ without ending: "state/storage"
 * @property {string} room
 * @property {string} code
 * @property {Node} program
 * @property {string[]} imports names of modules, and of data with its ending
 * @property {string[]} lazy what it imports later, by import()
 */

/** @param {URL} folder @param {string} ending @returns {string[]} */
function pathsIn(folder, ending) {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) => {
    const found = new URL(isDirectory ? `${name}/` : name, folder)
    if (isDirectory) return pathsIn(found, ending)
    return name.endsWith(ending) ? [found.href.slice(SCRIPTS.href.length)] : []
  })
}

/** The folders in scripts/ whose modules run in a browser. */
export const rooms = [...Deno.readDirSync(SCRIPTS)]
  .flatMap(({ name, isDirectory }) => (isDirectory && !["vendor", "tools"].includes(name) ? [name] : []))

/** @param {string} path @param {string} importer */
const nameOf = (path, importer) => new URL(path, new URL(importer, SCRIPTS)).href.slice(SCRIPTS.href.length).replace(/\.js$/, "")

/** @param {string} name */
function textOf(name) {
  const isData = name.endsWith(".json")
  const text = Deno.readTextFileSync(new URL(isData ? name : `${name}.js`, SCRIPTS))
  return isData ? `export default ${text}` : text
}

/** @param {Node} node @returns {Node[]} */
const partsOf = (node) => Object.values(node).flat()
  .filter((part) => part !== null && typeof part === "object" && "type" in part)
  .map((part) => /** @type {Node} */ (part))

/** A node and all that is in it. @param {Node} node @returns {Node[]} */
export const allIn = (node) => [node, ...partsOf(node).flatMap(allIn)]

/** @returns {Promise<Source[]>} */
async function read() {
  const names = rooms.flatMap((room) => pathsIn(new URL(`${room}/`, SCRIPTS), ".js")).map((path) => path.replace(/\.js$/, ""))
  /** @type {Source[]} */
  const sources = []
  const made = await rollup({
    input: names,
    plugins: [{
      name: "reader",
      resolveId: (id, importer) => (importer ? nameOf(id, importer) : id),
      resolveDynamicImport: nameOf,
      load: textOf,
      moduleParsed({ id: name, ast, code, dynamicallyImportedIds }) {
        if (name.endsWith(".json")) return
        const program = /** @type {Node & { body: (Node & { source?: { value: string } })[] }} */ (ast)
        const imports = program.body.flatMap(({ source }) => (source ? [nameOf(source.value, name)] : []))
        sources.push({ name, room: name.split("/")[0], code, program, imports, lazy: dynamicallyImportedIds })
      },
    }],
    onwarn: ({ code, message }) => assert(["EMPTY_BUNDLE", "CIRCULAR_DEPENDENCY"].includes(code ?? ""), message),
  })
  await made.close()
  return sources.sort((a, b) => (a.name < b.name ? -1 : 1))
}

export const sources = await read()
