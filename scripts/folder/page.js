// In every page of the folder that readers take along, before anything that keeps state.
//
// Where all files of the folder share one storage, it does nothing. Where each file has its own (as
// in Firefox), the page is shown inside START-HER.html (start.js), which keeps the state of all: a
// page opened on its own goes there, and one inside gets a keeper for state/keeper.js (inside.js).
//
// It is a bundle of its own, with modules of its own: of state/ it takes nothing that has a state.
import { keeper } from "../state/keeper.js"
import { begin as beginInside } from "./inside.js"
import { handedIn } from "./messages.js"
import { hashOfReturn, SHARED } from "./place.js"

/** Whether START-HER.html has left its mark where this page sees it. */
function isShared() {
  try {
    return keeper.read(SHARED) !== null
  } catch {
    return false
  }
}

// The folder's guide/, from the address of the script that runs: assets/offline/page.js.
function rootOfScript() {
  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement)) throw new Error("Not called by the page's script")
  return new URL("../../", script.src)
}

/** To be called while the page's script runs: its address shows where the guide is. */
export function begin() {
  const root = rootOfScript()
  const place = () => location.href.slice(root.href.length)
  if (self === self.top) {
    if (isShared()) self.name = "" // what START-HER.html tried went well
    else location.replace(new URL(`../START-HER.html${hashOfReturn(place())}`, root))
    return
  }
  const handed = handedIn(self.name)
  if (handed) beginInside(handed, place)
}
