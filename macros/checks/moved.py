"""Check the pages that have moved: each must lead to a page, and none may stand where one was."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.placement import dead_end
from macros.files.errors import Fault
from macros.reading.data_files import Data
from macros.reading.pages import Page


def moved_faults(data: Data, pages: dict[str, Page]) -> Iterator[Fault]:
    """Yield what is wrong with the addresses that readers are sent on from."""
    newer = {moved.from_: moved.to for moved in data.moved}
    seen: set[str] = set()
    for index, moved in enumerate(data.moved):
        if moved.from_ in pages:
            yield data.moved_fault(
                (index, "from"), "moved-page-stands", f"her står en side: docs/{moved.from_}",
                "giv siden en anden adresse, eller slet posten",
            )
        if moved.from_ in seen:
            yield data.moved_fault(
                (index, "from"), "moved-page-twice", f"»{moved.from_}« står her to gange",
                "slet den ene",
            )
        seen.add(moved.from_)
        if why := dead_end(moved.to, pages):
            code, problem, hint = why
            further = newer.get(moved.to.partition("#")[0])
            yield data.moved_fault(
                (index, "to"), code, problem, f"skriv {further}" if further else hint
            )
