"""The page for editors says what is overdue on the day that it is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from macros.files.project import ROOT
from macros.guide.guide import load_guide
from macros.model.entries import Reference
from tests.browser.test_accessibility import AXE, faults_in
from tests.browser.test_print import A4

GUIDE = load_guide(ROOT)
WORDS = GUIDE.words.reviews
DAYS = sorted(
    [page.front.next_review for page in GUIDE.pages.values()]
    + [reference.next_review for reference in GUIDE.all(Reference)]
)
FIRST = DAYS[0]
REVIEWS = "om-guiden/gennemgang/index.html"


def opened(new_page: Callable[..., Page], address: str, at: datetime, **options: object) -> Page:
    """Open the page at a moment in Copenhagen, where it is one or two hours later than `at`."""
    page = new_page(timezone_id="Europe/Copenhagen", **options)
    page.clock.set_fixed_time(at)
    page.goto(f"{address}/{REVIEWS}")
    return page


def noon_before(day: date) -> datetime:
    """Return noon on the day before."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC) - timedelta(days=1)


def test_nothing_is_overdue_on_its_own_day(new_page: Callable[..., Page], address: str) -> None:
    page = opened(new_page, address, noon_before(FIRST + timedelta(days=1)))
    expect(page.get_by_role("status").filter(has_text=WORDS.none)).to_be_visible()
    expect(page.locator(".guide-reviews__overdue")).to_have_count(0)


def test_what_is_overdue_is_marked_in_words_and_counted(
    new_page: Callable[..., Page], address: str
) -> None:
    page = opened(new_page, address, noon_before(FIRST + timedelta(days=2)))
    count = DAYS.count(FIRST)
    said = WORDS.count.format(count=count, total=len(DAYS))
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    marks = page.locator(".guide-reviews__overdue")
    expect(marks).to_have_count(count)
    # In the cell with the day, so that it is heard with it, and never by colour alone.
    cell = page.get_by_role("cell", name=WORDS.overdue).first
    expect(cell).to_contain_text(GUIDE.words.editions.day_text(FIRST))
    expect(cell).to_contain_text(WORDS.overdue)


def test_midnight_is_where_the_reader_is(new_page: Callable[..., Page], site_url: str) -> None:
    day = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC)
    page = opened(new_page, site_url, day + timedelta(hours=21))  # still that day
    expect(page.locator(".guide-reviews__overdue")).to_have_count(0)
    page = opened(new_page, site_url, day + timedelta(hours=23, minutes=30))  # the next, there
    expect(page.locator(".guide-reviews__overdue")).to_have_count(DAYS.count(FIRST))


def test_the_list_is_whole_without_scripts(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}/{REVIEWS}")
    rows = page.locator(".guide-reviews tbody tr")
    expect(rows).to_have_count(len(DAYS))
    found = rows.locator("[data-guide-next-review]").evaluate_all(
        "days => days.map((day) => day.getAttribute('datetime'))")
    assert found == [day.isoformat() for day in DAYS]
    expect(page.locator(".guide-reviews__count")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_can_be_read_by_everybody(
    new_page: Callable[..., Page], site_url: str, width: int
) -> None:
    page = opened(
        new_page, site_url, noon_before(FIRST + timedelta(days=9)),
        viewport={"width": width, "height": 800},
    )
    expect(page.locator(".guide-reviews__overdue").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.add_script_tag(path=AXE)
    assert list(faults_in(page, REVIEWS)) == []


def test_the_day_stands_on_paper_too(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(viewport=A4)
    page.goto(f"{site_url}/roller/index.html")
    page.emulate_media(media="print")
    expect(page.get_by_text(WORDS.foot.split("{")[0])).to_be_visible()
