"""The map of the case areas, with a list that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from macros.components.components import Components
from macros.drawing.geography import geography
from macros.drawing.map import (
    MARK_RADIUS,
    WIDTH,
    MapDrawing,
    Name,
    Point,
    Rectangle,
    kept_apart,
    placed_names,
)
from macros.model.entries import CaseArea, Place


@dataclass(frozen=True)
class Marker:
    """A case area's mark on the map: where its town is drawn, and where its number."""

    number: int
    name: str
    town: str
    href: str
    dot: Point
    badge: Point

    @property
    def is_moved(self) -> bool:
        """Whether the number stands so far from the town that a line has to join them."""
        return self.dot != self.badge


def case_map(on: Components, detail: str = "") -> str:
    """Show where the case areas lie, and a list of them; with `summary`, theirs in the list."""
    drawing = _drawing(on.guide.site.map or "")
    areas = [(area, _towns(on, area)) for area in on.guide.all(CaseArea)]
    markers = _markers(on, drawing, areas)
    return on.render(
        "case_map", drawing=drawing, width=WIDTH, radius=MARK_RADIUS, markers=markers,
        names=_names(drawing, markers), with_summary=detail == "summary",
        items=[
            {"area": area, "link": on.link_to("case_area", area.id),
             "towns": list(dict.fromkeys(place.town for place in towns))}
            for area, towns in areas
        ],
    )


@cache
def _drawing(country: str) -> MapDrawing:
    return MapDrawing(geography(country))


def _towns(on: Components, area: CaseArea) -> list[Place]:
    """Return the places of an area that the map shows, one for each position."""
    towns: dict[tuple[float, float], Place] = {}
    for id_ in area.places:
        place = on.guide.get(Place, id_)
        if place.position:
            towns.setdefault(place.position, place)
    return list(towns.values())


def _markers(
    on: Components, drawing: MapDrawing, areas: list[tuple[CaseArea, list[Place]]]
) -> list[Marker]:
    found = [
        (area, place, drawing.point(place.position))
        for area, towns in areas for place in towns if place.position
    ]
    badges = kept_apart([dot for _, _, dot in found])
    return [
        Marker(
            number=area.number, name=area.name, town=place.town,
            href=on.link_to("case_area", area.id).href, dot=dot, badge=badge,
        )
        for (area, place, dot), badge in zip(found, badges, strict=True)
    ]


def _names(drawing: MapDrawing, markers: list[Marker]) -> list[Name]:
    """Return the names of the towns; of »Amager, København« the map has room for the town."""
    groups: dict[str, list[Point]] = {}
    for marker in markers:
        groups.setdefault(marker.town.rpartition(", ")[2], []).append(marker.badge)
    taken = [drawing.frame] if drawing.frame else []
    return placed_names(list(groups.items()), Rectangle(0, 0, WIDTH, drawing.height), taken)
