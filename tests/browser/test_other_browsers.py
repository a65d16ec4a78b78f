"""What readers need most works in Firefox and WebKit too, over http and from a disk."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser import reader
from tests.browser.other_browsers import DESKTOP, NARROW, OtherBrowser, also_from_a_disk

BOX = "[data-guide-checklist-item]"
STATUS = "[data-guide-checklist-status]"
SCHEME = "[data-guide-colour-scheme]"
TICKED = "return document.querySelectorAll(arguments[0])[arguments[1]].checked"
STATUS_SAYS = "return document.querySelector(arguments[0]).textContent.startsWith(arguments[1])"
IS_DARK = """return getComputedStyle(document.body).backgroundColor
  .match(/\\d+/g).every((channel) => Number(channel) < 60)"""

SAVE = """const address = URL.createObjectURL(new Blob(["æøå"], { type: "text/plain" }))
  Object.assign(document.createElement("a"), { href: address, download: arguments[0] }).click()"""

FAIL = """const script = document.createElement("script")
  script.textContent = "throw new Error('a fault')"
  document.body.append(script, Object.assign(new Image(), { src: "none.png" }))"""


@pytest.mark.parametrize("path", [reader.FRONT_PAGE, reader.RECOMMENDATION])
def test_a_page_is_drawn(other_browser: OtherBrowser, recorded_address: str, path: str) -> None:
    other_browser.open(f"{recorded_address}/{path}")
    assert other_browser.find("h1").text
    assert other_browser.js("return getComputedStyle(document.body).display") == "flex"


@also_from_a_disk
def test_a_tick_survives_a_reload(other_browser: OtherBrowser, recorded_address: str) -> None:
    other_browser.open(f"{recorded_address}/{reader.RECOMMENDATION}")
    other_browser.until(STATUS_SAYS, STATUS, "0 af ")
    other_browser.click(BOX)
    other_browser.until(STATUS_SAYS, STATUS, "1 af ")
    other_browser.reload()
    other_browser.until(STATUS_SAYS, STATUS, "1 af ")
    assert other_browser.js(TICKED, BOX, 0)
    assert not other_browser.js(TICKED, BOX, 1)


def test_the_keyboard_ticks(other_browser: OtherBrowser, recorded_address: str) -> None:
    other_browser.open(f"{recorded_address}/{reader.RECOMMENDATION}")
    other_browser.js("document.querySelector(arguments[0]).focus()", BOX)
    other_browser.press(Keys.SPACE)
    other_browser.until(TICKED, BOX, 0)


def test_reset_can_be_taken_back(other_browser: OtherBrowser, recorded_address: str) -> None:
    other_browser.open(f"{recorded_address}/{reader.RECOMMENDATION}")
    other_browser.click(BOX)
    other_browser.click("[data-guide-checklist-reset]")
    other_browser.until(STATUS_SAYS, STATUS, "0 af ")
    other_browser.click("[data-guide-notice-undo]")
    other_browser.until(STATUS_SAYS, STATUS, "1 af ")


@also_from_a_disk
def test_two_tabs_stay_in_step(other_browser: OtherBrowser, recorded_address: str) -> None:
    page = f"{recorded_address}/{reader.RECOMMENDATION}"
    other_browser.open(page)
    first = other_browser.new_tab(page)
    other_browser.click(BOX)
    other_browser.go_to_tab(first)
    other_browser.until(TICKED, BOX, 0)


def test_the_colour_scheme_button_goes_to_light_and_dark(
    other_browser: OtherBrowser, recorded_address: str
) -> None:
    other_browser.open(f"{recorded_address}/{reader.RECOMMENDATION}")
    other_browser.click(SCHEME)
    assert not other_browser.js(IS_DARK)
    other_browser.click(SCHEME)
    assert other_browser.js(IS_DARK)
    other_browser.reload()
    assert other_browser.js(IS_DARK)


@also_from_a_disk
def test_the_menu_opens_and_leads_on(other_browser: OtherBrowser, recorded_address: str) -> None:
    other_browser.resize(NARROW)
    other_browser.open(f"{recorded_address}/{reader.RECOMMENDATION}")
    other_browser.until_hidden("#menu")
    other_browser.click(".guide-toolbar [popovertarget=menu]")
    other_browser.click("#menu a[href$='ordliste/index.html']")
    other_browser.until("return document.querySelector('h1').textContent.includes('Ordliste')")
    other_browser.until_hidden("#menu")


@also_from_a_disk
def test_the_search_finds(other_browser: OtherBrowser, recorded_address: str) -> None:
    other_browser.resize(DESKTOP)
    other_browser.open(f"{recorded_address}/{reader.FRONT_PAGE}")
    other_browser.click("[type=search]")
    other_browser.until("return document.activeElement.type === 'search'")
    other_browser.press("genhusning")
    assert "enhusning" in other_browser.find(f"{reader.SEARCH} ol > li").text


@pytest.fixture
def elsewhere(other_browser: OtherBrowser, recorded_urls: dict[str, str]) -> OtherBrowser:
    """On the front page from a disk, after something was stored on another page there."""
    other_browser.open(f"{recorded_urls['file']}/{reader.RECOMMENDATION}")
    other_browser.js("localStorage.setItem('kept', 'yes')")
    other_browser.open(f"{recorded_urls['file']}/{reader.FRONT_PAGE}")
    return other_browser


def test_from_a_disk_the_browsers_share_storage_as_they_do_for_people(
    elsewhere: OtherBrowser,
) -> None:
    # Firefox takes each file for a site of its own. Drivers tend to switch that off.
    seen = elsewhere.js("return localStorage.getItem('kept')")
    assert seen == {"firefox": None, "webkit": "yes"}[elsewhere.name]


@also_from_a_disk
def test_a_file_that_a_page_makes_is_downloaded(
    other_browser: OtherBrowser, recorded_address: str
) -> None:
    other_browser.open(f"{recorded_address}/{reader.FRONT_PAGE}")
    name = f"saved-{recorded_address.partition(':')[0]}.txt"
    other_browser.js(SAVE, name)
    assert other_browser.downloaded(name).read_text("utf-8") == "æøå"


@also_from_a_disk
def test_a_fault_of_a_page_is_seen(other_browser: OtherBrowser, recorded_address: str) -> None:
    other_browser.open(f"{recorded_address}/{reader.FRONT_PAGE}")
    other_browser.js(FAIL)
    other_browser.until("return window.testFaults.length === 2")
    seen = other_browser.faults()
    assert all("index.html: error: " in fault for fault in seen)
    assert any(fault.endswith("/none.png") for fault in seen)
    seen.clear()
