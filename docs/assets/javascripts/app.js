// Keeps the guide for use without a network (publish/service_worker.js does the work), and tells of
// a new edition. It is taken when the reader says so, in this tab; other tabs follow when nobody
// sees or writes in them. Dispatched on the document: "guide:app-failed" when the guide could not be
// kept; the next page tries again.
(async () => {
  const HOUR = 60 * 60 * 1000 // ms
  const SAID_AFTER = 200 // ms; a screen reader says only what changes in a region it knows
  const { content, dataset: texts } = document.querySelector("template[data-guide-load=app]")
  const messages = document.querySelector(".guide-messages")
  const home = document.querySelector("link[rel=manifest]").href
  const later = `${document.querySelector("meta[name=guide-namespace]").content}update-later`
  const keeper = navigator.serviceWorker

  let registration = null
  let isWanted = false // the reader has asked for the new edition here
  let isOld = false // another tab has; this one still shows the edition before
  let hasEdition = Boolean(keeper.controller) // or the first one is on its way
  let lookedAt = Date.now()

  const ignore = () => {} // the browser keeps nothing, or there is no network: there is a next time

  // Who has said »not now« to the new edition is not asked again in this tab.
  function isPutOff() {
    try {
      return sessionStorage.getItem(later) !== null
    } catch {
      return false
    }
  }

  function putOff() {
    try {
      sessionStorage.setItem(later, "{}")
    } catch {
      ignore()
    }
  }

  function reload() {
    window.guideSaving.flushAll()
    location.reload()
  }

  function take() {
    window.guideSaving.flushAll()
    isWanted = true
    registration.waiting?.postMessage({ type: "SKIP_WAITING" })
  }

  const isTyping = () => document.activeElement.matches("input:not([type=checkbox]), textarea, select")
    || document.querySelector("dialog[open], :popover-open") !== null

  // What the browser would not keep stands on this page alone, and goes with it.
  const isAtRisk = () => ["blocked", "full", "cleared"].includes(window.guideStorage.trouble())

  const reloadUnseen = () => { if (isOld && document.hidden && !isTyping() && !isAtRisk()) reload() }

  // --- the box

  function close(box, cameFrom) {
    const hadKeyboard = box.contains(document.activeElement)
    box.remove()
    if (hadKeyboard && cameFrom?.isConnected) cameFrom.focus()
  }

  const withdraw = () => messages.querySelector("[data-guide-update]")?.remove()

  document.addEventListener("guide:storage-trouble", () => { if (isAtRisk()) withdraw() })

  function tell(text, label, act) {
    if (isAtRisk()) return
    withdraw()
    messages.append(content.querySelector("[data-guide-update]").cloneNode(true))
    const box = messages.lastElementChild
    const [yes, no] = box.querySelectorAll("button")
    let cameFrom = null
    yes.textContent = label
    yes.addEventListener("click", act)
    no.addEventListener("click", () => {
      if (!isOld) putOff()
      close(box, cameFrom)
    })
    box.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget && !box.contains(relatedTarget)) cameFrom = relatedTarget
    })
    setTimeout(() => {
      box.querySelector("[role=status]").textContent = text
      // What somebody writes in may not lie behind the box.
      if (isTyping()) document.activeElement.scrollIntoView({ block: "nearest" })
    }, SAID_AFTER)
  }

  // --- editions

  function offer() {
    if (!isPutOff()) tell(texts.guideTextReady, texts.guideTextTake, take)
  }

  const fail = () => document.dispatchEvent(new CustomEvent("guide:app-failed"))

  // Follow an edition on its way, until it is whole or given up.
  function follow(worker) {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && registration.active) offer()
      if (worker.state === "redundant" && !registration.active) fail()
    })
  }

  keeper.addEventListener("controllerchange", () => {
    if (isWanted) reload()
    else if (hasEdition) {
      isOld = true
      tell(texts.guideTextElsewhere, texts.guideTextReload, reload)
      reloadUnseen()
    }
    hasEdition = true
  })

  document.addEventListener("visibilitychange", () => {
    reloadUnseen()
    if (document.hidden || Date.now() - lookedAt < HOUR) return
    lookedAt = Date.now()
    registration?.update().catch(ignore)
  })

  try {
    registration = await keeper.register(new URL("sw.js", home))
  } catch {
    fail()
    return
  }
  if (registration.waiting && registration.active) offer()
  follow(registration.installing)
  registration.addEventListener("updatefound", () => follow(registration.installing))
})().catch(console.warn)
