// A table wider than the window scrolls sideways. The keyboard has to reach it to scroll it,
// and a screen reader has to hear what it is: the heading it stands under.
(() => {
  const SCROLLER = ".md-typeset__scrollwrap"

  function headingBefore(element) {
    const headings = [...document.querySelectorAll(".md-content :is(h1, h2, h3, h4)[id]")]
    return headings.filter((h) => h.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).pop()
  }

  function describe(scroller) {
    const scrolls = scroller.scrollWidth > scroller.clientWidth
    const heading = headingBefore(scroller)
    if (scrolls && heading) {
      scroller.tabIndex = 0
      scroller.setAttribute("role", "region")
      scroller.setAttribute("aria-labelledby", heading.id)
    } else {
      for (const name of ["tabindex", "role", "aria-labelledby"]) scroller.removeAttribute(name)
    }
  }

  const watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => describe(target)))
  const watchAll = () => document.querySelectorAll(SCROLLER).forEach((scroller) => watcher.observe(scroller))
  if (window.document$) window.document$.subscribe(watchAll)
  else watchAll()
})()
