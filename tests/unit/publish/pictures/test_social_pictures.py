"""The picture of a shared link: one for each page, readable whatever the page is called."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from publish.base.page_reader import read_page
from publish.base.project import page_paths
from publish.pictures import sharing as module
from publish.pictures.drawing import (
    BOTTOM,
    BRAND,
    MARGIN,
    PAPER,
    PHASES,
    SOFT,
    TOP,
    WIDTH,
    Line,
    Painter,
    Picture,
    Stop,
    read_mark,
)
from publish.pictures.kept_painter import KeptPainter
from publish.pictures.sharing import FOLDER, draw_pictures, picture_name
from publish.pictures.words import PageWords, SocialPictureError, WordsReader
from tests.examples import ROOT

STOPS = [Stop(1, "foer"), Stop(2, "under"), Stop(3, "efter")]
LONG_TITLE = "Igangsæt den boligsociale helhedsplan som led i modning af den fysiske helhedsplan"
LONG_WORD = "Byfornyelsesbeslutningsprocedureafviklingsmedarbejder"
SENTENCE = "Skriv partnerskabsaftaler ind i udbuddet, og vælg en model for støtte til lærlinge."


def page(title: str, head: str = "", stop: str = "") -> str:
    """Return a page's HTML as the engines write it, with the link to its title."""
    link = '<a class="headerlink" href="#x" title="Link">#</a>'
    heading = f"<h1 id='x'>{title}{link}</h1>"
    return f"<html><head>{head}</head><body>{heading}<div{stop}>Tekst</div></body>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of a front page, a section, two pages in it and a page without a section."""
    pages = {
        "index.html": page("Forside", '<meta property="og:site_name" content="Guiden">'),
        "404.html": page("Findes ikke"),
        "gammelt/index.html": page("", '<meta http-equiv="refresh" content="0; url=../raad/">'),
        "assets/vendor/demo.html": page("Ikke vores"),
        "raad/index.html": page("Råd", f'<meta name="description" content="{SENTENCE}">'),
        "raad/byg/index.html": page(
            "Byg &amp; <em>bo</em>",
            stop=' data-guide-phase="under" data-guide-number="2"'
            ' data-guide-kicker="Under · Råd 2 af 2"',
        ),
        "raad/plan/index.html": page("Læg en plan", stop=' data-guide-number="1"'),
    }
    for path, html in pages.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(html, "utf-8")
    return tmp_path


def words(site: Path) -> dict[str, PageWords]:
    """Return what each page of the site says of itself."""
    found = {}
    for path in page_paths(site):
        reader = WordsReader(path)
        read_page((site / path).read_text("utf-8"), reader)
        found[path] = reader.found()
    return found


def draw(site: Path, root: Path = ROOT) -> None:
    """Draw the pictures of all pages in the site."""
    draw_pictures(site, words(site), root)


@pytest.fixture
def drawn(site: Path, monkeypatch: pytest.MonkeyPatch) -> list[Picture]:
    """What is drawn of the site, in the order of its pages."""
    found: list[Picture] = []
    monkeypatch.setattr(KeptPainter, "png", lambda _, picture: found.append(picture) or b"")
    draw(site)
    return found


@pytest.fixture(scope="module")
def painter() -> Painter:
    return Painter(ROOT, STOPS)


def text(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines)


def image(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def test_every_page_gets_a_small_picture_of_the_right_size(site: Path) -> None:
    draw(site)
    pictures = sorted((site / FOLDER).iterdir())
    assert [picture.name for picture in pictures] == [
        "forside.png", "raad-byg.png", "raad-plan.png", "raad.png",
    ]
    for picture in pictures:
        assert image(picture.read_bytes()).size == (1200, 630)
        assert picture.stat().st_size < 40_000
    assert image((site / module.TOUCH_ICON).read_bytes()).size == (180, 180)


def test_the_same_site_gives_the_same_bytes(site: Path) -> None:
    draw(site)
    first = {path: path.read_bytes() for path in (site / "assets").rglob("*.png")}
    draw(site)
    assert first == {path: path.read_bytes() for path in (site / "assets").rglob("*.png")}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("index.html", "forside.png"),
        ("emner/index.html", "emner.png"),
        ("emner/drift/index.html", "emner-drift.png"),
        ("emner/drift.html", "emner-drift.png"),
    ],
)
def test_a_picture_is_named_after_its_page(path: str, name: str) -> None:
    assert picture_name(path) == name


