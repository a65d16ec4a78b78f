// What is kept of each thing: two copies become one in any order, and what a reader sees of it.
import assert from "node:assert/strict"
import {
  additions, clear, edit, identity, idOf, isRecord, isRegister, isText, join, newest, putAside, takeBack, view,
} from "../../../scripts/state/records.js"
import { Chance, holds } from "../random.js"

/** @typedef {import("../../../scripts/state/records.js").Entry} Entry */
/** @typedef {import("../../../scripts/state/records.js").Text} Text */
/** @typedef {import("../../../scripts/state/records.js").MaybeRecord} MaybeRecord */

/** @param {string} text @param {number} at @param {string} by @returns {Entry} */
const entry = (text, at, by) => ({ text, at, by })
/** @param {string} text @param {number} at @param {string} by @returns {Entry} */
const away = (text, at, by) => ({ text, at, by, aside: true })
/** @param {Entry[]} texts @returns {Text} */
const textOf = (...texts) => ({ texts })
/** @param {string} value @param {number} at @param {string} by */
const register = (value, at, by) => ({ value, at, by })
/** @param {MaybeRecord} record @returns {Text} */
function asText(record) {
  assert(isText(record))
  return record
}
/** @param {Entry[]} entries */
const wordsOf = (entries) => entries.map(({ text }) => text)

// --- two copies become one

const COPIES = ["a", "b", "c"]

// Few moments, copies and words, so that much is the same. What is made up may be out of order or
// say a thing twice, as no record of ours does: joined with itself it is one.
/** @param {Chance} chance @returns {MaybeRecord} */
function randomRecord(chance) {
  const kind = chance.below(6)
  if (kind === 0) return null
  if (kind === 1) return register(chance.of(["", "done", "open"]), chance.below(4), chance.of(COPIES))
  const make = () => (chance.below(4) ? entry : away)(chance.of(["ja", "nej", "ja nej"]), chance.below(4), chance.of(COPIES))
  const texts = chance.list(0, 4, make)
  const gone = chance.list(0, 2, () => identity(make()))
  const made = gone.length ? { texts, gone } : { texts }
  return join(made, made)
}

/** @param {MaybeRecord[]} all */
function brokenLaws(all) {
  /** @type {string[]} */
  const faults = []
  /** @param {string} law @param {MaybeRecord} a @param {MaybeRecord} b */
  function same(law, a, b) {
    const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
    if (one !== other) faults.push(`${law}: ${one} and ${other}`)
  }
  for (const a of all) {
    same("twice is once", join(a, a), a)
    for (const b of all) {
      const ab = join(a, b)
      if (ab !== null && !isRecord(ab)) faults.push(`no record: ${JSON.stringify(ab)}`)
      same("either order", ab, join(b, a))
      same("again changes nothing", join(ab, b), ab)
      for (const c of all) same("any grouping", join(ab, c), join(a, join(b, c)))
    }
  }
  return faults
}

Deno.test("records from anywhere become one in any order, any grouping, and twice is once", () => {
  holds({ count: 1000, make: (chance) => chance.list(3, 3, () => randomRecord(chance)), faultsOf: brokenLaws })
})

Deno.test("of two ticks the newer counts, and in one moment it is the same for everybody", () => {
  const [old, young] = [register("done", 1, "b"), register("open", 2, "a")]
  assert.deepEqual(join(old, young), young)
  assert.deepEqual(join(register("done", 2, "a"), register("open", 2, "b")), register("open", 2, "b"))
  assert.deepEqual(join(register("open", 2, "a"), register("done", 2, "a")), register("open", 2, "a"))
  assert.deepEqual(join(null, old), old)
  assert.equal(join(null, null), null)
})

Deno.test("of two texts all is kept, the oldest first, and a text stays where the other is a tick", () => {
  const [mine, theirs] = [entry("ja", 2, "a"), entry("nej", 1, "b")]
  assert.deepEqual(join(textOf(mine), textOf(theirs)), textOf(theirs, mine))
  assert.deepEqual(join(textOf(mine), register("done", 9, "b")), textOf(mine))
  assert.deepEqual(join(register("done", 9, "b"), textOf(mine)), textOf(mine))
})

