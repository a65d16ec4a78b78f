"""The edition has one source, and stands on every page."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from macros.guide.guide import load_guide
from macros.handed_on.catalogue import editions
from macros.model.entries import Edition as WrittenEdition
from macros.reading.data_files import read_data
from publish.pages.edition import Edition, read_edition, stamp_edition
from tests.examples import ROOT, tiny_guide

PAGE = """<head><meta name="guide-edition" content=""></head>
<p><a href="news/index.html"><!-- edition --></a></p>"""


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The edition as a program of its own tells it."""
    return read_edition()


def test_the_newest_edition_is_this_one(edition: Edition) -> None:
    newest = load_guide(ROOT).edition
    assert (edition.number, edition.date) == (newest.number, newest.date)
    assert edition.text.startswith(f"Udgave {newest.number}, {newest.date.day}.")


def test_every_page_gets_the_edition_where_its_template_left_a_place(
    tmp_path: Path, edition: Edition
) -> None:
    for name in ("index.html", "404.html", "a/b/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE, "utf-8")
    (tmp_path / "other.html").write_text("<p>by others", "utf-8")
    stamp_edition(tmp_path)
    for name in ("index.html", "404.html", "a/b/index.html"):
        text = (tmp_path / name).read_text("utf-8")
        assert f'content="{edition.number}" data-guide-date="{edition.date}">' in text
        assert f">{edition.text}</a>" in text
    assert (tmp_path / "other.html").read_text("utf-8") == "<p>by others"


def test_editions_are_compared_by_their_numbers() -> None:
    def made(number: str) -> WrittenEdition:
        change = {"kind": "new", "text": "x"}
        return WrittenEdition(number=number, date="2026-01-31", summary="x", changes=[change])

    assert made("1.10.0").order > made("1.9.9").order > made("1.9.0").order
    assert made("1.10.0").date == datetime.date(2026, 1, 31)
    assert made("1.10.0").anchor == "udgave-1-10-0"


def rewritten(folder: Path, old: str, new: str) -> Path:
    """Return the tiny guide with one thing changed in its editions."""
    root = tiny_guide(folder)
    path = root / "data/editions.yml"
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return root


def test_what_has_another_id_since_is_found_by_its_former_one(tmp_path: Path) -> None:
    root = rewritten(tmp_path, "items: [find-water]", "items: [look-for-water]")
    (change,) = editions(load_guide(root))[1]["changes"]
    assert change["things"] == ["item/find-water"]


def test_what_has_been_removed_since_may_still_be_named(tmp_path: Path) -> None:
    root = rewritten(tmp_path, "items: [find-water]", "items: [find-water, dig-deep]")
    with (root / "data/retired.yml").open("a", encoding="utf-8") as file:
        file.write("- id: dig-deep\n  kind: checklist_item\n  text: Dig deep.\n")
    (change,) = editions(load_guide(root))[1]["changes"]
    assert change["things"] == ["item/find-water"]


@pytest.mark.parametrize("number", ["1.0", "1.0.0.0", "v1.0.0", "1.00.0", "1.0.0-beta"])
def test_a_number_has_three_parts(tmp_path: Path, number: str) -> None:
    root = rewritten(tmp_path, "number: 1.9.0", f"number: {number}")
    (fault,) = read_data(root).faults
    assert fault.code == "edition-number-invalid"


def test_the_log_of_changes_has_the_newest_edition_on_top() -> None:
    edition = load_guide(ROOT).edition
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    published = [heading for heading in headings if heading != "Ikke udgivet"]
    assert published[0] == f"{edition.number} – {edition.date}"
