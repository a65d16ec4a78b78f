// Other search engines over the same pages. Each takes the pages as [{ url, title, headings, text }]
// and gives a function from a query to the addresses of the pages found, best first.
// Their libraries are served below libraries/, by package.

const TITLE = 4 // how much more a word means there than in the text
const HEADINGS = 2
const SLIPS = 0.2 // of a word's letters
const DEPTH = 10

function script(address) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement("script"), { src: address })
    element.addEventListener("load", resolve)
    element.addEventListener("error", () => reject(new Error(address)))
    document.head.append(element)
  })
}

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

// What has all the words of a query, then what has some.
const allThenSome = (all, some) => [...new Set([...all, ...some])]

async function miniSearch(pages) {
  const { default: MiniSearch } = await import("./libraries/minisearch/dist/es/index.js")
  const engine = new MiniSearch({ idField: "url", fields: ["title", "headings", "text"] })
  engine.addAll(pages)
  const options = { boost: { title: TITLE, headings: HEADINGS }, prefix: true, fuzzy: SLIPS }
  const found = (query, combineWith) => engine.search(query, { ...options, combineWith }).map(({ id }) => id)
  return (query) => allThenSome(found(query, "AND"), found(query, "OR"))
}

async function lunrDanish(pages) {
  await script("libraries/lunr/lunr.min.js")
  await script("libraries/lunr-languages/min/lunr.stemmer.support.min.js")
  await script("libraries/lunr-languages/min/lunr.da.min.js")
  const { lunr } = window
  const engine = lunr(function build() {
    this.use(lunr.da)
    this.ref("url")
    this.field("title", { boost: TITLE })
    this.field("headings", { boost: HEADINGS })
    this.field("text")
    for (const page of pages) this.add(page)
  })
  return (query) => engine.query((asked) => {
    for (const word of wordsOf(query)) {
      asked.term(word, { boost: 10 }) // its stem
      asked.term(word, { boost: 2, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING })
      if (word.length > 4) asked.term(word, { editDistance: 1 })
    }
  }).map(({ ref }) => ref)
}

async function flexSearch(pages) {
  const { Document, Charset } = await import("./libraries/flexsearch/dist/flexsearch.bundle.module.min.js")
  const weights = { title: TITLE, headings: HEADINGS, text: 1 }
  const engine = new Document({
    document: { id: "url", index: Object.keys(weights) },
    tokenize: "forward", // the beginnings of words
    encoder: Charset.LatinBalance, // letters that sound alike are one
  })
  for (const page of pages) engine.add(page)
  // It answers field by field, and leaves it to its user to make one list of them.
  return (query) => {
    const scores = new Map()
    for (const { field, result } of engine.search(query, { suggest: true, limit: pages.length })) {
      result.forEach((url, at) => scores.set(url, (scores.get(url) ?? 0) + weights[field] / (at + 1)))
    }
    return [...scores].sort((one, other) => other[1] - one[1]).map(([url]) => url)
  }
}

async function fuse(pages) {
  const { default: Fuse } = await import("./libraries/fuse.js/dist/fuse.min.mjs")
  const engine = (tokenMatch) => new Fuse(pages, {
    keys: [{ name: "title", weight: TITLE }, { name: "headings", weight: HEADINGS }, { name: "text", weight: 1 }],
    useTokenSearch: true,
    tokenMatch,
    ignoreLocation: true,
    threshold: SLIPS,
  })
  const [all, any] = [engine("all"), engine("any")]
  const found = (from, query) => from.search(query).map(({ item }) => item.url)
  return (query) => allThenSome(found(all, query), found(any, query))
}

async function orama(pages) {
  const { create, insertMultiple, search } = await import("./libraries/@orama/orama/dist/browser/index.js")
  const { stemmer, language } = await import("./libraries/@orama/stemmers/dist/dk.js")
  const engine = create({
    schema: { url: "string", title: "string", headings: "string", text: "string" },
    components: { tokenizer: { language, stemming: true, stemmer } },
  })
  insertMultiple(engine, pages)
  // Its threshold of 1 gives what has all the words first, then what has some.
  return (query) => search(engine, {
    term: query,
    properties: ["title", "headings", "text"],
    boost: { title: TITLE, headings: HEADINGS },
    tolerance: 1,
    threshold: 1,
    limit: pages.length,
  }).hits.map(({ document: page }) => page.url)
}

// Its index is made before, of the built pages; it stems by their language.
async function pagefind() {
  const engine = await import("./pagefind/pagefind.js")
  await engine.init()
  return async (query) => {
    const { results } = await engine.search(query)
    const found = await Promise.all(results.slice(0, DEPTH).map((result) => result.data()))
    return found.map(({ url }) => url)
  }
}

window.searchEngines = { miniSearch, lunrDanish, flexSearch, fuse, orama, pagefind }
