"""The search: loaded when asked for, used by hand and by keyboard, over http and from a disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from macros.guide.guide import load_guide
from macros.handed_on.search_words import search_words
from publish.engine.build import ROOT
from publish.search.index import index_of
from publish.search.pages import IndexedPage, Place
from tests.browser import reader

PAGE = reader.RECOMMENDATION
INDEX = "**/assets/search/index.js"
TEXTS = re.compile(r"/assets/search/\w+/\d+\.js$")
LOADED = re.compile(r"/assets/search/|/assets/javascripts/search\.|/assets/stylesheets/search\.")
TITLE = f"{reader.SEARCH} ol > li > a"
FAILED = re.compile("kunne ikke hentes")
RESULTS_PAGE = "soeg/index.html"
SETTINGS = search_words(load_guide(ROOT))


def title(page: Page, name: str) -> Locator:
    """Return the link to a page that was found, not the links to places of the same name."""
    return page.locator(TITLE).filter(has_text=re.compile(f"^{name}$"))


def titles(page: Page) -> list[str]:
    return page.locator(TITLE).all_text_contents()


def links(page: Page) -> Locator:
    return page.locator(f"{reader.SEARCH} [data-search-result]")


def indexed(title: str, text: str = "", *places: Place, url: str = "index.html") -> IndexedPage:
    return IndexedPage(url, title, places=[Place(text=text), *places])


def give_index(page: Page, pages: list[IndexedPage]) -> None:
    """Let the search look in these pages instead of the guide's."""
    index = {**index_of(pages, SETTINGS), "edition": "x"}
    script = f"window.guideSearchIndex={json.dumps(index)}"
    page.route(INDEX, lambda route: route.fulfill(body=script, content_type="text/javascript"))

    def give_text(route: Route) -> None:
        number = int(route.request.url.split("/")[-1].removesuffix(".js"))
        text = [[place.id, place.title, place.text, ""] for place in pages[number].places]
        route.fulfill(
            body=f"guideSearchPlaces[{number}]={json.dumps(text)}", content_type="text/javascript"
        )

    page.route(TEXTS, give_text)


# --- Opening and loading


