"""The macro of the page that says what is new in the guide, edition by edition."""

from __future__ import annotations

from typing import Any

from macros.components.components import Components
from macros.model.entries import EditionChange


def editions(on: Components) -> str:
    """Show every edition, the newest first, with all that it changed."""
    words = on.guide.words.editions
    return on.render("editions", items=[
        {
            "edition": edition,
            "name": words.named.format(number=edition.number),
            "day": words.day_text(edition.date),
            "changes": [_change(on, change) for change in edition.changes],
        }
        for edition in on.guide.editions
    ])


def _change(on: Components, change: EditionChange) -> dict[str, Any]:
    """Return a change with the way to all that it names and the guide still has."""
    leads_to = change.leads_to or ""
    page = leads_to.partition("#")[0]
    return {
        "kind": on.guide.words.editions.kinds[change.kind],
        "text": change.text,
        "page": on.address_link(leads_to, on.guide.page_title(page)) if page else None,
        "links": [on.link_to(kind, id_) for kind, id_ in on.guide.named_in(change)],
    }
