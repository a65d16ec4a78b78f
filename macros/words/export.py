"""The words of a plan as it leaves the guide."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.fields import Part
from macros.words.fields import Line, OpenLine, Sentence, Word, with_all


class ExportWords(Part):
    """The words of a reader's plan as it leaves the guide: Word, spreadsheet, text, calendar."""

    unnamed: Word = Field(description="Titlen på en plan for et projekt uden navn.")
    made_with: Annotated[OpenLine, with_all("guide", "edition", "date")]
    as_of: Annotated[OpenLine, with_all("date")]
    organisation: Word
    overview: Word
    phase: Word
    recommendation: Word
    checklist: Word
    questions: Word
    progress: Annotated[OpenLine, with_all("done", "relevant")]
    left_out: Annotated[OpenLine, with_all("count")] = Field(
        description="Hvor mange punkter der er sat til side."
    )
    answered: Annotated[OpenLine, with_all("done", "relevant")]
    id: Word
    kind: Word
    item: Word
    question: Word
    state: Word
    open: Word
    done: Word
    not_relevant: Word
    with_answer: Word
    without_answer: Word
    who: Word
    due: Word
    overdue: Word
    edition: Word
    text: Word
    note: Word
    note_or_answer: Word
    reason: Word
    answer: Word
    answer_date: Word
    page: Word
    other_copy: Word = Field(description="Kilden til en note fra en kopi uden navn.")
    removed: Line
    removed_note: Sentence
    unknown: Annotated[OpenLine, with_all("count")] = Field(
        description="Om det, der kun er med i den komplette kopi."
    )
    page_number: Annotated[OpenLine, with_all("page", "pages")]
