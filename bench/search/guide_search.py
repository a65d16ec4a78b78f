"""The guide's own search, used as a reader uses it: in the field of a built site's front page."""

from __future__ import annotations

from playwright.sync_api import Page

from bench.search.scores import DEPTH, pages_of

FIELD = "input[type=search]"
# With nothing asked the search lists the guide's topics, in sight or not: then it is ready.
READY = "[data-guide-search-next] a"
# The last thing a search does is to say how much was found.
_SAYS = """(something) =>
  Boolean(document.querySelector("[data-guide-search-status]").textContent) === something"""
_LINKS = """() => [...document.querySelectorAll("[data-search-result]")]
  .map((link) => decodeURI(link.href))"""
_MORE = "[data-guide-search-results]:not(:empty) ~ [data-guide-search-next] button"
_SETTLED = """() => {
  const asked = [...document.querySelectorAll("script")].flatMap(({ src }) =>
    src.match(/assets\\/search\\/[^/]+\\/(\\d+)\\.js$/)?.slice(1) ?? [])
  const panel = document.querySelector("[data-guide-search-panel]").getBoundingClientRect()
  const waiting = [...document.querySelectorAll("[data-guide-number]")].filter((item) => {
    const { top, bottom, height } = item.getBoundingClientRect()
    const seen = Math.min(bottom, panel.bottom, innerHeight) - Math.max(top, panel.top)
    return seen > height / 2 // as scripts/search/sight.js has it
  })
  return !waiting.length && asked.every((number) => guideSearchPlaces[number])
}"""


def open_search(page: Page, address: str) -> None:
    """Open the front page of the site at `address` (its root, with a slash last) and its search.

    Raises:
        TimeoutError: of Playwright: the search does not become ready.
    """
    page.goto(f"{address}index.html")
    turn_to_search(page)


def turn_to_search(page: Page) -> None:
    """Go to the field of an open page and wait until the search is ready.

    Raises:
        TimeoutError: as `open_search`.
    """
    page.focus(FIELD)
    page.wait_for_selector(READY, state="attached")


def ask(page: Page, address: str, query: str) -> tuple[str, ...]:
    """Return the folders of the pages found, best first, at least `DEPTH` where so many are."""
    for text in ("", query):
        page.fill(FIELD, text)
        page.wait_for_function(_SAYS, arg=bool(text))
    found = pages_of(_paths(page, address))
    if len(found) < DEPTH and page.locator(_MORE).count():
        page.locator(_MORE).click()
        found = pages_of(_paths(page, address))
    return found


def settle(page: Page) -> None:
    """Wait until all that is in sight among the results has come."""
    page.wait_for_function(_SETTLED)


def _paths(page: Page, address: str) -> list[str]:
    return [link.removeprefix(address) for link in page.evaluate(_LINKS)]
