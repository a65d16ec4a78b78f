"""Working in the guide, as its reader does it, in Firefox and WebKit: over http and from a disk.

Firefox, as people have it, gives each page from a disk a storage of its own. There a page keeps
what is written on it, says so, and gives it away as a file; everywhere else the pages are one.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import icalendar
from docx import Document
from selenium.webdriver.common.keys import Keys

from macros.guide.guide import load_guide
from publish.engine.build import ROOT
from tests.browser import reader
from tests.browser.other_browsers import DESKTOP, OtherBrowser, also_from_a_disk

PLAN = "min-plan/index.html"
SAID = load_guide(ROOT).words.plan
IMPORT_SAID = load_guide(ROOT).words.plan_import
WORK = load_guide(ROOT).words.work
TODAY = date.today().isoformat()
LINES = 9

NOTE = "Spørg Åse på øen"
WHO = "Mette Ågård"
DUE = "2030-12-01"
# As each browser's field takes it from the keys, in the language that the tests have it in.
DUE_TYPED = {"firefox": DUE, "webkit": "12/01/2030"}
ANSWER = "Vi har æbler"
NAME = "Ærøvej 2027"
FILE = "aeroevej-2027"

NOTICE = "[data-guide-notice-text]"
TROUBLE = "[data-guide-trouble-text]"
TAKE_COPY = "[data-guide-take-copy]"
BOX = "[data-guide-checklist-item]"
OPENER = "[data-guide-open-fields]"
FIELD = ".guide-fields [data-guide-writing=note] textarea"
ANSWERS = ".guide-answers textarea"
STATUS = "[data-guide-plan-status]"
IMPORT = ".guide-plan-import__dialog"
DONE = ".guide-plan-import__status"
UNDO = "[data-guide-plan-import-undo]"
CONFIRM = ".guide-plan-import__confirm"
LINK = "[data-guide-plan-link] input"

SAYS = "return document.querySelector(arguments[0]).textContent.includes(arguments[1])"
TEXT = "return document.querySelector(arguments[0]).textContent"
TICKED = "return document.querySelectorAll(arguments[0] + ':checked').length"
SAVED = "return Object.values(localStorage).some((kept) => kept.includes(arguments[0]))"
VALUE = "return document.querySelector(arguments[0]).value"
GROWN = """const area = document.querySelector(arguments[0])
  return area.scrollHeight <= area.clientHeight + 1 && area.offsetHeight"""
# What has the keyboard, and everything that shows over the page's foot, is what a click meets.
MET = """return [document.activeElement, ...document.querySelectorAll(".guide-messages button")]
  .filter((one) => one.checkVisibility()).every((one) => {
    const { left, top, width, height } = one.getBoundingClientRect()
    return one.contains(document.elementFromPoint(left + width / 2, top + height / 2))
  })"""
KEPT = """const [done] = arguments
  guideModules["state/journal"].journal.restored.then(async () => {
    const namespace = document.querySelector("meta[name=guide-namespace]").content
    const databases = await indexedDB.databases()
    done([...Object.keys(localStorage), ...databases.map(({ name }) => name)]
      .filter((name) => name.startsWith(namespace)))
  })"""


def is_apart(browser: OtherBrowser, address: str) -> bool:
    """Tell whether each page has a storage of its own."""
    return browser.name == "firefox" and address.startswith("file:")


def write(browser: OtherBrowser) -> None:
    """Tick the page's first item and note on it, and answer the first question."""
    browser.click(BOX)
    browser.click(OPENER)
    browser.type(FIELD, NOTE)
    browser.type("[data-guide-register=who]", WHO)
    browser.type("[data-guide-register=due]", DUE_TYPED[browser.name])
    browser.click("[data-guide-close-fields]")
    browser.type(ANSWERS, ANSWER)
    browser.until(SAVED, ANSWER)


def assert_written(browser: OtherBrowser) -> None:
    """Wait until all that `write` wrote is on the page that is open."""
    browser.until(TICKED, BOX)
    for words in (NOTE, f"Hvem: {WHO}", "Frist: 1. december 2030"):
        browser.until(SAYS, ".guide-checklist__said", words)
    browser.until(f"{VALUE} === arguments[1]", ANSWERS, ANSWER)


