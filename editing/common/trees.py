"""The guide's sources as they were at a commit and as they are now, each in a folder of its own.

Nothing is checked out over the editor's files. A link to a file elsewhere is never followed, and
a file too large to be anybody's text is not read: both are named instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from macros.reading.navigation import CONFIGURATION

LARGEST = 1_000_000  # bytes; today's largest source has 41,000
_LINK, _MODULE = "120000", "160000"


@dataclass(frozen=True)
class ChangedFile:
    """A file that is not as it was. `how` is a Danish word; `path` is relative to the project."""

    path: str
    how: str


def earlier_sources(root: Path, commit: str, folder: Path) -> set[str]:
    """Write the sources of `commit` below `folder`; return those that were left out."""
    listed = _git(root, "ls-tree", "-r", "-z", "-l", commit).split(b"\0")
    wanted, left_out = [], set()
    for line in filter(None, listed):
        about, name = line.split(b"\t", 1)
        mode, _, checksum, size = about.split()
        path = os.fsdecode(name)
        if not is_source(path):
            continue
        if mode.decode() in (_LINK, _MODULE) or int(size) > LARGEST:
            left_out.add(path)
        else:
            wanted.append((path, checksum))
    asked = b"\n".join(checksum for _, checksum in wanted)
    answer = _git(root, "cat-file", "--batch", stdin=asked)
    for path, _ in wanted:
        head, _, answer = answer.partition(b"\n")
        length = int(head.split()[2])
        _write(folder / path, answer[:length])
        answer = answer[length + 1 :]
    return left_out


def present_sources(root: Path, folder: Path) -> set[str]:
    """Copy the sources as they are now, saved or not in git; return those that were left out."""
    names = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    left_out = set()
    for path in {os.fsdecode(name) for name in names.split(b"\0") if name}:
        file = root / path
        if not is_source(path) or not os.path.lexists(file):
            continue
        is_own = file.is_file() and file.resolve() == root.resolve() / path
        if is_own and file.stat().st_size <= LARGEST:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, folder / path)
        else:
            left_out.add(path)
    return left_out


def changed_files(root: Path, commit: str) -> list[ChangedFile]:
    """Return every file that is not as it was at `commit`, by path."""
    parts = _git(
        root, "diff", "--raw", "-z", "--no-renames", "--no-ext-diff", "--relative", commit
    ).split(b"\0")
    found = {}
    for about, name in zip(parts[::2], parts[1::2], strict=False):
        _, mode, _, _, status = about.decode().split()
        how = {"A": "ny", "D": "slettet"}.get(status, "rettet")
        kind = {_LINK: "genvej til en anden fil", _MODULE: "andet projekt"}.get(mode, "")
        found[os.fsdecode(name)] = f"{how}, {kind}" if kind else how
    untracked = _git(root, "ls-files", "-z", "--others", "--exclude-standard").split(b"\0")
    for name in filter(None, untracked):
        found[os.fsdecode(name)] = "ny"
    return [ChangedFile(path, found[path]) for path in sorted(found)]


def is_source(path: str) -> bool:
    """Tell whether the file at `path` holds what readers read: data, a page or the menu."""
    parts = PurePosixPath(path).parts
    if ".." in parts:
        return False
    in_data = parts[0] == "data" and parts[1:2] != ("schema",) and path.endswith(".yml")
    return path == CONFIGURATION or in_data or (parts[0] == "docs" and path.endswith(".md"))


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, check=True, capture_output=True, input=stdin).stdout
