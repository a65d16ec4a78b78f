// What is kept of each thing that a reader sets or writes, and how two copies of it become one.
// Pure functions: no page, no storage, no clock.
//
// A register holds one value: { value, at, by }. Of two, the newer counts.
// A text holds what people wrote: { texts: [{ text, at, by, aside? }], gone: [identity] }. Of two,
// all is kept. `aside` is what somebody has put away; `gone` are the writer's own earlier wordings,
// so that an old copy does not bring them back.
// `at` is in milliseconds since 1970; `by` is the copy of the guide where it was written.
//
// join(a, b) is commutative, associative and idempotent, so any number of copies become the same
// one in any order (a join-semilattice: Shapiro et al., Conflict-free Replicated Data Types, 2011).

/**
 * @typedef {{ value: string, at: number, by: string }} Register
 * @typedef {{ text: string, at: number, by: string, aside?: true }} Entry
 * @typedef {{ texts: Entry[], gone?: string[] }} Text
 * @typedef {Register | Text} ThingRecord
 * @typedef {ThingRecord | null} MaybeRecord
 */

const LATEST = 8.64e15 // ms: the last moment that a date can hold
const IDENTITY = /^([0-9a-z]{1,11})\.[a-z0-9]{1,16}\.[0-9a-z]{1,11}$/

/** @param {unknown} it @returns {it is Record<string, unknown>} */
const isObject = (it) => typeof it === "object" && it !== null && !Array.isArray(it)
/** @param {unknown} it */
const isTime = (it) => Number.isSafeInteger(it) && Number(it) >= 0 && Number(it) <= LATEST
/** @param {unknown} it */
const isCopy = (it) => typeof it === "string" && /^[a-z0-9]{1,16}$/.test(it)
/** @param {object} it @param {string[]} names */
const hasOnly = (it, names) => Object.keys(it).every((name) => names.includes(name))
/** @param {unknown} it @returns {it is Record<string, unknown>} */
const isStamped = (it) => isObject(it) && isTime(it.at) && isCopy(it.by)

// How long and how many says nobody here: two records must never become one that is none.
/** @param {unknown} it @returns {it is Register} */
export const isRegister = (it) => isStamped(it) && hasOnly(it, ["value", "at", "by"]) && typeof it.value === "string"

/** @param {unknown} it @returns {it is Entry} */
const isEntry = (it) => isStamped(it) && hasOnly(it, ["text", "at", "by", "aside"])
  && typeof it.text === "string" && it.text !== ""
  && (it.aside === undefined || it.aside === true)

/** @param {unknown} it @returns {it is Text} */
export const isText = (it) => isObject(it) && hasOnly(it, ["texts", "gone"])
  && Array.isArray(it.texts) && it.texts.every(isEntry)
  && (it.gone === undefined || (Array.isArray(it.gone)
    && it.gone.every((one) => typeof one === "string" && IDENTITY.test(one))))

/** @param {unknown} it @returns {it is ThingRecord} */
export const isRecord = (it) => isRegister(it) || isText(it)

/** The entries of a text; none of a register, or of nothing. @param {MaybeRecord | undefined} record @returns {Entry[]} */
export const textsOf = (record) => (record && "texts" in record ? record.texts : [])

/** @param {MaybeRecord | undefined} record @returns {string[]} */
export const goneOf = (record) => (record && "texts" in record ? record.gone ?? [] : [])

// --- order and identity

/** @template {string | number} T @param {T} a @param {T} b */
const compare = (a, b) => (a < b ? -1 : Number(a > b))
/** @param {Entry | Register} one */
const saidBy = (one) => ("text" in one ? one.text : one.value)
/** @param {Entry | Register} a @param {Entry | Register} b */
const byAge = (a, b) => compare(a.at, b.at) || compare(a.by, b.by) || compare(saidBy(a), saidBy(b))

// 53 bits, so that two wordings of one moment differ (cyrb53, public domain).
/** @param {string} text */
function hash(text) {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}

