// The sheet of the reader's projects, as it stands on every page, and its words.
import { find, wordOf } from "../base/dom.js"
import { fill } from "../base/format.js"
import { say } from "../page/notice.js"

/** @typedef {import("../state/project.js").Project} Project */

export const sheet = () => find(document, "[data-guide-projects]", HTMLElement)

/** One of its words by the end of its name: Selected. @param {string} name */
export const word = (name) => wordOf(sheet(), `guideText${name}`)

/** What a project is called, also where it has no name. @param {{ name: string }} project */
export const nameOf = ({ name }) => name || word("Unnamed")

/** One of its words about a project. @param {string} text @param {{ name: string }} project */
export const wordAbout = (text, project) => fill(word(text), { name: nameOf(project) })

/**
 * Say what has happened to a project.
 * @param {string} text which of the words says it
 * @param {{ name: string }} project
 * @param {import("../page/notice.js").Undoing} [undoing]
 */
export const tell = (text, project, undoing) => say(wordAbout(text, project), undoing)
