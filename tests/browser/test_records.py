"""The laws of what readers write: copies become one in any order, and nothing is lost.

Hypothesis makes up the histories: two or three copies of the guide, whose clocks stand still, go
backwards or run years ahead, where people type, tick, put aside and merge. The store's own scripts
play them, and the histories that break a law come back as short as they can be.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from publish.build import ROOT

SCRIPTS = ROOT / "docs/assets/javascripts"
COPIES = ("a", "b", "c")
YEAR = 365 * 24 * 60 * 60 * 1000  # ms
# The same every time: a law that holds today and not tomorrow helps nobody.
THOUSANDS = settings(
    max_examples=2000,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

copy = st.sampled_from(COPIES)
tab = st.sampled_from([0, 0, 1])
# Few words, so that people often write the same, or more than somebody else has written.
words = st.lists(st.sampled_from(["ja", "nej", "jagt", "æ", "\ud800"]), max_size=3).map(" ".join)
clock = st.sampled_from([0, 0, 1, 2, -1, -1000, -3 * YEAR, 70 * YEAR, 400 * YEAR])
history = st.lists(
    st.one_of(
        st.tuples(st.just("type"), copy, tab, st.lists(words, min_size=1, max_size=3)),
        st.tuples(st.just("look"), copy, tab),
        st.tuples(st.just("clear"), copy),
        st.tuples(st.just("merge"), copy, copy),
        st.tuples(st.just("aside"), copy, st.integers(0, 3)),
        st.tuples(st.just("leave"), copy),
        st.tuples(st.just("clock"), copy, clock),
        st.tuples(st.just("set"), copy, st.sampled_from(["done", "open", "not-relevant"])),
    ),
    max_size=25,
)
moment = st.integers(0, 3)
entry = st.fixed_dictionaries(
    {"text": st.sampled_from(["ja", "nej", "ja nej"]), "at": moment, "by": copy},
    optional={"aside": st.just(True)},
)
register = st.fixed_dictionaries(
    {"value": st.sampled_from(["", "done", "open"]), "at": moment, "by": copy}
)
record = st.one_of(
    st.none(),
    register,
    st.tuples(st.lists(entry, max_size=4), st.lists(entry, max_size=2)),
)

# The real store, over a stand-in for what a browser has: each copy of the guide is a storage of its
# own with two tabs on it, and each tab runs the scripts anew.
WORLD = """
window.worldOf = (source) => {
  const run = new Function("window", "document", "Date", "crypto", source)
  const START = 1700000000000 // ms
  const PROJECT = "p1"
  const NOTE = "item/x/note"
  const TICK = "item/x/status"

  class Storage {
    constructor(kept = []) { this.kept = new Map(kept) }
    getItem(key) { return this.kept.get(key) ?? null }
    setItem(key, text) { this.kept.set(key, text) }
    removeItem(key) { this.kept.delete(key) }
    get length() { return this.kept.size }
  }
  // Object.keys(localStorage) is how storage.js lists them.
  const asBrowsersHaveIt = (storage) => new Proxy(storage, {
    get: (all, name) => (typeof all[name] === "function" ? all[name].bind(all) : all[name]),
    ownKeys: (all) => [...all.kept.keys()],
    getOwnPropertyDescriptor: (all, name) => (
      all.kept.has(name) ? { enumerable: true, configurable: true } : undefined),
  })

  function openTab(copy) {
    const page = new EventTarget()
    page.querySelector = () => ({ content: "a-guide:v1:" })
    page.querySelectorAll = () => []
    page.documentElement = { lang: "da" }
    class Clock extends Date { static now() { return copy.clock } }
    const own = { localStorage: asBrowsersHaveIt(copy.storage), addEventListener() {},
      guideCatalogue: { phases: [], former: { item: {}, question: {} } } }
    page.querySelector = (what) => (what.startsWith("meta") ? { content: "a-guide:v1:" } : null)
    run(own, page, Clock, crypto)
    return { ...own, writer: null, base: null }
  }

  function openCopy(name, kept = []) {
    const copy = { name, clock: START, storage: new Storage(kept), tabs: [] }
    copy.storage.setItem("a-guide:v1:this-copy", JSON.stringify({ value: name }))
    copy.tabs = [openTab(copy), openTab(copy)]
    return copy
  }

  const read = (copy, thing) => copy.tabs[0].guideProject.read(thing, PROJECT)
  const takeOut = (copy) => copy.tabs[0].guidePlanFile.write([PROJECT]).text
  function fetchIn(copy, text) {
    const { guidePlanFile: files } = copy.tabs[0]
    const result = files.read(text)
    if (!result.ok) throw new Error(result.why)
    return files.merge(result.file, {})
  }
  // What a copy holds of the project, as others would get it.
  const contentOf = (copy) => JSON.stringify(JSON.parse(takeOut(copy)).projects[PROJECT] ?? {})
  const twin = (copy) => {
    const made = openCopy(copy.name, copy.storage.kept)
    made.clock = copy.clock
    return made
  }
  return { PROJECT, NOTE, TICK, openCopy, read, takeOut, fetchIn, contentOf, twin }
}

