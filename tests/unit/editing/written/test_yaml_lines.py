"""Texts written for editors come back as they were, in the form that `make format` leaves alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from editing.commands.format import format_text
from editing.written.yaml_lines import entry_lines, item_lines
from macros.files.yaml_source import YamlSource

AWKWARD = [
    "no", "Nej", "on", "null", "~", "y", "True", "12:30", "1_000", "0800", "1e3", "0x1f", "=",
    "2026-11-27", "- punkt", "-", "? hvad", "Pris: 5 kr.", "slutter med:", "C# er et sprog",
    "tegn # midt i", "# først", '"citat"', "it's", "'enkelt'", "»citat«", "æøå ÆØÅ é",
    "a, b", "[liste]", "{felt}", "*stjerne", "&og", "!udråb", "%procent", "@snabel", "`kode`",
    "back\\slash", "\\n er ikke et linjeskift", "| streg", "> vinkel", "100 %", "a: b: c",
    "to\nlinjer", "afsnit\n\nandet: afsnit # med tegn", "første\n  rykket ind", "tab\tmidt i",
    "!!python/object/apply:os.system [ls]", "<<", "---", "...", "key:", ": ", "é", "Ø", "🙂 smil",
    "nbsp\u00a0her", "langt " * 60 + "ord",
]


def read(tmp_path: Path, lines: list[str]) -> object:
    return YamlSource(tmp_path / "x.yml", text="\n".join([*lines, ""])).data


@pytest.mark.parametrize("text", AWKWARD)
def test_an_awkward_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    text = text.strip()
    entry = {"id": "x", "text": text, "words": [text, "andet"], "parts": [{"text": text}]}
    assert read(tmp_path, item_lines(entry)) == [entry]
    assert read(tmp_path, entry_lines(entry)) == entry


def test_thousands_of_made_up_texts_come_back_and_stay_when_formatted(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - the same texts in every run
    pieces = [*" \n:#-'\"\\,[]{}&*!|>%@`?=~.<", ": ", " #", "no", "æøå", "Ord", "12", "a", "\n\n"]
    texts = ["".join(chance.choices(pieces, k=chance.randint(1, 9))).strip() for _ in range(2000)]
    entries = [{"id": f"x{n}", "text": t, "words": [t]} for n, t in enumerate(texts) if t]
    written = "\n".join(line for entry in entries for line in item_lines(entry)) + "\n"
    assert YamlSource(tmp_path / "x.yml", text=written).data == entries
    assert format_text(written) == written


def test_a_plain_text_stands_without_quotation_marks() -> None:
    assert entry_lines({"text": "Aftal, hvem der bestemmer hvad."}) == [
        "text: Aftal, hvem der bestemmer hvad."
    ]


def test_a_long_list_stands_a_word_a_line() -> None:
    words = ["afdelingsbestyrelsen", "afdelingsbestyrelsens", "afdelingsbestyrelserne", "møder"]
    assert item_lines({"id": "x", "forms": words * 2})[1:3] == [
        "  forms:", "    - afdelingsbestyrelsen"
    ]
