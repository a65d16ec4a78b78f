"""The components' examples: every component, every way it can look, and none in another's way."""

from __future__ import annotations

import inspect
import re
import shutil
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pydantic import BaseModel

from macros.components import components
from macros.components import declared as declarations
from macros.components.declared import (
    FILE,
    FOLDER,
    declared,
    needs_of,
    style_address,
    styles_everywhere,
    styles_of,
)
from macros.files.errors import GuideFaults, UnknownIdError
from macros.guide.guide import Guide, load_guide
from macros.model.kinds import KINDS
from macros.pages import gallery as component_gallery
from macros.pages.gallery import EXAMPLES, Examples, draw, load_examples
from macros.pages.page_macros import MACROS
from macros.reading.pages import read_pages
from macros.reading.places import SHOWN_BY
from tests.examples import ROOT, tiny_guide
from tests.unit.conftest import Show

# Macros that draw nothing of their own.
DRAW_NOTHING = {"title", "name_in_files", "component_gallery"}
# The component without a macro: it is drawn wherever a word of the glossary is written.
TERM = "term"
# Fields that nobody sees: what an entry was called, and what in the source it rests on.
UNSEEN = {"aliases", "units"}


@pytest.fixture(scope="module")
def examples() -> Examples:
    return load_examples(load_guide(ROOT))


@pytest.fixture(scope="module")
def drawn(examples: Examples) -> dict[str, str]:
    """Each example's HTML by its id."""
    return {
        component.example_id(variant): draw(component, variant, examples.guide, MACROS)
        for component in examples.components for variant in component.variants
    }


def test_every_component_has_an_example(examples: Examples) -> None:
    names = [component.name for component in examples.components]
    assert sorted(names) == sorted({*MACROS, TERM} - DRAW_NOTHING)


def test_the_page_of_components_shows_every_one(examples: Examples) -> None:
    called = [
        call.arguments[0] for page in read_pages(ROOT).values() for call in page.calls
        if call.name == "component_gallery"
    ]
    assert sorted(called) == sorted(component.name for component in examples.components)


