"""The components' examples, each drawn: what the page of components shows and the tests use.

`macros/pages/examples/components.yml` lists every component's variants as editors write them;
`macros/pages/examples/data/` holds the entries they show, validated by the models of the guide. The
fixed words, and only those, are the calling guide's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import markdown
from markupsafe import Markup
from pydantic import Field, StringConstraints

from macros.checks.editions import edition_references
from macros.checks.everything import entry_faults, unknown_references
from macros.checks.pages import faulty_calls
from macros.components.components import Components
from macros.files.errors import GuideFaults, UnknownIdError
from macros.guide.guide import Guide
from macros.model.fields import Id, Line, PagePath, Part, Reviewed
from macros.model.settings import Pages, UnitGroup, UnitPrefix
from macros.pages.finish import finish
from macros.reading.data_files import SoundData, read_data, read_file
from macros.reading.known_ids import KnownIds
from macros.reading.macro_calls import MacroCall, read_calls
from macros.reading.pages import FrontMatter, Heading, Page, SoundPage

EXAMPLES = Path(__file__).parent / "examples"
LIST = "components.yml"

# The page on which every example stands, as far as the examples know.
_PAGE = "eksempler.md"

_CALL = re.compile(r"\{\{.*?\}\}")
_ID = re.compile(r'(?<=\sid=")[^"]+(?=")')
# Attributes that name one or more ids on the same page.
_IDS = re.compile(
    r'(?<=\s)(id|for|form|headers|list|popovertarget|commandfor|aria-(?:activedescendant|controls'
    r'|describedby|details|errormessage|flowto|labelledby|owns))="([^"]*)"'
)
_ANCHOR = re.compile(r'(?<=[\s:]href=")#([^"]*)(?=")')
_PAINT = re.compile(r"url\(#([^)]+)\)")

FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$")]
ModuleName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(/[a-z0-9-]+)+$")]


class Variant(Part):
    """One way a component can look, and what an editor writes to get it."""

    id: Id
    title: Line
    write: Line = Field(description="Et kald af en makro, alene eller i en sætning.")
    page: PagePath = Field(_PAGE, description="Siden, som eksemplet ses fra.")


class Component(Part):
    """A macro that draws something, or the explanation of a term, with all its variants.

    `styles` are the names of its stylesheets without ending, and `scripts` of its modules below
    scripts/, with their room.
    """

    name: FileName
    template: FileName | None = Field(None, description="Når den ikke hedder som makroen.")
    styles: tuple[FileName, ...] = Field(min_length=1)
    scripts: tuple[ModuleName, ...] = ()
    variants: tuple[Variant, ...] = Field(min_length=1)

    @property
    def files(self) -> dict[str, tuple[str, ...]]:
        """What the component is made of, as paths in the project: template, styles, scripts."""
        return {
            "template": (f"macros/components/templates/{self.template or self.name}.html.j2",),
            "styles": tuple(f"docs/assets/stylesheets/{name}.css" for name in self.styles),
            "scripts": tuple(f"scripts/{name}.js" for name in self.scripts),
        }

    def example_id(self, variant: Variant) -> str:
        """Return the id of a variant's example on the page of components."""
        return f"eksempel-{self.name.replace('_', '-')}-{variant.id}"


class ComponentList(Reviewed):
    """Every component. The examples' own source is one chapter, and they stand on one page."""

    title: Line = Field(description="Hvad kapitlet og siden hedder.")
    unit_prefix: UnitPrefix
    components: tuple[Component, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Examples:
    """The components, and the guide that their examples stand in."""

    components: tuple[Component, ...]
    guide: Guide

    def component(self, name: str) -> Component:
        """Return the component; raise UnknownIdError when it has no example."""
        for component in self.components:
            if component.name == name:
                return component
        raise UnknownIdError("komponent", name, [known.name for known in self.components])


def load_examples(guide: Guide) -> Examples:
    """Return the examples with the fixed words of `guide`; read again when a file has changed.

    Raises GuideFaults with every fault in `macros/pages/examples/`.
    """
    paths = sorted(EXAMPLES.rglob("*.yml"))
    return _load(guide, tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=4)
def _load(guide: Guide, stamp: tuple[tuple[Path, int], ...]) -> Examples:  # noqa: ARG001 - stamp is a part of the key
    pages = Pages.model_validate(dict.fromkeys(Pages.model_fields, _PAGE))
    # The examples lie in Denmark, also where the guide has no map of its own.
    site = guide.site.model_copy(update={"pages": pages, "map": "denmark"})
    data = read_data(EXAMPLES, (site, guide.words))
    source, listed = read_file(EXAMPLES / LIST, EXAMPLES, ComponentList, data)
    if source is None or listed is None:
        raise GuideFaults(data.faults)
    chapter = UnitGroup(prefix=listed.unit_prefix, title=listed.title)
    data.site = site.model_copy(update={"unit_groups": (chapter,)})
    page = Page(_PAGE, source.path, [Heading(1, listed.title, "", (), 1, 1)])
    review = listed.model_dump(include=set(Reviewed.model_fields))
    page.front, page.front_source = FrontMatter(description=listed.title, **review), source
    for number, component in enumerate(listed.components):
        for index, variant in enumerate(component.variants):
            place = source.place_of(("components", number, "variants", index, "write"))
            reading = read_calls(variant.write)
            page.calls += [
                MacroCall(call.name, call.arguments, *place) for call in reading.calls
            ]
            page.faults += [
                page.fault(*place, field, code, problem, hint)
                for _, _, field, code, problem, hint in reading.problems
            ]
    known = KnownIds(data)
    faults = [*data.faults, *page.faults, *unknown_references(data, known)]
    faults += [call.fault for call in faulty_calls({_PAGE: page}, known)]
    faults += entry_faults(data)
    faults += edition_references(data, known)
    if faults:
        raise GuideFaults(faults)
    return Examples(listed.components, Guide(SoundData.of(data), {_PAGE: SoundPage.of(page)}))


def show(on: Components, name: str, macros: Mapping[str, Callable[..., str]]) -> str:
    """Return a component's examples for the page `on`, with the macros by name."""
    examples = load_examples(on.guide)
    component = examples.component(name)
    return on.render("component_gallery", files=component.files, examples=[
        {
            "variant": variant,
            "id": component.example_id(variant),
            "drawn": Markup(draw(component, variant, examples.guide, macros)),  # noqa: S704 - ours
        }
        for variant in component.variants
    ])


def draw(
    component: Component, variant: Variant, examples: Guide,
    macros: Mapping[str, Callable[..., str]],
) -> str:
    """Return a variant's HTML, made from what an editor writes as on a page.

    Its ids begin with the example's own, and its links stay inside it: so every example can
    stand on one page with every other, and none leads away from it.
    """
    on = Components(examples, variant.page, lambda _, place: f"#{place.anchor}")
    text = _CALL.sub(lambda call: _call(call[0], on, macros), variant.write)
    drawn = finish(markdown.markdown(text, extensions=["md_in_html"]), examples)
    return _apart(drawn, component.example_id(variant))


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
