"""Cross-check data/ and docs/: every fault an editor can make that one file cannot show."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from macros.data_files import Data, Record, duplicate_faults
from macros.errors import Fault, nearest, unknown
from macros.kinds import KINDS, references_in, units_in
from macros.models import Node, Reference
from macros.pages import MACRO_ARGUMENTS, MacroCall, Page
from macros.places import LISTED_ON, SHOWN_BY, SHOWN_WITH_OWNER, Places

# Macros that the page of a recommendation or case area must call with its id.
_MUST_CALL = {
    "recommendation": ("recommendation_header", "checklist", "questions", "references"),
    "case_area": ("case_header", "key_points", "contacts", "links"),
    "topic": ("topic",),
}

# The macro that lists every entry of a kind on the page that site.yml names for it.
_LISTING = {
    "role": "role_list",
    "glossary_term": "glossary",
    "timeline_event": "timeline",
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "phase": "recommendation_overview",
    "source_unit": "source_index",
    "source_note": "source_notes",
}

# What the first argument of `link` may be: a kind that some page shows.
_LINKED_KINDS = (
    "recommendation", "case_area", "topic", *LISTED_ON, *SHOWN_BY, *SHOWN_WITH_OWNER, "unit",
)
_REFERENCE_KINDS = get_args(Reference.model_fields["kind"].annotation)


class _Known:
    """The ids that stand in data/, those of entries with faults too."""

    def __init__(self, data: Data) -> None:
        self._unread = data.unread
        self.ids: dict[str, list[str]] = {name: [] for name in KINDS}
        self.owners = {(r.kind.name, r.entry.id): r.owner for r in data.records}
        self._renamed: dict[tuple[str, str], str] = {}
        for record in data.records:
            self.ids[record.kind.name].append(record.entry.id)
            for alias in getattr(record.entry, "aliases", ()):
                self._renamed[record.kind.name, alias] = record.entry.id
        for kind, id_ in data.faulty_ids:
            self.ids[kind].append(id_)

    def lacks(self, kind: str, id_: str) -> bool:
        """Tell whether there is surely no such entry; a file that cannot be read may hold it."""
        return id_ not in self.ids[kind] and kind not in self._unread

    def hint(self, kind: str, id_: str) -> str:
        """Return what the editor may have meant by an id that is unknown."""
        if (kind, id_) in self._renamed:
            return f"det hedder nu »{self._renamed[kind, id_]}«"
        return _meant(id_, self.ids[kind])


def faults_of(data: Data, pages: dict[str, Page]) -> list[Fault]:
    """Return every fault in what was read, those met while reading included.

    Faults that only follow from another one stay out: with a file unread, half the guide would
    seem unknown or unplaced.
    """
    faults = list(data.faults)
    for page in pages.values():
        faults.extend(page.faults)
    known = _Known(data)
    calls = list(_faulty_calls(pages, known))
    faults.extend(call.fault for call in calls)
    faults.extend(_missing_pages(data, pages))
    faults.extend(_unknown_references(data, known))
    complete = not faults
    faults.extend(duplicate_faults(data.records))
    faults.extend(_order_faults(data))
    faults.extend(_figure_faults(data))
    faults.extend(_statement_faults(data))
    for page in pages.values():
        faults.extend(_heading_unit_faults(page, known))
        faults.extend(_link_faults(page, pages))
    faults.extend(_duty_faults(data, pages, calls))
    if complete:
        places = Places(data, pages)
        faults.extend(_unplaced(data, pages, places))
        faults.extend(_dead_links(pages, places))
    return sorted(set(faults))


def _unknown_references(data: Data, known: _Known) -> Iterator[Fault]:
    for record in data.records:
        if record.owner is not None:
            continue
        for loc, kind, id_ in references_in(record.entry):
            if known.lacks(kind, id_):
                yield record.fault(
                    loc, f"henviser til {unknown(KINDS[kind].noun, id_)}", known.hint(kind, id_)
                )


def _meant(text: str, known: list[str] | tuple[str, ...]) -> str:
    near = nearest(text, known)
    return f"mente du »{near}«?" if near else "tjek id'et"


def _missing_pages(data: Data, pages: dict[str, Page]) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for record in data.records:
        path = getattr(record.entry, "page", "")
        if not path:
            continue
        if path not in pages:
            yield record.fault(
                ("page",), f"siden docs/{path} findes ikke",
                _page_hint(path, pages),
            )
        elif path in owners:
            yield record.fault(
                ("page",), f"siden docs/{path} bruges også af »{owners[path]}«", "vælg en anden"
            )
        owners.setdefault(path, record.entry.id)
    if data.site is not None:
        for name, path in data.site.pages.model_dump().items():
            if path not in pages:
                yield data.site_fault(
                    ("pages", name), f"siden docs/{path} findes ikke", _page_hint(path, pages)
                )


def _page_hint(path: str, pages: dict[str, Page]) -> str:
    near = nearest(path, pages)
    return f"mente du {near}?" if near else "opret siden, eller ret stien"


def _order_faults(data: Data) -> Iterator[Fault]:
    """Two entries of a kind with the same number have no order."""
    seen: dict[tuple[str, int], str] = {}
    for record in data.records:
        for field in ("number", "order"):
            number = getattr(record.entry, field, None)
            if number is None:
                continue
            first = seen.setdefault((record.kind.name, number), record.entry.id)
            if first != record.entry.id:
                yield record.fault(
                    (field,), f"nummer {number} bruges også af »{first}«", "giv den et andet"
                )


def _figure_faults(data: Data) -> Iterator[Fault]:
    for record in data.records:
        if record.kind.name != "figure":
            continue
        figure = record.entry
        if figure.kind == "table":
            for index, row in enumerate(figure.rows):
                if len(row.cells) != len(figure.columns):
                    yield record.fault(
                        ("rows", index, "cells"),
                        f"rækken har {len(row.cells)} felter, men tabellen "
                        f"{len(figure.columns)} kolonner",
                        "giv hver række lige så mange felter, som der er kolonner",
                    )
        if figure.kind == "diagram":
            yield from _diagram_faults(record)


def _diagram_faults(record: Record) -> Iterator[Fault]:
    figure = record.entry
    keys = [node.key for node in figure.nodes]
    for index, node in enumerate(figure.nodes):
        if keys.index(node.key) != index:
            yield record.fault(
                ("nodes", index, "key"), f"nøglen »{node.key}« bruges to gange", "vælg en anden"
            )
        if node.within and node.within not in keys:
            yield record.fault(
                ("nodes", index, "within"), unknown("knude", node.within),
                f"vælg en af {', '.join(keys)}",
            )
        elif node.within and _is_within_itself(node.key, figure.nodes):
            yield record.fault(
                ("nodes", index, "within"), "knuden hører under sig selv", "vælg en anden"
            )
    for index, link in enumerate(figure.links):
        for field, key in (("from", link.from_), ("to", link.to)):
            if key not in keys:
                yield record.fault(
                    ("links", index, field), unknown("knude", key),
                    f"vælg en af {', '.join(keys)}",
                )


def _is_within_itself(key: str, nodes: tuple[Node, ...]) -> bool:
    above = {node.key: node.within for node in nodes}
    upper = above[key]
    for _ in nodes:
        if upper == key:
            return True
        upper = above.get(upper)
    return False


def _statement_faults(data: Data) -> Iterator[Fault]:
    for record in data.records:
        if record.kind.name == "statement" and not (record.entry.person or record.entry.speaker):
            yield record.fault(
                ("id",), "udsagnet mangler person eller speaker", "skriv, hvem der siger det"
            )


@dataclass(frozen=True)
class _FaultyCall:
    """A call of a macro that cannot work; what the page shows instead is not known."""

    page: str
    macro: str
    fault: Fault


def _faulty_calls(pages: dict[str, Page], known: _Known) -> Iterator[_FaultyCall]:
    for page in pages.values():
        for call in page.calls:
            if call.name in MACRO_ARGUMENTS:
                problem = _argument_problem(call, known)
            else:
                near = nearest(call.name, MACRO_ARGUMENTS)
                hint = f"mente du {near}?" if near else "se listen i CONTRIBUTING.md"
                problem = "ukendt makro", hint
            if problem:
                fault = page.fault(call.line, call.column, call.name, *problem)
                yield _FaultyCall(page.path, call.name, fault)


def _argument_problem(call: MacroCall, known: _Known) -> tuple[str, str] | None:
    wanted = MACRO_ARGUMENTS[call.name]
    required = [name for name in wanted if name[-1] not in "?*"]
    repeats = wanted and wanted[-1].endswith("*")
    example = f'skriv fx {{{{ {call.name}("mit-id") }}}}'
    if len(call.arguments) < len(required):
        return "her mangler et id", example
    if len(call.arguments) > len(wanted) and not repeats:
        return "her står for meget i parentesen", f"makroen tager {len(wanted)}"
    for index, argument in enumerate(call.arguments):
        if not isinstance(argument, str):
            return "id'et skal stå i anførselstegn", example
        kind = wanted[min(index, len(wanted) - 1)].rstrip("?*")
        if kind == "id":
            kind = "source_unit" if call.arguments[0] == "unit" else call.arguments[0]
        if kind in _CHOICES:
            if argument not in _CHOICES[kind]:
                return f"ukendt slags »{argument}«", _meant(argument, _CHOICES[kind])
        elif kind != "text" and known.lacks(kind, argument):
            return unknown(KINDS[kind].noun, argument), known.hint(kind, argument)
        elif kind == "step":
            owner = known.owners.get(("step", argument))
            if owner is not None and owner.id != call.arguments[0]:
                return f"trin »{argument}« hører til »{owner.id}«", "vælg et af anbefalingens egne"
    return None


# The kinds of arguments that are one of a few words.
_CHOICES = {
    "kind": tuple(KINDS), "linked_kind": _LINKED_KINDS, "reference_kind": _REFERENCE_KINDS,
}


def _heading_unit_faults(page: Page, known: _Known) -> Iterator[Fault]:
    for heading in page.headings:
        for unit in heading.units:
            if known.lacks("source_unit", unit):
                yield page.fault(
                    heading.line, heading.column, "data-units",
                    unknown("enhed i kilden", unit), known.hint("source_unit", unit),
                )


def _link_faults(page: Page, pages: dict[str, Page]) -> Iterator[Fault]:
    folder = posixpath.dirname(page.path)
    for link in page.links:
        target = posixpath.normpath(posixpath.join(folder, link.target))
        target = target if link.target else page.path
        if target not in pages:
            yield page.fault(
                link.line, link.column, "link", f"siden docs/{target} findes ikke",
                _page_hint(target, pages),
            )
        elif link.anchor and link.anchor not in {h.anchor for h in pages[target].headings}:
            anchors = [heading.anchor for heading in pages[target].headings if heading.anchor]
            near = nearest(link.anchor, anchors)
            yield page.fault(
                link.line, link.column, "link",
                f"ankeret »{link.anchor}« findes ikke på docs/{target}",
                f"mente du »{near}«?" if near else "brug makroen link til poster i data/",
            )


def _duty_faults(
    data: Data, pages: dict[str, Page], faulty: list[_FaultyCall]
) -> Iterator[Fault]:
    """Report pages that do not call the macros that show what they are there for.

    A faulty call of the macro, or of one that does not exist, may well be the one that is missed.
    """
    excused = {(call.page, call.macro) for call in faulty}
    excused |= {
        (call.page, macro) for call in faulty if call.macro not in MACRO_ARGUMENTS
        for macro in MACRO_ARGUMENTS
    }
    called = {
        (page.path, call.name, *call.arguments[:1]) for page in pages.values()
        for call in page.calls
    }
    for path, macro, *argument in _duties(data):
        page = pages.get(path)
        if page is None or page.unread or (path, macro) in excused:
            continue
        if (path, macro, *argument) not in called:
            wanted = f" for »{argument[0]}«" if argument else ""
            written = f'"{argument[0]}"' if argument else ""
            yield page.fault(
                1, 1, macro, f"siden viser ikke {macro}{wanted}",
                f"tilføj {{{{ {macro}({written}) }}}}",
            )


def _duties(data: Data) -> Iterator[tuple[str, ...]]:
    """Yield (page, macro) or (page, macro, argument) for each call that a page must have."""
    pages: set[str] = set()
    for record in data.records:
        page = getattr(record.entry, "page", "")
        for macro in _MUST_CALL.get(record.kind.name, ()) if page not in pages else ():
            yield page, macro, record.entry.id
        pages.add(page)
    if data.site is None:
        return
    for kind, macro in _LISTING.items():
        yield getattr(data.site.pages, LISTED_ON[kind]), macro
    for kind in {r.entry.kind for r in data.records if r.kind.name == "reference"}:
        yield data.site.pages.references, "reference_list", kind


def _unplaced(data: Data, pages: dict[str, Page], places: Places) -> Iterator[Fault]:
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
                ("id",), f"{record.kind.noun} »{entry.id}« vises ikke på nogen side",
                f'skriv {{{{ {SHOWN_BY[kind]}("{entry.id}") }}}} på en side',
            )
        if kind == "step":
            page = record.owner.page
            if (page, entry.id) not in steps and (page, record.owner.id) not in steps:
                yield record.fault(
                    ("id",), "trinnet vises ikke på anbefalingens side",
                    f'skriv {{{{ steps("{record.owner.id}") }}}} på siden',
                )
    for record in data.records:
        if record.kind.name == "cross_link":
            for index, unit in enumerate(record.entry.between):
                place = places.of_unit(unit)
                if place and (place.page, "related") not in calls:
                    yield record.fault(
                        ("between", index), f"siden docs/{place.page} viser ikke sammenhænge",
                        "tilføj {{ related() }} på siden",
                    )
        if record.kind.name == "source_unit":
            unit = record.entry
            placed = places.of_unit(unit.id) is not None
            if not placed and not unit.left_out and unit.id not in hidden:
                yield record.fault(
                    ("id",), f"enheden »{unit.id}« har ingen plads på sitet",
                    "nævn den i units i data/ eller i data-units på en overskrift i docs/",
                )
            if placed and unit.left_out:
                yield record.fault(
                    ("left_out",), f"enheden »{unit.id}« er udeladt, men har en plads",
                    "slet left_out",
                )


def _dead_links(pages: dict[str, Page], places: Places) -> Iterator[Fault]:
    """Report calls of `link` to what no page shows."""
    for page in pages.values():
        for call in page.calls:
            unit = call.arguments[1] if call.name == "link" and call.arguments[0] == "unit" else ""
            if unit and places.of_unit(unit) is None:
                yield page.fault(
                    call.line, call.column, call.name, f"enheden »{unit}« har ingen plads på sitet",
                    "vælg en anden enhed, eller skriv teksten uden link",
                )
