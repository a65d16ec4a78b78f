"""Draw a country in a plane, and place numbered marks and names on it. Numbers only, no HTML.

The projection is equirectangular, true to scale along the middle latitude m of the country:

    x = (longitude - west) * cos(m) * scale        y = (north - latitude) * scale

Over the three degrees of Denmark its shapes are right to within 4 %. Drawings are `WIDTH` units
wide; y grows downwards, as in SVG. On a phone a unit is about a pixel.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from macros.drawing.geography import Geography, Position, box_of

WIDTH = 360.0
MARK_RADIUS = 17.0  # of a numbered mark: 27 px across where the drawing is 288 px wide
LETTER_SIZE = 15.0  # of a name: 12 px there
_MARGIN = 14.0
_FRAME_MARGIN = 7.0
_DETAIL = 0.55  # a coast's corners that stand out less than this are left out
_SMALLEST = 3.0  # islands that are less than this both ways are left out
_APART = 2 * MARK_RADIUS + 4  # between the middles of two marks
_BESIDE = MARK_RADIUS + 7  # between the middle of a mark and its dot, where it stands beside it
_LETTER_WIDTH = 0.56 * LETTER_SIZE  # of a usual letter
_GAP = 5.0  # between a mark and a name

Point = tuple[float, float]  # x, y in units of the drawing


@dataclass(frozen=True)
class Rectangle:
    """A rectangle in units of the drawing; (x, y) is its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Rectangle) -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.x < other.x + other.width and other.x < self.x + self.width
            and self.y < other.y + other.height and other.y < self.y + self.height
        )

    def contains(self, other: Rectangle) -> bool:
        """Tell whether the other lies inside this one."""
        return (
            self.x <= other.x and other.x + other.width <= self.x + self.width
            and self.y <= other.y and other.y + other.height <= self.y + self.height
        )


@dataclass(frozen=True)
class Name:
    """Where a name is written: y is the middle of its line, x its start, middle or end."""

    text: str
    x: float
    y: float
    anchor: str


class MapDrawing:
    """A country drawn: `path` is SVG path data, `frame` is drawn around what was moved."""

    def __init__(self, country: Geography) -> None:
        box = box_of(country.main)
        self._shrink = math.cos(math.radians((box.south + box.north) / 2))
        self._scale = (WIDTH - 2 * _MARGIN) / ((box.east - box.west) * self._shrink)
        self._country = country
        self._main_corner = (box.west, box.north, _MARGIN, _MARGIN)
        self.height = math.ceil((box.north - box.south) * self._scale + 2 * _MARGIN)
        self.frame = self._place_frame() if country.framed else None
        self.path = "".join(
            path_of(drawn) for ring in (*country.main, *country.framed)
            if (drawn := simplified([self.point(position) for position in ring]))
        )

    def _place_frame(self) -> Rectangle:
        """Put what is framed into the upper right corner, at the scale of the rest."""
        box = box_of(self._country.framed)
        width = (box.east - box.west) * self._shrink * self._scale + 2 * _FRAME_MARGIN
        height = (box.north - box.south) * self._scale + 2 * _FRAME_MARGIN
        frame = Rectangle(round(WIDTH - 1 - width, 1), 1.0, round(width, 1), round(height, 1))
        self._frame_box = box
        self._frame_corner = (
            box.west, box.north, frame.x + _FRAME_MARGIN, frame.y + _FRAME_MARGIN
        )
        return frame

    def point(self, position: Position) -> Point:
        """Return where a position (longitude, latitude in degrees) is drawn, to a tenth."""
        framed = self.frame is not None and self._frame_box.holds(position)
        west, north, left, top = self._frame_corner if framed else self._main_corner
        return (
            round(left + (position[0] - west) * self._shrink * self._scale, 1),
            round(top + (north - position[1]) * self._scale, 1),
        )


def simplified(points: Sequence[Point]) -> list[Point]:
    """Return a closed ring with the corners that can be seen; none when it is too small to see.

    Douglas and Peucker's method, from the point farthest from the ring's first.
    """
    across = [max(values) - min(values) for values in zip(*points, strict=True)]
    if max(across) < _SMALLEST:
        return []
    far = max(range(len(points)), key=lambda index: math.dist(points[0], points[index]))
    return _line(points[: far + 1])[:-1] + _line(points[far:])[:-1]


def _line(points: Sequence[Point]) -> list[Point]:
    kept, open_parts = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        if last - first < 2:
            continue
        farthest = max(
            range(first + 1, last), key=lambda i: _off(points[i], points[first], points[last])
        )
        if _off(points[farthest], points[first], points[last]) > _DETAIL:
            kept.add(farthest)
            open_parts += [(first, farthest), (farthest, last)]
    return [points[index] for index in sorted(kept)]


