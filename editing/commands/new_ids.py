"""Ids for new entries: proposed from a text, and whether one may be used."""

from __future__ import annotations

import re
import unicodedata

from pydantic import ValidationError

from macros.model.explanations import adapter, explain
from macros.model.fields import Id
from macros.model.kinds import KINDS
from macros.reading.data_files import Data

_LONGEST = 60
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th"})


def proposed_id(text: str, taken: dict[str, str], words: int = 20) -> str:
    """Return an id made of the first `words` words of `text` that is not among the taken ones.

    Empty when the text has no letter or digit that an id can have.
    """
    plain = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    parts = re.findall(r"[a-z0-9]+", plain)[:words]
    while len(parts) > 1 and len("-".join(parts)) > _LONGEST - 3:
        parts.pop()
    start = "-".join(parts)[: _LONGEST - 3].strip("-")
    number = 1
    while start and (id_ := start if number == 1 else f"{start}-{number}") in taken:
        number += 1
    return id_ if start else ""


def taken_ids(data: Data, kind: str) -> dict[str, str]:
    """Return every id that an entry of the kind has, had or has given up, and why it is taken."""
    taken = {
        record.entry.id: f"er et id, som {KINDS[kind].noun} ikke kan få igen: det er udgået "
        f"(data/{KINDS['retired_id'].path})"
        for record in data.records
        # What was written by hand may name the kind in other words: better one id too few.
        if record.kind.name == "retired_id"
    }
    for record in data.records:
        if record.kind.name != kind:
            continue
        line, _ = record.source.place_of((*record.loc, "id"))
        where = f"{record.source.path.as_posix()}:{line}"
        for alias in getattr(record.entry, "aliases", ()):
            taken[alias] = f"er et tidligere id for »{record.entry.id}« ({where})"
        taken[record.entry.id] = f"bruges allerede ({where})"
    return taken


def id_problem(id_: str, taken: dict[str, str]) -> str:
    """Return what is wrong with a new id, or an empty text."""
    try:
        adapter(Id).validate_python(id_)
    except ValidationError as error:
        _, problem, hint = explain(error.errors()[0], Id)
        return f"{problem} – {hint}"
    return f"»{id_}« {taken[id_]} – vælg et andet" if id_ in taken else ""
