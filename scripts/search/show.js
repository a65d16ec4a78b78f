// Shows what is found. The pages come at once, from the index; what answers on a page comes when
// the page is in sight, from a file of its own.
import { expectSearchPlaces, searchPlaces } from "../base/data.js"
import { find, findAll } from "../base/dom.js"
import { fill } from "../base/format.js"
import { loadScript } from "../base/load.js"
import { language } from "../base/settings.js"
import { noteAsked, queryIn, say } from "./box.js"
import { begin as beginField } from "./field.js"
import { find as findPages, finderOf, nearest } from "./finder.js"
import { answerIn } from "./places.js"
import { addAnswer, element, link, pageItem } from "./result.js"
import { sightOf } from "./sight.js"

/**
 * @typedef {import("./index.js").SearchIndex} SearchIndex
 *
 * What is shown, and where.
 * @typedef {object} View
 * @property {import("./box.js").Box} box
 * @property {HTMLElement} panel
 * @property {HTMLElement} list
 * @property {HTMLElement} next the ways on from the list
 * @property {import("./sight.js").Sight} sight
 * @property {SearchIndex} index
 * @property {import("./finder.js").Finder} finder
 * @property {import("./finder.js").Found} found
 * @property {number} shown how many of the pages found
 */

const SHOWN = 8
const PLACES_SHOWN = 3
const NEAREST = 5
const UNFILLED = "[data-guide-number]" // a page whose places are still to come, by its place in the index

const sentences = new Intl.Segmenter(language, { granularity: "sentence" })

// --- the pages

/** @param {View} view @param {number} number */
function itemOf({ box, index, found }, number) {
  const item = pageItem(box.root, index.pages[number], found.slots)
  item.dataset.guideNumber = String(number)
  return item
}

/** @param {View} view @param {HTMLElement} item */
async function fillItem(view, item) {
  const { box, index, found } = view
  const number = item.dataset.guideNumber
  if (!number) return
  try {
    await loadScript(`${box.root}assets/search/${index.edition}/${number}.js`)
    if (found !== view.found || !item.dataset.guideNumber) return
    const answer = answerIn(searchPlaces()[number], found.slots, sentences, PLACES_SHOWN)
    addAnswer(item, box.root + index.pages[Number(number)].url, answer, found.slots)
  } catch {
    // The link to the page is all there is.
  }
  delete item.dataset.guideNumber
}

// Returns the first of those that are new.
/** @param {View} view */
function showMore(view) {
  const first = view.shown
  view.shown += SHOWN
  view.list.append(...view.found.pages.slice(first, view.shown).map(([number]) => itemOf(view, number)))
  view.sight.watch(findAll(view.list, UNFILLED, HTMLElement), ({ dataset }) => Boolean(searchPlaces()[dataset.guideNumber ?? ""]))
  return view.list.children[first]
}

// --- the ways on from them

/** @param {string} text @param {() => void} action */
function button(text, action) {
  const made = element("button", "guide-button", text)
  made.type = "button"
  made.addEventListener("click", action)
  return made
}

/** @param {View} view @returns {HTMLElement[]} */
function waysOn(view) {
  const { box, index: { texts }, next, found } = view
  /** @type {HTMLElement[]} */
  const ways = []
  if (found.pages.length > view.shown) {
    ways.push(button(texts.more, () => {
      const item = showMore(view)
      next.replaceChildren(...waysOn(view))
      find(item, "a", HTMLElement).focus()
    }))
  }
  const form = box.field.form
  if (!box.isPage && form) ways.push(link("", `${form.action}?q=${encodeURIComponent(queryIn(box))}`, texts.all))
  return ways
}

/** @param {View} view @param {string} title */
function topics({ box, index }, title) {
  const items = index.topics.map((topic) => element("li", "", link("", box.root + topic.url, topic.title)))
  return [element("p", "", title), element("ul", "guide-search__topics", ...items)]
}

// Words of the guide that look like those of the query, and the topics.
/** @param {View} view */
function waysAround(view) {
  const { box, index: { texts }, finder } = view
  const words = nearest(finder, queryIn(box), NEAREST).map((word) => button(word, () => {
    box.field.value = word
    box.field.focus()
    show(view)
  }))
  const near = words.length ? [element("p", "", texts.nearest), element("p", "guide-search__nearest", ...words)] : []
  return [...near, ...topics(view, texts.topics)]
}

// --- all of it

/** @param {View} view */
function status({ box, index: { texts }, found }) {
  const count = found.pages.length
  if (!count) return fill(texts.none, { query: queryIn(box) })
  const counted = count === 1 ? texts.one : fill(texts.many, { count })
  if (!found.guesses.length) return counted
  const meant = found.guesses.map(([, word]) => `\u00bb${word}\u00ab`).join(", ")
  return `${fill(texts.guessed, { words: meant })}. ${counted}`
}

/** @param {View} view */
function show(view) {
  const { box, panel, list, next, sight, index, finder } = view
  sight.forget()
  view.shown = 0
  list.replaceChildren()
  next.replaceChildren()
  noteAsked(box)
  if (!queryIn(box)) {
    next.append(...topics(view, index.texts.begin))
    say(box, "")
    return
  }
  view.found = findPages(finder, queryIn(box))
  showMore(view)
  next.append(...(view.found.pages.length ? waysOn(view) : waysAround(view)))
  // Both scroll, in a wide window and in a narrow one; not before drawing, which would measure twice.
  requestAnimationFrame(() => { for (const part of [panel, box.element]) part.scrollTop = 0 })
  say(box, status(view))
}

// The address of the page of results says what it shows, so that one can come back to it.
/** @param {import("./box.js").Box} box */
function keep(box) {
  const address = new URL(location.href)
  address.searchParams.set("q", queryIn(box))
  history.replaceState(null, "", address)
}

/**
 * @param {import("./box.js").Box} box
 * @param {SearchIndex | null} index
 * @throws {Error} the index is not what it should be
 */
export function begin(box, index) {
  if (!index) throw new Error("The index has not come")
  expectSearchPlaces()
  /** @type {View} */
  const view = {
    box,
    panel: find(box.element, "[data-guide-search-panel]", HTMLElement),
    list: find(box.element, "[data-guide-search-results]", HTMLElement),
    next: find(box.element, "[data-guide-search-next]", HTMLElement),
    sight: sightOf((item) => { fillItem(view, item) }),
    index,
    finder: finderOf(index),
    found: { pages: [], slots: [], guesses: [] },
    shown: 0,
  }
  show(view)
  box.field.addEventListener("input", () => show(view))
  if (box.isPage) box.field.addEventListener("input", () => keep(box))
  beginField(box, index.texts)
}
