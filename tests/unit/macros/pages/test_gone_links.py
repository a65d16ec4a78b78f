"""A link to a page that is no more says so, wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.guide.guide import Guide, load_guide
from macros.pages.finish import finish
from tests.unit.conftest import Show, macro_caller

BEDS = "https://www.example.org/beds"
NOTE = "(This page is no more; search for its title. Checked 11 January 2027.)"


@pytest.fixture
def aged(tiny: Path) -> Guide:
    """The tiny guide, one of whose addresses is gone and one is uncertain."""
    (tiny / "data/link_checks.yml").write_text(
        "checked: 2027-01-11\naddresses:\n"
        f"  - address: {BEDS}\n    state: gone\n    since: 2027-01-04\n"
        "  - address: https://www.example.org\n    state: unclear\n    since: 2027-01-11\n",
        "utf-8",
    )
    return load_guide(tiny)


def seen(html: str, guide: Guide) -> BeautifulSoup:
    return BeautifulSoup(finish(html, guide), "html.parser")


@pytest.mark.parametrize(("macro", "argument"), [
    ("references", "start-small"), ("reference_list", "publication"),
])
def test_a_reference_keeps_its_address_as_text(aged: Guide, macro: str, argument: str) -> None:
    page = seen(macro_caller(aged)(macro, argument), aged)
    (gone,) = page.select(".guide-gone")
    assert gone.name == "span"
    assert gone.text == "www.example.org/beds"
    assert gone.find_next_sibling().text.replace("\u00a0", " ") == NOTE
    assert not page.select(f'a[href="{BEDS}"]')


def test_what_is_uncertain_or_unknown_stays_a_link(aged: Guide, guide: Guide) -> None:
    listed = macro_caller(aged)("reference_list", "website")
    assert len(seen(listed, aged).select("a.guide-reference__address")) == 2
    untouched = macro_caller(guide)("reference_list", "publication")
    page = seen(untouched, guide)
    assert len(page.select(f'a[href="{BEDS}"]')) == 1
    assert not page.select(".guide-gone, .guide-gone__note")


def test_a_link_in_a_sentence_is_marked_too(aged: Guide) -> None:
    page = seen(
        f'<p>See <a href="{BEDS}" title="x">the <em>leaflet</em></a>, or <a href="#x">x</a>.</p>',
        aged,
    )
    assert page.p.text.replace("\u00a0", " ") == f"See the leaflet {NOTE}, or x."
    assert page.select_one(".guide-gone em").text == "leaflet"
    assert [link["href"] for link in page.select("a")] == ["#x"]


def test_an_address_is_compared_as_it_is_meant(aged: Guide) -> None:
    other = f'<p><a href="{BEDS}/more">x</a></p>'
    assert not seen(other, aged).select(".guide-gone")


def test_code_that_shows_a_link_stays_as_it_is(aged: Guide) -> None:
    code = f"<pre><code>&lt;a href=\"{BEDS}\"&gt;x&lt;/a&gt;</code></pre>"
    assert finish(code, aged) == code


def test_a_reference_says_when_it_was_read_only_where_the_page_says_another_day(
    tiny: Path, show: Show
) -> None:
    assert "Last looked through" not in show("reference_list", "publication", on="reading/index.md")
    page = tiny / "docs/reading/index.md"
    page.write_text(page.read_text("utf-8").replace("2021-05-04", "2021-06-01"), "utf-8")
    later = macro_caller(load_guide(tiny))
    assert "Last looked through 4 May 2021" in later(
        "reference_list", "publication", on="reading/index.md")
    assert "Last looked through" not in later("references", "start-small", on="index.md")
