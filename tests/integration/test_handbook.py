"""Whoever follows the editor's handbook word for word gets what it promises."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pydantic import TypeAdapter

from macros.checks.command import faults_in
from macros.guide.guide import load_guide
from macros.model import fields
from macros.reading.macro_calls import MACRO_ARGUMENTS
from macros.reading.pages import FrontMatter
from publish.engine.build import build
from tests import examples, handbook
from tests import site_reader as reader
from tests.browser.reader import open_search
from tests.handbook import Edit, Find, Message, Recipe, Run, Sight, Written

ROOT = examples.ROOT
PAGES = ("ret", "tilfoej", "vedligehold")
RECIPES = [recipe for page in PAGES for recipe in handbook.recipes(page)]
MESSAGES = handbook.recipes("beskeder")
HOW_WE_WRITE = (handbook.FOLDER / "skriv/index.md").read_text("utf-8")


def named(recipe: Recipe) -> str:
    return recipe.anchor


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the guide that has been saved with git, as an editor's own is."""
    root = examples.real_guide(tmp_path_factory.mktemp("guide"))
    examples.save(root)
    return root


@pytest.fixture
def copy(kept: Path) -> Iterator[Path]:
    """The copy; what the test writes in it is undone afterwards."""
    before = {path: path.read_bytes() for path in [
        kept / "mkdocs.yml", *kept.glob("data/**/*.yml"), *kept.glob("docs/**/*.md"),
    ]}
    yield kept
    subprocess.run(["git", "-C", str(kept), "clean", "--quiet", "-fd", "data", "docs"], check=True)
    for path, content in before.items():
        if path.read_bytes() != content:
            path.write_bytes(content)


def said(root: Path) -> list[str]:
    return [handbook.numberless(str(fault)) for fault in faults_in(root)]


@pytest.mark.parametrize("recipe", RECIPES, ids=named)
def test_a_recipe_leaves_no_fault_and_says_what_the_check_says_on_the_way(
    copy: Path, recipe: Recipe
) -> None:
    for step in recipe.steps:
        if isinstance(step, Edit | Run):
            step.apply(copy)
        elif isinstance(step, Written):
            assert step.lines in (copy / step.path).read_text("utf-8")
        elif isinstance(step, Message):
            assert said(copy) == list(step.lines)
    assert said(copy) == []


@pytest.mark.parametrize("recipe", MESSAGES, ids=named)
def test_a_message_is_what_the_check_says_of_that_fault(copy: Path, recipe: Recipe) -> None:
    for edit in recipe.of(Edit):
        edit.apply(copy)
    assert [list(message.lines) for message in recipe.of(Message)] == [said(copy)]


@pytest.mark.parametrize("recipe", RECIPES, ids=named)
def test_a_recipe_writes_something_and_promises_something(recipe: Recipe) -> None:
    promises = [*recipe.of(Sight), *recipe.of(Find), *recipe.of(Written)]
    assert recipe.of(Edit) or recipe.of(Run)
    assert promises or any(run.says for run in recipe.of(Run))


# --- The site, when every recipe has been followed


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which all recipes have been followed, one after the other."""
    root = examples.buildable_real_guide(tmp_path_factory.mktemp("followed"))
    for recipe in RECIPES:
        for step in recipe.steps:
            if isinstance(step, Edit | Run):
                step.apply(root)
    return root


@pytest.fixture(scope="module")
def site_after(followed: Path) -> Path:
    build("mkdocs", followed / "site", followed)
    return followed / "site"


def test_readers_see_what_the_recipes_promise(
    sites: dict[str, Path], site_after: Path
) -> None:
    sights = [sight for recipe in RECIPES for sight in recipe.of(Sight)]
    before, after = (
        {sight for sight in sights if sight.text in reader.words(site, sight.page)}
        for site in (sites["mkdocs"], site_after)
    )
    gone = {sight for sight in sights if sight.is_gone}
    assert after == set(sights) - gone
    assert before == gone


def test_the_numbers_that_the_tests_guard_follow_the_recipes(
    followed: Path, site_after: Path
) -> None:
    assert reader.missing_facts(site_after, load_guide(followed)) == []


def test_the_search_finds_what_it_has_been_taught(
    sites: dict[str, Path], site_after: Path, serve: Callable[[Path], str], page: Page
) -> None:
    finds = [find for recipe in RECIPES for find in recipe.of(Find)]
    assert finds
    for site, is_taught in ((sites["mkdocs"], False), (site_after, True)):
        address = serve(site)
        for find in finds:
            page.goto(f"{address}/index.html")
            open_search(page).fill(find.word)
            found = page.locator(f'[data-search-result][href*="{find.page}"]').first
            if is_taught:
                expect(found).to_be_visible()
            else:
                nothing = page.get_by_text(f"Ingen resultater for »{find.word}«").first
                expect(nothing).to_be_visible()


# --- How to write


def limit(kind: object) -> int:
    """Return how many characters a kind of text may have."""
    return TypeAdapter(kind).json_schema()["maxLength"]


def test_the_lengths_are_those_that_the_check_goes_by() -> None:
    table = re.search(r"\| Tekst \| Højst \|.*?\n\n", HOW_WE_WRITE, re.DOTALL)[0]
    told = [int(number) for number in re.findall(r"\| (\d+) tegn \|", table)]
    description = FrontMatter.model_json_schema()["properties"]["description"]["maxLength"]
    assert told == [
        limit(fields.Word), limit(fields.Line), description,
        limit(fields.Sentence), limit(fields.Paragraphs),
    ]


def test_every_macro_is_told_of() -> None:
    told = set(re.findall(r"^\| `([a-z_]+)\(", HOW_WE_WRITE, re.MULTILINE))
    assert told == set(MACRO_ARGUMENTS)
