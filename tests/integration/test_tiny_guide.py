"""Another guide, in another language, from the same macros: nothing of ours is built in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from publish.engine.build import ENGINES
from tests import site_reader as reader
from tests.conftest import TinySites


@pytest.fixture(scope="module", params=ENGINES)
def tiny_site(request: pytest.FixtureRequest, tiny_sites: TinySites) -> Path:
    """The tiny guide as built by each engine."""
    return tiny_sites(request.param)


def test_every_page_of_the_tiny_guide_is_built(tiny_site: Path) -> None:
    assert len(reader.page_paths(tiny_site)) >= 3


def test_no_word_of_ours_stands_on_its_pages(tiny_site: Path) -> None:
    """Æ, ø and å can only come from our own texts: the tiny guide is in English.

    The components' examples, and what is written to get them, are the same in every guide.
    """
    for page in [*reader.page_paths(tiny_site), "404.html"]:
        soup = BeautifulSoup((tiny_site / page).read_text("utf-8"), "html.parser")
        for example in soup.select(".guide-component-gallery__variant"):
            example.decompose()
        html = str(soup)  # attributes too: what is heard, and scripts say
        found = re.findall(r".{30}[æøåÆØÅ].{10}", html)
        assert found == [], page


def test_its_words_are_explained_as_it_explains_them(tiny_site: Path) -> None:
    soup = reader.soup(tiny_site, "advice/start-small/index.html")
    explained = [reader.single_spaced(one.text) for one in soup.select(".guide-term__definition")]
    assert any("A box of soil that stands on the ground." in one for one in explained), explained


def test_its_menu_has_its_own_phases(tiny_site: Path) -> None:
    soup = reader.soup(tiny_site, "advice/start-small/index.html")
    phases = soup.select(".guide-nav__phase")
    assert [phase["data-guide-phase"] for phase in phases] == ["spring", "summer"]
    assert soup.body["data-guide-phase"] == "spring"
    position = soup.find("nav", attrs={"aria-label": "You are here"})
    steps = [reader.single_spaced(step.text) for step in position.find_all("li")]
    assert steps == ["Advice", "Spring", "Start small"]


def test_its_document_is_whole(tiny_site: Path) -> None:
    for page in [*reader.page_paths(tiny_site), "404.html"]:
        soup = reader.without(reader.soup(tiny_site, page), "template")
        assert soup.html["lang"] == "en", page
        assert soup.title.text.endswith("School gardens"), page
        nameless = [
            tag for tag in soup.select("nav, a, button:not([hidden])")
            if not (tag.get("aria-label") or tag.get_text(strip=True))
        ]
        assert nameless == [], page


def test_its_links_lead_somewhere(tiny_site: Path) -> None:
    for page in reader.page_paths(tiny_site):
        for address in reader.links(tiny_site, page):
            if reader.is_own(address):
                path, anchor = reader.target(tiny_site, page, address)
                assert path.is_file(), f"{page}: {address}"
                if anchor and path.suffix == ".html":
                    name = path.relative_to(tiny_site.resolve()).as_posix()
                    assert anchor in reader.ids(tiny_site, name), f"{page}: {address}"


def test_it_leads_to_no_repository_and_no_recipient_that_it_has_not(tiny_site: Path) -> None:
    for page in reader.page_paths(tiny_site):
        foot = reader.soup(tiny_site, page).select_one(".guide-footer__edit")
        (letter,) = foot.find_all("a")
        assert letter.text == "Suggest a change"
        assert letter["href"].startswith("mailto:?subject=Proposal%20for%20"), page
        assert "To%20whoever%20looks%20after%20the%20guide" in letter["href"], page


# --- What has moved -----------------------------------------------------------------------------

OLD = "tips/begin/small/index.html"
NEW = "advice/start-small/index.html"


def test_both_engines_leave_the_same_word_of_what_has_moved(tiny_sites: TinySites) -> None:
    """So a browser need not follow the addresses of both."""
    first, second = (
        {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in [*site.rglob("moved.js"), *site.rglob("*.html")]
            if b'http-equiv="refresh"' in path.read_bytes() or path.suffix == ".js"
        }
        for site in map(tiny_sites, ENGINES)
    )
    assert {OLD, "assets/javascripts/moved.js"} < first.keys()
    assert first == second


def test_the_former_ids_of_an_item_stand_on_it(tiny_site: Path) -> None:
    former = reader.soup(tiny_site, NEW).find(id="tjek-look-for-water")
    assert "Find the nearest tap." in former.find_parent("li").get_text()


@pytest.fixture
def tiny_address(
    request: pytest.FixtureRequest, tiny_sites: TinySites, serve: Callable[[Path], str]
) -> str:
    """The tiny guide's address over http, unless the test says otherwise."""
    site = tiny_sites("mkdocs")
    return site.as_uri() if getattr(request, "param", "http") == "file" else serve(site)


