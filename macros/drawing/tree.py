"""Who belongs under whom."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.figures import DiagramFigure, Link, Node


@dataclass(frozen=True)
class Branch:
    """A node of a tree with those under it, and those that are only attached to it."""

    node: Node
    members: tuple[Branch, ...]
    attached: tuple[Branch, ...]


@dataclass(frozen=True)
class Tree:
    """Who belongs under whom."""

    roots: tuple[Branch, ...]
    undrawn: tuple[Link, ...]


def draw_tree(figure: DiagramFigure) -> Tree:
    """Return the figure's nodes as a tree; arrows have no place in it."""
    return Tree(
        tuple(_branch(figure, node) for node in figure.nodes if node.within is None),
        figure.links,
    )


def _branch(figure: DiagramFigure, node: Node) -> Branch:
    under = figure.within(node)
    return Branch(
        node,
        tuple(_branch(figure, inner) for inner in under if not inner.outside),
        tuple(_branch(figure, inner) for inner in under if inner.outside),
    )
