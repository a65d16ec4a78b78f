"""Where things stand on the site: entries and the source's units, as page and anchor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from macros.model.entries import (
    CrossLink,
    KnowledgeBox,
    Person,
    ReflectionQuestion,
    Statement,
)
from macros.model.fields import Identified, value_in
from macros.model.kinds import units_in
from macros.reading.data_files import Data, Record
from macros.reading.pages import Page

# The page in site.yml's `pages` that lists every entry of a kind.
LISTED_ON = {
    "role": "roles",
    "glossary_term": "glossary",
    "reference": "references",
    "timeline_event": "timeline",
    "person": "names",
    "organisation": "names",
    "place": "names",
    "phase": "recommendations",
    "source_unit": "source_index",
    "source_note": "source_index",
}

# Kinds that a page shows by calling the macro of this name with the entry's id.
SHOWN_BY = {
    "figure": "figure",
    "fact_box": "fact_box",
    "knowledge_box": "knowledge_box",
    "statement": "statement",
    "reflection_question": "question",
}

# Kinds that are always shown on their owner's page.
SHOWN_WITH_OWNER = ("step", "key_point", "checklist_item")

# A unit may be carried in several places; its own place is the first of these kinds. A unit
# that a heading carries has its own place there. Checklist items only rest on units.
_CARRIERS = (
    "step", "knowledge_box", "fact_box", "figure", "statement", "reflection_question",
    "key_point", "recommendation", "case_area", "phase", "role", "glossary_term", "reference",
    "person", "organisation", "place", "timeline_event", "source_note",
)


@dataclass(frozen=True)
class Location:
    """A place on the site: a page under docs/, an anchor ("" is its top), and what it is."""

    page: str
    anchor: str
    title: str


class Places:
    """Knows the location of every entry and unit; None for what no page shows."""

    def __init__(self, data: Data, pages: Mapping[str, Page]) -> None:
        self._pages = pages
        self._site_pages = data.site.pages if data.site else None
        self._calls = _calls_by_entry(pages)
        self._records = {(r.kind.name, r.entry.id): r for r in data.records}
        self._titles = {
            page: record.entry.called
            for record in data.records
            if (page := value_in(record.entry, "page"))
        }
        self._hosts = {
            statement: record
            for record in data.records if isinstance(record.entry, KnowledgeBox)
            for statement in record.entry.statements
        }
        self._units = self._locate_units(data.records)

    def of_entry(self, kind: str, id_: str) -> Location | None:
        """Return where an entry is shown, or None when no page shows it."""
        record = self._records[kind, id_]
        page = self._page_of(record)
        if not page:
            return None
        anchor = f"{record.kind.prefix}-{id_}" if record.kind.prefix else ""
        return Location(page, anchor, self._title_of(record.entry))

    def of_unit(self, unit: str) -> Location | None:
        """Return a unit's own place, or None when it has none."""
        return self._units.get(unit)

    def units_on(self, page: str) -> frozenset[str]:
        """Return the units whose own place is on the page."""
        return frozenset(unit for unit, place in self._units.items() if place.page == page)

    def page_title(self, page: str) -> str:
        """Return a page's title: its data entry's, or else its first heading."""
        return self._titles.get(page) or (self._pages[page].title if page in self._pages else "")

    def _title_of(self, entry: Identified) -> str:
        """Return what a link to the entry says: for a statement, who made it."""
        if isinstance(entry, Statement):
            speaker = self._records.get(("person", entry.person or ""))
            if speaker and isinstance(speaker.entry, Person):
                return speaker.entry.name
            return entry.speaker or entry.id
        return entry.called

    def _page_of(self, record: Record) -> str:
        kind, entry = record.kind.name, record.entry
        page: str = value_in(entry, "page", "")
        if page:
            return page
        if kind in SHOWN_WITH_OWNER and record.owner is not None:
            return record.owner.page
        if kind in LISTED_ON:
            return str(getattr(self._site_pages, LISTED_ON[kind], ""))
        if kind not in SHOWN_BY:
            return ""
        calling = self._calls.get((SHOWN_BY[kind], entry.id), [])
        home = self._home_of(record)
        if calling:
            return home if home in calling else calling[0]
        if kind == "statement" and entry.id in self._hosts:
            return self._page_of(self._hosts[entry.id])
        if isinstance(entry, ReflectionQuestion):
            return self._page_of_id("recommendation", entry.recommendations[0])
        return ""

    def _home_of(self, record: Record) -> str:
        """Return the page of the recommendation or case area that the entry belongs to."""
        if record.owner is not None:
            return record.owner.page
        case_area = value_in(record.entry, "case_area")
        return self._page_of_id("case_area", case_area) if case_area else ""

    def _page_of_id(self, kind: str, id_: str) -> str:
        record = self._records.get((kind, id_))
        return str(value_in(record.entry, "page", "")) if record else ""

    def _locate_units(self, records: list[Record]) -> dict[str, Location]:
        units: dict[str, Location] = {}
        for unit, place in chain(self._in_headings(), self._in_entries(records)):
            units.setdefault(unit, place)
        for link in (record.entry for record in records if isinstance(record.entry, CrossLink)):
            beside = units.get(link.between[0])
            if beside:
                units = dict.fromkeys(link.units, beside) | units
        return units

    def _in_headings(self) -> Iterator[tuple[str, Location]]:
        for page in self._pages.values():
            for heading in page.headings:
                for unit in heading.units:
                    title = heading.text if heading.level > 1 else self.page_title(page.path)
                    anchor = heading.anchor if heading.level > 1 else ""
                    yield unit, Location(page.path, anchor, title)

    def _in_entries(self, records: list[Record]) -> Iterator[tuple[str, Location]]:
        for kind in _CARRIERS:
            for record in records:
                place = self.of_entry(kind, record.entry.id) if record.kind.name == kind else None
                if place:
                    yield from ((unit, place) for unit in units_in(record.entry))


def _calls_by_entry(pages: Mapping[str, Page]) -> dict[tuple[str, str], list[str]]:
    """Return the pages that call each macro with each id, in the pages' order."""
    calls: dict[tuple[str, str], list[str]] = defaultdict(list)
    for page in pages.values():
        for call in page.calls:
            if call.arguments and call.arguments[0]:
                calls[call.name, call.arguments[0]].append(page.path)
    return calls
