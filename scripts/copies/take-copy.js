// Gives the reader a complete copy of all her projects, or of some, as a file that the guide reads
// again.
import { find, wordOf } from "../base/dom.js"
import { download, fileName } from "../base/download.js"
import { dayOf } from "../base/format.js"
import { announce } from "../state/events.js"
import { write } from "./plan-file.js"

/**
 * Return the file's name. Without ids, all is in the copy.
 * @param {string[] | null} [ids]
 * @param {string} [title]
 */
export function takeCopy(ids = null, title = "") {
  announce("leaving")
  const { text } = write(ids)
  // What the file is called stands with what may make a copy needed (notice.html).
  const usualTitle = wordOf(find(document, "[data-guide-trouble]", HTMLElement), "guideTextCopyName")
  const name = fileName(title || usualTitle, usualTitle, dayOf(new Date()), "json")
  download(name, new Blob([text], { type: "application/json" }))
  return name
}
