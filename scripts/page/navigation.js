// Marks the section in view in the list of contents and in the line at the top, brings the
// reader's own page into view in the menu, gives an opened sheet the keyboard, and closes it when
// the reader has followed a link in it to a place on the same page.
import { around, find, findAll, seek } from "../base/dom.js"
import { currentAt } from "./section.js"

/** @typedef {{ link: HTMLAnchorElement, heading: HTMLElement }} Section */

// In a sheet the list scrolls, beside the text the menu does. Not while the keyboard is there; and
// not scrollIntoView, which would move the page too.
/** @param {HTMLElement} menu @param {HTMLElement} ownPage */
function bringIntoView(menu, ownPage) {
  const scroller = [seek(menu, "ul", HTMLElement), menu].find((one) => one && one.scrollHeight > one.clientHeight)
  if (!scroller || menu.contains(document.activeElement)) return
  scroller.scrollTop += ownPage.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientHeight / 2
}

function beginMenu() {
  const menu = seek(document, ".guide-nav", HTMLElement)
  const ownPage = menu && seek(menu, "[aria-current=page]", HTMLElement)
  if (!menu || !ownPage) return
  const show = () => bringIntoView(menu, ownPage)
  requestAnimationFrame(show)
  menu.addEventListener("toggle", show)
}

/** @returns {Section[]} */
function sectionsOnPage() {
  return findAll(document, ".guide-contents a", HTMLAnchorElement).flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return heading ? [{ link, heading }] : []
  })
}

/** @param {Section[]} sections */
function mark(sections) {
  const tops = sections.map(({ heading }) => heading.getBoundingClientRect().top)
  const { scrollHeight } = document.documentElement
  const current = sections[currentAt(tops, { height: innerHeight, scrolled: scrollY, whole: scrollHeight })]
  for (const { link } of sections) {
    if (link === current?.link) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
  const line = seek(document, "[data-guide-position-section]", HTMLElement)
  if (line) line.textContent = current?.link.textContent ?? ""
}

function beginSections() {
  const sections = sectionsOnPage()
  if (!sections.length) return
  let isWaiting = false
  function later() {
    if (isWaiting) return
    isWaiting = true
    requestAnimationFrame(() => {
      isWaiting = false
      mark(sections)
    })
  }
  addEventListener("scroll", later, { passive: true })
  addEventListener("resize", later)
  later()
}

/** @param {HTMLElement} sheet */
function beginSheet(sheet) {
  sheet.addEventListener("toggle", ({ newState }) => {
    // Told a moment after it opened: who has pressed Tab meanwhile is in it already.
    if (newState === "open" && !sheet.contains(document.activeElement)) {
      find(sheet, "[data-guide-sheet-title]", HTMLElement).focus({ preventScroll: true })
    }
  })
  sheet.addEventListener("click", (event) => {
    if (around(event, "a", HTMLElement) && sheet.matches(":popover-open")) sheet.hidePopover()
  })
}

export function begin() {
  beginMenu()
  beginSections()
  findAll(document, "[popover]", HTMLElement).forEach(beginSheet)
}
