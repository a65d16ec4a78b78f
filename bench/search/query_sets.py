"""The sets of queries in `queries/`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "queries"
NAMES = ("tuned-1", "tuned-2", "fresh-1", "fresh-2")


@dataclass(frozen=True)
class Query:
    """What somebody asks, in which way (`kind`), and the folders of the pages that answer it."""

    text: str
    kind: str
    expect: frozenset[str]


def read_set(name: str) -> list[Query]:
    """Return the queries of one of `NAMES`, in the order of its file."""
    lines = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    return [Query(line["q"], line["kind"], frozenset(line["expect"])) for line in lines]
