"""What stands in a figure's texts: a remark in parentheses, a form's boxes and lines."""

from __future__ import annotations

import re

_NOTE = re.compile(r"(.+?) (\(.+\))")
_FIELD = re.compile(r"(☐|…)")


def split_note(text: str) -> tuple[str, str]:
    """Return the text and the remark in parentheses at its end, which may be empty."""
    match = _NOTE.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")


def fields(cell: str) -> list[str]:
    """Return a form's cell in pieces: "☐" for a box, "…" for a line to write on, other text."""
    return [piece.strip() for piece in _FIELD.split(cell) if piece.strip()]
