// Lets tests in Python ask the search's modules: deno run --allow-read ask.js WHAT FILE prints what
// is answered to what is asked in the file, both JSON (tests/search_scripts.py).
import { find, finderOf } from "../../../scripts/search/finder.js"
import { pagesOf } from "../../../scripts/search/index.js"
import { answerIn } from "../../../scripts/search/places.js"
import { stemOf } from "../../../scripts/search/words.js"

const PLACES_SHOWN = 3

// What a script of publish/search/index.py gives to a page.
/** @param {string} path */
const given = (path) => JSON.parse(Deno.readTextFileSync(path).replace(/^[^=]+=/, ""))

// The pages that each query finds, best first, what was taken for a slip of the pen, and what is
// shown of the first `shown` pages.
/** @param {{ folder: string, queries: string[], shown: number }} asked */
function found({ folder, queries, shown }) {
  /** @type {import("../../../scripts/search/index.js").SearchIndex} */
  const index = given(`${folder}/index.js`)
  const finder = finderOf(index)
  const sentences = new Intl.Segmenter("da", { granularity: "sentence" })
  return queries.map((query) => {
    const { pages, slots, guesses } = find(finder, query)
    return {
      urls: pages.map(([page]) => index.pages[page].url),
      guesses,
      answers: pages.slice(0, shown).map(([page]) => answerIn(given(`${folder}/${index.edition}/${page}.js`), slots, sentences, PLACES_SHOWN)),
    }
  })
}

const [what, file] = Deno.args
const asked = JSON.parse(Deno.readTextFileSync(file))
/** @type {Record<string, () => unknown>} */
const answers = { stems: () => asked.map(stemOf), hits: () => asked.map(pagesOf), found: () => found(asked) }
await new Blob([JSON.stringify(answers[what]())]).stream().pipeTo(Deno.stdout.writable)
