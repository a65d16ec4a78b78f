"""The map: places where they should be, a coast that is small to send, nothing covered."""

from __future__ import annotations

import gzip
import math
import re
from itertools import combinations

import pytest

from macros.drawing.geography import geography
from macros.drawing.map import (
    MARK_RADIUS,
    WIDTH,
    MapDrawing,
    Point,
    Rectangle,
    kept_apart,
    path_of,
    placed_names,
    simplified,
)

DENMARK = geography("denmark")
DRAWING = MapDrawing(DENMARK)
KM_PER_DEGREE = 111.2  # of latitude

# Public points of reference, in degrees east and north.
SKAGEN, GEDSER = (10.58, 57.72), (11.93, 54.575)
AALBORG, AARHUS, FREDERICIA = (9.9187, 57.048), (10.21076, 56.15674), (9.75257, 55.56568)
ODENSE, KOEBENHAVN, ROENNE = (10.38831, 55.39594), (12.56553, 55.67594), (14.72, 55.1)


def drawn_rings() -> list[list[Point]]:
    """Return the drawn coast as points, read from the path that browsers get."""
    rings = []
    for start, steps in re.findall(r"M([^l]*)l([^z]*)z", DRAWING.path):
        x, y = (float(number) for number in re.findall(r"-?[\d.]+", start))
        ring = [(x, y)]
        numbers = [float(number) for number in re.findall(r"-?(?:\d+(?:\.\d)?|\.\d)", steps)]
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + right, y + down
            ring.append((x, y))
        rings.append(ring)
    return rings


RINGS = drawn_rings()


