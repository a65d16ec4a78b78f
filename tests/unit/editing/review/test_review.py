"""What is to be looked through, and how editors say that it has been."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from editing.review import review
from macros.checks.command import faults_in
from macros.guide.guide import load_guide
from macros.model.entries import Reference
from macros.model.fields import months_after
from macros.reading.data_files import read_data
from tests.examples import ROOT

READING = "data/references.yml"
ROLES = "docs/roles/index.md"


def run(capsys: pytest.CaptureFixture[str], root: Path, *arguments: str) -> tuple[int, list[str]]:
    """Run the command as an editor does; return its exit code and what it printed."""
    code = review.main(["--root", str(root), *arguments])
    printed = capsys.readouterr()
    assert printed.err == ""
    return code, printed.out.splitlines()


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_bytes().decode()
    assert old in text
    (root / path).write_bytes(text.replace(old, new, 1).encode())


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every file of the project and what it holds."""
    files = [path for path in root.rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(("day", "months", "later"), [
    (date(2026, 1, 31), 1, date(2026, 2, 28)),
    (date(2028, 1, 31), 1, date(2028, 2, 29)),
    (date(2026, 11, 30), 3, date(2027, 2, 28)),
    (date(2026, 12, 31), 12, date(2027, 12, 31)),
    (date(2028, 2, 29), 12, date(2029, 2, 28)),
    (date(2026, 5, 4), 0, date(2026, 5, 4)),
    (date(2026, 5, 4), 60, date(2031, 5, 4)),
    (date(2026, 10, 31), 2, date(2026, 12, 31)),
])
def test_months_end_where_the_month_does(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


def test_nothing_is_overdue_on_the_day_itself(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, tiny, "--today", "2022-05-04")[1][-1].startswith("Intet skal gennemgås nu")
    code, lines = run(capsys, tiny, "--today", "2022-05-05")
    assert code == 0
    assert f"  {ROLES}:4: Roles – skulle være gennemgået for 1 dag siden" in lines


def test_the_most_overdue_stands_first_under_its_owner(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(tiny, ROLES, "reviewed: 2021-05-04", "reviewed: 2019-05-04")
    change(tiny, READING, "owner: gardeners\n  reviewed: 2021-05-04\n  review_after: 12",
           "owner: club\n  reviewed: 2020-01-31\n  review_after: 1")
    change(tiny, "docs/words/index.md", "owner: gardeners", "owner: club")
    _, lines = run(capsys, tiny, "--today", "2022-05-10")
    club = lines.index("The Garden Club (club@example.org):")
    gardeners = lines.index("The gardeners:")
    assert club < gardeners
    assert "The first three beds – skulle være gennemgået for 801 dage siden" in lines[club + 1]
    assert lines[club + 2].startswith("  docs/words/index.md:4: ")
    assert lines[gardeners + 1].startswith(f"  {ROLES}:4: Roles – ")


def test_the_line_is_the_one_to_change(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, lines = run(capsys, tiny, "--today", "2030-01-01")
    places = [line.split(": ")[0].strip() for line in lines if line.startswith("  ")]
    assert len(places) == len(review.things_in(*_read(tiny)))
    for place in places:
        path, line = place.rsplit(":", 1)
        assert "reviewed: 2021-05-04" in (tiny / path).read_text("utf-8").split("\n")[int(line) - 1]


def _read(root: Path) -> tuple:
    return read_data(root), load_guide(root)


def test_a_guide_with_faults_is_not_listed(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(tiny, ROLES, "review_after:", "review_efter:")
    code, lines = run(capsys, tiny, "--done", "roles/index.md")
    assert code == 1
    assert lines[0].startswith(f"{ROLES}:")
    assert lines[-1] == "Ret fejlene først. Intet er ændret."


def test_a_page_whose_title_a_macro_writes_has_it_in_the_list(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, lines = run(capsys, tiny, "--today", "2030-01-01")
    assert any("docs/topics/soil/index.md:4: Soil – " in line for line in lines)


def test_what_is_to_come_is_listed_when_asked_for(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Intet" in run(capsys, tiny, "--today", "2022-04-01", "--within", "1")[1][-1]
    _, lines = run(capsys, tiny, "--today", "2022-04-05", "--within", "1")
    assert f"  {ROLES}:4: Roles – skal være gennemgået om 29 dage" in lines


def test_done_changes_one_line_and_keeps_everything_else(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(tiny, READING, "  reviewed: 2021-05-04\n", "  reviewed: '2021-05-04'   # by Ann\n")
    before = snapshot(tiny)
    code, lines = run(
        capsys, tiny, "--done", "first-beds", "docs/roles/index.md", "--date", "2022-01-02"
    )
    assert (code, len(lines)) == (0, 2)
    after = snapshot(tiny)
    assert {path for path in after if after[path] != before.get(path)} == {READING, ROLES}
    for path, old, new in (
        (READING, b"  reviewed: '2021-05-04'   # by Ann", b"  reviewed: '2022-01-02'   # by Ann"),
        (ROLES, b"reviewed: 2021-05-04", b"reviewed: 2022-01-02"),
    ):
        assert after[path] == before[path].replace(old, new, 1)
    assert faults_in(tiny) == []


def test_done_keeps_the_line_ends_of_another_system(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (READING, ROLES):
        text = (tiny / path).read_bytes().replace(b"\n", b"\r\n")
        (tiny / path).write_bytes(b"\xef\xbb\xbf" + text)
    before = snapshot(tiny)
    names = ("club-site", "roles/index.md")
    assert run(capsys, tiny, "--done", *names, "--date", "2022-01-02")[0] == 0
    after = snapshot(tiny)
    assert after[ROLES] == before[ROLES].replace(b"2021-05-04", b"2022-01-02")
    first, second = before[READING].split(b"- id: club-site")
    assert after[READING] == first + b"- id: club-site" + second.replace(
        b"2021-05-04", b"2022-01-02"
    )


@pytest.mark.parametrize(("arguments", "says"), [
    (("--done", "roles/index.md", "first-bedz"), "Mente du »first-beds«?"),
    (("--done", "roles/index.md", "--date", "2999-01-01"), "2999-01-01 er ikke kommet endnu"),
    (("--done", "roles/index.md", "--date", "2020-01-01"), "er gennemgået senere, 2021-05-04"),
])
def test_all_is_done_or_nothing(
    tiny: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    before = snapshot(tiny)
    code, lines = run(capsys, tiny, *arguments)
    assert (code, lines[-1]) == (1, "Intet er ændret.")
    assert says in lines[0]
    assert snapshot(tiny) == before


def test_a_day_in_an_unusual_place_is_changed_or_left(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tiny / READING
    text = path.read_text("utf-8").replace("reviewed: 2021-05-04", "reviewed:\n    2021-05-04", 1)
    path.write_text(text, "utf-8")
    code, lines = run(capsys, tiny, "--done", "roles/index.md", "first-beds")
    assert (code, lines[-1]) == (1, "Intet er ændret.")
    assert lines[0].startswith(f"{READING}:")
    assert path.read_text("utf-8") == text
    assert "2021-05-04" in (tiny / ROLES).read_text("utf-8")


def test_nothing_is_written_where_a_file_cannot_be(
    tiny: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(tiny)
    real = Path.write_bytes

    def full(self: Path, content: bytes) -> int:
        if "roles" in self.as_posix():
            real(self, content[:3])
            raise OSError("Disken er fuld")
        return real(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    code, lines = run(capsys, tiny, "--done", "first-beds", "roles/index.md")
    assert (code, lines) == (1, ["Disken er fuld", "Intet er ændret."])
    assert snapshot(tiny) == before


def test_a_guide_with_faults_is_mended_first(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(tiny, ROLES, "owner: gardeners", "owner: gardner")
    code, lines = run(capsys, tiny)
    assert code == 1
    assert lines[0].startswith(f"{ROLES}:3:1: owner: ukendt ansvarlig »gardner«")


def test_a_wrong_day_is_told_in_danish(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        review.main(["--root", str(tiny), "--today", "i dag"])
    assert "»i dag« er ikke en dag; skriv fx 2026-11-27" in capsys.readouterr().err


def test_our_own_guide_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = run(capsys, ROOT, "--today", "2099-01-01")
    assert code == 0
    first = load_guide(ROOT).all(Reference)[0]
    assert any("data/references.yml:" in line and f": {first.title} – " in line for line in lines)
