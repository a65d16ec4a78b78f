"""How well the answers to queries are, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.search.query_sets import Query

DEPTH = 10  # pages: what stands further down is not looked at
HEAD = """\
| set | kind | n | success@1 | success@3 | MRR@10 | no result |
|---|---|---:|---:|---:|---:|---:|"""


@dataclass(frozen=True)
class Answer:
    """The folders of the pages that a search gave for a query, best first, each once."""

    query: Query
    pages: tuple[str, ...]

    @property
    def rank(self) -> int | None:
        """The place of the first page that answers, from 1; None where none is among `DEPTH`."""
        ranks = (
            at for at, page in enumerate(self.pages[:DEPTH], 1) if page in self.query.expect
        )
        return next(ranks, None)


def pages_of(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the folders of the pages that paths from the site's root lead to, each once."""
    folders = (path.partition("#")[0].removesuffix("index.html").strip("/") for path in paths)
    return tuple(dict.fromkeys(folders))


def rows(name: str, answers: list[Answer]) -> Iterator[str]:
    """Yield the lines of the table for a set: one for each kind, in its order, and one for all."""
    for kind in dict.fromkeys(answer.query.kind for answer in answers):
        yield _row(name, kind, [answer for answer in answers if answer.query.kind == kind])
    yield _row(name, "**all**", answers)


def failures(answers: list[Answer]) -> Iterator[str]:
    """Yield a line for each query that none of the first three pages answers."""
    for answer in answers:
        if answer.rank is None or answer.rank > 3:
            query = answer.query
            yield (
                f"- {query.text} ({query.kind}): wants {', '.join(sorted(query.expect))};"
                f" got {', '.join(answer.pages[:3]) or 'nothing'}"
            )


def _row(name: str, kind: str, answers: list[Answer]) -> str:
    count = len(answers)
    ranks = [answer.rank for answer in answers if answer.rank]
    within = [sum(rank <= most for rank in ranks) for most in (1, 3)]
    shares = " | ".join(f"{number} ({number / count:.0%})" for number in within)
    mean = sum(1 / rank for rank in ranks) / count
    empty = sum(not answer.pages for answer in answers)
    return f"| {name} | {kind} | {count} | {shares} | {mean:.3f} | {empty} |"
