"""Check that figures hold together, so that they can be shown and drawn."""

from __future__ import annotations

from collections.abc import Iterator

from macros.files.errors import Fault, unknown
from macros.model.figures import DiagramFigure, ListFigure, Node, TableFigure
from macros.reading.data_files import Data, Record


def figure_faults(data: Data) -> Iterator[Fault]:
    """Yield what is wrong inside figures: rows of other lengths, arrows from nowhere."""
    for record in data.records:
        figure = record.entry
        if isinstance(figure, TableFigure):
            for index, row in enumerate(figure.rows):
                if len(row.cells) != len(figure.columns):
                    yield record.fault(
                        ("rows", index, "cells"), "table-row-length",
                        f"rækken har {len(row.cells)} felter, men tabellen "
                        f"{len(figure.columns)} kolonner",
                        "giv hver række lige så mange felter, som der er kolonner",
                    )
        if isinstance(figure, TableFigure) and figure.layout == "bars" and not any(
            cell.isdecimal() for row in figure.rows for cell in row.cells if not row.total
        ):
            yield record.fault(
                ("layout",), "figure-layout", "der er ingen tal at tegne søjler af",
                "brug layout: plain",
            )
        if isinstance(figure, ListFigure) and figure.layout == "overlap":
            yield from _overlap_faults(record, figure)
        if isinstance(figure, DiagramFigure):
            yield from _diagram_faults(record, figure)


def _overlap_faults(record: Record, figure: ListFigure) -> Iterator[Fault]:
    groups = figure.groups
    if len(groups) != 2:
        yield record.fault(
            ("groups",), "figure-layout",
            f"overlap kræver to grupper, og her er {len(groups)}", "brug et andet layout",
        )
    elif not {p.text for p in groups[0].points} & {p.text for p in groups[1].points}:
        yield record.fault(
            ("groups",), "figure-layout", "de to grupper har ingen punkter til fælles",
            "skriv et fælles punkt med samme ord i begge, eller brug et andet layout",
        )


def _diagram_faults(record: Record, figure: DiagramFigure) -> Iterator[Fault]:
    keys = [node.key for node in figure.nodes]
    groups = {node.group for node in figure.nodes[1:]}
    if groups != {None} and (figure.layout != "star" or len(groups) != 2 or None in groups):
        yield record.fault(
            ("nodes",), "figure-layout",
            "group kræver en stjerne, hvor knuderne om midten er delt i to grupper",
            "giv alle knuder undtagen den første en af to grupper, eller slet feltet",
        )
    for index, node in enumerate(figure.nodes):
        if keys.index(node.key) != index:
            yield record.fault(
                ("nodes", index, "key"), "diagram-node-twice",
                f"nøglen »{node.key}« bruges to gange", "vælg en anden",
            )
        if node.within and node.within not in keys:
            yield record.fault(
                ("nodes", index, "within"), "diagram-node-unknown",
                unknown("knude", node.within), f"vælg en af {', '.join(keys)}",
            )
        elif node.within and _is_within_itself(node.key, figure.nodes):
            yield record.fault(
                ("nodes", index, "within"), "diagram-node-within-itself",
                "knuden hører under sig selv", "vælg en anden",
            )
        if node.outside and figure.layout not in ("cycle", "spiral", "tree"):
            yield record.fault(
                ("nodes", index, "outside"), "figure-layout",
                f"kan ikke bruges i layout {figure.layout}",
                "slet feltet, eller brug cycle, spiral eller tree",
            )
    for index, link in enumerate(figure.links):
        if figure.layout in ("star", "pillars") and keys[0] not in (link.from_, link.to):
            yield record.fault(
                ("links", index), "figure-layout",
                f"pilen går uden om midten, »{keys[0]}«",
                "lad alle pile gå til eller fra den første knude, eller brug et andet layout",
            )
        for field, key in (("from", link.from_), ("to", link.to)):
            if key not in keys:
                yield record.fault(
                    ("links", index, field), "diagram-node-unknown",
                    unknown("knude", key), f"vælg en af {', '.join(keys)}",
                )


def _is_within_itself(key: str, nodes: tuple[Node, ...]) -> bool:
    above = {node.key: node.within for node in nodes}
    upper = above[key]
    for _ in nodes:
        if upper == key:
            return True
        upper = above.get(upper) if upper else None
    return False
