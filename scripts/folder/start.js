// START-HER.html: opens the guide from a folder on a disk. Where all files share one storage, it
// goes to the guide and that is all. Where each file has its own (as in Firefox), it shows the pages
// inside itself and keeps the state of all of them, so that the reader's plan is one (keeping.js).
//
// It finds out by leaving a mark in its own storage and going to the page. A page that sees no mark
// comes back here with a ! before its place; if the mark is here all the same, each file is apart.
import { journal } from "../state/journal.js"
import { keeper } from "../state/keeper.js"
import { keepPages } from "./keeping.js"
import { isKnownApart, isSentBack, markOf, placeIn, SHARED } from "./place.js"

const TRIED = "guide-tried"

/** The address of the place that this page's own address names. */
const target = () => new URL(placeIn(location.hash), new URL("guide/", location.href)).href

// Leave the mark; return whether the pages are known to be apart from it.
function isApart() {
  try {
    const isKnown = isKnownApart({
      mark: keeper.read(SHARED), isSentBack: isSentBack(location.hash), isTried: self.name === TRIED,
    })
    keeper.write(SHARED, markOf(isKnown))
    return isKnown
  } catch {
    return true // nothing can be kept: then the state at least follows the reader about
  }
}

export async function begin() {
  if (!isApart()) {
    self.name = TRIED // one try is enough where nothing stays in the storage
    location.replace(target())
    return
  }
  await journal.restored
  keepPages(target)
}
