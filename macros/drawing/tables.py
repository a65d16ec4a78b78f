"""A table's numbers as bars, in per cent of the longest, and its rows under their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.drawing.measures import tenth
from macros.model.figures import TableFigure, TableRow

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Bar:
    """A bar: `length` in per cent of the longest, None where there is no number to draw."""

    label: str
    value: str
    length: float | None
    total: bool


@dataclass(frozen=True)
class Chart:
    """The bars of one column."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Bars:
    """A chart for each column, all to the same scale; `longest` is the number of its end."""

    charts: tuple[Chart, ...]
    longest: int


@dataclass(frozen=True)
class RowGroup:
    """Rows under a common heading, or under none."""

    title: str | None
    rows: tuple[TableRow, ...]


def draw_bars(figure: TableFigure) -> Bars:
    """Return a chart for each column. A sum is no bar, and what is no number is only text."""
    longest = max(
        int(cell) for row in figure.rows for cell in row.cells
        if not row.total and _NUMBER.fullmatch(cell)
    )
    return Bars(
        tuple(
            Chart(title, tuple(_bar(row, index, longest) for row in figure.rows))
            for index, title in enumerate(figure.columns)
        ),
        longest,
    )


def _bar(row: TableRow, column: int, longest: int) -> Bar:
    value = row.cells[column]
    drawn = _NUMBER.fullmatch(value) and not row.total
    return Bar(
        row.header, value, tenth(100 * int(value) / longest) if drawn and longest else None,
        row.total,
    )


def row_groups(figure: TableFigure) -> tuple[RowGroup, ...]:
    """Return the table's rows by their common headings, in the order they stand."""
    groups: list[tuple[str | None, list[TableRow]]] = []
    for row in figure.rows:
        if not groups or groups[-1][0] != row.group:
            groups.append((row.group, []))
        groups[-1][1].append(row)
    return tuple(RowGroup(title, tuple(rows)) for title, rows in groups)
