"""The laws of what readers write: copies become one in any order, and nothing is lost.

Hypothesis makes up the histories: two or three copies of the guide, whose clocks stand still, go
backwards or run years ahead, where people type, tick, put aside and merge. records.js plays them
in a browser, and the histories that break a law come back as short as they can be.
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
clock = st.sampled_from([0, 0, 1, 2, -1, -1000, -3 * YEAR, 70 * YEAR, 7900 * YEAR])
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
things = st.dictionaries(
    st.sampled_from(["name", "item/x/status", "item/x/note", "worksheet/swot/a1"]), record,
    max_size=4,
)
file = st.fixed_dictionaries({
    "copy": copy,
    "exported": st.sampled_from(["2026-11-24T10:00:00.000Z", "2027-01-01T00:00:00.000Z"]),
    "names": st.dictionaries(copy, register, max_size=2),
    "projects": st.dictionaries(st.sampled_from(["p1", "p2"]), things, max_size=2),
    "damaged": st.dictionaries(copy, st.sampled_from(["{", "oops"]), max_size=2),
})

PLAYER = """
window.play = (steps) => {
  const { edit, view, join, identity, idOf, newest, putAside, clear, isRecord } = guideRecords
  const START = 1700000000000 // ms
  const copies = new Map()
  const written = new Map() // identity -> text, of all that anybody has ever written
  const replaced = new Set()
  const aside = new Set()
  const seen = [] // every state that a copy has been in
  const faults = []
  const newTabs = () => [0, 1].map(() => ({ latest: 0, stroke: null, base: null }))
  const at = (name) => copies.get(name)
    ?? copies.set(name, { clock: START, text: null, tick: null, tabs: newTabs() }).get(name)
  const now = (copy, tab, previous) => { // as storage.js
    tab.latest = Math.max(copy.clock, tab.latest + 1, previous + 1)
    return tab.latest
  }
  const look = (name, tab) => { // as the field in text-field.js
    tab.base = idOf(view(at(name).text, name).main)
  }
  const type = (name, tab, text) => { // as the writer in project.js
    const copy = at(name)
    if (text === (view(copy.text, name).main?.text ?? "")) return
    const base = copy.text?.texts.find((entry) => identity(entry) === tab.base)
    if (tab.stroke) replaced.add(tab.stroke)
    else if (base && base.by === name) replaced.add(tab.base)
    else if (base && text === "") aside.add(tab.base)
    const time = now(copy, tab, newest(copy.text))
    copy.text = edit(copy.text, text, { at: time, by: name, written: tab.stroke, base: tab.base })
    tab.stroke = text === "" ? null : identity({ text, at: time, by: name })
    const { main } = view(copy.text, name)
    // Who has emptied the field does not want somebody else's words in it.
    if (text === "") tab.base = main?.by === name ? identity(main) : null
    else {
      look(name, tab)
      replaced.delete(tab.stroke)
      written.set(tab.stroke, text)
      if (main?.text !== text) faults.push(`typed ${text}, and there stands ${main?.text}`)
    }
  }
  const play = {
    type: (name, tab, texts) => texts.forEach((text) => type(name, at(name).tabs[tab], text)),
    look: (name, tab) => look(name, at(name).tabs[tab]),
    leave(name) { // the page, for a while
      at(name).tabs = newTabs()
      for (const tab of at(name).tabs) look(name, tab)
    },
    clear(name) {
      const copy = at(name)
      if (!copy.text) return
      for (const entry of copy.text.texts) {
        (entry.by === name ? replaced : aside).add(identity(entry))
      }
      copy.text = clear(copy.text, name)
    },
    clock: (name, change) => { at(name).clock = Math.max(0, at(name).clock + change) },
    aside(name, which) {
      const { main, others } = view(at(name).text, name)
      const entry = [main, ...others].filter(Boolean)[which]
      if (!entry) return
      aside.add(identity(entry))
      at(name).text = putAside(at(name).text, identity(entry))
    },
    set(name, value) {
      const copy = at(name)
      copy.tick = { value, at: now(copy, copy.tabs[0], newest(copy.tick)), by: name }
    },
    merge(to, from) {
      for (const tab of at(from).tabs) tab.stroke = null // its state has left it
      at(to).text = join(at(to).text, at(from).text)
      at(to).tick = join(at(to).tick, at(from).tick)
    },
  }
  for (const [step, name, ...rest] of steps) {
    play[step](name, ...rest)
    seen.push({ ...at(name) })
  }
  const all = [...copies.values()]
  for (const { text, tick } of seen) {
    for (const made of [text, tick]) {
      if (made && !isRecord(made)) faults.push(`no record: ${JSON.stringify(made)}`)
    }
  }
  const together = all.map(({ text }) => text).reduce(join, null)
  for (const by of copies.keys()) {
    const shown = view(together, by)
    const entries = [shown.main, ...shown.others].filter(Boolean)
    for (const entry of entries) {
      if (replaced.has(identity(entry))) faults.push(`replaced, and back again: ${entry.text}`)
    }
    const standing = entries.map(({ text }) => text)
    const says = (text) => standing.some((one) => one.replace(/\\s+/g, " ").includes(text.trim()))
    for (const [id, text] of written) {
      if (replaced.has(id) || says(text)) continue
      const isAside = shown.aside.some((one) => identity(one) === id)
      if (!aside.has(id)) faults.push(`${by} does not see what was written: ${text} (${id})`)
      else if (!isAside) faults.push(`put aside and gone: ${text} (${id})`)
    }
  }
  const ticks = seen.map(({ tick }) => tick).filter(Boolean)
  const [newestTick = null] = ticks.sort((a, b) => b.at - a.at || (a.by < b.by ? 1 : -1))
  const joined = all.map(({ tick }) => tick).reduce(join, null)
  const same = JSON.stringify(newestTick) === JSON.stringify(joined)
  if (!same) faults.push("the newest tick does not win")
  return { texts: seen.map(({ text }) => text), ticks: seen.map(({ tick }) => tick), faults }
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
      for (const c of all.slice(0, 6)) same("any grouping", join(ab, c), join(a, join(b, c)))
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
const mapped = (object, change) => Object.fromEntries(
  Object.entries(object).map(([name, value]) => [name, change(value)]).filter(([, value]) => value),
)
window.fileOf = ({ projects, ...rest }) => {
  const raw = { ...rest, projects: mapped(projects, (things) => mapped(things, recordOf)) }
  return guidePlanFile.joinFiles(raw, raw)
}
"""


@pytest.fixture(scope="module")
def scene(browser: Browser) -> Iterator[Page]:
    """A page with the pure scripts and nothing else."""
    page = browser.new_page()
    page.set_content('<meta name="guide-namespace" content="a-guide:v1:">')
    for name in ("records.js", "plan-file.js"):
        page.add_script_tag(path=SCRIPTS / name)
    page.add_script_tag(content=PLAYER)
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
    assert ask(scene, "(steps) => play(steps).faults", steps) == []


@settings(THOUSANDS, max_examples=500)
@given(steps=history)
def test_copies_become_one_in_any_order(scene: Page, steps: list) -> None:
    faults = ask(
        scene,
        """(steps) => {
          const { texts, ticks } = play(steps)
          const { join } = guideRecords
          return [...checkLaws(texts.slice(-8), join), ...checkLaws(ticks.slice(-8), join)]
        }""",
        steps,
    )
    assert faults == []


@settings(THOUSANDS, max_examples=1000)
@given(made=st.lists(record, min_size=3, max_size=3))
def test_records_from_anywhere_become_one_in_any_order(scene: Page, made: list) -> None:
    assert ask(scene, "(made) => checkLaws(made.map(recordOf), guideRecords.join)", made) == []


@settings(THOUSANDS, max_examples=1000)
@given(made=st.lists(file, min_size=3, max_size=3))
def test_files_become_one_in_any_order(scene: Page, made: list) -> None:
    assert ask(scene, "(made) => checkLaws(made.map(fileOf), guidePlanFile.joinFiles)", made) == []
