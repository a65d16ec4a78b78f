"""Read the menu in mkdocs.yml: which pages it names, and in what order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.files.errors import Fault, GuideFaults, nearest
from macros.files.yaml_source import Loc, Yaml, kept_source

CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True)
class MenuEntry:
    """A page in the menu, and where the configuration names it."""

    page: str
    loc: Loc

    @property
    def chapters(self) -> tuple[str, ...]:
        """The titles above the page, the page's own last when the menu gives it one."""
        return tuple(part for part in self.loc[1:] if isinstance(part, str))


def menu_faults(
    root: Path, pages: list[str], in_order: list[list[str]], chapters: dict[str, str]
) -> list[Fault]:
    """Return what is wrong with the menu.

    `pages` are the pages under docs/; each list in `in_order` holds pages that must stand in
    that order, whatever stands between them; `chapters` says of pages in which they stand.
    """
    try:
        source = kept_source(root / CONFIGURATION, Path(CONFIGURATION), tags=True)
    except GuideFaults as error:
        return list(error.faults)
    nav = source.data.get("nav") if isinstance(source.data, dict) else None
    if not isinstance(nav, list):
        return [source.fault(
            ("nav",), "menu-missing", "menuen mangler", "skriv sidens sti under nav:"
        )]
    menu = list(menu_entries(nav))
    named = [entry.page for entry in menu]
    faults = []
    for entry in menu:
        if entry.page not in pages:
            near = nearest(entry.page, pages)
            faults.append(source.fault(
                entry.loc, "page-missing", f"siden docs/{entry.page} findes ikke",
                f"mente du {near}?" if near else "ret stien, eller slet linjen",
            ))
    faults += [
        source.fault(
            ("nav",), "page-not-in-menu", f"siden docs/{page} er ikke i menuen",
            "tilføj den under nav:",
        )
        for page in pages if page not in named
    ]
    for wanted in in_order:
        expected = iter([page for page in wanted if page in named])
        for entry in menu:
            if entry.page in wanted and entry.page != next(expected, None):
                faults.append(source.fault(
                    entry.loc, "menu-order", "siden står ikke i nummerorden i menuen",
                    "flyt linjen, eller ret number i data/",
                ))
                break
    faults += [
        source.fault(
            entry.loc, "menu-chapter",
            f"siden hører til »{chapters[entry.page]}«, men står ikke i det kapitel",
            "flyt linjen, giv kapitlet fasens titel, eller ret phase i data/",
        )
        for entry in menu
        if entry.page in chapters and chapters[entry.page] not in entry.chapters
    ]
    return faults


def menu_entries(items: list[Yaml], loc: Loc = ("nav",)) -> Iterator[MenuEntry]:
    """Yield every page that the menu names, in its order."""
    for index, item in enumerate(items):
        here = (*loc, index)
        if isinstance(item, str):
            yield MenuEntry(item, here)
        elif isinstance(item, dict):
            for title, value in item.items():
                if isinstance(value, list):
                    yield from menu_entries(value, (*here, title))
                else:
                    yield MenuEntry(str(value), (*here, title))
