// Where a reader is sent on to from where a page once stood.
import assert from "node:assert/strict"
import { movedTo } from "../../../scripts/folder/moved.js"

const OLD = "https://guide.example/a/gammel/index.html"

/** @param {string} to @param {string} from */
const sent = (to, from) => movedTo(to, from).href

Deno.test("who comes for an anchor is sent to it", () => {
  assert.equal(sent("../ny/index.html", `${OLD}#tjek-et`), "https://guide.example/a/ny/index.html#tjek-et")
  assert.equal(sent("../ny/index.html", OLD), "https://guide.example/a/ny/index.html")
})

Deno.test("what she searched for goes along", () => {
  assert.equal(sent("../ny/index.html", `${OLD}?q=by#a`), "https://guide.example/a/ny/index.html?q=by#a")
})

Deno.test("a place that the guide names itself counts", () => {
  assert.equal(sent("../ny/index.html?q=land#afsnit", `${OLD}?q=by#a`), "https://guide.example/a/ny/index.html?q=land#afsnit")
})

Deno.test("it works from a disk", () => {
  assert.equal(sent("../ny/index.html", "file:///C:/guide/gammel/index.html#a"), "file:///C:/guide/ny/index.html#a")
})
