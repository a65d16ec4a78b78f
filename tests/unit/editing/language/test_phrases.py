"""Passages that repeat a source's words are found, however they are set."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing.language.phrases import phrase_findings, read_phrases
from editing.language.texts import Text
from macros.files.errors import GuideFaults

SOURCE = "Det er en meget lang sætning om æbler, som nogen har skrevet før os"


def found(text: str, folder: Path, phrases: str = SOURCE) -> list[str]:
    path = folder / "phrases.txt"
    path.write_text(phrases, "utf-8")
    texts = [Text(Path("docs/a.md"), 3, 1, "", text)]
    return [str(f.fault) for f in phrase_findings(texts, read_phrases(path, Path("phrases.txt")))]


def test_eight_words_in_a_row_are_a_repetition(tmp_path: Path) -> None:
    text = "Vi siger: en MEGET lang\nsætning – om »æbler«, som nogen kan lide."
    assert found(text, tmp_path) == [
        "docs/a.md:3:11: »en MEGET lang sætning – om »æbler«, som nogen« står sådan i kilden – sig "
        "det med jeres egne ord [style-quoted]"
    ]


def test_seven_words_are_not(tmp_path: Path) -> None:
    assert found("en meget lang sætning om æbler, som vi skriver", tmp_path) == []


def test_a_long_passage_is_told_of_once(tmp_path: Path) -> None:
    assert len(found(f"{SOURCE}. Noget andet. {SOURCE}.", tmp_path)) == 2


def test_a_phrase_shorter_than_eight_counts_whole(tmp_path: Path) -> None:
    phrases = "# Kilden\nden og ikke længere\n"
    assert len(found("Så går den, og ikke længere.", tmp_path, phrases)) == 1
    assert found("Den og ikke mere.", tmp_path, phrases) == []


def test_a_phrase_that_anybody_says_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GuideFaults) as refused:
        found("Ja.", tmp_path, "# x\n\nja tak\n")
    assert str(refused.value) == (
        "phrases.txt:3:1: »ja tak« er for kort til at være et citat – skriv mindst 3 ord, eller "
        "slet linjen [phrase-too-short]"
    )
