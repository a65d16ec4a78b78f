"""The folder that readers take along: opened from a disk, it is the whole guide with one plan.

In Firefox, as people have it, each file has a storage of its own; there START-HER.html shows the
pages inside itself. Elsewhere it goes to the guide and is not seen again.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from selenium.webdriver.common.keys import Keys

from macros.guide.guide import load_guide
from publish.away.offline import GUIDE, START
from publish.engine.build import ROOT
from tests import site_reader
from tests.browser import reader
from tests.browser.other_browsers import DESKTOP, RECORDER, OtherBrowser
from tests.browser.test_accessibility import AXE, EVERYTHING, RUN

SAID = load_guide(ROOT).words.offline
PLAN = "min-plan/index.html"
TODAY = date.today().isoformat()
NOTE = "Spørg Åse på øen"
# As somebody has it on a disk.
PLACE = "Søs' mapper & ting/Min #1 50%"

BOX = "[data-guide-checklist-item]"
OPENER = "[data-guide-open-fields]"
FIELD = ".guide-fields [data-guide-writing=note] textarea"
NOTES = "[data-guide-plan-list] .guide-checklist__said"
NOTICE = "[data-guide-notice-text]"
TROUBLE = "[data-guide-trouble-text]"
AT = "return location.href.includes(arguments[0]) && document.readyState === 'complete'"
TICKED = "return document.querySelectorAll(arguments[0] + ':checked').length"
SAYS = "return document.querySelector(arguments[0]).textContent.includes(arguments[1])"
IS_KEPT = "return Object.values(localStorage).some((kept) => kept.includes(arguments[0]))"
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError")
}"""
FOLLOW = """location.href = [...document.links]
  .find(({ href }) => href.includes(arguments[0])).href"""
ONE_SAYS = """return [...document.querySelectorAll(arguments[0])]
  .some((one) => one.textContent.includes(arguments[1]))"""
IS_DARK = """() => getComputedStyle(document.body).color
  .match(/\\d+/g).slice(0, 3).every((channel) => Number(channel) > 200)"""
KEPT = """const [done] = arguments
  indexedDB.databases().then((databases) =>
    done([...Object.keys(localStorage), ...databases.map(({ name }) => name)]))"""

# Until what was written is where it survives that the browser is killed.
UNTIL_NOTED = """const [done] = arguments
  const look = async () => {
    const [known] = await indexedDB.databases()
    if (!known) return requestAnimationFrame(look)
    const opening = indexedDB.open(known.name)
    opening.onsuccess = () => {
      const database = opening.result
      const counting = database.transaction("writes").objectStore("writes").count()
      counting.onsuccess = () => {
        database.close()
        if (counting.result) done(true)
        else requestAnimationFrame(look)
      }
    }
  }
  look()"""

# Where START-HER.html keeps the state of the pages it shows.
IN_A_FRAME = pytest.mark.parametrize("new_browser", ["firefox"], indirect=True)


