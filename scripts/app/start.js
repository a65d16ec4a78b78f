// Fetches what makes the guide an app (app.js), when the page itself has come. On a disk there is
// nothing to fetch from.
import { warn } from "../base/warn.js"

async function fetchApp() {
  try {
    const app = await import("./app.js")
    await app.begin()
  } catch (error) {
    warn(error)
  }
}

export function begin() {
  if (!("serviceWorker" in navigator) || location.protocol === "file:" || !document.querySelector("link[rel=manifest]")) return
  addEventListener("load", fetchApp)
}
