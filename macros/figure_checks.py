"""Check that figures hold together, so that they can be shown and drawn."""

from __future__ import annotations

from collections.abc import Iterator

from macros.data_files import Data, Record
from macros.errors import Fault, unknown
from macros.figures import Node


def figure_faults(data: Data) -> Iterator[Fault]:
    """Yield what is wrong inside figures: rows of other lengths, arrows from nowhere."""
    for record in data.records:
        if record.kind.name != "figure":
            continue
        figure = record.entry
        if figure.kind == "table":
            for index, row in enumerate(figure.rows):
                if len(row.cells) != len(figure.columns):
                    yield record.fault(
                        ("rows", index, "cells"),
                        f"rækken har {len(row.cells)} felter, men tabellen "
                        f"{len(figure.columns)} kolonner",
                        "giv hver række lige så mange felter, som der er kolonner",
                    )
        if figure.kind == "diagram":
            yield from _diagram_faults(record)


def _diagram_faults(record: Record) -> Iterator[Fault]:
    figure = record.entry
    keys = [node.key for node in figure.nodes]
    for index, node in enumerate(figure.nodes):
        if keys.index(node.key) != index:
            yield record.fault(
                ("nodes", index, "key"), f"nøglen »{node.key}« bruges to gange", "vælg en anden"
            )
        if node.within and node.within not in keys:
            yield record.fault(
                ("nodes", index, "within"), unknown("knude", node.within),
                f"vælg en af {', '.join(keys)}",
            )
        elif node.within and _is_within_itself(node.key, figure.nodes):
            yield record.fault(
                ("nodes", index, "within"), "knuden hører under sig selv", "vælg en anden"
            )
    for index, link in enumerate(figure.links):
        for field, key in (("from", link.from_), ("to", link.to)):
            if key not in keys:
                yield record.fault(
                    ("links", index, field), unknown("knude", key),
                    f"vælg en af {', '.join(keys)}",
                )


def _is_within_itself(key: str, nodes: tuple[Node, ...]) -> bool:
    above = {node.key: node.within for node in nodes}
    upper = above[key]
    for _ in nodes:
        if upper == key:
            return True
        upper = above.get(upper)
    return False
