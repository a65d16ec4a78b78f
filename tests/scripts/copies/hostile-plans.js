// Files that are no plan, each with the reason that a reader is given; and files that are, though
// what people wrote in them is meant to do harm.
import { PROJECT, TICK } from "./plans.js"

/**
 * @typedef {import("./plans.js").Plan} Plan
 * @typedef {string | Uint8Array<ArrayBuffer>} Content
 * @typedef {{ name: string, content: Content, why: string }} Hostile
 */

export const SCRIPT = '<img src=x onerror="window.hacked = 1"><script>window.hacked = 1</script>'
const NOTE = "item/skriv-kravet-ind-i-udbuddet/note"
const ANNA = "k3v9x0aa"
const SOME_TIME = "1795500100000" // stands in the file

const NOT_AN_OBJECT = [null, true, 42, "x", [], [1]]
const BAD_TIMES = [
  null, true, "", "1795500000000", "2026-11-24", -1, 0.5, [], {},
  9007199254740992, 8640000000000001, 253402300800000, 1e300,
]
const BAD_COPIES = [
  null, 7, "", "A", "\u00e6", "a b", "../x", "<b>", "constructor", "__proto__", "a".repeat(17), [], {}, "a\0", "\ud800",
]
const BAD_THINGS = [
  "", "/", "x", "Name", "names", "item", "item/", "/item", "item//status", "item/x/", "item/X/status",
  "item/../name", "item/x/status/", "../../current-project", "item\\x", "item/x status",
  "item/\u00e6/note", "item/x\0/note", "item/x\n/note", "item/x_y/note", "constructor/a",
  "item/constructor/status", "__proto__", "constructor", "toString", "item/__proto__/note",
  `item/${SCRIPT}/note`, `item/${"x".repeat(300)}`, "item/\ud800/note", "item/x/note?", "javascript:x",
]
const BAD_VALUES = [null, true, 42, [], {}, ["done"]]
const BAD_TEXTS = [null, true, 42, "", [], {}, ["x"]]
const BAD_ASIDES = [null, false, 1, "true", [], {}]
const BAD_GONE = [
  null, true, "x", {}, [null], [1], [[]], [""], ["x"], ["a.b"], ["a.b.c.d"], ["A.b.c"],
  [`a.b.${"c".repeat(70)}`], [SCRIPT], ["__proto__"],
]

/** @param {unknown} it */
const named = (it) => JSON.stringify(it).slice(0, 80)

/** Set what is an object's own, whatever its name. @param {Record<string, any>} holder @param {string | number} name @param {unknown} value */
const own = (holder, name, value) => Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true })

/** The plan with something else in one place. @param {Plan} plan @param {(string | number)[]} path @param {unknown} to */
function change(plan, path, to) {
  const made = structuredClone(plan)
  const [last = "", ...steps] = path.toReversed()
  /** @type {any} */
  let holder = made
  for (const step of steps.toReversed()) holder = holder[step]
  own(holder, last, to)
  return made
}

/** @param {object} it @param {string} name */
const without = (it, name) => Object.fromEntries(Object.entries(it).filter(([other]) => other !== name))

/** @param {string} text */
const bytes = (text) => new TextEncoder().encode(text)

/** Each letter as one byte. @param {string} text */
const latin1 = (text) => Uint8Array.from(text, (letter) => Math.min(letter.charCodeAt(0), 0xff))

/** @param {string} text @param {boolean} isBig whether the greater half of a letter comes first */
function utf16(text, isBig) {
  const made = new DataView(new ArrayBuffer(2 * text.length))
  for (let at = 0; at < text.length; at += 1) made.setUint16(2 * at, text.charCodeAt(at), !isBig)
  return new Uint8Array(made.buffer)
}

