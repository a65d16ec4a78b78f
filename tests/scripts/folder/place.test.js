// Where START-HER.html leads to, and when it keeps the state of the pages itself.
import assert from "node:assert/strict"
import { hashOfReturn, isKnownApart, isSentBack, markOf, placeIn } from "../../../scripts/folder/place.js"

for (const place of ["index.html", "min-plan/index.html", "a-1/b_2/c.html", "soeg/index.html?q=ny by", "a/b.html#tjek-et", "a/b.html?x#y\nz"]) {
  Deno.test(`a page of the guide is shown: ${place}`, () => {
    assert.equal(placeIn(`#${place}`), place)
    assert.equal(placeIn(hashOfReturn(place)), place)
  })
}

const ELSEWHERE = [
  "", "../evil.html", "..%2f..%2fevil.html", "a/../../evil.html", "./evil.html", "/etc/evil.html", "//evil.example/x.html",
  "javascript:alert(1)", "javascript:alert(1)//x.html", "https://evil.example/x.html", "file:///evil.html", "data:text/html,x.html",
  "http://[", "a\\..\\evil.html", "a//b.html", "a/b.htm", "a/b.html.exe", "index.html/../../evil", "\tindex.html", "%2e%2e/evil.html",
]
for (const place of ELSEWHERE) {
  Deno.test(`nothing but the guide is shown where the plan is: ${JSON.stringify(place)}`, () => {
    assert.equal(placeIn(`#${place}`), "index.html")
    assert.equal(placeIn(hashOfReturn(place)), "index.html")
  })
}

Deno.test("a page that sees no mark says so in the address it goes back to", () => {
  assert.equal(hashOfReturn("a/b.html#c"), "#!a/b.html#c")
  assert.ok(isSentBack(hashOfReturn("")))
  assert.ok(!isSentBack("#a/b.html!"))
  assert.ok(!isSentBack(""))
})

const FIRST = { mark: null, isSentBack: false, isTried: false }

Deno.test("the first time the page is tried", () => {
  assert.equal(isKnownApart(FIRST), false)
  assert.equal(isKnownApart({ ...FIRST, isSentBack: true }), false) // a page opened on its own
})

Deno.test("a page that sends back although the mark is there does not share the storage", () => {
  assert.equal(isKnownApart({ ...FIRST, mark: markOf(false), isSentBack: true }), true)
})

Deno.test("what is known is remembered, and what was tried may be tried again", () => {
  assert.equal(isKnownApart({ ...FIRST, mark: markOf(true) }), true)
  assert.equal(isKnownApart({ ...FIRST, mark: markOf(false) }), false)
})

Deno.test("where nothing stays in the storage, one try is enough", () => {
  assert.equal(isKnownApart({ mark: null, isSentBack: true, isTried: true }), true)
  assert.equal(isKnownApart({ mark: null, isSentBack: false, isTried: true }), false)
})

Deno.test("where the mark cannot be read, that is said: the state is then kept around the pages", () => {
  assert.throws(() => isKnownApart({ ...FIRST, mark: "{oops" }))
  assert.throws(() => isKnownApart({ ...FIRST, mark: "null" }))
})