def test_every_template_draws_a_part_of_an_example(
    examples: Examples, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = components._templates
    used = set()
    load = templates.loader.load

    def note(environment: object, name: str, *rest: object) -> object:
        used.add(name)
        return load(environment, name, *rest)

    monkeypatch.setattr(templates.loader, "load", note)
    templates.cache.clear()
    for component in examples.components:
        for variant in component.variants:
            draw(component, variant, examples.guide, MACROS)
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.j2")}
    assert files - used == {"component_gallery/template.html.j2"}


def test_every_example_writes_its_own_component(examples: Examples) -> None:
    for component in examples.components:
        for variant in component.variants:
            written = variant.write if component.name != TERM else f"{TERM}("
            assert f"{component.name}(" in written, component.example_id(variant)


def test_the_files_of_every_component_exist(examples: Examples) -> None:
    named = {
        name for component in examples.components for names in component.files.values()
        for name in names
    }
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("kind", sorted(SHOWN_BY))
def test_every_entry_that_can_be_shown_is(
    examples: Examples, drawn: dict[str, str], kind: str
) -> None:
    everything = "".join(drawn.values())
    anchors = [f"{KINDS[kind].prefix}-{entry.id}" for entry in examples.guide.entries(kind)]
    assert [anchor for anchor in anchors if f'-{anchor}"' not in everything] == []


def models_in(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from models_in(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from models_in(item)


def models_of(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_of(field.annotation)
    for argument in typing.get_args(annotation):
        yield from models_of(argument)


def choices() -> Iterator[tuple[type[BaseModel], str, object]]:
    """Yield (model, field, choice): each word of a choice, and whether a field is filled in."""
    kinds = [kind.model for kind in KINDS.values() if kind.path and kind.name != "retired_id"]
    for model in dict.fromkeys(model for kind in kinds for model in models_of(kind)):
        for name, field in model.model_fields.items():
            bases = reversed(model.__mro__)
            owner = next(base for base in bases if name in inspect.get_annotations(base))
            if typing.get_origin(field.annotation) is typing.Literal:
                yield from ((model, name, word) for word in typing.get_args(field.annotation))
            elif not field.is_required() and name not in UNSEEN:
                yield from ((owner, name, filled) for filled in (True, False))


@pytest.fixture(scope="module")
def parts(examples: Examples) -> list[BaseModel]:
    """Every model in the examples' data."""
    kinds = [kind.name for kind in KINDS.values() if kind.path]
    return [part for kind in kinds for part in models_in(examples.guide.entries(kind))]


@pytest.mark.parametrize(
    ("model", "field", "choice"), list(dict.fromkeys(choices())),
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_every_choice_has_an_example(
    parts: list[BaseModel], model: type[BaseModel], field: str, choice: object
) -> None:
    values = [getattr(part, field) for part in parts if isinstance(part, model)]
    if isinstance(choice, bool):
        values = [bool(value) for value in values]
    assert choice in values


def test_ids_stand_once_on_the_page_and_begin_with_their_examples(drawn: dict[str, str]) -> None:
    seen = set(drawn)
    for example, html in drawn.items():
        for tag in BeautifulSoup(html, "html.parser").find_all(id=True):
            assert tag["id"].startswith(f"{example}-")
            assert tag["id"] not in seen
            seen.add(tag["id"])


def test_what_names_an_id_names_one_in_the_same_example(drawn: dict[str, str]) -> None:
    names = 0
    for example, html in drawn.items():
        soup = BeautifulSoup(html, "html.parser")
        own = {tag["id"] for tag in soup.find_all(id=True)}
        for tag in soup.find_all(True):
            for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                found = set(tag.get(attribute, "").split())
                names += len(found)
                assert found <= own, f"{example}: {tag}"
    assert names > 10


def test_a_link_stays_in_its_example_or_leads_to_a_made_up_host(drawn: dict[str, str]) -> None:
    inside = 0
    for example, html in drawn.items():
        soup = BeautifulSoup(html, "html.parser")
        own = {f"#{tag['id']}" for tag in soup.find_all(id=True)} | {f"#{example}"}
        for link in soup.find_all("a"):
            address = link.get("href") or link["xlink:href"]
            inside += address in own
            assert address in own or re.match(
                r"https?://example\.org|mailto:\w+@example\.org|tel:0+$", address
            ), f"{example}: {link}"
    assert inside > 50


def test_a_list_of_jumps_leads_into_its_example(drawn: dict[str, str]) -> None:
    example = "eksempel-role-list-alle"
    jumps = BeautifulSoup(drawn[example], "html.parser").select(".guide-labelled:first-child a")
    assert [link["href"] for link in jumps[:2]] == [
        f"#{example}-rolle-eksempel-leder", f"#{example}-rolle-eksempel-beboer"
    ]


@pytest.mark.parametrize("kind", ["recommendation", "checklist_item", "reflection_question"])
def test_what_readers_keep_is_not_mixed_with_examples(examples: Examples, kind: str) -> None:
    guides = (examples.guide, load_guide(ROOT))
    ids = [{entry.id for entry in guide.entries(kind)} for guide in guides]
    assert ids[0] & ids[1] == set()


def test_fixed_words_are_those_of_the_guide_that_shows_the_examples(
    guide: Guide, show: Show
) -> None:
    shown = show("component_gallery", "question")
    assert guide.words.components.question_for_you in shown
    assert guide.words.components.gallery_written in shown


def test_an_example_stands_below_what_an_editor_writes(show: Show) -> None:
    soup = BeautifulSoup(show("component_gallery", "statement"), "html.parser")
    variant = soup.select_one(".guide-component-gallery__variant")
    assert variant.code.text == '{{ statement("eksempel-navngivet") }}'
    assert variant.select_one(".guide-statement").find_parent(id=True)["id"] == (
        "eksempel-statement-navngivet"
    )


def test_examples_are_kept_out_of_the_search_and_without_the_guides_own_terms(show: Show) -> None:
    outer = BeautifulSoup(show("component_gallery", "link"), "html.parser").div
    assert outer.has_attr("data-guide-no-search")
    assert outer.has_attr("data-guide-no-terms")


def test_a_component_without_examples_is_told_of(show: Show) -> None:
    with pytest.raises(UnknownIdError, match="ukendt komponent »checklists« – mente du »checklist"):
        show("component_gallery", "checklists")


@pytest.fixture
def own_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the components and of what their examples show, to break."""
    for name, source in (("components", FOLDER), ("examples", EXAMPLES)):
        shutil.copytree(source, tmp_path / name)
    monkeypatch.setattr(component_gallery, "EXAMPLES", tmp_path / "examples")
    monkeypatch.setattr(component_gallery, "FOLDER", tmp_path / "components")
    monkeypatch.setattr(declarations, "FOLDER", tmp_path / "components")
    monkeypatch.setattr(declarations, "ROOT", tmp_path)
    return tmp_path


STEPS = f"components/steps/{FILE}"


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "fault"),
    [
        (STEPS, 'steps("eksempel-foer")', 'steps("eksempel-for")', "",
         "steps: ukendt anbefaling »eksempel-for« – mente du »eksempel-foer«?"),
        (STEPS, "steps(", "stepz(", "", "stepz: ukendt makro – mente du steps?"),
        (STEPS, "title: Alle trin", "titel: Alle trin", "", "titel: ukendt felt"),
        (STEPS, "family: recommendation", "family: reader", "", "»reader« er ikke en mulighed"),
        ("examples/data/statements.yml", "person: eksempel-ane", "person: eksempel-anne", "",
         "ukendt person »eksempel-anne«"),
        ("examples/data/figures/eksempel-tabel.yml", "columns: [Før mødet, ", "columns: [",
         "cells:", "rækken har 2 felter, men tabellen 1 kolonner"),
        ("examples/data/phases.yml", "order: 2", "order: 1", "",
         "nummer 1 bruges også af »foer«"),
    ],
)
def test_a_fault_in_the_examples_is_found_and_placed(
    own_house: Path, guide: Guide, file: str, old: str, new: str, place: str, fault: str
) -> None:
    text = (own_house / file).read_text("utf-8")
    assert old in text
    (own_house / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(GuideFaults) as caught:
        load_examples(guide)
    line = text[: text.index(place or old)].count("\n") + 1
    found = [str(found) for found in caught.value.faults if fault in str(found)]
    assert found[0].startswith(f"{file.removeprefix('examples/')}:{line}:")


# --- What a component declares ------------------------------------------------------------------


def classes_in(text: str) -> set[str]:
    """Return the classes with which a stylesheet's selectors begin."""
    text = re.sub(r"/\*.*?\*/|@[^{}]*\{", "", text, flags=re.S)
    selectors = re.findall(r"([^{}]+)\{", text)
    return set(re.findall(r"(?:^|,)\s*\.(guide-[\w-]+)", "\n".join(selectors), re.M))


def sheets() -> dict[str, set[str]]:
    """Return what each component's stylesheets style and no other does, by address."""
    styled = {
        style_address(one.name, sheet): classes_in(
            (FOLDER / one.name / f"{sheet}.css").read_text("utf-8")
        )
        for one in declared().values() for sheet in one.sheets
    }
    everyone = [name for names in styled.values() for name in names]
    return {
        address: {name for name in names if everyone.count(name) == 1}
        for address, names in styled.items()
    }


def test_a_component_declares_every_style_it_wears(examples: Examples) -> None:
    styled, missing = sheets(), []
    for example in examples.components:
        for variant in example.variants:
            used: set[str] = set()
            html = draw(example, variant, examples.guide, MACROS, used)
            worn = {
                name for tag in BeautifulSoup(html, "html.parser").find_all(class_=True)
                for name in tag["class"]
            }
            loaded = {*styles_of(used), *styles_everywhere()}
            missing += [
                (example.example_id(variant), address) for address, names in styled.items()
                if worn & names and address not in loaded
            ]
    assert missing == []


def test_every_stylesheet_of_a_component_is_asked_for_by_some_page(examples: Examples) -> None:
    used: set[str] = set()
    for example in examples.components:
        for variant in example.variants:
            draw(example, variant, examples.guide, MACROS, used)
    asked = {*styles_of(used | {"component_gallery"}), *styles_everywhere()}
    assert asked == sheets().keys()


def test_a_page_has_each_style_once_and_a_whole_family() -> None:
    styles = styles_of({"steps", "figure/ring", "figure/flow"})
    assert len(styles) == len(set(styles))
    assert {f"assets/stylesheets/{name}.css" for name in (
        "recommendation-header", "steps", "checklist", "figure", "figure-ring", "figure-flow",
    )} <= set(styles)
    assert not [style for style in styles if "case" in style or "figure-tree" in style]


def test_a_page_needs_what_is_drawn_within_its_components_too() -> None:
    assert needs_of({"plan"}) == ["items", "plan", "questions"]
    assert needs_of({"steps"}) == []


def test_no_two_stylesheets_have_one_name() -> None:
    names = [path.name for path in (ROOT / "styles").glob("*/*.css")]
    names += [address.rpartition("/")[2] for address in sheets()]
    assert len(names) == len(set(names))


def test_the_map_has_an_example_in_a_guide_without_a_map(tmp_path: Path) -> None:
    root = tiny_guide(tmp_path)
    for path in ("docs/index.md", "docs/stories/index.md"):
        text = re.sub(r"{{ case_map\(.*\) }}", "", (root / path).read_text("utf-8"))
        (root / path).write_text(text, "utf-8")
    site = root / "data/site.yml"
    site.write_text(re.sub("^map: .*\n", "", site.read_text("utf-8"), flags=re.M), "utf-8")
    found = load_examples(load_guide(root))
    component = found.component("case_map")
    drawn = draw(component, component.variants[0], found.guide, MACROS)
    assert BeautifulSoup(drawn, "html.parser").select("svg path")
