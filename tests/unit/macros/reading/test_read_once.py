"""What has been read before is not read again, and changes nothing of what is said now."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks.command import faults_in
from macros.files import yaml_source
from macros.reading import page_safety
from macros.reading.data_files import read_data
from macros.reading.page_safety import safety_faults
from macros.reading.pages import read_pages
from tests.unit.conftest import edit

SMALL = "data/recommendations/start-small.yml"
FRONT = "---\ndescription: x\nowner: club\nreviewed: 2021-05-04\nreview_after: 12\n---\n# T\n\n"


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


@pytest.mark.parametrize(("path", "old", "new"), [
    (SMALL, "number: 1", "number: one"),
    (SMALL, "Use chalk", "<b>Use</b> chalk"),
    ("data/roles.yml", "- id: teacher\n", "- id: 'teacher\n"),
    ("data/words/moved.yml", "title: This page", "titel: This page"),
    ("docs/index.md", "{ #why", "{#why"),
    ("docs/roles/index.md", "{{ role_list() }}", "<script>x</script>\n\n{{ role_list() }}"),
    ("mkdocs.yml", "strict: true", "strict: false"),
])
def test_a_guide_that_is_broken_mended_and_broken_again_is_told_of_each_time(
    tiny: Path, path: str, old: str, new: str
) -> None:
    sound = (tiny / path).read_text("utf-8")
    edit(tiny, path, old, new)
    broken = (tiny / path).read_text("utf-8")
    first = faults_in(tiny)
    assert first
    assert {fault.path for fault in first} == {Path(path)}
    (tiny / path).write_text(sound, "utf-8")
    assert faults_in(tiny) == []
    (tiny / path).write_text(broken, "utf-8")
    assert faults_in(tiny) == first
    (tiny / path).write_text(f"{broken}\n", "utf-8")  # other bytes, the same mistake
    assert faults_in(tiny) == first


def test_a_picture_that_comes_and_goes_is_missed_while_it_is_gone(tmp_path: Path) -> None:
    write(tmp_path, "docs/index.md", f"{FRONT}![A bed](bed.png)\n")

    def told() -> list[str]:
        return [fault.code for fault in read_pages(tmp_path)["index.md"].faults]

    assert told() == ["link-file-missing"]
    write(tmp_path, "docs/bed.png", "")
    assert told() == []
    (tmp_path / "docs/bed.png").unlink()
    assert told() == ["link-file-missing"]


def test_the_same_text_on_two_pages_is_judged_where_each_stands(tmp_path: Path) -> None:
    for path in ("docs/index.md", "docs/a/index.md"):
        write(tmp_path, path, f"{FRONT}<b>x</b> and [up](../b.png)\n")
    pages = read_pages(tmp_path)
    found = {name: safety_faults(page) for name, page in pages.items()}
    for name, faults in found.items():
        assert {fault.path for fault in faults} == {Path("docs") / name}
    assert len(found["index.md"]) == len(found["a/index.md"]) + 1  # one link leads out of docs/


def test_the_same_text_in_two_files_is_told_of_by_its_own_name(tiny: Path) -> None:
    other = "data/recommendations/other.yml"
    write(tiny, other, (tiny / SMALL).read_text("utf-8"))
    told = [fault for fault in faults_in(tiny) if fault.code == "id-not-file-name"]
    assert [fault.path for fault in told] == [Path(other)]
    assert "»other«" in told[0].problem


def test_what_one_reader_does_with_it_is_nothing_to_the_next(tiny: Path) -> None:
    (tiny / "data/roles.yml").write_text("- id: x\n", "utf-8")
    data, pages = read_data(tiny), read_pages(tiny)
    before = len(data.records), list(data.faults), list(data.faulty_ids), set(data.unread)
    page = pages["index.md"]
    data.records.clear()
    data.faults.clear()
    data.faulty_ids.clear()
    data.unread.add("role")
    page.faults.append(page.fault(1, 1, "", "title-missing", "x"))
    page.front = None
    again = read_data(tiny)
    assert before == (len(again.records), again.faults, again.faulty_ids, again.unread)
    page = read_pages(tiny)["index.md"]
    assert page.faults == []
    assert page.front is not None


def test_what_has_not_changed_is_not_read_again(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert faults_in(tiny) == []

    def refuse(*_arguments: object, **_named: object) -> None:
        raise AssertionError

    monkeypatch.setattr(page_safety, "_readings", refuse)
    monkeypatch.setattr(yaml_source.YamlSource, "_find_special_marks", refuse)
    assert faults_in(tiny) == []
