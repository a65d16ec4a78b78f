"""What readers can work with, in the guide's order: phases, recommendations, items, questions."""

from __future__ import annotations

from macros.guide.guide import Guide
from macros.model.entries import ChecklistItem, Phase, Recommendation, ReflectionQuestion

# As a reader's browser names the kinds that she can work with (scripts/state/kinds.json).
WORKED_WITH = {"item": "checklist_item", "question": "reflection_question"}


def phases(guide: Guide) -> list[Phase]:
    """Return the phases in their order."""
    return sorted(guide.all(Phase), key=lambda phase: phase.order)


def recommendations_in(guide: Guide, phase: str) -> list[Recommendation]:
    """Return a phase's recommendations in order."""
    return [r for r in guide.all(Recommendation) if r.phase == phase]


def items_of(recommendation: Recommendation) -> list[tuple[str | None, ChecklistItem]]:
    """Return every item of a recommendation's checklist with the title of its group."""
    return [(group.title, item) for group in recommendation.checklist for item in group.items]


def questions_under(guide: Guide, recommendation: str) -> list[ReflectionQuestion]:
    """Return the questions that stand under a recommendation: each stands under its first."""
    return [
        question
        for question in guide.referring(Recommendation, recommendation, ReflectionQuestion)
        if question.recommendations[0] == recommendation
    ]