/** @param {string} good a plan's file @returns {Record<string, Content>} */
const notJson = (good) => ({
  words: "K\u00e6re kollega", NUL: "\0".repeat(100), "a page": `<!doctype html>${SCRIPT}`,
  "a picture": latin1("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "a zip": `PK\x03\x04${"\0".repeat(50)}`,
  "a document": "%PDF-1.7", YAML: "format: x\nversion: 1",
  "UTF-16": utf16(`\ufeff${good}`, false), "UTF-16 BE": utf16(good, true), "Latin-1": latin1(good),
  "half a letter": new Uint8Array([...bytes(good.slice(0, -3)), 0xc3, ...bytes(good.slice(-3))]),
  "a script": `window.hacked = 1; ${good}`, "two plans": good + good, "a comment": `// plan\n${good}`,
  "a comma too many": `${good.slice(0, -1)},}`, "no quotes": good.replaceAll('"format"', "format"),
  "single quotes": good.replaceAll('"', "'"), "NUL after": `${good}\0`,
  NaN: good.replaceAll(SOME_TIME, "NaN"), infinity: good.replaceAll(SOME_TIME, "Infinity"),
  hexadecimal: good.replaceAll(SOME_TIME, "0x10"), "a leading zero": good.replaceAll(SOME_TIME, `0${SOME_TIME}`),
  "a newline in a text": good.replaceAll("At flere", "At\nflere"), "a NUL in a text": good.replaceAll("At flere", "At\0flere"),
  "a hundred thousand brackets, open": "[".repeat(100_000),
  "a hundred thousand braces, open": '{"a":'.repeat(100_000),
})

/** @param {Plan} plan @returns {Generator<[string, unknown]>} */
function* foreign(plan) {
  for (const made of [null, true, 42, "x", [], {}, [plan], { plan }, { version: 1 }]) yield [`just ${named(made)}`, made]
  const [guide] = plan.format.split("/")
  for (const form of [
    null, 1, "", "plan", "x/plan", guide, `${guide}/plan `, [`${guide}/plan`], `${guide}/plan`.toUpperCase(), SCRIPT, {}, "__proto__",
  ]) yield [`format ${named(form)}`, { ...plan, format: form }]
  yield ["no format", without(plan, "format")]
  yield ["an inherited format", own({}, "__proto__", { format: plan.format, version: 1 })]
}

/** What is wrong with a part that holds others. @param {Plan} plan @returns {Generator<[string, unknown]>} */
function* withBadParts(plan) {
  const register = ["projects", PROJECT, TICK]
  const text = ["projects", PROJECT, NOTE]
  const entry = [...text, "texts", 0]
  for (const part of ["exported", "copy", "names", "projects"]) yield [`no ${part}`, without(plan, part)]
  for (const where of [["names"], ["projects"], ["projects", PROJECT], register, text, entry, ["names", ANNA]]) {
    for (const bad of NOT_AN_OBJECT) yield [`${where.join("/")} is ${named(bad)}`, change(plan, where, bad)]
  }
  for (const bad of [null, 1, "", "i dag", "2026-13-45T00:00:00.000Z", "+010000-01-01T00:00:00.000Z", [], {}]) {
    yield [`exported ${named(bad)}`, change(plan, ["exported"], bad)]
  }
  const deep = JSON.parse("[".repeat(500) + "]".repeat(500))
  for (const where of [["names"], ["projects", PROJECT], register, text, [...text, "texts"], [...entry, "text"]]) {
    yield [`deep brackets at ${where.at(-1)}`, change(plan, where, deep)]
  }
  for (const bad of [1, [], "x", { key: 1 }, { key: {} }, { key: null }]) yield [`damaged is ${named(bad)}`, change(plan, ["damaged"], bad)]
}

/** What is wrong with a record. @param {Plan} plan @returns {Generator<[string, unknown]>} */
function* withBadRecords(plan) {
  const things = plan.projects[PROJECT]
  const register = ["projects", PROJECT, TICK]
  const text = ["projects", PROJECT, NOTE]
  const entry = [...text, "texts", 0]
  for (const bad of BAD_TIMES) {
    yield [`time of a register ${named(bad)}`, change(plan, [...register, "at"], bad)]
    yield [`time of a text ${named(bad)}`, change(plan, [...entry, "at"], bad)]
  }
  for (const bad of BAD_VALUES) yield [`value ${named(bad)}`, change(plan, [...register, "value"], bad)]
  for (const bad of BAD_TEXTS) yield [`text ${named(bad)}`, change(plan, [...entry, "text"], bad)]
  for (const bad of BAD_ASIDES) yield [`aside ${named(bad)}`, change(plan, [...entry, "aside"], bad)]
  for (const bad of BAD_GONE) yield [`gone ${named(bad)}`, change(plan, [...text, "gone"], bad)]
  for (const where of [register, entry, text]) {
    for (const extra of ["__proto__", "constructor", "html", "texts2"]) yield [`${where.at(-1)} with ${extra}`, change(plan, [...where, extra], {})]
  }
  for (const thing of ["name", "organisation", "state", TICK]) {
    yield [`${thing} is a text`, change(plan, ["projects", PROJECT, thing], things[NOTE])]
  }
  for (const thing of [NOTE, "question/maal-med-renoveringen/answer/20261124-x8k2"]) {
    yield [`${thing} is a register`, change(plan, ["projects", PROJECT, thing], things[TICK])]
  }
  yield ["a register and a text at once", change(plan, [...register, "texts"], [])]
  const [one] = things[NOTE].texts
  yield ["ten thousand texts in one", change(plan, [...text, "texts"], Array.from({ length: 10_000 }, (_, at) => ({ ...one, at })))]
  const gone = Array.from({ length: 50_001 }, (_, at) => `${at.toString(36)}.a.0`)
  yield ["fifty thousand wordings gone", change(plan, [...text, "gone"], gone)]
}

/** What is wrong with a name. @param {Plan} plan @returns {Generator<[string, unknown]>} */
function* withBadNames(plan) {
  const things = plan.projects[PROJECT]
  const register = ["projects", PROJECT, TICK]
  const entry = ["projects", PROJECT, NOTE, "texts", 0]
  for (const bad of BAD_COPIES) {
    yield [`copy ${named(bad)}`, change(plan, ["copy"], bad)]
    // One that is a name like another may stand there as well.
    if (bad !== "constructor") {
      yield [`writer of a register ${named(bad)}`, change(plan, [...register, "by"], bad)]
      yield [`writer of a text ${named(bad)}`, change(plan, [...entry, "by"], bad)]
    }
    if (typeof bad !== "string") continue
    yield [`name of ${named(bad)}`, change(plan, ["names", bad], plan.names[ANNA])]
    yield [`project ${named(bad)}`, change(plan, ["projects", bad], things)]
  }
  for (const bad of BAD_THINGS) yield [`thing ${named(bad)}`, change(plan, ["projects", PROJECT, bad], things[TICK])]
}

/** Files that are no plan. @param {Plan} plan a good one @returns {Generator<Hostile>} */
export function* hostile(plan) {
  const good = JSON.stringify(plan)
  yield { name: "nothing", content: "", why: "empty" }
  yield { name: "white space", content: " \r\n\t ", why: "empty" }
  yield { name: "only a byte order mark", content: "\ufeff", why: "empty" }
  const data = bytes(good)
  for (let part = 1; part <= 40; part += 1) {
    yield { name: `cut at ${part}/41`, content: data.slice(0, Math.floor(data.length * part / 41)), why: "not-json" }
  }
  for (const [name, content] of Object.entries(notJson(good))) yield { name, content, why: "not-json" }
  for (const [name, made] of foreign(plan)) yield { name, content: JSON.stringify(made), why: "foreign" }
  yield { name: "a hundred thousand brackets", content: "[".repeat(100_000) + "]".repeat(100_000), why: "foreign" }
  yield { name: "a hundred thousand braces", content: `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, why: "foreign" }
  for (const version of [2, 3, 1000, 2 ** 53 - 1]) yield { name: `version ${version}`, content: JSON.stringify({ ...plan, version }), why: "newer" }
  for (const version of [null, true, "1", 0, -1, 1.5, 1e300, [], [1], {}]) {
    yield { name: `version ${named(version)}`, content: JSON.stringify({ ...plan, version }), why: "damaged" }
  }
  for (const faulty of [withBadParts, withBadRecords, withBadNames]) {
    for (const [name, made] of faulty(plan)) yield { name, content: JSON.stringify(made), why: "damaged" }
  }
  for (const number of ["1e999", "-1e999"]) yield { name: `time ${number}`, content: good.replaceAll(SOME_TIME, number), why: "damaged" }
  const many = Array.from({ length: 100_001 }, (_, at) => [`item/i${at}/status`, { value: "", at: 1, by: "a" }])
  yield { name: "a hundred thousand things", content: JSON.stringify({ ...plan, projects: { p: Object.fromEntries(many) } }), why: "too-big" }
  yield { name: "ten million spaces", content: " ".repeat(10_000_001), why: "too-big" }
  yield { name: "forty million bytes", content: new Uint8Array(40_000_001), why: "too-big" }
}

/** What people may write, and another program may take for something else. @type {Record<string, string>} */
const TEXTS = {
  HTML: SCRIPT,
  "an address": "javascript:window.hacked=1",
  "a template": "{{ 7 * 7 }} ${window.hacked=1} {count} {name} $& $1",
  "NUL and control characters": "a\0b\u0007\u001b[31m\u2028\u2029",
  "a lone surrogate": "\ud800 og \udfff",
  "right to left": "\u202eexe.nalp\u202c",
  "a name of JavaScript's": "__proto__",
  "another name of JavaScript's": "constructor",
  "a long text": "\u00e5".repeat(200_000),
  "ten thousand lines": "x\n".repeat(10_000),
  "marks upon marks": `Z${"\u0351".repeat(5_000)}`,
  "a formula": '=HYPERLINK("http://x","y")',
}

/** A plan in which a text stands wherever people write. @param {Plan} plan @param {string} text */
function written(plan, text) {
  const made = structuredClone(plan)
  const things = made.projects[PROJECT]
  things.name.value = things.organisation.value = text
  things[TICK].value = things["item/skriv-kravet-ind-i-udbuddet/due"].value = text
  things[NOTE].texts[0].text = text
  made.names[ANNA].value = text
  own(made, "damaged", own({ [SCRIPT]: text }, "__proto__", text))
  return JSON.stringify(own(made, "__proto__", { hacked: 1 }))
}

/** Files that are plans. @param {Plan} plan a good one @returns {{ name: string, content: string }[]} */
export function harmless(plan) {
  const good = JSON.stringify(plan)
  return [
    ...Object.entries(TEXTS).map(([name, text]) => ({ name, content: written(plan, text) })),
    { name: "a byte order mark", content: `\ufeff${good}` },
    { name: "lines of Windows", content: JSON.stringify(plan, null, 1).replaceAll("\n", "\r\n") },
    // Of what stands twice, the last counts.
    { name: "a format twice", content: good.replace('"format"', '"version":99,"format":"x","format"') },
    { name: "a value twice", content: good.replace('"value":"done"', '"value":"open","value":"done"') },
  ]
}
