// The letter that proposes a change, as a mail program reads it.
import "../page.js"
import assert from "node:assert/strict"
import { addressOf, letterAbout, lineOf, nameOf } from "../../../scripts/edit/letter.js"

/** @type {import("../../../scripts/base/data.js").WrittenPlaces} */
const PLACES = {
  mail: "redaktion@example.dk",
  edit: "https://github.com/eksempel/guide/edit/main/",
  host: "GitHub",
  edition: "Udgave\u00a01.2.0",
  words: {
    suggest: "Foresl\u00e5 en rettelse", edit: "Ret p\u00e5 {host}", about: "{kind} \u00bb{title}\u00ab", about_page: "siden \u00bb{title}\u00ab",
    subject: "Forslag til {about}", letter: "Der st\u00e5r nu:\n{text}\n\nOm {about} ({id})\n{edition}\n{address}",
    to_whom: "Til den, der passer guiden", shown: "", hide: "",
  },
  kinds: {}, entries: {}, pages: {},
  files: ["data/recommendations/et.yml", "docs/\u00e5r 1/#1.md"],
}
const THING = { about: PLACES.words.about, kind: "tjekpunktet", id: "et", title: "Det f\u00f8rste", file: 0, line: 12 }
const ADDRESS = "https://guide.example/et.html#tjek-et"

/** @param {string} letter */
function decoded(letter) {
  const [, to, subject, body] = /^mailto:(.*)\?subject=(.*)&body=(.*)$/.exec(letter) ?? []
  return { to: decodeURIComponent(to), subject: decodeURIComponent(subject), body: decodeURIComponent(body) }
}

Deno.test("a letter says what it is about, what stands there, which edition and where", () => {
  assert.deepEqual(decoded(letterAbout(PLACES, THING, "Teksten", ADDRESS)), {
    to: "redaktion@example.dk",
    subject: "Forslag til tjekpunktet \u00bbDet f\u00f8rste\u00ab",
    body: ["Der st\u00e5r nu:", "Teksten", "", "Om tjekpunktet \u00bbDet f\u00f8rste\u00ab (et)", "Udgave 1.2.0", ADDRESS].join("\r\n"),
  })
})

Deno.test("the address of a letter holds no sign that a mail program could stumble over", () => {
  const letter = letterAbout({ ...PLACES, mail: "a&b?c=d@example.dk" }, THING, "T", ADDRESS)
  assert.match(letter, /^mailto:a%26b%3Fc%3Dd@example\.dk\?subject=[\w%.~!*'()-]+&body=[\w%.~!*'()-]+$/)
})

Deno.test("any sign survives in a letter", () => {
  const awkward = "\u00c6ble & \"\u00e5l\" #1 100 % ? + = \u00ab\u00f8\u00bb {text} $& \\ <b>\nny linje"
  const { subject, body } = decoded(letterAbout(PLACES, { ...THING, title: awkward }, awkward, ADDRESS))
  const asInMail = awkward.replace("\n", "\r\n")
  assert.ok(subject.includes(asInMail))
  assert.ok(body.startsWith(`Der st\u00e5r nu:\r\n${asInMail}\r\n`))
})

Deno.test("a letter to nobody says who it is for", () => {
  const { to, body } = decoded(letterAbout({ ...PLACES, mail: "" }, THING, "Teksten", ADDRESS))
  assert.equal(to, "")
  assert.ok(body.startsWith("Til den, der passer guiden\r\n\r\nDer st\u00e5r nu:"))
})

Deno.test("a long text is cut between words, and a long title too", () => {
  const { body } = decoded(letterAbout(PLACES, { ...THING, title: "titel ".repeat(30) }, "ordene ".repeat(100), ADDRESS))
  const [, text] = body.split("\r\n")
  assert.ok(text.length <= 502)
  assert.match(text, /^(?:ordene )+\u2026$/)
  assert.match(nameOf({ ...THING, title: "titel ".repeat(30) }), /^tjekpunktet \u00bb(?:titel )+\u2026\u00ab$/)
})

Deno.test("a text as long as there is room for is not cut", () => {
  const text = "x".repeat(500)
  assert.ok(decoded(letterAbout(PLACES, THING, text, ADDRESS)).body.includes(`${text}\r\n`))
})

Deno.test("a long text without spaces is cut between signs, never within one", () => {
  for (const before of ["", "x"]) {
    const letter = letterAbout(PLACES, THING, before + "\ud83c\udfe0".repeat(400), ADDRESS)
    const [, text] = decoded(letter).body.split("\r\n")
    assert.match(text, /^x?\u{1f3e0}{249,250} \u2026$/u)
  }
})

Deno.test("of a page on the web, a letter names the address without what was searched for", () => {
  const at = new URL("https://guide.example/a/b/et.html?q=hemmeligt#plan=abc")
  assert.equal(addressOf("et.html", "tjek-et", at), "https://guide.example/a/b/et.html#tjek-et")
  assert.equal(addressOf("et.html", "", at), "https://guide.example/a/b/et.html")
})

Deno.test("of a page on a disk, a letter names the place in the guide alone", () => {
  const at = new URL("file:///C:/Users/S\u00f8s/guide/et.html")
  assert.equal(addressOf("et.html", "tjek-et", at), "et.html#tjek-et")
  assert.equal(addressOf("et.html", "", at), "et.html")
})

Deno.test("a line is edited where its file is, whatever the file is called", () => {
  assert.equal(lineOf(PLACES, THING), "https://github.com/eksempel/guide/edit/main/data/recommendations/et.yml#L12")
  assert.equal(lineOf(PLACES, { ...THING, file: 1 }), "https://github.com/eksempel/guide/edit/main/docs/%C3%A5r%201/%231.md#L12")
})
