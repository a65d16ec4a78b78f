"""What each component says of itself, in `component.yml` in its folder.

A component is a folder here: its template, its styles, and what it declares. So the document
around a page knows what the page needs without looking for it in the page's HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.files.errors import GuideFaults
from macros.files.project import ROOT
from macros.files.yaml_source import YamlSource
from macros.model.fields import Flag, Id, Line, PagePath, Part
from macros.reading.data_files import Data, read_file

FOLDER = Path(__file__).parent
FILE = "component.yml"
STYLES = "assets/stylesheets"  # in the site, all beside each other

# The page on which every example stands, as far as the examples know.
EXAMPLES_PAGE = "eksempler.md"

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$")]
Drawn = Annotated[str, StringConstraints(pattern=r"^[a-z_]+(/[a-z]+)?$")]
ModuleName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(/[a-z0-9-]+)+$")]
HousePath = Annotated[str, StringConstraints(pattern=r"^[a-z]+(/[a-z0-9_-]+)+\.css$")]
Family = Literal["overview", "recommendation", "case", "register"]
Need = Literal["items", "questions", "plan", "reviews", "gallery"]
# Families come first and whole, so that pages of a kind have the same styles, in one file.
_FAMILIES: tuple[Family | None, ...] = ("recommendation", "case", "overview", "register", None)


class Variant(Part):
    """One way a component can look, and what an editor writes to get it."""

    id: Id
    title: Line
    write: Line = Field(description="Et kald af en makro, alene eller i en sætning.")
    page: PagePath = Field(EXAMPLES_PAGE, description="Siden, som eksemplet ses fra.")


class Declaration(Part):
    """What a component is made of besides its template, and what a page with it needs.

    `draws` are other components within it, with their kind where they have some. `kinds` are its
    own stylesheets by kind, for a component that is drawn in several ways; without it, all those
    in its folder. `beside` are styles of the house that it wears on every page anyway. `scripts`
    are modules below scripts/. `needs` is what the document adds. `examples` has variants by the
    macro that draws them.
    """

    family: Family | None = None
    everywhere: Flag = False
    kinds: dict[Name, tuple[Name, ...]] = Field({})
    draws: tuple[Drawn, ...] = ()
    beside: tuple[HousePath, ...] = ()
    scripts: tuple[ModuleName, ...] = ()
    needs: tuple[Need, ...] = ()
    examples: dict[Name, Annotated[tuple[Variant, ...], Field(min_length=1)]] = Field({})


@dataclass(frozen=True)
class Component:
    """A folder of this room, and what it declares."""

    name: str
    declaration: Declaration
    source: YamlSource

    @cached_property
    def sheets(self) -> tuple[str, ...]:
        """The names of its own stylesheets, without ending."""
        return tuple(sorted(path.stem for path in (FOLDER / self.name).glob("*.css")))

    def sheets_for(self, kind: str) -> tuple[str, ...]:
        """Return the names of those that a kind of it needs; "" is of no kind."""
        kinds = self.declaration.kinds
        return kinds[kind] if kind else () if kinds else self.sheets


def declared() -> dict[str, Component]:
    """Return every component by name; read again when a file has changed.

    Raises GuideFaults with every fault in what they declare.
    """
    paths = sorted(FOLDER.glob(f"*/{FILE}"))
    return _declared(tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=2)
def _declared(stamp: tuple[tuple[Path, int], ...]) -> dict[str, Component]:
    data, found = Data(), {}
    for path, _ in stamp:
        source, declaration = read_file(path, ROOT, Declaration, data)
        if source is not None and declaration is not None:
            found[path.parent.name] = Component(path.parent.name, declaration, source)
    if data.faults:
        raise GuideFaults(data.faults)
    return found


def style_address(component: str, sheet: str) -> str:
    """Return where a stylesheet of a component lies in the site."""
    name = component if sheet == "style" else f"{component}-{sheet}"
    return f"{STYLES}/{name.replace('_', '-')}.css"


def styles_everywhere() -> list[str]:
    """Return the addresses of the styles that every page has."""
    return [
        style_address(component.name, sheet) for component in declared().values()
        if component.declaration.everywhere for sheet in component.sheets
    ]


def styles_of(used: Iterable[str]) -> list[str]:
    """Return the addresses of the styles of the components that a page uses, each once.

    A component is named with its kind behind a slash where it has some.
    """
    components = declared()
    drawn = dict.fromkeys(_with_drawn(components, sorted(used)))
    families = {components[name.partition("/")[0]].declaration.family for name in drawn} - {None}
    drawn |= dict.fromkeys(
        name for name, component in components.items() if component.declaration.family in families
    )
    found: dict[str, None] = {}
    for family in _FAMILIES:
        for one in sorted(drawn):
            name, _, kind = one.partition("/")
            component = components[name]
            if component.declaration.family == family and not component.declaration.everywhere:
                found |= dict.fromkeys(
                    style_address(name, sheet) for sheet in component.sheets_for(kind)
                )
    return list(found)


def needs_of(used: Iterable[str]) -> list[Need]:
    """Return what the document adds to a page with these components."""
    components = declared()
    return sorted({
        need for name in _with_drawn(components, used)
        for need in components[name.partition("/")[0]].declaration.needs
    })


def _with_drawn(components: dict[str, Component], used: Iterable[str]) -> Iterator[str]:
    """Yield the components used, and those drawn within them."""
    for name in used:
        yield name
        yield from _with_drawn(components, components[name.partition("/")[0]].declaration.draws)
