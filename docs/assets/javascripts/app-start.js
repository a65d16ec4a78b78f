// Fetches what makes the guide an app (app.js), when the page itself has come. On a disk there is
// nothing to fetch from.
if ("serviceWorker" in navigator && location.protocol !== "file:" && document.querySelector("link[rel=manifest]")) {
  addEventListener("load", () => window.guideLoad("app").catch(console.warn))
}
