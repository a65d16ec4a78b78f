"""The kinds of entries by the words that editors write on the command line."""

from __future__ import annotations

from macros.errors import suggestion
from macros.kinds import KINDS, Kind

# Short words beside each kind's name (glossary_term) and its noun (ord i ordlisten).
_SHORT = {
    "term": "glossary_term", "ord": "glossary_term",
    "question": "reflection_question",
    "item": "checklist_item", "punkt": "checklist_item",
    "box": "knowledge_box", "boks": "knowledge_box",
    "area": "case_area", "case": "case_area", "område": "case_area",
    "event": "timeline_event",
    "note": "source_note",
}


def kind_of(word: str) -> Kind:
    """Return the kind that an editor means by `word`. Raises ValueError with a Danish message."""
    wanted = word.strip().lower().replace("-", "_")
    named = {kind.noun: kind.name for kind in KINDS.values()} | _SHORT
    name = named.get(wanted, wanted)
    if name in KINDS:
        return KINDS[name]
    known = [*KINDS, *named]
    hint = suggestion(wanted, known) or f" – vælg {', '.join(sorted(KINDS))}"
    raise ValueError(f"ukendt slags »{word}«{hint}")
