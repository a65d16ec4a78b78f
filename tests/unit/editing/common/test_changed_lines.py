"""What a proposal changed, as git tells it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from editing.common.changed_lines import changed_since
from macros.reading.history import UnknownEditionError


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
        cwd=folder, check=True, capture_output=True,
    )


def write(folder: Path, name: str, *lines: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("".join(f"{line}\n" for line in lines), "utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A guide in a folder of its repository, with main and a proposal that left it."""
    root = tmp_path / "guide"
    write(root, "docs/æ.md", "a", "b", "c", "d")
    write(root, "docs/gone.md", "a")
    write(tmp_path, "other.md", "a")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    git(tmp_path, "checkout", "-qb", "proposal")
    return root


def test_lines_are_those_changed_since_the_proposal_left(project: Path) -> None:
    write(project, "docs/æ.md", "a", "B", "c", "d", "e", "f")
    (project / "docs/gone.md").unlink()
    write(project.parent, "other.md", "changed")
    git(project, "commit", "-qam", "proposal")
    git(project, "checkout", "-q", "main")
    write(project, "docs/æ.md", "MAIN", "b", "c", "d")
    git(project, "commit", "-qam", "others")
    git(project, "checkout", "-q", "proposal")
    changed = changed_since(project, "main")
    assert changed.lines == {Path("docs/æ.md"): frozenset({2, 5, 6})}
    assert changed.touch(Path("docs/æ.md"), 1, 2)
    assert not changed.touch(Path("docs/æ.md"), 3, 4)
    assert not changed.touch(Path("docs/x.md"), 1, 9)


def test_work_that_is_not_committed_and_new_files_count(project: Path) -> None:
    write(project, "docs/æ.md", "a", "b", "C", "d")
    write(project, "docs/ny.md", "a", "b")
    changed = changed_since(project, "main")
    assert changed.lines == {Path("docs/æ.md"): frozenset({3}), Path("docs/ny.md"): None}
    assert changed.touch(Path("docs/ny.md"), 2, 2)


def test_a_revision_that_is_not_there_is_told_of(project: Path, tmp_path_factory) -> None:
    for folder in (project, tmp_path_factory.mktemp("no-history")):
        with pytest.raises(UnknownEditionError):
            changed_since(folder, "origin/main")
