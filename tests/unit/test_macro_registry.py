"""The lists of macros and of fixed words agree with what uses them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.model.settings import Pages, Plan, Texts
from macros.pages.page_macros import MACROS
from macros.reading.macro_calls import MACRO_ARGUMENTS
from macros.reading.pages import read_pages
from macros.reading.places import LISTED_ON, SHOWN_BY
from tests.examples import ROOT, TINY_GUIDE

TEMPLATES = ROOT / "macros/components/templates"
CODE = "\n".join(
    path.read_text("utf-8")
    for path in [
        *TEMPLATES.glob("*.j2"), *(ROOT / "macros/pages").glob("*_macros.py"),
    ]
)


def test_what_pages_may_call_is_what_there_is() -> None:
    assert set(MACROS) == set(MACRO_ARGUMENTS)


def test_every_macro_is_called_by_the_tiny_guide() -> None:
    called = {call.name for page in read_pages(TINY_GUIDE).values() for call in page.calls}
    assert called == set(MACROS)


def test_kinds_are_shown_by_macros_that_exist() -> None:
    assert set(SHOWN_BY.values()) <= set(MACROS)


def test_registers_stand_on_pages_that_the_site_names() -> None:
    assert set(LISTED_ON.values()) <= set(Pages.model_fields)


@pytest.mark.parametrize("name", sorted(Texts.model_fields))
def test_every_fixed_word_is_used(name: str) -> None:
    assert re.search(rf"\btexts\.{name}\b", CODE)


def test_every_word_that_components_use_is_in_the_list() -> None:
    assert set(re.findall(r"\btexts\.(\w+)", CODE)) <= set(Texts.model_fields)


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.glob("*.j2")), ids=lambda path: path.name
)
def test_components_hold_no_words_of_their_own(path: Path) -> None:
    text = re.sub(r"{[{%#].*?[}%#]}", " ", path.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text)
    assert re.findall(r"[A-Za-zÆØÅæøå]{2,}", text) == []


@pytest.mark.parametrize("name", sorted(Plan.model_fields))
def test_every_word_of_the_plan_is_used(name: str) -> None:
    template = (TEMPLATES / "plan.html.j2").read_text("utf-8")
    assert re.search(rf"\bsaid\.{name}\b", template)
