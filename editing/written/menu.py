"""Put a page into the menu in mkdocs.yml, or take it out, a line at a time."""

from __future__ import annotations

from editing.written.planned_changes import Changes, Refused
from editing.written.yaml_edits import remove_value
from macros.files.yaml_source import YamlSource, value_at
from macros.reading.navigation import CONFIGURATION, MenuEntry, menu_entries


def add_beside(changes: Changes, page: str, neighbour: str, *, before: bool = False) -> int:
    """Write the page into the menu below its neighbour, or above it; return the line."""
    source = changes.yaml(CONFIGURATION, tags=True)
    line, _ = source.place_of(_entry(source, neighbour).loc)
    lines = changes.text(CONFIGURATION).split("\n")
    indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    at = line - 1 if before else line
    lines.insert(at, f"{' ' * indent}- {page}")
    changes.write(CONFIGURATION, "\n".join(lines))
    return at + 1


def add_chapter(
    changes: Changes, page: str, title: str, neighbour: str, *, before: bool = False
) -> int:
    """Write a chapter with the page beside the chapter that holds the neighbour."""
    source = changes.yaml(CONFIGURATION, tags=True)
    loc = _entry(source, neighbour).loc
    chapter = loc[:-2]  # (…, number, title, number of the page in the chapter)
    line, _ = source.place_of(chapter)
    lines = changes.text(CONFIGURATION).split("\n")
    indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    at = line - 1
    if not before:
        at += 1
        while at < len(lines) and len(lines[at]) - len(lines[at].lstrip()) > indent:
            at += 1
    step = len(lines[line]) - len(lines[line].lstrip()) - indent
    lines[at:at] = [f"{' ' * indent}- {title}:", f"{' ' * (indent + step)}- {page}"]
    changes.write(CONFIGURATION, "\n".join(lines))
    return at + 1


def line_of_chapter(changes: Changes, title: str) -> int | None:
    """Return the line of the menu's chapter of that title, None when it has none."""
    source = changes.yaml(CONFIGURATION, tags=True)
    for entry in menu_entries(value_at(source.data, ("nav",))):
        if title in entry.loc:
            return source.place_of(entry.loc[: entry.loc.index(title) + 1])[0]
    return None


def remove_from_menu(changes: Changes, page: str) -> None:
    """Take the page out of the menu; a chapter that would be empty goes with it."""
    source = changes.yaml(CONFIGURATION, tags=True)
    loc = _entry(source, page).loc
    if isinstance(loc[-1], str):  # - Title: page
        loc = loc[:-1]
    if len(value_at(source.data, loc[:-1])) == 1:
        loc = loc[:-2]
    remove_value(changes, CONFIGURATION, loc, tags=True)


def _entry(source: YamlSource, page: str) -> MenuEntry:
    found = [entry for entry in menu_entries(value_at(source.data, ("nav",))) if entry.page == page]
    if not found:
        raise Refused(f"Siden docs/{page} er ikke i menuen i {CONFIGURATION}.")
    return found[0]
