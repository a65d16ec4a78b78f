"""Changes as people read them: in the terminal, in a proposal's summary, and as a page.

What a proposal says is text here, whatever it looks like. In Markdown every sign that could mean
something is written as a number, which no reader of Markdown takes for more than the sign; and
where the hosts look for names, numbers and addresses in the finished text, an unseen sign stands
between the mark and what follows it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from editing.changes.comparison import Change

NOTHING = "Ingen ændringer for læserne."
# Above this a text is cut, and what differs in it is no longer marked word by word.
_LONGEST = 20_000  # signs
_SHOWN = 1_500  # signs of a text that is wholly new or gone
_CONTEXT = 8  # words around what has changed
# GitHub takes a summary of 1 MiB; the rest of a proposal so large is for the files themselves.
_ROOM = 900_000  # bytes

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MARKDOWN = re.compile(r"[^\w\s.,;()?/»«–…·›'-]|_")
# What hosts make links and notes to people of: @name, #12, !12, ~label, $1, %1, &1, GH-1,
# https:// and www.
_REFERENCES = re.compile(r"[@#!~$%&:\[](?=\S)|www(?=\.)|(?<=\b[A-Z]{2})-(?=\d)|(?<=:)/", re.I)
_WORD_JOINER = "\u2060"


@dataclass(frozen=True)
class Part:
    """A stretch of text, and whether it is what has changed."""

    text: str
    changed: bool


@dataclass(frozen=True)
class Place:
    """What has changed in one place: its name, its file when it is a page, and the changes."""

    title: str
    file: str
    changes: tuple[Change, ...]


def as_terminal(places: Iterable[Place], others: dict[str, list[str]]) -> str:
    """Return the changes as plain text: [-what stood-] and {+what stands+}."""
    lines = []
    places = list(places)
    if not places:
        lines += [NOTHING, ""]
    for place in places:
        file = f" (docs/{place.file})" if place.file else ""
        lines += [f"{place.title}{file}", ""]
        for change in place.changes:
            before, after = marked(change.before, change.after)
            lines.append(f"  {_named(change)}")
            for label, parts, marks in (
                ("Før:  ", before, ("[-", "-]")), ("Efter:", after, ("{+", "+}"))
            ):
                if parts:
                    text = "".join(
                        f"{marks[0]}{p.text}{marks[1]}" if p.changed else p.text for p in parts
                    )
                    lines.append(f"    {label} " + text.replace("\n", " ↵ "))
        lines.append("")
    for title, files in others.items():
        lines += [title, "", *(f"  {file}" for file in files), ""]
    return "\n".join(_readable(line.replace("\n", " ")) for line in lines)


def as_markdown(places: Iterable[Place], others: dict[str, list[str]]) -> str:
    """Return the changes as Markdown tables, in which nothing of a proposal takes effect."""
    blocks = ["## Hvad ændres for læserne?"]
    places = list(places)
    if not places:
        blocks.append(NOTHING)
    for place in places:
        file = f"\n\nSiden `docs/{_code(place.file)}`" if place.file else ""
        rows = [
            f"| {markdown(_named(change))} | {before} | {after} |"
            for change, before, after in _cells(place.changes, markdown)
        ]
        head = "| Hvad | Før | Efter |\n|---|---|---|\n"
        blocks.append(f"### {markdown(place.title)}{file}\n\n{head}" + "\n".join(rows))
    for title, files in others.items():
        blocks.append(f"### {title}\n\n" + "\n".join(f"- {markdown(file)}" for file in files))
    return "\n\n".join(_fitting(blocks)) + "\n"


def as_page(places: Iterable[Place], others: dict[str, list[str]]) -> str:
    """Return the changes as a page of its own, without scripts and without requests."""
    blocks = []
    places = list(places)
    if not places:
        blocks.append(f"<p>{NOTHING}</p>")
    for place in places:
        file = f"<p>Siden <code>docs/{_html(place.file)}</code></p>" if place.file else ""
        rows = "\n".join(
            f'<tr><th scope="row">{_html(_named(change))}</th>'
            f"<td>{before}</td><td>{after}</td></tr>"
            for change, before, after in _cells(place.changes, _html)
        )
        blocks.append(
            f"<h2>{_html(place.title)}</h2>\n{file}\n<table>\n<thead><tr>{_COLUMNS}</tr></thead>\n"
            f"<tbody>\n{rows}\n</tbody>\n</table>"
        )
    for title, files in others.items():
        listed = "\n".join(f"<li>{_html(file)}</li>" for file in files)
        blocks.append(f"<h2>{_html(title)}</h2>\n<ul>\n{listed}\n</ul>")
    return _PAGE.replace("{blocks}", "\n".join(blocks))


def marked(before: str, after: str) -> tuple[list[Part], list[Part]]:
    """Return both texts in parts, with what differs marked word by word.

    Of a long text only what has changed is kept, and some words around it.
    """
    if not before or not after:
        return _whole(before) if before else [], _whole(after) if after else []
    if max(len(before), len(after)) > _LONGEST:
        return _whole(before), _whole(after)
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: tuple[list[Part], list[Part]] = ([], [])
    stretches = list(_stretches(old, new))
    for index, (is_alike, one, other) in enumerate(stretches):
        if is_alike:
            text = _shortened(one, begins=index == 0, ends=index == len(stretches) - 1)
            for parts in found:
                parts.append(Part(text, changed=False))
        else:
            for parts, words in zip(found, (one, other), strict=True):
                if words:
                    parts.append(Part("".join(words), changed=True))
    return found


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[bool, list[str], list[str]]]:
    """Yield what is alike and what is not by turns; a space between two changes is no likeness."""
    one: list[str] = []
    other: list[str] = []
    operations = SequenceMatcher(None, old, new).get_opcodes()
    for index, (what, a, b, c, d) in enumerate(operations):
        is_between = 0 < index < len(operations) - 1 and not "".join(old[a:b]).strip()
        if what != "equal" or is_between:
            one, other = [*one, *old[a:b]], [*other, *new[c:d]]
            continue
        if one or other:
            yield False, one, other
            one, other = [], []
        yield True, old[a:b], new[c:d]
    if one or other:
        yield False, one, other


def markdown(text: str) -> str:
    """Return the text as Markdown that is that text and nothing else, on one line of a table."""
    text = _REFERENCES.sub(lambda sign: sign[0] + _WORD_JOINER, _readable(text))
    return _MARKDOWN.sub(_numbered, text).replace("\n", "<br>")


def _readable(text: str) -> str:
    """Return the text without what nobody sees, and without bytes that are no text."""
    return _UNSEEN.sub(" ", text.encode("utf-8", "replace").decode())


def _numbered(sign: re.Match[str]) -> str:
    return sign[0] if ord(sign[0]) > 127 else f"&#{ord(sign[0])};"


def _code(text: str) -> str:
    """Return the text for a span of code; a page's path has none of these signs."""
    return re.sub(r"[^\w./-]", "?", text)


