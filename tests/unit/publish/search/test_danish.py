"""What the forms of a Danish word have in common, in Python and in the reader's browser alike."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from publish.search.danish import fold, stem
from tests.examples import ROOT
from tests.search_scripts import ask


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Økonomi", "oekonomi"), ("ÆBLER", "aebler"), ("gårdmænd", "gaardmaend"), ("Baré", "bare"),
     ("a\u030ar", "aar"), ("5", "5")],
)
def test_one_spelling_for_all(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    "forms",
    [
        "genhusning genhusningen genhusnings genhusningens genhusninger genhusningerne",
        "plan planen planer planerne planernes plans",
        "social socialt sociale", "fysisk fysisk fysiske", "bolig boliger boligerne boligs",
        "plads pladser pladsen pladserne", "beboer beboere beboeren beboerne beboernes",
        "pladsmand pladsmænd pladsmændene", "bydelsmor bydelsmødre bydelsmødrene", "barn børn",
        "mester mestre mesteren", "søgning søgninger", "renovere renoverer renoveret renoverede",
        "projekt projekter projektets projekternes", "hus huset huse husene",
    ],
)
def test_the_forms_of_a_word_are_alike(forms: str) -> None:
    assert len({stem(fold(word)) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("plan", "plante"), ("drift", "drik"), ("vision", "vis"), ("by", "bygge"), ("mor", "mod")],
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


@pytest.mark.parametrize("word", ["ø", "et", "en", "hus", "res", "bos", ""])
def test_a_short_word_keeps_something(word: str) -> None:
    assert (stem(fold(word)) != "") == (word != "")


def test_the_scripts_cut_every_word_of_the_guide_alike(tmp_path: Path) -> None:
    files = chain((ROOT / "docs").rglob("*.md"), (ROOT / "data").rglob("*.yml"))
    texts = " ".join(file.read_text("utf-8") for file in files)
    odd = ("pladsmændene", "Baré", "a\u030ar", "İ", "ΣΑΣ", "ß")
    words = sorted({*re.findall(r"[^\W_]+", texts), *odd})
    assert len(words) > 8000
    found = dict(zip(words, ask("stems", words, tmp_path), strict=True))
    assert found == {word: stem(fold(word)) for word in words}
