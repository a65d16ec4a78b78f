"""The words of the guide as an app, as a folder to take along, and where a page once stood."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from macros.model.fields import Part
from macros.words.fields import Line, Sentence, Word


class AppWords(Part):
    """What stands below the pictures of the app, and what is said of a new edition."""

    wide: Line
    narrow: Line
    decimal: Annotated[str, StringConstraints(pattern=r"^[.,]$")] = Field(
        description="Tegnet mellem hele og tiendedele, fx i 2,4 MB."
    )
    ready: Line
    take: Word
    later: Word
    elsewhere: Line
    reload: Word


class OfflineWords(Part):
    """What START-HER.html says, in the folder that readers take along."""

    open: Line
    unpack: Sentence = Field(description="Til den, der har åbnet filen uden at pakke mappen ud.")
    print: Sentence


class MovedWords(Part):
    """What stands where a page has moved from, before the link to where it is now."""

    title: Line
    text: Line
