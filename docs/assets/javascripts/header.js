// In the header the menu and the search are opened by labels, which a keyboard cannot
// reach. This puts real buttons in their place, and says of the menu whether it is open.
(() => {
  function buttonInsteadOf(label, toggle, name) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = `md-header__button md-icon guide-header__button guide-header__button--${toggle.id.replaceAll("_", "")}`
    button.append(...label.childNodes)
    if (!button.textContent.trim()) button.setAttribute("aria-label", name)
    button.addEventListener("click", () => toggle.click())
    label.replaceWith(button)
    return button
  }

  function opener(id, named) {
    const label = document.querySelector(`.md-header label[for="${id}"]`)
    return label && named && buttonInsteadOf(label, document.getElementById(id), named.getAttribute("aria-label"))
  }

  const searchOpener = opener("__search", document.querySelector(".md-search"))
  const searchField = document.querySelector(".md-search__input")
  if (searchOpener && searchField) searchOpener.addEventListener("click", () => searchField.focus())

  const drawer = document.getElementById("__drawer")
  const menu = document.querySelector(".md-nav--primary")
  const menuOpener = opener("__drawer", menu)
  if (!menuOpener) return

  const report = () => menuOpener.setAttribute("aria-expanded", String(drawer.checked))
  report()
  drawer.addEventListener("change", () => {
    report()
    if (drawer.checked) menu.querySelector("a").focus()
  })

  function close() {
    if (!drawer.checked) return
    drawer.click()
    menuOpener.focus()
  }
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") close() })
  // Whoever tabs out of the open menu would otherwise move about behind it.
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) close()
  })
})()
