"""The components' examples, each drawn: what the page of components shows and the tests use.

Each component declares its variants as editors write them (`macros/components/`);
`macros/pages/examples/data/` holds the entries they show, validated by the models of the guide. The
fixed words, and only those, are the calling guide's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import markdown
from markupsafe import Markup
from pydantic import Field

from macros.checks.editions import edition_references
from macros.checks.everything import entry_faults, unknown_references
from macros.checks.pages import faulty_calls
from macros.components.components import Components
from macros.components.declared import (
    EXAMPLES_PAGE,
    FILE,
    FOLDER,
    Component,
    Variant,
    declared,
)
from macros.files.errors import GuideFaults, UnknownIdError
from macros.files.project import ROOT
from macros.guide.guide import Guide
from macros.model.fields import Line, Reviewed
from macros.model.settings import Pages, UnitGroup, UnitPrefix
from macros.pages.finish import finish
from macros.reading.data_files import SoundData, read_data, read_file
from macros.reading.known_ids import KnownIds
from macros.reading.macro_calls import MacroCall, read_calls
from macros.reading.pages import FrontMatter, Heading, Page, SoundPage

EXAMPLES = Path(__file__).parent / "examples"
CHAPTER = "chapter.yml"

_CALL = re.compile(r"\{\{.*?\}\}")
_ID = re.compile(r'(?<=\sid=")[^"]+(?=")')
# Attributes that name one or more ids on the same page.
_IDS = re.compile(
    r'(?<=\s)(id|for|form|headers|list|popovertarget|commandfor|aria-(?:activedescendant|controls'
    r'|describedby|details|errormessage|flowto|labelledby|owns))="([^"]*)"'
)
_ANCHOR = re.compile(r'(?<=[\s:]href=")#([^"]*)(?=")')
_PAINT = re.compile(r"url\(#([^)]+)\)")

class Chapter(Reviewed):
    """The chapter that the examples' own source is, and the page they stand on."""

    title: Line = Field(description="Hvad kapitlet og siden hedder.")
    unit_prefix: UnitPrefix


@dataclass(frozen=True)
class Example:
    """A macro that draws something, or the explanation of a term, with all its variants."""

    name: str
    component: Component
    variants: tuple[Variant, ...]

    @property
    def files(self) -> dict[str, tuple[str, ...]]:
        """What it is made of, as paths in the project: template, styles, scripts."""
        declaration = self.component.declaration
        folder = (FOLDER / self.component.name).relative_to(ROOT).as_posix()
        return {
            "template": (f"{folder}/template.html.j2",),
            "styles": (
                *(f"{folder}/{sheet}.css" for sheet in self.component.sheets),
                *declaration.beside,
            ),
            "scripts": tuple(f"scripts/{name}.js" for name in declaration.scripts),
        }

    def example_id(self, variant: Variant) -> str:
        """Return the id of a variant's example on the page of components."""
        return f"eksempel-{self.name.replace('_', '-')}-{variant.id}"


@dataclass(frozen=True)
class Examples:
    """What there are examples of, and the guide that the examples stand in."""

    components: tuple[Example, ...]
    guide: Guide

    def component(self, name: str) -> Example:
        """Return what the macro of that name draws; raise UnknownIdError when it has no example."""
        for example in self.components:
            if example.name == name:
                return example
        raise UnknownIdError("komponent", name, [known.name for known in self.components])


def load_examples(guide: Guide) -> Examples:
    """Return the examples with the fixed words of `guide`; read again when a file has changed.

    Raises GuideFaults with every fault in them and in what they show.
    """
    paths = sorted([*EXAMPLES.rglob("*.yml"), *FOLDER.glob(f"*/{FILE}")])
    return _load(guide, tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=4)
