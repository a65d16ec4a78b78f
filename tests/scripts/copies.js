// Several copies of the guide in one process. A tab is the modules of state/ and copies/ run anew,
// over a page and a storage of its own or one that it shares with other tabs; a module that is
// imported in the usual way is there only once.
import assert from "node:assert/strict"
import { asLocalStorage, CSS, FakeDocument, FakeStorage } from "./page.js"
import { rollup } from "./rollup.js"

const SCRIPTS = new URL("../../scripts/", import.meta.url)

/**
 * The modules that a tab has, by its names for them.
 * @typedef {object} Modules
 * @property {typeof import("../../scripts/state/records.js")} records
 * @property {typeof import("../../scripts/state/events.js")} events
 * @property {typeof import("../../scripts/state/storage.js")} storage
 * @property {typeof import("../../scripts/state/trouble.js")} trouble
 * @property {typeof import("../../scripts/state/project.js")} project
 * @property {typeof import("../../scripts/state/writer.js")} writer
 * @property {typeof import("../../scripts/state/earlier-releases.js")} earlier
 * @property {typeof import("../../scripts/copies/plan-file.js")} planFile
 * @property {typeof import("../../scripts/copies/share-link.js")} link
 */
const MODULES = {
  records: "state/records.js",
  events: "state/events.js",
  storage: "state/storage.js",
  trouble: "state/trouble.js",
  project: "state/project.js",
  writer: "state/writer.js",
  earlier: "state/earlier-releases.js",
  planFile: "copies/plan-file.js",
  link: "copies/share-link.js",
}

/**
 * What stands around a tab's modules.
 * @typedef {object} Around
 * @property {FakeStorage} kept what its browser keeps
 * @property {FakeDocument} document
 * @property {EventTarget} window where the browser tells of storage, pagehide and focus
 * @property {string[]} log what the page was asked to do: "reload"
 *
 * @typedef {Modules & Around} Tab
 *
 * @typedef {object} Settings
 * @property {FakeStorage} [kept] one that other tabs have too
 * @property {() => number} [clock] the time in ms, for the records
 * @property {() => number} [stopwatch] ms that pass on the page
 * @property {Record<string, unknown>} [data] the globals of base/data.js: { guideFormerIds }
 */

const ENTRY = "entry"
const AROUND = ["document", "localStorage", "CSS", "addEventListener", "location", "Date", "performance", "globalThis"]

/** @param {string} id */
function codeOf(id) {
  const text = Deno.readTextFileSync(new URL(id))
  return id.endsWith(".json") ? `export default ${text}` : text
}

async function bundled() {
  const names = Object.entries(MODULES)
  const entry = names.map(([name, path]) => `export * as ${name} from "${new URL(path, SCRIPTS)}"`).join("\n")
  const made = await rollup({
    input: ENTRY,
    plugins: [{
      name: "reader",
      resolveId: (id, importer) => (importer && importer !== ENTRY ? new URL(id, importer).href : id),
      load: (id) => (id === ENTRY ? entry : codeOf(id)),
    }],
    onwarn: ({ message }) => assert.fail(message),
  })
  const { output: [{ code }] } = await made.generate({ format: "iife", name: "modules", esModule: false, freeze: false })
  return new Function(...AROUND, `${code}\nreturn modules`)
}

const run = await bundled()

/**
 * Open the guide in one more tab.
 * @param {Settings} [settings]
 * @returns {Tab}
 */
export function openTab({ kept = new FakeStorage(), clock = Date.now, stopwatch = () => performance.now(), data = {} } = {}) {
  const document = new FakeDocument()
  const window = new EventTarget()
  /** @type {string[]} */
  const log = []
  class Clock extends Date {
    /** @override */
    static now() {
      return clock()
    }
  }
  const listen = window.addEventListener.bind(window)
  const location = { reload: () => log.push("reload") }
  const modules = run(document, asLocalStorage(kept), CSS, listen, location, Clock, { now: stopwatch }, data)
  modules.planFile.begin() // as bundles/copy.js does
  return { ...modules, kept, document, window, log }
}
