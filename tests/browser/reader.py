"""What a reader does on a page, for every browser test."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.guide.guide import load_guide
from macros.model.entries import Recommendation
from publish.engine.build import ENGINES, ROOT

# Most browser tests see one engine's site, because the two are the same document.
on_both_engines = pytest.mark.parametrize("engine", ENGINES, indirect=True)
# Most see it over http. From a disk the same scripts read the same files, but a browser treats them
# otherwise where the guide stores something, tells other tabs of it, loads what it had not, leads
# to another page and back, writes in the line of addresses, says where it is, or gives a file away.
# Each such thing is tried from a disk too.
also_from_a_disk = pytest.mark.parametrize("address", ["http", "file"], indirect=True)
# Each engine's site over http, and one of them from a disk.
everywhere = pytest.mark.parametrize(
    ("engine", "address"),
    [*((engine, "http") for engine in ENGINES), ("mkdocs", "file")], indirect=True,
)

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 640}

OWN = "egen1"  # the browser's copy of the guide, where a test says which
AT = 1796000000000  # when what a test puts there was written
FRONT_PAGE = "index.html"
# Not the last, so that there is a page on both sides of it.
RECOMMENDATION = (
    load_guide(ROOT).all(Recommendation)[-2].page.removesuffix(".md") + ".html"
)

# Together they show nearly every kind of entry.
PAGES_WITH_ENTRIES = (
    "anbefalinger/index.html",
    *(
        load_guide(ROOT).entries(kind)[0].page.removesuffix(".md") + ".html"
        for kind in ("recommendation", "case_area")
    ),
    "ordliste/index.html", "tidslinje/index.html",
    "personer-og-steder/index.html", "om-guiden/nyt-i-guiden/index.html",
)

SEARCH = ".guide-search"
SEARCH_STATUS = f"{SEARCH} [role=status]"
_SEARCH_OPENER = "[data-guide-search-open]"


def all_pages() -> list[str]:
    """Return every page of the guide as a path in the built site."""
    docs = ROOT / "docs"
    found = [path.relative_to(docs).with_suffix(".html") for path in docs.rglob("*.md")]
    return sorted(Path(path).as_posix() for path in found)


def assert_no(faults: Iterable[str]) -> None:
    """Fail with every fault in full, each on a line of its own."""
    found = list(faults)
    assert not found, f"{len(found)} faults\n" + "\n".join(found)


def settle(page: Page) -> None:
    """Wait until scripts have seen the page's sizes and nothing moves."""
    page.evaluate(
        """async () => {
          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
          // What follows the reader's scrolling never ends.
          const running = document.getAnimations()
            .filter(({ timeline }) => timeline instanceof DocumentTimeline)
          await Promise.allSettled(running.map((animation) => animation.finished))
        }"""
    )


def tab_to(page: Page, wanted: Locator, *, limit: int = 150) -> None:
    """Press Tab until the element has the keyboard.

    What is loaded at the click that needs it is waited for: a reader sees it before she goes to it.
    """
    wanted.wait_for()
    for _ in range(limit):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element.getRootNode().activeElement === element"):
            return
    raise AssertionError(f"Tab does not reach {wanted} in {limit} presses")


def toolbar(page: Page) -> Locator:
    """Return the row of tools for the thumb, on a narrow screen."""
    return page.get_by_role("navigation", name="Værktøjer", exact=True)


def menu_button(page: Page) -> Locator:
    """Return the button that opens the menu on a narrow screen."""
    return toolbar(page).get_by_role("button", name="Menu", exact=True)


def menu(page: Page) -> Locator:
    """Return the menu, when it shows."""
    return page.get_by_role("navigation", name="Menu", exact=True)


def contents_button(page: Page) -> Locator:
    """Return the button that opens the page's contents on a narrow screen."""
    return toolbar(page).get_by_role("button", name="Indhold", exact=True)


def contents(page: Page) -> Locator:
    """Return the list of the page's sections, when it shows."""
    return page.get_by_role("navigation", name="På denne side", exact=True)


def position(page: Page) -> Locator:
    """Return the line that says where the reader is."""
    return page.get_by_role("navigation", name="Du er her", exact=True)


def scheme_button(page: Page) -> Locator:
    """Return the button that goes through light, dark and as the device has it."""
    return page.get_by_role("button", name=re.compile("^Farver: "))


def is_dark(page: Page) -> bool:
    """Tell whether the page is drawn for the dark, as its background shows."""
    return page.locator("body").evaluate(
        """(body) => getComputedStyle(body).backgroundColor
          .match(/\\d+/g).every((channel) => Number(channel) < 60)"""
    )


def results(page: Page) -> Locator:
    """Return the pages that the search found and shows, each with its links."""
    return page.locator(f"{SEARCH} ol > li").filter(visible=True)


