// A term's definition shows on hover and focus by CSS. This adds tap, Esc, and a place
// just below the word instead of at the start of the column.
(() => {
  const TERM = ".guide-term"
  const WORD = ".guide-term__word"
  const OPEN = "guide-term--open"
  const DISMISSED = "guide-term--dismissed"
  const termOf = (target) => target instanceof Element ? target.closest(TERM) : null

  function place(term) {
    const definition = term.querySelector(".guide-term__definition")
    term.classList.add("guide-term--placed")
    const column = definition.offsetParent
    if (!column) return
    definition.style.removeProperty("--guide-term-offset") // it would narrow what is measured
    const box = column.getBoundingClientRect()
    const room = column.clientWidth - definition.offsetWidth
    const wanted = term.getBoundingClientRect().left - box.left - column.clientLeft
    definition.style.setProperty("--guide-term-offset", `${Math.max(0, Math.min(wanted, room))}px`)
  }

  function close(term) {
    term.classList.remove(OPEN)
    term.classList.add(DISMISSED)
  }

  const showing = () => document.querySelectorAll(`${TERM}:hover, ${TERM}:focus-within, .${OPEN}`)

  document.addEventListener("click", ({ target }) => {
    const term = termOf(target)
    document.querySelectorAll(`.${OPEN}`).forEach((other) => { if (other !== term) other.classList.remove(OPEN) })
    if (!term || !target.closest(WORD)) return
    if (term.classList.contains(OPEN)) return close(term)
    term.classList.remove(DISMISSED)
    term.classList.add(OPEN)
    place(term)
  })

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") showing().forEach(close)
    if ((event.key === "Enter" || event.key === " ") && event.target.matches(WORD)) {
      event.preventDefault()
      event.target.click()
    }
  })

  for (const arrival of ["pointerover", "focusin"]) {
    document.addEventListener(arrival, ({ target }) => { if (termOf(target)) place(termOf(target)) })
  }
  for (const departure of ["pointerout", "focusout"]) {
    document.addEventListener(departure, ({ target, relatedTarget }) => {
      const term = termOf(target)
      if (term && !term.contains(relatedTarget)) term.classList.remove(DISMISSED)
    })
  }
})()
