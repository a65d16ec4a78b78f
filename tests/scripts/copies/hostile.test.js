import assert from "node:assert/strict"
import { openTab } from "../copies.js"
import { harmless, hostile } from "./hostile-plans.js"
import { everythingIn, newPlan, workedIn } from "./plans.js"

const FEWEST = 356

/** Whether an object that nobody has touched has got something. */
const polluted = () => Object.keys(Object.prototype).length > 0 || "hacked" in {} || "format" in {}

Deno.test("files that are no plan change nothing and say why", async () => {
  const tab = workedIn()
  const before = everythingIn(tab)
  const names = new Set()
  /** @type {string[]} */
  const faults = []
  for (const { name, content, why } of hostile(newPlan())) {
    assert(!names.has(name), `two are called ${name}`)
    names.add(name)
    const result = await tab.planFile.readFile(new Blob([content]))
    // One that holds no project is refused by the page, which has nothing to ask about.
    const told = result.ok ? "a plan" : result.why
    if (told !== why) faults.push(`${name}: expected ${why}, told ${told}`)
  }
  assert.deepEqual(faults, [])
  assert(names.size >= FEWEST, `${names.size} files`)
  assert.deepEqual(everythingIn(tab), before)
  assert(!polluted())
})

Deno.test("a plan without projects is one, with nothing in it", () => {
  const result = openTab().planFile.read(JSON.stringify({ ...newPlan(), projects: {} }))
  assert(result.ok && Object.keys(result.file.projects).length === 0)
})

Deno.test("a text is read with the mark that a file may begin with", () => {
  assert(openTab().planFile.read(`\ufeff${JSON.stringify(newPlan())}`).ok)
})

Deno.test("a file that cannot be opened says so", async () => {
  const gone = Object.assign(new Blob([]), { arrayBuffer: () => Promise.reject(new DOMException("gone", "NotFoundError")) })
  assert.deepEqual(await openTab().planFile.readFile(gone), { ok: false, why: "unread" })
})

for (const { name, content } of harmless(newPlan())) {
  Deno.test(`what people write is text and nothing else: ${name}`, async () => {
    const tab = openTab()
    const result = await tab.planFile.readFile(new Blob([content]))
    assert(result.ok, result.ok ? "" : result.why)
    tab.planFile.preview(result.file)
    assert(tab.planFile.merge(result.file).ok)
    const again = JSON.parse(tab.planFile.write().text)
    assert.deepEqual(again.projects, JSON.parse(content.replace(/^\ufeff/, "")).projects)
    assert(!polluted())
  })
}
