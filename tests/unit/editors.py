"""What tests of the editors' commands share: the files before and after, and what was said."""

from __future__ import annotations

import difflib
from pathlib import Path


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every file of the guide by its path."""
    files = [*(root / "data").rglob("*"), *(root / "docs").rglob("*"), root / "mkdocs.yml"]
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in files if path.is_file()
    }


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    """Return, for every file that differs, the lines that went (-) and came (+), trimmed."""
    found = {}
    for path in sorted({*before, *after}):
        if before.get(path) == after.get(path):
            continue
        old, new = (files.get(path, b"").decode().splitlines() for files in (before, after))
        lines = [
            f"{line[0]}{line[1:].strip()}"
            for line in difflib.unified_diff(old, new, lineterm="", n=0)
            if line[0] in "+-" and line[:3] not in ("+++", "---")
        ]
        if lines or (path in before) != (path in after):
            found[path] = lines
    return found