Deno.test("what is put aside in one copy is so in all, and an old copy brings nothing back", () => {
  const theirs = entry("nej", 1, "b")
  assert.deepEqual(join(textOf(theirs), textOf(away("nej", 1, "b"))), textOf(away("nej", 1, "b")))
  const rewritten = edit(textOf(theirs), "ja", { at: 2, by: "b" })
  assert.deepEqual(join(textOf(theirs), rewritten), { texts: [entry("ja", 2, "b")], gone: [identity(theirs)] })
})

// --- identities

Deno.test("an entry has the identity it has always had: what is kept goes by it", () => {
  assert.equal(identity(entry("ja", 1700000000000, "a")), "loyw3v28.a.hbondudmkl")
  assert.equal(identity(entry("Sp\u00f8rg driften f\u00f8rst.\nOg igen", 8.64e15, "p4h8s1ab")), "2d2mh7dt6o0.p4h8s1ab.1fbov3ikj5g")
  assert.equal(identity(entry("\ud800", 1, "z9")), "1.z9.2fvo90yxn7p")
  assert.equal(identity(entry("x".repeat(5000), 1, "z9")), "1.z9.ymivxkut0y")
  assert.equal(idOf(null), null)
})

Deno.test("two wordings of one moment differ, and putting one aside does not change which it is", () => {
  const chance = new Chance(0)
  const texts = new Set(chance.list(20000, 20000, () => chance.list(1, 12, () => chance.of([..."abcdefgh \u00e6\n"])).join("")))
  for (let at = 0; at < 1000; at += 1) texts.add("x".repeat(at + 13)) // alike but for their length
  assert.equal(new Set([...texts].map((text) => identity(entry(text, 1, "a")))).size, texts.size)
  assert.equal(identity(away("ja", 1, "a")), identity(entry("ja", 1, "a")))
})

Deno.test("the newest that a record has held counts also what is gone", () => {
  const record = { texts: [entry("ja", 5, "a")], gone: [identity(entry("nej", 7000, "a"))] }
  assert.equal(newest(record), 7000)
  assert.equal(newest(textOf(entry("ja", 5, "a"), entry("nej", 3, "b"))), 5)
  assert.equal(newest(register("done", 9, "a")), 9)
  assert.equal(newest(null), 0)
})

// --- what is a record

Deno.test("what is no record is known as none", () => {
  const good = { text: "ja", at: 1, by: "a" }
  const bad = [
    null, undefined, 1, "ja", true, [], {}, [good], { value: "done" }, { texts: {} }, { texts: null }, { gone: [] },
    ...[-1, 1.5, "1", NaN, Infinity, 8.64e15 + 1, null, 2 ** 60].map((at) => ({ value: "done", at, by: "a" })),
    ...["", "A", "a b", "a/b", "a".repeat(17), null, 3, ["a"], "a\n"].map((by) => ({ value: "done", at: 1, by })),
    ...[null, 1, {}, ["done"]].map((value) => ({ value, at: 1, by: "a" })),
    { value: "done", at: 1, by: "a", more: 1 }, { value: "done", at: 1, by: "a", texts: [] }, { texts: [], value: "" },
    ...[{ text: "" }, { text: 1 }, { at: -1 }, { by: "A" }, { aside: false }, { aside: 1 }, { more: 1 }]
      .map((part) => ({ texts: [{ ...good, ...part }] })),
    { texts: [good, null] }, { texts: [good], more: 1 },
    ...["", "1.a", "1.a.", "1.A.2", "1.a.2.3", 1, null, "1.a.123456789012", "123456789012.a.1"].map((id) => ({ texts: [good], gone: [id] })),
    { texts: [good], gone: "1.a.2" }, { texts: [good], gone: {} }, { texts: [good], gone: null },
  ]
  for (const it of bad) assert.equal(isRecord(it), false, JSON.stringify(it))
})