@pytest.fixture(scope="session")
def browser(whole_browser: Browser) -> Browser:
    """Chromium as readers have it."""
    return whole_browser


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as it is unpacked, whose pages keep what they complain of."""
    place = tmp_path_factory.mktemp("offline") / PLACE
    (packed,) = (site / "hent").glob("*.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(place)
    (unpacked,) = place.iterdir()
    for file in (
        *(unpacked / GUIDE / "assets/javascripts").glob("first.*.js"),
        unpacked / GUIDE / "assets/offline/start.js",
    ):
        file.write_text(RECORDER + file.read_text("utf-8"), "utf-8")
    return unpacked


def address(folder: Path, page: str) -> str:
    """Return the address by which the start page shows a page."""
    return f"{(folder / START).as_uri()}#{page}"


def show(browser: OtherBrowser, folder: Path, page: str = "index.html") -> None:
    """Open the folder at a page, as its start page shows it."""
    browser.driver.get("about:blank")  # or an address that differs behind the # alone loads nothing
    browser.open(address(folder, page))
    go_in(browser, page)


def go_in(browser: OtherBrowser, page: str) -> None:
    """Wait for a page where the browser shows it, and be there."""
    if browser.name == "firefox":
        browser.until("return location.hash.includes(arguments[0])", page)
        browser.go_into_frame()
    browser.until(AT, f"{GUIDE}/{page}")


def follow(browser: OtherBrowser, page: str) -> None:
    """Go to a page by a link on the page, or as a link there would."""
    browser.js(FOLLOW, page)
    browser.until(AT, page)


def reload(browser: OtherBrowser, page: str) -> None:
    """Load again what the reader sees."""
    browser.leave_frame()
    browser.reload()
    go_in(browser, page)


@pytest.fixture
def other(new_browser: Callable[[], OtherBrowser]) -> Iterator[OtherBrowser]:
    """Firefox and, in another test, WebKit; the test fails if a page had a fault."""
    browser = new_browser()
    try:
        browser.resize(DESKTOP)
        yield browser
        browser.leave_frame()
        assert not browser.faults()
    finally:
        browser.driver.quit()


# --- one plan across all pages


def test_what_is_done_on_one_page_is_on_all(other: OtherBrowser, folder: Path) -> None:
    show(other, folder)
    follow(other, reader.RECOMMENDATION)
    other.click(BOX)
    other.click(OPENER)
    other.type(FIELD, NOTE)
    follow(other, PLAN)  # at once: what was typed last goes along
    assert other.js(TICKED, "[data-guide-plan-list] " + BOX) == 1
    other.until(ONE_SAYS, NOTES, NOTE)
    assert other.js("return document.querySelector(arguments[0]).textContent", TROUBLE) == ""
    reload(other, PLAN)
    assert other.js(TICKED, "[data-guide-plan-list] " + BOX) == 1


def test_a_page_that_is_opened_by_itself_has_the_plan_too(
    other: OtherBrowser, folder: Path
) -> None:
    show(other, folder, reader.RECOMMENDATION)
    other.click(BOX)
    other.leave_frame()
    other.open((folder / GUIDE / reader.RECOMMENDATION).as_uri() + "#tjekliste")
    go_in(other, f"{reader.RECOMMENDATION}#tjekliste")
    assert other.js(TICKED, BOX) == 1


def test_the_way_back_leads_to_the_page_before(other: OtherBrowser, folder: Path) -> None:
    show(other, folder)
    follow(other, reader.RECOMMENDATION)
    other.js("scrollTo(0, 900)")
    other.click(BOX)
    follow(other, PLAN)
    other.js("history.back()")
    other.until(AT, reader.RECOMMENDATION)
    assert other.js(TICKED, BOX) == 1
    other.js("history.back()")
    other.until(AT, f"{GUIDE}/index.html")
    other.js("history.forward()")
    other.until(AT, reader.RECOMMENDATION)
    other.js("history.forward()")
    other.until(AT, PLAN)
    other.leave_frame()
    other.until(AT, PLAN)  # what can be copied from the line of addresses
    assert other.driver.title.startswith("Min plan")


@IN_A_FRAME
def test_two_tabs_work_at_once(other: OtherBrowser, folder: Path) -> None:
    show(other, folder, reader.RECOMMENDATION)
    other.leave_frame()
    first = other.new_tab(address(folder, reader.RECOMMENDATION))
    go_in(other, reader.RECOMMENDATION)
    other.click(BOX)
    other.until(f"{TICKED} === 1", BOX)
    other.leave_frame()
    other.go_to_tab(first)
    go_in(other, reader.RECOMMENDATION)
    other.until(f"{TICKED} === 1", BOX)
    other.click(f"li:nth-of-type(3) {BOX}")
    follow(other, PLAN)
    other.until(f"{TICKED} === 2", "[data-guide-plan-list] " + BOX)


# --- what the guide can do


def test_the_search_finds_and_leads_there(other: OtherBrowser, folder: Path) -> None:
    show(other, folder)
    other.type("input[type=search]", "udbud")
    other.until("return document.querySelectorAll('[data-search-result]').length > 2")
    other.click("[data-search-result]")
    other.until("return document.title && !location.href.endsWith('guide/index.html')")


def test_the_plan_is_taken_out(other: OtherBrowser, folder: Path) -> None:
    show(other, folder, PLAN)
    other.type("[data-guide-plan-naming] input", "Ærøvej 2027")
    other.press(Keys.ENTER)
    other.click(BOX)
    for form, ending in (("word", "docx"), ("sheet", "csv"), ("copy", "json")):
        name = "kopi-af-planen" if form == "copy" else "aeroevej-2027"
        (other.downloads / f"{name}-{TODAY}.{ending}").unlink(missing_ok=True)
        other.click(f".guide-plan__format[data-guide-export={form}]")
        assert other.downloaded(f"{name}-{TODAY}.{ending}").read_bytes()


def test_print_prints_the_page_and_not_what_is_around_it(
    other: OtherBrowser, folder: Path
) -> None:
    show(other, folder, PLAN)
    other.js("window.print = () => { window.testPrinted = (window.testPrinted || 0) + 1 }")
    other.click(".guide-plan__format[data-guide-export=print]")
    other.until("return window.testPrinted === 1")
    if other.name == "firefox":  # elsewhere the page is all there is
        other.press_with_control("p")
        other.until("return window.testPrinted === 2")


def test_delete_all_leaves_no_trace(other: OtherBrowser, folder: Path) -> None:
    show(other, folder, reader.RECOMMENDATION)
    other.click(BOX)
    other.leave_frame()
    other.driver.execute_async_script(UNTIL_NOTED)
    go_in(other, reader.RECOMMENDATION)
    follow(other, PLAN)
    other.click("[data-guide-plan-erase]")
    other.click("[data-guide-plan-erase-yes]")
    other.until(f"{TICKED} === 0", BOX)
    other.leave_frame()
    kept = set(other.driver.execute_async_script(KEPT))
    assert not {name for name in kept if not name.endswith(":shared")}


@IN_A_FRAME
def test_what_has_been_restored_is_deleted_too(other: OtherBrowser, folder: Path) -> None:
    show(other, folder, reader.RECOMMENDATION)
    other.click(BOX)
    other.leave_frame()
    other.until(IS_KEPT, "done")
    other.driver.execute_async_script(UNTIL_NOTED)
    # As after a browser that was killed: the journal has what the storage lacks.
    other.js("""Object.keys(localStorage).filter((key) => key.endsWith("/status"))
      .forEach((key) => localStorage.removeItem(key))""")
    other.reload()
    go_in(other, reader.RECOMMENDATION)
    other.until(f"{TICKED} === 1", BOX)
    follow(other, PLAN)
    other.click("[data-guide-plan-erase]")
    other.click("[data-guide-plan-erase-yes]")
    other.until(f"{TICKED} === 0", BOX)
    other.leave_frame()
    other.js("window.dispatchEvent(new Event('focus'))")
    other.reload()
    go_in(other, PLAN)
    assert other.js("return document.querySelector(arguments[0]).textContent", TROUBLE) == ""
    assert other.js(TICKED, BOX) == 0


# --- a proposal to change something


def test_a_letter_about_an_item_says_nothing_of_the_folders_place(
    other: OtherBrowser, folder: Path
) -> None:
    show(other, folder, reader.RECOMMENDATION)
    other.click("[data-guide-edit]")
    other.find(".guide-edit-bar button")
    href = other.js("return document.querySelector('[id^=tjek-] .guide-edit a').href")
    letter = unquote(href)
    assert letter.startswith("mailto:")
    assert f"\r\n{reader.RECOMMENDATION}#tjek-" in letter
    assert "file:" not in letter
    assert "Søs" not in letter
    other.press(Keys.ESCAPE)
    other.until_hidden(".guide-edit a")


# --- what can stand in the way


@IN_A_FRAME
def test_a_full_storage_is_said_and_nothing_is_lost(other: OtherBrowser, folder: Path) -> None:
    show(other, folder, reader.RECOMMENDATION)
    other.leave_frame()
    other.js(FULL)
    other.go_into_frame()
    other.click(BOX)
    other.until(SAYS, TROUBLE, "Browserens lager er fuldt")
    follow(other, PLAN)
    other.until(SAYS, TROUBLE, "Browserens lager er fuldt")
    assert other.js(TICKED, "[data-guide-plan-list] " + BOX) == 1
    other.js("""window.testSaid = []
      new MutationObserver(() => testSaid.push(document.querySelector(arguments[0]).textContent))
        .observe(document.querySelector(arguments[0]), { childList: true })
      guideKeeper.settled().then(() => { window.testSettled = true })""", NOTICE)
    other.click("[data-guide-save-again]")
    other.until("return window.testSettled")
    other.until(SAYS, TROUBLE, "Browserens lager er fuldt")
    assert other.js("return window.testSaid") == []


@IN_A_FRAME
def test_an_emptied_storage_is_said_and_can_be_filled_again(
    other: OtherBrowser, folder: Path
) -> None:
    show(other, folder, reader.RECOMMENDATION)
    other.click(BOX)
    other.leave_frame()
    other.until(IS_KEPT, "done")
    other.js("localStorage.clear()")
    other.go_into_frame()
    other.click(f"li:nth-of-type(2) {BOX}")
    other.until(SAYS, TROUBLE, "Browserens lager er blevet tømt")
    other.click("[data-guide-save-again]")
    reload(other, reader.RECOMMENDATION)
    assert other.js(TICKED, BOX) == 2


@IN_A_FRAME
@pytest.mark.parametrize(
    "place",
    ["..%2f..%2fevil.html", "../evil.html", "javascript:alert(1)", "//evil.example/x.html", "http://["],
)
def test_nothing_but_the_guide_is_shown_where_the_plan_is(
    other: OtherBrowser, folder: Path, place: str
) -> None:
    evil = folder.parent / "evil.html"
    evil.write_text("<title>Ond</title>", "utf-8")
    show(other, folder)
    other.leave_frame()
    other.driver.get("about:blank")
    other.open(address(folder, place))
    other.until("return document.title.startsWith('Sammen om helheden') && frames.length")
    other.go_into_frame()
    other.until(AT, f"{GUIDE}/index.html")


@IN_A_FRAME
def test_a_plan_in_a_link_does_not_stay_in_the_address(
    other: OtherBrowser, folder: Path
) -> None:
    show(other, folder)
    other.leave_frame()
    other.js("location.hash = arguments[0]", f"{PLAN}#plan=xyz")
    other.go_into_frame()
    other.until(AT, PLAN)
    other.until("return !location.hash.includes('plan=')")
    other.leave_frame()
    other.until("return location.hash === '#min-plan/index.html'")


# --- in Chromium


def test_it_opens_the_guide_and_asks_for_nothing_but_files(page: Page, folder: Path) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(address(folder, PLAN))
    page.wait_for_url(f"**/{GUIDE}/{PLAN}")
    page.get_by_role("checkbox").first.check()
    page.goto(address(folder, reader.RECOMMENDATION))
    page.wait_for_url(f"**/{GUIDE}/{reader.RECOMMENDATION}")
    assert {url.split(":")[0] for url in asked} == {"file"}


def test_every_page_opens_without_a_fault(page: Page, folder: Path) -> None:
    page.goto(address(folder, "index.html"))
    page.wait_for_url(f"**/{GUIDE}/index.html")
    for path in site_reader.page_paths(folder / GUIDE):
        page.goto((folder / GUIDE / path).as_uri())
        expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("window.testFaults") == []
        assert page.url.endswith(path)


@pytest.fixture
def alone(folder: Path, tmp_path: Path) -> str:
    """The address of the start page without its folder, as who opens it inside the zip has it."""
    copy = tmp_path / START
    copy.write_bytes((folder / START).read_bytes())
    return copy.as_uri()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_who_has_not_unpacked_the_folder_learns_it(
    new_page: Callable[..., Page], alone: str, has_scripts: bool
) -> None:
    page = new_page(java_script_enabled=has_scripts)
    page.goto(alone)
    expect(page.get_by_text(SAID.unpack)).to_be_visible()


def test_without_scripts_a_link_opens_the_guide(
    new_page: Callable[..., Page], folder: Path
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto((folder / START).as_uri())
    page.get_by_role("link", name=SAID.open).click()
    expect(page).to_have_title(re.compile("^Sammen om helheden"))
    assert page.url.endswith(f"{GUIDE}/index.html")


@pytest.mark.parametrize("place", ["alone", "in its folder"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_start_page_is_accessible(
    new_page: Callable[..., Page], folder: Path, alone: str, scheme: str, place: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.route("**/start.js", lambda route: route.abort())  # or it goes on to the guide
    page.goto(alone if place == "alone" else (folder / START).as_uri())
    page.evaluate(AXE.read_text("utf-8"))
    is_dark = scheme == "dark" and place != "alone"  # alone, it has no stylesheet
    assert page.evaluate(IS_DARK) == is_dark
    assert page.evaluate(RUN, EVERYTHING) == []
