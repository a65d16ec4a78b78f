// Shows what is found. The pages come at once, from the index; what answers on a page comes when
// the page is in sight, from a file of its own.
(() => {
  const { search, field, root, isPage, query, say } = window.guideSearch
  const { WORD, stemOf } = window.guideWords
  const panel = search.querySelector("[data-guide-search-panel]")
  const list = search.querySelector("[data-guide-search-results]")
  const next = search.querySelector("[data-guide-search-next]")
  const SHOWN = 8
  const PLACES_SHOWN = 3
  const NEAREST = 5
  const PAUSE = 250 // ms: what is in sight between two letters need not be fetched

  window.guideSearchPlaces = {} // by the page's number, from its file

  let index = null
  let finder = null
  let found = null
  let shown = 0
  let pause = 0

  // --- parts

  function element(name, className, ...content) {
    const made = document.createElement(name)
    if (className) made.className = className
    made.append(...content)
    return made
  }

  const BETWEEN = new RegExp(`(${WORD.source})`, "u") // keeps the words it splits at

  function marked(text) {
    const isFound = (word) => found.slots.some((slot) => slot.words.has(stemOf(word)))
    return text.split(BETWEEN).map((part) => (part && isFound(part) ? element("mark", "", part) : part))
  }

  function link(className, url, ...content) {
    const made = element("a", className, ...content)
    made.href = root + url
    return made
  }

  function result(className, url, text) {
    const made = link(className, url, ...marked(text))
    made.dataset.searchResult = ""
    return made
  }

  const sentence = (text) => (text ? [element("p", "guide-search__sentence", ...marked(text))] : [])

  function button(text, action) {
    const made = element("button", "guide-button", text)
    made.type = "button"
    made.addEventListener("click", action)
    return made
  }

  // --- a page, and what answers on it

  function pageItem(number) {
    const { url, title, chapter } = index.pages[number]
    const item = element("li", "guide-search__page", result("guide-search__title", url, title))
    if (chapter && chapter !== title) item.append(element("p", "guide-search__chapter", chapter))
    item.dataset.guideNumber = number
    return item
  }

  function fill(item, number) {
    delete item.dataset.guideNumber
    const { url } = index.pages[number]
    const { lead, places } = window.guidePlaces(window.guideSearchPlaces[number], found.slots, PLACES_SHOWN)
    item.append(...sentence(lead))
    if (!places.length) return
    item.append(element("ul", "guide-search__places", ...places.map(({ id, title, kind, sentence: words }) => {
      const name = kind ? [element("span", "guide-search__kind", kind), " "] : []
      return element("li", "", ...name, result("guide-search__place", `${url}#${id}`, title), ...sentence(words))
    })))
  }

  // Only what is in sight is filled, when it is drawn: the next letter may change it all. Where the
  // file does not come, the link to the page is all there is.
  const sight = new IntersectionObserver((entries) => {
    for (const { target, intersectionRatio, intersectionRect } of entries) {
      const number = target.dataset.guideNumber
      // Half of it, or as much as a low window with large letters can show of it.
      const isSeen = intersectionRatio >= 0.5 || intersectionRect.height > window.innerHeight / 4
      if (!isSeen || !number) continue
      sight.unobserve(target)
      const answered = found
      window.guideLoad.script(`${root}assets/search/${index.edition}/${number}.js`)
        .then(() => { if (answered === found && target.dataset.guideNumber) fill(target, number) })
        .catch(() => { delete target.dataset.guideNumber })
    }
  }, { threshold: [0.1, 0.25, 0.5] })

  function watch() {
    const waiting = [...list.querySelectorAll("[data-guide-number]")]
    for (const item of waiting) if (window.guideSearchPlaces[item.dataset.guideNumber]) sight.observe(item)
    clearTimeout(pause)
    pause = setTimeout(() => { for (const item of waiting) sight.observe(item) }, PAUSE)
  }

  // --- the list, and the ways on from it

  const fillText = (name, values) => window.guideFormat.fill(index.texts[name], values)

  function showMore() {
    const first = shown
    shown += SHOWN
    list.append(...found.pages.slice(first, shown).map(([number]) => pageItem(number)))
    watch()
    return list.children[first]
  }

  function waysOn() {
    const ways = []
    if (found.pages.length > shown) {
      ways.push(button(index.texts.more, () => {
        const item = showMore()
        next.replaceChildren(...waysOn())
        item.querySelector("a").focus()
      }))
    }
    if (!isPage) {
      const all = element("a", "", index.texts.all)
      all.href = `${field.form.action}?q=${encodeURIComponent(query())}`
      ways.push(all)
    }
    return ways
  }

  // Words of the guide that look like those of the query, and the topics.
  function waysAround() {
    const words = finder.nearest(query(), NEAREST).map((word) => button(word, () => {
      field.value = word
      field.focus()
      show()
    }))
    const near = words.length ? [element("p", "", index.texts.nearest), element("p", "guide-search__nearest", ...words)] : []
    return [...near, ...topics(index.texts.topics)]
  }

  function topics(title) {
    const items = index.topics.map((topic) => element("li", "", link("", topic.url, topic.title)))
    return [element("p", "", title), element("ul", "guide-search__topics", ...items)]
  }

  function status() {
    const count = found.pages.length
    if (!count) return fillText("none", { query: query() })
    const counted = count === 1 ? index.texts.one : fillText("many", { count })
    if (!found.guesses.length) return counted
    const meant = found.guesses.map(([, word]) => `\u00bb${word}\u00ab`).join(", ")
    return `${fillText("guessed", { words: meant })}. ${counted}`
  }

  // The address of the page of results says what it shows, so that one can come back to it.
  function keep() {
    const address = new URL(window.location)
    address.searchParams.set("q", query())
    window.history.replaceState(null, "", address)
  }

  function show() {
    sight.disconnect()
    shown = 0
    list.replaceChildren()
    next.replaceChildren()
    search.toggleAttribute("data-asked", query() !== "")
    if (!query()) {
      next.append(...topics(index.texts.begin))
      say("")
      return
    }
    found = finder.find(query())
    showMore()
    next.append(...(found.pages.length ? waysOn() : waysAround()))
    // Both scroll, in a wide window and in a narrow one; not before drawing, which would measure twice.
    requestAnimationFrame(() => { for (const part of [panel, search]) part.scrollTop = 0 })
    say(status())
  }

  // Throws where the index is not what it should be.
  function start(data) {
    index = data
    finder = window.guideFinder(index)
    field.addEventListener("input", show)
    if (isPage) field.addEventListener("input", keep)
    show()
    window.guideSearch.tellKeys(index.texts)
  }

  window.guideSearch.start = start
})()