Deno.test("every record that the guide writes is known as one, and as its kind", () => {
  const registers = [register("", 0, "a"), register("done", 8.64e15, "p4h8s1ab01234567"), register("x".repeat(100000), 1, "0")]
  const texts = [
    textOf(), textOf(entry("ja", 1, "a"), away("nej", 2, "b")), { texts: [], gone: [identity(entry("ja", 1, "a"))] },
    { texts: [entry("\ud800", 8.64e15, "a")], gone: [identity(entry("x", 8.64e15, "p4h8s1ab01234567"))] },
  ]
  for (const one of registers) assert.deepEqual([isRecord(one), isRegister(one), isText(one)], [true, true, false])
  for (const one of texts) assert.deepEqual([isRecord(one), isRegister(one), isText(one)], [true, false, true])
})

// --- what a reader sees

Deno.test("she goes on in her own newest wording, and others' stand beside, the newest first", () => {
  const record = textOf(entry("et", 1, "b"), entry("to", 2, "a"), entry("tre", 3, "a"), entry("fire", 4, "b"), entry("fem", 5, "c"))
  const { main, others, shown } = view(record, "a")
  assert.equal(main?.text, "tre")
  assert.deepEqual(wordsOf(others), ["fem", "fire", "to", "et"])
  assert.deepEqual(wordsOf(shown), ["tre", "fem", "fire", "to", "et"])
  assert.equal(view(record, "d").main?.text, "fem")
})

Deno.test("nothing is seen of nothing, and of a tick no text", () => {
  const nothing = { main: null, others: [], shown: [], aside: [] }
  for (const record of [null, undefined, textOf(), register("done", 1, "a")]) assert.deepEqual(view(record, "a"), nothing)
})

Deno.test("a wording that a newer one contains has no place of its own, as whole words", () => {
  const seen = (/** @type {Entry[]} */ ...texts) => wordsOf(view({ texts }, "a").shown)
  assert.deepEqual(seen(entry("ja tak", 1, "b"), entry("Ane: ja\n  tak, gerne", 2, "a")), ["Ane: ja\n  tak, gerne", "ja tak"])
  assert.deepEqual(seen(entry("ja  tak", 1, "b"), entry("Ane: ja\ntak gerne", 2, "a")), ["Ane: ja\ntak gerne"])
  assert.deepEqual(seen(entry("jagt", 2, "a"), entry("ja", 1, "b")), ["jagt", "ja"])
  assert.deepEqual(seen(entry("jagt", 2, "a"), entry("ja", 1, "a")), ["jagt"]) // as she got on within a word
  assert.deepEqual(seen(entry("ja", 2, "a"), entry("ja tak", 1, "b")), ["ja", "ja tak"]) // the newer is the shorter
})

Deno.test("what is put aside is not shown, and not kept apart where somebody says it again", () => {
  const { shown, aside } = view(textOf(away("nej", 1, "b"), away("ja", 2, "b"), entry("ja tak", 3, "a"), away("jo", 4, "c")), "a")
  assert.deepEqual(wordsOf(shown), ["ja tak"])
  assert.deepEqual(wordsOf(aside), ["jo", "nej"])
})

// --- writing

Deno.test("her own wording gives way to her new one, and somebody else's stays beside", () => {
  const [mine, theirs] = [entry("ja", 1, "a"), entry("nej", 2, "b")]
  assert.deepEqual(edit(null, "ja", { at: 1, by: "a" }), textOf(mine))
  assert.deepEqual(edit(textOf(mine, theirs), "jo", { at: 3, by: "a" }), {
    texts: [theirs, entry("jo", 3, "a")], gone: [identity(mine)],
  })
  assert.deepEqual(edit(textOf(theirs), "nej, dog", { at: 3, by: "a", base: identity(theirs) }), textOf(theirs, entry("nej, dog", 3, "a")))
})

Deno.test("what one stroke has made gives way to the next without a trace", () => {
  const first = edit(textOf(entry("et", 1, "a")), "to", { at: 2, by: "a" })
  const second = edit(first, "tre", { at: 3, by: "a", written: identity(entry("to", 2, "a")) })
  assert.deepEqual(second, { texts: [entry("tre", 3, "a")], gone: [identity(entry("et", 1, "a"))] })
  const emptied = edit(second, "", { at: 4, by: "a", written: identity(entry("tre", 3, "a")) })
  assert.deepEqual(emptied, { texts: [], gone: [identity(entry("et", 1, "a")), identity(entry("tre", 3, "a"))].sort() })
})

