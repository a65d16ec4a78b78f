"""Two groups, and what they have in common."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.figures import FigureGroup, ListFigure


@dataclass(frozen=True)
class Overlap:
    """Two groups: what only the first has, what both have, what only the second has."""

    first: FigureGroup
    second: FigureGroup
    only_first: tuple[str, ...]
    both: tuple[str, ...]
    only_second: tuple[str, ...]


def draw_overlap(figure: ListFigure) -> Overlap:
    """Return the points of the figure's two groups by where they stand: in one or in both."""
    first, second = figure.groups
    in_first = [point.text for point in first.points]
    in_second = [point.text for point in second.points]
    return Overlap(
        first, second,
        tuple(text for text in in_first if text not in in_second),
        tuple(text for text in in_first if text in in_second),
        tuple(text for text in in_second if text not in in_first),
    )
