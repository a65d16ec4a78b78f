// What a plan's document is made from, as it is on this page and in this reader's browser.
import { catalogueTexts } from "../base/data.js"
import { find } from "../base/dom.js"
import { guideName } from "../base/settings.js"
import { about, currentId, nameOfCopy, things } from "../state/project.js"
import { copyId } from "../state/storage.js"

/** Of the project that the reader works in. @returns {import("./document.js").Sources} */
export function sourcesHere() {
  const project = currentId()
  const texts = catalogueTexts()
  if (!texts) throw new Error("The guide's texts are not loaded")
  return {
    project,
    about: project ? about(project) : { name: "", organisation: "" },
    things: things(project),
    texts,
    own: copyId(),
    nameOf: nameOfCopy,
    guide: guideName(),
    root: new URL("./", find(document, ".guide-header__home", HTMLAnchorElement).href).href,
    now: new Date(),
  }
}
