"""All of a command's changes reach the disk, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing.written import planned_changes as module
from editing.written.planned_changes import Changes, Refused
from tests.unit.editors import snapshot

ROLES = "data/roles.yml"
TERMS = "data/glossary.yml"


def both(root: Path) -> Changes:
    changes = Changes(root)
    for path in (ROLES, TERMS):
        changes.write(path, changes.text(path) + "# Ny kommentar\n")
    changes.write("docs/new/page/index.md", "ny\n")
    return changes


def test_everything_is_written(tiny: Path) -> None:
    both(tiny).save()
    assert (tiny / ROLES).read_text("utf-8").endswith("# Ny kommentar\n")
    assert (tiny / "docs/new/page/index.md").read_text("utf-8") == "ny\n"


@pytest.mark.parametrize("error", [OSError(28, "ikke mere plads"), KeyboardInterrupt()])
@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_what_is_stopped_half_way_leaves_all_as_it_was(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, fails_at: int
) -> None:
    before = snapshot(tiny)
    changes = both(tiny)
    put, count = module._put, 0

    def failing(path: Path, content: bytes | None) -> None:
        nonlocal count
        count += 1
        if count == fails_at:
            raise error
        put(path, content)

    monkeypatch.setattr(module, "_put", failing)
    with pytest.raises((Refused, KeyboardInterrupt)):
        changes.save()
    assert count >= fails_at
    assert snapshot(tiny) == before
    assert not (tiny / "docs/new").exists()


def test_what_somebody_has_written_meanwhile_is_not_overwritten(tiny: Path) -> None:
    changes = both(tiny)
    (tiny / TERMS).write_text("andet\n", "utf-8")
    before = snapshot(tiny)
    with pytest.raises(Refused, match="ændret imens"):
        changes.save()
    assert snapshot(tiny) == before


def test_nothing_is_written_through_a_link_out_of_the_project(tiny: Path, tmp_path_factory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (tiny / "docs/linked").symlink_to(outside)
    changes = Changes(tiny)
    changes.write("docs/linked/index.md", "x")
    with pytest.raises(Refused, match="uden for projektet"):
        changes.save()
    assert list(outside.iterdir()) == []


def test_line_ends_and_a_byte_order_mark_stay(tiny: Path) -> None:
    raw = b"\xef\xbb\xbf" + (tiny / ROLES).read_bytes().replace(b"\n", b"\r\n")
    (tiny / ROLES).write_bytes(raw)
    changes = Changes(tiny)
    changes.write(ROLES, changes.text(ROLES) + "# Ny\n")
    changes.save()
    assert (tiny / ROLES).read_bytes() == raw + b"# Ny\r\n"


@pytest.mark.parametrize("missing", ["data", "docs", "mkdocs.yml"])
def test_what_is_missing_is_a_fault_and_no_crash(tiny: Path, missing: str) -> None:
    (tiny / missing).rename(tiny / "elsewhere")
    assert any(missing in str(fault) for fault in Changes(tiny).faults())


@pytest.mark.parametrize("links", [True, False])
def test_the_check_of_what_is_planned_writes_nothing(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(18, "en anden disk")

    if not links:
        monkeypatch.setattr(module.os, "link", refuse)
    before = snapshot(tiny)
    changes = Changes(tiny)
    changes.write(ROLES, changes.text(ROLES).replace("  name: ", "  nam: ", 1))
    changes.remove("docs/index.md")
    assert any(fault.path == Path(ROLES) for fault in changes.faults())
    assert snapshot(tiny) == before
    assert Changes(tiny).faults() == []