def test_words_come_from_the_page(drawn: list[Picture]) -> None:
    front, build, section, plan = drawn
    assert front == Picture(title="Guiden")
    assert build == Picture(
        title="Byg & bo", site_name="Guiden", kicker="Under · Råd 2 af 2", phase="under", number=2
    )
    assert (plan.kicker, plan.lead) == ("Råd", "")
    assert (section.kicker, section.lead) == ("", SENTENCE)


@pytest.mark.parametrize(
    ("kicker", "lead"), [("", ""), ("Før · Anbefaling 3 af 9", ""), ("", SENTENCE + SENTENCE)]
)
@pytest.mark.parametrize(
    "title",
    [
        "Å",
        LONG_TITLE,
        LONG_TITLE * 5,
        LONG_WORD,
        f"{LONG_WORD} {LONG_WORD} {LONG_WORD}",
        "W" * 300,
        "Eksempelsundvej/Prøvestedsvej/Forsøgsparken/Afprøvningsparken",
    ],
)
def test_text_keeps_inside_the_margins(
    painter: Painter, title: str, kicker: str, lead: str
) -> None:
    lines = painter.lines(Picture(title, kicker=kicker, lead=lead))
    boxes = [line.box for line in lines]
    for line, (left, top, right, bottom) in zip(lines, boxes, strict=True):
        # Round letters and slanted strokes reach a little beyond their own width.
        assert left >= MARGIN - 4, line
        assert right <= WIDTH - MARGIN + 4, line
        assert top >= TOP - line.size * 0.3, line
        assert line.y <= BOTTOM + 1, line
        assert bottom < 480, line  # there the enlarged stop begins
    for above, below in pairwise(lines):
        assert below.y - above.y >= below.size * 0.66 + above.size * 0.2, below


@pytest.mark.parametrize("title", [LONG_TITLE, LONG_WORD, "Eksempelsundvej/Prøvesundvej"])
def test_a_title_is_shown_whole_and_its_words_too(painter: Painter, title: str) -> None:
    lines = painter.lines(Picture(title))
    assert len(lines) <= 4
    assert text(lines).replace("/ ", "/") == title


def test_the_sites_name_keeps_inside_the_margin(painter: Painter) -> None:
    name = painter.lines(Picture("Titel", site_name=LONG_TITLE * 2))[-1]
    assert name.text.startswith("Igangsæt")
    assert name.box[2] <= WIDTH - MARGIN


def test_what_no_size_can_hold_ends_with_an_ellipsis(painter: Painter) -> None:
    lines = painter.lines(Picture(LONG_TITLE * 5))
    assert len(lines) == 4
    assert lines[-1].text.endswith(" …")


def test_no_short_word_is_left_alone_at_the_end(painter: Painter) -> None:
    lines = painter.lines(Picture("Skriv en fælles plan og en ny fortælling om området"))
    assert len(lines[-1].text.split()) > 1


@pytest.mark.parametrize(("phase", "colour"), [*PHASES.items(), ("spring", SOFT), ("", SOFT)])
def test_the_line_above_the_title_has_the_colour_of_the_phase(
    painter: Painter, phase: str, colour: tuple[int, int, int]
) -> None:
    assert painter.lines(Picture("Titel", kicker="Fase", phase=phase))[0].colour == colour


def test_the_colours_are_those_of_the_site() -> None:
    css = (ROOT / "styles/base/guide.css").read_text("utf-8")
    light = dict(re.findall(r"--guide-([a-z-]+): light-dark\((#[0-9a-f]{6})", css))
    names = {
        "surface": PAPER, "brand": BRAND, "ink-soft": SOFT, "before": PHASES["foer"],
        "during": PHASES["under"], "after": PHASES["efter"],
    }
    assert {name: light[name] for name in names} == {
        name: "#" + bytes(colour).hex() for name, colour in names.items()
    }


