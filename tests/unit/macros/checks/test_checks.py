"""The check as a whole: everything in one run, and one mistake said once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.checks.command import faults_in, main
from macros.files.errors import Fault
from tests.examples import ROOT


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def check_in_a_terminal(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "macros", "--root", str(root)],
        cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def test_the_tiny_guide_has_no_fault(tiny: Path) -> None:
    assert faults_in(tiny) == []


def test_the_real_guide_has_no_fault() -> None:
    assert faults_in(ROOT) == []


def test_the_command_ends_well_for_a_guide_without_faults(tiny: Path) -> None:
    done = check_in_a_terminal(tiny)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Ingen fejl")


def test_the_command_ends_with_1_and_one_line_a_fault(tiny: Path) -> None:
    (tiny / "data/roles.yml").write_bytes("- id: é\n".encode("latin-1"))
    done = check_in_a_terminal(tiny)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[0] == (
        "data/roles.yml:1:7: filen er ikke gemt som UTF-8 – gem den igen med tegnsættet UTF-8, "
        "så æ, ø og å bevares [file-encoding]"
    )


@pytest.mark.parametrize(
    ("count", "end"),
    [(1, "1 fejl. Ret den, og kør tjekket igen."),
     (2, "2 fejl i alt. Ret dem, og kør tjekket igen.")],
)
def test_the_command_ends_with_how_many_faults_there_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, count: int, end: str
) -> None:
    faults = [
        Fault(Path("data/a.yml"), line, 1, "", "field-missing", "et", "to")
        for line in range(1, count + 1)
    ]
    monkeypatch.setattr("macros.checks.command.faults_in", lambda *_: faults)
    assert main([]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == end


def test_a_folder_that_is_no_guide_gives_messages_and_no_traceback(tmp_path: Path) -> None:
    done = check_in_a_terminal(tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "data/site.yml:1:1: filen mangler" in done.stdout


def test_faults_in_many_files_are_reported_in_one_run(tiny: Path) -> None:
    edit(tiny, "data/roles.yml", "name: Caretaker", "name:\n")
    edit(tiny, "data/people.yml", "role: pupil", "role: <b>pupil</b>")
    edit(tiny, "data/phases.yml", "- id: summer", "\t- id: summer")
    edit(tiny, "data/figures/tools.yml", "kind: list", "kind: lst")
    edit(tiny, "data/recommendations/share-the-work.yml", "roles: [teacher]\n", "roles: [teachr]\n")
    edit(tiny, "docs/index.md", "{ #why", "{#why")
    edit(tiny, "docs/roles/index.md", "role_list()", "rolelist()")
    edit(tiny, "docs/stories/hill-school/index.md", "start-small/index.md", "start/index.md")
    assert [fault.path.as_posix() for fault in faults_in(tiny)] == [
        "data/figures/tools.yml",
        "data/people.yml",
        "data/phases.yml",
        "data/recommendations/share-the-work.yml",
        "data/roles.yml",
        "docs/index.md",
        "docs/roles/index.md",
        "docs/stories/hill-school/index.md",
    ]


def test_faults_are_sorted_by_file_and_line(tiny: Path) -> None:
    edit(tiny, "data/roles.yml", "  name: ", "  nam: ")
    faults = faults_in(tiny)
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)
    assert len(faults) == 4


@pytest.mark.parametrize(
    "path",
    [
        "data/roles.yml", "data/topics.yml", "data/phases.yml", "data/people.yml",
        "data/references.yml", "data/source_units.yml", "data/reflection_questions.yml",
        "data/recommendations/start-small.yml", "data/case_areas/hill-school.yml",
        "data/figures/the-week.yml", "data/site.yml", "data/source_notes.yml",
    ],
)
def test_a_file_that_cannot_be_read_does_not_make_its_ids_unknown(tiny: Path, path: str) -> None:
    (tiny / path).write_text("- 'never closed\n", "utf-8")
    assert [fault.path for fault in faults_in(tiny)] == [Path(path)]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/roles.yml", "id: teacher\n", "id: Teacher\n"),
        ("data/roles.yml", "id: teacher\n  name: Teacher\n", "id: teacher\n"),
        ("data/recommendations/start-small.yml", "number: 1", "number: one"),
        ("data/source_units.yml", "- id: R1.a\n  title: Three beds\n", "- id: R1.a\n"),
        ("data/figures/tools.yml", "title: Tools for one bed\n", "title:\n"),
    ],
)
def test_an_entry_with_a_fault_is_still_known(tiny: Path, path: str, old: str, new: str) -> None:
    edit(tiny, path, old, new)
    assert [fault.path for fault in faults_in(tiny)] == [Path(path)]


def test_a_reference_that_is_truly_unknown_is_found_beside_a_faulty_entry(tiny: Path) -> None:
    edit(tiny, "data/roles.yml", "name: Caretaker", "name:")
    edit(tiny, "data/case_areas/hill-school.yml", "roles: [teacher]", "roles: [gardener]")
    assert [fault.code for fault in faults_in(tiny)] == ["id-unknown", "field-empty"]


def test_a_page_that_cannot_be_read_is_not_blamed_for_what_it_lacks(tiny: Path) -> None:
    edit(tiny, "docs/stories/hill-school/index.md", '{{ figure("the-gym") }}', "{{ figure( }}")
    assert [fault.code for fault in faults_in(tiny)] == ["macro-unreadable"]


def test_an_old_name_for_an_id_is_answered_with_the_new_one(tiny: Path) -> None:
    edit(tiny, "data/roles.yml", "- id: teacher", "- id: class-leader\n  aliases: [teacher]")
    hints = {fault.hint for fault in faults_in(tiny)}
    assert hints == {"det hedder nu »class-leader«"}
