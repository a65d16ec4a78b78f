// Zensical draws its search in a shadow root, where no stylesheet of ours reaches: in English,
// with page names too faint to read and a filter for tags, which the guide has none of.
// MkDocs has no such root, and its search none of these faults.
(() => {
  const root = [...document.body.children].find((element) => element.shadowRoot)?.shadowRoot
  const search = document.querySelector(".md-search")
  if (!root || !search) return

  const { translations } = JSON.parse(document.getElementById("__config").textContent)
  const name = search.getAttribute("aria-label")
  const close = document.querySelector("meta[name='guide-search-close']").content
  const names = { Search: name, "Search results": name, "Close search": close }

  function translated(text) {
    if (text === "No results") return translations["search.result.none"]
    if (text === "1 result") return translations["search.result.one"]
    const [, count] = text.match(/^(\d+) results$/) ?? []
    if (count) return translations["search.result.other"].replace("#", count)
    return text.startsWith("Loading") ? "…" : text
  }

  function mend() {
    for (const attribute of ["aria-label", "placeholder"]) {
      for (const element of root.querySelectorAll(`[${attribute}]`)) {
        const danish = names[element.getAttribute(attribute)]
        if (danish) element.setAttribute(attribute, danish)
      }
    }
    const status = root.querySelector("[role=status]")
    const text = translated(status?.textContent ?? "")
    if (status?.firstChild && status.textContent !== text) status.firstChild.data = text
    // A result is called all that it says, not its title alone.
    for (const result of root.querySelectorAll("[role=option][aria-labelledby]")) {
      result.removeAttribute("aria-labelledby")
      result.removeAttribute("aria-describedby")
    }
  }

  const style = new CSSStyleSheet()
  style.replaceSync(`
    menu { color: rgb(var(--color-foreground) / 0.75) !important }
    [aria-label="Filters"] { display: none !important }`)
  root.adoptedStyleSheets.push(style)
  new MutationObserver(mend).observe(root, { attributes: true, characterData: true, childList: true, subtree: true })
  mend()
})()
