"""What unit tests share: the tiny guide, whole or to be broken, and a way to call its macros."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.guide import Guide, load_guide
from macros.page_macros import page_macros
from tests import examples

Show = Callable[..., str]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny guide that the test may change."""
    return examples.tiny_guide(tmp_path)


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
        return macros[name]({"page": SimpleNamespace(path=on)}, *arguments)

    return show
