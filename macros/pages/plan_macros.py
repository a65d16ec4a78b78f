"""The macro of the page where readers have all that they have set and written."""

from __future__ import annotations

from typing import Any

from macros.components.components import Components
from macros.guide.guide import EntryT
from macros.guide.outline import WORKED_WITH, items_of, phases, questions_under, recommendations_in
from macros.model.entries import Recommendation, RetiredId, Role, Topic


def plan(on: Components) -> str:
    """Show every item and question, to work in; what readers have made of each comes by itself."""
    guide = on.guide
    kinds = {kind: name for name, kind in WORKED_WITH.items()}
    everything = [
        {"phase": phase, "parts": [
            _part(on, recommendation) for recommendation in recommendations_in(guide, phase.id)
        ]}
        for phase in phases(guide)
    ]
    return on.render(
        "plan", phases=everything, news=on.page_link(guide.site.pages.editions),
        roles=_used(on, Role, {
            role for recommendation in guide.all(Recommendation)
            for _, item in items_of(recommendation) for role in item.roles
        }),
        topics=_used(on, Topic, {
            topic for recommendation in guide.all(Recommendation)
            for topic in recommendation.topics
        }),
        retired=[
            {"thing": f"{kinds[retired.kind]}/{retired.id}", "text": retired.text}
            for retired in guide.all(RetiredId) if retired.kind in kinds
        ],
    )


def _part(on: Components, recommendation: Recommendation) -> dict[str, Any]:
    """Return a recommendation with the items and questions that stand under it."""
    return {
        "recommendation": recommendation,
        "items": [item for _, item in items_of(recommendation)],
        "questions": questions_under(on.guide, recommendation.id),
    }


def _used(on: Components, model: type[EntryT], ids: set[str]) -> list[EntryT]:
    """Return the entries of a kind that have one of the ids, in the guide's order."""
    return [entry for entry in on.guide.all(model) if entry.id in ids]