def test_the_pages_own_stop_is_the_only_filled_one(painter: Painter) -> None:
    without = image(painter.png(Picture("Titel")))
    for stop in STOPS:
        own = image(painter.png(Picture("Titel", number=stop.number, phase=stop.phase)))
        left, top, right, bottom = ImageChops.difference(own, without).getbbox()
        assert 50 < right - left < 90, stop
        colours = own.crop((left, top, right, bottom)).getcolors()
        assert max(colours)[1] == PHASES[stop.phase], stop


def test_a_site_without_numbered_pages_has_a_path_without_stops() -> None:
    picture = image(Painter(ROOT, []).png(Picture("Titel", number=1)))
    assert not {colour for _, colour in picture.getcolors()} & set(PHASES.values())


def test_flat_parts_have_exactly_the_colour_of_the_paper(painter: Painter) -> None:
    assert image(painter.png(Picture("Titel"))).getpixel((0, 0)) == PAPER


@pytest.mark.parametrize(
    ("path", "html", "says"),
    [
        pytest.param("a/index.html", b"<html><bo", r"a/index\.html: .*h1", id="cut off"),
        pytest.param("a/index.html", b"", r"a/index\.html: .*h1", id="empty"),
        pytest.param("a/index.html", page("  ").encode(), "h1", id="no title"),
        pytest.param(
            "a/index.html",
            page("A", stop=' data-guide-number="tre"').encode(),
            r"a/index\.html: .*tre",
            id="number",
        ),
        pytest.param("raad-byg/index.html", page("A").encode(), r"raad-byg\.png", id="same name"),
    ],
)
def test_a_damaged_page_is_named(site: Path, path: str, html: bytes, says: str) -> None:
    (site / path).parent.mkdir()
    (site / path).write_bytes(html)
    with pytest.raises(SocialPictureError, match=says):
        draw(site)


def test_a_missing_typeface_is_named(site: Path, tmp_path: Path) -> None:
    with pytest.raises(SocialPictureError, match=r"Skrifttypen .*woff2 mangler"):
        draw(site, tmp_path / "elsewhere")


def test_a_missing_mark_is_named(site: Path, tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project/docs").symlink_to(ROOT / "docs")
    with pytest.raises(SocialPictureError, match=r"Mærket .*logo\.svg mangler"):
        draw(site, tmp_path / "project")


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SocialPictureError, match="ikke et bygget site"):
        draw_pictures(tmp_path, {})


def test_the_mark_is_two_outlines_in_a_square() -> None:
    outlines = read_mark(ROOT / "overrides/icons/logo.svg")
    assert len(outlines) == 2
    assert all(0 <= value <= 1 for outline in outlines for point in outline for value in point)


@pytest.mark.parametrize(
    "svg",
    [
        '<svg viewBox="0 0 24 24"><path d="M1 1C2 2 3 3 4 4Z"/></svg>',
        '<svg viewBox="0 0 24 12"><path d="M1 1H2Z"/></svg>',
        '<svg viewBox="0 0 24 24"><circle r="4"/></svg>',
    ],
)
def test_a_mark_that_cannot_be_drawn_is_told(tmp_path: Path, svg: str) -> None:
    (tmp_path / "logo.svg").write_text(svg, "utf-8")
    with pytest.raises(ValueError, match=r"logo\.svg"):
        read_mark(tmp_path / "logo.svg")


def test_the_tab_and_the_header_show_the_same_mark() -> None:
    logo, favicon = (
        (ROOT / file).read_text("utf-8")
        for file in ("overrides/icons/logo.svg", "docs/assets/images/favicon.svg")
    )
    assert re.findall(r' d="([^"]+)"', logo) == re.findall(r' d="([^"]+)"', favicon)
    assert "currentColor" in logo
    assert "prefers-color-scheme:dark" in favicon
