"""What the guide hands on of itself: what readers can work with, for the scripts, and more.

`former` goes with every page: which ids checklist items and questions had before. `index` is for
who has begun to tick: which items there are, in the guide's order. `texts` is for what leaves the
guide (a Word file, a calendar): the words of items and questions, and where each stands. `editions`
is for the plan, which says what is new since it was made. For whoever publishes, `edition` is this
one, `reviews` says of each page when somebody last looked it through, `moved` where pages once
stood, and `offline` is what the first page of the folder to take along says.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from macros.components.typography import typeset
from macros.guide.guide import Guide
from macros.guide.links import href
from macros.guide.outline import WORKED_WITH, items_of, phases, questions_under, recommendations_in
from macros.model.entries import EditionChange, Owner, Recommendation, RetiredId
from macros.model.fields import value_in
from macros.reading.places import Location


@lru_cache(maxsize=2)  # several steps ask for it, each for another part
def parts(guide: Guide) -> dict[str, Any]:
    """Return all parts by their names, as JSON can hold them. Nobody may change them."""
    return {
        "former": former(guide), "index": index(guide), "texts": texts(guide),
        "editions": editions(guide), "edition": edition(guide),
        "reviews": reviews(guide), "offline": guide.words.offline.model_dump(),
        "moved": moved(guide),
    }


def index(guide: Guide) -> dict[str, Any]:
    """Return the ids of the checklist items, by phase and recommendation."""
    return {
        "phases": [
            {
                "id": phase.id,
                "recommendations": [
                    {
                        "id": recommendation.id,
                        "page": _address(Location(recommendation.page, "", "")),
                        "items": [item.id for _, item in items_of(recommendation)],
                    }
                    for recommendation in recommendations_in(guide, phase.id)
                ],
            }
            for phase in phases(guide)
        ],
    }


def former(guide: Guide) -> dict[str, dict[str, str]]:
    """Return, for items and questions, the id that each former id has become."""
    return {
        name: {
            alias: entry.id
            for entry in guide.entries(kind) for alias in value_in(entry, "aliases", ())
        }
        for name, kind in WORKED_WITH.items()
    }


def texts(guide: Guide) -> dict[str, Any]:
    """Return the words of everything in `index`, and of what the guide has given up."""
    return {
        "phases": [
            {
                "id": phase.id,
                "title": phase.title,
                "recommendations": [
                    _recommendation(guide, recommendation)
                    for recommendation in recommendations_in(guide, phase.id)
                ],
            }
            for phase in phases(guide)
        ],
        "retired": [
            {"kind": name, "id": retired.id, "text": typeset(retired.text)}
            for retired in guide.all(RetiredId)
            for name, kind in WORKED_WITH.items()
            if retired.kind == kind
        ],
        "edition": {"number": guide.edition.number, "date": guide.edition.date.isoformat()},
        "export": guide.words.export.model_dump(),
    }


def edition(guide: Guide) -> dict[str, str]:
    """Return the newest edition, and what it is called on every page."""
    return {
        "number": guide.edition.number,
        "date": guide.edition.date.isoformat(),
        "text": typeset(guide.words.editions.text_of(guide.edition)),
    }


def reviews(guide: Guide) -> dict[str, str]:
    """Return, for each page's address, when it was last looked through and who looks after it."""
    words = guide.words
    return {
        _address(Location(path, "", "")): typeset(words.reviews.foot.format(
            date=words.editions.day_text(page.front.reviewed),
            owner=guide.get(Owner, page.front.owner).name,
        ))
        for path, page in guide.pages.items()
    }


def editions(guide: Guide) -> list[dict[str, Any]]:
    """Return every edition, the newest first, with its changes: what each is, what it names."""
    return [
        {
            "number": edition.number,
            "changes": [_change(guide, change) for change in edition.changes],
        }
        for edition in guide.editions
    ]


def moved(guide: Guide) -> dict[str, Any]:
    """Return every address that a page has left, and the words that send its readers on."""
    return {
        "words": guide.words.moved.model_dump(),
        "pages": [
            {
                "page": _address(Location(moved.from_, "", "")),
                "to": href(moved.from_, _place(guide, moved.to)),
                "title": typeset(_place(guide, moved.to).title),
            }
            for moved in guide.moved
        ],
    }


def _place(guide: Guide, address: str) -> Location:
    page, _, anchor = address.partition("#")
    return Location(page, anchor, guide.page_title(page))


def _change(guide: Guide, change: EditionChange) -> dict[str, Any]:
    kinds = {kind: name for name, kind in WORKED_WITH.items()}
    return {
        "kind": change.kind,
        "label": guide.words.editions.kinds[change.kind],
        "text": typeset(change.text),
        "things": [f"{kinds[kind]}/{id_}" for kind, id_ in guide.named_in(change)],
    }


def _recommendation(guide: Guide, recommendation: Recommendation) -> dict[str, Any]:
    return {
        "id": recommendation.id,
        "number": recommendation.number,
        "title": typeset(recommendation.title),
        "page": _address(Location(recommendation.page, "", "")),
        "items": [
            {
                "id": item.id,
                "text": typeset(item.text),
                "group": typeset(title or ""),
                "page": _address(guide.location("checklist_item", item.id)),
            }
            for title, item in items_of(recommendation)
        ],
        "questions": [
            {
                "id": question.id,
                "text": typeset(question.text),
                "page": _address(guide.location("reflection_question", question.id)),
            }
            for question in questions_under(guide, recommendation.id)
        ],
    }


def _address(place: Location) -> str:
    """Return where a place is, seen from the root of the site."""
    return href("index.md", place)
