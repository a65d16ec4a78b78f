"""The interface's words: each file says what its feature reads, and no word stands unread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from macros.checks.command import faults_in
from macros.guide.guide import load_guide
from macros.handed_on.frame import frame
from macros.words.every import Words, words_files
from tests.examples import ROOT, TINY_GUIDE

DOCUMENT = sorted((ROOT / "overrides").rglob("*.html"))
COMPONENTS = ROOT / "macros/components"
# Where a feature's words are read, and how they are named there.
READERS: dict[str, tuple[list[Path], str]] = {
    "frame": ([*DOCUMENT, ROOT / "publish/away/app.py"], r"\bwords(?:\.frame)?\.(\w+)"),
    "not_found": ([ROOT / "overrides/404.html"], r"\blost\.(\w+)"),
    "components": (
        [*COMPONENTS.glob("*/*.j2"), *(ROOT / "macros/pages").glob("*_macros.py")],
        r"\btexts\.(\w+)",
    ),
    "work": (DOCUMENT, r"\bwork\.(?!js)(\w+)"),
    "plan": ([COMPONENTS / "plan/template.html.j2"], r"\bsaid\.(\w+)"),
    "plan_import": ([COMPONENTS / "plan/import.html.j2"], r"\bsaid\.(\w+)"),
    "export": (sorted((ROOT / "scripts/export").rglob("*.js")), r"\bwords\.(\w+)"),
    "app": (
        [ROOT / "overrides/partials/app.html", ROOT / "publish/away/app.py"],
        r"\bapp\.(?!js|css|py)(\w+)",
    ),
    "offline": ([ROOT / "publish/away/offline_files/START-HER.html"], r"\{(\w+)\}"),
}
# Named one by one in a list beside the place that reads them.
LISTED = {
    "work": (ROOT / "overrides/partials/projects.html", r"for name in \[([^]]*)\]"),
    "app": (ROOT / "publish/away/app.py", r"SCREENSHOTS = (.*)"),
}


def read_names(feature: str) -> set[str]:
    """Return the names of words that the code reads of a feature."""
    paths, pattern = READERS[feature]
    found = {name for path in paths for name in re.findall(pattern, path.read_text("utf-8"))}
    if feature in LISTED:
        path, listed = LISTED[feature]
        inner = re.search(listed, path.read_text("utf-8"))
        assert inner
        found |= set(re.findall(r'(?<!f)"(\w+)"', inner[1]))
    return found


@pytest.mark.parametrize("feature", [name for name in READERS if name != "offline"])
def test_a_feature_reads_every_word_it_has_and_no_other(feature: str) -> None:
    model = Words.model_fields[feature].annotation
    assert isinstance(model, type)
    assert issubclass(model, BaseModel)
    unread = set(model.model_fields) - read_names(feature)
    assert unread == set()
    if feature != "frame":  # whose templates call other words `words` too
        assert read_names(feature) - set(model.model_fields) <= {"model_dump"}


def test_every_guide_has_the_same_files_of_words() -> None:
    for root in (ROOT, TINY_GUIDE):
        files = {f"words/{path.name}" for path in (root / "data/words").glob("*.yml")}
        assert files == words_files().keys()


def placeholders(words: BaseModel, names: tuple[str, ...] = ()) -> Iterator[tuple[str, set[str]]]:
    """Yield every text's name, with the placeholders in it."""
    for name, value in words:
        if isinstance(value, BaseModel):
            yield from placeholders(value, (*names, name))
        elif isinstance(value, str):
            yield ".".join((*names, name)), set(re.findall(r"\{(\w+)\}", value))


def test_two_guides_put_the_same_things_into_the_same_words() -> None:
    real, tiny = (dict(placeholders(load_guide(root).words)) for root in (ROOT, TINY_GUIDE))
    assert real == tiny
    assert sum(bool(names) for names in real.values()) > 50


@pytest.mark.parametrize(("file", "old", "new", "said"), [
    ("work", "progress: \"{done} of {total}\"", "progress: \"{dine} of {total}\"",
     "progress: mangler {done}"),
    ("work", "{total} items are done", "{total} items are done, {who}",
     "progress_long: {who} betyder ikke noget her – brug {done}, {total}"),
    ("work", "undone: Undone.", "undone: Undone {name}.", "undone: {name} betyder ikke noget her"),
    ("frame", "skip: Go to the content", "skip: Go to { the content",
     "skip: her står { eller } alene"),
    ("frame", "skip: Go to the content\n", "", "skip: mangler"),
    ("frame", "skip: Go to the content", "skip: ''", "skip: er tom"),
    ("frame", "skip: Go", "skib: Go", "skib: ukendt felt – mente du »skip«?"),
    ("frame", "menu: Menu", "menu: <b>Menu</b>", "menu: her står HTML-kode"),
    ("app", 'decimal: "."', 'decimal: ";"', "decimal: kan ikke bruges"),
    ("plan_import", "  empty: The", "  emty: The", "errors › emty: ukendt felt – mente du »empty«"),
])
def test_a_word_that_is_wrong_is_told_of_at_its_line(
    tiny: Path, file: str, old: str, new: str, said: str
) -> None:
    path = tiny / f"data/words/{file}.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = [fault for fault in faults_in(tiny) if said in str(fault)]
    assert len(found) == 1
    assert found[0].path == Path(f"data/words/{file}.yml")
    assert found[0].line >= 1


def test_a_file_of_words_that_is_gone_or_new_is_told_of(tiny: Path) -> None:
    (tiny / "data/words/moved.yml").rename(tiny / "data/words/move.yml")
    told = {(fault.path.name, fault.code) for fault in faults_in(tiny)}
    assert told == {("moved.yml", "file-missing"), ("move.yml", "file-not-read")}


def test_what_the_document_is_given_is_html(tiny: Path) -> None:
    path = tiny / "data/words/frame.yml"
    text = path.read_text("utf-8").replace("menu: Menu", 'menu: A "menu" & more')
    path.write_text(text, "utf-8")
    told = frame(load_guide(tiny))
    assert told["words"]["frame"]["menu"] == "A &quot;menu&quot; &amp; more"
    assert told["phases"]["Spring"]["url"] == "advice/index.html#fase-spring"
    assert told["header_links"][0] == {
        "title": "Advice", "url": "advice/index.html", "section": "advice/",
    }
