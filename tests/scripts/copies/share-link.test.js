import assert from "node:assert/strict"
import { openTab } from "../copies.js"
import { contentOf, everythingIn, fetchIn, newPlan, PROJECT, thingsIn, type } from "./plans.js"

/** @typedef {import("../copies.js").Tab} Tab */

const PAGE = "https://example.org/min-plan/index.html"
const LONGEST = 4000

/** @param {Tab} tab @param {string} [id] */
async function linkOf(tab, id = PROJECT) {
  const made = await tab.link.make(id, `${PAGE}#somewhere`)
  assert(made.ok)
  return made.url
}

/** The fragment that holds a text, however it is made. @param {Uint8Array<ArrayBuffer>} bytes */
async function fragmentOf(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))
  const deflated = new Uint8Array(await new Response(stream).arrayBuffer())
  return `#plan=${deflated.toBase64({ alphabet: "base64url", omitPadding: true })}`
}

Deno.test("a link brings a project to another browser", async () => {
  const tab = openTab()
  fetchIn(tab, newPlan())
  const url = await linkOf(tab)
  assert(url.length <= LONGEST)
  assert.match(url, /^https:\/\/example\.org\/min-plan\/index\.html#plan=[\w-]+$/)
  const other = openTab()
  const { hash } = new URL(url)
  assert(other.link.isLink(hash))
  const result = await other.link.read(hash)
  assert(result.ok)
  assert.deepEqual(other.project.list(), [])
  assert(other.planFile.merge(result.file).ok)
  assert.deepEqual(thingsIn(other), newPlan().projects[PROJECT])
})

Deno.test("a link holds its project alone", async () => {
  const tab = openTab()
  fetchIn(tab, newPlan())
  tab.project.create("Et andet projekt")
  const result = await tab.link.read(new URL(await linkOf(tab)).hash)
  assert(result.ok)
  assert.deepEqual(Object.keys(result.file.projects), [PROJECT])
})

Deno.test("a plan too long for a link says how long", async () => {
  const tab = openTab()
  const id = tab.project.create("Et stort projekt")
  const noise = [...crypto.getRandomValues(new Uint8Array(6000))].map((byte) => byte.toString(36)).join("")
  type(tab, "item/x/note", noise)
  const made = await tab.link.make(id, PAGE)
  assert(!made.ok && made.why === "too-long")
  assert.equal(made.limit, LONGEST)
  assert(made.length > LONGEST)
})

Deno.test("any other end of an address is no link with a plan", () => {
  const { isLink } = openTab().link
  for (const hash of ["", "#", "#plan", "#plan-alt", "#tjek-x", "plan=x"]) assert(!isLink(hash), hash)
})

Deno.test("a damaged link says so", async () => {
  const tab = openTab()
  fetchIn(tab, newPlan())
  const [, code] = (await linkOf(tab)).split("#plan=")
  const middle = Math.floor(code.length / 2)
  const before = everythingIn(tab)
  for (const broken of [
    "", "=", "x", "%", "<script>", code.slice(1), `${code}.`, `${code.slice(0, 20)} ${code.slice(20)}`,
    code.slice(0, middle) + code.slice(middle + 1), "AAAA".repeat(50), "_".repeat(400), `${code}AAAAAAAA`, [...code].reverse().join(""),
  ]) assert.deepEqual(await tab.link.read(`#plan=${broken}`), { ok: false, why: "damaged" }, broken)
  // deno does not see that a stream was cut, as browsers do (tests/browser/test_plan_file.py): it is
  // the text that is no plan.
  for (const cut of [code.slice(0, middle), code.slice(0, -4)]) assert(!(await tab.link.read(`#plan=${cut}`)).ok, cut)
  assert.deepEqual(everythingIn(tab), before)
})

Deno.test("a link to what is no plan says what a file would", async () => {
  const { link } = openTab()
  /** @param {string} text */
  const read = async (text) => link.read(await fragmentOf(new TextEncoder().encode(text)))
  assert.deepEqual(await read("{}"), { ok: false, why: "foreign" })
  assert.deepEqual(await read("Hej"), { ok: false, why: "not-json" })
  assert.deepEqual(await read(JSON.stringify({ ...newPlan(), version: 2 })), { ok: false, why: "newer" })
  assert.deepEqual(await link.read(await fragmentOf(new Uint8Array([0xc3]))), { ok: false, why: "damaged" })
})

Deno.test("a short link that holds endless text is stopped", async () => {
  // Less than a file may have: a link is stopped before.
  const hash = await fragmentOf(new TextEncoder().encode(" ".repeat(3_000_000)))
  assert.deepEqual(await openTab().link.read(hash), { ok: false, why: "too-big" })
})

Deno.test("a browser that cannot deflate says so", async () => {
  const tab = openTab()
  fetchIn(tab, newPlan())
  const url = await linkOf(tab)
  const { CompressionStream: known } = globalThis
  try {
    Reflect.deleteProperty(globalThis, "CompressionStream")
    assert.deepEqual(await tab.link.make(PROJECT, PAGE), { ok: false, why: "unsupported" })
    assert.deepEqual(await tab.link.read(new URL(url).hash), { ok: false, why: "unsupported" })
  } finally {
    globalThis.CompressionStream = known
  }
  assert(contentOf(tab, newPlan()))
})