def fetched(browser: OtherBrowser, button: str, name: str) -> Path:
    """Press what gives a file of that name, and return the file."""
    (browser.downloads / name).unlink(missing_ok=True)
    browser.click(button)
    return browser.downloaded(name)


def export(browser: OtherBrowser, form: str, ending: str, name: str = FILE) -> bytes:
    """Take the plan out from its page, and return what is in the file."""
    button = f".guide-plan__format[data-guide-export={form}]"
    return fetched(browser, button, f"{name}-{TODAY}.{ending}").read_bytes()


def name_project(browser: OtherBrowser) -> None:
    browser.type("[data-guide-plan-naming] input", NAME)
    browser.press(Keys.ENTER)
    browser.until(SAYS, "[data-guide-plan-name]", NAME)


def choose_plan(browser: OtherBrowser, path: Path) -> None:
    """Choose a file in the dialog, and see what it would change."""
    browser.click("[data-guide-plan-import-open]")
    browser.choose_file(f"{IMPORT} [type=file]", path)
    browser.click(f"{IMPORT} [data-kind=added] summary")
    browser.until(SAYS, f"{IMPORT} [data-kind=added]", NOTE)


def fetch_in(browser: OtherBrowser) -> None:
    """Confirm what the dialog shows."""
    browser.click(CONFIRM)
    browser.until(SAYS, DONE, IMPORT_SAID.done)
    browser.until_hidden(IMPORT)


@also_from_a_disk
def test_what_is_written_stays_and_is_on_the_plan(
    other_browser: OtherBrowser, recorded_address: str
) -> None:
    browser = other_browser
    browser.resize(DESKTOP)
    browser.open(f"{recorded_address}/{reader.RECOMMENDATION}")
    write(browser)
    browser.reload()
    assert_written(browser)

    apart = is_apart(browser, recorded_address)
    assert browser.js(TEXT, TROUBLE) == (WORK.trouble.apart if apart else "")
    if apart:
        copy = fetched(browser, TAKE_COPY, f"kopi-af-planen-{TODAY}.json")
        browser.open(f"{recorded_address}/{PLAN}")
        assert browser.js(TEXT, TROUBLE) == ""  # nothing is written here yet
        choose_plan(browser, copy)
        fetch_in(browser)
    else:
        browser.open(f"{recorded_address}/{PLAN}")
    browser.choose("[name=who]", f"={WHO}")
    browser.until(SAYS, STATUS, "Viser 1 af ")
    assert WHO in browser.find("[data-guide-plan-list] .guide-checklist__said").text
    browser.choose("[name=who]", "")
    browser.choose("[name=kind]", "question")
    browser.choose("[name=state]", "done")
    browser.until(SAYS, STATUS, "Viser 1 af ")
    assert browser.find(ANSWERS).get_property("value") == ANSWER


def test_a_field_grows_and_nothing_lies_over_what_has_the_keyboard(
    other_browser: OtherBrowser, recorded_address: str
) -> None:
    browser = other_browser
    browser.open(f"{recorded_address}/{reader.RECOMMENDATION}")
    browser.click(BOX)
    browser.find(NOTICE)
    for place in range(len(browser.shown(OPENER))):
        browser.js("document.querySelectorAll(arguments[0])[arguments[1]].focus()", OPENER, place)
        assert browser.js(MET)
    before = browser.js(GROWN, ANSWERS)
    browser.find(ANSWERS).send_keys(*["linje", Keys.ENTER] * LINES)
    assert browser.js(GROWN, ANSWERS) > before * 3
    browser.reload()
    assert browser.js(VALUE, ANSWERS) == "linje\n" * LINES
    assert browser.js(GROWN, ANSWERS) > before * 3


