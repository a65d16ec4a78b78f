"""Light, dark, or as the device has it: the reader's own choice, remembered and never asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reader

PAGE = reader.RECOMMENDATION
NAMES = {
    "auto": "Farver: som enheden. Skift til lyse farver",
    "light": "Farver: lyse. Skift til mørke farver",
    "dark": "Farver: mørke. Skift til enhedens farver",
}
BLOCKED_STORAGE = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no") } })"""
# How dark the page was at each moment when something had been drawn.
WATCH_BACKGROUND = """
window.seen = []
const look = () => {
  if (document.body) window.seen.push(getComputedStyle(document.body).backgroundColor)
  requestAnimationFrame(look)
}
requestAnimationFrame(look)"""


@reader.on_both_engines
@pytest.mark.parametrize("device", ["light", "dark"])
def test_the_button_goes_from_the_device_to_light_to_dark_and_back(
    new_page: Callable[..., Page], address: str, device: str
) -> None:
    page = new_page(color_scheme=device)
    page.goto(f"{address}/{PAGE}")
    button = reader.scheme_button(page)
    for scheme in ("auto", "light", "dark", "auto"):
        expect(button).to_have_accessible_name(NAMES[scheme])
        expect(button.locator("svg").filter(visible=True)).to_have_count(1)
        assert reader.is_dark(page) == ((device if scheme == "auto" else scheme) == "dark")
        button.click()


def test_the_page_follows_the_device_until_the_reader_chooses(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(color_scheme="dark")
    page.goto(f"{address}/{PAGE}")
    assert reader.is_dark(page)
    page.emulate_media(color_scheme="light")
    assert not reader.is_dark(page)
    reader.scheme_button(page).click()
    page.emulate_media(color_scheme="dark")
    assert not reader.is_dark(page)


@reader.also_from_a_disk
def test_the_choice_is_kept_and_goes_to_other_pages(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    reader.scheme_button(page).click()
    reader.scheme_button(page).click()
    assert reader.is_dark(page)
    page.reload()
    assert reader.is_dark(page)
    page.goto(f"{address}/{reader.FRONT_PAGE}")
    assert reader.is_dark(page)
    expect(reader.scheme_button(page)).to_have_accessible_name(NAMES["dark"])


def test_who_chose_dark_never_sees_a_flash_of_light(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reader.scheme_button(page).click()
    reader.scheme_button(page).click()
    page.add_init_script(WATCH_BACKGROUND)
    page.goto(f"{site_url}/{reader.FRONT_PAGE}")
    reader.settle(page)
    colours = page.evaluate("[...new Set(seen)]")
    assert len(colours) == 1
    assert reader.is_dark(page)


def test_another_tab_follows(page: Page, site_url: str) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{site_url}/{PAGE}")
    reader.scheme_button(page).click()
    expect(reader.scheme_button(other)).to_have_accessible_name(NAMES["light"])


def test_it_works_by_keyboard_and_keeps_the_focus(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    button = reader.scheme_button(page)
    reader.tab_to(page, button, limit=12)
    page.keyboard.press("Enter")
    expect(button).to_have_accessible_name(NAMES["light"])
    expect(button).to_be_focused()


def test_it_works_while_the_page_is_open_when_nothing_can_be_kept(
    page: Page, address: str
) -> None:
    page.add_init_script(BLOCKED_STORAGE)
    page.goto(f"{address}/{PAGE}")
    reader.scheme_button(page).click()
    reader.scheme_button(page).click()
    assert reader.is_dark(page)
    expect(reader.scheme_button(page)).to_have_accessible_name(NAMES["dark"])


@pytest.mark.parametrize("saved", ["{oops", "null", '"dark"', '{"scheme": "purple"}'])
def test_a_damaged_choice_is_no_choice(page: Page, site_url: str, saved: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    page.evaluate(
        """(saved) => localStorage.setItem(
          document.querySelector("meta[name=guide-namespace]").content + "colour-scheme", saved)""",
        saved,
    )
    page.reload()
    expect(reader.scheme_button(page)).to_have_accessible_name(NAMES["auto"])


@pytest.mark.parametrize("device", ["light", "dark"])
def test_without_scripts_the_page_follows_the_device_and_offers_no_button(
    new_page: Callable[..., Page], address: str, device: str
) -> None:
    page = new_page(color_scheme=device, java_script_enabled=False)
    page.goto(f"{address}/{PAGE}")
    assert reader.is_dark(page) == (device == "dark")
    expect(page.locator("[data-guide-colour-scheme]")).to_be_hidden()
