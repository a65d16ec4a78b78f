"""Lay out the page of a new entry, and put a macro's call into a page that is there."""

from __future__ import annotations

import re

from editing.written.planned_changes import Changes
from editing.written.yaml_lines import Value, entry_lines
from macros.checks.pages import MUST_CALL
from macros.reading.pages import Heading, Page

_RELATED = "related"


def page_text(kind: str, id_: str, front_matter: dict[str, Value], like: Page) -> str:
    """Return a page with all that the page of such an entry must show.

    The order and the headings are those of `like`, the page of another entry of the kind.
    """
    wanted = (*MUST_CALL[kind], _RELATED)
    calls = {call.name: call for call in reversed(like.calls) if call.name in wanted}
    parts = [f'# {{{{ title("{kind}", "{id_}") }}}}']
    last: Heading | None = None
    for name in sorted(calls, key=lambda name: calls[name].line):
        heading = heading_above(like, calls[name].line)
        if heading and heading is not last:
            parts.append(f"{'#' * heading.level} {heading.text} {{ #{heading.anchor} }}")
        last = heading or last
        argument = f'"{id_}"' if name != _RELATED else ""
        parts.append(f"{{{{ {name}({argument}) }}}}")
    missing = [name for name in MUST_CALL[kind] if name not in calls]
    parts += [f'{{{{ {name}("{id_}") }}}}' for name in missing]
    body = "\n\n".join(parts)
    return "\n".join(["---", *entry_lines(front_matter), "---", body, ""])


def heading_above(page: Page, line: int) -> Heading | None:
    """Return the last heading with an anchor that stands above a line."""
    above = [heading for heading in page.headings if heading.line < line and heading.anchor]
    return above[-1] if above else None


def sections_for_boxes(kind: str, page: Page) -> list[Heading]:
    """Return the sections of a page that tell something: those above the first of its lists."""
    lists = [call.line for call in page.calls if call.name in MUST_CALL[kind][1:]]
    end = min(lists, default=10**6)
    last = heading_above(page, end)
    return [
        heading for heading in page.headings
        if heading.anchor and heading.line < end and heading is not last
    ]


def add_call(changes: Changes, page: Page, heading: Heading, call: str) -> int:
    """Write a macro's call at the end of the section that a heading begins; return its line."""
    path = page.shown.as_posix()
    lines = changes.text(path).rstrip("\n").split("\n")
    following = [h.line for h in page.headings if h.line > heading.line]
    end = min(following, default=len(lines) + 1) - 1
    while not re.search(r"\S", lines[end - 1]):
        end -= 1
    lines[end:end] = ["", call]
    changes.write(path, "\n".join([*lines, ""]))
    return end + 2
