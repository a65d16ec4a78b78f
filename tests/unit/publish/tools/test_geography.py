"""One country out of a world atlas."""

from __future__ import annotations

import json

import pytest

from publish.tools.geography import country

# Two squares that share an edge, the arc 0, which the second takes backwards.
ATLAS = json.dumps({
    "type": "Topology",
    "transform": {"scale": [0.5, 0.25], "translate": [10, 50]},
    "arcs": [
        [[2, 0], [0, 4]],
        [[2, 4], [-2, 0], [0, -4], [2, 0]],
        [[2, 0], [2, 0], [0, 4], [-2, 0]],
    ],
    "objects": {"countries": {"geometries": [
        {"id": "1", "type": "Polygon", "arcs": [[0, 1]]},
        {"id": "2", "type": "MultiPolygon", "arcs": [[[2, -1]]]},
        {"type": "Polygon", "arcs": []},
    ]}},
}).encode()


def rings(number: str) -> list:
    shape = json.loads(country(ATLAS, number))
    assert shape["type"] == "MultiPolygon"
    return [ring for polygon in shape["coordinates"] for ring in polygon]


def test_arcs_are_joined_without_saying_a_corner_twice() -> None:
    assert rings("1") == [[[11, 50], [11, 51], [10, 51], [10, 50], [11, 50]]]


def test_an_arc_may_be_taken_backwards() -> None:
    assert rings("2") == [[[11, 50], [12, 50], [12, 51], [11, 51], [11, 50]]]


def test_a_polygon_is_a_line_so_that_changes_can_be_read() -> None:
    assert len(country(ATLAS, "2").splitlines()) == 3


def test_a_country_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="999"):
        country(ATLAS, "999")
