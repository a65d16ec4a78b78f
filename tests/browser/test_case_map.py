"""The map of the case areas: reached by keyboard, hit by a finger, right about where things are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.guide.guide import load_guide
from macros.model.entries import CaseArea
from publish.engine.build import ROOT
from tests.browser import reader

PAGE = "inspiration/index.html"
SMALLEST_TARGET = 24  # px, WCAG 2.2 AA

Middle = tuple[float, float]


def marks(page: Page) -> Locator:
    return page.get_by_role("group", name="Kort over inspirationsområderne").get_by_role("link")


def entries(page: Page) -> Locator:
    return page.locator(".guide-case-map").get_by_role("list").get_by_role("link")


def badge(mark: Locator) -> Locator:
    return mark.locator(".guide-case-map__badge")


def middle(part: Locator) -> Middle:
    box = part.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def fill(part: Locator) -> str:
    return part.evaluate("(part) => getComputedStyle(part).fill")


@pytest.fixture
def still(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open the page in a window of the size, where nothing moves."""

    def open_page(address: str, viewport: dict[str, int]) -> Page:
        page = new_page(viewport=viewport, reduced_motion="reduce")
        page.goto(f"{address}/{PAGE}")
        return page

    return open_page


def test_map_and_list_name_the_same_areas_with_the_same_numbers(
    still: Callable[..., Page], address: str
) -> None:
    page = still(address, reader.DESKTOP)
    areas = load_guide(ROOT).all(CaseArea)
    expect(entries(page)).to_have_count(len(areas))
    for entry, area in zip(entries(page).all(), areas, strict=True):
        expect(entry).to_have_accessible_name(f"{area.number} {area.name}")
        on_map = [
            mark for mark in marks(page).all()
            if mark.get_attribute("aria-label").startswith(f"{area.number}. {area.name}, ")
        ]
        assert on_map, area.name
        led_to = {mark.get_attribute("xlink:href") for mark in on_map}
        assert led_to == {entry.get_attribute("href")}
    names = [mark.get_attribute("aria-label") for mark in marks(page).all()]
    assert len(set(names)) == len(names) == 6


@reader.also_from_a_disk
def test_the_keyboard_reaches_each_mark_in_order_and_opens_its_page(
    still: Callable[..., Page], address: str
) -> None:
    page = still(address, reader.DESKTOP)
    reader.tab_to(page, marks(page).first)
    for mark in marks(page).all()[1:]:
        page.keyboard.press("Tab")
        expect(mark).to_be_focused()
        ring = mark.locator(".guide-case-map__ring")
        assert ring.evaluate("(ring) => getComputedStyle(ring).stroke") != "none"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Sallingsundvej/Tambosundvej")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_finger_can_hit_each_mark_and_no_two_at_once(
    still: Callable[..., Page], site_url: str, width: int
) -> None:
    page = still(site_url, {"width": width, "height": 800})
    boxes = [badge(mark).bounding_box() for mark in marks(page).all()]
    assert min(min(box["width"], box["height"]) for box in boxes) >= SMALLEST_TARGET
    for first, second in combinations(boxes, 2):
        beside = abs(first["x"] - second["x"]) >= first["width"]
        below = abs(first["y"] - second["y"]) >= first["height"]
        assert beside or below
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    for mark in marks(page).all():
        badge(mark).click(trial=True)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_towns_names_can_be_read(
    still: Callable[..., Page], site_url: str, width: int
) -> None:
    page = still(site_url, {"width": width, "height": 800})
    sizes = page.locator(".guide-case-map__town").evaluate_all(
        """(names) => names.map((name) =>
          parseFloat(getComputedStyle(name).fontSize) * name.getScreenCTM().a)"""
    )
    assert len(sizes) == 5
    assert min(sizes) >= 12


def test_each_mark_is_where_its_town_is(still: Callable[..., Page], site_url: str) -> None:
    page = still(site_url, reader.DESKTOP)
    places = {
        mark.get_attribute("aria-label").rpartition(", ")[2]: middle(badge(mark))
        for mark in marks(page).all()
    }
    north_to_south = ("Aalborg Øst", "Aarhus", "Fredericia")
    assert sorted(north_to_south, key=lambda town: places[town][1]) == list(north_to_south)
    west_to_east = ("Fredericia", "Odense", "København")
    assert sorted(west_to_east, key=lambda town: places[town][0]) == list(west_to_east)
    land = page.locator(".guide-case-map__land")
    for mark in marks(page).all():
        dot = mark.locator(".guide-case-map__dot").or_(badge(mark)).first
        assert land.evaluate(
            """(land, [x, y]) => {
              const point = new DOMPoint(x, y).matrixTransform(land.getScreenCTM().inverse())
              const [left, right] = [-0.7, 0.7]
              return [left, 0, right].some((across) => [left, 0, right].some((down) =>
                land.isPointInFill({ x: point.x + across, y: point.y + down })))
            }""",
            list(middle(dot)),
        ), mark.get_attribute("aria-label")


def test_what_is_pointed_at_in_the_list_lights_up_on_the_map_and_back(
    still: Callable[..., Page], site_url: str
) -> None:
    page = still(site_url, reader.DESKTOP)
    second = page.locator('.guide-case-map__marker[data-guide-case-number="2"]')
    expect(second).to_have_count(2)
    plain = fill(badge(second.first))
    entries(page).nth(1).hover()
    assert {fill(badge(mark)) for mark in second.all()}.isdisjoint({plain})
    assert fill(badge(marks(page).first)) == plain
    entry = page.locator(".guide-case-map__item").nth(1)
    page.mouse.move(0, 0)
    unlit = entry.evaluate("(entry) => getComputedStyle(entry).backgroundColor")
    second.first.focus()
    assert entry.evaluate("(entry) => getComputedStyle(entry).backgroundColor") != unlit


def test_the_map_and_its_list_are_printed(still: Callable[..., Page], site_url: str) -> None:
    page = still(site_url, {"width": 718, "height": 1047})
    page.emulate_media(media="print")
    expect(page.locator(".guide-case-map__land")).to_be_visible()
    for mark in marks(page).all():
        expect(badge(mark)).to_be_visible()
        expect(mark.locator("text")).to_be_visible()
    for entry in entries(page).all():
        expect(entry).to_be_visible()
    expect(page.get_by_text("Prikkerne viser byen eller bydelen")).to_be_visible()


def test_the_map_is_drawn_where_the_reader_has_chosen_all_colours(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(viewport=reader.DESKTOP, forced_colors="active", color_scheme="dark")
    page.goto(f"{site_url}/{PAGE}")
    paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    colours = [
        page.locator(".guide-case-map__land").evaluate("(part) => getComputedStyle(part).stroke"),
        fill(badge(marks(page).first)),
        fill(page.locator(".guide-case-map__town").first),
    ]
    assert paper not in colours
    assert "none" not in colours
