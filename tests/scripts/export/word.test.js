/// <reference path="../../../scripts/export/vendor.d.ts" />
import "../page.js"
import assert from "node:assert/strict"
import { hexOf } from "../../../scripts/export/word/colours.js"
import { wordFile } from "../../../scripts/export/word/file.js"
import { asWritten, done, foreign, fullPlan, idsOf, late, left, NAME, note, odd, open, planWith, set, TEXTS, WANTED } from "./plans.js"
import { unzip } from "./unzip.js"
import { loadVendored } from "./vendored.js"

loadVendored("docx/docx.js")

/** @typedef {import("../../../scripts/export/document.js").PlanDocument} PlanDocument */

const COLOURS = {
  brand: "111111", border: "222222", ink: "333333", soft: "444444", link: "555555",
  general: { strong: "111111", surface: "eeeeee" },
  phases: new Map(["before", "during", "after"].map((phase, index) => [phase, { strong: `${index}1aaaa`, surface: `${index}2bbbb` }])),
}
const MADE_WITH = "Made with A guide, edition 1.2.0 of 31. januar 2027"

/** @param {PlanDocument} plan */
async function partsOf(plan) {
  const parts = await unzip(await docx.Packer.toBlob(wordFile(plan, COLOURS)))
  return (/** @type {string} */ name) => parts.get(name) ?? assert.fail(`no ${name} in ${[...parts.keys()]}`)
}

// --- reading the XML of such a file; nothing in it is commented out, and only tables lie in tables

/** @param {string} xml */
const unescaped = (xml) => xml.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => (
  /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'" })[name]))

/** The elements of that name which lie beside each other, as XML. @param {string} xml @param {string} name @returns {string[]} */
const all = (xml, name) => xml.match(new RegExp(`<w:${name}[ >][\\s\\S]*?</w:${name}>`, "g")) ?? []

/** @param {string} xml */
const textOf = (xml) => unescaped([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>/g)]
  .map(([piece, text]) => (piece === "<w:tab/>" ? "\t" : text)).join(""))

/** A line for each paragraph. @param {string} xml */
const linesOf = (xml) => all(xml, "p").map(textOf)

/** @param {string} document @param {string} style */
const styled = (document, style) => all(document, "p").filter((one) => one.includes(`<w:pStyle w:val="${style}"/>`)).map(textOf)

/** The rows of all tables but the overview, by the id in their last cell; a line for each paragraph. @param {string} document */
const rowsById = (document) => Object.fromEntries(all(document, "tbl").slice(1).flatMap((table) => all(table, "tr").slice(1).map((row) => {
  const cells = all(row, "tc").map((cell) => linesOf(cell).join("\n"))
  return [cells[5], { cells, xml: row }]
})))

/** @param {PlanDocument} plan */
const documentOf = async (plan) => (await partsOf(plan))("word/document.xml")

const full = await partsOf(fullPlan())
const fullDocument = full("word/document.xml")
const fullRows = rowsById(fullDocument)

Deno.test("Word has every id of the guide and of what is removed", () => {
  const ids = linesOf(fullDocument).flatMap((line) => /^Id: (.+)$/.exec(line)?.[1] ?? [])
  assert.deepEqual([...Object.keys(fullRows), ...ids].sort(), WANTED)
})

Deno.test("Word has the path as headings", () => {
  assert.deepEqual(styled(fullDocument, "Title"), [NAME])
  assert.deepEqual(styled(fullDocument, "Heading1"), ["Overview", "Before", "During", "After", "No longer in the guide"])
  assert.deepEqual(styled(fullDocument, "Heading2"), ["1. Recommendation 1", "2. Recommendation 2", "3. Recommendation 3"])
  assert.deepEqual(styled(fullDocument, "Heading3"), Array(4).fill(["Checklist", "Questions"]).flat())
  assert.deepEqual(styled(fullDocument, "Heading4"), Array(3).fill(["First group", "Second group"]).flat())
})

Deno.test("each phase begins a page, and what is removed does too", () => {
  const broken = all(fullDocument, "p").filter((one) => one.includes("<w:pageBreakBefore/>")).map(textOf)
  assert.deepEqual(broken, ["Before", "During", "After", "No longer in the guide"])
})

