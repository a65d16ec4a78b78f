"""A centre with nodes around it, and pillars that carry a beam.

Measured in per cent of the room it has.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.drawing.measures import tenth
from macros.model.figures import DiagramFigure, Link, Node


@dataclass(frozen=True)
class Spoke:
    """A line between a node and the centre: from `x1` at the node to `x2` at the centre, in %."""

    link: Link
    x1: float
    x2: float
    to_node: bool
    to_centre: bool


@dataclass(frozen=True)
class StarRow:
    """The nodes above or below the centre. `above` says which."""

    title: str | None
    nodes: tuple[Node, ...]
    spokes: tuple[Spoke, ...]
    above: bool


@dataclass(frozen=True)
class Star:
    """A centre with nodes around it. `relation` when all hang on it in the same way."""

    centre: Node
    rows: tuple[StarRow, ...]
    relation: str | None
    derived: bool
    undrawn: tuple[Link, ...] = ()


def draw_star(figure: DiagramFigure) -> Star:
    """Return the first node as the centre, and half of the others above it, half below.

    Nodes in two groups stand with their group.
    """
    centre, *around = (node for node in figure.nodes if node.within is None)
    titles = list(dict.fromkeys(node.group for node in around))
    if len(titles) == 2:
        rows = [(title, [node for node in around if node.group == title]) for title in titles]
    else:
        half = (len(around) + 1) // 2
        rows = [(None, around[:half]), (None, around[half:])]
    relations = {_relation(link, centre) for link in figure.links}
    same = len(relations) == 1 and not any(link.text for link in figure.links)
    reached = {key for link in figure.links for key in (link.from_, link.to)}
    return Star(
        centre,
        tuple(
            StarRow(title, tuple(nodes), _spokes(figure, centre, nodes), above=not index)
            for index, (title, nodes) in enumerate(rows) if nodes
        ),
        relations.pop() if same and {node.key for node in around} <= reached else None,
        any(link.derived for link in figure.links),
    )


def _relation(link: Link, centre: Node) -> str:
    if link.both_ways:
        return "both_ways"
    return "from_centre" if link.from_ == centre.key else "to_centre"


def _spokes(figure: DiagramFigure, centre: Node, nodes: list[Node]) -> tuple[Spoke, ...]:
    spokes = []
    for index, node in enumerate(nodes):
        x = 100 * (index + 0.5) / len(nodes)
        for link in figure.links:
            if {link.from_, link.to} == {centre.key, node.key}:
                relation = _relation(link, centre)
                spokes.append(Spoke(
                    link, tenth(x), tenth(50 + (x - 50) / 2),
                    relation != "to_centre", relation != "from_centre",
                ))
    return tuple(spokes)
