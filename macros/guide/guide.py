"""The whole guide: entries by id, where each is shown, and what points at it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from macros.checks.everything import sound
from macros.files.errors import GuideError, UnknownIdError
from macros.model.entries import (
    CaseArea,
    Chapter,
    CrossLink,
    Edition,
    EditionChange,
    Editions,
    KnowledgeBox,
    MovedPages,
    Recommendation,
    ReflectionQuestion,
    Synonyms,
)
from macros.model.fields import Identified
from macros.model.kinds import KINDS, kind_of, references_in
from macros.model.settings import Site
from macros.reading.data_files import Record, SoundData, read_data
from macros.reading.pages import SoundPage, read_pages
from macros.reading.places import Location, Places
from macros.words.every import Words

if TYPE_CHECKING:  # only types need it
    from typing_extensions import TypeForm

EntryT = TypeVar("EntryT", bound=Identified)


@dataclass(frozen=True)
class Reason:
    """Why two pages belong together, and the place on the other page where that shows."""

    text: str
    location: Location


class Guide:
    """All validated content of one edition. Read-only.

    Entries are asked for by the model they are made of: `guide.get(CaseArea, id_)` is a CaseArea.
    Where the kind is known by its name alone, `entry` and `entries` return what all have: an id.
    """

    def __init__(self, data: SoundData, pages: dict[str, SoundPage]) -> None:
        self.site: Site = data.site
        self.words: Words = data.words
        self.synonyms: Synonyms = data.synonyms
        self.editions: Editions = data.editions
        self.gone: dict[str, datetime.date] = data.link_checks.gone
        self.moved: MovedPages = data.moved
        self.pages = pages
        self._records: dict[tuple[str, str], Record] = {
            (record.kind.name, record.entry.id): record for record in data.records
        }
        self._former = {
            (record.kind.name, alias): record.entry.id
            for record in data.records for alias in record.aliases
        }
        self._places = Places(data, pages)
        self._referrers = _referrers(data.records)
        self._edition_places = data.edition_places

    @property
    def edition(self) -> Edition:
        """The newest edition: this one."""
        return self.editions[0]

    def named_in(self, change: EditionChange) -> list[tuple[str, str]]:
        """Return (kind, id) of all that a change in an edition names and the guide still has."""
        named = [(kind, id_) for _, kind, id_ in references_in(change)]
        present = [(kind, self._former.get((kind, id_), id_)) for kind, id_ in named]
        return [name for name in present if name in self._records]

    def get(self, model: TypeForm[EntryT], id_: str) -> EntryT:
        """Return the entry; raise UnknownIdError, naming the nearest id, when there is none."""
        return _as(model, self.entry(kind_of(model).name, id_))

    def all(self, model: TypeForm[EntryT]) -> tuple[EntryT, ...]:
        """Return every entry of the model: numbered ones by number, others as written."""
        return tuple(_as(model, entry) for entry in self.entries(kind_of(model).name))

    def entry(self, kind: str, id_: str) -> Identified:
        """Return the entry of the kind of that name, as `get` does."""
        return self._record(kind, id_).entry

    def entries(self, kind: str) -> tuple[Identified, ...]:
        """Return every entry of the kind of that name, as `all` does."""
        entries = [r.entry for (name, _), r in self._records.items() if name == kind]
        return tuple(sorted(entries, key=lambda entry: getattr(entry, "number", 0)))

    def owner(self, model: TypeForm[Identified], id_: str) -> Chapter | None:
        """Return the recommendation or case area in which the entry is written, if in any."""
        return self._record(kind_of(model).name, id_).owner

    def referring(
        self, model: TypeForm[Identified], id_: str, by: TypeForm[EntryT]
    ) -> tuple[EntryT, ...]:
        """Return the entries of the model `by` that name the entry (`model`, `id_`)."""
        found = self._referrers.get((kind_of(model).name, id_), ())
        kind = kind_of(by)
        return tuple(_as(by, record.entry) for record in found if record.kind == kind)

    def location(self, kind: str, id_: str) -> Location:
        """Return where the entry is shown; raise GuideError when no page shows it."""
        place = self.place(kind, id_)
        if place is None:
            raise GuideError(f"{KINDS[kind].noun} »{id_}« står ikke på nogen side")
        return place

    def place(self, kind: str, id_: str) -> Location | None:
        """Return where the entry is shown, or None when no page shows it."""
        self._record(kind, id_)
        return self._places.of_entry(kind, id_)

    def written_at(self, kind: str, id_: str) -> tuple[Path, int]:
        """Return the file, relative to the project, and the line where the entry's id stands."""
        record = self._record(kind, id_)
        return record.source.path, record.source.place_of((*record.loc, "id"))[0]

    def edition_written_at(self, edition: Edition) -> tuple[Path, int]:
        """Return the file, relative to the project, and the line of the edition's number."""
        return self._edition_places[self.editions.index(edition)]

    def unit_location(self, unit: str) -> Location | None:
        """Return where a unit of the source stands; None for one that is left out."""
        return self._places.of_unit(unit)

    def units_on(self, page: str) -> frozenset[str]:
        """Return the units that have their place on the page."""
        return self._places.units_on(page)

    def page_title(self, page: str) -> str:
        """Return a page's title."""
        return self._places.page_title(page)

    def related(self, page: str) -> dict[str, list[Reason]]:
        """Return the pages that belong together with `page`, and why, in a steady order.

        Relations are written once (a knowledge box names its case area, a question the
        recommendations it helps with, a cross-link two units) and found from both sides here.
        """
        related: dict[str, list[Reason]] = defaultdict(list)
        for near, far, text in self._relations():
            for here, there in ((near, far), (far, near)):
                if here.page == page and there.page != page:
                    reason = Reason(text, there)
                    if reason not in related[there.page]:
                        related[there.page].append(reason)
        order = {name: index for index, name in enumerate(self._page_order())}
        return dict(sorted(related.items(), key=lambda item: (order.get(item[0], 99), item[0])))

    def _relations(self) -> Iterator[tuple[Location, Location, str]]:
        for box in self.all(KnowledgeBox):
            owner = self.owner(KnowledgeBox, box.id)
            if box.case_area and not (owner and owner.id == box.case_area):
                yield (
                    self.location("knowledge_box", box.id),
                    self.location("case_area", box.case_area),
                    box.title,
                )
        for question in self.all(ReflectionQuestion):
            if question.case_area:
                asked = self.location("reflection_question", question.id)
                for id_ in question.recommendations:
                    yield asked, self.location("recommendation", id_), question.text
        for link in self.all(CrossLink):
            first, second = (self.unit_location(unit) for unit in link.between)
            if first and second:
                yield first, second, link.text

    def _page_order(self) -> list[str]:
        chapters: list[Chapter] = [*self.all(Recommendation), *self.all(CaseArea)]
        return [chapter.page for chapter in chapters]

    def _record(self, kind: str, id_: str) -> Record:
        try:
            return self._records[kind, id_]
        except KeyError:
            known = [known_id for name, known_id in self._records if name == kind]
            raise UnknownIdError(KINDS[kind].noun, id_, known) from None


def _as(model: TypeForm[EntryT], entry: Identified) -> EntryT:  # noqa: ARG001 - says the type
    return cast("EntryT", entry)  # it was made by this model, or its kind would be another


def _referrers(records: list[Record]) -> dict[tuple[str, str], list[Record]]:
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if record.owner is not None:
            continue
        for _, kind, id_ in record.references:
            if record not in found[kind, id_]:
                found[kind, id_].append(record)
    return found


def load_guide(root: Path) -> Guide:
    """Return the guide under `root`; it is read again only when a file has changed.

    Raises GuideFaults with every fault in data/ and docs/.
    """
    return _load(root, _stamp(root))


def _stamp(root: Path) -> tuple[tuple[Path, int], ...]:
    paths = sorted([*(root / "data").rglob("*.y*ml"), *(root / "docs").rglob("*.md")])
    return tuple((path, path.stat().st_mtime_ns) for path in paths if path.is_file())


@lru_cache(maxsize=4)  # who serves a guide for a day saves it hundreds of times
def _load(root: Path, stamp: tuple[tuple[Path, int], ...]) -> Guide:  # noqa: ARG001 - a key
    return Guide(*sound(read_data(root), read_pages(root)))
