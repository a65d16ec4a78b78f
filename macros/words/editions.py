"""The words of editions and of reviews."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from macros.model.entries import ChangeKind, Edition
from macros.model.fields import Part
from macros.words.fields import Line, OpenLine, Word, with_all


class EditionWords(Part):
    """What an edition and its changes are called, and how its day is written."""

    named: Annotated[OpenLine, with_all("number")] = Field(
        description="En udgave i en liste af udgaver."
    )
    dated: Annotated[OpenLine, with_all("number", "date")] = Field(
        description="Udgaven nederst på alle sider."
    )
    day: Annotated[OpenLine, with_all("day", "month", "year")]
    months: Annotated[tuple[Word, ...], Field(min_length=12, max_length=12)]
    kinds: dict[ChangeKind, Word]

    def day_text(self, date: datetime.date) -> str:
        """Return a day as people write it."""
        return self.day.format(day=date.day, month=self.months[date.month - 1], year=date.year)

    def text_of(self, edition: Edition) -> str:
        """Return the edition's number and day."""
        return self.dated.format(number=edition.number, date=self.day_text(edition.date))


class ReviewWords(Part):
    """What is said of when something was last looked through, and of links that lead nowhere."""

    foot: Annotated[OpenLine, with_all("date", "owner")] = Field(
        description="Nederst på hver side."
    )
    note: Annotated[OpenLine, with_all("date")] = Field(
        description="Ved en henvisning, der er gennemgået en anden dag end siden, den står på."
    )
    gone: Annotated[OpenLine, with_all("date")] = Field(
        description="Efter en adresse, der ikke findes længere."
    )
    thing: Word
    owner: Word
    last: Word
    next: Word
    reference: Word
    overdue: Word
    count: Annotated[OpenLine, with_all("count", "total")] = Field(
        description="Hvor mange der er for sent på den."
    )
    none: Line = Field(description="Når ingen er.")
