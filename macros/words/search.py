"""The words of the search."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.fields import Part
from macros.words.fields import HiddenWords, Line, OpenLine, Sentence, Word, with_all

SearchedKind = Literal[
    "checklist_item", "reflection_question", "glossary_term", "person", "organisation", "place",
    "role", "reference", "timeline_event", "figure",
]


class SearchWords(Part):
    """What the search says of what it finds, and what it passes over."""

    name: Line
    field: Word
    close: Word
    loading: Word
    failed: Sentence
    no_scripts: Sentence
    kinds: dict[SearchedKind, Word] = Field(
        description="Det, der bliver fundet for sig selv inde på en side, og hvad det hedder."
    )
    skipped_words: HiddenWords = Field(
        description="Ord, der siger for lidt til at søge på, undtagen når de står alene."
    )
    one: Line
    many: Annotated[OpenLine, with_all("count")]
    none: Annotated[OpenLine, with_all("query")]
    guessed: Annotated[OpenLine, with_all("words")]
    nearest: Line
    topics: Line
    begin: Line
    more: Line
    all: Line
    help: Line
    shortcut: Line
