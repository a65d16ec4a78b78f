"""The kinds of texts that words of the interface are made of.

Code puts what it knows into a text where {a name} stands. A text says all the names that it is
given, and no other: one that is misspelt would stand on a page as it is written.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from macros.files.fault_codes import FaultCode
from macros.model import fields

_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_BRACE = re.compile(r"[{}]")


def with_all(*names: str) -> AfterValidator:
    """Mark a text in which each {name} must stand, where what it names will, and no other."""

    def holds_all(text: str) -> str:
        for name in names:
            if f"{{{name}}}" not in text:
                raise _fault(
                    "placeholder-missing", f"mangler {{{name}}}",
                    "skriv det dér, hvor det skal sættes ind",
                )
        return _holds_no_other(text, names)

    return AfterValidator(holds_all)


def _holds_no_other(text: str, names: tuple[str, ...] = ()) -> str:
    may_stand = ", ".join(f"{{{name}}}" for name in names)
    hint = f"brug {may_stand}" if names else "slet { og }, for her bliver intet sat ind"
    for found in _PLACEHOLDER.finditer(text):
        if found[1] not in names:
            raise _fault("placeholder-unknown", f"{found[0]} betyder ikke noget her", hint)
    if _BRACE.search(_PLACEHOLDER.sub("", text)):
        raise _fault("placeholder-unknown", "her står { eller } alene", hint)
    return text


def _fault(code: FaultCode, problem: str, hint: str) -> PydanticCustomError:
    told = {"code": code, "problem": problem, "hint": hint}
    return PydanticCustomError("placeholder", "placeholder", told)


_CLOSED = AfterValidator(_holds_no_other)

# Texts that stand as they are.
Word = Annotated[fields.Word, _CLOSED]
Line = Annotated[fields.Line, _CLOSED]
Sentence = Annotated[fields.Sentence, _CLOSED]
HiddenWords = Annotated[fields.HiddenWords, _CLOSED]
# Texts that something is put into: to be marked with all that is.
OpenLine = fields.Line
OpenSentence = fields.Sentence
OpenParagraphs = fields.Paragraphs
