"""A plan from an older edition says what is new in it; from a newer one, that there is one.

In the tiny guide, which has two editions: "hang-the-list" and "sow" have changed in 1.10.0, and
"find-water" in 1.9.0.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.guide.guide import load_guide
from tests.browser import reader
from tests.browser.test_accessibility import AXE, faults_in
from tests.browser.test_print import A4
from tests.conftest import TinySites
from tests.examples import TINY_GUIDE

PLAN = "plan/index.html"
GUIDE = load_guide(TINY_GUIDE)
SAID = GUIDE.words.plan
PRESENT, OLDEST = "1.10.0", "1.9.0"
SOW, LIST, WATER = "#tjek-sow", "#tjek-hang-the-list", "#tjek-find-water"


@pytest.fixture
def plan(
    request: pytest.FixtureRequest, tiny_sites: TinySites, serve: Callable[[Path], str], page: Page
) -> Page:
    """The page with the plan, with nothing in it; over http, unless the test says otherwise."""
    site = tiny_sites("mkdocs")
    is_file = getattr(request, "param", "http") == "file"
    page.goto(f"{site.as_uri() if is_file else serve(site)}/{PLAN}")
    return page


def make(page: Page, edition: str, project: str = "p1") -> None:
    """Make a project with an edition, none where it is empty, and turn to it."""
    made = {"guide/edition": reader.register(edition)} if edition else {}
    reader.store(page, {"current-project": reader.as_kept({"value": project, "at": 1})})
    reader.keep(page, {"name": reader.register("Hill"), **made}, project)


@pytest.fixture
def older(plan: Page) -> Page:
    """The plan of a project that was made with the older edition."""
    make(plan, OLDEST)
    return plan


def box(page: Page) -> Locator:
    return page.get_by_role("region", name=SAID.news, exact=True)


def marks(page: Page) -> Locator:
    return page.locator(".guide-plan__new").filter(visible=True)


def undo(page: Page) -> None:
    page.get_by_role("button", name="Undo", exact=True).click()


def edition_of(page: Page) -> str:
    """Return what the current project says it was made with."""
    kept = reader.stored(page)
    project = kept["current-project"]["value"]
    return kept.get(f"project/{project}/guide/edition", {"value": ""})["value"]


def test_a_new_project_is_made_with_this_edition_and_misses_nothing(plan: Page) -> None:
    expect(box(plan)).to_have_count(0)
    plan.locator(f"{SOW} input").check()
    assert edition_of(plan) == PRESENT
    expect(box(plan)).to_have_count(0)
    expect(marks(plan)).to_have_count(0)


@pytest.mark.parametrize("plan", ["http", "file"], indirect=True)
def test_an_older_plan_says_what_is_new_and_where(older: Page) -> None:
    said = SAID.news_older.format(made=OLDEST, present=PRESENT)
    expect(box(older).get_by_text(said, exact=True)).to_be_visible()
    expect(box(older).locator("strong")).to_have_text(["New", "Put right"])
    expect(box(older).get_by_role("link", name="Sow", exact=False)).to_be_visible()
    expect(older.locator(f"{SOW} .guide-plan__new")).to_have_text(f"New in {PRESENT}")
    expect(older.locator(f"{LIST} .guide-plan__new")).to_have_text(f"Put right in {PRESENT}")
    expect(older.locator("#spm-how-many-beds .guide-plan__new")).to_be_visible()
    expect(older.locator(f"{WATER} .guide-plan__new")).to_have_count(0)
    expect(marks(older)).to_have_count(3)


def test_it_is_marked_also_where_the_lines_stand_by_date(older: Page) -> None:
    older.goto(f"{older.url}?order=date")
    expect(older.locator("[data-guide-plan-dated]")).to_be_visible()
    expect(marks(older)).to_have_count(3)
    expect(box(older).get_by_role("link", name="Sow", exact=False)).to_be_visible()


def test_a_link_shows_its_line_even_where_the_choice_hides_it(older: Page) -> None:
    older.locator("select[name=kind]").select_option("question", force=True)
    expect(older.locator(LIST)).to_be_hidden()
    box(older).get_by_role("link", name="Hang the list on the door.", exact=True).click()
    expect(older.locator(LIST)).to_be_in_viewport()


def test_a_project_from_before_there_were_editions_is_the_oldest(plan: Page) -> None:
    make(plan, "")
    assert edition_of(plan) == ""
    said = SAID.news_older.format(made=OLDEST, present=PRESENT)
    expect(box(plan).get_by_text(said, exact=True)).to_be_visible()


def test_what_cannot_be_an_edition_counts_as_none(plan: Page) -> None:
    make(plan, "<b>99</b>")
    expect(box(plan)).to_contain_text(f"edition {OLDEST}")


def test_what_has_been_seen_is_gone_until_it_is_undone(older: Page) -> None:
    box(older).get_by_role("button", name=SAID.news_seen, exact=True).click()
    expect(reader.notice(older)).to_have_text(SAID.news_was_seen.format(present=PRESENT))
    expect(box(older)).to_have_count(0)
    expect(marks(older)).to_have_count(0)
    expect(older.get_by_role("heading", name=SAID.things, exact=True)).to_be_focused()
    older.reload()
    expect(box(older)).to_have_count(0)
    make(older, OLDEST, "p2")
    box(older).get_by_role("button", name=SAID.news_seen, exact=True).press("Enter")
    undo(older)
    expect(box(older)).to_be_visible()
    expect(marks(older)).to_have_count(3)
    assert edition_of(older) == OLDEST


def test_each_project_has_its_own(older: Page) -> None:
    projects = "guideModules['state/project']"
    older.evaluate(f"() => {projects}.create('School')")
    expect(box(older)).to_have_count(0)
    older.evaluate(f"() => {projects}.select('p1')")
    expect(box(older)).to_be_visible()
    older.evaluate(f"() => {projects}.duplicate('p1', 'Copy')")
    expect(box(older)).to_be_visible()
    assert edition_of(older) == OLDEST


def test_a_plan_from_a_newer_edition_says_so_and_no_more(plan: Page) -> None:
    make(plan, "2.0.0")
    said = SAID.news_newer.format(made="2.0.0", present=PRESENT)
    expect(box(plan).get_by_text(said, exact=True)).to_be_visible()
    expect(box(plan).get_by_role("button")).to_have_count(0)
    expect(marks(plan)).to_have_count(0)
    assert edition_of(plan) == "2.0.0"


def test_the_box_has_no_fault_for_those_who_hear_it_and_fits_a_phone(
    site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport=reader.PHONE)
    page.goto(f"{site_url}/min-plan/index.html")
    make(page, "0.9.0")
    expect(page.get_by_role("region", name="Nyt i guiden", exact=True)).to_be_visible()
    page.evaluate(AXE.read_text("utf-8"))
    reader.assert_no(faults_in(page, PLAN))
    assert page.evaluate("() => document.documentElement.scrollWidth") <= reader.PHONE["width"]


def test_on_paper_the_news_stand_without_what_can_be_pressed(older: Page) -> None:
    older.emulate_media(media="print")
    older.set_viewport_size(A4)
    expect(box(older)).to_be_visible()
    expect(box(older).get_by_role("button")).to_have_count(0)
    expect(older.locator(f"{SOW} .guide-plan__new")).to_be_visible()
    expect(older.locator(".guide-footer")).to_have_text(
        re.compile(rf"^\s*Edition {PRESENT}, 20 November 2026\s*$"), use_inner_text=True
    )
