"""The lists of macros agree with what uses them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.model.settings import Pages
from macros.pages.page_macros import MACROS
from macros.reading.macro_calls import MACRO_ARGUMENTS
from macros.reading.pages import read_pages
from macros.reading.places import LISTED_ON, SHOWN_BY
from tests.examples import ROOT, TINY_GUIDE

TEMPLATES = sorted((ROOT / "macros/components").glob("*/*.j2"))


def test_what_pages_may_call_is_what_there_is() -> None:
    assert set(MACROS) == set(MACRO_ARGUMENTS)


def test_every_macro_is_called_by_the_tiny_guide() -> None:
    called = {call.name for page in read_pages(TINY_GUIDE).values() for call in page.calls}
    assert called == set(MACROS)


def test_kinds_are_shown_by_macros_that_exist() -> None:
    assert set(SHOWN_BY.values()) <= set(MACROS)


def test_registers_stand_on_pages_that_the_site_names() -> None:
    assert set(LISTED_ON.values()) <= set(Pages.model_fields)


@pytest.mark.parametrize(
    "path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_components_hold_no_words_of_their_own(path: Path) -> None:
    text = re.sub(r"{[{%#].*?[}%#]}", " ", path.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text)
    assert re.findall(r"[A-Za-zÆØÅæøå]{2,}", text) == []