def is_inside(point: Point, ring: list[Point]) -> bool:
    """Tell whether a ray from the point crosses the ring an odd number of times."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def is_on_land(position: Point) -> bool:
    """Tell whether a position is drawn on land or within a unit of it.

    A unit is 850 m, and towns lie at the coast: the atlas draws Fredericia's 500 m out at sea.
    """
    x, y = DRAWING.point(position)
    around = [(x + right, y + down) for right in (-0.7, 0, 0.7) for down in (-0.7, 0, 0.7)]
    return any(is_inside(point, ring) for point in around for ring in RINGS)


def test_every_drawn_point_is_in_the_drawing() -> None:
    points = [point for ring in RINGS for point in ring]
    assert all(0 <= x <= WIDTH and 0 <= y <= DRAWING.height for x, y in points)
    assert min(x for x, _ in points) < 20
    assert max(y for _, y in points) > DRAWING.height - 20


def test_towns_lie_on_land_and_the_sea_does_not() -> None:
    for town in (AALBORG, AARHUS, FREDERICIA, ODENSE, KOEBENHAVN, ROENNE):
        assert is_on_land(town), town
    for sea in ((11.6, 56.6), (10.95, 55.4), (8.0, 56.0), (9.1, 56.97)):
        assert not is_on_land(sea), sea


def test_north_is_up_and_east_is_right() -> None:
    heights = [DRAWING.point(town)[1] for town in (SKAGEN, AALBORG, AARHUS, FREDERICIA, GEDSER)]
    assert heights == sorted(heights)
    sides = [DRAWING.point(town)[0] for town in (FREDERICIA, ODENSE, KOEBENHAVN)]
    assert sides == sorted(sides)


@pytest.mark.parametrize(
    ("start", "end"), [(AALBORG, FREDERICIA), (FREDERICIA, KOEBENHAVN), (AARHUS, ODENSE)]
)
def test_distances_are_true_to_within_four_percent(start: Point, end: Point) -> None:
    """Measured against the great circle between the two towns."""
    (west, south), (east, north) = (map(math.radians, place) for place in (start, end))
    cosine = math.sin(south) * math.sin(north)
    cosine += math.cos(south) * math.cos(north) * math.cos(east - west)
    real = math.degrees(math.acos(cosine)) * KM_PER_DEGREE
    unit = (DRAWING.point(GEDSER)[1] - DRAWING.point(SKAGEN)[1]) / (
        (SKAGEN[1] - GEDSER[1]) * KM_PER_DEGREE
    )
    drawn = math.dist(DRAWING.point(start), DRAWING.point(end)) / unit
    assert drawn == pytest.approx(real, rel=0.04)


def test_bornholm_is_drawn_in_its_frame_at_the_same_scale() -> None:
    frame = DRAWING.frame
    x, y = DRAWING.point(ROENNE)
    assert frame.contains(Rectangle(x, y, 0, 0))
    assert Rectangle(0, 0, WIDTH, DRAWING.height).contains(frame)
    west, north = DRAWING.point((14.7, 55.25))
    east, south = DRAWING.point((14.8, 55.15))
    ours = (east - west) / (south - north)
    (left, top), (right, bottom) = DRAWING.point((10, 56.1)), DRAWING.point((10.1, 56))
    assert ours == pytest.approx((right - left) / (bottom - top), abs=0.03)


def test_nothing_but_bornholm_touches_the_frame() -> None:
    inside = [
        ring for ring in RINGS
        if any(DRAWING.frame.overlaps(Rectangle(x, y, 0.1, 0.1)) for x, y in ring)
    ]
    assert len(inside) == 1


def test_the_coast_is_small_to_send_and_drawn_the_same_each_time() -> None:
    assert len(gzip.compress(DRAWING.path.encode())) < 3500
    assert MapDrawing(DENMARK).path == DRAWING.path
    assert sum(len(ring) for ring in RINGS) > 500  # fjords and islands are still there


def test_an_island_too_small_to_see_is_left_out() -> None:
    assert simplified([(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)]) == []


def test_corners_that_cannot_be_seen_are_left_out() -> None:
    ring = [(0, 0), (5, 0.2), (10, 0), (10, 10), (5, 12), (0, 10), (0, 0)]
    assert simplified(ring) == [(0, 0), (10, 0), (10, 10), (5, 12), (0, 10)]


def test_a_path_is_written_in_steps_of_a_tenth() -> None:
    assert path_of([(10.04, 0.5), (10.5, 1.5), (0, 0)]) == "M10 .5l.5 1-10.5-1.5z"


@pytest.mark.parametrize(
    "dots",
    [
        [(100.0, 100.0), (105.0, 100.0)],
        [(100.0, 100.0), (100.0, 100.0)],
        [(100.0, 100.0), (104.0, 103.0), (98.0, 107.0)],
        [(100.0, 100.0), (104.0, 100.0), (150.0, 100.0)],
    ],
    ids=["two near", "two at one place", "three near", "one in the way"],
)
def test_marks_that_would_cover_each_other_are_kept_apart(dots: list[Point]) -> None:
    marks = kept_apart(dots)
    for first, second in combinations(marks, 2):
        assert math.dist(first, second) > 2 * MARK_RADIUS
    assert max(math.dist(*pair) for pair in zip(dots, marks, strict=True)) < 4 * MARK_RADIUS
    assert kept_apart(dots) == marks


def test_two_marks_leave_both_their_dots_in_sight() -> None:
    dots = [(100.0, 100.0), (105.0, 100.0)]
    for mark in kept_apart(dots):
        assert all(math.dist(mark, dot) > MARK_RADIUS + 3 for dot in dots)


def test_marks_with_room_stand_on_their_dots() -> None:
    dots = [(50.0, 50.0), (150.0, 50.0)]
    assert kept_apart(dots) == dots


def test_a_name_goes_where_there_is_room() -> None:
    room = Rectangle(0, 0, 200, 200)
    sides = [
        placed_names([("Town", [mark])], room, taken)[0].anchor
        for mark, taken in (
            ((50, 50), ()), ((180, 50), ()), ((50, 100), (Rectangle(60, 80, 140, 40),)),
        )
    ]
    assert sides == ["start", "end", "middle"]


def test_names_cover_neither_marks_nor_each_other() -> None:
    names = placed_names(
        [("First", [(50, 50)]), ("Second", [(100, 50)]), ("Third", [(100, 90)])],
        Rectangle(0, 0, 200, 200),
    )
    assert len({(name.x, name.y) for name in names}) == 3
    assert names[0].anchor != "start"  # the second mark is there
