// What a file is called that the page has made, and how the reader is given it.
import { page } from "../page.js"
import assert from "node:assert/strict"
import { download, fileName } from "../../../scripts/base/download.js"

/** @param {string} title */
const nameOf = (title) => fileName(title, "Min plan", "2026-11-24", "docx")

for (const [title, slug] of [
  ["Sallingsvej 2027", "sallingsvej-2027"],
  ["\u00c6blehaven, \u00d8stergade & \u00c5parken", "aeblehaven-oestergade-aaparken"],
  ["A\u030aparken", "aaparken"], // written as two signs
  ["Caf\u00e9 M\u00fcller \u2013 Stra\u00dfe", "cafe-mueller-strasse"],
  ["  ../../etc/passwd\u0000 ", "etc-passwd"],
  ["--- x ---", "x"],
  ["\u6771\u4eac", "min-plan"], // no letter of the Latin alphabet
  ["\ud800", "min-plan"],
  ["", "min-plan"],
  ["x".repeat(80), "x".repeat(60)],
  [`${"x".repeat(59)} y`, "x".repeat(59)], // no hyphen at the end
]) Deno.test(`a file of ${JSON.stringify(title)} has letters that every program can read`, () => assert.equal(nameOf(title), `${slug}-2026-11-24.docx`))

Deno.test("the reader is given the file, and it stays there until she leaves the page", () => {
  /** @type {string[]} */
  const log = []
  const { createObjectURL, revokeObjectURL } = URL
  const link = { href: "", download: "", click: () => log.push(`click ${link.download}`), remove: () => log.push("remove") }
  Object.assign(page, { createElement: () => link, body: { append: () => log.push("append") } })
  URL.createObjectURL = () => "blob:1"
  URL.revokeObjectURL = (address) => log.push(`revoke ${address}`)
  try {
    download("x.txt", new Blob(["x"]))
    assert.deepEqual(log, ["append", "click x.txt", "remove"])
    dispatchEvent(new Event("pagehide"))
    dispatchEvent(new Event("pagehide"))
    assert.deepEqual(log.slice(3), ["revoke blob:1"])
  } finally {
    Object.assign(URL, { createObjectURL, revokeObjectURL })
  }
})
