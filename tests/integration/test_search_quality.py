"""What the search finds in the guide as built, without a browser: all is asked in one go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.guide.guide import load_guide
from macros.handed_on.search_words import search_words
from publish.engine.build import ROOT
from publish.pages.built_pages import read_pages
from publish.search.index import FOLDER, INDEX
from publish.search.pages import IndexedPage
from tests.browser.reader import assert_no
from tests.search_scripts import ask

SHOWN = 8  # pages, before the reader asks for more
SETTINGS = search_words(load_guide(ROOT))
SYNONYMS: list[tuple[list[str], list[str]]] = SETTINGS["synonyms"]
TAUGHT = [other for _, others in SYNONYMS for other in others]
# What people of several kinds would search for, and the pages they hope for.
QUERIES: list[dict[str, Any]] = [
    query
    for path in sorted((ROOT / "bench/search/queries").glob("*.yml"))
    for query in yaml.safe_load(path.read_text("utf-8"))
]
SPELLINGS = ("økonomi", "ØKONOMI", "oekonomi", "økonmi", "økono")
# What stands on a page with an address of its own, and what kind of thing it is.
PLACES = [
    ("udpeg medarbejder praktisk ansvar", "Tjekpunkt", "Udpeg én medarbejder",
     "anbefalinger/brug-genhusningen/index.html#tjek-udpeg-en-genhusningsansvarlig"),
    ("hvad forventer jeres beboere", "Spørgsmål", "Hvad forventer jeres beboere",
     "spoergsmaal/index.html#spm-beboernes-forventninger"),
    ("snitflade", "Fagord", "snitflade", "ordliste/index.html#ord-snitflade"),
    ("carsten bai", "Person", "Carsten Bai", "personer-og-steder/index.html#person-carsten-bai"),
    ("civica", "Organisation", "CIVICA", "personer-og-steder/index.html#organisation-civica"),
    ("kildeparken", "Sted", "Kildeparken", "personer-og-steder/index.html#sted-kildeparken"),
    ("skolepraktikant", "Rolle", "Skolepraktikant", "roller/index.html#rolle-skolepraktikant"),
    ("imageskabende udearealer", "Henvisning", "Imageskabende udearealer",
     "henvisninger/index.html#henvisning-imageskabende-udearealer"),
    ("gellerupparken 1972", "Hændelse", "1972",
     "tidslinje/index.html#haendelse-gellerupparken-staar-klar"),
    ("bidrag til genhusningen", "Figur", "9 bidrag til genhusningen",
     "anbefalinger/brug-genhusningen/index.html#figur-"),
]
TERM = "genhusningen"


@pytest.fixture(scope="session", params=["mkdocs"])
def engine(request: pytest.FixtureRequest) -> str:
    """One engine, because both give the same index (test_built_site.py)."""
    return request.param


@pytest.fixture(scope="module")
def pages(site: Path) -> list[IndexedPage]:
    """Every page that can be found."""
    return read_pages(site, SETTINGS["kinds"]).searched


@pytest.fixture(scope="module")
def found(
    site: Path, pages: list[IndexedPage], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Any]]:
    """What the search finds for everything that is asked here."""
    phrases = [phrase for ours, _ in SYNONYMS for phrase in ours]
    asked = {
        0: [*TAUGHT, *phrases, *(page.title for page in pages), *(one["q"] for one in QUERIES),
            *SPELLINGS],
        SHOWN: [TERM, *(query for query, *_ in PLACES)],
    }
    answers: dict[str, dict[str, Any]] = {}
    work = tmp_path_factory.mktemp("asked")
    for shown, queries in asked.items():
        about = {"folder": str(site / FOLDER), "queries": queries, "shown": shown}
        answers |= zip(queries, ask("found", about, work), strict=True)
    return answers


def first(answer: dict[str, Any], count: int) -> list[str]:
    """Return the addresses of the pages that come first."""
    return answer["urls"][:count]


@pytest.mark.parametrize("words", SPELLINGS)
def test_a_word_is_found_however_it_is_spelled(
    found: dict[str, Any], pages: list[IndexedPage], words: str
) -> None:
    (wanted,) = (page.url for page in pages if page.title == "Økonomi og investering")
    assert wanted in first(found[words], SHOWN)


def test_every_synonym_leads_to_where_its_word_is(found: dict[str, Any]) -> None:
    assert_no(
        f"{other} does not lead to {ours}"
        for ours, others in SYNONYMS for other in others
        if not {url for phrase in ours for url in first(found[phrase], 3)} & {*found[other]["urls"]}
    )


def test_what_the_search_has_been_taught_is_no_slip_of_the_pen(found: dict[str, Any]) -> None:
    assert_no(
        f"{word} is taken for {meant}"
        for query in TAUGHT for word, meant in found[query]["guesses"]
    )


def test_every_page_is_found_by_its_title(
    found: dict[str, Any], pages: list[IndexedPage]
) -> None:
    assert_no(page.title for page in pages if page.url not in first(found[page.title], 3))


def test_readers_queries_find_their_pages(found: dict[str, Any]) -> None:
    assert_no(query["q"] for query in QUERIES if not found[query["q"]]["urls"])
    missed = [
        query["q"] for query in QUERIES
        if not {f"{folder}/index.html" for folder in query["expect"]}
        & {*first(found[query["q"]], 3)}
    ]
    assert len(missed) <= len(QUERIES) * 0.05, missed


@pytest.mark.parametrize(
    ("query", "kind", "name", "place"), PLACES, ids=[query for query, *_ in PLACES]
)
def test_what_stands_on_a_page_is_found_as_what_it_is(
    found: dict[str, Any], query: str, kind: str, name: str, place: str
) -> None:
    answers = zip(first(found[query], SHOWN), found[query]["answers"], strict=True)
    shown = [
        (f"{url}#{one['id']}", one["kind"], one["title"])
        for url, answer in answers for one in answer["places"]
    ]
    assert [
        address for address, its_kind, title in shown
        if address.startswith(place) and its_kind == kind and name in title
    ], shown


def test_sentences_are_shown_as_the_page_has_them(found: dict[str, Any]) -> None:
    answers = found[TERM]["answers"]
    sentences = [
        *(answer["lead"] for answer in answers),
        *(place["sentence"] for answer in answers for place in answer["places"]),
    ]
    assert any(sentences)
    # A term's definition lies hidden in the middle of its sentence.
    assert not [one for one in sentences if "genhusningenNår" in one]


def test_the_index_is_the_one_the_texts_were_written_with(site: Path) -> None:
    index = json.loads((site / INDEX).read_text("utf-8").split("=", 1)[1])
    files = sorted((site / FOLDER / index["edition"]).iterdir())
    assert len(files) == len(index["pages"])