def _off(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from a line."""
    length = math.dist(start, end)
    if length == 0:
        return math.dist(point, start)
    across = (end[0] - start[0]) * (start[1] - point[1])
    return abs(across - (start[0] - point[0]) * (end[1] - start[1])) / length


def path_of(points: Sequence[Point]) -> str:
    """Return SVG path data for a closed ring, in steps of a tenth of a unit."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [
        f"{_number(x - before_x)} {_number(y - before_y)}"
        for (before_x, before_y), (x, y) in pairwise(tenths)
    ]
    start = " ".join(_number(value) for value in tenths[0])
    return f"M{start}l{' '.join(steps)}z".replace(" -", "-")


def _number(tenths: int) -> str:
    """Return a number of tenths as SVG's shortest decimal: 12, -1.5, .3."""
    whole, tenth = divmod(abs(tenths), 10)
    digits = f"{whole or ''}.{tenth}" if tenth else str(whole)
    return f"-{digits}" if tenths < 0 else digits


def kept_apart(dots: Sequence[Point]) -> list[Point]:
    """Return where to draw numbered marks: on their dots, or beside those too near each other.

    Marks that would cover each other go to either side, far enough to leave both dots in sight.
    """
    marks = list(dots)
    for first, second in combinations(range(len(dots)), 2):
        if math.dist(dots[first], dots[second]) < _APART:
            right, down = _direction(dots[first], dots[second])
            for mark, way in ((first, -_BESIDE), (second, _BESIDE)):
                marks[mark] = (marks[mark][0] + way * right, marks[mark][1] + way * down)
    for _ in range(100):
        near = [pair for pair in combinations(range(len(dots)), 2)
                if math.dist(*(marks[mark] for mark in pair)) < _APART - 0.01]
        for first, second in near:
            right, down = _direction(marks[first], marks[second])
            push = max(_APART - math.dist(marks[first], marks[second]), 0) / 2
            for mark, way in ((first, -push), (second, push)):
                marks[mark] = (marks[mark][0] + way * right, marks[mark][1] + way * down)
        if not near:
            break
    return [(round(x, 1), round(y, 1)) for x, y in marks]


def _direction(start: Point, end: Point) -> Point:
    """Return the step of length 1 towards `end`; to the right when there is no way to go."""
    distance = math.dist(start, end)
    if distance == 0:
        return 1.0, 0.0
    return (end[0] - start[0]) / distance, (end[1] - start[1]) / distance


def placed_names(
    groups: Sequence[tuple[str, Sequence[Point]]], room: Rectangle, taken: Sequence[Rectangle] = ()
) -> list[Name]:
    """Return where each name is written: beside its marks, clear of other marks and names.

    Args:
        groups: each name and the middles of the marks it is the name of.
        room: what the names must stay inside.
        taken: what else they must not cover.

    A name for which there is no clear room is written to the right of its marks.
    """
    blocked = [*taken, *(_square(mark) for _, marks in groups for mark in marks)]
    names = []
    for text, marks in groups:
        places = list(_places_beside(text, marks))
        name, area = next(
            (
                (name, area) for name, area in places
                if room.contains(area) and not any(area.overlaps(other) for other in blocked)
            ),
            places[0],
        )
        names.append(name)
        blocked.append(area)
    return names


def _square(mark: Point) -> Rectangle:
    return Rectangle(
        mark[0] - MARK_RADIUS, mark[1] - MARK_RADIUS, 2 * MARK_RADIUS, 2 * MARK_RADIUS
    )


def _places_beside(text: str, marks: Sequence[Point]) -> list[tuple[Name, Rectangle]]:
    """Return a name to the right, to the left, below and above its marks, and what each covers."""
    width = len(text) * _LETTER_WIDTH
    (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*marks, strict=True))
    middle, centre = (left + right) / 2, (top + bottom) / 2
    beside, beyond = MARK_RADIUS + _GAP, MARK_RADIUS + _GAP + LETTER_SIZE / 2
    choices = (
        (right + beside, centre, "start", 0), (left - beside, centre, "end", 1),
        (middle, bottom + beyond, "middle", 0.5), (middle, top - beyond, "middle", 0.5),
    )
    return [
        (
            Name(text, round(x, 1), round(y, 1), anchor),
            Rectangle(x - share * width, y - LETTER_SIZE / 2, width, LETTER_SIZE),
        )
        for x, y, anchor, share in choices
    ]