@also_from_a_disk
def test_the_plan_is_worked_in_chosen_from_and_taken_along(
    other_browser: OtherBrowser, recorded_address: str
) -> None:
    browser = other_browser
    browser.resize(DESKTOP)
    browser.open(f"{recorded_address}/{PLAN}")
    name_project(browser)
    write(browser)
    browser.choose("[name=state]", "done")
    browser.until(SAYS, STATUS, "Viser 2 af ")
    browser.click(BOX)
    browser.until(SAYS, STATUS, "passer til valget: 1")
    browser.click("[data-guide-notice-undo]")
    browser.click("[data-guide-plan-reset]")
    browser.until(SAYS, STATUS, "Viser alle ")

    word = Document(io.BytesIO(export(browser, "word", "docx")))
    assert word.core_properties.title == NAME
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any(NOTE in cell for cell in cells)
    assert WHO in cells
    assert ANSWER in [paragraph.text for paragraph in word.paragraphs]
    sheet = io.StringIO(export(browser, "sheet", "csv").decode("utf-8-sig"), newline="")
    rows = list(csv.DictReader(sheet, delimiter=";"))
    (row,) = (row for row in rows if row["Hvem"] == WHO)
    assert NOTE in row.values()
    text = export(browser, "markdown", "md").decode("utf-8")
    assert all(words in text for words in (NAME, NOTE, WHO, ANSWER))
    (event,) = icalendar.Calendar.from_ical(export(browser, "calendar", "ics")).events
    assert event["DTSTART"].dt == date.fromisoformat(DUE)
    (project,) = json.loads(export(browser, "project", "json"))["projects"].values()
    assert project["name"]["value"] == NAME
    texts = [one["text"] for record in project.values() for one in record.get("texts", [])]
    assert sorted(texts) == sorted([NOTE, ANSWER])


@also_from_a_disk
def test_all_is_erased_and_comes_back_from_a_file_and_from_a_link(
    other_browser: OtherBrowser, recorded_address: str
) -> None:
    browser = other_browser
    browser.resize(DESKTOP)
    page = f"{recorded_address}/{PLAN}"
    browser.open(page)
    name_project(browser)
    write(browser)
    copy = fetched(
        browser, ".guide-plan__format[data-guide-export=copy]", f"kopi-af-planen-{TODAY}.json"
    )
    browser.click("[data-guide-plan-share]")
    link = browser.find(LINK).get_property("value")
    browser.click("[data-guide-plan-copy-link]")
    browser.until(SAYS, NOTICE, SAID.share_copied)

    browser.click("[data-guide-plan-erase]")
    browser.click("[data-guide-plan-cancel]")
    assert_written(browser)
    browser.click("[data-guide-plan-erase]")
    browser.click("[data-guide-plan-erase-yes]")
    browser.until(SAYS, "[data-guide-plan-name]", SAID.unnamed)
    assert browser.js(TICKED, BOX) == 0
    assert browser.driver.execute_async_script(KEPT) == []

    choose_plan(browser, copy)
    fetch_in(browser)
    assert_written(browser)
    browser.click(UNDO)
    browser.until(SAYS, DONE, IMPORT_SAID.undone)
    assert browser.js(TICKED, BOX) == 0
    assert not browser.js(SAVED, NOTE)

    browser.new_tab(link)
    browser.find(CONFIRM)
    assert browser.js("return location.href") == page
    fetch_in(browser)
    browser.reload()
    browser.until(SAYS, "[data-guide-plan-name]", NAME)
    assert_written(browser)


@also_from_a_disk
def test_two_tabs_keep_what_both_write(
    other_browser: OtherBrowser, recorded_address: str
) -> None:
    browser = other_browser
    page = f"{recorded_address}/{reader.RECOMMENDATION}"
    browser.open(page)
    first = browser.new_tab(page)
    browser.type(ANSWERS, ANSWER)
    browser.until(SAVED, ANSWER)
    second = browser.go_to_tab(first)
    browser.until(f"{VALUE} === arguments[1]", ANSWERS, ANSWER)
    browser.click(BOX)
    browser.type(ANSWERS, " nok")
    browser.until(SAVED, f"{ANSWER} nok")
    browser.go_to_tab(second)
    browser.until(f"{VALUE} === arguments[1]", ANSWERS, f"{ANSWER} nok")
    browser.until(TICKED, BOX)
