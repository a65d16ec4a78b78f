"""What a reader does on a page, for every browser test."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from publish.build import ROOT

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 640}

FRONT_PAGE = "index.html"
RECOMMENDATION = "anbefalinger/skab-beskaeftigelse/index.html"

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
          await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
        }"""
    )


def tab_to(page: Page, wanted: Locator, *, limit: int = 150) -> None:
    """Press Tab until the element has the keyboard."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element.getRootNode().activeElement === element"):
            return
    raise AssertionError(f"Tab does not reach {wanted} in {limit} presses")


def menu_button(page: Page) -> Locator:
    """Return the button that opens the menu on a narrow screen."""
    return page.get_by_role("banner").get_by_role("button", name="Navigation", exact=True)


def menu(page: Page) -> Locator:
    """Return the main navigation, when it shows."""
    return page.get_by_role("navigation", name="Navigation", exact=True)


def results(page: Page) -> Locator:
    """Return the pages that the search found and shows, each with its links."""
    return page.locator(f"{SEARCH} ol > li").filter(visible=True)


def open_search(page: Page) -> Locator:
    """Open the search as a reader does, and return its field when it is ready to find."""
    page.locator(_SEARCH_OPENER).filter(visible=True).first.click()
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    expect(page.locator(SEARCH_STATUS)).to_have_text("")
    return field
