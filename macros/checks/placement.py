"""Check that everything has its place on the site, and that links lead to one."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.pages import page_hint
from macros.files.errors import Fault, Problem, nearest
from macros.model.entries import CrossLink, Reader, SourceUnit
from macros.model.kinds import units_in
from macros.reading.data_files import Data
from macros.reading.pages import Page
from macros.reading.places import SHOWN_BY, Places


def unplaced(data: Data, pages: dict[str, Page], places: Places) -> Iterator[Fault]:
    """Report what no page shows: entries that no page calls, and units with no place."""
    calls = {(page.path, call.name) for page in pages.values() for call in page.calls}
    steps = {
        (page.path, step) for page in pages.values() for call in page.calls
        if call.name == "steps" for step in call.arguments[1:] or call.arguments
    }
    hidden: set[str] = set()  # units that have no place because their entry has none
    for record in data.records:
        kind, entry = record.kind.name, record.entry
        if kind in SHOWN_BY and places.of_entry(kind, entry.id) is None:
            hidden |= {*units_in(entry)}
            yield record.fault(
                ("id",), "entry-unplaced",
                f"{record.kind.noun} »{entry.id}« vises ikke på nogen side",
                f'skriv {{{{ {SHOWN_BY[kind]}("{entry.id}") }}}} på en side',
            )
        if kind == "step" and record.owner is not None:
            page = record.owner.page
            if (page, entry.id) not in steps and (page, record.owner.id) not in steps:
                yield record.fault(
                    ("id",), "entry-unplaced", "trinnet vises ikke på anbefalingens side",
                    f'skriv {{{{ steps("{record.owner.id}") }}}} på siden',
                )
    for record in data.records:
        if isinstance(record.entry, CrossLink):
            for index, unit in enumerate(record.entry.between):
                place = places.of_unit(unit)
                if place and (place.page, "related") not in calls:
                    yield record.fault(
                        ("between", index), "cross-link-unshown",
                        f"siden docs/{place.page} viser ikke sammenhænge",
                        "tilføj {{ related() }} på siden",
                    )
        if isinstance(record.entry, SourceUnit):
            source = record.entry
            placed = places.of_unit(source.id) is not None
            if not placed and not source.left_out and source.id not in hidden:
                yield record.fault(
                    ("id",), "unit-unplaced", f"enheden »{source.id}« har ingen plads på sitet",
                    "nævn den i units i data/ eller i data-units på en overskrift i docs/",
                )
            if placed and source.left_out:
                yield record.fault(
                    ("left_out",), "unit-left-out-and-placed",
                    f"enheden »{source.id}« er udeladt, men har en plads", "slet left_out",
                )


def dead_ends(data: Data, pages: dict[str, Page]) -> Iterator[Fault]:
    """Report readers who are led to a page or a heading that is not there."""
    for record in data.records:
        reader = record.entry
        if isinstance(reader, Reader) and (why := dead_end(reader.leads_to, pages)):
            yield record.fault(("leads_to",), *why)
    for field in ("header_links", "footer_links", "not_found_links") if data.site else ():
        for index, link in enumerate(getattr(data.site, field)):
            if why := dead_end(link.page, pages):
                yield data.site_fault((field, index, "page"), *why)


def dead_end(address: str, pages: dict[str, Page]) -> Problem | None:
    """Return what is wrong with an address on the site; None when it is there."""
    path, _, anchor = address.partition("#")
    if path not in pages:
        return "page-missing", f"siden docs/{path} findes ikke", page_hint(path, pages)
    known = [heading.anchor for heading in pages[path].headings if heading.anchor]
    if not anchor or anchor in known:
        return None
    near = nearest(anchor, known)
    hint = f"mente du »{near}«?" if near else "brug ankeret fra en overskrift på siden"
    return "anchor-missing", f"ankeret »{anchor}« findes ikke på docs/{path}", hint


def dead_links(pages: dict[str, Page], places: Places) -> Iterator[Fault]:
    """Report calls of `link` to what no page shows."""
    for page in pages.values():
        for call in page.calls:
            unit = call.arguments[1] if call.name == "link" and call.arguments[0] == "unit" else ""
            if unit and places.of_unit(unit) is None:
                yield page.fault(
                    call.line, call.column, call.name, "link-to-unplaced",
                    f"enheden »{unit}« har ingen plads på sitet",
                    "vælg en anden enhed, eller skriv teksten uden link",
                )
