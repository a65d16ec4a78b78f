"""Check who looks after pages and references, and what visiting other sites has told."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from macros.files.errors import Fault, unknown
from macros.model.fields import Reviewed
from macros.model.kinds import KINDS
from macros.reading.data_files import Data
from macros.reading.known_ids import KnownIds
from macros.reading.pages import Page


def review_faults(data: Data, pages: dict[str, Page], known: KnownIds) -> Iterator[Fault]:
    """Yield owners of pages that nobody is, and reviews that have not been yet.

    A review that is overdue is no fault: a proposal must not fail because time passes.
    """
    latest = _latest_day(data)
    for page in pages.values():
        if page.front is None or page.front_source is None:
            continue
        fault = page.front_source.fault
        if known.lacks("owner", page.front.owner):
            yield fault(
                ("owner",), "id-unknown", unknown(KINDS["owner"].noun, page.front.owner),
                known.hint("owner", page.front.owner),
            )
        yield from _day_faults(page.front, latest, fault)
    for record in data.records:
        if isinstance(record.entry, Reviewed):
            yield from _day_faults(record.entry, latest, record.fault)


def _latest_day(data: Data) -> datetime.date:
    """Return the last day that somebody may have reviewed something on.

    East of here it is tomorrow already, and a machine may have been set wrong: it is never before
    the guide's own edition.
    """
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    return max([tomorrow, *(edition.date for edition in data.editions)])


def _day_faults(
    thing: Reviewed, latest: datetime.date, fault: Callable[..., Fault]
) -> Iterator[Fault]:
    if thing.reviewed > latest:
        yield fault(
            ("reviewed",), "review-in-future", "dagen er ikke kommet endnu",
            "skriv den dag, hvor det sidst er gennemgået",
        )


def link_check_faults(data: Data) -> Iterator[Fault]:
    """Yield addresses that stand twice: then what visiting them has told is not known."""
    seen: set[str] = set()
    for index, found in enumerate(data.link_checks.addresses):
        if found.address in seen:
            yield data.link_checks_fault(
                ("addresses", index, "address"), "address-twice",
                f"»{found.address}« står to gange", "slet den ene",
            )
        seen.add(found.address)
