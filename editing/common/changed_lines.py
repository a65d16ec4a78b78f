"""Which lines a proposal changed, so that nobody is told about the text of others."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from macros.reading.history import earlier_commit

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_GIT = ("git", "-c", "core.quotepath=off", "-c", "diff.noprefix=false", "-c",
        "diff.mnemonicprefix=false")


@dataclass(frozen=True)
class ChangedLines:
    """Lines by file, relative to the project's root; a file that is all new has all lines."""

    lines: dict[Path, frozenset[int] | None]

    def touch(self, path: Path, first: int, last: int) -> bool:
        """Tell whether any line from `first` to `last` of the file is changed."""
        if path not in self.lines:
            return False
        changed = self.lines[path]
        return changed is None or any(line in changed for line in range(first, last + 1))


def changed_since(root: Path, revision: str) -> ChangedLines:
    """Return what differs from where this version left `revision`, unsaved work included.

    Raises:
        UnknownEditionError: git does not know the revision, or not all the way back.
    """
    base = earlier_commit(root, revision)
    diff = _git(
        root, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", "--relative",
        base, "--",
    )
    lines: dict[Path, set[int]] = {}
    path = None
    for line in diff.split("\n"):
        if line.startswith("+++ "):
            path = None if line == "+++ /dev/null" else Path(line[6:].rstrip("\t"))
        elif path and (hunk := _HUNK.match(line)):
            start, count = int(hunk[1]), int(hunk[2] or 1)
            lines.setdefault(path, set()).update(range(start, start + count))
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    changed: dict[Path, frozenset[int] | None] = {
        path: frozenset(found) for path, found in lines.items()
    }
    return ChangedLines(changed | {Path(name): None for name in new if name})


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(
        [*_GIT, *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True,
        errors="replace",
    ).stdout
