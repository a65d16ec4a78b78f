// The page about taking the guide along: its button, where the browser offers to install the app,
// and whether the whole guide is in this browser by now.
(() => {
  const button = document.querySelector("[data-guide-install]")
  const status = document.querySelector("[data-guide-app-status]")
  const { guideTextFetching: fetching, guideTextReady: ready, guideTextFailed: failed, guideTextInstalled: installed } = status.dataset
  let offer = null
  let isReady = false

  const say = (text) => { if (text && status.textContent !== text) status.textContent = text }

  window.addEventListener("beforeinstallprompt", (event) => {
    offer = event
    button.hidden = false
  })
  button.addEventListener("click", async () => {
    button.hidden = true // an offer can be taken once; the browser makes another
    await offer?.prompt()
  })
  window.addEventListener("appinstalled", () => {
    button.hidden = true
    say(installed)
  })

  if (!("serviceWorker" in navigator) || location.protocol === "file:") return
  say(fetching)
  document.addEventListener("guide:app-failed", () => { if (!isReady) say(failed) })
  navigator.serviceWorker.ready.then(() => {
    isReady = true
    say(ready)
  }).catch(() => say(failed))
})()
