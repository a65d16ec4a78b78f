// The page about taking the guide along: its button, where the browser offers to install the app,
// and whether the whole guide is in this browser by now.
import { find, setText, wordOf } from "../base/dom.js"
import { listen } from "../state/events.js"

/** What some browsers offer, and no standard yet. @typedef {Event & { prompt: () => Promise<unknown> }} InstallOffer */

/** @param {HTMLElement} button @param {() => void} tellInstalled */
function beginButton(button, tellInstalled) {
  /** @type {InstallOffer | null} */
  let offer = null
  addEventListener("beforeinstallprompt", (event) => {
    offer = /** @type {InstallOffer} */ (event)
    button.hidden = false
  })
  button.addEventListener("click", async () => {
    button.hidden = true // an offer can be taken once; the browser makes another
    await offer?.prompt()
  })
  addEventListener("appinstalled", () => {
    button.hidden = true
    tellInstalled()
  })
}

/** @param {(name: string) => void} say */
async function tellWhenKept(say) {
  if (!("serviceWorker" in navigator) || location.protocol === "file:") return
  let isKept = false
  say("Fetching")
  listen("app-failed", () => { if (!isKept) say("Failed") })
  try {
    await navigator.serviceWorker.ready
    isKept = true
    say("Ready")
  } catch {
    say("Failed")
  }
}

export function begin() {
  const status = find(document, "[data-guide-app-status]", HTMLElement)
  /** @param {string} name of the text: Ready */
  function say(name) {
    const text = wordOf(status, `guideText${name}`)
    if (text) setText(status, text)
  }
  beginButton(find(document, "[data-guide-install]", HTMLElement), () => say("Installed"))
  tellWhenKept(say)
}
