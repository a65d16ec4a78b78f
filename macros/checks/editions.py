"""Check the editions: each newer than the one below it, and what each names must be there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.checks.placement import dead_end
from macros.files.errors import Fault, unknown
from macros.model.entries import RetiredId
from macros.model.kinds import KINDS, references_in
from macros.reading.data_files import Data
from macros.reading.known_ids import KnownIds
from macros.reading.pages import Page


def edition_faults(data: Data, pages: dict[str, Page]) -> Iterator[Fault]:
    """Yield what is wrong with the order of the editions, and with where they lead."""
    yield from _order_faults(data)
    for index, edition in enumerate(data.editions):
        for number, change in enumerate(edition.changes):
            if change.leads_to and (why := dead_end(change.leads_to, pages)):
                yield data.editions_fault((index, "changes", number, "leads_to"), *why)


def edition_references(data: Data, known: KnownIds) -> Iterator[Fault]:
    """Yield the ids that no entry has. An edition stays as it was: it may use former ids."""
    former = set(known.renamed) | {
        (record.entry.kind, record.entry.id)
        for record in data.records if isinstance(record.entry, RetiredId)
    }
    for index, edition in enumerate(data.editions):
        for loc, kind, id_ in references_in(edition, (index,)):
            if known.lacks(kind, id_) and (kind, id_) not in former:
                yield data.editions_fault(
                    loc, "id-unknown", f"henviser til {unknown(KINDS[kind].noun, id_)}",
                    known.hint(kind, id_),
                )


def _order_faults(data: Data) -> Iterator[Fault]:
    if data.editions_source and data.editions_source.data == []:
        yield data.editions_fault(
            (), "content-missing", "her mangler indhold", "skriv den første udgave"
        )
    for index, (newer, older) in enumerate(pairwise(data.editions)):
        if newer.order <= older.order:
            yield data.editions_fault(
                (index, "number"), "edition-order",
                f"{newer.number} er ikke nyere end {older.number} nedenunder",
                "skriv den nyeste udgave øverst, med et højere nummer",
            )
        if newer.date < older.date:
            yield data.editions_fault(
                (index, "date"), "edition-order", f"udgaven er ældre end {older.number} nedenunder",
                "ret datoen, eller byt om på udgaverne",
            )
