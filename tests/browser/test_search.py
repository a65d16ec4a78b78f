"""The search: loaded when asked for, used by hand and by keyboard, over http and from a disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser import reader

PAGE = reader.RECOMMENDATION
INDEX = "**/assets/search/index.js"
LOADED = ("/assets/vendor/minisearch/minisearch.js", "/assets/search/index.js")
TITLE = f"{reader.SEARCH} ol > li > a"
FAILED = re.compile("kunne ikke hentes")


def title(page: Page, name: str) -> Locator:
    """Return the link to a page that was found, not the links to sections of the same name."""
    return page.locator(TITLE).filter(has_text=re.compile(f"^{name}$"))


def titles(page: Page) -> list[str]:
    return page.locator(TITLE).all_text_contents()


def give_index(page: Page, pages: list[dict[str, object]]) -> None:
    """Let the search look in these pages instead of the guide's."""
    script = f"window.guideSearchIndex={json.dumps(pages)}"
    page.route(INDEX, lambda route: route.fulfill(body=script, content_type="text/javascript"))


def indexed(title: str, text: str, url: str = "index.html") -> dict[str, object]:
    return {"url": url, "title": title, "sections": [{"id": "", "title": "", "text": text}]}


def test_nothing_is_loaded_before_the_reader_opens_it(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{PAGE}")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith(LOADED)]
    reader.open_search(page)
    assert sorted(url.removeprefix(address) for url in asked if url.endswith(LOADED)) == sorted(
        LOADED
    )
    page.keyboard.press("Escape")
    reader.open_search(page)
    assert len([url for url in asked if url.endswith(LOADED)]) == len(LOADED)


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
    expect(page.locator(reader.SEARCH)).to_be_hidden()
    expect(page.locator("#stoettestrukturer")).to_be_in_viewport()


def test_it_leads_on_from_the_page_for_a_wrong_address(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/404.html")
    reader.open_search(page).press_sequentially("pladsmand")
    title(page, "Genhusning").click()
    expect(page.get_by_role("heading", level=1, name="Genhusning")).to_be_visible()


def test_every_result_leads_to_a_place_that_exists(
    page: Page, site_url: str, site: Path
) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("beboer")
    expect(reader.results(page).first).to_be_visible()
    links = page.locator(f"{reader.SEARCH} [data-search-result]")
    found = links.evaluate_all("(all) => all.map((one) => one.href)")
    assert len(found) > 20
    for url in found:
        path, _, anchor = url.removeprefix(f"{site_url}/").partition("#")
        assert not anchor or f'id="{anchor}"' in (site / path).read_text("utf-8"), url


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
    page.keyboard.press("Escape")
    expect(page.locator(reader.SEARCH)).to_be_hidden()
    expect(link).to_be_focused()


def test_the_slash_is_a_letter_in_a_field(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    field = reader.open_search(page)
    page.keyboard.type("og/eller")
    expect(field).to_have_value("og/eller")


def test_the_slash_can_be_turned_off(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page)
    page.get_by_label("Åbn søgningen med tasten /").uncheck()
    page.reload()
    page.keyboard.press("/")
    expect(page.locator(reader.SEARCH)).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator(reader.SEARCH)).to_be_visible()


def test_the_arrows_move_and_enter_goes(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    field = reader.open_search(page)
    page.keyboard.type("genhusning")
    links = page.locator(f"{reader.SEARCH} [data-search-result]")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    for _ in range(links.count() + 1):
        page.keyboard.press("ArrowDown")
    expect(links.last).to_be_focused()
    expect(links.last).to_be_in_viewport(ratio=1)
    field.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/emner/genhusning/"))


def test_enter_in_the_field_goes_to_the_first_result(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    reader.open_search(page)
    page.keyboard.type("genhusning")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/emner/genhusning/"))


def test_the_result_with_the_keyboard_is_not_behind_the_form(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("beboer")
    links = page.locator(f"{reader.SEARCH} [data-search-result]")
    links.last.focus()
    form = page.get_by_role("search")
    for _ in range(15):
        page.keyboard.press("ArrowUp")
        shown = page.locator(":focus").bounding_box()
        bar = form.bounding_box()
        assert shown["y"] >= bar["y"] + bar["height"]


def test_it_speaks_danish_and_counts(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    field = reader.open_search(page)
    expect(page.get_by_role("dialog")).to_have_accessible_name("Søg i guiden")
    expect(field).to_have_accessible_name("Søg")
    status = page.get_by_role("dialog").get_by_role("status")
    field.fill("genhusning")
    expect(status).to_have_text(f"{reader.results(page).count()} resultater")
    assert reader.results(page).count() > 1
    field.fill("qqqxyz")
    expect(status).to_have_text("Ingen resultater")
    expect(reader.results(page)).to_have_count(0)
    field.fill("")
    expect(status).to_have_text("")


def test_one_result_is_counted_as_one(page: Page, site_url: str) -> None:
    give_index(page, [indexed("Genhusning", "Flyt."), indexed("Vision", "Se frem.")])
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("vision")
    expect(page.locator(reader.SEARCH_STATUS)).to_have_text("1 resultat")


def test_words_written_while_it_loads_are_found_when_it_has(page: Page, site_url: str) -> None:
    waiting: list[Route] = []
    page.route(INDEX, lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright names it
    page.goto(f"{site_url}/{PAGE}")
    page.keyboard.press("/")
    page.keyboard.type("genhusning")
    status = page.locator(reader.SEARCH_STATUS)
    expect(status).to_have_text("Henter …")
    waiting[0].continue_()
    expect(status).to_have_text(re.compile(r"^\d+ resultater$"))


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
    reader.open_search(page).fill("genhusning")
    expect(reader.results(page).first).to_be_visible()


@pytest.mark.parametrize("words", ["økonomi", "ØKONOMI", "oekonomi", "okonomi", "økonmi", "økono"])
def test_a_word_is_found_however_it_is_spelled(page: Page, site_url: str, words: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill(words)
    expect(reader.results(page).first).to_contain_text("Økonomi og investering")


@pytest.mark.parametrize("place", ["title", "text"])
def test_the_word_itself_comes_before_longer_words_and_those_before_slips(
    page: Page, site_url: str, place: str
) -> None:
    pages = [
        indexed(word, "Tekst.") if place == "title" else indexed(f"Side {number}", f"{word}.")
        for number, word in enumerate(["genhusnink", "genhusningen", "genhusning"])
    ]
    give_index(page, pages)
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("genhusning")
    expect(reader.results(page)).to_have_count(3)
    assert titles(page) == [str(one["title"]) for one in reversed(pages)]


def test_a_title_counts_more_than_a_text(page: Page, site_url: str) -> None:
    give_index(page, [indexed("Drift", "Vision, vision og vision."), indexed("Vision", "Drift.")])
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("vision")
    expect(reader.results(page)).to_have_count(2)
    assert titles(page) == ["Vision", "Drift"]


def test_all_words_count_but_small_words_do_not(page: Page, site_url: str) -> None:
    texts = {"A": "En plan.", "B": "Flytning og plan.", "C": "i"}
    give_index(page, [indexed(name, text) for name, text in texts.items()])
    page.goto(f"{site_url}/{PAGE}")
    field = reader.open_search(page)
    field.fill("hvordan plan flytning")
    expect(reader.results(page)).to_have_count(1)
    assert titles(page) == ["B"]
    field.fill("plan ukendt")  # no page has both: better some than none
    expect(reader.results(page)).to_have_count(2)
    field.fill("i")
    expect(reader.results(page)).to_have_count(1)


def test_a_result_shows_the_sentence_and_marks_the_words(page: Page, site_url: str) -> None:
    text = "Begynd her. Planlæg genhusningen og byggeriet. Byggeriet varer længe."
    give_index(page, [indexed("Side", text)])
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("genhusning byggeri")
    result = reader.results(page).first
    expect(result.locator("p")).to_have_text("Planlæg genhusningen og byggeriet.")
    expect(result.locator("mark")).to_have_text(["genhusningen", "byggeriet"])


def test_it_shows_sentences_as_the_page_does(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("genhusningen")
    expect(reader.results(page).first).to_be_visible()
    # A term's definition lies hidden in the middle of its sentence.
    expect(page.locator(reader.SEARCH)).not_to_contain_text("genhusningenNår")


def test_texts_are_never_run(page: Page, site_url: str) -> None:
    hostile = "vision <img src=x onerror='window.ran = true'><script>window.ran = true</script>"
    give_index(page, [indexed(hostile, hostile)])
    page.goto(f"{site_url}/{PAGE}")
    field = reader.open_search(page)
    field.fill("vision <img src=x onerror='window.ran = true'>")
    result = reader.results(page).first
    expect(result).to_contain_text("<img src=x onerror='window.ran = true'>")
    expect(page.locator(reader.SEARCH).locator("img, script")).to_have_count(0)
    assert page.evaluate("window.ran") is None


def test_a_button_and_a_click_beside_it_close_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    search = page.locator(reader.SEARCH)
    reader.open_search(page).fill("genhusning")
    search.get_by_role("button", name="Luk").click()
    expect(search).to_be_hidden()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_have_value("genhusning")
    page.mouse.click(5, 400)
    expect(search).to_be_hidden()


def test_on_a_phone_it_fills_the_screen(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(viewport=reader.PHONE)
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page)
    width = page.evaluate("document.documentElement.offsetWidth")  # without a scroll bar
    wanted = {"x": 0, "y": 0, "width": width, "height": reader.PHONE["height"]}
    assert page.locator(reader.SEARCH).bounding_box() == wanted


def test_at_400_percent_nothing_lies_beside_it(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 256})
    page.goto(f"{site_url}/{PAGE}")
    reader.open_search(page).fill("beboer")
    expect(reader.results(page).first).to_be_visible()
    search = page.locator(reader.SEARCH)
    assert search.evaluate("(one) => one.scrollWidth <= one.clientWidth")
