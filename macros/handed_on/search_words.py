"""What the search knows beside the pages.

Words that lead to others: the editors' synonyms, and the other names of terms and roles. What is
found by itself on a page, and what that is called; the texts of the search; the topics, for those
who find nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from macros.components.typography import typeset
from macros.guide.guide import Guide
from macros.guide.links import href
from macros.model.entries import GlossaryTerm, Role, Topic
from macros.model.kinds import KINDS

_ALIKE = 4  # letters: words that begin so are forms of each other, which the search sees by itself


def search_words(guide: Guide) -> dict[str, Any]:
    """Return what publish/search/index.py puts into the index."""
    words = guide.words.search
    return {
        "skipped": words.skipped_words,
        "synonyms": list(synonyms(guide)),
        "kinds": {KINDS[kind].prefix: name for kind, name in words.kinds.items()},
        "weights": {
            re.sub(r"\.md$", ".html", beginning): weight
            for beginning, weight in guide.site.search_weights.items()
        },
        "texts": {
            name: typeset(getattr(words, name))
            for name in (
                "one", "many", "none", "guessed", "nearest", "topics", "begin", "more", "all",
                "help", "shortcut",
            )
        },
        "topics": [
            {"title": topic.title, "url": href("index.md", guide.location("topic", topic.id))}
            for topic in guide.all(Topic)
        ],
    }


def synonyms(guide: Guide) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (the guide's own words, what readers may write instead)."""
    for ours, others in guide.synonyms.items():
        yield [part.strip() for part in ours.split(",")], list(others)
    for term in guide.all(GlossaryTerm):
        yield from _others(term.term, term.forms)
    for role in guide.all(Role):
        yield from _others(role.name, role.other_names)


def _others(name: str, others: Iterable[str]) -> Iterator[tuple[list[str], list[str]]]:
    beginnings = _beginnings(name)
    telling = [other for other in others if not _beginnings(other) <= beginnings]
    if telling:
        yield [name], telling


def _beginnings(text: str) -> set[str]:
    return {word[:_ALIKE] for word in text.lower().split()}
