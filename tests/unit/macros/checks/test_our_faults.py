"""A mistake in the guide's own files, which are longer than the tiny guide's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.examples import real_guide
from tests.unit.macros.checks.test_broken_guide import (
    PEOPLE,
    QUESTIONS,
    REFERENCES,
    ROLES,
    STATEMENTS,
    TERMS,
    faults_printed,
)


def real(id_: str, path: str, pattern: str, replacement: str, words: str) -> object:
    """Return a case: where `pattern` first stands is changed, and that line is to blame."""
    return pytest.param(path, pattern, replacement, words, id=id_)


@pytest.mark.parametrize(
    ("path", "pattern", "replacement", "words"),
    [
        real("misspelt field", ROLES, r"  name: ", "  nmae: ", "ukendt felt – mente du »name«?"),
        real("duplicate field", ROLES, r"  name: (.*)", r"  name: \1\n  name: \1",
             "står to gange"),
        real("tab", ROLES, r"  name: ", "\tname: ", "tabulator"),
        real("missing colon", ROLES, r"  name: ", "  name ", "der mangler et kolon"),
        real("open quote", ROLES, r"  name: ", '  name: "', "anførselstegn"),
        real("HTML", TERMS, r"  definition: ", "  definition: <em>Ord</em> ", "HTML-kode"),
        real("too long", TERMS, r"  term: ", "  term: " + "lang " * 20, "teksten er for lang"),
        real("duplicate id", TERMS, r"(- id: .*\n(?:  .*\n)+)", r"\1\1", "bruges allerede"),
        real("number as a word", "data/recommendations/skab-beskaeftigelse.yml", r"number: \d",
             "number: otte", "skal være et helt tal"),
        real("unknown phase", "data/recommendations/skab-beskaeftigelse.yml", r"phase: under",
             "phase: undr", "ukendt fase »undr« – mente du »under«?"),
        real("unknown organisation", "data/case_areas/gyldenrisparken.yml", r"  - lejerbo\b",
             "  - lejerboo", "ukendt organisation »lejerboo« – mente du »lejerbo«?"),
        real("too few columns", "data/figures/swot-eksempel.yml", r"columns: .*",
             "columns: [Positivt]", "columns nr. 2: mangler"),
        real("no web address", REFERENCES, r"https://", "htps://", "er ikke en webadresse"),
        real("no e-mail address", PEOPLE, r"email: (\S+)@", r"email: \1(a)", "e-mailadresse"),
        real("year of two digits", "data/timeline.yml", r"  year: \d\d", "  year: ", "mindst 1900"),
        real("unknown person", STATEMENTS, r"person: \S+", "person: ingen-her", "ukendt person"),
        real("text for a list", QUESTIONS, r"  recommendations: \[.*\]",
             "  recommendations: skab-beskaeftigelse", "skal være en liste"),
        real("page that is not there", "data/topics.yml", r"page: emner/drift/",
             "page: emner/drit/", "findes ikke – mente du emner/drift/index.md?"),
        real("empty word", "data/words/components.yml", r"concerns: .*", "concerns:",
             "concerns: er tom"),
        real("unknown id on a page", "docs/anbefalinger/skab-beskaeftigelse/index.md",
             r"\{\{ checklist\(.*\) \}\}", '{{ checklist("skab-beskeftigelse") }}',
             "mente du »skab-beskaeftigelse«?"),
        real("unknown macro", "docs/inspiration/gyldenrisparken/index.md", r"\{\{ key_points",
             "{{ keypoints", "keypoints: ukendt makro – mente du key_points?"),
        real("description gone", "docs/roller/index.md", r"description: .*", "hide: [toc]",
             "description: mangler"),
    ],
)
def test_a_mistake_in_the_real_guide_is_blamed_on_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str],
    path: str, pattern: str, replacement: str, words: str,
) -> None:
    root = real_guide(tmp_path)
    text = (root / path).read_text("utf-8")
    broken, changes = re.subn(pattern, replacement, text, count=1)
    assert changes == 1, f"{pattern} stands nowhere in {path}"
    (root / path).write_text(broken, "utf-8")
    faults = faults_printed(root, capsys)
    assert {fault["path"] for fault in faults} == {path}
    line = first_difference(text, broken)
    assert words in "".join(fault["text"] for fault in faults if int(fault["line"]) == line)


def first_difference(before: str, after: str) -> int:
    """Return the number of the first line that is not the same."""
    lines = zip(before.split("\n"), after.split("\n"), strict=False)
    return next(number for number, (old, new) in enumerate(lines, start=1) if old != new)
