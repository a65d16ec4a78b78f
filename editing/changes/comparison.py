"""What a change is, and what differs between a value as it was and as it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import itemgetter
from typing import Any, TypeGuard, TypeVar

from editing.common.field_names import field_name

# What a piece of a list without an id of its own is known by.
_NAMES = ("id", "number", "key")
# Lists longer than this are compared place by place; telling what moved in them takes too long.
_LONGEST = 2000

_H = TypeVar("_H", bound=Hashable)


@dataclass(frozen=True)
class Change:
    """Something that readers find changed.

    `page` is the page where it is seen, relative to docs/, or empty; `heading` what it is
    gathered under then. `subject` is what has changed (`tjekpunkt »Aftal tid«`), `how` a Danish
    word or two for it, `field` which of its fields. `before` and `after` are texts, empty for
    nothing.
    """

    page: str
    heading: str
    subject: str
    how: str
    field: str = ""
    before: str = ""
    after: str = ""


def differences(
    old: object,
    new: object,
    called: Callable[[str], str] = field_name,
    names: tuple[str, ...] = (),
) -> Iterator[tuple[str, str, str]]:
    """Yield (field, before, after) for all that differs between two YAML values.

    `called` gives a key the name that people read, and `names` those around the values.
    """
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**old, **new}:
            yield from differences(old.get(key), new.get(key), called, (*names, called(key)))
    elif _holds_pieces(old) and _holds_pieces(new):
        for index, (one, other) in enumerate(_paired(old, new), start=1):
            last = f"{names[-1]} nr. {index}" if names else f"nr. {index}"
            yield from differences(one, other, called, (*names[:-1], last))
    else:
        yield " › ".join(names), as_text(old, called), as_text(new, called)


def as_text(value: object, called: Callable[[str], str] = field_name) -> str:
    """Return a YAML value as people read it."""
    if value is None:
        return ""
    if isinstance(value, list):
        between = "\n" if _holds_pieces(value) else ", "
        return between.join(as_text(item, called) for item in value)
    if isinstance(value, dict):
        return " · ".join(
            f"{called(key)}: {as_text(item, called)}" for key, item in value.items()
        )
    return str(value)


def as_written(key: str) -> str:
    """Return the key itself: what settings are called has no other name."""
    return key


def moved(before: Sequence[_H], after: Sequence[_H]) -> set[_H]:
    """Return the fewest of those in both lists that must move to get from one to the other."""
    both = set(before) & set(after)
    was, is_ = ([item for item in items if item in both] for items in (before, after))
    if was == is_ or len(both) > _LONGEST:
        return set()
    kept = {
        item
        for block in SequenceMatcher(None, was, is_, autojunk=False).get_matching_blocks()
        for item in was[block.a : block.a + block.size]
    }
    return both - kept


def _holds_pieces(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _paired(old: list[Any], new: list[Any]) -> Iterator[tuple[object, object]]:
    """Yield the pieces of two lists that belong together; None for one that has no other."""
    name = _name_of([*old, *new])
    if name is not None:
        was, is_ = ({name(item): item for item in items} for items in (old, new))
        for key in {**was, **is_}:
            yield was.get(key), is_.get(key)
        return
    one, other = ([json.dumps(item, sort_keys=True) for item in items] for items in (old, new))
    if max(len(old), len(new)) > _LONGEST:
        operations: list[tuple[str, int, int, int, int]] = [("replace", 0, len(old), 0, len(new))]
    else:
        operations = list(SequenceMatcher(None, one, other).get_opcodes())
    for _, a, b, c, d in operations:
        for offset in range(max(b - a, d - c)):
            yield (
                old[a + offset] if a + offset < b else None,
                new[c + offset] if c + offset < d else None,
            )


def _name_of(pieces: list[Any]) -> Callable[[Any], str] | None:
    for field in _NAMES:
        names = [piece.get(field) if isinstance(piece, dict) else None for piece in pieces]
        if all(isinstance(name, str) for name in names):
            return itemgetter(field)
    return None
