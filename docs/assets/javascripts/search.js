// What the search finds, and how it shows it. Loaded when the reader first opens the dialog
// (search-open.js), beside its library and the guide's texts.
// A page is found when it has all the words, however spread; its sections then show where.
(() => {
  const dialog = document.querySelector("[data-guide-search]")
  const field = dialog.querySelector("[type=search]")
  const status = dialog.querySelector("[role=status]")
  const list = dialog.querySelector(".guide-search__results")
  const texts = dialog.dataset
  const SECTIONS_SHOWN = 3
  const SHORTEST_FUZZY = 4 // in letters: shorter words would find anything

  // One spelling for all: lower case, without accents, and ae, oe, aa for the Danish letters.
  const DANISH = { "\u00e6": "ae", "\u00e4": "ae", "\u00f8": "oe", "\u00f6": "oe", "\u00e5": "aa" }
  const fold = (word) => word.normalize("NFC").toLowerCase()
    .replace(/[\u00e6\u00e4\u00f8\u00f6\u00e5]/g, (letter) => DANISH[letter])
    .normalize("NFD").replace(/\p{M}/gu, "")
  const WORD = /[\p{L}\p{M}\p{N}]+/gu
  const wordsOf = (text) => text.match(WORD) ?? []
  const skipped = new Set(wordsOf(texts.skippedWords).map(fold))
  const sentences = new Intl.Segmenter(document.documentElement.lang, { granularity: "sentence" })

  const say = (text) => { if (status.textContent !== text) status.textContent = text }

  // --- the index

  function indexOf(documents, boost) {
    const library = new window.MiniSearch({
      fields: Object.keys(boost),
      tokenize: wordsOf,
      processTerm: fold,
      searchOptions: {
        boost,
        prefix: true,
        fuzzy: (word) => (word.length < SHORTEST_FUZZY ? false : 0.2),
        weights: { prefix: 0.5, fuzzy: 0.1 },
      },
    })
    library.addAll(documents)
    return library
  }

  function build(pages) {
    const sections = pages.flatMap((page, of) => page.sections.map((section) => ({ ...section, of })))
    const joined = (page, part) => page.sections.map((section) => section[part]).join("\n")
    return {
      pages,
      sections,
      byPage: indexOf(
        pages.map((page, id) => ({ id, title: page.title, headings: joined(page, "title"), text: joined(page, "text") })),
        { title: 8, headings: 2, text: 1 },
      ),
      bySection: indexOf(
        sections.map(({ title, text }, id) => ({ id, title, text })),
        { title: 2, text: 1 },
      ),
    }
  }

  let index = null

  // --- finding

  function find(query) {
    const all = wordsOf(query)
    const telling = all.filter((word) => !skipped.has(fold(word)))
    const wanted = (telling.length ? telling : all).join(" ")
    const together = index.byPage.search(wanted, { combineWith: "AND" })
    const found = together.length ? together : index.byPage.search(wanted)
    const places = new Map(found.map(({ id }) => [id, []]))
    for (const hit of index.bySection.search(wanted)) {
      const section = index.sections[hit.id]
      const shown = places.get(section.of)
      if (shown && shown.length < SECTIONS_SHOWN) shown.push({ section, terms: hit.terms })
    }
    return found.map(({ id, terms }) => ({ page: index.pages[id], terms, places: places.get(id) }))
  }

  const isIn = (terms) => (word) => terms.includes(fold(word))

  // The sentence with most of the words; the first one when only a title has them.
  function sentenceWith(terms, text) {
    const count = (sentence) => new Set(wordsOf(sentence).map(fold).filter((word) => terms.includes(word))).size
    const candidates = [...sentences.segment(text)].map(({ segment }) => segment.trim())
    return candidates.reduce((best, one) => (count(one) > count(best) ? one : best), candidates[0] ?? "")
  }

  // --- showing

  function element(name, className, ...content) {
    const made = document.createElement(name)
    if (className) made.className = className
    made.append(...content)
    return made
  }

  function marked(text, terms) {
    const matches = isIn(terms)
    return text.split(/([\p{L}\p{M}\p{N}]+)/u).map((part) => (matches(part) ? element("mark", "", part) : part))
  }

  function link(className, url, text, terms) {
    const made = element("a", className, ...marked(text, terms))
    made.href = texts.frontPage.replace(/index\.html$/, () => url)
    made.dataset.searchResult = ""
    return made
  }

  function sentence({ text }, terms) {
    const words = sentenceWith(terms, text)
    return words ? [element("p", "guide-search__sentence", ...marked(words, terms))] : []
  }

  function result({ page, terms, places }) {
    // What stands before the first section is found at the page's own address.
    const lead = places.find(({ section }) => !section.id)
    const inside = places.filter((place) => place !== lead)
    const item = element("li", "guide-search__page", link("guide-search__title", page.url, page.title, terms))
    if (lead) item.append(...sentence(lead.section, lead.terms))
    else if (!inside.length) item.append(...sentence(page.sections[0], terms))
    if (inside.length) {
      item.append(element("ul", "guide-search__sections", ...inside.map(({ section, terms: own }) => element(
        "li", "", link("guide-search__section-title", `${page.url}#${section.id}`, section.title, own), ...sentence(section, own),
      ))))
    }
    return item
  }

  function show() {
    const query = field.value.trim()
    const found = query ? find(query) : []
    list.replaceChildren(...found.map(result))
    dialog.scrollTop = 0
    const counted = found.length === 1 ? texts.textOne : window.guideFormat.fill(texts.textMany, { count: found.length })
    if (!query) say("")
    else say(found.length ? counted : texts.textNone)
  }

  // Throws where the library or the texts are not what they should be.
  function start() {
    index = build(window.guideSearchIndex)
    field.addEventListener("input", show)
    show()
  }

  window.guideSearch = { start }
})()
