"""The countries that maps can show: their outline in degrees, and what is drawn in a frame."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

_FOLDER = Path(__file__).parent / "outlines"

Position = tuple[float, float]  # longitude, latitude in degrees
Ring = tuple[Position, ...]  # closed: it ends where it begins


@dataclass(frozen=True)
class Box:
    """A rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, position: Position) -> bool:
        """Tell whether the position (longitude, latitude) is in the box or on its edge."""
        return self.west <= position[0] <= self.east and self.south <= position[1] <= self.north


@dataclass(frozen=True)
class Geography:
    """A country's outline.

    `main` are the rings drawn where they lie, `framed` those that would make the drawing wide
    for nothing and are moved into a frame in its upper right corner.
    """

    main: tuple[Ring, ...]
    framed: tuple[Ring, ...]

    def holds(self, position: Position) -> bool:
        """Tell whether the map has room for the position (longitude, latitude)."""
        return any(box.holds(position) for box in self._boxes)

    @cached_property
    def _boxes(self) -> list[Box]:
        return [box_of(rings) for rings in (self.main, self.framed) if rings]


# What lies in the box is framed: Bornholm, 150 km from the rest of Denmark.
_FRAMED = {"denmark": Box(14.5, 54.9, 15.4, 55.4)}


@cache
def geography(name: str) -> Geography:
    """Return the country whose outline is `geography/<name>.json`, a GeoJSON MultiPolygon."""
    shape = json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))
    rings = [
        tuple((longitude, latitude) for longitude, latitude in ring)
        for polygon in shape["coordinates"] for ring in polygon
    ]
    frame = _FRAMED[name]
    framed = tuple(ring for ring in rings if frame.holds(ring[0]))
    return Geography(tuple(ring for ring in rings if ring not in framed), framed)


def box_of(rings: Iterable[Ring]) -> Box:
    """Return the smallest box around the rings."""
    longitudes, latitudes = zip(*(position for ring in rings for position in ring), strict=True)
    return Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes))