over_http_and_from_a_disk = pytest.mark.parametrize(
    "tiny_address", ["http", "file"], indirect=True
)


@over_http_and_from_a_disk
@pytest.mark.parametrize(("address", "place"), [
    (f"{OLD}#checklist", f"{NEW}#checklist"),
    (OLD, NEW),
    (f"{OLD}?a=1#tjek-look-for-water", f"{NEW}?a=1#tjek-look-for-water"),
    ("advice/water/index.html#gone", f"{NEW}#steps"),
])
def test_an_old_address_leads_to_the_page_and_the_place(
    tiny_address: str, page: Page, address: str, place: str
) -> None:
    page.goto(f"{tiny_address}/index.html")
    page.goto(f"{tiny_address}/{address}")
    page.wait_for_url(f"{tiny_address}/{place}")
    page.go_back()  # the address that is no more is not in the way
    page.wait_for_url(f"{tiny_address}/index.html")


@over_http_and_from_a_disk
def test_an_old_address_leads_to_the_page_without_scripts(
    tiny_address: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{tiny_address}/{OLD}")
    page.wait_for_url(f"{tiny_address}/{NEW}")


def test_who_is_not_sent_on_finds_a_link(tiny_address: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.route("**/moved.js", lambda route: route.abort())
    page.goto(f"{tiny_address}/{OLD}")
    expect(page.get_by_role("heading", name="This page has moved")).to_be_visible()
    page.get_by_role("link", name="Start small").click()
    page.wait_for_url(f"{tiny_address}/{NEW}")


def test_an_old_address_is_in_neither_search_nor_site_map(tiny_site: Path) -> None:
    assert (tiny_site / OLD).is_file()
    lists = [*tiny_site.glob("sitemap*.xml"), tiny_site / "assets/search/index.js"]
    for path in lists:
        assert "start-small/index.html" in path.read_text("utf-8") or path.suffix == ".xml", path
        assert "begin/small" not in path.read_text("utf-8"), path
    assert f'"{OLD}"' in (tiny_site / "sw.js").read_text("utf-8")


def test_a_link_to_a_former_id_leads_to_the_item_that_has_it_now(
    tiny_address: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 800, "height": 300})
    page.goto(f"{tiny_address}/{NEW}#tjek-look-for-water")
    expect(page.get_by_label("Find the nearest tap.", exact=True)).to_be_in_viewport()


def test_what_a_reader_has_set_under_a_former_id_is_the_items(
    tiny_address: str, page: Page
) -> None:
    page.goto(f"{tiny_address}/{NEW}")
    item = page.get_by_label("Find the nearest tap.", exact=True)
    expect(item).not_to_be_checked()
    page.evaluate(
        "() => { guideModules['state/project'].set('item/look-for-water/status', 'done') }"
    )
    page.goto(f"{tiny_address}/{OLD}#tjek-look-for-water")
    page.wait_for_url(f"{tiny_address}/{NEW}#tjek-look-for-water")
    expect(item).to_be_checked()