window.play = (world, steps) => {
  const { PROJECT, NOTE, TICK } = world
  const LATEST = 1700000000000 + 800 * 365 * 24 * 60 * 60 * 1000 // ms
  const { identity, idOf, view, isRecord } = guideRecords
  const copies = new Map()
  const written = new Map() // identity -> text, of all that anybody has ever written
  const replaced = new Set()
  const aside = new Set()
  const ticks = []
  const faults = []
  const at = (name) => {
    if (!copies.has(name)) {
      const copy = world.openCopy(name)
      const first = { value: "Et projekt", at: 1, by: "a" }
      copy.tabs[0].guideProject.write("name", first, PROJECT)
      copies.set(name, copy)
    }
    return copies.get(name)
  }
  const look = (copy, tab) => {
    tab.base = idOf(view(world.read(copy, NOTE), copy.name).main)
    tab.writer = tab.guideProject.writer(NOTE, PROJECT)
  }
  // Save what a reader has made of the field, and hold the writer to what it may take away.
  function type(copy, tab, text) {
    if (!tab.writer) look(copy, tab)
    const before = world.read(copy, NOTE)?.texts ?? []
    const mayGo = [tab.writer.written(), tab.base]
    tab.writer.save(text, tab.base)
    const after = world.read(copy, NOTE)?.texts ?? []
    const there = new Set(after.map(identity))
    for (const entry of before) {
      const id = identity(entry)
      if (there.has(id)) continue
      replaced.add(id)
      if (entry.by !== copy.name || !mayGo.includes(id)) faults.push(`taken away: ${entry.text}`)
    }
    const own = before.find((entry) => identity(entry) === (mayGo[0] ?? mayGo[1]))
    if (own && own.by === copy.name && own.text !== text && there.has(identity(own))) {
      faults.push(`her own earlier wording stays: ${own.text}`)
    }
    for (const entry of after) {
      if (entry.aside) aside.add(identity(entry))
      if (before.some((one) => identity(one) === identity(entry))) continue
      written.set(identity(entry), entry.text)
      replaced.delete(identity(entry)) // the same words in the same moment
    }
    if (text !== "" && !view({ texts: after }, copy.name).shown.some((one) => one.text === text)) {
      faults.push(`typed and not shown: ${text}`)
    }
  }
  const play = {
    type: (copy, tab, texts) => texts.forEach((text) => type(copy, copy.tabs[tab], text)),
    look: (copy, tab) => look(copy, copy.tabs[tab]),
    leave: (copy) => copy.tabs.forEach((tab) => look(copy, tab)),
    clear(copy) {
      const record = world.read(copy, NOTE)
      if (!record) return
      for (const entry of record.texts) {
        (entry.by === copy.name ? replaced : aside).add(identity(entry))
      }
      copy.tabs[0].guideProject.write(NOTE, guideRecords.clear(record, copy.name), PROJECT)
    },
    // No clock is more than a thousand years ahead of another: such a file is refused.
    clock: (copy, change) => { copy.clock = Math.min(Math.max(0, copy.clock + change), LATEST) },
    aside(copy, which) {
      const record = world.read(copy, NOTE)
      const entry = view(record, copy.name).shown[which]
      if (!entry) return
      aside.add(identity(entry))
      const made = guideRecords.putAside(record, identity(entry))
      copy.tabs[0].guideProject.write(NOTE, made, PROJECT)
    },
    set(copy, value) {
      copy.tabs[0].guideProject.set(TICK, value, PROJECT)
      ticks.push(world.read(copy, TICK))
    },
    merge(copy, from) {
      const given = world.takeOut(at(from))
      for (const tab of at(from).tabs) tab.guideProject.endStrokes() // as storage tells other tabs
      world.fetchIn(copy, given)
    },
  }
  for (const [step, name, ...rest] of steps) {
    play[step](at(name), ...rest)
    for (const thing of [NOTE, TICK]) {
      const made = world.read(at(name), thing)
      if (made && !isRecord(made)) faults.push(`no record: ${JSON.stringify(made)}`)
    }
  }

  // In the end everybody's file goes to everybody, and nobody misses anything.
  const all = [...copies.values()]
  const files = all.map(world.takeOut)
  const [newestTick = null] = ticks.sort((a, b) => b.at - a.at || (a.by < b.by ? 1 : -1)
    || (a.value < b.value ? 1 : -1))
  for (const copy of all.map(world.twin)) {
    for (const file of files) world.fetchIn(copy, file)
    const shown = view(world.read(copy, NOTE), copy.name)
    const standing = shown.shown.map(({ text }) => text)
    for (const entry of shown.shown) {
      if (replaced.has(identity(entry))) faults.push(`replaced, and back again: ${entry.text}`)
    }
    const says = (text) => standing.some((one) => one.replace(/\\s+/g, " ").includes(text.trim()))
    for (const [id, text] of written) {
      if (replaced.has(id) || says(text)) continue
      const isAside = shown.aside.some((one) => identity(one) === id)
      if (!aside.has(id)) faults.push(`${copy.name} does not see what was written: ${text} (${id})`)
      else if (!isAside) faults.push(`put aside and gone: ${text} (${id})`)
    }
    if (JSON.stringify(world.read(copy, TICK)) !== JSON.stringify(newestTick)) {
      faults.push("the newest tick does not win")
    }
  }
  return { faults: faults.slice(0, 5), all }
}

