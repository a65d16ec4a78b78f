"""The words that lead to a proposal, and the letter."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.fields import Part
from macros.words.fields import Line, OpenLine, OpenParagraphs, Sentence, Word, with_all

ProposedKind = Literal[
    "heading", "recommendation", "case_area", "figure", "phase", "topic", "role",
    "reflection_question", "statement", "person", "organisation", "place", "timeline_event",
    "reference", "glossary_term", "source_note", "source_unit", "step", "checklist_item",
    "knowledge_box", "fact_box", "key_point", "edition",
]


class ProposalWords(Part):
    """What the links at everything on a page say, and the letter that proposes a change."""

    suggest: Word
    edit_page: Annotated[OpenLine, with_all("host")]
    edit_items: Line
    failed: Sentence = Field(description="Når stederne på siden ikke kunne hentes.")
    edit: Annotated[OpenLine, with_all("host")]
    about: Annotated[OpenLine, with_all("kind", "title")] = Field(
        description="Hvad et link eller et brev handler om."
    )
    about_page: Annotated[OpenLine, with_all("title")]
    subject: Annotated[OpenLine, with_all("about")]
    letter: Annotated[
        OpenParagraphs, with_all("text", "about", "id", "edition", "address")
    ] = Field(description="Brevet; {text} er det, der står på siden nu.")
    to_whom: Line = Field(description="Øverst i brevet, når det ikke har en modtager.")
    shown: Line
    hide: Word
    kinds: dict[ProposedKind, Word]
