"""Measure the search in a large guide: python -m bench.search.growth [--pages 1000]."""

from __future__ import annotations

import argparse
import math
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import CDPSession, Page, Route

from bench.search.browsing import chromium_page, gzipped, serve
from bench.search.guide_search import FIELD, READY, settle, turn_to_search
from bench.search.large_site import count_words, make_large_site, read_index
from publish.base.project import ROOT
from publish.pages.scripts import SOURCES
from publish.search.index import FOLDER, INDEX

SLOWER = 4  # times, as a telephone is to the machine that measures
TYPING = 150  # ms from key to key: a person who types fast
LOADS = 5
AIM = 150  # ms from a key until the first result is painted
# A word, a compound, words that many pages have, a slip, a question, a name.
QUERIES = (
    "genhusning", "beboerdemokrati", "fælles arealer", "boligsocial helhedsplan", "trygehd",
    "hvordan får vi beboerne med", "jobs til unge", "byggepladsstøj", "Gyldenrisparken",
    "hvem betaler for flytningen",
)

# From the key until the answer is painted: a result, or the word that there is none.
_WATCH = """(field) => {
  window.keyTimes = []
  const input = document.querySelector(field)
  const status = document.querySelector("[data-guide-search-status]")
  let pressed = 0
  input.addEventListener("keydown", ({ timeStamp }) => { pressed = timeStamp })
  input.addEventListener("input", () => {
    if (!input.value) return
    const start = pressed
    const shown = performance.now() - start
    requestAnimationFrame(function look() {
      const found = Boolean(document.querySelector("[data-search-result]"))
      if (!found && !status.textContent) requestAnimationFrame(look)
      else setTimeout(() => keyTimes.push({ found, shown, painted: performance.now() - start }))
    })
  })
}"""

# From turning to the field until the search can answer.
_LOAD = """async ([field, isReady]) => {
  const start = performance.now()
  document.querySelector(field).focus()
  while (!document.querySelector(isReady)) await new Promise(requestAnimationFrame)
  return performance.now() - start
}"""
# Where the time goes, with all the words of the letter before remembered as when a reader types.
# In a page the finder lies in a bundle, so the modules that it is made of are given to the page.
_MODULES = "modules/"
_PARTS = """async ([modules, queries]) => {
  const { find, finderOf } = await import(`${modules}search/finder.js`)
  const time = (action) => {
    const start = performance.now()
    const value = action()
    return [performance.now() - start, value]
  }
  const [building, finder] = time(() => finderOf(guideSearchIndex))
  const starts = queries.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)))
  const finding = starts.map((start) => time(() => find(finder, start))[0])
  return { building, finding }
}"""


def main() -> None:
    """Measure the built site and a large one in Chromium, and print what was found."""
    parser = argparse.ArgumentParser(description="Measure the search in a large guide.")
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site")
    parser.add_argument("--pages", type=int, default=1000, help="how many to add")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder, "site")
        make_large_site(arguments.site_dir, large, arguments.pages)
        for site in (arguments.site_dir, large):
            for line in _measured(site.resolve()):
                print(line, flush=True)


def _measured(site: Path) -> Iterator[str]:
    index = read_index(site)
    yield (
        f"\n## {len(index['pages'])} pages, {count_words(site)} different words"
        f" ({len(index['words'].split())} in the index)\n"
    )
    with serve(site) as address, chromium_page() as page:
        page.set_default_timeout(120_000)
        yield "| gzip bytes of a first search | median | max |\n|---|---:|---:|"
        yield from _bytes(page, address, site)
        yield (
            f"\n| ms, {SLOWER} times slower | n | min | median | p95 | max | within {AIM} |\n"
            "|---|---:|---:|---:|---:|---:|---:|"
        )
        yield from _times(page, address)


def _bytes(page: Page, address: str, site: Path) -> Iterator[str]:
    """Yield lines on what is fetched from the moment a reader turns to the search."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path)))
    for way, delay in (("put in at once", 0), ("typed", TYPING)):
        searches = []
        for query in QUERIES:
            page.goto(f"{address}index.html")
            asked.clear()
            turn_to_search(page)
            page.keyboard.type(query, delay=delay)
            settle(page)
            searches.append(_by_part({path: _size(site, path) for path in asked}))
        for part in searches[0]:
            sizes = [search[part] for search in searches]
            yield f"| {way}: {part} | {statistics.median(sizes):,.0f} | {max(sizes):,} |"


def _size(site: Path, path: str) -> int:
    return gzipped((site / path.lstrip("/")).read_bytes())


def _by_part(sizes: dict[str, int]) -> dict[str, int]:
    index = sizes[f"/{INDEX.as_posix()}"]
    texts = sum(
        size for path, size in sizes.items()
        if path.startswith(f"/{FOLDER.as_posix()}/") and not path.endswith(f"/{INDEX.name}")
    )
    total = sum(sizes.values())
    return {
        "the index": index,
        "texts of pages in sight": texts,
        "scripts and styles": total - index - texts,
        "all": total,
    }


def _times(page: Page, address: str) -> Iterator[str]:
    """Yield lines on how long a reader waits, with everything that runs in the page slowed down."""
    slow = page.context.new_cdp_session(page)
    loads = []
    for _ in range(LOADS):
        page.goto(f"{address}index.html")
        slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        loads.append(page.evaluate(_LOAD, [FIELD, READY]))
    yield _row("from turning to the field until it answers", loads)
    page.evaluate(_WATCH, FIELD)
    keys = []
    for query in QUERIES:
        page.fill(FIELD, "")
        page.evaluate("keyTimes.length = 0")
        _press(page, slow, query)
        page.wait_for_function("(count) => keyTimes.length === count", arg=len(query))
        keys += page.evaluate("keyTimes")
    found = [key for key in keys if key["found"]]
    yield _row("from a key until the first result is painted", [key["painted"] for key in found])
    yield _row("of that, until it stands in the page", [key["shown"] for key in found])
    without = [key["painted"] for key in keys if not key["found"]]
    if without:
        yield _row("from a key to the word that nothing is found", without)
    page.route(f"{address}{_MODULES}**", lambda route: _give_module(route, address))
    parts = page.evaluate(_PARTS, [address + _MODULES, QUERIES])
    yield _row("finding the pages, without showing them", parts["finding"])
    yield _row("making the finder, when the index is loaded", [parts["building"]])


def _give_module(route: Route, address: str) -> None:
    file = SOURCES / route.request.url.removeprefix(address + _MODULES)
    kind = "application/json" if file.suffix == ".json" else "text/javascript"
    route.fulfill(body=file.read_text("utf-8"), content_type=kind)


def _press(page: Page, session: CDPSession, text: str) -> None:
    """Press a key for each letter; Playwright has keys for the English ones alone."""
    for letter in text:
        session.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": letter, "key": letter})
        session.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": letter})
        page.wait_for_timeout(TYPING)


def _row(what: str, times: list[float]) -> str:
    ordered = sorted(times)
    late = ordered[math.ceil(0.95 * len(ordered)) - 1]
    found = (ordered[0], statistics.median(ordered), late, ordered[-1])
    columns = " | ".join(f"{time:.0f}" for time in found)
    within = sum(time <= AIM for time in times) / len(times)
    return f"| {what} | {len(times)} | {columns} | {within:.0%} |"


if __name__ == "__main__":
    main()
