"""All of data/: entries with their owners, and every fault of every file in one reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.kinds import KINDS
from macros.reading.data_files import Data, read_data
from tests.examples import TINY_GUIDE


@pytest.fixture(scope="module")
def data() -> Data:
    return read_data(TINY_GUIDE)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"retired_id"}))
def test_the_tiny_guide_has_an_entry_of_every_kind(data: Data, kind: str) -> None:
    assert [record for record in data.records if record.kind.name == kind]


def test_an_entry_inside_another_knows_its_owner(data: Data) -> None:
    owners = {r.entry.id: r.owner.id for r in data.records if r.owner is not None}
    assert owners["find-water"] == "start-small"
    assert owners["hill-school-in-numbers"] == "hill-school"


def test_an_entry_inside_another_knows_its_line(data: Data) -> None:
    record = next(record for record in data.records if record.entry.id == "sow")
    line = record.fault(("text",), "field-missing", "x").line
    lines = (TINY_GUIDE / "data/recommendations/start-small.yml").read_text("utf-8").split("\n")
    assert lines[line - 1].strip() == "text: Sow the first row."


def test_dates_and_times_are_kept_as_they_are_written(data: Data) -> None:
    event = next(record.entry for record in data.records if record.entry.id == "first-harvest")
    assert (event.when, event.year) == ("2016-09-01", 2016)


def test_faults_in_several_entries_and_files_come_together(tiny: Path) -> None:
    for name in ("roles", "people"):
        path = tiny / f"data/{name}.yml"
        path.write_text(path.read_text("utf-8").replace("  name: ", "  nam: "), "utf-8")
    faults = read_data(tiny).faults
    unknown = [f for f in faults if f.code == "field-unknown"]
    missing = [f for f in faults if f.code == "field-missing"]
    for found in (unknown, missing):
        assert sorted(fault.path.stem for fault in found) == ["people", "people", "roles", "roles"]


def test_ids_of_faulty_entries_are_remembered(tiny: Path) -> None:
    path = tiny / "data/recommendations/start-small.yml"
    path.write_text(path.read_text("utf-8").replace("number: 1", "number: one"), "utf-8")
    data = read_data(tiny)
    assert {("recommendation", "start-small"), ("step", "dig"), ("checklist_item", "sow")} <= set(
        data.faulty_ids
    )
    assert "recommendation" not in data.unread


def test_a_file_that_cannot_be_read_leaves_its_kind_unread(tiny: Path) -> None:
    (tiny / "data/roles.yml").write_text("- id: 'x\n", "utf-8")
    assert read_data(tiny).unread == {"role"}
