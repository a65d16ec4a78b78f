import "../page.js"
import assert from "node:assert/strict"
import { write } from "../../../scripts/export/markdown.js"
import { done, foreign, fullPlan, idsOf, late, left, note, odd, open, planWith, set, TEXTS, WANTED } from "./plans.js"

/** @param {import("../../../scripts/export/document.js").PlanDocument} plan */
const linesOf = async (plan) => (await write(plan).text()).split("\n")

const [FIRST] = idsOf("items")

/** How a text stands as the note of an item: all its lines, without what stands before the first. @param {string} text */
async function written(text) {
  const lines = await linesOf(planWith({ [`item/${FIRST}/note`]: note(text) }))
  const from = lines.findIndex((line) => line.endsWith(`\`${FIRST}\``)) + 1
  const to = lines.findIndex((line) => line.endsWith("`before-2`"))
  return lines.slice(from, to).join("\n").replace("    - Note (1. jun. 2026): ", "")
}

Deno.test("Markdown has every id, once", async () => {
  const text = await write(fullPlan()).text()
  assert.deepEqual([...text.matchAll(/`([a-z0-9-]+)`$/gm)].map(([, id]) => id).sort(), WANTED)
})

Deno.test("Markdown is a task list", async () => {
  const lines = await linesOf(fullPlan())
  /** @param {string} id */
  const at = (id) => lines.findIndex((line) => line.endsWith(`\`${id}\``))
  assert.equal(lines[at(done)], `- [x] Do ${done}. \`${done}\``)
  assert.equal(lines[at(left)], `- Not relevant: Do ${left}. \`${left}\``)
  assert.equal(lines[at(left) + 2], "    - Reason (1. jun. 2026): We have no cellar.")
  assert.equal(lines[at(open)], `- [ ] Do ${open}. \`${open}\``)
  assert.equal(lines[at(open) + 1], "    - Who: Mette \u00c5g\u00e5rd; =driften")
  assert.equal(lines[at(late) + 1], "    - Due: 31\\. jan. 2026 (overdue)")
  assert.equal(lines[at(odd) + 1], "    - Due: 2026-13-45")
  assert.deepEqual(lines.slice(at(foreign) + 1, at(foreign) + 4), [
    "    - Note (1. jun. 2026): I see it so.",
    "    - Note (1. jun. 2026, from another browser): Without a name.",
    "    - Note (1. jun. 2026, Jonas Dahl): I see it otherwise.",
  ])
})

Deno.test("Markdown has the path as headings, and the lists under theirs", async () => {
  const lines = await linesOf(fullPlan())
  assert.deepEqual(lines.filter((line) => line.startsWith("#")), [
    "# Sallingsvej 2027 \u2013 \u201d\u00c6r\u00f8\u201d &amp; &lt;b>\u00c5sen&lt;/b>",
    ...["Before", "During", "After"].flatMap((phase, index) => [
      `## ${phase}`, `### ${index + 1}\\. Recommendation ${index + 1}`,
      "#### Checklist", "##### First group", "##### Second group", "#### Questions",
    ]),
    "## No longer in the guide", "### Checklist", "### Questions",
  ])
  assert.equal(lines[lines.indexOf("## After") + 2], "1 of 6 done (1 left out)")
  assert.ok(!lines.join("\n").includes("\n\n\n"))
})

Deno.test("items that stand under no heading get none", async () => {
  const plan = planWith({})
  const [{ items }] = plan.phases[0].recommendations
  for (const item of items.slice(3)) item.group = ""
  const lines = await linesOf(plan)
  const third = lines.findIndex((line) => line.endsWith(`\`${items[2].id}\``))
  assert.equal(lines[third + 1], `- [ ] ${items[3].text} \`${items[3].id}\``)
})

Deno.test("Markdown opens with whose it is, how far, and which edition it is from", async () => {
  const lines = await linesOf(fullPlan())
  assert.deepEqual(lines.slice(1, 7), [
    "", "Organisation: Boligforeningen \u00c6blehaven  ", "As of 10. feb. 2027  ",
    "1 of 20 done (1 left out)  ", "Made with A guide, edition 1.2.0 of 31. januar 2027", "",
  ])
  assert.equal(lines.at(-2), "There is more (1).")
  const [, , first] = await linesOf(planWith({}, { about: { name: "", organisation: "" } }))
  assert.equal(first, "As of 10. feb. 2027  ")
})

Deno.test("Markdown has the answers of each day, and says where there is none", async () => {
  const lines = await linesOf(fullPlan())
  const [first] = idsOf("questions")
  const at = lines.indexOf(`- What of ${first}? \`${first}\``)
  assert.deepEqual(lines.slice(at + 1, at + 3), [
    `    - Answer 1. sep. 2026: ${TEXTS.letters}`, "    - Answer 2. nov. 2026: We think otherwise now.",
  ])
  const last = idsOf("questions").at(-1)
  assert.equal(lines[lines.indexOf(`- What of ${last}? \`${last}\``) + 1], "    - No answer yet")
})

Deno.test("what somebody wrote stays text in Markdown", async () => {
  assert.equal(await written(TEXTS.letters), TEXTS.letters)
  assert.equal(await written(TEXTS.emoji), TEXTS.emoji)
  assert.equal(await written("**fed** _x_ `kode` [link](http://x.example) ~ud~ $x$ a\\b"),
    "\\*\\*fed\\*\\* \\_x\\_ \\`kode\\` \\[link\\](http://x.example) \\~ud\\~ \\$x\\$ a\\\\b")
  assert.equal(await written(TEXTS.markup), "&lt;script>document.title='ramt'&lt;/script> &amp;amp; &lt;img src=x onerror=alert(1)>")
})

Deno.test("a line is no heading, list, quotation, table or rule, whatever it begins with", async () => {
  for (const [line, escaped] of Object.entries({
    "# x": "\\# x", "- x": "\\- x", "+ x": "\\+ x", "* x": "\\* x", "> x": "&gt; x", "1. x": "1\\. x", "12) x": "12\\) x",
    "---": "\\---", "===": "\\===", "|a|b|": "\\|a|b|", ": x": "\\: x", "    x": "x", "```": "\\`\\`\\`",
  })) {
    assert.equal(await written(line), escaped)
    assert.equal(await written(`x\n${line}`), `x  \n        ${escaped}`)
  }
})

Deno.test("lines stay lines and paragraphs paragraphs, in their place in the list", async () => {
  assert.equal(await written("a\nb\n\n  \nc"), "a  \n        b\n\n        c")
})

Deno.test("what stands in the guide, and who is named, is text in Markdown too", async () => {
  const plan = planWith({ [`item/${FIRST}/who`]: set("<b>**Mette**") })
  plan.phases[0].title = "# <i>Phase</i>"
  plan.phases[0].recommendations[0].items[0].text = "*Do* <script>"
  const lines = await linesOf(plan)
  assert.ok(lines.includes("## \\# &lt;i>Phase&lt;/i>"))
  assert.ok(lines.includes(`- [ ] \\*Do\\* &lt;script> \`${FIRST}\``))
  assert.ok(lines.includes("    - Who: &lt;b>\\*\\*Mette\\*\\*"))
})