/** @param {Entry} entry */
export const identity = ({ text, at, by }) => `${at.toString(36)}.${by}.${hash(text)}`

/** @param {Entry | null | undefined} entry */
export const idOf = (entry) => (entry ? identity(entry) : null)

/**
 * The same content in the same order, whatever way it came about; null when nothing is left.
 * @param {Entry[]} entries
 * @param {Set<string>} gone
 * @returns {Text | null}
 */
function textOf(entries, gone) {
  /** @type {Map<string, Entry>} */
  const left = new Map()
  for (const entry of entries) {
    const id = identity(entry)
    if (gone.has(id)) continue
    const found = left.get(id)
    const { text, at, by } = found && byAge(found, entry) > 0 ? found : entry // whichever came first
    const aside = entry.aside || found?.aside
    left.set(id, aside ? { text, at, by, aside } : { text, at, by })
  }
  if (!left.size && !gone.size) return null
  const texts = [...left.values()].sort(byAge)
  return gone.size ? { texts, gone: [...gone].sort() } : { texts }
}

// --- two copies become one

/**
 * Either may be null, for a copy that has nothing. Where one is a text and the other a register,
 * the text stays: it is what somebody wrote.
 * @template {MaybeRecord} A
 * @template {MaybeRecord} B
 * @param {A} a
 * @param {B} b
 * @returns {MaybeRecord}
 */
export function join(a, b) {
  if (!a || !b) return a || b
  if ("texts" in a && "texts" in b) return textOf([...a.texts, ...b.texts], new Set([...(a.gone ?? []), ...(b.gone ?? [])]))
  if ("texts" in a) return a
  if ("texts" in b) return b
  const { value, at, by } = byAge(a, b) < 0 ? b : a
  return { value, at, by }
}

/**
 * The time of the newest that a record has held, in ms; 0 for none. What is gone counts: where a
 * clock is put back, the same words written again must not be taken for those that are gone.
 * @param {MaybeRecord | undefined} record
 */
export function newest(record) {
  if (!record) return 0
  if (!("texts" in record)) return record.at
  const times = [
    ...record.texts.map(({ at }) => at),
    ...goneOf(record).map((id) => Number.parseInt(id.split(".")[0], 36)),
  ]
  return times.reduce((latest, time) => Math.max(latest, time), 0)
}

// --- what a reader sees of a text

// A wording that a newer one contains needs no place of its own: as whole words, so that "yes"
// does not hide in "yesterday"; of the same writer, also as she got on within a word.
/** @param {Entry} entry */
const plain = ({ text }) => text.replace(/\s+/g, " ").trim()
/** @typedef {Entry & { plain: string }} PlainEntry */
/** @param {PlainEntry} one @param {PlainEntry} other */
function says(one, other) {
  return one.by === other.by ? one.plain.includes(other.plain) : ` ${one.plain} `.includes(` ${other.plain} `)
}
/** @param {PlainEntry[]} standing */
const uncovered = (standing) => standing
  .filter((entry, index) => !standing.some((newer, place) => place > index && says(newer, entry)))

/**
 * What is to be seen of a text by the reader at the copy `by`: `main` is what she goes on writing
 * in, her own newest or the newest; `others` stand beside, the newest first; `shown` is all of them.
 * @param {MaybeRecord | undefined} record
 * @param {string} by
 */
export function view(record, by) {
  const entries = new Map([...textsOf(record)].sort(byAge).map((entry) => [{ ...entry, plain: plain(entry) }, entry]))
  const all = [...entries.keys()]
  const standing = all.filter(({ aside }) => !aside)
  const shown = uncovered(standing)
  const main = shown.findLast((entry) => entry.by === by) ?? shown.at(-1)
  /** @param {PlainEntry[]} some @returns {Entry[]} */
  const own = (some) => some.flatMap((entry) => entries.get(entry) ?? [])
  const others = shown.filter((entry) => entry !== main).reverse()
  return {
    main: main ? own([main])[0] : null,
    others: own(others),
    shown: own(main ? [main, ...others] : []),
    aside: own(all.filter((entry) => entry.aside && !standing.some((other) => says(other, entry))).reverse()),
  }
}

