"""Check the map: that every case area has a mark on it, and that each mark lies in the country."""

from __future__ import annotations

from collections.abc import Iterator

from macros.drawing.geography import geography
from macros.files.errors import Fault
from macros.model.entries import CaseArea, Place
from macros.reading.data_files import Data
from macros.reading.pages import Page


def coordinate_faults(data: Data) -> Iterator[Fault]:
    """Report places with half a position, and places that lie outside the map's country."""
    country = geography(data.site.map) if data.site and data.site.map else None
    for record in data.records:
        place = record.entry
        if not isinstance(place, Place):
            continue
        for field, other in (("latitude", "longitude"), ("longitude", "latitude")):
            if getattr(place, field) is not None and getattr(place, other) is None:
                yield record.fault(
                    (field,), "coordinates-half", f"{field} står uden {other}",
                    "skriv begge, eller slet feltet",
                )
        if place.position and country and not country.holds(place.position):
            yield record.fault(
                ("latitude",), "coordinates-outside", "stedet ligger uden for kortet",
                "latitude er nord-syd, og longitude er øst-vest; måske er de byttet om",
            )


def map_faults(data: Data, pages: dict[str, Page]) -> Iterator[Fault]:
    """Report calls of the map without a country, and case areas that it cannot mark."""
    calls = [
        (page, call) for page in pages.values() for call in page.calls if call.name == "case_map"
    ]
    if data.site and not data.site.map:
        for page, call in calls:
            yield page.fault(
                call.line, call.column, call.name, "map-missing", "guiden har intet kort",
                "skriv map: denmark i data/site.yml, eller slet kaldet",
            )
    elif calls:
        # Half a position is a fault of its own, and no reason for another.
        marked = {
            r.entry.id for r in data.records
            if isinstance(r.entry, Place) and (r.entry.latitude, r.entry.longitude) != (None, None)
        }
        for record in data.records:
            if isinstance(record.entry, CaseArea) and not marked & set(record.entry.places):
                yield record.fault(
                    ("places",), "map-place-missing", "området har ingen plads på kortet",
                    "skriv latitude og longitude på et af dets steder i data/places.yml",
                )
