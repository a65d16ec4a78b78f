"""A term explains itself where it is first used: to a pointer, a keyboard and a finger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import site_reader
from tests.browser import reader

PAGE = reader.RECOMMENDATION
MANY_TERMS = (PAGE, "anbefalinger/brug-genhusningen/index.html", "indledning/index.html")


def word(page: Page, number: int = 0) -> Locator:
    return page.locator(".guide-term__word").nth(number)


def definition(page: Page, number: int = 0) -> Locator:
    return page.locator(".guide-term__definition").nth(number)


@pytest.fixture
def tablet(new_page: Callable[..., Page]) -> Page:
    return new_page(has_touch=True, is_mobile=True, viewport=reader.PHONE)


def test_a_pointer_on_the_word_shows_it(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    expect(definition(page)).to_be_hidden()
    word(page).hover()
    expect(definition(page)).to_be_visible()
    page.get_by_role("heading", level=1).hover()
    expect(definition(page)).to_be_hidden()


def test_it_stays_while_the_pointer_is_on_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    word(page).hover()
    expect(definition(page)).to_be_visible()
    start, goal = word(page).bounding_box(), definition(page).bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + start["height"] / 2)
    # As a hand does it: slowly, through the gap between the two.
    page.mouse.move(goal["x"] + 8, goal["y"] + goal["height"] - 5, steps=40)
    expect(definition(page)).to_be_visible()
    page.mouse.move(goal["x"] + 30, goal["y"] + 5, steps=10)
    expect(definition(page)).to_be_visible()


@reader.on_both_engines
def test_the_keyboard_shows_it_and_esc_hides_it(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    reader.tab_to(page, word(page))
    expect(definition(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(definition(page)).to_be_hidden()
    expect(word(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(definition(page)).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    expect(definition(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(definition(page)).to_be_hidden()


def test_esc_hides_it_from_under_a_pointer(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    word(page).hover()
    expect(definition(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(definition(page)).to_be_hidden()
    page.get_by_role("heading", level=1).hover()
    word(page).hover()
    expect(definition(page)).to_be_visible()


def test_a_tap_shows_it_and_the_next_hides_it(tablet: Page, address: str) -> None:
    tablet.goto(f"{address}/{PAGE}")
    word(tablet).tap()
    expect(definition(tablet)).to_be_visible()
    expect(word(tablet)).not_to_have_attribute("aria-expanded", "false")
    word(tablet).tap()
    expect(definition(tablet)).to_be_hidden()
    word(tablet).tap()
    expect(definition(tablet)).to_be_visible()


def test_a_tap_elsewhere_hides_it(tablet: Page, site_url: str) -> None:
    tablet.goto(f"{site_url}/{PAGE}")
    word(tablet).tap()
    expect(definition(tablet)).to_be_visible()
    tablet.get_by_role("heading", level=1).tap()
    expect(definition(tablet)).to_be_hidden()


def test_only_one_shows_after_taps_on_two(tablet: Page, site_url: str) -> None:
    tablet.goto(f"{site_url}/{PAGE}")
    last = tablet.locator(".guide-term").count() - 1
    word(tablet).tap()
    word(tablet, last).tap()
    expect(definition(tablet, last)).to_be_visible()
    expect(definition(tablet)).to_be_hidden()


def test_a_screen_reader_hears_the_definition_with_the_word(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    for number in range(page.locator(".guide-term__word").count()):
        expect(word(page, number)).to_have_accessible_description(
            definition(page, number).text_content()
        )


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("size", [reader.NARROW, reader.DESKTOP], ids=["320", "1280"])
def test_it_never_leaves_the_window(
    new_page: Callable[..., Page], site_url: str, size: dict[str, int], scripts: bool
) -> None:
    page = new_page(viewport=size, java_script_enabled=scripts)
    outside, at_line_end = [], 0
    for path in MANY_TERMS:
        page.goto(f"{site_url}/{path}")
        for number in range(page.locator(".guide-term").count()):
            word(page, number).focus()
            expect(definition(page, number)).to_be_visible()
            box, anchor = (found.bounding_box() for found in (
                definition(page, number), word(page, number)
            ))
            at_line_end += anchor["x"] + anchor["width"] > size["width"] * 0.75
            if box["x"] < 0 or box["x"] + box["width"] > size["width"]:
                outside.append(f"{path}: {word(page, number).text_content()}: {box}")
    reader.assert_no(outside)
    assert at_line_end or size != reader.NARROW, "no term stands at the end of a line"


@pytest.mark.parametrize("size", [reader.NARROW, reader.DESKTOP], ids=["320", "1280"])
def test_it_stands_by_its_word_and_nothing_covers_it(
    new_page: Callable[..., Page], site_url: str, size: dict[str, int]
) -> None:
    page = new_page(viewport=size)
    faults = []
    for path in MANY_TERMS:
        page.goto(f"{site_url}/{path}")
        for number in range(page.locator(".guide-term").count()):
            word(page, number).evaluate("(word) => word.scrollIntoView({ block: 'center' })")
            word(page, number).focus()
            expect(definition(page, number)).to_be_visible()
            found = definition(page, number).evaluate(
                """(definition) => {
                  const box = definition.getBoundingClientRect()
                  const lines = [...definition.previousElementSibling.getClientRects()]
                  const gap = Math.min(...lines.map((line) => Math.abs(box.top - line.bottom)))
                  const faults = gap > 12 ? [`${Math.round(gap)} px from its word`] : []
                  for (const x of [6, box.width / 2, box.width - 6]) {
                    const top = document.elementFromPoint(box.left + x, box.top + 6)
                    if (!definition.contains(top)) faults.push(`under ${top?.outerHTML}`)
                  }
                  return faults
                }"""
            )
            faults += [f"{path}: {word(page, number).text_content()}: {one}" for one in found]
    reader.assert_no(faults)


def test_it_works_without_scripts(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}/{PAGE}")
    expect(definition(page)).to_be_hidden()
    for _ in range(150):
        page.keyboard.press("Tab")
        if definition(page).is_visible():
            break
    expect(definition(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(definition(page)).to_be_hidden()


def test_only_the_first_use_on_a_page_is_marked(site: Path) -> None:
    twice, marked = [], 0
    for path in site_reader.page_paths(site):
        found = [
            tag["data-guide-term"] for tag in site_reader.soup(site, path).select(".guide-term")
        ]
        marked += len(found)
        twice += [f"{path}: {term}" for term in set(found) if found.count(term) > 1]
    assert marked
    reader.assert_no(twice)
