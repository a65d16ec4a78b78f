"""The kinds of entries by the words that editors write on the command line."""

from __future__ import annotations

from collections.abc import Iterable

from macros.files.errors import suggestion
from macros.model.kinds import KINDS, Kind

# Short words beside each kind's name (glossary_term) and its noun (ord i ordlisten).
_DANISH = {
    "ord": "glossary_term", "punkt": "checklist_item", "boks": "knowledge_box",
    "område": "case_area",
}
_ENGLISH = {
    "term": "glossary_term", "question": "reflection_question", "item": "checklist_item",
    "box": "knowledge_box", "area": "case_area", "case": "case_area", "event": "timeline_event",
    "note": "source_note",
}


def kind_of(word: str, offered: Iterable[str] = KINDS) -> Kind:
    """Return the kind that an editor means by `word`.

    Raises ValueError with a Danish message, which names the kinds in `offered`.
    """
    wanted = word.strip().lower().replace("-", "_")
    named = {kind.noun: kind.name for kind in KINDS.values()} | _DANISH | _ENGLISH
    name = named.get(wanted, wanted)
    if name in KINDS:
        return KINDS[name]
    nouns = [KINDS[name].noun for name in offered]
    hint = (
        (suggestion(wanted, [*nouns, *_DANISH]) or suggestion(wanted, [*KINDS, *_ENGLISH]))
        if wanted else ""
    ) or f" – vælg {', '.join(nouns)}"
    raise ValueError(f"ukendt slags »{word}«{hint}")
