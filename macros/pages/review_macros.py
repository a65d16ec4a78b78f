"""The macro of the page that says who looks after what, and when it is to be looked through."""

from __future__ import annotations

from typing import Any

from macros.components.components import Components, LinkView
from macros.model.entries import Owner, Reference
from macros.model.fields import Reviewed
from macros.pages.register_macros import danish_order


def reviews(on: Components) -> str:
    """Show every page and reference, what is to be looked through first at the top.

    It shows days and no more, so that the same sources build the same page; a script in the
    reader's browser says what is overdue today.
    """
    rows = [
        _row(on, page.front, on.page_link(path), "")
        for path, page in on.guide.pages.items() if page.front
    ]
    rows += [
        _row(on, reference, on.link_to("reference", reference.id), on.guide.words.reviews.reference)
        for reference in on.guide.all(Reference)
    ]
    rows.sort(key=lambda row: (row["next"], row["kind"], danish_order(row["link"].title)))
    return on.render(
        "reviews", rows=rows, day=on.guide.words.editions.day_text
    )


def _row(on: Components, thing: Reviewed, link: LinkView, kind: str) -> dict[str, Any]:
    return {
        "link": link, "kind": kind, "owner": on.guide.get(Owner, thing.owner),
        "last": thing.reviewed, "next": thing.next_review,
    }
