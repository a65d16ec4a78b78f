"""Take one country out of a world atlas in TopoJSON, as GeoJSON small enough to keep here."""

import json
from typing import Any

_DECIMALS = 4  # of a degree: about ten metres, finer than the atlas is drawn

Position = tuple[float, float]


def country(atlas: bytes, number: str) -> bytes:
    """Return the land of a country as a GeoJSON MultiPolygon, one polygon a line.

    Args:
        atlas: TopoJSON with an object `countries`, quantized, as in the package world-atlas.
        number: the country's ISO 3166-1 number, e.g. "208".

    Positions are (longitude, latitude) in degrees.

    Raises:
        ValueError: the atlas has no such country.
    """
    topology = json.loads(atlas)
    for shape in topology["objects"]["countries"]["geometries"]:
        if shape.get("id") == number:
            break
    else:
        raise ValueError(number)
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    lines = [
        json.dumps([_ring(topology, ring) for ring in polygon], separators=(",", ":"))
        for polygon in polygons
    ]
    body = ",\n".join(lines)
    return f'{{"type":"MultiPolygon","coordinates":[\n{body}\n]}}\n'.encode()


def _ring(topology: dict[str, Any], arcs: list[int]) -> list[Position]:
    """Join arcs end to end; each begins where the one before it ends."""
    ring: list[Position] = []
    for arc in arcs:
        ring += _positions(topology, arc)[1 if ring else 0:]
    return ring


def _positions(topology: dict[str, Any], arc: int) -> list[Position]:
    """Undo the delta coding of an arc; a negative number is the arc ~number backwards."""
    (width, height), (west, south) = (
        topology["transform"][name] for name in ("scale", "translate")
    )
    positions, column, row = [], 0, 0
    for right, up in topology["arcs"][~arc if arc < 0 else arc]:
        column, row = column + right, row + up
        positions.append((
            round(west + column * width, _DECIMALS), round(south + row * height, _DECIMALS)
        ))
    return positions[::-1] if arc < 0 else positions