@reader.also_from_a_disk
def test_nothing_is_loaded_before_the_reader_turns_to_it(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{PAGE}")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if LOADED.search(url)]
    reader.open_search(page).fill("genhusning")
    expect(reader.results(page).first.locator("p").first).to_be_visible()
    page.keyboard.press("Escape")
    reader.open_search(page, is_asked=True)
    assert len([url for url in asked if url.endswith("/search/index.js")]) == 1
    assert len(asked) == len(set(asked))


def test_it_is_loaded_when_the_field_gets_the_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    with page.expect_request(INDEX):
        page.get_by_role("searchbox").focus()
    expect(page.locator(f"{reader.SEARCH} [data-guide-search-panel]")).to_be_hidden()


def test_only_the_pages_in_sight_give_their_texts(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("beboer")
    expect(reader.results(page)).to_have_count(8)
    last = reader.results(page).last
    expect(last).to_have_attribute("data-guide-number", re.compile("."))
    expect(reader.results(page).first).not_to_have_attribute("data-guide-number", re.compile("."))
    assert 0 < len([url for url in asked if TEXTS.search(url)]) < 8
    last.scroll_into_view_if_needed()
    expect(last).not_to_have_attribute("data-guide-number", re.compile("."))


@pytest.mark.parametrize("query", ["genhusning", "vicevært", "boligsocial helhedsplan", "swot"])
def test_a_first_search_weighs_little(page: Page, site_url: str, query: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    page.wait_for_load_state("networkidle")
    bodies: list[bytes] = []
    page.on("response", lambda response: bodies.append(response.body()))
    reader.open_search(page).fill(query)
    first = reader.results(page).first
    expect(first).not_to_have_attribute("data-guide-number", re.compile("."))
    page.wait_for_load_state("networkidle")
    assert sum(len(reader.zipped(body)) for body in bodies) < 60_000


@reader.also_from_a_disk
@pytest.mark.parametrize("size", [reader.PHONE, reader.DESKTOP], ids=["390", "1280"])
def test_it_leads_to_a_page(
    new_page: Callable[..., Page], address: str, size: dict[str, int]
) -> None:
    page = new_page(viewport=size)
    page.goto(f"{address}/{PAGE}")
    reader.open_search(page).press_sequentially("genhusning")
    title(page, "Brug genhusningen aktivt").click()
    expect(page.get_by_role("heading", level=1, name="Brug genhusningen aktivt")).to_be_visible()


def test_it_leads_to_a_section_of_the_page_the_reader_is_on(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    reader.open_search(page).fill("byg støtte op")
    page.locator(f"{reader.SEARCH} a[href$='{PAGE}#stoettestrukturer']").click()
    expect(page.locator(f"{reader.SEARCH} ol")).to_be_hidden()
    expect(page.locator("#stoettestrukturer")).to_be_in_viewport()


def test_it_leads_on_from_the_page_for_a_wrong_address(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/404.html")
    reader.open_search(page).press_sequentially("pladsmand")
    title(page, "Brug genhusningen aktivt").click()
    expect(page.get_by_role("heading", level=1, name="Brug genhusningen aktivt")).to_be_visible()


def test_every_result_leads_to_a_place_that_exists(
    page: Page, site_url: str, site: Path
) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("beboer")
    button = page.get_by_role("button", name="Vis flere sider")
    while button.is_visible():
        button.click()
    pages = reader.results(page)
    for one in pages.all():
        one.scroll_into_view_if_needed()
        expect(one).not_to_have_attribute("data-guide-number", re.compile("."))
    found = links(page).evaluate_all("(all) => all.map((one) => one.href)")
    assert len(found) > 40
    for url in found:
        path, _, anchor = url.removeprefix(f"{site_url}/").partition("#")
        assert not anchor or f'id="{anchor}"' in (site / path).read_text("utf-8"), url


def test_more_pages_come_when_asked_for_and_take_the_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("beboer")
    expect(reader.results(page)).to_have_count(8)
    page.get_by_role("button", name="Vis flere sider").click()
    expect(reader.results(page)).to_have_count(16)
    expect(page.locator(TITLE).nth(8)).to_be_focused()


# --- Keyboard


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_a_key_opens_it_and_esc_gives_the_keyboard_back(
    page: Page, address: str, keys: str
) -> None:
    page.goto(f"{address}/{PAGE}")
    link = page.get_by_role("main").get_by_role("link").first
    link.focus()
    page.keyboard.press(keys)
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("genhusning")
    expect(reader.results(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(f"{reader.SEARCH} ol")).to_be_hidden()
    expect(link).to_be_focused()


def test_esc_gives_the_place_on_the_page_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    page.evaluate("scrollTo(0, 2000)")
    page.keyboard.press("/")
    page.keyboard.type("genhusning")
    page.locator("[data-guide-search-status]").last.click()
    page.keyboard.press("Escape")
    expect(page.locator(f"{reader.SEARCH} ol")).to_be_hidden()
    assert page.evaluate("scrollY") == 2000


def test_the_slash_is_a_letter_in_a_field(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    field = reader.open_search(page)
    page.keyboard.type("og/eller")
    expect(field).to_have_value("og/eller")


def test_the_slash_can_be_turned_off(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("genhusning")
    page.get_by_label("Åbn søgningen med tasten /").uncheck()
    page.reload()
    page.keyboard.press("/")
    field = page.get_by_role("searchbox")
    expect(field).not_to_be_focused()
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    field.fill("genhusning")
    expect(page.get_by_label("Åbn søgningen med tasten /")).not_to_be_checked()


def test_the_arrows_move_and_enter_goes(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    field = reader.open_search(page)
    page.keyboard.type("genhusning")
    found = links(page)
    expect(reader.results(page).first).not_to_have_attribute("data-guide-number", re.compile("."))
    page.keyboard.press("ArrowDown")
    expect(found.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(found.nth(1)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/anbefalinger/brug-genhusningen/"))


def test_the_arrows_reach_the_ways_on_after_the_results(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page)
    page.keyboard.type("qqqxyz")
    topic = page.locator(reader.SEARCH).get_by_role("link", name="Beboerdemokrati")
    expect(topic).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(topic).to_be_focused()


def test_enter_in_the_field_goes_to_the_first_result(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    reader.open_search(page)
    page.keyboard.type("genhusning")
    expect(reader.results(page).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/anbefalinger/brug-genhusningen/"))


@pytest.mark.parametrize("size", [reader.PHONE, reader.DESKTOP], ids=["390", "1280"])
def test_what_has_the_keyboard_is_never_behind_the_field(
    new_page: Callable[..., Page], site_url: str, size: dict[str, int]
) -> None:
    page = new_page(viewport=size)
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("beboer")
    expect(reader.results(page)).to_have_count(8)
    page.locator(TITLE).last.focus()
    form = page.get_by_role("search")
    for _ in range(6):
        page.keyboard.press("ArrowUp")
        shown = page.locator(":focus").bounding_box()
        bar = form.bounding_box()
        assert shown["y"] >= bar["y"] + bar["height"]


def test_leaving_it_closes_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    shown = page.locator(f"{reader.SEARCH} ol")
    reader.open_search(page).fill("genhusning")
    expect(shown).to_be_visible()
    page.get_by_role("main").get_by_role("link").first.focus()
    expect(shown).to_be_hidden()
    page.get_by_role("searchbox").focus()
    expect(shown).to_be_visible()
    page.mouse.click(5, 400)
    expect(shown).to_be_hidden()


def test_it_opens_over_what_is_open_already(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    page.get_by_role("button", name=re.compile("^Projekt")).click()
    box = page.locator("#projekter")
    expect(box).to_be_visible()
    page.keyboard.press("Control+k")
    expect(box).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_an_address_with_very_much_in_it_shows_no_more_than_fits(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}/{RESULTS_PAGE}?q={'vision+' * 500}")
    expect(reader.results(page).first).to_be_visible()
    assert len(page.get_by_role("searchbox").input_value()) == 200


def test_on_a_phone_a_button_closes_it(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(viewport=reader.PHONE)
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("genhusning")
    page.locator(reader.SEARCH).get_by_role("button", name="Luk").click()
    expect(page.locator(reader.SEARCH)).to_be_hidden()
    expect(reader.toolbar(page).get_by_role("link", name="Søg")).to_be_focused()
    reader.open_search(page, is_asked=True)
    expect(page.get_by_role("searchbox")).to_have_value("genhusning")


# --- What it says


def test_it_speaks_danish_and_counts(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    field = reader.open_search(page)
    expect(page.get_by_role("search")).to_have_accessible_name("Søg i guiden")
    expect(field).to_have_accessible_name("Søg")
    status = page.locator(reader.SEARCH_STATUS)
    field.fill("swot")
    expect(status).to_have_text(f"Fundet på {reader.results(page).count()} sider")
    assert reader.results(page).count() > 1
    field.fill("qqqxyz")
    expect(status).to_have_text("Ingen resultater for »qqqxyz«")
    expect(reader.results(page)).to_have_count(0)
    field.fill("")
    expect(status).to_have_text("")


def test_one_page_is_counted_as_one(page: Page, site_url: str) -> None:
    give_index(page, [indexed("Genhusning", "Flyt."), indexed("Vision", "Se frem.")])
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("vision")
    expect(page.locator(reader.SEARCH_STATUS)).to_have_text("Fundet på 1 side")


def test_words_written_while_it_loads_are_found_when_it_has(page: Page, site_url: str) -> None:
    waiting: list[Route] = []
    page.route(INDEX, lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright names it
    page.goto(f"{site_url}/{PAGE}")
    page.keyboard.press("/")
    page.keyboard.type("genhusning")
    status = page.locator(reader.SEARCH_STATUS)
    expect(status).to_have_text("Henter …")
    waiting[0].continue_()
    expect(status).to_have_text(re.compile(r"^Fundet på \d+ sider$"))


@pytest.mark.parametrize("fault", ["missing", "damaged", "empty"])
def test_when_it_cannot_load_it_says_so_and_tries_again(
    page: Page, site_url: str, fault: str
) -> None:
    answers = {"missing": {"status": 404}, "damaged": {"body": "null[0]"}, "empty": {"body": ""}}
    page.route(INDEX, lambda route: route.fulfill(content_type="text/javascript", **answers[fault]))
    page.goto(f"{site_url}/{PAGE}")
    page.evaluate("window.addEventListener('error', (event) => event.preventDefault())")
    page.keyboard.press("/")
    expect(page.locator(reader.SEARCH_STATUS)).to_have_text(FAILED)
    page.keyboard.press("Escape")
    page.unroute(INDEX)
    page.keyboard.press("/")
    page.keyboard.type("genhusning")
    expect(reader.results(page).first).to_be_visible()


def test_where_a_pages_text_does_not_come_the_link_does(page: Page, site_url: str) -> None:
    page.route(TEXTS, lambda route: route.abort())
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("genhusning")
    first = reader.results(page).first
    expect(first).not_to_have_attribute("data-guide-number", re.compile("."))
    first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1, name="Brug genhusningen aktivt")).to_be_visible()


# --- The page of results


@reader.also_from_a_disk
def test_a_search_can_be_linked_to(page: Page, address: str) -> None:
    page.goto(f"{address}/{RESULTS_PAGE}?q=carsten+bai")
    expect(page.get_by_role("searchbox")).to_have_value("carsten bai")
    expect(title(page, "Gyldenrisparken")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_count(1)


@reader.also_from_a_disk
def test_one_can_come_back_to_what_was_found(page: Page, address: str) -> None:
    page.goto(f"{address}/{RESULTS_PAGE}?q=swot")
    expect(reader.results(page).first).to_be_visible()
    page.get_by_role("searchbox").fill("carsten bai")
    title(page, "Gyldenrisparken").click()
    expect(page.get_by_role("heading", level=1, name="Gyldenrisparken")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("carsten bai")
    expect(title(page, "Gyldenrisparken")).to_be_visible()


@reader.also_from_a_disk
def test_all_results_have_a_page_of_their_own(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    reader.open_search(page).fill("æ & # ø")
    reader.open_search(page, is_asked=True).fill("økonomi & afkast")
    expect(reader.results(page).first).to_be_visible()
    found = titles(page)
    page.get_by_role("link", name="Alle resultater på en side for sig").click()
    page.wait_for_url(re.compile(re.escape(RESULTS_PAGE)))
    expect(page.get_by_role("searchbox")).to_have_value("økonomi & afkast")
    expect(reader.results(page).first).to_be_visible()
    assert titles(page) == found


@reader.also_from_a_disk
def test_the_button_leads_there_too(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    reader.open_search(page).fill("pladsmand")
    expect(reader.results(page).first).to_be_visible()
    page.get_by_role("search").get_by_role("button", name="Søg").click()
    page.wait_for_url(re.compile(re.escape(f"{RESULTS_PAGE}?q=pladsmand")))
    expect(title(page, "Brug genhusningen aktivt")).to_be_visible()


@reader.also_from_a_disk
def test_where_the_scripts_fail_the_form_leads_there(page: Page, address: str) -> None:
    page.route(re.compile(r"/assets/javascripts/search\."), lambda route: route.abort())
    page.goto(f"{address}/{PAGE}")
    field = page.get_by_role("searchbox")
    field.fill("pladsmand")
    expect(page.locator(reader.SEARCH_STATUS)).to_have_text(FAILED)
    page.unroute_all()
    field.press("Enter")
    page.wait_for_url(re.compile(re.escape(f"{RESULTS_PAGE}?q=pladsmand")))
    expect(title(page, "Brug genhusningen aktivt")).to_be_visible()


def test_without_scripts_the_page_says_so(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/{RESULTS_PAGE}?q=pladsmand")
    expect(page.locator("noscript p")).to_have_text(re.compile("^Søgningen virker ikke her"))
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.goto(f"{site_url}/{PAGE}")
    expect(page.get_by_role("searchbox")).to_be_hidden()


# --- What it shows of what is found (what that is: tests/integration/test_search_quality.py)


def test_a_guess_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    reader.open_search(page).fill("beskeftigelse")
    status = page.locator(reader.SEARCH_STATUS)
    expect(status).to_have_text(re.compile(r"^Viser resultater for »beskæftigelse«\. Fundet på "))
    assert titles(page)[0] == "Skab beskæftigelse"


def test_what_stands_on_a_page_is_shown_as_what_it_is(page: Page, site_url: str) -> None:
    place = "anbefalinger/brug-genhusningen/index.html#tjek-udpeg-en-genhusningsansvarlig"
    page.goto(f"{site_url}/{RESULTS_PAGE}?q=udpeg+medarbejder+praktisk+ansvar")
    link = page.locator(f"{reader.SEARCH} li li a[href$='{place}']")
    for one in reader.results(page).all():
        one.scroll_into_view_if_needed()
        expect(one).not_to_have_attribute("data-guide-number", re.compile("."))
    expect(link).to_contain_text("Udpeg én medarbejder")
    expect(link.locator("xpath=..")).to_contain_text("Tjekpunkt")
    link.click()
    page.wait_for_url(re.compile(re.escape(place)))
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_result_shows_the_sentence_and_marks_the_words(page: Page, site_url: str) -> None:
    text = "Begynd her. Planlæg genhusningen og byggeriet. Byggeriet varer længe."
    give_index(page, [indexed("Side", text)])
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("genhusning byggeri")
    result = reader.results(page).first
    expect(result.locator("p")).to_have_text("Planlæg genhusningen og byggeriet.")
    expect(result.locator("mark")).to_have_text(["genhusningen", "byggeriet"])


def test_where_nothing_is_found_it_helps_on_and_tells_nobody(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    field = reader.open_search(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    field.fill("gxnhzsning")
    expect(page.locator(reader.SEARCH_STATUS)).to_have_text("Ingen resultater for »gxnhzsning«")
    search = page.locator(reader.SEARCH)
    expect(search.get_by_role("link", name="Beboerdemokrati")).to_be_visible()
    assert asked == []
    search.get_by_role("button", name=re.compile("^genhusning")).first.click()
    expect(field).to_be_focused()
    expect(title(page, "Brug genhusningen aktivt")).to_be_visible()


def test_texts_are_never_run(page: Page, site_url: str) -> None:
    hostile = "vision <img src=x onerror='window.ran = true'><script>window.ran = true</script>"
    place = Place("tjek-vision", hostile, hostile)
    give_index(page, [indexed(hostile, hostile, place)])
    page.goto(f"{site_url}/{PAGE}")
    field = reader.open_search(page)
    field.fill("vision <img src=x onerror='window.ran = true'>")
    result = reader.results(page).first
    expect(result.locator("li")).to_contain_text("<img src=x onerror='window.ran = true'>")
    field.fill("<b>zzzqqq")
    expect(page.locator(reader.SEARCH_STATUS)).to_have_text(
        "Ingen resultater for »<b>zzzqqq«"
    )
    expect(page.locator(reader.SEARCH).locator("img, li script")).to_have_count(0)
    assert page.evaluate("window.ran") is None


# --- Sizes


def test_on_a_phone_it_fills_the_screen(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(viewport=reader.PHONE)
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page)
    width = page.evaluate("document.documentElement.offsetWidth")  # without a scroll bar
    wanted = {"x": 0, "y": 0, "width": width, "height": reader.PHONE["height"]}
    assert page.locator(reader.SEARCH).bounding_box() == wanted
    expect(page.locator(reader.SEARCH).get_by_role("link", name="Genhusning")).to_be_visible()


def test_between_phone_and_desktop_a_button_opens_it(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(viewport={"width": 1000, "height": 800})
    page.goto(f"{site_url}/{PAGE}")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    reader.open_search(page).fill("genhusning")
    panel = page.locator(f"{reader.SEARCH} [data-guide-search-panel]")
    expect(panel).to_be_visible()
    box = panel.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1000


def test_at_400_percent_nothing_lies_beside_it(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 256})
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("beboer")
    expect(reader.results(page).first).to_be_visible()
    search = page.locator(reader.SEARCH)
    assert search.evaluate("(one) => one.scrollWidth <= one.clientWidth")