Deno.test("what came from another tab since she began stays", () => {
  const [base, newer] = [entry("ja", 1, "a"), entry("nej", 2, "a")]
  assert.deepEqual(edit(textOf(base, newer), "jo", { at: 3, by: "a", base: identity(base) }), {
    texts: [newer, entry("jo", 3, "a")], gone: [identity(base)],
  })
  assert.deepEqual(edit(textOf(newer), "jo", { at: 3, by: "a", base: null }), textOf(newer, entry("jo", 3, "a")))
  const written = identity(newer)
  assert.deepEqual(edit(textOf(base, newer), "jo", { at: 3, by: "a", written, base: identity(base) }), textOf(base, entry("jo", 3, "a")))
})

Deno.test("emptying her own text removes it, and somebody else's is put aside", () => {
  const [mine, theirs] = [entry("ja", 1, "a"), entry("nej", 2, "b")]
  assert.deepEqual(edit(textOf(mine), "", { at: 3, by: "a" }), { texts: [], gone: [identity(mine)] })
  assert.deepEqual(edit(textOf(theirs), "", { at: 3, by: "a" }), textOf(away("nej", 2, "b")))
  assert.equal(edit(null, "", { at: 3, by: "a" }), null)
})

Deno.test("putting one aside leaves the others, and clearing shows nothing and loses nobody else's words", () => {
  const [mine, theirs] = [entry("ja", 1, "a"), entry("nej", 2, "b")]
  assert.deepEqual(putAside(textOf(mine, theirs), identity(theirs)), textOf(mine, away("nej", 2, "b")))
  const cleared = clear({ texts: [mine, theirs], gone: [identity(entry("x", 1, "b"))] }, "a")
  assert.deepEqual(cleared, { texts: [away("nej", 2, "b")], gone: [identity(mine), identity(entry("x", 1, "b"))].sort() })
  assert.deepEqual(view(cleared, "a").shown, [])
})

Deno.test("a change is taken back, and what was written meanwhile stays", () => {
  const [mine, theirs, later] = [entry("ja", 1, "a"), entry("nej", 2, "b"), entry("siden", 5, "b")]
  const before = textOf(mine, theirs)
  const after = asText(clear(before, "a"))
  assert.deepEqual(takeBack(before, after, after), before)
  assert.deepEqual(takeBack(before, after, join(after, textOf(later))), textOf(mine, theirs, later))
  const written = edit(before, "jo", { at: 3, by: "a" })
  assert.deepEqual(takeBack(before, written, written), before)
  assert.equal(takeBack(null, textOf(mine), textOf(mine)), null)
  const asideMeanwhile = putAside(asText(after), identity(later))
  assert.deepEqual(takeBack(before, after, asideMeanwhile), before)
})

Deno.test("taking back leaves what others have put aside or rewritten since", () => {
  const [mine, theirs] = [entry("ja", 1, "a"), entry("nej", 2, "b")]
  const before = textOf(mine, theirs)
  const after = asText(edit(before, "jo", { at: 3, by: "a" }))
  const now = putAside(after, identity(theirs))
  assert.deepEqual(takeBack(before, after, now), textOf(mine, away("nej", 2, "b")))
})

Deno.test("a tab knows what it has added itself", () => {
  const [mine, theirs, next] = [entry("ja", 1, "a"), entry("nej", 2, "b"), entry("jo", 3, "a")]
  assert.deepEqual(additions(null, textOf(mine), null), textOf(mine))
  assert.deepEqual(additions(textOf(theirs), textOf(theirs, mine), null), textOf(mine))
  assert.deepEqual(additions(textOf(mine), { texts: [next], gone: [identity(mine)] }, textOf(mine)), { texts: [next], gone: [identity(mine)] })
  assert.equal(additions(textOf(mine), textOf(mine), null), null)
  assert.deepEqual(additions(register("open", 1, "a"), register("done", 2, "a"), null), register("done", 2, "a"))
})
