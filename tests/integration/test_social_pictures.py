"""A shared link shows the page's own picture, from both engines."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

import publish.engine.build
from publish.pages.built_pages import write_search_and_pictures
from tests import site_reader as reader
from tests.examples import buildable_tiny_guide

ADDRESS = "https://guide.example/under"


def shared(site: Path, page: str) -> dict[str, str]:
    """Return what the page tells services that show a link to it."""
    return {
        tag.get("property") or tag["name"]: tag["content"]
        for tag in reader.soup(site, page).select("meta[property^='og:'], meta[name^='twitter:']")
    }


def size(png: Path) -> tuple[int, int]:
    """Return the width and height that a PNG file states."""
    content = png.read_bytes()
    assert content.startswith(b"\x89PNG"), png
    return struct.unpack(">II", content[16:24])


def test_every_page_names_a_picture_of_its_own(site: Path) -> None:
    named = {}
    for page in reader.page_paths(site):
        meta = shared(site, page)
        picture, _ = reader.target(site, page, meta["og:image"])
        assert size(picture) == (1200, 630), page
        assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630"), page
        assert meta["twitter:card"] == "summary_large_image", page
        named[picture] = page
    assert len(named) == len(reader.page_paths(site))
    assert set(named) == {path.resolve() for path in (site / "assets/social").iterdir()}


def test_every_page_tells_what_it_is_called_and_about(site: Path) -> None:
    for page in reader.page_paths(site):
        meta = shared(site, page)
        title = reader.single_spaced(reader.article(site, page).h1.text)
        description = reader.soup(site, page).find("meta", attrs={"name": "description"})
        assert reader.single_spaced(meta["og:title"]) == title, page
        assert meta["og:image:alt"] == meta["og:title"], page
        assert meta["og:description"] == description["content"], page
        assert meta["og:locale"] == "da_DK", page
    assert shared(site, "index.html")["og:type"] == "website"


def test_the_page_for_lost_readers_has_no_picture(site: Path) -> None:
    meta = shared(site, "404.html")
    assert meta["og:title"] == meta["og:site_name"] == "Sammen om helheden"
    assert "og:image" not in meta


def test_the_icon_for_a_phones_home_screen_is_there(site: Path) -> None:
    assert size(site / "assets/images/apple-touch-icon.png") == (180, 180)


@pytest.mark.parametrize("slash", ["", "/"])
def test_addresses_are_whole_when_the_site_has_one(
    engine: str, slash: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", ADDRESS + slash)
    if (engine, slash) != ("mkdocs", ""):  # after which the other steps leave the addresses alone
        monkeypatch.setattr(publish.engine.build, "finish", write_search_and_pictures)
    root = buildable_tiny_guide(tmp_path)
    publish.engine.build.build(engine, root / "site", root)
    for page in reader.page_paths(root / "site"):
        meta = shared(root / "site", page)
        assert meta["og:image"].startswith(f"{ADDRESS}/assets/social/"), page
        assert (root / "site" / meta["og:image"].removeprefix(f"{ADDRESS}/")).is_file(), page
        assert "og:locale" not in meta, page
