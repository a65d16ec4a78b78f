"""The numbers of a drawing, with one decimal, so that the same figure gives the same page."""

from __future__ import annotations


def tenth(value: float) -> float:
    """Return the number with one decimal."""
    return round(value, 1)


def number(value: float) -> str:
    """Return the number as an SVG path has it, with one decimal where it has any."""
    return f"{tenth(value):g}"


def point(at: tuple[float, float]) -> str:
    """Return a point as an SVG path has it."""
    return f"{number(at[0])} {number(at[1])}"
