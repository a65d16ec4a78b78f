// Shows, at everything on the page that is written somewhere of its own, a letter that proposes a
// change and the very line where it is written; until Esc, or the button again. Where that is,
// assets/edit/places.js says (publish/proposals.py, which writes the letter about a whole page).
//
// What a reader has written never comes into a letter: of what she writes in, only the guide's own
// title does.
(() => {
  const places = window.guideEditing
  const { words } = places
  const { fill } = window.guideFormat
  const button = document.querySelector("[data-guide-edit]")
  const path = button.dataset.guideEdit
  const here = places.pages[path]
  const article = document.querySelector(".guide-article")
  const HEADINGS = "h1, h2, h3, h4"
  const WRITTEN_IN = "[data-guide-item], [data-guide-answers], [data-guide-progress]"
  const LONGEST = 500 // characters of a text in a letter: mail programs cut long addresses
  const LONGEST_TITLE = 80

  const short = (text, longest) => (text.length > longest ? `${text.slice(0, longest).replace(/\s+\S*$|[\ud800-\udbff]$/, "")} …` : text)

  function headingOf(element) {
    const copy = element.cloneNode(true)
    for (const aside of copy.querySelectorAll(".headerlink, [role=tooltip]")) aside.remove()
    return copy.textContent.trim().replace(/\s+/g, " ")
  }

  function textOf(element, title) {
    if (element.matches(`${HEADINGS}, ${WRITTEN_IN}`) || element.querySelector(WRITTEN_IN)) return title
    return element.innerText.trim().replace(/\n\s*\n/g, "\n")
  }

  // Return what an element is, or undefined: { about, id, title, file, line }.
  function thingOf(element) {
    const { id } = element
    if (element.matches("h1")) {
      const [kind, entry, file, line] = here.entry ?? [null, path, here.file, here.line]
      const about = kind ? words.about : words.about_page
      return { about, kind: places.kinds[kind], id: entry, title: here.title, file, line }
    }
    if (Object.hasOwn(here.headings, id)) {
      const title = headingOf(element)
      return { about: words.about, kind: places.kinds.heading, id, title, file: here.file, line: here.headings[id] }
    }
    const [, prefix, entry] = /^([a-z]+)-(.+)$/.exec(id) ?? []
    const found = Object.hasOwn(places.entries, prefix) && Object.hasOwn(places.entries[prefix], entry) && places.entries[prefix][entry]
    if (!found) return undefined
    const [file, line, title] = found
    return { about: words.about, kind: places.kinds[prefix], id: entry, title, file, line }
  }

  const nameOf = ({ about, kind, title }) => fill(about, { kind, title: short(title, LONGEST_TITLE) })

  // Of a page on a disk, only the place in the guide: where on the disk is nobody's business.
  function addressOf(id) {
    const page = location.protocol === "file:" ? path : `${location.origin}${location.pathname}`
    return id ? `${page}#${id}` : page
  }

  const encoded = (text) => encodeURIComponent(text.replaceAll("\u00a0", " ").replaceAll("\n", "\r\n"))

  function letterAbout(element, thing) {
    const about = nameOf(thing)
    const text = element.matches("h1") ? "" : short(textOf(element, thing.title), LONGEST)
    const values = { text, about, id: thing.id, edition: places.edition, address: addressOf(element.matches("h1") ? "" : element.id) }
    const letter = fill(words.letter, values)
    const body = places.mail ? letter : `${words.to_whom}\n\n${letter}`
    const to = encodeURIComponent(places.mail).replaceAll("%40", "@")
    return `mailto:${to}?subject=${encoded(fill(words.subject, { about }))}&body=${encoded(body)}`
  }

  const lineOf = ({ file, line }) => `${places.edit}${places.files[file].split("/").map(encodeURIComponent).join("/")}#L${line}`

  // Give the letter at the foot what the page's address names, or the page.
  function address(link) {
    const named = document.querySelector(":target")
    const element = named && article.contains(named) && thingOf(named) ? named : article.querySelector("h1")
    link.href = letterAbout(element, thingOf(element))
  }

  // --- the links

  const shown = new Map() // each thing's element by its links
  let bar = null

  function link(href, text, name) {
    return Object.assign(document.createElement("a"), { href, rel: "noreferrer", textContent: text, ariaLabel: `${text}: ${name}` })
  }

  function linksFor(element, thing, href) {
    const links = Object.assign(document.createElement("span"), { className: "guide-edit" })
    links.append(link(href, words.suggest, nameOf(thing)))
    if (places.edit) links.append(" ", link(lineOf(thing), fill(words.edit, { host: places.host }), nameOf(thing)))
    shown.set(links, element)
    return links
  }

  // A heading's links stand after it, for what is in it is its name; a phase's before what is in the
  // phase; in a row of columns they stand in the last, and in a list of words with the explanation.
  function put(links, element) {
    if (element.matches(HEADINGS)) element.after(links)
    else if (element.matches("li[data-guide-phase]")) element.querySelector("p").after(links)
    else if (element.matches("dl > div, .guide-photo-note")) element.lastElementChild.append(links)
    else if (element.matches("figure")) element.querySelector("figcaption").append(links)
    else element.append(links)
  }

  function show() {
    const found = [...article.querySelectorAll("h1, [id]")]
      .map((element) => ({ element, thing: thingOf(element) }))
      .filter(({ thing }) => thing)
    // All texts are read before anything is put among them.
    const letters = found.map(({ element, thing }) => letterAbout(element, thing))
    found.forEach(({ element, thing }, index) => put(linksFor(element, thing, letters[index]), element))
    button.setAttribute("aria-pressed", "true")
    openBar(words.shown)
    const named = [...shown].find(([, element]) => `#${element.id}` === location.hash)
    if (named) named[0].firstElementChild.focus()
  }

  // The keyboard stays where it was, also when what it was on goes.
  function hide() {
    const [, at] = [...shown].find(([links]) => links.contains(document.activeElement)) ?? []
    const wasInBar = bar.contains(document.activeElement)
    for (const links of shown.keys()) links.remove()
    shown.clear()
    bar.remove()
    button.setAttribute("aria-pressed", "false")
    if (at) {
      at.tabIndex = -1
      at.addEventListener("blur", () => at.removeAttribute("tabindex"), { once: true })
      at.focus({ preventScroll: true })
    } else if (wasInBar) button.focus({ preventScroll: true })
  }

  // A screen reader says only what changes in a region that it knows.
  function openBar(text) {
    bar = Object.assign(document.createElement("div"), { className: "guide-edit-bar" })
    const said = document.createElement("p")
    said.setAttribute("role", "status")
    const end = Object.assign(document.createElement("button"), { type: "button", className: "guide-button", textContent: words.hide })
    end.addEventListener("click", hide)
    bar.append(said, end)
    document.querySelector(".guide-messages").append(bar)
    requestAnimationFrame(() => { said.textContent = text })
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || shown.size === 0) return
    if (document.querySelector(":popover-open, dialog[open], [data-guide-search][data-open]")) return
    // Where somebody writes or has a word explained, Esc is for that.
    if (event.target.closest("textarea, select, input:not([type=checkbox], [type=radio]), .guide-fields, .guide-term__word")) return
    hide()
  })

  window.guideEdit = { address, toggle: () => (shown.size ? hide() : show()) }
})()
