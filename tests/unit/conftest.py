"""What unit tests share: the tiny guide, whole or to be broken, and a way to call its macros."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.guide.guide import Guide, load_guide
from macros.pages.page_macros import page_macros
from tests import examples

Show = Callable[..., str]
SETTINGS = {"storage_namespace": "school-gardens:v1:"}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny guide that the test may change."""
    return examples.tiny_guide(tmp_path)


@pytest.fixture
def committed(
    committed_guides: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The tiny guide with its first edition committed."""
    return _copied(committed_guides["tiny"], tmp_path, monkeypatch)


@pytest.fixture
def real(
    committed_guides: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A copy of the real guide that the test may change, committed: no id may be lost."""
    return _copied(committed_guides["real"], tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real guide for a module's tests that show that nothing is written."""
    return examples.real_guide(tmp_path_factory.mktemp("untouched"))


@pytest.fixture(scope="session")
def committed_guides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """Both guides, committed once, for tests to have copies of."""
    folder = tmp_path_factory.mktemp("committed")
    made = {"tiny": examples.tiny_guide, "real": examples.real_guide}
    with pytest.MonkeyPatch.context() as monkeypatch:
        _without_hook(monkeypatch)
        for name, make in made.items():
            (folder / name).mkdir()
            _commit(make(folder / name))
    yield {name: folder / name for name in made}
    for name in made:
        assert git(folder / name, "status", "--porcelain") == "", "a test has changed it"


def _copied(guide: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    _without_hook(monkeypatch)
    return shutil.copytree(guide, folder, dirs_exist_ok=True, copy_function=_copy)


def _copy(source: str, target: str) -> None:
    """Copy a file; scripts, styles and pictures, which no test changes, stand in both places."""
    if source.endswith((".js", ".css", ".png", ".woff2")):
        os.link(source, target)
    else:
        shutil.copyfile(source, target)


def _without_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX"):
        monkeypatch.delenv(name, raising=False)  # a hook that runs the tests sets them


def _commit(root: Path) -> None:
    git(root, "init", "--quiet", "--template=")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", "First edition")
    git(root, "repack", "-adq")  # one file to copy, not one for each of the guide's


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
        page = SimpleNamespace(path=on, meta={})
        context = {"page": page, "config": {"extra": {"guide": SETTINGS}}}
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
