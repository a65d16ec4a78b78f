"""The guide as an app: whole without a network, and a new edition only when its reader wants it."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from publish.away.app import app_files, write_app
from tests.browser import reader
from tests.browser.other_browsers import OtherBrowser, record_faults
from tests.browser.test_accessibility import AXE, faults_in
from tests.conftest import Once

UNDER = "a/b"  # a host may have more than the guide, and the guide be a folder of it
PAGE = "hent-guiden/index.html"
FEW_PAGES = (reader.FRONT_PAGE, reader.RECOMMENDATION, PAGE, "ordliste/index.html")
KEPT = "Hele guiden er hentet til denne browser. Den virker nu uden net."
IS_KEPT = "() => navigator.serviceWorker.controller !== null"
RUNS = r"() => [...document.scripts].some(({ src }) => /\/app\.\w+\.js$/.test(src))"
SHOWN = "window.guideEdition"
WAITS = "async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)"
UPDATE = "async () => { await (await navigator.serviceWorker.getRegistration()).update() }"
BEGIN_UPDATE = """async () => {
  const registration = await navigator.serviceWorker.getRegistration()
  registration.update()
  while (!registration.installing) await new Promise(requestAnimationFrame)
}"""
MISSING_PICTURES = """async () => {
  const missing = await Promise.all([...document.images].map((image) => {
    image.loading = "eager"
    return image.decode().then(() => null, () => image.src)
  }))
  return missing.filter(Boolean)
}"""
# The pages that do not come whole, asked for all at once.
MISSING_PAGES = """async (addresses) => {
  const missing = await Promise.all(addresses.map(async (address) => {
    const html = await fetch(address).then((answer) => answer.text(), (error) => `${error}`)
    const { length } = new DOMParser().parseFromString(html, "text/html").querySelectorAll("h1")
    return length === 1 ? null : `${address}: ${length} h1 in ${html.slice(0, 90)}`
  }))
  return missing.filter(Boolean)
}"""
# Kept when the new edition is whole, or given up.
SETTLED = """async () => {
  const { installing } = await navigator.serviceWorker.getRegistration()
  if (!installing) return true
  return new Promise((resolve) => installing.addEventListener("statechange", () => resolve(true)))
}"""


@pytest.fixture(scope="session")
def browser(whole_browser: Browser) -> Browser:
    """Chromium as readers have it."""
    return whole_browser


class Host:
    """A static host below a path, that can go away, or fail for some files."""

    def __init__(self, folder: Path) -> None:
        """Serve what is in `folder`, on a port that stays the same."""
        self.folder = folder
        self.site = folder / UNDER
        self.fails: Callable[[str], bool] = lambda _path: False
        self.asked: list[str] = []
        self._port = 0
        self.start()
        self.url = f"http://127.0.0.1:{self._port}/{UNDER}"

    def start(self) -> None:
        """Answer, on the same port as before."""
        handler = partial(_Handler, host=self)
        self._server = _Server(("127.0.0.1", self._port), handler)
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Go away: nothing listens any more."""
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, *_arguments: object) -> None:
        """A browser that hangs up is no fault."""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, host: Host) -> None:
        self._host = host
        super().__init__(*arguments, directory=str(host.folder))

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].removeprefix(f"/{UNDER}/")
        self._host.asked.append(path)
        if self._host.fails(path):
            self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR)
        else:
            super().do_GET()

    def log_message(self, *_arguments: object) -> None:
        """Leave the terminal to pytest."""


@pytest.fixture(scope="session")
def small_site(site: Path, once: Once) -> Path:
    """The site with few of its pages, for what is the same however many there are."""

    def make(folder: Path) -> None:
        shutil.copytree(site, folder)
        for page in set(reader.all_pages()) - set(FEW_PAGES):
            (folder / page).unlink()
        for texts in folder.glob("assets/search/*/"):
            shutil.rmtree(texts)
        write_app(folder)

    return once("small-site", make)


@pytest.fixture
def whole_host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """The guide below a path of a host."""
    yield from published(site, tmp_path)


