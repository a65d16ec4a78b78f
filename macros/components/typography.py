"""Danish typography for running text: quotation marks, dashes and spaces that must not break."""

from __future__ import annotations

import re

NBSP = "\u00a0"

# A number and the word or sign that it must stay with.
_UNIT = (
    r"(?:mio\.|mia\.|kr\.|procent(?:point)?|%|år|årige|måneder|uger?|dage|timer|plan|afd\.|"
    r"boliger|lejligheder|beboere|personer|forløb)"
)
_RULES = (
    (re.compile(rf"(\d) (?={_UNIT}(?!\w))"), rf"\1{NBSP}"),
    (re.compile(r"\b(mio\.|mia\.) (?=kr\.)"), rf"\1{NBSP}"),
    (re.compile(r"§ (?=\d)"), f"§{NBSP}"),
    (re.compile(rf"(§{NBSP}?\d+) (?=[a-z](?![a-zæøå]))"), rf"\1{NBSP}"),
    (re.compile(r"\b(ca\.|nr\.|afd\.|tlf\.|kl\.) (?=[\d+])", re.IGNORECASE), rf"\1{NBSP}"),
    (re.compile(r"(?<=\s)(?:-|—)(?=\s)"), "–"),
    (re.compile(r" (?=–\s)"), NBSP),
    (re.compile(r'(^|[\s(\[–»])["”“](?=\S|$)'), r"\1»"),
    (re.compile(r'["”“]'), "«"),
    (re.compile(r"\.\.\."), "…"),
)


def typeset(text: str, *, glued: bool = False) -> str:
    """Return the text with Danish quotation marks, dashes and non-breaking spaces.

    Only spaces and marks change, never words: `750 mio. kr.` stays on one line, `"ord"` becomes
    »ord«. Text that is set already is returned as it is. `glued` says that a word stands right
    before the text, across a tag: a quotation mark that comes first then closes.
    """
    word = "x" if glued else ""
    text = word + text
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text.removeprefix(word)
