"""Proposing a change of one thing on a page, by keyboard, on a phone, from a folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import reader
from tests.conftest import EDITING

ITEM = "#tjek-forklar-planens-raekkevidde"
PAGE = "anbefalinger/afstem-forventninger/index.html"


def button(page: Page) -> Locator:
    return page.get_by_role("button", name="Ret ét sted på siden", exact=True)


def bar(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="Gå op på siden")


def links(page: Page) -> Locator:
    return page.locator(".guide-edit a")


def show_links(page: Page) -> None:
    button(page).click()
    expect(bar(page)).to_be_visible()


def letter_at(place: Locator) -> Locator:
    return place.get_by_role("link", name=re.compile("^Foreslå en rettelse: "))


def decoded(letter: Locator) -> tuple[str, str, str]:
    """Return the recipient, the subject and the body of a letter, as a mail program reads them."""
    to, _, query = letter.get_attribute("href").partition("?")
    subject, body = (part.split("=", 1)[1] for part in query.split("&"))
    return unquote(to), unquote(subject), unquote(body)


@reader.also_from_a_disk
def test_an_item_is_found_and_left_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}{ITEM}")
    reader.tab_to(page, button(page))
    page.keyboard.press("Enter")
    expect(bar(page)).to_be_visible()
    item = page.locator(ITEM)
    expect(letter_at(item)).to_be_focused()
    expect(letter_at(item)).to_be_in_viewport()
    page.keyboard.press("Tab")
    line = item.get_by_role("link", name=re.compile("^Ret på GitHub: tjekpunktet »Forklar"))
    expect(line).to_be_focused()
    expect(line).to_have_attribute("rel", "noreferrer")  # the host learns of no page
    expect(line).to_have_attribute("href", re.compile(
        rf"^{EDITING['EDIT_REPOSITORY']}/edit/main/data/recommendations/afstem-forventninger\.yml#L\d+$"
    ))
    page.keyboard.press("Escape")
    expect(links(page)).to_have_count(0)
    expect(bar(page)).to_have_count(0)
    expect(item).to_be_focused()
    page.keyboard.press("Tab")
    assert item.evaluate("(item) => item.contains(document.activeElement)")


@reader.also_from_a_disk
def test_a_letter_says_which_page_item_and_edition_it_is_about(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    show_links(page)
    to, subject, body = decoded(letter_at(page.locator(ITEM)))
    text = "Forklar beboerdemokraterne, hvad helhedsplanen betyder for afdeling, bydel og kommune."
    assert to == f"mailto:{EDITING['EDITORS_MAIL']}"
    assert subject.startswith("Forslag til tjekpunktet »Forklar beboerdemokraterne")
    lines = body.split("\r\n")
    assert "\n" not in "".join(lines)
    assert lines[:2] == ["Der står nu:", text]
    assert "(forklar-planens-raekkevidde)" in body
    assert lines[-2] == page.locator(".guide-footer__edition").inner_text().replace("\u00a0", " ")
    place = PAGE if address.startswith("file:") else f"{address}/{PAGE}"
    assert lines[-1] == f"{place}{ITEM}"
    assert "file:" not in body


def test_what_cannot_be_written_in_also_says_what_it_says(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/ordliste/index.html")
    show_links(page)
    _, subject, body = decoded(letter_at(page.locator("#ord-afkast")))
    assert subject == "Forslag til ordet »afkast«"
    assert "Det, en investering giver igen." in body


@pytest.mark.parametrize("kind", ["tjek", "spm"])
def test_what_a_reader_has_written_is_in_no_letter(
    page: Page, site_url: str, kind: str
) -> None:
    page.goto(f"{site_url}/{PAGE}")
    if kind == "tjek":
        fields = reader.open_fields(page.locator(ITEM))
        fields.get_by_label("Hvem").fill("Hemmelig Hansen")
        fields.get_by_label("Note").fill("Hemmelig note")
    else:
        page.get_by_label("Jeres svar").first.fill("Hemmeligt svar")
    page.keyboard.press("Tab")
    show_links(page)
    letters = links(page).evaluate_all("(all) => all.map(({ href }) => decodeURIComponent(href))")
    assert len(letters) > 50
    assert not [letter for letter in letters if "Hemmelig" in letter]


def test_a_page_opened_at_an_item_has_a_letter_about_it(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    letter = page.locator("footer").get_by_role("link", name="Foreslå en rettelse", exact=True)
    assert decoded(letter)[1] == "Forslag til siden »Afstem forventninger med beboerdemokratiet«"
    # A mail program is not opened here: what the link asks of it is enough.
    page.evaluate("addEventListener('click', (event) => event.preventDefault())")
    page.evaluate(f"location.hash = '{ITEM}'")
    letter.click()
    expect(letter).to_have_attribute("href", re.compile("^mailto:.*tjekpunktet"))
    assert ITEM in decoded(letter)[2]
    page.evaluate("location.hash = '#findes-ikke'")
    letter.click()
    expect(letter).to_have_attribute("href", re.compile("^mailto:.*Forslag%20til%20anbefalingen"))


def test_the_button_and_the_bar_take_the_links_away_again(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    show_links(page)
    expect(button(page)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Skjul links (Esc)", exact=True).click()
    expect(links(page)).to_have_count(0)
    expect(button(page)).to_be_focused()
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    show_links(page)
    button(page).press("Enter")
    expect(links(page)).to_have_count(0)
    expect(button(page)).to_be_focused()


def test_esc_first_closes_what_lies_above(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    show_links(page)
    reader.open_search(page)
    page.keyboard.press("Escape")
    expect(links(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(links(page)).to_have_count(0)


def test_esc_in_a_note_closes_the_note_alone(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    show_links(page)
    page.get_by_role("button", name=re.compile("^Note")).first.click()
    expect(page.locator(".guide-fields textarea:focus")).to_be_visible()
    page.keyboard.type("Vi ringer til kommunen.")
    page.keyboard.press("Escape")
    expect(page.locator(".guide-fields textarea:visible")).to_have_count(0)
    expect(links(page).first).to_be_visible()


def test_each_link_has_a_name_of_its_own_and_room_for_a_finger(
    new_page: Callable[..., Page], site_url: str
) -> None:
    """What axe says of them, test_accessibility.py asks."""
    page = new_page(viewport=reader.PHONE)
    for path in reader.PAGES_WITH_ENTRIES:
        page.goto(f"{site_url}/{path}")
        show_links(page)
        names = links(page).evaluate_all("(all) => all.map(({ ariaLabel }) => ariaLabel)")
        assert sorted({name for name in names if names.count(name) > 1}) == [], path
        small = links(page).evaluate_all(
            "(all) => all.filter((link) => link.getBoundingClientRect().height < 24).length"
        )
        assert small == 0, path
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= reader.PHONE["width"], path


def test_paper_has_none_of_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    show_links(page)
    page.emulate_media(media="print")
    for gone in (links(page).first, bar(page), button(page)):
        expect(gone).to_be_hidden()


def test_without_scripts_the_page_still_has_its_letter(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}/{PAGE}")
    foot = page.locator("footer")
    letter = foot.get_by_role("link", name="Foreslå en rettelse", exact=True)
    assert PAGE in decoded(letter)[2]
    expect(foot.get_by_role("link", name="Ret siden på GitHub", exact=True)).to_be_visible()
    expect(button(page)).to_be_hidden()


def test_a_page_that_cannot_fetch_the_links_says_so(page: Page, site_url: str) -> None:
    page.route("**/assets/edit/places.js", lambda route: route.abort())
    page.goto(f"{site_url}/{PAGE}")
    button(page).click()
    expect(reader.notice(page)).to_have_text("Det kunne ikke hentes. Prøv igen.")
    page.unroute("**/assets/edit/places.js")
    show_links(page)
    expect(links(page).first).to_be_visible()
