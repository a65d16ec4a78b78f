"""A second, tiny guide: other subject, other language, the same macros.

It shows that nothing in macros/ knows the real guide, and it is what tests break on purpose.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

from editing.new_guide.own_settings import over

ROOT = Path(__file__).resolve().parents[2]
TINY_GUIDE = Path(__file__).parent / "tiny_guide"


def tiny_guide(folder: Path) -> Path:
    """Copy the tiny guide's sources into the empty `folder`, to check or to break."""
    for name in ("data", "docs"):
        shutil.copytree(TINY_GUIDE / name, folder / name)
    (folder / "mkdocs.yml").write_text(configuration(), "utf-8")
    return folder


def real_guide(folder: Path) -> Path:
    """Copy the real guide's sources into the empty `folder`, to break them."""
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def save(root: Path) -> None:
    """Save the guide in `root` with git, as an editor's own is."""
    for command in (
        ["init", "--quiet"], ["add", "data", "docs", "mkdocs.yml"],
        ["-c", "user.name=Redaktør", "-c", "user.email=redaktoer@eksempel.dk",
         "commit", "--quiet", "--message", "Guiden"],
    ):
        subprocess.run(["git", "-C", str(root), *command], check=True)


def buildable_tiny_guide(folder: Path) -> Path:
    """Make the empty `folder` a project that both engines can build from the tiny guide."""
    tiny_guide(folder)
    _copy_what_builds(folder, "macros", "overrides", "docs/assets")
    return folder


def buildable_real_guide(folder: Path) -> Path:
    """Make the empty `folder` a project that both engines can build from the real guide."""
    real_guide(folder)
    _copy_what_builds(folder, "macros", "overrides")
    return folder


def _copy_what_builds(folder: Path, *names: str) -> None:
    for name in names:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)


@cache
def configuration() -> str:
    """Return the real mkdocs.yml with what the tiny guide's own says instead."""
    real, own = ((folder / "mkdocs.yml").read_text("utf-8") for folder in (ROOT, TINY_GUIDE))
    return over(real, own)
