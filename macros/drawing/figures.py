"""Which drawing a figure is: a figure in, what its template draws out; no HTML, no colours."""

from __future__ import annotations

from collections.abc import Callable

from macros.drawing.flow import Flow, draw_course, draw_process
from macros.drawing.overlap import Overlap, draw_overlap
from macros.drawing.ring import Ring, draw_ring
from macros.drawing.star import Star, draw_star
from macros.drawing.tables import Bars, RowGroup, draw_bars, row_groups
from macros.drawing.tree import Tree, draw_tree
from macros.model.figures import DiagramFigure, Figure

Drawing = Ring | Flow | Star | Tree | Overlap | Bars | tuple[RowGroup, ...] | None


def draw(figure: Figure) -> Drawing:
    """Return what the figure's template draws; None when it needs no more than the figure."""
    if figure.kind == "diagram":
        drawn_by: dict[str, Callable[[DiagramFigure], Drawing]] = {
            "cycle": draw_ring, "spiral": draw_ring, "process": draw_process, "star": draw_star,
            "pillars": draw_star, "tree": draw_tree,
        }
        return drawn_by[figure.layout](figure)
    if figure.kind == "list" and figure.layout == "overlap":
        return draw_overlap(figure)
    if figure.kind == "list" and figure.layout == "course":
        return draw_course(figure)
    if figure.kind == "table":
        return draw_bars(figure) if figure.layout == "bars" else row_groups(figure)
    return None


def kind_of(figure: Figure) -> str:
    """Return which kind of drawing the figure is: the name of its template, without ending."""
    special = {
        "cycle": "ring", "spiral": "ring", "process": "flow", "course": "flow", "star": "star",
        "pillars": "pillars", "tree": "tree", "overlap": "overlap", "bars": "bars", "form": "form",
    }
    return special.get(getattr(figure, "layout", ""), figure.kind)


def icon_of(figure: Figure) -> str:
    """Return the name of the icon beside the figure's caption."""
    icons = {
        "cycle": "refresh-cw", "spiral": "refresh-cw", "process": "milestone",
        "course": "milestone", "pillars": "landmark", "star": "users", "tree": "users",
        "signs": "signpost", "bars": "chart-column", "form": "pencil", "week": "clock",
    }
    return icons.get(getattr(figure, "layout", ""), "list")
