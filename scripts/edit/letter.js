// A letter that proposes a change, as the address that opens it in a mail program; and the address
// where a line is edited. publish/pages/proposals.py writes the letter about a whole page.
import { fill } from "../base/format.js"

/**
 * @typedef {import("../base/data.js").WrittenPlaces} WrittenPlaces
 *
 * A thing on a page, and where it is written.
 * @typedef {object} WrittenThing
 * @property {string} about the guide's words for naming it
 * @property {string} kind what its kind is called
 * @property {string} id
 * @property {string} title
 * @property {number} file
 * @property {number} line
 */

const LONGEST = 500 // characters of a text in a letter: mail programs cut long addresses
const LONGEST_TITLE = 80

/** @param {string} text @param {number} longest */
const short = (text, longest) => (text.length > longest ? `${text.slice(0, longest).replace(/\s+\S*$|[\ud800-\udbff]$/, "")} \u2026` : text)

/** @param {string} text */
const encoded = (text) => encodeURIComponent(text.replaceAll("\u00a0", " ").replaceAll("\n", "\r\n"))

/** What the thing is called in letters and links. @param {WrittenThing} thing */
export const nameOf = ({ about, kind, title }) => fill(about, { kind, title: short(title, LONGEST_TITLE) })

/**
 * The address of an anchor on a page, "" for the page itself. Of a page on a disk, only the place in
 * the guide: where on the disk is nobody's business.
 * @param {string} path of the page in the guide
 * @param {string} id
 * @param {{ protocol: string, origin: string, pathname: string }} at where the page is read
 */
export function addressOf(path, id, { protocol, origin, pathname }) {
  const page = protocol === "file:" ? path : `${origin}${pathname}`
  return id ? `${page}#${id}` : page
}

/**
 * @param {WrittenPlaces} places
 * @param {WrittenThing} thing
 * @param {string} text what stands there now
 * @param {string} address
 */
export function letterAbout({ words, mail, edition }, thing, text, address) {
  const about = nameOf(thing)
  const letter = fill(words.letter, { text: short(text, LONGEST), about, id: thing.id, edition, address })
  const body = mail ? letter : `${words.to_whom}\n\n${letter}`
  const to = encodeURIComponent(mail).replaceAll("%40", "@")
  return `mailto:${to}?subject=${encoded(fill(words.subject, { about }))}&body=${encoded(body)}`
}

/** Where a thing is edited. @param {WrittenPlaces} places @param {WrittenThing} thing */
export const lineOf = ({ edit, files }, { file, line }) => `${edit}${files[file].split("/").map(encodeURIComponent).join("/")}#L${line}`
