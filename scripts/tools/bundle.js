// Bundles the scripts: deno run scripts/tools/bundle.js FOLDER writes one classic script for each
// entry in bundles/, because modules do not load from a disk (file://).
//
// bundles.json says which bundles a page has run before another one (`after`). A module lies in one
// bundle alone, the first that reaches it, so its state is one; later bundles take it from the one
// global there is, guideModules, by its name ("state/storage"). A dynamic import becomes base/load's
// importPart, which loads the bundle that holds the module. A bundle that is `alone` runs on no page
// of the guide and has modules of its own.
// @ts-types="./rollup.d.ts"
import { rollup } from "../vendor/rollup/rollup.browser.js"
// @ts-types="./terser.d.ts"
import "../vendor/terser/terser.js"

/**
 * @typedef {{ after: string[], alone?: boolean }} Bundle
 * @typedef {{ code: string, imports: Map<string, Set<string>>, dynamic: Set<string>, changing: Set<string>, exports: Set<string> }} Module
 */

const ROOT = new URL("..", import.meta.url)
const REGISTRY = "guideModules"
const LOADER = "base/load"
const ENTRY = "entry:"
/** @type {Record<string, Bundle>} */
const BUNDLES = JSON.parse(Deno.readTextFileSync(new URL("bundles.json", ROOT)))

/** @param {string} why @returns {never} */
function stop(why) {
  console.error(why)
  Deno.exit(1)
}

// --- modules: what each imports, and from where

/** @type {Map<string, Module>} */
const modules = new Map()

// A module's name: its path in scripts/ without ending ("state/storage"), or "search/danish.json".
/** @param {string} source @param {string} importer */
function nameOf(source, importer) {
  const path = new URL(source, new URL(importer, ROOT)).href.slice(ROOT.href.length)
  return path.replace(/\.js$/, "")
}

/** @param {string} name */
function codeOf(name) {
  const isData = name.endsWith(".json")
  try {
    const text = Deno.readTextFileSync(new URL(isData ? name : `${name}.js`, ROOT))
    return isData ? `export default ${text}` : text
  } catch {
    return stop(`scripts/${name}.js is imported and not there`)
  }
}

// Rollup's parser gives ESTree nodes; these are the few parts that are looked at.
/** @typedef {{ type: string, name?: string, value?: unknown }} Named */
/** @typedef {{ type: string, source?: { value: string }, declaration?: { kind?: string, declarations?: { id: Named }[] }, specifiers?: { type: string, imported?: Named }[] }} Statement */

/** @param {Named | undefined} node */
const wordOf = (node) => String(node?.name ?? node?.value)

/** @param {{ type: string, imported?: Named }} specifier */
function takenBy({ type, imported }) {
  if (type === "ImportNamespaceSpecifier") return "*"
  return type === "ImportDefaultSpecifier" ? "default" : wordOf(imported)
}

/** @param {string} name @param {{ body: Statement[] }} ast */
function importsOf(name, ast) {
  /** @type {Map<string, Set<string>>} */
  const imports = new Map()
  for (const { type, source, specifiers = [] } of ast.body) {
    if (!source) continue
    const from = nameOf(source.value, name)
    const names = type === "ImportDeclaration" ? specifiers.map(takenBy) : ["*"] // export ... from
    imports.set(from, new Set([...imports.get(from) ?? [], ...names]))
  }
  return imports
}

/** @param {{ body: Statement[] }} ast */
const changingIn = (ast) => new Set(ast.body
  .filter(({ type, declaration }) => type === "ExportNamedDeclaration" && declaration?.kind === "let")
  .flatMap(({ declaration }) => declaration?.declarations?.map(({ id }) => wordOf(id)) ?? []))

const reader = {
  name: "reader",
  /** @param {string} source @param {string | undefined} importer */
  resolveId: (source, importer) => (importer ? nameOf(source, importer) : source),
  /** @param {string} source @param {string} importer */
  resolveDynamicImport: (source, importer) => nameOf(source, importer),
  load: codeOf,
  /** @param {import("./rollup.d.ts").Parsed} info */
  moduleParsed({ id, ast, code, exports, dynamicallyImportedIds }) {
    const tree = /** @type {{ body: Statement[] }} */ (ast)
    modules.set(id, {
      code,
      imports: importsOf(id, tree),
      dynamic: new Set(dynamicallyImportedIds),
      changing: changingIn(tree),
      exports: new Set(exports),
    })
  },
}

/** @param {{ code?: string, message: string }} warning */
function complain({ code, message }) {
  if (code !== "EMPTY_BUNDLE") stop(message)
}

await (await rollup({
  input: Object.keys(BUNDLES).map((bundle) => `bundles/${bundle}`),
  plugins: [reader],
  onwarn: complain,
})).close()

// --- which bundle holds what

