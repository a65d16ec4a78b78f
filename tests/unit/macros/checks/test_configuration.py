"""What mkdocs.yml says is held to what it means, as strictly as data/."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks.command import faults_in
from tests.unit.conftest import edit


@pytest.mark.parametrize(("old", "new", "said", "code"), [
    ("site_name: School gardens", 'site_name: ""', "site_name: skal være guidens navn",
     "text-expected"),
    ("site_name: School gardens", f"site_name: {'x' * 61}", "højst 60 tegn", "text-expected"),
    ("site_description: How schools start a garden and keep it alive.\n", "",
     "site_description: skal sige, hvad guiden er", "text-expected"),
    ("language: en", "language: dansk", "theme › language: skal være et sprog", "value-invalid"),
    ('[SITE_URL, ""]', "[SITE_URL, guiden]", "site_url: ", "address-invalid"),
    ("variant: classic", "variant: modern", "theme › variant: skal stå, som det gjorde",
     "setting-changed"),
    ("toc_depth: 3", "toc_depht: 3", "markdown_extensions nr. 7: skal stå, som det gjorde",
     "setting-changed"),
    ("use_pygments: false", "use_pygments: true", "markdown_extensions nr. 2: skal stå",
     "setting-changed"),
    ("  - tables\n", "", "markdown_extensions: skal stå, som det gjorde", "setting-changed"),
    ("anchors: warn", "anchors: info",
     "validation: skal stå, som det gjorde", "setting-changed"),
    ('storage_namespace: "school-gardens:v1:"\n', "", "storage_namespace: skal være guidens navn",
     "value-invalid"),
    ("school-gardens:v1:", "school gardens", "storage_namespace: skal være guidens navn",
     "value-invalid"),
    ("storage_namespace:", "storage_namespaec:",
     "storage_namespaec: ukendt felt – mente du »storage_namespace«?", "field-unknown"),
    ("    editing:", "    words: {skip: Go}\n    editing:",
     "words: ukendt felt – se data/site.yml og data/words/", "field-unknown"),
])
def test_a_setting_that_means_nothing_is_told_of(
    tiny: Path, old: str, new: str, said: str, code: str
) -> None:
    path = tiny / "mkdocs.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = [fault for fault in faults_in(tiny) if said in str(fault)]
    assert [(fault.path, fault.code) for fault in found] == [(Path("mkdocs.yml"), code)]


@pytest.mark.parametrize("new", ["garden-clubs:v1:", "school-gardens:v2:"])
def test_readers_notes_do_not_lose_their_name(committed: Path, new: str) -> None:
    edit(committed, "mkdocs.yml", "school-gardens:v1:", new)
    (fault,) = faults_in(committed)
    assert fault.code == "namespace-changed"
    assert fault.hint == 'skriv "school-gardens:v1:" igen'
    lines = (committed / "mkdocs.yml").read_text("utf-8").split("\n")
    assert "storage_namespace" in lines[fault.line - 1]
