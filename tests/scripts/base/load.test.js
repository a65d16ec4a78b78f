// Loading what a page needs only when its reader turns to it.
import { page } from "../page.js"
import assert from "node:assert/strict"
import { forget, importPart, load } from "../../../scripts/base/load.js"

/** What a browser asks for, whether it comes, and what it does then. @type {{ asked: string[], failing: Set<string>, running: Record<string, () => void> }} */
const browser = { asked: [], failing: new Set(), running: {} }

class FakeElement extends EventTarget {
  src = ""
  isRemoved = false

  remove() {
    this.isRemoved = true
  }
}

/** @param {string} name @param {string} address */
const named = (name, address) => ({
  getAttribute: (/** @type {string} */ attribute) => (attribute === name ? address : null),
  cloneNode: () => Object.assign(new FakeElement(), { src: address }),
})

/** The page's templates: { name: { link: [address], script: [address] } }. @type {Record<string, Record<string, string[]>>} */
const TEMPLATES = {
  search: { link: ["a.css", "b.css"], script: ["index.js", "search.js"] },
  word: { link: [], script: ["docx.js", "export-word.js"] },
  broken: { link: [], script: ["broken.js"] },
  styled: { link: ["lost.css"], script: ["styled.js"] },
}

Object.assign(page, {
  createElement: () => new FakeElement(),
  querySelector(/** @type {string} */ selector) {
    const [, name] = /^template\[data-guide-load="(.*)"\]$/.exec(selector) ?? []
    const template = TEMPLATES[name]
    return template && { content: { querySelectorAll: (/** @type {string} */ kind) => template[kind].map((address) => named(kind === "link" ? "href" : "src", address)) } }
  },
  head: {
    append(/** @type {FakeElement} */ element) {
      browser.asked.push(element.src)
      const has = !browser.failing.has(element.src)
      queueMicrotask(() => {
        if (has) browser.running[element.src]?.()
        element.dispatchEvent(new Event(has ? "load" : "error"))
      })
    },
  },
})

/** What is asked for while something is done. @param {() => Promise<unknown>} action */
async function askedFor(action) {
  browser.asked = []
  await action()
  return browser.asked
}

Deno.test("the styles come before the scripts, the scripts in their order, and each once", async () => {
  assert.deepEqual(await askedFor(() => load("search")), ["a.css", "b.css", "index.js", "search.js"])
  assert.deepEqual(await askedFor(() => load("search")), [])
})

Deno.test("what two ask for at once comes once", async () => {
  assert.deepEqual(await askedFor(() => Promise.all([load("word"), load("word")])), ["docx.js", "export-word.js"])
})

Deno.test("what did not come may be tried again", async () => {
  browser.failing = new Set(["broken.js"])
  await assert.rejects(load("broken"), /broken\.js/)
  browser.failing = new Set()
  assert.deepEqual(await askedFor(() => load("broken")), ["broken.js"])
})

Deno.test("without its style nothing runs", async () => {
  browser.failing = new Set(["lost.css"])
  assert.deepEqual(await askedFor(() => assert.rejects(load("styled"))), ["lost.css"])
  browser.failing = new Set()
})

Deno.test("a script that came and was not what it should be is asked for anew", async () => {
  forget("index.js")
  assert.deepEqual(await askedFor(() => load("search")), ["index.js"])
})

Deno.test("what the page does not tell of does not load", async () => {
  await assert.rejects(load("nothing"), /nothing/)
})

Deno.test("a module of a later bundle is there when it has been asked for, and asked for once", async () => {
  const word = { planDocument: () => "document" }
  /** @type {Record<string, object>} */
  const modules = { "base/load": {} }
  Object.assign(globalThis, { guideModules: modules })
  for (const address of ["docx.js", "export-word.js"]) forget(address)
  browser.running = { "export-word.js": () => { modules["export/word"] = word } }
  assert.deepEqual(await askedFor(async () => assert.equal(await importPart("word", "export/word"), word)), ["docx.js", "export-word.js"])
  for (const address of ["docx.js", "export-word.js"]) forget(address)
  assert.deepEqual(await askedFor(async () => assert.equal(await importPart("word", "export/word"), word)), [])
})
