// What START-HER.html and the page inside it say to each other. A page must know the state before its
// first script asks, so that is handed on in the frame's name, from page to page; what there is to
// say besides comes as messages. START-HER.html tells by the token in the name that a message is
// ours: of the last words of a page, a browser does not say whose they are.

/**
 * @typedef {Record<string, string>} Entries texts by key, without the guide's namespace
 * @typedef {{ token: string, entries: Entries }} Handed
 *
 * @typedef {{ kind: "write", key: string, text: string | null }
 *   | { kind: "shown", place: string, title: string }
 *   | { kind: "settle" } | { kind: "erase-journal" } | { kind: "bring-back" }} FromPage
 *   the last three are answered, in the order of asking
 * @typedef {{ kind: "change", key: string, text: string | null }
 *   | { kind: "state", entries: Entries } | { kind: "emptied" }
 *   | { kind: "failed", key: string, name: string }
 *   | { kind: "answer", value?: boolean } | { kind: "print" }} ToPage
 */

const MARK = "guide-state:"

/** The name of the frame. @param {string} token @param {Iterable<[string, string]>} entries */
export const frameName = (token, entries) => MARK + JSON.stringify({ token, entries: Object.fromEntries(entries) })

/** What has been handed on, or null in a frame of somebody else's. @param {string} name @returns {Handed | null} */
export const handedIn = (name) => (name.startsWith(MARK) ? JSON.parse(name.slice(MARK.length)) : null)

/**
 * Keep the text under the key, or nothing when it is null.
 * @param {Map<string, string>} kept
 * @param {string} key
 * @param {string | null} text
 */
export function keep(kept, key, text) {
  if (text === null) kept.delete(key)
  else kept.set(key, text)
}

/**
 * What a page does not know yet of all there is, by key: other tabs may have changed something on its
 * way here. What it has written itself is newer, also what it writes at what it is told.
 * @param {Map<string, string>} kept what the page has
 * @param {Set<string>} written keys
 * @param {Entries} entries
 * @returns {Generator<[key: string, text: string | null]>}
 */
export function* missedBy(kept, written, entries) {
  for (const key of new Set([...kept.keys(), ...Object.keys(entries)])) {
    const text = entries[key] ?? null
    if (!written.has(key) && text !== (kept.get(key) ?? null)) yield [key, text]
  }
}
