"""Change single values in a YAML file and leave every other character as it stands.

Each function takes the changes and a file's path, finds the place with YamlSource and writes the
new text. Afterwards the file is read again: it must say what it said before, but for the change.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from editing.written.planned_changes import Changes, Refused
from macros.files.yaml_source import Loc, YamlSource, field_name, value_at

_ID = re.compile(r"""["']?[a-z0-9-]+["']?""")
_ITEM = re.compile(r""""[^"]*"|'[^']*'|[^,\]]*""")
# A comment of fewer characters, without a full stop, is a heading.
_SHORT = 60


def set_value(
    changes: Changes, path: str, loc: Loc, old: str, new: str, *, tags: bool = False
) -> None:
    """Put the word `new` in the place of the word `old`, which is the value at `loc`."""
    source = changes.yaml(path, tags=tags)
    lines = changes.text(path).split("\n")
    line, start = source.place_of(loc)
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    start -= 1
    if isinstance(loc[-1], str):  # the place is the field's name
        start = lines[line - 1].index(":", start)
    for number in (line - 1, *range(line, min(line + 2, len(lines)))):
        if match := word.search(lines[number], start):
            break
        start = 0
    else:
        raise _by_hand(source, loc)
    text = lines[number]
    lines[number] = text[: match.start()] + new + text[match.end() :]
    _write(changes, path, lines, _with(source.data, loc, new), source, loc, tags=tags)


def add_alias(changes: Changes, path: str, entry: Loc, alias: str) -> None:
    """Write an id that the entry at `entry` had before under its `aliases`."""
    source = changes.yaml(path)
    lines = changes.text(path).split("\n")
    known = value_at(source.data, entry).get("aliases") or []
    place = (*entry, "aliases", len(known) - 1) if known else (*entry, "id")
    line, column = source.place_of(place)
    text = lines[line - 1]
    if not known:
        lines.insert(line, f"{' ' * (column - 1)}aliases: [{alias}]")
    elif text.lstrip().startswith("- "):
        lines.insert(line, f"{text[: text.index('-')]}- {alias}")
    else:
        word = _ID.match(text, column - 1)
        end = word.end() if word else column - 1
        lines[line - 1] = f"{text[:end]}, {alias}{text[end:]}"
    expected = _with(source.data, (*entry, "aliases"), [*known, alias])
    _write(changes, path, lines, expected, source, (*entry, "aliases"))


def remove_value(changes: Changes, path: str, loc: Loc, *, tags: bool = False) -> None:
    """Remove a field, or one item of a list; a list that would be empty goes with its field."""
    source = changes.yaml(path, tags=tags)
    lines = changes.text(path).split("\n")
    if isinstance(loc[-1], int) and len(value_at(source.data, loc[:-1])) == 1 and len(loc) > 1:
        loc = loc[:-1]
    line, column = source.place_of(loc)
    text = lines[line - 1]
    is_item = isinstance(loc[-1], int)
    if is_item and not re.fullmatch(r"\s*-\s+", text[: column - 1]):
        lines[line - 1] = _without_item(text, column - 1, first=loc[-1] == 0)
    else:
        first, end = _block(lines, line - 1)
        if text.lstrip().startswith("- ") and not is_item:  # the first field of an item
            raise _by_hand(source, loc)
        del lines[first:end]
    _write(changes, path, lines, _with(source.data, loc, _GONE), source, loc, tags=tags)


def _without_item(text: str, start: int, *, first: bool) -> str:
    item = _ITEM.match(text, start)
    end = item.end() if item else start
    if first:
        return text[:start] + re.sub(r"^\s*,\s*", "", text[end:])
    return re.sub(r",\s*$", "", text[:start]) + text[end:]


def remove_entry(changes: Changes, path: str, loc: Loc) -> list[str]:
    """Remove an entry that is an item of a list, with the comments that belong to it.

    A comment belongs to it when it stands inside it, or right above it as a sentence: one without
    a full stop is the heading of those below, and one at the top of the file is about all of it.
    Returns the comments that were removed from above it.
    """
    source = changes.yaml(path)
    if len(loc) > 1 and len(value_at(source.data, loc[:-1])) == 1:
        if len(loc) > 3:  # the last of a group: its heading stands for nothing
            return remove_entry(changes, path, loc[:-2])
        remove_value(changes, path, loc)
        return []
    lines = changes.text(path).split("\n")
    line, _ = source.place_of(loc)
    first, end = _block(lines, line - 1)
    above = first
    while above and lines[above - 1].lstrip().startswith("#") and (
        (above < first or _is_sentence(lines[above - 1])) and not _is_heading(lines[above - 1])
    ):
        above -= 1
    if not above or not loc[-1]:  # what stands at the top is about the whole file or list
        above = first
    comments = lines[above:first]
    del lines[above:end]
    _write(changes, path, lines, _with(source.data, loc, _GONE), source, loc)
    return [comment.strip() for comment in comments]


def _is_sentence(comment: str) -> bool:
    return comment.rstrip().endswith((".", "!", "?", ")"))


def _is_heading(comment: str) -> bool:
    return not _is_sentence(comment) and len(comment.strip()) < _SHORT


def insert_item(changes: Changes, path: str, parent: Loc, index: int, lines: list[str]) -> int:
    """Insert the lines of an entry into the list at `parent`, as its item number `index`.

    The lines begin at the left edge. Returns the line where the entry begins, counted from 1.
    """
    source = changes.yaml(path)
    text = changes.text(path).rstrip("\n").split("\n")
    items = value_at(source.data, parent) or []
    if not items and not parent:
        at, indent = len(text), 0
    elif not items:
        raise _by_hand(source, parent)
    elif index == 0:
        at = source.place_of((*parent, 0))[0] - 1
        indent = text[at].index("-")
    else:
        at, end = _block(text, source.place_of((*parent, index - 1))[0] - 1)
        indent = text[at].index("-")
        at = end
    new = [f"{' ' * indent}{line}" if line else "" for line in lines]
    changes.write(path, "\n".join([*text[:at], *new, *text[at:], ""]))
    after = list(value_at(changes.yaml(path).data, parent))
    del after[index]
    if after != list(items):
        raise _by_hand(source, (*parent, max(index - 1, 0)))
    return at + 1


def append_field(changes: Changes, path: str, lines: list[str]) -> int:
    """Write a field at the end of a file that is one entry; return the line where it begins."""
    text = changes.text(path).rstrip("\n").split("\n")
    changes.write(path, "\n".join([*text, *lines, ""]))
    return len(text) + 1


def append_to_entry(changes: Changes, path: str, entry: Loc, lines: list[str]) -> None:
    """Write a field at the end of an entry that is an item of a list."""
    source = changes.yaml(path)
    text = changes.text(path).split("\n")
    first, end = _block(text, source.place_of(entry)[0] - 1)
    indent = text[first].index("-") + 2
    text[end:end] = [f"{' ' * indent}{line}" for line in lines]
    changes.write(path, "\n".join(text))


def _block(lines: list[str], first: int) -> tuple[int, int]:
    """Return where what begins on line `first` begins and ends: all that is indented deeper."""
    edge = len(lines[first]) - len(lines[first].lstrip())
    # A list may stand as far out as its field's name.
    hangs = not lines[first].lstrip().startswith("- ")
    end = first + 1
    for number in range(first + 1, len(lines)):
        text = lines[number].lstrip()
        indent = len(lines[number]) - len(text)
        if text and (indent < edge or (indent == edge and not (hangs and text.startswith("- ")))):
            break
        if text:
            end = number + 1
    return first, end


_GONE = object()


def _with(data: Any, loc: Loc, value: object) -> Any:
    """Return a copy of the data with another value at `loc`, or without it."""
    data = copy.deepcopy(data)
    holder = value_at(data, loc[:-1])
    if value is _GONE:
        del holder[loc[-1]]
    else:
        holder[loc[-1]] = value
    return data


def _write(
    changes: Changes, path: str, lines: list[str], expected: object, source: YamlSource, loc: Loc,
    *, tags: bool = False,
) -> None:
    changes.write(path, "\n".join(lines))
    if (changes.yaml(path, tags=tags).data or []) != (expected or []):
        raise _by_hand(source, loc)


def _by_hand(source: YamlSource, loc: Loc) -> Refused:
    line, _ = source.place_of(loc)
    return Refused(
        f"{source.path.as_posix()}:{line}: {field_name(loc)} er skrevet sådan, at kommandoen ikke"
        " kan rette det. Skriv det i [ ] på én linje, eller ret det selv. Intet er skrevet."
    )
