"""The guide as an app: what is kept, under which name, and how it looks."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image
from ruamel.yaml import YAML

from publish.away import app as module
from publish.away.app import AppError, app_files, write_app
from publish.pictures.drawing import BRAND, PAPER, Painter
from tests.examples import ROOT

FILES = {
    "index.html": '<a href="raad/index.html">Råd</a>',
    "raad/index.html": "<h1>Råd</h1><span data-guide-app-size></span>",
    "raad/gammelt navn.html": '<meta http-equiv="refresh" content="0; url=index.html">',
    "404.html": "Findes ikke",
    "assets/javascripts/guide.0123456789.js": "guide()",
    "assets/search/index.js": "index()",
    "assets/search/0123456789/1.js": "texts()",
    "assets/fonts/one.woff2": "font",
    "assets/fonts/LICENSE.txt": "MIT",
    "assets/social/forside.png": "large",
    "hent/guiden.zip": "larger",
    "sitemap.xml": "",
    "sitemap.xml.gz": "",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A finished site of two pages, with what no page shows beside them."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    for form, (width, height) in {"wide": (1280, 800), "narrow": (780, 1688)}.items():
        picture = tmp_path / module.SCREENSHOTS[form]
        picture.parent.mkdir(exist_ok=True)
        Image.new("P", (width, height)).save(picture)
    return tmp_path


def kept(site: Path) -> dict[str, str | None]:
    """Return what the service worker keeps, with its revision."""
    worker = (site / "sw.js").read_text("utf-8")
    listed = re.search(r"const guideFiles=(\[.*?\]),guideChecksum=", worker)[1]
    return {entry["url"]: entry["revision"] for entry in json.loads(listed)}


def manifest(site: Path) -> dict:
    return json.loads((site / "manifest.webmanifest").read_text("utf-8"))


def test_what_a_page_can_ask_for_is_kept_and_nothing_else(site: Path) -> None:
    write_app(site)
    assert set(kept(site)) == {
        "index.html", "raad/index.html", "raad/gammelt%20navn.html", "assets/not-found.html",
        "assets/javascripts/guide.0123456789.js", "assets/search/index.js",
        "assets/search/0123456789/1.js", "assets/fonts/one.woff2", "manifest.webmanifest",
    }


def test_a_revision_follows_the_content_unless_the_name_does(site: Path) -> None:
    write_app(site)
    before = kept(site)
    for name in ("raad/index.html", "assets/search/index.js"):
        (site / name).write_text("changed", "utf-8")
    write_app(site)
    changed = {name for name, revision in kept(site).items() if revision != before[name]}
    assert changed == {"raad/index.html", "assets/search/index.js"}
    assert {name for name, revision in before.items() if revision is None} == {
        "assets/javascripts/guide.0123456789.js", "assets/search/0123456789/1.js",
    }


def test_the_same_site_gives_the_same_bytes(site: Path) -> None:
    write_app(site)
    once = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    write_app(site)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == once


def test_no_address_begins_at_the_top_or_at_a_host(site: Path) -> None:
    write_app(site)
    told = manifest(site)
    addresses = [told["start_url"], told["scope"], *kept(site)]
    for part in ("icons", "screenshots"):
        addresses += [picture["src"] for picture in told[part]]
    addresses += [shortcut["url"] for shortcut in told["shortcuts"]]
    assert [address for address in addresses if re.match("/|[a-z]+:", address)] == []
    # Two guides on one host would have the same.
    assert "id" not in told


def test_the_manifest_tells_what_the_guide_is_called_and_how_it_looks(site: Path) -> None:
    write_app(site)
    told = manifest(site)
    assert told["name"] == YAML().load(ROOT / "mkdocs.yml")["site_name"]
    assert told["lang"] == "da"
    assert len(told["short_name"]) <= 12, "or a phone cuts it"
    assert told["display"] == "standalone"
    for picture in told["icons"]:
        with Image.open(site / picture["src"]) as image:
            assert f"{image.width}x{image.height}" == picture["sizes"]
    assert {(icon["sizes"], icon["purpose"]) for icon in told["icons"]} == {
        ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"),
    }
    assert [(one["form_factor"], one["sizes"]) for one in told["screenshots"]] == [
        ("wide", "1280x800"), ("narrow", "780x1688"),
    ]
    assert all(one["label"] for one in told["screenshots"])


def test_a_round_icon_cuts_nothing_of_the_mark() -> None:
    size = 128
    icon = Image.open(io.BytesIO(Painter(ROOT, []).icon(size, 0.24))).convert("RGB")
    inked = [
        (x, y) for x in range(size) for y in range(size) if icon.getpixel((x, y)) == PAPER
    ]
    assert inked
    assert icon.getpixel((0, 0)) == BRAND
    middle = (size - 1) / 2
    assert max((x - middle) ** 2 + (y - middle) ** 2 for x, y in inked) <= (0.4 * size) ** 2


def test_a_page_says_how_much_is_fetched(site: Path) -> None:
    (site / "assets/fonts/one.woff2").write_bytes(bytes(1_250_000))
    write_app(site)
    page = (site / "raad/index.html").read_text("utf-8")
    assert "<span data-guide-app-size>1,3 MB</span>" in page


def test_the_largest_pictures_are_left_out_of_an_app_that_has_no_room_for_all(site: Path) -> None:
    for name, size in (("small", 100_000), ("large", 1_700_000), ("larger", 1_800_000)):
        (site / f"assets/{name}.png").write_bytes(bytes(size))
    (note,) = write_app(site)
    assert "1 af guidens billeder" in note
    assert "assets/larger.png. Gør dem mindre, eller sæt app_megabytes i data/site.yml op" in note
    assert {"assets/small.png", "assets/large.png"} <= kept(site).keys()
    assert "assets/larger.png" not in kept(site)
    assert "1,8 MB" in (site / "raad/index.html").read_text("utf-8")


def test_a_guide_that_is_too_large_without_pictures_is_kept_whole_and_told_of(site: Path) -> None:
    (site / "assets/fonts/one.woff2").write_bytes(bytes(5_500_000))
    (note,) = write_app(site)
    assert note.startswith("Appen henter 6 MB, selv uden billeder. Alle tekster er med.")
    assert "assets/fonts/one.woff2" in kept(site)


def test_an_app_with_room_for_all_is_not_talked_of(site: Path) -> None:
    assert write_app(site) == []


def test_a_folder_without_a_site_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="ikke et bygget site"):
        write_app(tmp_path)


def test_a_damaged_picture_is_named(site: Path) -> None:
    (site / module.SCREENSHOTS["wide"]).write_text("no picture", "utf-8")
    with pytest.raises(AppError, match=r"docs/assets/app/wide\.png kan ikke læses"):
        write_app(site)


def test_app_files_are_in_order(site: Path) -> None:
    assert list(app_files(site)) == sorted(app_files(site))