// --- writing

/**
 * Return the record after the reader at the copy `by` has made `text` of the entry that she saw,
 * whose identity is `base`: her own wording is gone, and somebody else's stays beside. `written`
 * is the identity of what the same stroke of writing has made before: it gives way to the next
 * without a trace. What has come since from elsewhere, another tab say, stays.
 * @param {MaybeRecord | undefined} record
 * @param {string} text
 * @param {{ at: number, by: string, written?: string | null, base?: string | null }} how
 */
export function edit(record, text, { at, by, written = null, base = idOf(view(record, by).main) }) {
  const gone = new Set(goneOf(record))
  /** @type {Entry[]} */
  const kept = []
  for (const entry of textsOf(record)) {
    const id = identity(entry)
    // A record that is left empty is not removed: another tab may be writing in it.
    if (id === written && text === "") gone.add(id)
    if (id === written) continue
    const isReplaced = !written && id === base
    if (isReplaced && entry.by === by) gone.add(id)
    else kept.push(isReplaced && text === "" ? { ...entry, aside: true } : entry)
  }
  if (text !== "") kept.push({ text, at, by })
  return textOf(kept, gone)
}

/** Return the record with the entry of that identity put away. @param {Text} record @param {string} id */
export const putAside = (record, id) => textOf(
  record.texts.map((entry) => (identity(entry) === id ? { ...entry, aside: true } : entry)),
  new Set(goneOf(record)),
)

/**
 * Return the record with nothing shown: the own entries of the copy `by` gone, others' put away.
 * @param {Text} record
 * @param {string} by
 */
export const clear = (record, by) => textOf(
  record.texts.filter((entry) => entry.by !== by).map((entry) => ({ ...entry, aside: true })),
  new Set([...goneOf(record), ...record.texts.filter((entry) => entry.by === by).map(identity)]),
)

/**
 * Return the record with a change taken back: what stood `before` it, and what has come since it
 * was made (`after`). A text that was written meanwhile stays.
 * @param {MaybeRecord | undefined} before
 * @param {MaybeRecord | undefined} after
 * @param {MaybeRecord | undefined} now
 */
export function takeBack(before, after, now) {
  /** @param {MaybeRecord | undefined} record */
  const byId = (record) => new Map(textsOf(record).map((entry) => [identity(entry), entry]))
  const [was, became] = [byId(before), byId(after)]
  /** @param {string} id */
  const isChanged = (id) => was.has(id) && was.get(id)?.aside !== became.get(id)?.aside
  const back = [...was].filter(([id]) => !became.has(id) || isChanged(id))
  const ids = new Set(back.map(([id]) => id))
  const since = [...byId(now)].filter(([id]) => !ids.has(id) && (was.has(id) || !became.has(id)))
  const gone = goneOf(now).filter((id) => !ids.has(id))
  return textOf([...back, ...since].map(([, entry]) => entry), new Set(gone))
}

/**
 * Return what of `after` this tab has added itself, as a record: what `before` lacks, and what of
 * its earlier additions (`earlier`, or null) still stands.
 * @param {MaybeRecord} before
 * @param {ThingRecord} after
 * @param {MaybeRecord} earlier
 */
export function additions(before, after, earlier) {
  if (!("texts" in after)) return after
  /** @param {(record: MaybeRecord) => string[]} idsIn */
  const added = (idsIn) => {
    const known = new Set(idsIn(before))
    for (const id of idsIn(earlier)) known.delete(id)
    return (/** @type {string} */ id) => !known.has(id)
  }
  const isAdded = added((record) => textsOf(record).map(identity))
  return textOf(after.texts.filter((entry) => isAdded(identity(entry))), new Set(goneOf(after).filter(added(goneOf))))
}
