"""Sentences end where a reader's do, and LIX is as it is defined."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing.language.readability import lix, lix_findings, sentence_findings, sentences
from editing.language.shown_pages import ShownPage
from editing.language.texts import Text
from macros.reading.pages import Page


def lengths(text: str) -> list[int]:
    return [sentence.words for sentence in sentences(text)]


@pytest.mark.parametrize(("text", "words"), [
    ("En. To ord. Hvad så? Nå!", [1, 2, 2, 1]),
    ("Det gælder bl.a. Aarhus og f.eks. Odense.", [7]),
    ("Der bor ca. 900 i nr. 4, og det koster 1.000 mio. kr. pr. måned.", [15]),
    ("Husk løn, mad osv. Resten er klart.", [4, 3]),
    ("Den 1. januar og 2. sal.", [6]),
    ("Det gør tre ting: De rydder op.", [4, 3]),
    ("»Kom nu.« Så gik de.", [2, 3]),
    ("Første afsnit\n\nandet afsnit", [2, 2]),
    ("Ny-byggeri er ét ord", [4]),
    ("Vent … så kom de", [4]),
    ("", []),
])
def test_sentences_end_where_they_do_for_a_reader(text: str, words: list[int]) -> None:
    assert lengths(text) == words


def test_a_long_sentence_is_told_of_where_it_begins() -> None:
    text = Text(Path("docs/a.md"), 4, 1, "", "Kort.\nOrd " + "ord " * 30 + "\nslut. Kort igen.")
    (finding,) = sentence_findings([text])
    assert str(finding.fault) == (
        "docs/a.md:5:1: sætningen er lang: 32 ord – del den, så der højst er 30 "
        "[style-long-sentence]"
    )
    assert finding.last_line == 6


def test_thirty_words_are_not_too_many() -> None:
    assert list(sentence_findings([Text(Path("a"), 1, 1, "", "ord " * 29 + "slut.")])) == []


def test_lix_is_words_for_each_sentence_and_the_share_of_long_words() -> None:
    sentence = "Vi har fem korte ord og 1 langhåret ord her. "  # 10 words, one of them long
    assert lix([sentence * 5, "Listepunkt uden punktum"]) == 10 + 10
    assert lix([sentence * 4]) == 0  # fewer than 50 words say nothing
    assert lix([]) == 0


def test_seven_letters_are_long_and_six_are_not() -> None:
    assert lix(["Huset. " * 49 + "Bygger."]) == 1
    assert lix(["Huset. " * 49 + "Byggede."]) == 1 + 2


def test_a_heavy_page_is_told_of() -> None:
    page = Page("a/index.md", Path("docs/a/index.md"))
    heavy = ShownPage(page, ("Renoveringsarbejdet " * 60 + ".",), "")
    light = ShownPage(page, ("Det er let. " * 60,), "")
    (finding,) = lix_findings([light, heavy])
    assert str(finding.fault) == (
        "docs/a/index.md:1:1: siden er tung at læse: lixtal 160 – del lange sætninger, og vælg "
        "korte ord, så det højst bliver 45 [style-heavy-page]"
    )
