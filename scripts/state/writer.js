// Texts as they are typed. All that one stroke of writing saves counts as one wording, until the
// text leaves this copy.
import { now } from "./clock.js"
import { currentId, ensureId, isExample, read, write } from "./project.js"
import { edit, identity, idOf, newest, textsOf, view } from "./records.js"
import { copyId } from "./storage.js"

/**
 * A writer of one text. It stays with the project where it was made.
 * @typedef {object} Writer
 * @property {() => string | null} project
 * @property {() => string | null} written the identity of what this stroke has made, null for nothing yet
 * @property {(text: string, base?: string | null) => void} save `base` is the identity of the entry that
 *   the reader changed, null for none; without it, what she sees as her own
 */

let strokes = 0 // grows when what has been typed may have left this copy

/** To be called when a copy of the state is handed out. */
export const endStrokes = () => { strokes += 1 }

/**
 * @param {string} thing
 * @param {string | null} [project]
 * @returns {Writer}
 */
export function writer(thing, project = currentId()) {
  /** @type {string | null} */
  let written = null
  let stroke = strokes
  return {
    project: () => project,
    written: () => written,
    save(text, base) {
      project ??= isExample(thing) ? null : ensureId()
      if (stroke !== strokes) {
        base = written ?? base
        written = null
      }
      stroke = strokes
      const before = read(thing, project)
      const by = copyId()
      const from = written ?? (base === undefined ? idOf(view(before, by).main) : base)
      const changed = textsOf(before).find((entry) => identity(entry) === from)
      if (text === (changed?.text ?? "")) return
      const at = now(newest(before))
      write(thing, edit(before, text, { at, by, written, base: from }), project)
      written = text === "" ? null : identity({ text, at, by })
    },
  }
}
