"""What unit tests share: the tiny guide, whole or to be broken, and a way to call its macros."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.guide import Guide, load_guide
from macros.page_macros import page_macros
from tests import examples

Show = Callable[..., str]
SETTINGS = {"storage_namespace": "school-gardens:v1:"}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny guide that the test may change."""
    return examples.tiny_guide(tmp_path)


@pytest.fixture
def committed(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny guide with its first edition committed."""
    return _committed(tiny, monkeypatch)


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the real guide that the test may change, committed: no id may be lost."""
    examples.real_guide(tmp_path)
    return _committed(tmp_path, monkeypatch)


def _committed(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX"):
        monkeypatch.delenv(name, raising=False)  # a hook that runs the tests sets them
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", "First edition")
    return root


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The tiny guide."""
    return load_guide(examples.TINY_GUIDE)


@pytest.fixture
def show(guide: Guide) -> Show:
    """Call a macro as a page does: `show("steps", "start-small", on="advice/index.md")`."""
    return macro_caller(guide)


def macro_caller(guide: Guide) -> Show:
    """Return a function that calls a macro of the guide from the page `on`."""
    macros = page_macros(guide)

    def show(name: str, *arguments: str, on: str = "index.md") -> str:
        context = {"page": SimpleNamespace(path=on), "config": {"extra": {"guide": SETTINGS}}}
        return macros[name](context, *arguments)

    return show


def git(root: Path, *arguments: str) -> str:
    """Run git in the folder; return what it prints."""
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    done = subprocess.run(
        ["git", "-C", str(root), *identity, "-c", "commit.gpgsign=false", *arguments],
        check=True, capture_output=True, text=True,
    )
    return done.stdout.strip()


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Put `new` in the place of `old`, which must stand once in the file."""
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), "utf-8")
