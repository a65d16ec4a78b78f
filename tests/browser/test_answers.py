"""A question has a place for the team's answers, and none of them is ever lost."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import reader

PAGE = reader.RECOMMENDATION
QUESTION = "hjaelp-til-entreprenoerer"


def place(page: Page, question: str = QUESTION) -> Locator:
    return page.locator(f"[data-guide-answers={question}]")


def answer(page: Page, name: str | re.Pattern[str] = "Jeres svar") -> Locator:
    return place(page).get_by_role("textbox", name=name)


def wait_until_saved(page: Page, text: str) -> None:
    """Wait until the text stands in the browser's storage."""
    page.wait_for_function(
        "(text) => Object.values(localStorage).some((kept) => kept.includes(text))", arg=text
    )


def put_answer(page: Page, of: str, name: str, texts: str) -> None:
    """Put an answer into the project `of` by hand."""
    reader.store(page, {
        f"project/{of}/name": '{"value":"","at":1,"by":"c1"}',
        f"project/{of}/question/{QUESTION}/answer/{name}": texts,
    })


@reader.everywhere
def test_an_answer_is_saved_while_it_is_typed(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    answer(page).click()
    page.keyboard.type("Vi begynder med to praktikanter.")
    wait_until_saved(page, "to praktikanter.")
    expect(answer(page)).to_be_focused()
    expect(place(page)).to_contain_text(re.compile(r"Sidst ændret \d+\. \w+ \d{4} kl\. \d\d\.\d\d"))
    page.reload()
    expect(answer(page)).to_have_value("Vi begynder med to praktikanter.")


@reader.also_from_a_disk
def test_leaving_the_page_at_once_saves_what_was_typed(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    answer(page).click()
    page.keyboard.insert_text("Skrevet i farten")
    page.goto(f"{address}/{reader.FRONT_PAGE}")
    page.go_back()
    expect(answer(page)).to_have_value("Skrevet i farten")


def test_a_field_grows_with_what_is_typed(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    before = answer(page).bounding_box()["height"]
    answer(page).fill("linje\n" * 9)
    assert answer(page).bounding_box()["height"] > before * 3
    assert answer(page).evaluate("(area) => area.scrollHeight <= area.clientHeight + 1")


def test_earlier_answers_stay_with_their_dates(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    put_answer(
        page, "p1", "20260303-a", '{"texts":[{"text":"Det mente vi i marts","at":9,"by":"c1"}]}'
    )
    page.reload()
    expect(answer(page)).to_have_value("Det mente vi i marts")
    place(page).get_by_role("button", name="Skriv et nyt svar").click()
    expect(answer(page)).to_be_focused()
    page.keyboard.type("Nu mener vi noget andet")
    wait_until_saved(page, "noget andet")
    page.reload()
    expect(answer(page)).to_have_value("Nu mener vi noget andet")
    expect(answer(page, "Svar fra 3. marts 2026")).to_have_value("Det mente vi i marts")


def test_a_removed_answer_can_be_taken_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    answer(page).fill("Et svar")
    place(page).get_by_role("button", name="Fjern svaret").click()
    expect(answer(page)).to_have_value("")
    expect(answer(page)).to_be_focused()
    reader.undo(page)
    expect(answer(page)).to_have_value("Et svar")
    place(page).get_by_role("button", name="Fjern svaret").click()
    page.reload()
    expect(answer(page)).to_have_value("")


def test_an_older_answer_that_is_removed_leaves_no_empty_field(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    answer(page).fill("Svar et")
    place(page).get_by_role("button", name="Skriv et nyt svar").click()
    page.keyboard.type("Svar to")
    expect(place(page).locator("textarea")).to_have_count(2)
    place(page).get_by_role("button", name="Fjern svaret").last.click()
    expect(place(page).locator("textarea")).to_have_count(1)
    expect(answer(page)).to_have_value("Svar to")
    reader.undo(page)
    expect(place(page).locator("textarea")).to_have_count(2)


@reader.also_from_a_disk
def test_two_tabs_see_each_others_answers(page: Page, address: str) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{address}/{PAGE}")
    answer(page).fill("Fra den ene")
    expect(answer(other)).to_have_value("Fra den ene")
    answer(other).fill("Fra den ene, og den anden")
    expect(answer(page)).to_have_value("Fra den ene, og den anden")


def written_at(page: Page) -> str:
    """Return all that stands at the question, in its fields and beside them."""
    return place(page).evaluate(
        "(place) => [...place.querySelectorAll('textarea')].map(({ value }) => value)"
        ".concat(place.innerText).join(' ')"
    )


@reader.also_from_a_disk
def test_two_who_type_at_once_both_keep_their_words(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    answer(page).fill("Fælles begyndelse")
    wait_until_saved(page, "Fælles begyndelse")
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{address}/{PAGE}")
    answer(page).fill("Den enes ord")
    answer(other).fill("Den andens ord")
    for tab in (page, other):
        wait_until_saved(tab, "Den enes ord")
        wait_until_saved(tab, "Den andens ord")
    for tab in (page, other):
        tab.reload()
        assert "Den enes ord" in written_at(tab)
        assert "Den andens ord" in written_at(tab)


def test_two_who_type_on_in_turn_lose_no_word(page: Page, address: str) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{address}/{PAGE}")
    reader.create_project(page, "Et projekt")
    for tab in (page, other):
        expect(tab.get_by_role("button", name="Projekt: Et projekt")).to_be_visible()
        answer(tab).click()
    for word in range(8):
        answer(page).press_sequentially(f"en{word} ")
        answer(other).press_sequentially(f"to{word} ")
    for tab in (page, other):
        for who in ("en", "to"):
            wait_until_saved(tab, f"{who}7")
    kept = " ".join(
        entry["text"] for key, record in reader.stored(page).items() if "/question/" in key
        for entry in record["texts"]
    )
    assert [f"{who}{word}" for who in ("en", "to") for word in range(8)
            if f"{who}{word} " not in f"{kept} "] == [], kept


def test_undoing_keeps_what_was_typed_meanwhile(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    answer(page).fill("Det gamle svar")
    place(page).get_by_role("button", name="Fjern svaret").click()
    answer(page).fill("Skrevet bagefter")
    wait_until_saved(page, "Skrevet bagefter")
    reader.undo(page)
    answer(page).blur()
    assert "Det gamle svar" in written_at(page)
    assert "Skrevet bagefter" in written_at(page)


def test_another_copys_wording_stands_beside_with_its_source(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    answer(page).fill("Min tekst")
    wait_until_saved(page, "Min tekst")
    kept = reader.stored(page)
    key = next(key for key in kept if "/question/" in key)
    mine = kept[key]["texts"][0]
    theirs = {"text": "Kollegaens <b>tekst</b>", "at": 1772539200000, "by": "kollega"}
    reader.store(page, {
        key: json.dumps({"texts": [mine, theirs]}),
        "name/kollega": '{"value":"Åse Ørsted","at":1,"by":"kollega"}',
    })
    page.reload()
    expect(answer(page)).to_have_value("Min tekst")
    expect(place(page)).to_contain_text(
        re.compile(r"Også skrevet af Åse Ørsted 3\. marts 2026.*Kollegaens <b>tekst</b>", re.DOTALL)
    )
    place(page).get_by_role("button", name="Føj til teksten").click()
    expect(answer(page)).to_have_value("Min tekst\n\nKollegaens <b>tekst</b>")
    expect(place(page)).not_to_contain_text("Også skrevet")
    reader.undo(page)
    place(page).get_by_role("button", name="Læg til side").click()
    expect(place(page).get_by_text("Lagt til side (1)")).to_be_visible()
    page.reload()
    expect(answer(page)).to_have_value("Min tekst")
    place(page).get_by_text("Lagt til side (1)").click()
    expect(place(page)).to_contain_text("Kollegaens <b>tekst</b>")


def test_what_stands_beside_is_added_at_the_first_click_while_she_types(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{PAGE}")
    put_answer(page, "p1", "20260303-a", json.dumps({"texts": [
        {"text": "Kollegaens tekst", "at": 9, "by": "kollega"},
        {"text": "Min tekst", "at": 10, "by": "c1"},
    ]}))
    page.reload()
    answer(page).press("Control+End")
    page.keyboard.type(" og mere")
    place(page).get_by_role("button", name="Føj til teksten").first.click()
    expect(answer(page)).to_have_value(re.compile("og mere\n\n"))
    expect(answer(page)).to_be_focused()


def test_undoing_brings_back_what_was_put_aside_and_nothing_else(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    put_answer(page, "p1", "20260303-a", json.dumps({"texts": [
        {"text": "Kollegaens tekst", "at": 9, "by": "kollega"},
    ]}))
    page.reload()
    answer(page).fill("Min gamle tekst")
    answer(page).blur()
    place(page).get_by_role("button", name="Læg til side").click()
    expect(place(page)).to_contain_text("Lagt til side (1)")
    answer(page).fill("Noget helt nyt")
    answer(page).blur()
    reader.undo(page)
    expect(place(page)).to_contain_text("Også skrevet")
    expect(answer(page)).to_have_value("Noget helt nyt")
    assert "Kollegaens tekst" in written_at(page)
    assert "Min gamle tekst" not in written_at(page)


def test_the_caret_stays_where_it_is_when_another_tab_writes_on(page: Page, address: str) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{address}/{PAGE}")
    answer(page).fill("Det første. Det sidste.")
    answer(page).blur()
    expect(answer(other)).to_have_value("Det første. Det sidste.")
    answer(page).press("Control+Home")
    answer(other).fill("Det første. Det sidste. Og lidt til.")
    expect(answer(page)).to_have_value("Det første. Det sidste. Og lidt til.")
    page.keyboard.type("Nyt: ")
    expect(answer(page)).to_have_value("Nyt: Det første. Det sidste. Og lidt til.")


def test_the_keyboard_stays_at_the_question_when_another_tab_changes_project(
    page: Page, address: str
) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{address}/{PAGE}")
    answer(page).fill("I det første projekt")
    wait_until_saved(page, "I det første projekt")
    reader.create_project(other, "Et andet")
    expect(answer(page)).to_have_value("")
    expect(answer(page)).to_be_focused()


def test_what_is_typed_stays_with_the_project_it_was_typed_in(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    answer(page).fill("I det første projekt")
    wait_until_saved(page, "I det første projekt")
    other = page.context.new_page()
    other.goto(f"{address}/{PAGE}")
    make = reader.name_project(other, "Et andet")
    answer(page).fill("I det første projekt, mere")
    make.click()
    expect(answer(page)).to_have_value("")
    answer(page).fill("I det andet")
    wait_until_saved(page, "I det andet")
    texts = {
        key.split("/")[1]: record["texts"][-1]["text"]
        for key, record in reader.stored(page).items() if "/question/" in key
    }
    assert sorted(texts.values()) == ["I det andet", "I det første projekt, mere"]


@pytest.mark.parametrize(
    "page_path", ["spoergsmaal/index.html", "inspiration/gyldenrisparken/index.html"]
)
def test_a_question_has_its_answer_wherever_it_stands(
    page: Page, site_url: str, page_path: str
) -> None:
    page.goto(f"{site_url}/{page_path}")
    first = page.locator("[data-guide-answers]").first
    question = first.get_attribute("data-guide-answers")
    first.get_by_role("textbox").fill("Det samme svar")
    wait_until_saved(page, "Det samme svar")
    page.goto(f"{site_url}/spoergsmaal/index.html")
    expect(place(page, question).get_by_role("textbox").first).to_have_value("Det samme svar")
