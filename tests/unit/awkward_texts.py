"""Texts that are easy to lose in YAML, and files as people write them by hand."""

from __future__ import annotations

import random
from collections.abc import Iterator

TRAPS = (
    "no", "No", "NO", "yes", "on", "off", "y", "n", "true", "False", "null", "Null", "~", "=", "<<",
    "12:30", "0800", "0o17", "0x1F", "1_000", "1e3", "1.50", ".5", "+1", "-1", ".inf", ".NaN",
    "190:20:30", "2026-11-27", "2026-11-27 12:30:00", "2026-11-27T12:30:00Z", "---", "...", "--- a",
    "- a", "-", "? a", "?", ": a", ":", "a: b", "a:b", "a:", "a #b", "a#b", "# a", "#a", "[a", "a]",
    "[a, b]", "{a: b}", "{", "}", "&a", "*a", "!a", "!!str a", "| a", "|", "> a", ">", "'a'", "'",
    '"a"', '"', "it's", 'say "a"', "»a«", "% a", "%YAML", "@a", "`a`", "a, b", "a\\", "\\", "\\n",
    "a\\nb", "C:\\x",
    "æøå", "Ærø", "é", "e\u0301", "A\u030a", "å\u00a0b", "\u00a0a", "a\u00a0", "😀",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "a – b", "…", "“a”", "日本", "50 %", "kr. 5,-", "a\tb",
    "a\nb", "a\n\nb", "a\n b", "a\n\n\nb", "a\n# b", "a: b\nc: d", "- a\n- b", "a\\\nb", "a \nb",
    " a\nb", "a\n", "a\nb\n", "a\nb\n\n", "\na", "a\n\tb", " a", "a ", "", " ", "a" * 300,
    "ord " * 120 + "slut", "https://eksempel.dk/a?b=c&d#e", "=cmd|' /C calc'!A0", "{{ 7*7 }}",
    "<script>", "&lt;", "${a}", "\\u0041", "a:\u00a0b", "a\u00a0#b", "a\u3000", "\u0301a",
)
_PARTS = (
    *"-?:,[]{}&*!|>'\"%@`#\\ =~<", *TRAPS[:40],
    "æ", "ø", "å", "e\u0301", "\u00a0", "😀", "\n", "\n\n",
    ": ", " #", "- ", "a", "ord", "\t", "\u3000",
)


def awkward_texts(count: int) -> list[str]:
    """Return the traps and as many made from their parts as fill up `count`; always the same."""
    made = random.Random(7)  # noqa: S311 - repeatable, not secret
    texts = dict.fromkeys(TRAPS)
    while len(texts) < count:
        texts["".join(made.choice(_PARTS) for _ in range(made.randint(1, 9)))] = None
    return [text for text in texts if "\u200d" not in text or text in TRAPS]


def hand_written(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (style, file, value): a text as people write it behind `t:`, and what it then says.

    Only the styles in which the text can be written by hand.
    """
    lines = text.split("\n")
    tame = not text.startswith((" ", "\t", "\n")) and "\t" not in text and all(
        line == line.rstrip() for line in lines
    ) and text
    if "\n" not in text:
        yield "single", "'" + text.replace("'", "''") + "'", text
        if "\t" not in text:
            yield "double", '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"', text
    if tame:
        block = "\n".join(f"    {line}" if line else "" for line in lines)
        yield "literal", f"|\n{block}", text + "\n"
        yield "literal stripped", f"|-\n{block}", text
        yield "literal kept", f"|+\n{block}\n", text + "\n\n"
        if "\n" not in text:
            yield "folded", f">\n{block}", text + "\n"
            yield "folded stripped", f">-\n{block}", text


class Scribe:
    """Writes files as nobody should: every style and indent, comments wherever they may stand."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self._notes = 0

    def file(self) -> str:
        """Return a file: a list of entries or one entry, with comments."""
        lines = ["# yaml-language-server: $schema=schema/x.json"] if self._often() else []
        if self._often():
            lines.append("")
        body = self._entry(0) if self._often() else self._list(0, 3)
        lines += body + self._comments("")
        text = "\n".join(lines) + "\n"
        if self._seldom():
            text = text.replace("\n", "\r\n")
        return "\ufeff" + text if self._seldom() else text

    def _often(self) -> bool:
        return self._random.random() < 0.5

    def _seldom(self) -> bool:
        return self._random.random() < 0.12

    def _comments(self, indent: str) -> list[str]:
        found = []
        while self._random.random() < 0.25:
            found.append(self._random.choice(["", f"{indent}# note {self._note()}"]))
        return found

    def _note(self) -> str:
        self._notes += 1
        return f"{self._notes}: {self._random.choice(['æøå', 'a # b', 'x: y', '- a', 'it is'])}"

    def _behind(self) -> str:
        return f"{' ' * self._random.randint(1, 5)}# note {self._note()}" if self._seldom() else ""

    def _list(self, depth: int, most: int) -> list[str]:
        indent = " " * (self._random.choice([0, 1, 2, 4]) if depth else 0)
        gap = " " * self._random.choice([1, 1, 1, 3])
        lines: list[str] = []
        for _ in range(self._random.randint(1, most)):
            lines += self._comments(indent)
            inner = self._entry(depth + 1)
            first = next(n for n, line in enumerate(inner) if line and not line.startswith("#"))
            lines += [f"{indent}{line}" if line else "" for line in inner[:first]]
            lines.append(f"{indent}-{gap}{inner[first]}")
            pad = indent + " " * (1 + len(gap))
            lines += [f"{pad}{line}" if line else "" for line in inner[first + 1 :]]
        return lines

    def _entry(self, depth: int) -> list[str]:
        lines: list[str] = []
        for number in range(self._random.randint(1, 5)):
            lines += self._comments("")
            lines += self._field(f"k{number}", depth)
        return lines

    def _field(self, key: str, depth: int) -> list[str]:
        kind = self._random.choice(["text", "text", "text", "flow", "block", "list", "map", "none"])
        if kind == "flow":
            return [f"{key}: [a,  'b',   \"no\", 12:30]{self._behind()}"]
        if kind == "none":
            return [f"{key}:{self._behind()}"]
        if kind == "block":
            mark = self._random.choice(["|", "|-", "|+", ">", ">-"])
            inner = ["  et", "  # ord", "", "  to"]
            return [f"{key}: {mark}{self._behind()}", *inner]
        if kind == "list" and depth < 3:
            return [f"{key}:{self._behind()}", *(f" {line}" if line else "" for line in self._list(
                depth + 1, 2))]
        if kind == "map" and depth < 3:
            pad = " " * self._random.choice([1, 2, 4])
            inner = self._entry(depth + 1)
            return [f"{key}:{self._behind()}", *(f"{pad}{line}" if line else "" for line in inner)]
        text = self._random.choice(["ord", "no", "12:30", '"a: b"', "'it''s'", "0800", "to ord"])
        return [f"{key}:{' ' * self._random.randint(1, 3)}{text}{self._behind()}"]
