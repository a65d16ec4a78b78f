"""Ids that readers hang ticks and notes on: none is lost without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks.command import faults_in
from tests.unit.conftest import edit, git

SMALL = "data/recommendations/start-small.yml"
WEEK = "data/figures/the-week.yml"
TERMS = "data/glossary.yml"
MULCH = """- id: mulch
  term: mulch
  definition: A cover of straw that keeps the soil moist.
"""


def line_of(root: Path, path: str, text: str) -> int:
    return (root / path).read_text("utf-8").split(text)[0].count("\n") + 1


def test_an_unchanged_guide_has_lost_nothing(committed: Path) -> None:
    assert faults_in(committed) == []


def test_a_renamed_id_is_missed_where_the_new_one_stands(committed: Path) -> None:
    edit(committed, SMALL, "id: count-hands", "id: count-all-hands")
    (fault,) = faults_in(committed)
    assert (fault.path, fault.line) == (Path(SMALL), line_of(committed, SMALL, "id: count-all"))
    assert fault.code == "id-lost"
    assert "»count-hands« (tjekpunkt) er væk siden den gemte udgave" in str(fault)
    assert "aliases" in fault.hint


def test_an_alias_keeps_a_renamed_id(committed: Path) -> None:
    edit(committed, SMALL, "id: count-hands",
         "id: count-all-hands\n        aliases: [count-hands]")
    assert faults_in(committed) == []


def test_a_lost_alias_is_not_forgotten(committed: Path) -> None:
    edit(committed, SMALL, "        aliases: [look-for-water]\n", "")
    (fault,) = faults_in(committed)
    assert "»look-for-water«" in fault.problem


def test_a_removed_entry_is_missed(committed: Path) -> None:
    edit(committed, SMALL, "      - id: count-hands\n        text: Count how many can help.\n"
                           "        units: [R1.a]\n", "")
    (fault,) = faults_in(committed)
    assert fault.path == Path(SMALL)
    assert "»count-hands«" in fault.problem


def test_a_retired_id_may_go(committed: Path) -> None:
    edit(committed, TERMS, MULCH + "  units: [Z7]\n", "")
    edit(committed, "data/source_units.yml", "title: Mulch", "title: Mulch\n  left_out: Gone.")
    assert [fault.code for fault in faults_in(committed)] == ["id-lost"]
    with (committed / "data/retired.yml").open("a", encoding="utf-8") as file:
        file.write("- id: mulch\n  kind: word\n  text: A cover of straw.\n")
    assert faults_in(committed) == []


def test_an_id_that_moves_to_another_file_is_kept(committed: Path) -> None:
    item = ("      - id: count-hands\n        text: Count how many can help.\n"
            "        units: [R1.a]\n")
    edit(committed, SMALL, item, "")
    path = committed / "data/recommendations/share-the-work.yml"
    path.write_text(path.read_text("utf-8") + item, "utf-8")
    assert faults_in(committed) == []


@pytest.mark.parametrize("staged", [False, True])
def test_a_renamed_file_with_its_id_is_missed(committed: Path, staged: bool) -> None:
    (committed / WEEK).rename(committed / "data/figures/our-week.yml")
    edit(committed, "data/figures/our-week.yml", "id: the-week", "id: our-week")
    edit(committed, "docs/advice/share-the-work/index.md", 'figure("the-week")',
         'figure("our-week")')
    if staged:
        git(committed, "add", "--all")
    (fault,) = faults_in(committed)
    assert (fault.path, fault.line) == (Path(WEEK), 1)
    assert "the-week" in fault.hint


def test_a_deleted_file_is_one_fault_that_names_its_ids(committed: Path) -> None:
    (committed / WEEK).unlink()
    faults = [fault for fault in faults_in(committed) if fault.path == Path(WEEK)]
    assert [fault.code for fault in faults] == ["file-lost"]
    assert [fault.hint for fault in faults] == [
        "hent den tilbage, eller skriv dens id'er i data/retired.yml: the-week"
    ]


def test_a_file_that_cannot_be_read_has_not_lost_its_ids(committed: Path) -> None:
    edit(committed, TERMS, "- id: mulch", "- id: 'mulch")
    assert len(faults_in(committed)) == 1


def test_an_entry_with_a_fault_has_not_lost_its_id(committed: Path) -> None:
    edit(committed, TERMS, "  term: mulch\n", "")
    assert [fault.code for fault in faults_in(committed)] == ["field-missing"]


def test_a_unit_of_the_source_may_be_renamed_freely(committed: Path) -> None:
    for path in ("data/source_units.yml", TERMS):
        text = (committed / path).read_text("utf-8")
        (committed / path).write_text(text.replace("Z7", "Z77"), "utf-8")
    assert faults_in(committed) == []


def test_what_was_lost_in_an_earlier_commit_is_found_from_its_base(committed: Path) -> None:
    base = git(committed, "rev-parse", "HEAD")
    edit(committed, SMALL, "id: count-hands", "id: count-all-hands")
    git(committed, "commit", "--quiet", "--all", "-m", "Second edition")
    assert faults_in(committed) == []
    assert len(faults_in(committed, base)) == 1


def test_a_guide_in_a_folder_of_the_repository_is_compared_with_itself(
    committed: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outer = tmp_path_factory.mktemp("outer")
    (committed / ".git").rename(outer / "unused.git")
    inner = committed.rename(outer / "guide")
    git(outer, "init", "--quiet")
    git(outer, "add", "guide")
    git(outer, "commit", "--quiet", "-m", "First edition")
    edit(inner, SMALL, "id: count-hands", "id: count-all-hands")
    assert [fault.path for fault in faults_in(inner)] == [Path(SMALL)]


@pytest.mark.parametrize("state", ["no git", "no commit", "no such commit"])
def test_without_an_earlier_edition_there_is_nothing_to_lose(
    committed: Path, monkeypatch: pytest.MonkeyPatch, state: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    edit(committed, SMALL, "id: count-hands", "id: count-all-hands")
    base = "HEAD"
    if state == "no git":
        monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
    elif state == "no commit":
        (committed / ".git").rename(tmp_path_factory.mktemp("away") / "old.git")
        git(committed, "init", "--quiet")
    else:
        base = "no-such-commit"
    assert faults_in(committed, base) == []
