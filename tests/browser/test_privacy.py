"""Whoever reads the guide is seen by nobody, and leaves traces only in their own browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Response, expect

from tests import site_reader
from tests.browser import reader

STORED = """async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  cookies: document.cookie,
  databases: (await indexedDB.databases()).map(({ name }) => name),
})"""
KEPT = """async () => {
  const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
  return (await Promise.all(caches_.map((one) => one.keys()))).flat().map(({ url }) => url)
}"""


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains of while the test runs."""
    found: list[str] = []
    page.on("console", lambda said: found.append(f"{page.url}: {said.type}: {said.text}"))

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # which is the test, going to the next page
            found.append(f"{page.url}: {request.failure}: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            found.append(f"{page.url}: {response.status}: {response.url}")

    page.on("requestfailed", failed)
    page.on("response", answered)
    return found


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page as readers have it: over http the guide becomes an app."""
    return new_page(is_app=True)


def assert_only_own_traces(page: Page) -> None:
    namespace = page.locator("meta[name=guide-namespace]").get_attribute("content")
    stored = page.evaluate(STORED)
    for kind in ("local", "session", "databases"):
        foreign = [key for key in stored[kind] if not key.startswith(namespace)]
        reader.assert_no(f"{kind}: {key}" for key in foreign)
    assert stored["cookies"] == ""
    assert page.context.cookies() == []
    if page.url.startswith("http"):  # there are none on a disk
        kept = page.evaluate(KEPT)
        foreign = [url for url in kept if not url.startswith(page.evaluate("location.origin"))]
        reader.assert_no(foreign)
    assert len(page.context.service_workers) <= 1


@reader.also_from_a_disk
def test_a_visit_to_every_page_asks_nobody_and_leaves_nothing(
    page: Page, address: str, complaints: list[str]
) -> None:
    # That no other host was asked, the fixture `page` asserts at the end of every test.
    pages = reader.all_pages()
    for path in pages:
        page.goto(f"{address}/{path}")
    assert len(pages) > 30
    reader.assert_no(complaints)
    assert_only_own_traces(page)


def test_the_page_for_a_wrong_address_asks_nobody(
    page: Page, site_url: str, complaints: list[str]
) -> None:
    page.goto(f"{site_url}/404.html")
    expect(page.get_by_role("heading", level=1, name="Siden findes ikke")).to_be_visible()
    reader.assert_no(complaints)
    assert_only_own_traces(page)


@reader.also_from_a_disk
def test_use_of_everything_asks_nobody_and_leaves_only_the_guides_keys(
    page: Page, address: str, complaints: list[str]
) -> None:
    page.goto(f"{address}/{reader.RECOMMENDATION}")
    page.locator(".guide-checklist").get_by_role("checkbox").first.check()
    reader.scheme_button(page).click()
    page.locator(".guide-term__word").first.click()
    reader.open_search(page).press_sequentially("genhusning")
    expect(reader.results(page).first).to_be_visible()
    page.reload()
    reader.assert_no(complaints)
    assert_only_own_traces(page)
    # The tick, its project and edition, which project and copy it is, and the colours.
    assert len(page.evaluate(STORED)["local"]) == 6


def test_a_link_to_another_site_does_not_say_where_the_reader_came_from(site: Path) -> None:
    telling = [
        f"{path}: {link['href']}"
        for path in site_reader.page_paths(site)
        for link in site_reader.soup(site, path).select("a[href^=http]")
        if "noreferrer" not in link.get("rel", [])
    ]
    reader.assert_no(telling)
