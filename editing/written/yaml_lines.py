"""Write lists and entries as YAML in the house's form; every text in them comes back as it was."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence

from macros.files.yaml_text import yaml_text

Value = str | int | float | datetime.date | Sequence["Value"] | Mapping[str, "Value"]

_IN_A_LIST = re.compile(r"[,\[\]{}?\n]|:(?!/)")
_WIDEST_LIST = 100


def _listed(text: str) -> str:
    """Return a text as it stands in [ ], where a comma ends it and all is on one line."""
    return json.dumps(text, ensure_ascii=False) if _IN_A_LIST.search(text) else yaml_text(text, 0)


def field_lines(key: str, value: Value, indent: int) -> list[str]:
    """Return the lines of one field, `indent` spaces in."""
    before = f"{' ' * indent}{key}:"
    if isinstance(value, str):
        return f"{before} {yaml_text(value, indent + 2)}".split("\n")
    if isinstance(value, int | float | datetime.date):
        return [f"{before} {value}"]
    if isinstance(value, Mapping):
        return [before, *entry_lines(value, indent + 2)]
    entries = [item for item in value if isinstance(item, Mapping)]
    if entries:
        return [before, *(line for item in entries for line in item_lines(item, indent + 2))]
    texts = [str(item) for item in value]
    line = f"{before} [{', '.join(_listed(item) for item in texts)}]"
    if len(line) <= _WIDEST_LIST:
        return [line]
    start = f"{' ' * (indent + 2)}- "
    return [before, *(
        line for item in texts
        for line in f"{start}{yaml_text(item, indent + 4)}".split("\n")
    )]


def entry_lines(entry: Mapping[str, Value], indent: int = 0) -> list[str]:
    """Return the lines of an entry's fields, `indent` spaces in."""
    return [line for key, value in entry.items() for line in field_lines(key, value, indent)]


def item_lines(entry: Mapping[str, Value], indent: int = 0) -> list[str]:
    """Return the lines of an entry that is an item of a list; its dash is `indent` spaces in."""
    first, *rest = entry_lines(entry, indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *rest]