def _html(text: str) -> str:
    return html.escape(_readable(text)).replace("\n", "<br>")


def _cells(
    changes: Iterable[Change], escaped: Callable[[str], str]
) -> Iterator[tuple[Change, str, str]]:
    """Yield each change with what stood and what stands, escaped and marked."""
    for change in changes:
        before, after = (
            "".join(
                f"<{tag}>{escaped(part.text)}</{tag}>" if part.changed else escaped(part.text)
                for part in parts
            )
            for parts, tag in zip(marked(change.before, change.after), ("del", "ins"), strict=True)
        )
        yield change, before, after


def _named(change: Change) -> str:
    field = f": {change.field}" if change.field else ""
    return f"{change.subject} – {change.how}{field}"


def _whole(text: str) -> list[Part]:
    if len(text) <= _SHOWN:
        return [Part(text, changed=True)]
    rest = f" … og {len(text) - _SHOWN} tegn mere"
    return [Part(text[:_SHOWN], changed=True), Part(rest, changed=False)]


def _shortened(words: list[str], *, begins: bool, ends: bool) -> str:
    """Return what is alike in both texts, without its middle, or its outer end."""
    room = 2 * _CONTEXT
    head = [] if begins else words[:room]
    tail = [] if ends else words[-room:]
    if len(words) <= len(head) + len(tail) + 4:
        return "".join(words)
    return f"{''.join(head)} … {''.join(tail)}"


def _fitting(blocks: list[str]) -> Iterator[str]:
    room = _ROOM
    for block in blocks:
        room -= len(block.encode())
        if room < 0:
            yield "**Forslaget er så stort, at resten ikke vises her.** Se filerne selv."
            return
        yield block


_COLUMNS = "".join(f'<th scope="col">{name}</th>' for name in ("Hvad", "Før", "Efter"))
_PAGE = """<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Hvad ændres for læserne?</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 75rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem; border: 1px solid; text-align: start; vertical-align: top; }
th { font-weight: 600; width: 20%; }
</style>
</head>
<body>
<h1>Hvad ændres for læserne?</h1>
{blocks}
</body>
</html>
"""
