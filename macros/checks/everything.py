"""Cross-check data/ and docs/: every fault an editor can make that one file cannot show."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.editions import edition_faults, edition_references
from macros.checks.figures import figure_faults
from macros.checks.map import coordinate_faults, map_faults
from macros.checks.moved import moved_faults
from macros.checks.pages import (
    duty_faults,
    faulty_calls,
    heading_unit_faults,
    link_faults,
    page_hint,
    title_faults,
)
from macros.checks.placement import dead_ends, dead_links, unplaced
from macros.checks.reviews import link_check_faults, review_faults
from macros.checks.search import search_faults
from macros.drawing.icons import FOLDER as ICONS
from macros.files.errors import Fault, GuideFaults, nearest, unknown
from macros.model.entries import KnowledgeBox, Statement
from macros.model.fields import value_in
from macros.model.kinds import KINDS
from macros.reading.data_files import Data, SoundData, duplicate_faults
from macros.reading.known_ids import KnownIds
from macros.reading.pages import Page, SoundPage
from macros.reading.places import Places


def faults_of(data: Data, pages: dict[str, Page]) -> list[Fault]:
    """Return every fault in what was read, those met while reading included.

    Faults that only follow from another one stay out: with a file unread, half the guide would
    seem unknown or unplaced.
    """
    faults = list(data.faults)
    for page in pages.values():
        faults.extend(page.faults)
    known = KnownIds(data)
    calls = list(faulty_calls(pages, known))
    faults.extend(call.fault for call in calls)
    faults.extend(_missing_pages(data, pages))
    faults.extend(unknown_references(data, known))
    faults.extend(review_faults(data, pages, known))
    faults.extend(link_check_faults(data))
    complete = not faults
    faults.extend(entry_faults(data))
    faults.extend(dead_ends(data, pages))
    faults.extend(edition_faults(data, pages))
    faults.extend(moved_faults(data, pages))
    for page in pages.values():
        faults.extend(heading_unit_faults(page, known))
        faults.extend(link_faults(page, pages))
    faults.extend(duty_faults(data, pages, calls))
    faults.extend(title_faults(data, pages))
    if complete:
        places = Places(data, pages)
        faults.extend(unplaced(data, pages, places))
        faults.extend(dead_links(pages, places))
        faults.extend(map_faults(data, pages))
        faults.extend(search_faults(data, pages))
    if not faults:  # or an id that two entries have would be missed here too
        faults.extend(edition_references(data, known))
    return sorted(set(faults))


def sound(data: Data, pages: dict[str, Page]) -> tuple[SoundData, dict[str, SoundPage]]:
    """Return what was read as what has no faults. Raises GuideFaults with every one it has."""
    if faults := faults_of(data, pages):
        raise GuideFaults(faults)
    return SoundData.of(data), {path: SoundPage.of(page) for path, page in pages.items()}


def entry_faults(data: Data) -> Iterator[Fault]:
    """Yield what is wrong with entries that each look right: two alike, or one that is half."""
    yield from duplicate_faults(data.records)
    yield from _order_faults(data)
    yield from figure_faults(data)
    yield from _knowledge_box_faults(data)
    yield from _statement_faults(data)
    yield from _icon_faults(data)
    yield from coordinate_faults(data)


def unknown_references(data: Data, known: KnownIds) -> Iterator[Fault]:
    """Yield every reference to an entry that does not exist."""
    for record in data.records:
        if record.owner is not None:
            continue
        for loc, kind, id_ in record.references:
            if known.lacks(kind, id_):
                yield record.fault(
                    loc, "id-unknown", f"henviser til {unknown(KINDS[kind].noun, id_)}",
                    known.hint(kind, id_),
                )


def _missing_pages(data: Data, pages: dict[str, Page]) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for record in data.records:
        path = value_in(record.entry, "page", "")
        if not path:
            continue
        if path not in pages:
            yield record.fault(
                ("page",), "page-missing", f"siden docs/{path} findes ikke",
                page_hint(path, pages),
            )
        elif path in owners:
            yield record.fault(
                ("page",), "page-taken", f"siden docs/{path} bruges også af »{owners[path]}«",
                "vælg en anden",
            )
        owners.setdefault(path, record.entry.id)
    if data.site is not None:
        for name, path in data.site.pages.model_dump().items():
            if path not in pages:
                yield data.site_fault(
                    ("pages", name), "page-missing", f"siden docs/{path} findes ikke",
                    page_hint(path, pages),
                )


def _order_faults(data: Data) -> Iterator[Fault]:
    """Two entries of a kind with the same number have no order."""
    seen: dict[tuple[str, int], str] = {}
    for record in data.records:
        for field in ("number", "order"):
            number = value_in(record.entry, field)
            if number is None:
                continue
            first = seen.setdefault((record.kind.name, number), record.entry.id)
            if first != record.entry.id:
                yield record.fault(
                    (field,), "number-taken", f"nummer {number} bruges også af »{first}«",
                    "giv den et andet",
                )


def _knowledge_box_faults(data: Data) -> Iterator[Fault]:
    """A knowledge box says where the knowledge comes from, and leads there."""
    for record in data.records:
        box = record.entry
        if isinstance(box, KnowledgeBox) and not (
            box.case_area or box.organisations or box.links
        ):
            yield record.fault(
                ("origin",), "knowledge-origin-missing",
                "vidensboksen fører ikke hen til, hvor dens viden kommer fra",
                "tilføj case_area, organisations eller links",
            )


def _icon_faults(data: Data) -> Iterator[Fault]:
    known = sorted(path.stem for path in ICONS.glob("*.svg"))
    for record in data.records:
        icon = value_in(record.entry, "icon")
        if icon and icon not in known:
            near = nearest(icon, known)
            yield record.fault(
                ("icon",), "icon-unknown", unknown("ikon", icon),
                f"mente du »{near}«?" if near else f"vælg et af {', '.join(known)}",
            )


def _statement_faults(data: Data) -> Iterator[Fault]:
    for record in data.records:
        entry = record.entry
        if isinstance(entry, Statement) and not (entry.person or entry.speaker):
            yield record.fault(
                ("id",), "speaker-missing", "udsagnet mangler person eller speaker",
                "skriv, hvem der siger det",
            )