Deno.test("Word has tables whose heads repeat, and rows that no page breaks but the long ones", () => {
  const tables = all(fullDocument, "tbl")
  assert.equal(tables.length, 1 + 3 * 2 + 1) // the overview, each group, and what is removed
  for (const table of tables) {
    const [head, ...rows] = all(table, "tr")
    assert.ok(head.includes("<w:tblHeader/>"))
    assert.ok(rows.every((row) => !row.includes("<w:tblHeader/>")))
    // What a screen reader goes by: the first row has the heads, and every other row is like the rest.
    assert.ok(/<w:tblLook [^>]*w:firstRow="true"[^>]*\/>/.test(table))
    assert.ok(/<w:tblLook [^>]*w:noVBand="true"[^>]*\/>/.test(table))
  }
  for (const table of tables.slice(1)) {
    assert.deepEqual(all(all(table, "tr")[0], "tc").map(textOf), ["State", "Item", "Who", "Due", "Note", "Id"])
  }
  const long = idsOf("items")[Object.keys(TEXTS).indexOf("long")]
  assert.deepEqual(Object.keys(fullRows).filter((id) => !/<w:cantSplit\/>/.test(fullRows[id].xml)), [long])
})

Deno.test("Word begins with an overview of how far each recommendation is", () => {
  const [overview] = all(fullDocument, "tbl")
  assert.deepEqual(all(overview, "tr").map((row) => all(row, "tc").map(textOf)), [
    ["Phase", "Recommendation", "Checklist", "Questions"],
    ["Before", "1. Recommendation 1", "0 of 7 done", "5 of 5 answered"],
    ["During", "2. Recommendation 2", "0 of 7 done", "5 of 5 answered"],
    ["After", "3. Recommendation 3", "1 of 6 done (1 left out)", "4 of 5 answered"],
  ])
  assert.deepEqual(linesOf(fullDocument).slice(0, 5), [
    "Boligforeningen \u00c6blehaven", NAME, "As of 10. feb. 2027", "1 of 20 done (1 left out) \u00b7 14 of 15 answered", "Overview",
  ])
})

Deno.test("Word says whose it is and in what language", () => {
  const core = full("docProps/core.xml")
  /** @param {string} name */
  const said = (name) => unescaped(new RegExp(`<${name}>([^<]*)</${name}>`).exec(core)?.[1] ?? "")
  assert.equal(said("dc:title"), NAME)
  assert.equal(said("dc:creator"), "Boligforeningen \u00c6blehaven")
  assert.equal(said("cp:lastModifiedBy"), "Boligforeningen \u00c6blehaven")
  assert.equal(said("dc:description"), MADE_WITH)
  assert.ok(full("word/styles.xml").includes('<w:lang w:val="da-DK"/>'))
})

Deno.test("each page has whose it is at its head, but for the first, and the edition and its number at its foot", () => {
  assert.ok(fullDocument.includes("<w:titlePg/>"))
  assert.deepEqual([1, 2].map((number) => textOf(full(`word/header${number}.xml`))).sort(), ["", `Boligforeningen \u00c6blehaven\t${NAME}`])
  for (const footer of ["word/footer1.xml", "word/footer2.xml"]) {
    assert.equal(textOf(full(footer)), `${MADE_WITH} \u00b7 10. feb. 2027\tPage  of `)
    assert.deepEqual([...full(footer).matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, field]) => field), ["PAGE", "NUMPAGES"])
  }
})

Deno.test("Word has every text as it was written, once as a note and once as an answer", () => {
  const whole = linesOf(fullDocument).join("\n")
  Object.values(TEXTS).forEach((text, index) => {
    const [, ...lines] = fullRows[idsOf("items")[index]].cells[4].split("\n")
    assert.equal(lines.join("\n"), asWritten(text))
    assert.equal(whole.split(asWritten(text)).length, 3)
  })
  // A line is a paragraph: within one, Word takes its end for a space.
  assert.doesNotMatch(fullDocument, /<w:t[^>]*>[^<]*\n/)
})

Deno.test("Word tells state, person, day and reason", () => {
  assert.equal(fullRows[open].cells[0], "\u2610 Open")
  assert.equal(fullRows[open].cells[1], `Do ${open}.`)
  assert.equal(fullRows[open].cells[2], "Mette \u00c5g\u00e5rd; =driften")
  assert.equal(fullRows[done].cells[0], "\u2611 Done")
  assert.equal(fullRows[left].cells[0], "\u2013 Not relevant")
  assert.equal(fullRows[left].cells[4], "Reason, 1. jun. 2026\nWe have no cellar.")
  assert.equal(fullRows[late].cells[3], "31. jan. 2026\noverdue")
  assert.equal(fullRows[odd].cells[3], "2026-13-45")
  const [lateDay, openDay] = [late, open].map((id) => all(fullRows[id].xml, "tc")[3])
  assert.equal(lateDay.match(/<w:b\/>/g)?.length, 2) // the day, and that it is over
  assert.doesNotMatch(openDay, /<w:b\/>/)
  assert.equal(fullRows["gone-with-words"].cells[1], "Make a plan for waste.")
})