@pytest.fixture
def host(small_site: Path, tmp_path: Path) -> Iterator[Host]:
    """A small guide below a path of a host."""
    yield from published(small_site, tmp_path)


def published(site: Path, folder: Path) -> Iterator[Host]:
    shutil.copytree(site, folder / UNDER)
    host = Host(folder)
    yield host
    host.stop()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page in a browser that keeps the guide."""
    return new_page(is_app=True)


@pytest.fixture
def context(page: Page) -> BrowserContext:
    """The browser of the page, for another tab."""
    return page.context


def visit(page: Page, host: Host, path: str = reader.RECOMMENDATION) -> None:
    """Open a page for the first time, and wait until the guide is kept."""
    page.goto(f"{host.url}/{path}")
    page.wait_for_function(IS_KEPT)


def addresses(host: Host, paths: Iterable[str]) -> list[str]:
    """Return the addresses of pages."""
    return [f"{host.url}/{path}" for path in paths]


def publish_edition(host: Host, word: str = "Ny overskrift") -> None:
    """Publish an edition where a page, and a script that pages load later, have changed."""
    page = host.site / reader.RECOMMENDATION
    text = page.read_text("utf-8")
    page.write_text(re.sub(r"(<h1[^>]*>)", rf"\g<1>{word} ", text), "utf-8")
    (script,) = host.site.glob("assets/javascripts/search.*.js")
    renamed = script.with_name("search.0123456789.js")
    script.rename(renamed)
    for other in host.site.rglob("*.html"):
        html = other.read_text("utf-8")
        other.write_text(html.replace(script.name, renamed.name), "utf-8")
    write_app(host.site)


def announcement(page: Page) -> Locator:
    return page.locator("[data-guide-update]")


def expect_announced(page: Page, text: str = "Ny udgave af guiden er hentet.") -> None:
    expect(announcement(page).get_by_role("status")).to_have_text(text)


def field_of_a_note(page: Page) -> Locator:
    page.locator("[data-guide-open-fields]").first.click()
    return page.get_by_label("Note", exact=True)


def test_after_the_first_visit_every_page_opens_without_a_network(
    page: Page, whole_host: Host
) -> None:
    visit(page, whole_host)
    page.locator(".guide-checklist").get_by_role("checkbox").first.check()
    whole_host.stop()
    faults: list[str] = []

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # which is the test, going to the next page
            faults.append(f"{page.url}: {request.failure}: {request.url}")

    page.on("requestfailed", failed)
    reader.assert_no(page.evaluate(MISSING_PAGES, addresses(whole_host, reader.all_pages())))
    for path in (reader.FRONT_PAGE, *reader.PAGES_WITH_ENTRIES, "min-plan/index.html"):
        page.goto(f"{whole_host.url}/{path}")
        assert page.locator("h1").count() == 1, path
        faults += page.evaluate(MISSING_PICTURES)
    reader.assert_no(faults)
    page.goto(f"{whole_host.url}/{reader.RECOMMENDATION}")
    expect(page.locator(".guide-checklist").get_by_role("checkbox").first).to_be_checked()
    whole_host.start()


def test_without_a_network_the_search_finds_and_the_plan_leaves(
    page: Page, whole_host: Host
) -> None:
    visit(page, whole_host)
    page.locator(".guide-checklist").get_by_role("checkbox").first.check()
    whole_host.stop()
    page.goto(f"{whole_host.url}/soeg/index.html?q=genhusning")
    expect(reader.results(page).first).to_be_visible()
    reader.results(page).first.get_by_role("link").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{whole_host.url}/min-plan/")  # as people type it
    with page.expect_download() as taken:
        page.locator(".guide-plan__format[data-guide-export=word]").click()
    assert taken.value.suggested_filename.endswith(".docx")
    whole_host.start()


def test_a_wrong_address_without_a_network_leads_on(page: Page, host: Host) -> None:
    visit(page, host)
    host.stop()
    page.goto(f"{host.url}/findes/slet/ikke/")
    expect(page.get_by_role("heading", level=1, name="Siden findes ikke")).to_be_visible()
    page.get_by_role("link", name="Ordliste").last.click()
    expect(page).to_have_url(f"{host.url}/ordliste/index.html")
    host.start()


def test_only_the_guides_own_files_are_fetched_and_each_once(page: Page, host: Host) -> None:
    visit(page, host)
    wanted = set(app_files(host.site))
    assert wanted <= set(host.asked)
    assert {path for path in host.asked if path.startswith(("assets/social", "hent/"))} == set()
    host.asked.clear()
    page.goto(f"{host.url}/ordliste/index.html")
    page.wait_for_function(IS_KEPT)
    assert set(host.asked) <= {"sw.js", "manifest.webmanifest"}


def test_a_new_edition_is_told_of_and_taken_when_the_reader_says_so(page: Page, host: Host) -> None:
    visit(page, host)
    page.locator(".guide-checklist").get_by_role("checkbox").first.check()
    note = field_of_a_note(page)
    note.fill("Det her er ikke færdigt")
    old = page.locator("h1").inner_text()
    publish_edition(host)
    page.evaluate(UPDATE)
    expect_announced(page)
    assert page.locator("h1").inner_text() == old
    expect(note).to_have_value("Det her er ikke færdigt")
    page.goto(f"{host.url}/{reader.FRONT_PAGE}")
    page.goto(f"{host.url}/{reader.RECOMMENDATION}")
    assert page.locator("h1").inner_text() == old
    field_of_a_note(page).press_sequentially(" endnu")
    expect_announced(page)
    announcement(page).get_by_role("button", name="Opdatér").click()
    expect(page.locator("h1")).to_contain_text("Ny overskrift")
    expect(page.locator(".guide-checklist").get_by_role("checkbox").first).to_be_checked()
    expect(field_of_a_note(page)).to_have_value(re.compile("endnu"))
    expect(announcement(page)).to_have_count(0)


def test_an_edition_that_is_put_off_is_not_told_of_again_in_the_tab(
    page: Page, host: Host, context: BrowserContext
) -> None:
    visit(page, host)
    publish_edition(host)
    page.evaluate(UPDATE)
    expect_announced(page)
    later = announcement(page).get_by_role("button", name="Ikke nu")
    reader.tab_to(page, later)
    page.keyboard.press("Enter")
    expect(announcement(page)).to_have_count(0)
    page.reload()
    page.wait_for_function(RUNS)
    other = context.new_page()
    other.goto(f"{host.url}/{reader.FRONT_PAGE}")
    expect_announced(other)
    expect(announcement(page)).to_have_count(0)


@pytest.mark.parametrize("way", ["fails", "is gone"])
def test_an_edition_that_is_not_fetched_whole_leaves_the_old_one_whole(
    page: Page, host: Host, way: str
) -> None:
    visit(page, host)
    old = page.locator("h1").inner_text()
    publish_edition(host)
    fetched = len(host.asked)

    def fails(path: str) -> bool:
        if path == "sw.js" or len(host.asked) < fetched + 4:
            return False
        if way == "is gone":
            threading.Thread(target=host.stop).start()
        return True

    host.fails = fails
    page.evaluate(UPDATE)
    page.evaluate(SETTLED)
    if way == "fails":
        host.stop()
    assert not page.evaluate(WAITS)
    assert len(host.asked) > fetched + 3
    for path in (reader.RECOMMENDATION, "ordliste/index.html"):
        page.goto(f"{host.url}/{path}")
        reader.open_search(page)
        expect(announcement(page)).to_have_count(0)
    page.goto(f"{host.url}/{reader.RECOMMENDATION}")
    assert page.locator("h1").inner_text() == old
    # With the network back, the same edition comes whole.
    host.fails = lambda _path: False
    host.start()
    page.evaluate(UPDATE)
    expect_announced(page)


def test_an_edition_is_taken_whole_while_a_third_is_on_its_way(page: Page, host: Host) -> None:
    visit(page, host)
    publish_edition(host, "Anden")
    page.evaluate(UPDATE)
    expect_announced(page)
    publish_edition(host, "Tredje")
    is_let_go = threading.Event()

    def hold(path: str) -> bool:
        if path == reader.RECOMMENDATION:
            is_let_go.wait(20)
        return False

    host.fails = hold
    page.evaluate(BEGIN_UPDATE)
    announcement(page).get_by_role("button", name="Opdatér").click()
    expect(page.locator("h1")).to_contain_text("Anden")
    is_let_go.set()
    expect_announced(page)
    announcement(page).get_by_role("button", name="Opdatér").click()
    expect(page.locator("h1")).to_contain_text("Tredje")
    host.stop()
    reader.assert_no(page.evaluate(MISSING_PAGES, addresses(host, FEW_PAGES)))
    host.start()


def test_a_host_that_gives_its_page_for_wrong_addresses_as_one_is_no_hindrance(
    page: Page, host: Host
) -> None:
    host.fails = lambda path: path == "404.html"
    visit(page, host)


def test_what_arrives_must_be_of_the_edition(page: Page, host: Host) -> None:
    visit(page, host)
    publish_edition(host)
    late = host.site / "ordliste/index.html"
    html = late.read_text("utf-8")
    late.write_text(html.replace("<h1", "<p>Uploades endnu</p><h1"), "utf-8")
    page.evaluate(UPDATE)
    page.evaluate(SETTLED)
    assert not page.evaluate(WAITS)
    late.write_text(html, "utf-8")
    page.evaluate(UPDATE)
    expect_announced(page)


def test_what_the_browser_does_not_keep_is_not_loaded_away(page: Page, host: Host) -> None:
    visit(page, host)
    publish_edition(host)
    page.evaluate(UPDATE)
    expect_announced(page)
    page.evaluate(
        """() => { Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError")
        } }"""
    )
    page.locator(".guide-checklist").get_by_role("checkbox").first.check()
    expect(reader.trouble(page)).to_contain_text("Browserens lager er fuldt")
    expect(announcement(page)).to_have_count(0)


def test_another_tab_is_told_and_goes_on_with_the_edition_it_shows(
    page: Page, host: Host, context: BrowserContext
) -> None:
    visit(page, host)
    other = context.new_page()
    other.goto(f"{host.url}/{reader.RECOMMENDATION}")
    note = field_of_a_note(other)
    note.fill("Midt i en sætning")
    other.evaluate("window.guideEdition = 'the old one'")
    publish_edition(host)
    page.evaluate(UPDATE)
    expect_announced(page)
    announcement(page).get_by_role("button", name="Opdatér").click()
    expect(page.locator("h1")).to_contain_text("Ny overskrift")
    expect_announced(other, "En anden fane har skiftet til en ny udgave.")
    note.press_sequentially(" uden at blive afbrudt")
    assert other.evaluate(SHOWN) == "the old one"
    # What the tab has not loaded yet is the old edition's, and no longer on the host.
    host.stop()
    reader.open_search(other)
    host.start()
    announcement(other).get_by_role("button", name="Genindlæs").click()
    expect(other.locator("h1")).to_contain_text("Ny overskrift")
    expect(field_of_a_note(other)).to_have_value("Midt i en sætning uden at blive afbrudt")


def test_a_tab_that_nobody_sees_follows_but_not_while_something_is_written_in_it(
    page: Page, host: Host, context: BrowserContext
) -> None:
    visit(page, host)
    unseen, writing = context.new_page(), context.new_page()
    for tab in (unseen, writing):
        tab.goto(f"{host.url}/{reader.RECOMMENDATION}")
        tab.evaluate("window.guideEdition = 'the old one'")
        tab.wait_for_function(RUNS)
    field_of_a_note(writing).fill("Midt i en sætning")
    publish_edition(host)
    page.evaluate(UPDATE)
    expect_announced(page)
    announcement(page).get_by_role("button", name="Opdatér").click()
    for tab in (unseen, writing):
        expect_announced(tab, "En anden fane har skiftet til en ny udgave.")
    # The browser has no window that could be put away.
    hide = """() => {
      Object.defineProperty(document, "hidden", { value: true })
      document.dispatchEvent(new Event("visibilitychange"))
    }"""
    writing.evaluate(hide)
    unseen.evaluate(hide)
    expect(unseen.locator("h1")).to_contain_text("Ny overskrift")
    assert writing.evaluate(SHOWN) == "the old one"


@pytest.mark.parametrize("size", [reader.PHONE, reader.DESKTOP], ids=["phone", "desktop"])
def test_what_tells_of_an_edition_can_be_read_and_covers_no_field_in_use(
    new_page: Callable[..., Page], host: Host, size: dict[str, int]
) -> None:
    page = new_page(is_app=True, viewport=size, reduced_motion="reduce")
    visit(page, host)
    note = field_of_a_note(page)
    note.fill("Nederst i vinduet")
    note.evaluate("(field) => field.scrollIntoView({ block: 'end' })")
    publish_edition(host)
    page.evaluate(UPDATE)
    expect_announced(page)
    page.wait_for_function(
        """() => document.activeElement.getBoundingClientRect().bottom
          <= document.querySelector("[data-guide-update]").getBoundingClientRect().top"""
    )
    expect(note).to_be_focused()
    page.evaluate(AXE.read_text("utf-8"))
    reader.assert_no(faults_in(page, "a new edition"))
    page.emulate_media(media="print")
    expect(announcement(page)).to_be_hidden()


def test_the_page_about_it_says_when_the_guide_is_kept_and_how_much_it_is(
    page: Page, whole_host: Host
) -> None:
    visit(page, whole_host, PAGE)
    expect(page.locator("[data-guide-app-status]")).to_have_text(KEPT)
    expect(page.locator("[data-guide-app-size]")).to_have_text(re.compile(r"^[12],\d MB$"))
    expect(page.locator("[data-guide-install]")).to_be_hidden()


def test_the_browser_can_install_it(page: Page, host: Host) -> None:
    visit(page, host)
    session = page.context.new_cdp_session(page)
    answer = session.send("Page.getAppManifest")
    assert answer["errors"] == []
    assert answer["url"] == f"{host.url}/manifest.webmanifest"
    faults = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A browser without a profile of its own does not install anything.
    assert [fault["errorId"] for fault in faults if fault["errorId"] != "in-incognito"] == []


def test_the_button_to_install_is_there_when_the_browser_offers_it(page: Page, host: Host) -> None:
    visit(page, host, PAGE)
    button = page.get_by_role("button", name="Installér appen")
    expect(button).to_be_hidden()
    # As a browser does that has a profile; the one of the tests has none.
    page.evaluate(
        """() => dispatchEvent(Object.assign(new Event("beforeinstallprompt"), {
          prompt: async () => { window.isAsked = true },
        }))"""
    )
    button.click()
    assert page.evaluate("window.isAsked")
    expect(button).to_be_hidden()


def test_firefox_and_webkit_keep_it_too(
    new_browser: Callable[[], OtherBrowser], site: Path, tmp_path: Path
) -> None:
    record_faults(site, tmp_path / UNDER, is_app=True)
    write_app(tmp_path / UNDER)  # of the files as they are now
    host = Host(tmp_path)
    browser = new_browser()
    try:
        browser.open(f"{host.url}/{reader.RECOMMENDATION}")
        browser.until(f"return ({IS_KEPT})()")
        host.stop()
        for path in ("ordliste/index.html", PAGE, "min-plan/index.html"):
            browser.open(f"{host.url}/{path}")
            assert browser.js("return document.querySelectorAll('h1').length") == 1, path
        browser.open(f"{host.url}/soeg/index.html?q=genhusning")
        browser.until("return document.querySelector('.guide-search ol > li a')")
        assert not browser.faults()
        host.start()
    finally:
        browser.driver.quit()
        host.stop()


def test_from_a_disk_nothing_is_kept_and_nothing_complains(page: Page, file_url: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{file_url}/{PAGE}")
    expect(page.locator("[data-guide-app-status]")).to_contain_text("kun med net")
    assert said == []
    assert not page.evaluate(RUNS)
