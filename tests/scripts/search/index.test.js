import assert from "node:assert/strict"
import format from "../../../scripts/search/index-format.json" with { type: "json" }
import { hitsIn, pagesOf } from "../../../scripts/search/index.js"
import { indexOf } from "./small-index.js"

// The pages of a word as publish/search/index.py writes them.
/** @param {[page: number, steps: number][]} hits */
function lettersOf(hits) {
  const { letters, distanceBits } = format
  const more = 1 << distanceBits
  let last = -1
  return hits.map(([page, steps]) => {
    let written = ""
    let distance = page - last - 1
    last = page
    for (; distance >= more; distance >>= distanceBits) written += letters[more + distance % more]
    return written + letters[distance] + letters[steps]
  }).join("")
}

Deno.test("a word's pages are read as they were written, near and far apart", () => {
  assert.deepEqual(pagesOf("AQAg"), [[0, 1], [1, 2]])
  assert.deepEqual(pagesOf("fB"), [[31, 1 / 16]])
  assert.deepEqual(pagesOf("gBB"), [[32, 1 / 16]])
  /** @type {[number, number][]} */
  const hits = [[0, 1], [1, 63], [33, 16], [34, 2], [1100, 40], [34000, 5]]
  assert.deepEqual(pagesOf(lettersOf(hits)), hits.map(([page, steps]) => [page, steps / format.steps]))
  assert.deepEqual(pagesOf(""), [])
})

Deno.test("a word is named by its place", () => {
  const index = indexOf({ Plan: "hus", Hus: "noget" })
  const pagesWith = hitsIn(index)
  const at = index.words.split(" ").indexOf("hus")
  assert.deepEqual(pagesWith(at), [[0, 0.5], [1, 1]])
  assert.equal(pagesWith(at), pagesWith(at))
})
