// Marks the section in view in the list of contents and in the line at the top, brings the
// reader's own page into view in the menu, gives an opened sheet the keyboard, and closes it when
// the reader has followed a link in it to a place on the same page.
(() => {
  const menu = document.querySelector(".guide-nav")
  const ownPage = menu?.querySelector("[aria-current=page]")
  function showOwnPage() {
    // In a sheet the list scrolls, beside the text the menu does. Not while the keyboard is there;
    // and not scrollIntoView, which would move the page too.
    const scroller = [menu?.querySelector("ul"), menu].find((one) => one && one.scrollHeight > one.clientHeight)
    if (!ownPage || !scroller || menu.contains(document.activeElement)) return
    scroller.scrollTop += ownPage.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientHeight / 2
  }
  requestAnimationFrame(showOwnPage)
  menu?.addEventListener("toggle", showOwnPage)

  const contents = document.querySelector(".guide-contents")
  const line = document.querySelector("[data-guide-position-section]")
  const links = [...(contents?.querySelectorAll("a") ?? [])]
  const sections = links
    .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter(({ heading }) => heading)

  function mark() {
    const edge = window.innerHeight / 4
    const atEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2
    const passed = sections.filter(({ heading }) => heading.getBoundingClientRect().top < edge)
    const current = atEnd && window.scrollY > 0 ? sections.at(-1) : passed.at(-1)
    for (const { link } of sections) {
      if (link === current?.link) link.setAttribute("aria-current", "true")
      else link.removeAttribute("aria-current")
    }
    if (line) line.textContent = current?.link.textContent ?? ""
  }

  if (sections.length) {
    let waiting = false
    const later = () => {
      if (waiting) return
      waiting = true
      requestAnimationFrame(() => { waiting = false; mark() })
    }
    window.addEventListener("scroll", later, { passive: true })
    window.addEventListener("resize", later)
    later()
  }

  for (const sheet of document.querySelectorAll("[popover]")) {
    sheet.addEventListener("toggle", ({ newState }) => {
      if (newState === "open") sheet.querySelector("[data-guide-sheet-title]").focus({ preventScroll: true })
    })
    sheet.addEventListener("click", ({ target }) => {
      if (target.closest("a") && sheet.matches(":popover-open")) sheet.hidePopover()
    })
  }
})()