def _load(guide: Guide, stamp: tuple[tuple[Path, int], ...]) -> Examples:  # noqa: ARG001 - stamp is a part of the key
    pages = Pages.model_validate(dict.fromkeys(Pages.model_fields, EXAMPLES_PAGE))
    # The examples lie in Denmark, also where the guide has no map of its own.
    site = guide.site.model_copy(update={"pages": pages, "map": "denmark"})
    data = read_data(EXAMPLES, (site, guide.words))
    source, chapter = read_file(EXAMPLES / CHAPTER, EXAMPLES, Chapter, data)
    if source is None or chapter is None:
        raise GuideFaults(data.faults)
    group = UnitGroup(prefix=chapter.unit_prefix, title=chapter.title)
    data.site = site.model_copy(update={"unit_groups": (group,)})
    page = Page(EXAMPLES_PAGE, source.path, [Heading(1, chapter.title, "", (), 1, 1)])
    review = chapter.model_dump(include=set(Reviewed.model_fields))
    page.front, page.front_source = FrontMatter(description=chapter.title, **review), source
    written = {component.name: _page_of(component, page) for component in declared().values()}
    page.calls = [call for one in written.values() for call in one.calls]
    known = KnownIds(data)
    faults = [*data.faults, *unknown_references(data, known)]
    faults += [fault for one in written.values() for fault in one.faults]
    faults += [call.fault for call in faulty_calls(written, known)]
    faults += entry_faults(data)
    faults += edition_references(data, known)
    if faults:
        raise GuideFaults(faults)
    examples = tuple(
        Example(name, component, variants)
        for component in declared().values()
        for name, variants in component.declaration.examples.items()
    )
    guide = Guide(SoundData.of(data), {EXAMPLES_PAGE: SoundPage.of(page)})
    return Examples(examples, guide)


def _page_of(component: Component, page: Page) -> Page:
    """Return a page like the examples' with what a component's own examples call, where."""
    own = Page(page.path, component.source.path, page.headings)
    for name, variants in component.declaration.examples.items():
        for index, variant in enumerate(variants):
            place = component.source.place_of(("examples", name, index, "write"))
            reading = read_calls(variant.write)
            own.calls += [MacroCall(call.name, call.arguments, *place) for call in reading.calls]
            own.faults += [
                own.fault(*place, field, code, problem, hint)
                for _, _, field, code, problem, hint in reading.problems
            ]
    return own


def show(on: Components, name: str, macros: Mapping[str, Callable[..., str]]) -> str:
    """Return a component's examples for the page `on`, with the macros by name."""
    examples = load_examples(on.guide)
    example = examples.component(name)
    drawn = [
        draw(example, variant, examples.guide, macros, on.used) for variant in example.variants
    ]
    return on.render("component_gallery", files=example.files, examples=[
        {
            "variant": variant,
            "id": example.example_id(variant),
            "drawn": Markup(html),  # noqa: S704 - ours
        }
        for variant, html in zip(example.variants, drawn, strict=True)
    ])


def draw(
    example: Example, variant: Variant, examples: Guide,
    macros: Mapping[str, Callable[..., str]], used: set[str] | None = None,
) -> str:
    """Return a variant's HTML, made from what an editor writes as on a page.

    Its ids begin with the example's own, and its links stay inside it: so every example can
    stand on one page with every other, and none leads away from it. `used` gathers the components
    that it draws.
    """
    on = Components(examples, variant.page, lambda _, place: f"#{place.anchor}", used=used)
    text = _CALL.sub(lambda call: _call(call[0], on, macros), variant.write)
    drawn = finish(markdown.markdown(text, extensions=["md_in_html"]), examples)
    return _apart(drawn, example.example_id(variant))


def _call(written: str, on: Components, macros: Mapping[str, Callable[..., str]]) -> str:
    call = read_calls(written).calls[0]
    return macros[call.name](on, *call.arguments)


def _apart(drawn: str, example: str) -> str:
    """Return the HTML with its ids, and whatever names them, made the example's own.

    Text and values are escaped, so what looks like an attribute here is one.
    """
    own = set(_ID.findall(drawn))

    def named(id_: str) -> str:
        return f"{example}-{id_}" if id_ in own else id_

    drawn = _IDS.sub(
        lambda found: f'{found[1]}="{" ".join(named(id_) for id_ in found[2].split())}"', drawn
    )
    drawn = _PAINT.sub(lambda found: f"url(#{named(found[1])})", drawn)
    return _ANCHOR.sub(
        lambda found: f"#{named(found[1]) if found[1] in own else example}", drawn
    )
