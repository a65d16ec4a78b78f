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
each_tab = st.sampled_from([0, 1])
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
    constructor(kept) { this.kept = new Map(kept) }
    getItem(key) { return this.kept.get(key) ?? null }
    setItem(key, text) { this.kept.set(key, text) }
    removeItem(key) { this.kept.delete(key) }
    get length() { return this.kept.size }
  }
  // What one tab has of a storage that others write in too: their writes come later, in the order
  // in which they were made, but for those that its own are newer than. So it is in Chromium.
  class SlowView extends Storage {
    constructor(all) {
      super(all.kept)
      Object.assign(this, { all, own: new Map(), coming: [], listeners: [] })
      all.views.push(this)
    }
    setItem(key, text) { this.write(key, text) }
    removeItem(key) { this.write(key, null) }
    write(key, text) {
      this.all.order += 1
      const { order } = this.all
      this.own.set(key, order)
      this.put(key, text)
      for (const view of this.all.views) if (view !== this) view.coming.push({ key, text, order })
    }
    put(key, text) {
      if (text === null) this.kept.delete(key)
      else this.kept.set(key, text)
    }
    receive() {
      const { key, text, order } = this.coming.shift()
      if (order > (this.own.get(key) ?? 0)) this.put(key, text)
      for (const listen of this.listeners) listen({ key, newValue: text })
    }
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
    const view = copy.isSlow ? new SlowView(copy.storage) : copy.storage
    const own = { localStorage: asBrowsersHaveIt(view),
      addEventListener: (what, listen) => what === "storage" && view.listeners?.push(listen),
      guideFormerIds: { item: {}, question: {} } }
    const meta = { content: "a-guide:v1:", dataset: { guideDate: "2027-01-31" } }
    page.querySelector = (what) => (what.startsWith("meta") ? meta : null)
    run(own, page, Clock, crypto)
    return { ...own, view, writer: null, base: null }
  }

  function openCopy(name, kept = [], isSlow = false) {
    const copy = { name, isSlow, clock: START, storage: new Storage(kept), tabs: [] }
    Object.assign(copy.storage, { views: [], order: 0 })
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

// Two tabs that see late what the other does: in the end both have all that was written, and the
// newest tick.
window.race = ({ PROJECT, NOTE, TICK, openCopy }, steps) => {
  const { identity, idOf, view } = guideRecords
  const copy = openCopy("a", [], true)
  const written = new Map() // identity -> text
  const replaced = new Set()
  const ticks = []
  const look = (tab) => {
    tab.base = idOf(view(tab.guideProject.read(NOTE, PROJECT), "a").main)
    tab.writer = tab.guideProject.writer(NOTE, PROJECT)
  }
  const play = {
    look,
    type(tab, texts) {
      if (!tab.writer) look(tab)
      for (const said of texts) {
        const text = said && `${said} ${copy.tabs.indexOf(tab)}` // or they may say the same
        replaced.add(tab.writer.written() ?? tab.base)
        tab.writer.save(text, tab.base)
        const id = tab.writer.written()
        if (id) written.set(id, text)
        replaced.delete(id) // there was nothing new to save
      }
    },
    set(tab, value) {
      tab.guideProject.set(TICK, value, PROJECT)
      ticks.push(tab.guideProject.read(TICK, PROJECT))
    },
    clock(tab, change) { copy.clock += change },
    receive(tab, count) {
      for (let left = count; left && tab.view.coming.length; left -= 1) tab.view.receive()
    },
  }
  for (const [step, tab, ...rest] of steps) play[step](copy.tabs[tab], ...rest)
  for (let rounds = 0; copy.tabs.some(({ view: { coming } }) => coming.length); rounds += 1) {
    if (rounds === 50) return ["the tabs never agree"]
    for (const tab of copy.tabs) play.receive(tab, tab.view.coming.length)
  }

  const faults = []
  const [one, other] = copy.tabs.map(({ view: { kept } }) => JSON.stringify([...kept].sort()))
  if (one !== other) faults.push(`one tab has ${one}, the other ${other}`)
  const [{ guideProject: project }] = copy.tabs
  const there = new Set((project.read(NOTE, PROJECT)?.texts ?? []).map(identity))
  for (const [id, text] of written) {
    if (!replaced.has(id) && !there.has(id)) faults.push(`gone: ${text} (${id})`)
  }
  const tick = project.read(TICK, PROJECT)
  const newest = Math.max(...ticks.map(({ at }) => at))
  if (ticks.length && tick?.at !== newest) faults.push(`${JSON.stringify(tick)} is not the newest`)
  return faults
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
@given(steps=st.lists(
    st.one_of(
        st.tuples(st.just("type"), each_tab, st.lists(words, min_size=1, max_size=3)),
        st.tuples(st.just("look"), each_tab),
        st.tuples(st.just("set"), each_tab, st.sampled_from(["done", "open", "not-relevant"])),
        st.tuples(st.just("clock"), each_tab, st.sampled_from([1, 10, -1000])),
        st.tuples(st.just("receive"), each_tab, st.integers(1, 4)),
    ),
    max_size=20,
))
@example([("type", 0, ["ja"]), ("type", 1, ["nej"])]).via("both write before they see the other's")
def test_two_tabs_that_write_in_the_same_moment_lose_nothing(scene: Page, steps: list) -> None:
    assert ask(scene, "(steps) => race(world, steps)", steps) == []


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
