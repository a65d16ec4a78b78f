"""Errors an editor can act on: where it is, what is wrong, what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.files.fault_codes import FaultCode

# The code of a fault, what is wrong, and what to do; the place is somebody else's to know.
Problem = tuple[FaultCode, str, str]


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in data/ or docs/, as an editor reads it.

    `line` and `column` count from 1. `path` is shown as given, so pass it relative to the
    project's root. `field` says where in the file's structure the fault is; it may be empty.
    `code` says which kind of fault it is: code decides by that, never by the words.
    """

    path: Path
    line: int
    column: int
    field: str
    code: FaultCode
    problem: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path.as_posix()}:{self.line}:{self.column}: "
        field = f"{self.field}: " if self.field else ""
        hint = f" – {self.hint}" if self.hint else ""
        return one_line(f"{place}{field}{self.problem}{hint} [{self.code}]")


def one_line(text: str) -> str:
    """Return the text without what would begin a new line or move the cursor where it is printed.

    A text of an editor's that stands in a message could otherwise give orders to a terminal, or
    to a host that reads orders from what a check prints.
    """
    return "".join(sign if sign.isprintable() or sign == "\u00a0" else "·" for sign in text)


class GuideError(Exception):
    """Base class: the guide cannot be built from its data and pages."""


class GuideFaults(GuideError):
    """Every fault found in one run, so that an editor mends them in one go."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class UnknownIdError(GuideError):
    """A page asks for an id that does not exist."""

    def __init__(self, kind: str, id_: str, known: Iterable[str]) -> None:
        super().__init__(f"{unknown(kind, id_)}{suggestion(id_, known)}")


def unknown(kind: str, id_: str) -> str:
    """Return the sentence that says that `id_` is no known `kind` (a Danish noun)."""
    return f"ukendt {kind} »{id_}«"


def suggestion(id_: str, known: Iterable[str]) -> str:
    """Return a hint naming the known id nearest to `id_`, or an empty text."""
    near = nearest(id_, known)
    return f" – mente du »{near}«?" if near else ""


def nearest(id_: str, known: Iterable[str]) -> str:
    """Return the known id most like `id_`, or an empty text when none is like it."""
    return next(iter(difflib.get_close_matches(id_, list(known), n=1, cutoff=0.5)), "")
