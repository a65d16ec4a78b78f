"""The words around every page, and of the page for wrong addresses."""

from __future__ import annotations

from macros.model.fields import Part
from macros.words.fields import Line, Sentence, Word


class FrameWords(Part):
    """What stands around a page: the header, the menu, the toolbar, the ways on."""

    skip: Line
    shortcuts: Word
    menu: Word
    search: Word
    position: Word
    contents: Word
    contents_short: Word
    toolbar: Word
    to_the_top: Word
    close: Word
    pagination: Line
    previous: Word
    next: Word
    scheme_auto: Line
    scheme_light: Line
    scheme_dark: Line


class NotFoundWords(Part):
    """What the page says that is shown for addresses that lead nowhere."""

    title: Line
    text: Sentence
    home: Word
    search: Word
    by_phase: Line
    more: Line