Deno.test("Word tells who else has written, and not what is put aside", () => {
  assert.deepEqual(fullRows[foreign].cells[4].split("\n"), [
    "1. jun. 2026", "I see it so.",
    "1. jun. 2026, from another browser", "Without a name.",
    "1. jun. 2026, Jonas Dahl", "I see it otherwise.",
  ])
})

Deno.test("Word has the answers of each day, and says where there is none", () => {
  const lines = linesOf(fullDocument)
  const first = lines.indexOf(`Id: ${idsOf("questions")[0]}`)
  assert.equal(lines[first - 1], `What of ${idsOf("questions")[0]}?`)
  assert.deepEqual(lines.slice(first + 1, first + 5), [
    "Answer 1. sep. 2026", TEXTS.letters, "Answer 2. nov. 2026", "We think otherwise now.",
  ])
  assert.equal(lines[lines.indexOf(`Id: ${idsOf("questions").at(-1)}`) + 1], "No answer yet")
})

Deno.test("Word says how much there is that it cannot show", () => {
  assert.equal(linesOf(fullDocument).at(-1), "There is more (1).")
})

Deno.test("Word leads back to the places that have an address, and has none that only the reader's disk knows", async () => {
  const relations = full("word/_rels/document.xml.rels")
  const places = [...fullDocument.matchAll(/<w:hyperlink [^>]*r:id="([^"]+)"[^>]*>/g)].map(([element, id]) => {
    const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="${id}"`).exec(relations)
    const anchor = /w:anchor="([^"]+)"/.exec(element)?.[1]
    return `${target?.[1] ?? target?.[2]}#${anchor}`
  })
  const wanted = fullPlan().phases.flatMap(({ recommendations }) => recommendations)
    .flatMap(({ items, questions }) => [...items, ...questions].map(({ page }) => page))
  assert.deepEqual(places, wanted)
  const parts = await unzip(await docx.Packer.toBlob(wordFile(fullPlan({ root: "file:///home/mette/guide/" }), COLOURS)))
  assert.deepEqual([...parts].filter(([, text]) => text.includes("file:") || text.includes("<w:hyperlink")).map(([name]) => name), [])
})

Deno.test("Word has the colours of each phase and of what is of none", () => {
  const fills = [...fullDocument.matchAll(/<w:shd [^>]*w:fill="(\w+)"/g)].map(([, fill]) => fill)
  assert.deepEqual([...new Set(fills)], ["eeeeee", "02bbbb", "12bbbb", "22bbbb"])
  assert.equal(hexOf("rgb(12, 0, 255)"), "0c00ff")
  assert.equal(hexOf("rgba(12, 34, 56, 0.5)"), "0c2238")
})

Deno.test("what no XML can hold is in no part of Word, and every sign in its place is text", async () => {
  const awkward = "<&>\"' ]]> \u0000\u0008\u001f\ufffe\uffff\ud800"
  const parts = await unzip(await docx.Packer.toBlob(wordFile(planWith({
    [`item/${open}/note`]: note(awkward), [`item/${open}/who`]: set(awkward), [`item/${open}/due`]: set(awkward),
    [`item/x${awkward}/note`]: note(awkward), [`question/${awkward}/answer/20260101-a`]: note(awkward),
  }, { about: { name: awkward, organisation: awkward } }), COLOURS)))
  for (const [name, xml] of parts) {
    // deno-lint-ignore no-control-regex -- it is the control characters that are looked for
    assert.doesNotMatch(xml, /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/, name)
    assert.doesNotMatch(xml, /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i, name)
  }
  const { cells } = rowsById(parts.get("word/document.xml") ?? "")[open]
  assert.deepEqual([cells[2], cells[3], cells[4].split("\n")[1]], Array(3).fill("<&>\"' ]]> \ufffd"))
})

Deno.test("a plan without a name or anything in it is a Word file too", async () => {
  const document = await documentOf(planWith({}, { project: null, about: { name: "", organisation: "" } }))
  assert.deepEqual(linesOf(document).slice(0, 2), ["Min plan", "As of 10. feb. 2027"])
  assert.deepEqual(styled(document, "Heading1"), ["Overview", "Before", "During", "After"])
  assert.equal(all(document, "tbl").length, 7)
})