// Fetch the files in of each copy into each other, in every order and again: the same in the end.
window.checkMerges = (world, steps) => {
  const { all } = play(world, steps)
  const files = all.map(world.takeOut)
  const orders = files.flatMap((_, first) => [
    [...files.slice(first), ...files.slice(0, first)],
    [...files.slice(first), ...files.slice(0, first)].reverse(),
  ])
  const ends = new Set()
  for (const copy of all) {
    for (const order of orders) {
      const made = world.twin(copy)
      for (const file of order) world.fetchIn(made, file)
      ends.add(world.contentOf(made))
      for (const file of order) world.fetchIn(made, file)
      ends.add(world.contentOf(made))
      // What two have become together, a third takes in as one.
      const pair = world.twin(all[0])
      world.fetchIn(pair, order[0])
      world.fetchIn(made, world.takeOut(pair))
      ends.add(world.contentOf(made))
    }
  }
  return ends.size > 1 ? [...ends].slice(0, 2) : []
}

window.checkLaws = (all, join) => {
  const faults = []
  const same = (law, a, b) => {
    const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
    if (one !== other) faults.push(`${law}: ${one} and ${other}`)
  }
  for (const a of all) {
    same("twice is once", join(a, a), a)
    for (const b of all) {
      const ab = join(a, b)
      same("either order", ab, join(b, a))
      same("again changes nothing", join(ab, b), ab)
      for (const c of all) same("any grouping", join(ab, c), join(a, join(b, c)))
    }
  }
  return faults.slice(0, 3)
}

// What Hypothesis makes up may be out of order or say a thing twice, as no record of ours does.
window.recordOf = (made) => {
  const { identity, join } = guideRecords
  if (!Array.isArray(made)) return join(made, made)
  const [texts, gone] = made
  const raw = gone.length ? { texts, gone: gone.map(identity) } : { texts }
  return join(raw, raw)
}
"""


@pytest.fixture(scope="module")
def scene(browser: Browser) -> Iterator[Page]:
    """A page with the laws, and a world in which the store's own scripts run."""
    page = browser.new_page()
    page.add_script_tag(path=SCRIPTS / "records.js")
    page.add_script_tag(content=WORLD)
    names = ("records.js", "storage.js", "project.js", "plan-file.js")
    source = "\n;".join((SCRIPTS / name).read_text("utf-8") for name in names)
    page.evaluate("(source) => { window.world = worldOf(source) }", source)
    yield page
    page.close()


def ask(scene: Page, function: str, made: Any) -> Any:
    """Evaluate a function of one argument, which goes over as JSON: lone surrogates survive."""
    return scene.evaluate(f"(text) => ({function})(JSON.parse(text))", json.dumps(made))


@THOUSANDS
@given(steps=history)
@example([
    ("type", "a", 0, ["ja"]), ("leave", "a"), ("type", "a", 0, [""]), ("leave", "a"),
    ("type", "a", 0, ["ja"]),
]).via("written again by a clock that stands still")
@example([
    ("type", "a", 0, ["ja"]), ("type", "a", 1, ["nej"]), ("look", "a", 0),
    ("type", "a", 0, ["jagt"]),
]).via("a tab goes on where another has written")
def test_nothing_is_lost_and_the_newest_tick_wins(scene: Page, steps: list) -> None:
    assert ask(scene, "(steps) => play(world, steps).faults", steps) == []


@settings(THOUSANDS, max_examples=500)
@given(steps=history)
def test_copies_become_one_in_any_order(scene: Page, steps: list) -> None:
    assert ask(scene, "(steps) => checkMerges(world, steps)", steps) == []


@settings(THOUSANDS, max_examples=1000)
@given(made=st.lists(record, min_size=3, max_size=3))
def test_records_from_anywhere_become_one_in_any_order(scene: Page, made: list) -> None:
    assert ask(scene, "(made) => checkLaws(made.map(recordOf), guideRecords.join)", made) == []
