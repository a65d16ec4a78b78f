// Which keys there are, without listing them each time.
import assert from "node:assert/strict"
import { Keys } from "../../../scripts/state/keys.js"

/** Keys in a browser that counts how often it must list them. @param {string[]} all */
function browserWith(all) {
  const browser = { listed: 0, all, keys: () => (browser.listed += 1, browser.all), size: () => browser.all.length }
  return browser
}

Deno.test("the browser lists its keys once, and the index follows what comes and goes", () => {
  const browser = browserWith(["project/p1/name", "project/p1/item/x/note", "this-copy"])
  const keys = new Keys(browser)
  assert.deepEqual([...keys.under("project/p1/")], ["project/p1/name", "project/p1/item/x/note"])
  browser.all = ["project/p1/item/x/note", "this-copy", "project/p2/name"]
  keys.follow("project/p2/name", true)
  keys.follow("project/p2/name", true) // twice is once
  keys.follow("project/p1/name", false)
  assert.deepEqual([...keys.under("project/p1/")], ["project/p1/item/x/note"])
  assert.deepEqual([...keys.groups().keys()], ["project/p1", "this-copy", "project/p2"])
  assert.equal(browser.listed, 1)
})

Deno.test("keys that nobody has told of are seen by their number, or when the index is forgotten", () => {
  const browser = browserWith(["name/a"])
  const keys = new Keys(browser)
  keys.groups()
  browser.all = ["name/a", "name/b"]
  assert.deepEqual([...keys.under("name/")], ["name/a", "name/b"])
  browser.all = ["name/a", "name/c"]
  keys.forget()
  assert.deepEqual([...keys.under("")], ["name/a", "name/c"])
  assert.equal(browser.listed, 3)
})

Deno.test("a group that has lost its last key is no group", () => {
  const browser = browserWith(["project/p1/name"])
  const keys = new Keys(browser)
  keys.groups()
  browser.all = []
  keys.follow("project/p1/name", false)
  assert.deepEqual([...keys.groups().keys()], [])
  assert.deepEqual([...keys.under("project/p1/")], [])
})
