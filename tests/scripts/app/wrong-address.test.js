// What answers at a wrong address without a network.
import assert from "node:assert/strict"
import { isPage, rooted } from "../../../scripts/app/wrong-address.js"

Deno.test("whoever goes to an address gets the page for wrong ones", () => {
  for (const path of ["/", "/a/b/", "/a/b/findes-ikke.html"]) assert.equal(isPage("navigate", path), true)
})

Deno.test("a file, and what a page asks for, does not become a page", () => {
  assert.equal(isPage("navigate", "/a/b/plan.docx"), false)
  assert.equal(isPage("no-cors", "/a/b/index.html"), false)
})

const PAGE = '<link href="/assets/a.css"><script src="/assets/a.js"></script><a href="/">Forside</a><a href="https://example.dk/">Ud</a>'

Deno.test("at any depth the page finds its styles and leads to the guide, where the host has put it", () => {
  assert.equal(rooted(PAGE, "/a/b/"), '<link href="/a/b/assets/a.css"><script src="/a/b/assets/a.js"></script><a href="/a/b/">Forside</a><a href="https://example.dk/">Ud</a>')
})

Deno.test("at the top of a host it is as it was written", () => assert.equal(rooted(PAGE, "/"), PAGE))
