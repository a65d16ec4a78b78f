"""Check what pages call, carry and link to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from macros.files.errors import Fault, Problem, nearest, unknown
from macros.model.entries import Reference
from macros.model.fields import value_in
from macros.model.kinds import KINDS
from macros.reading.data_files import Data
from macros.reading.known_ids import KnownIds, meant
from macros.reading.macro_calls import MACRO_ARGUMENTS, MacroCall, kind_of_argument
from macros.reading.pages import Page
from macros.reading.places import LISTED_ON, SHOWN_BY, SHOWN_WITH_OWNER

# Macros that the page of a recommendation or case area must call with its id.
MUST_CALL = {
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


def page_hint(path: str, pages: dict[str, Page]) -> str:
    """Return which page an editor may have meant by a path that leads nowhere."""
    near = nearest(path, pages)
    return f"mente du {near}?" if near else "opret siden, eller ret stien"


@dataclass(frozen=True)
class FaultyCall:
    """A call of a macro that cannot work; what the page shows instead is not known."""

    page: str
    macro: str
    fault: Fault


def faulty_calls(pages: dict[str, Page], known: KnownIds) -> Iterator[FaultyCall]:
    """Yield every call of a macro that cannot work, with its fault."""
    for page in pages.values():
        for call in page.calls:
            if call.name in MACRO_ARGUMENTS:
                problem = _argument_problem(call, known)
            else:
                near = nearest(call.name, MACRO_ARGUMENTS)
                hint = f"mente du {near}?" if near else "se siden »Komponenter« i guiden"
                problem = "macro-unknown", "ukendt makro", hint
            if problem:
                fault = page.fault(call.line, call.column, call.name, *problem)
                yield FaultyCall(page.path, call.name, fault)


def _argument_problem(call: MacroCall, known: KnownIds) -> Problem | None:
    wanted = MACRO_ARGUMENTS[call.name]
    required = [name for name in wanted if name[-1] not in "?*"]
    repeats = wanted and wanted[-1].endswith("*")
    example = f'skriv fx {{{{ {call.name}("mit-id") }}}}'
    if len(call.arguments) < len(required):
        return "macro-argument", "her mangler et id", example
    if len(call.arguments) > len(wanted) and not repeats:
        return (
            "macro-argument", "her står for meget i parentesen", f"makroen tager {len(wanted)}"
        )
    for index, argument in enumerate(call.arguments):
        if not isinstance(argument, str):
            return "macro-argument", "id'et skal stå i anførselstegn", example
        kind = kind_of_argument(call, index)
        if kind in _CHOICES:
            if argument not in _CHOICES[kind]:
                return (
                    "choice-unknown", f"ukendt slags »{argument}«", meant(argument, _CHOICES[kind])
                )
        elif kind != "text" and known.lacks(kind, argument):
            return (
                "id-unknown", unknown(KINDS[kind].noun, argument), known.hint(kind, argument)
            )
        elif kind == "step":
            owner = known.owners.get(("step", argument))
            if owner is not None and owner.id != call.arguments[0]:
                return (
                    "step-of-other", f"trin »{argument}« hører til »{owner.id}«",
                    "vælg et af anbefalingens egne",
                )
    return None


# The kinds of arguments that are one of a few words.
_CHOICES = {
    "kind": tuple(KINDS), "linked_kind": _LINKED_KINDS, "reference_kind": _REFERENCE_KINDS,
    "case_map_detail": ("summary",),
    "component": (*MACRO_ARGUMENTS, "term"),
}


def title_faults(data: Data, pages: dict[str, Page]) -> Iterator[Fault]:
    """Yield pages of an entry that show the title of another."""
    owners: dict[str, list[tuple[str, str]]] = {}
    for record in data.records:
        if path := value_in(record.entry, "page"):
            own = (record.kind.name, record.entry.id)
            owners.setdefault(path, []).append(own)
    everyone = {own for owns in owners.values() for own in owns}
    for page in pages.values():
        owns = owners.get(page.path, [])
        for call in page.calls:
            named = call.arguments
            if call.name == "title" and owns and named in everyone and named not in owns:
                kind, id_ = owns[0]
                yield page.fault(
                    call.line, call.column, "title", "title-of-other",
                    f"siden hører til »{id_}«",
                    f'skriv {{{{ title("{kind}", "{id_}") }}}}',
                )


def heading_unit_faults(page: Page, known: KnownIds) -> Iterator[Fault]:
    """Yield units on headings that the source does not have."""
    for heading in page.headings:
        for unit in heading.units:
            if known.lacks("source_unit", unit):
                yield page.fault(
                    heading.line, heading.column, "data-units", "id-unknown",
                    unknown("enhed i kilden", unit), known.hint("source_unit", unit),
                )


def link_faults(page: Page, pages: dict[str, Page]) -> Iterator[Fault]:
    """Yield Markdown links to pages and anchors that do not exist."""
    folder = posixpath.dirname(page.path)
    for link in page.links:
        target = posixpath.normpath(posixpath.join(folder, link.target))
        target = target if link.target else page.path
        if target not in pages:
            yield page.fault(
                link.line, link.column, "link", "page-missing",
                f"siden docs/{target} findes ikke", page_hint(target, pages),
            )
        elif link.anchor and link.anchor not in {h.anchor for h in pages[target].headings}:
            anchors = [heading.anchor for heading in pages[target].headings if heading.anchor]
            near = nearest(link.anchor, anchors)
            yield page.fault(
                link.line, link.column, "link", "anchor-missing",
                f"ankeret »{link.anchor}« findes ikke på docs/{target}",
                f"mente du »{near}«?" if near else "brug makroen link til poster i data/",
            )


def duty_faults(
    data: Data, pages: dict[str, Page], faulty: list[FaultyCall]
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
                1, 1, macro, "macro-missing", f"siden viser ikke {macro}{wanted}",
                f"tilføj {{{{ {macro}({written}) }}}}",
            )


def _duties(data: Data) -> Iterator[tuple[str, ...]]:
    """Yield (page, macro) or (page, macro, argument) for each call that a page must have."""
    pages: set[str] = set()
    for record in data.records:
        page = value_in(record.entry, "page", "")
        for macro in MUST_CALL.get(record.kind.name, ()) if page not in pages else ():
            yield page, macro, record.entry.id
        pages.add(page)
    if data.site is None:
        return
    for kind, macro in _LISTING.items():
        yield getattr(data.site.pages, LISTED_ON[kind]), macro
    for kind in {r.entry.kind for r in data.records if isinstance(r.entry, Reference)}:
        yield data.site.pages.references, "reference_list", kind
