"""Steps one after another: a process with its arrows, a course of points."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from macros.drawing.cells import split_note
from macros.model.figures import DiagramFigure, Link, ListFigure, Node


@dataclass(frozen=True)
class FlowStep:
    """A step of a process or a course."""

    title: str
    text: str | None = None
    inner: tuple[Node, ...] = ()
    onward: Link | None = None


@dataclass(frozen=True)
class Flow:
    """Steps one after another, `columns` in a row where there is room; `back` closes the circle."""

    steps: tuple[FlowStep, ...]
    columns: int
    ordered: bool
    back: Link | None = None
    undrawn: tuple[Link, ...] = ()


def draw_process(figure: DiagramFigure) -> Flow:
    """Return the figure's steps in order, and the arrow from the last back to the first."""
    nodes = [node for node in figure.nodes if node.within is None]
    following = dict(pairwise(node.key for node in nodes))
    onward: dict[str, Link] = {}
    back = None
    for link in figure.links:
        if following.get(link.from_) == link.to:
            onward.setdefault(link.from_, link)
        elif (link.from_, link.to) == (nodes[-1].key, nodes[0].key):
            back = back or link
    steps = tuple(
        FlowStep(node.title, node.text, figure.within(node), onward.get(node.key))
        for node in nodes
    )
    drawn = [*onward.values(), back]
    undrawn = tuple(link for link in figure.links if link not in drawn)
    return Flow(steps, columns_for(len(steps)), ordered=True, back=back, undrawn=undrawn)


def draw_course(figure: ListFigure) -> Flow:
    """Return a list's points as the steps of a course, remarks in parentheses as their text."""
    texts = [split_note(point.text) for group in figure.groups for point in group.points]
    steps = tuple(FlowStep(title, note or None) for title, note in texts)
    return Flow(steps, columns_for(len(steps)), ordered=False)


def columns_for(count: int) -> int:
    """Return how many steps stand in a row, so that the rows come out even: 3 or 4."""
    return 3 if count % 3 == 0 or count % 4 in (1, 2) else 4
