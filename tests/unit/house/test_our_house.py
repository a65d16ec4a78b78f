"""Our own content uses all that the house has; a guide that has just begun does not."""

from __future__ import annotations

import re

import pytest
from PIL import Image

from macros.drawing.icons import FOLDER as ICONS
from macros.guide.guide import load_guide
from macros.model.entries import Place, Recommendation
from macros.pages.page_macros import MACROS
from macros.reading.pages import read_pages
from publish.away.app import SCREENSHOTS
from tests.examples import ROOT
from tests.unit.house.test_house import SCRIPTS, TEMPLATES, styles
from tests.unit.macros.drawing.test_map_drawing import is_on_land


def test_every_icon_that_is_there_is_used() -> None:
    text = "\n".join(
        path.read_text("utf-8") for path in [
            *TEMPLATES, *(ROOT / "macros").rglob("*.py"), *(ROOT / "data").rglob("*.yml"),
            ROOT / "mkdocs.yml",
        ]
    )
    unused = [
        path.stem for path in sorted(ICONS.glob("*.svg"))
        if not re.search(rf"""["'/]{path.stem}["'.]|\bicon: {path.stem}\b""", text)
    ]
    assert unused == []


def test_every_class_that_is_styled_is_written_somewhere() -> None:
    written = "".join(
        path.read_text("utf-8") for path in [
            *TEMPLATES, *SCRIPTS, *(ROOT / "docs").rglob("*.md"),
        ]
    )
    names = set(re.findall(r"guide-[\w-]+", written))
    # `guide-ring--of-{{ count }}` writes all that begin so.
    beginnings = tuple(name for name in names if name.endswith("-"))
    styled = set(re.findall(r"\.(guide-[\w-]+)", styles()))
    assert sorted(
        name for name in styled - names if not name.startswith(beginnings)
    ) == []


def test_every_macro_is_called_by_the_real_guide() -> None:
    called = {call.name for page in read_pages(ROOT).values() for call in page.calls}
    assert called == set(MACROS)


def test_places_of_the_guide_lie_on_land() -> None:
    places = [place for place in load_guide(ROOT).all(Place) if place.position]
    assert len(places) >= 6
    assert [place.id for place in places if not is_on_land(place.position)] == []


@pytest.mark.parametrize("name", ["arbejd-i-guiden", "haandbog"])
def test_the_pictures_of_a_help_page_are_light_and_all_used(name: str) -> None:
    page = (ROOT / f"docs/{name}/index.md").read_text("utf-8")
    pictures = sorted((ROOT / f"docs/assets/images/{name}").glob("*.png"))
    assert [path.name for path in pictures] == sorted(re.findall(r"/([\w-]+\.png)\)", page))
    assert {path.name: size for path in pictures if (size := path.stat().st_size) > 60_000} == {}
    assert page.count("![") == page.count('loading="lazy"') == page.count("{ width=")


def test_the_pictures_of_the_app_are_there_and_light() -> None:
    sizes = {}
    for form, path in SCREENSHOTS.items():
        picture = ROOT / "docs" / path
        assert picture.stat().st_size < 100_000, form
        with Image.open(picture) as image:
            sizes[form] = image.size
    assert sizes == {"wide": (1280, 800), "narrow": (780, 1688)}


def test_a_checklist_is_long_enough_to_help_and_short_enough_to_finish() -> None:
    counts = {
        recommendation.id: sum(len(group.items) for group in recommendation.checklist)
        for recommendation in load_guide(ROOT).all(Recommendation)
    }
    assert {id_: count for id_, count in counts.items() if not 6 <= count <= 12} == {}