def open_search(page: Page, *, is_asked: bool = False) -> Locator:
    """Open the search as a reader does, and return its field when it is ready to find.

    `is_asked` says that words from before stand in it.
    """
    opener = page.locator(_SEARCH_OPENER).filter(visible=True)
    if opener.count():
        opener.first.click()
    else:
        page.get_by_role("searchbox").click()
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    if is_asked:
        expect(results(page).first).to_be_visible()
    else:
        expect(page.locator(f"{SEARCH} [data-guide-search-next] ul")).to_be_attached()
    return field


def zipped(body: bytes) -> bytes:
    """Return a body as a server sends it."""
    return gzip.compress(body, 9)


# --- What a reader makes of the guide: the store, the notice, a checklist's items

BLOCKED_STORAGE = """
for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError") } })
}"""
FULL_STORAGE = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }"""


def stored(page: Page) -> dict[str, dict]:
    """Return what is kept in the reader's browser, by key without the guide's namespace."""
    return page.evaluate(
        """() => {
          const namespace = document.querySelector("meta[name=guide-namespace]").content
          return Object.fromEntries(Object.entries(localStorage)
            .filter(([key]) => key.startsWith(namespace))
            .map(([key, text]) => [key.slice(namespace.length), JSON.parse(text)]))
        }"""
    )


def store(page: Page, values: dict[str, str]) -> None:
    """Put texts into the browser's storage, by key without the guide's namespace."""
    page.evaluate(
        """(values) => {
          const namespace = document.querySelector("meta[name=guide-namespace]").content
          for (const [key, text] of Object.entries(values)) {
            localStorage.setItem(namespace + key, text)
          }
        }""",
        values,
    )


def wait_until_noted(page: Page, words: str) -> None:
    """Wait until the words, or the name of a thing, are where they survive an emptied storage."""
    page.wait_for_function(
        """async (words) => {
          const [known] = await indexedDB.databases()
          if (!known) return false
          const answer = (request) => new Promise((resolve) => {
            request.onsuccess = () => resolve(request.result)
          })
          const database = await answer(indexedDB.open(known.name))
          const notes = database.transaction("writes").objectStore("writes")
          const [keys, values] = await Promise.all([notes.getAllKeys(), notes.getAll()].map(answer))
          database.close()
          return [...keys, ...values.map((value) => JSON.stringify(value))]
            .some((text) => text.includes(words))
        }""",
        arg=words,
    )


def notice(page: Page) -> Locator:
    """Return what the guide says has just happened."""
    return page.locator("[data-guide-notice]").get_by_role("status")


def undo(page: Page) -> None:
    """Take back what has just happened."""
    page.locator("[data-guide-notice]").get_by_role("button", name="Fortryd", exact=True).click()


def trouble(page: Page) -> Locator:
    """Return what the guide says stands in the way of saving."""
    return page.locator("[data-guide-trouble]").get_by_role("paragraph")


def items(page: Page) -> Locator:
    """Return the items of the page's checklists."""
    return page.locator("[data-guide-item]")


def open_fields(item: Locator) -> Locator:
    """Open an item's fields, and return them."""
    item.get_by_role("button", name=re.compile("^Note, hvem og frist")).click()
    return item.get_by_role("group")


def open_projects(page: Page) -> Locator:
    """Open the sheet of projects, and return it when it can be used."""
    page.get_by_role("button", name=re.compile("^Projekt:")).click()
    sheet = page.locator("#projekter")
    expect(sheet.get_by_role("link", name="Min plan")).to_be_visible()
    return sheet


def name_project(page: Page, name: str) -> Locator:
    """Name a new project, and return the button that makes it."""
    sheet = open_projects(page)
    sheet.get_by_text("Nyt projekt", exact=True).click()
    sheet.get_by_label("Projektets navn").last.fill(name)
    return sheet.get_by_role("button", name="Opret")


def create_project(page: Page, name: str) -> None:
    """Make a project and turn to it."""
    name_project(page, name).click()
    expect(notice(page)).to_contain_text(name)


def register(value: str, at: int = AT) -> dict[str, object]:
    """Return a choice as the guide keeps it, set in this browser by `keep`."""
    return {"value": value, "at": at, "by": OWN}


def written(text: str, at: int = AT) -> dict[str, object]:
    """Return a text as the guide keeps it, written in this browser by `keep`."""
    return {"texts": [{"text": text, "at": at, "by": OWN}]}


def as_kept(made: object) -> str:
    """Return JSON as the guide writes it."""
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def keep(page: Page, things: dict[str, dict[str, object]], project: str = "p1") -> None:
    """Give a project what it has, by names of things, as the reader's own; open the page anew."""
    kept = {f"project/{project}/{thing}": as_kept(made) for thing, made in things.items()}
    store(page, {"this-copy": as_kept({"value": OWN}), **kept})
    page.reload()
