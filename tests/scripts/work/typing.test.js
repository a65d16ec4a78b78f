import "../page.js"
import assert from "node:assert/strict"
import { AT_REST, caretIn, dropped, entryFor, isOvertaken, isQuiet, left, saved, savingBegun, shown, typed } from "../../../scripts/work/typing.js"
import { identity } from "../../../scripts/state/records.js"

const entry = { text: "Vi sp\u00f8rger alle", at: 1, by: "c1" }
const other = { text: "Vi sp\u00f8rger ingen", at: 2, by: "c2" }
const [id, otherId] = [entry, other].map(identity)
const settled = () => saved(savingBegun(typed(shown(AT_REST, entry))), "Vi sp\u00f8rger alle nu", "1.c1.new")

Deno.test("a field goes from rest to rest by way of what is typed, saved and left", () => {
  const found = shown(AT_REST, entry)
  assert.deepEqual(found, { phase: "at-rest", base: id, kept: null })
  const begun = typed(found)
  assert.deepEqual(begun, { phase: "unsaved", base: id, kept: null })
  const saving = savingBegun(begun)
  assert.deepEqual(saving, { phase: "saving", base: id, kept: null })
  const done = saved(saving, "Vi sp\u00f8rger alle nu", "1.c1.new")
  assert.deepEqual(done, { phase: "settled", base: "1.c1.new", kept: "1.c1.new" })
  assert.deepEqual(left(done), { phase: "at-rest", base: "1.c1.new", kept: "1.c1.new" })
})

Deno.test("what waits is neither left nor passed over: only saving it, or giving it up, ends the waiting", () => {
  const waiting = typed(AT_REST)
  assert.equal(left(waiting), waiting)
  assert.equal(typed(waiting).phase, "unsaved")
  assert.equal(dropped(waiting).phase, "settled")
  assert.equal(savingBegun(waiting).phase, "saving")
})

Deno.test("nothing is saved, or given up, where nothing waits", () => {
  for (const typing of [AT_REST, settled(), savingBegun(typed(AT_REST))]) {
    assert.equal(savingBegun(typing), typing)
    assert.equal(dropped(typing), typing)
  }
})

Deno.test("what is typed while the letter before it is being saved waits for its own turn", () => {
  const saving = savingBegun(typed(AT_REST))
  assert.equal(saved(typed(saving), "a", "1.c1.a").phase, "unsaved")
})

Deno.test("a field that goes while it is being saved is at rest afterwards", () => {
  const saving = savingBegun(typed(AT_REST))
  assert.equal(saved(left(saving), "a", "1.c1.a").phase, "at-rest")
})

Deno.test("a letter that is typed and removed again leaves the field with the entry it had", () => {
  const after = saved(savingBegun(typed(shown(AT_REST, entry))), entry.text, null)
  assert.deepEqual(after, { phase: "settled", base: id, kept: null })
  const again = saved(savingBegun(typed(settled())), "Vi sp\u00f8rger alle nu", null)
  assert.deepEqual(again, settled())
})

Deno.test("a field that is emptied holds no entry", () => {
  const after = saved(savingBegun(typed(shown(AT_REST, entry))), "", null)
  assert.equal(after.base, null)
})

Deno.test("a field is overtaken where another tab has gone on from what stands in it, and nothing waits", () => {
  const gone = { texts: [other], gone: ["1.c1.new"] }
  assert.equal(isOvertaken(settled(), gone), true)
  assert.equal(isOvertaken(typed(settled()), gone), false)
  assert.equal(isOvertaken(left(settled()), gone), false)
  assert.equal(isOvertaken(settled(), { texts: [other], gone: [otherId] }), false)
  assert.equal(isOvertaken(settled(), { texts: [other] }), false)
  assert.equal(isOvertaken(settled(), null), false)
  assert.equal(isOvertaken(saved(settled(), "", null), gone), false)
})

Deno.test("a field shows what she wrote there last, as long as it stands, and else what counts", () => {
  const kept = { ...AT_REST, kept: id }
  assert.equal(entryFor(kept, { main: other, shown: [other, entry] }), entry)
  assert.equal(entryFor(kept, { main: other, shown: [other] }), other)
  assert.equal(entryFor(AT_REST, { main: other, shown: [other, entry] }), other)
  assert.equal(entryFor(AT_REST, { main: null, shown: [] }), null)
})

Deno.test("nothing changes under a field while what is typed there waits", () => {
  assert.deepEqual([AT_REST, typed(AT_REST), savingBegun(typed(AT_REST)), settled()].map(isQuiet), [true, false, false, true])
})

Deno.test("the caret stays beside the words it stood beside", () => {
  const before = "Det f\u00f8rste. Det sidste."
  assert.equal(caretIn(before, 0, `${before} Og lidt til.`), 0)
  assert.equal(caretIn(before, 12, `${before} Og lidt til.`), 12)
  assert.equal(caretIn(before, before.length, `Nyt: ${before}`), `Nyt: ${before}`.length)
  assert.equal(caretIn(before, 12, `Nyt: ${before}`), 17)
  assert.equal(caretIn(before, 12, "Noget helt andet"), "Noget helt andet".length)
})