/** @param {string} name @param {Set<string>} found @param {(name: string) => boolean} isElsewhere */
function reach(name, found, isElsewhere) {
  if (found.has(name) || isElsewhere(name)) return found
  found.add(name)
  for (const other of modules.get(name)?.imports.keys() ?? []) reach(other, found, isElsewhere)
  return found
}

/** @type {Map<string, Set<string>>} */
const held = new Map() // bundle -> names of its modules
for (const [bundle, { after }] of Object.entries(BUNDLES)) {
  const before = after.map((one) => held.get(one) ?? stop(`bundles.json: ${bundle} comes before ${one}`))
  held.set(bundle, reach(`bundles/${bundle}`, new Set(), (name) => before.some((some) => some.has(name))))
}

/** @type {Map<string, string>} */
const homes = new Map() // module -> the bundle that holds it, on the pages of the guide
for (const [bundle, names] of held) {
  if (BUNDLES[bundle].alone) continue
  for (const name of names) {
    const other = homes.get(name)
    if (other) stop(`scripts/${name} would be in two bundles, ${other} and ${bundle}: import it where both have it (bundles.json)`)
    homes.set(name, bundle)
  }
}

// What other bundles take from a module, by name.
/** @param {string} bundle @param {string} name @returns {Set<string>} */
function takenFrom(bundle, name) {
  const taken = new Set(name === LOADER ? ["importPart"] : [])
  for (const [other, { imports, dynamic }] of modules) {
    if (dynamic.has(name)) return modules.get(name)?.exports ?? taken
    if (homes.get(other) !== bundle) for (const one of imports.get(name) ?? []) taken.add(one)
  }
  if (taken.has("*")) return modules.get(name)?.exports ?? taken
  for (const one of taken) {
    if (modules.get(name)?.changing.has(one)) stop(`scripts/${name}.js exports ${one}, which changes: export a function`)
  }
  return taken
}

// --- writing

// What a bundle runs, and what it gives to later ones.
/** @param {string} bundle */
function entryOf(bundle) {
  const shared = BUNDLES[bundle].alone ? [] : [...(held.get(bundle) ?? [])].filter((name) => takenFrom(bundle, name).size)
  const lines = shared.map((name, at) => {
    const names = [...takenFrom(bundle, name)].sort()
    const locals = names.map((one) => `${one} as m${at}_${one}`).join(", ")
    const members = names.map((one) => `${one}: m${at}_${one}`).join(", ")
    return `import { ${locals} } from "${name}"\nconst m${at} = { ${members} }\nexport { m${at} as "${name}" }`
  })
  return [`import "bundles/${bundle}"`, ...lines].join("\n")
}

/** @param {string} bundle */
function linker(bundle) {
  const own = held.get(bundle) ?? new Set()
  return {
    name: "linker",
    /** @param {string} source @param {string | undefined} importer */
    resolveId(source, importer) {
      if (!importer) return source
      const name = importer.startsWith(ENTRY) ? source : nameOf(source, importer)
      return own.has(name) ? name : { id: name, external: true }
    },
    /** @param {string} source @param {string} importer */
    resolveDynamicImport: (source, importer) => ({ id: nameOf(source, importer), external: true }),
    /** @param {string} id */
    load: (id) => (id.startsWith(ENTRY) ? entryOf(bundle) : modules.get(id)?.code),
    /** @param {{ targetModuleId: string | null }} target */
    renderDynamicImport({ targetModuleId }) {
      const home = homes.get(targetModuleId ?? "") ?? stop(`No bundle holds ${targetModuleId}`)
      // A little later: what a bundle gives to others is there when all of it has run.
      return { left: `Promise.resolve().then(() => ${REGISTRY}["${LOADER}"].importPart("${home}", `, right: "))" }
    },
  }
}

/** @param {string} bundle */
async function bundled(bundle) {
  const made = await rollup({ input: ENTRY + bundle, plugins: [linker(bundle)], onwarn: complain })
  const { output: [{ code }] } = await made.generate({
    format: "iife",
    name: REGISTRY,
    extend: true,
    esModule: false,
    externalLiveBindings: false,
    generatedCode: { preset: "es2015", symbols: false },
    globals: (/** @type {string} */ id) => `${REGISTRY}["${id}"]`,
    sourcemap: isPlain ? "inline" : false,
  })
  if (isPlain) return code
  return (await Terser.minify(code, { ecma: 2020, compress: { passes: 2 }, format: { comments: false } })).code
}

const [folder, form] = Deno.args
const isPlain = form === "--plain" // not made small, and with a map to the sources
if (!folder) stop("deno run scripts/tools/bundle.js FOLDER [--plain | --small]")
for (const bundle of Object.keys(BUNDLES)) {
  Deno.writeTextFileSync(`${folder}/${bundle}.js`, `${await bundled(bundle)}\n`)
}
