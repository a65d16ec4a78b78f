"""Draw the picture that a shared link shows.

Every page of a built site gets one. Its words come from the page's own HTML, so a guide in
another language needs no setting, and the same page gives the same bytes every time.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from publish.base.project import ROOT, BuildError, page_paths
from publish.pictures.drawing import Picture, Stop
from publish.pictures.kept_painter import KeptPainter

FOLDER = "assets/social"
TOUCH_ICON = "assets/images/apple-touch-icon.png"

_FRONT_PAGE = "index.html"
_FRONT_PICTURE = "forside"


class SocialPictureError(BuildError):
    """A picture cannot be drawn; the text says which page or file is in the way."""


@dataclass(frozen=True)
class PageWords:
    """What a page's HTML says about itself; what it does not say is empty."""

    title: str
    description: str
    phase: str
    kicker: str
    site_name: str
    number: int | None


def draw_pictures(site: Path, root: Path = ROOT) -> None:
    """Write a picture for every page of the built `site`, and the icon for a phone's home screen.

    Args:
        site: the folder that an engine has written; pictures go to `FOLDER` below it.
        root: the project's folder, for its typefaces and its mark.

    Raises:
        SocialPictureError: a page has no title, is damaged or would share its picture with another,
            or a typeface or the mark is missing.
    """
    if not (site / _FRONT_PAGE).exists():
        raise SocialPictureError(f"{site} er ikke et bygget site: {_FRONT_PAGE} mangler.")
    pages = {path: _read(site, path) for path in page_paths(site)}
    named = _named(pages)
    try:
        painter = KeptPainter(root, _stops(pages))
        pictures = {name: painter.png(_picture(path, pages)) for name, path in named.items()}
        icon = painter.touch_icon()
    except (OSError, ValueError) as error:
        raise SocialPictureError(f"Delebillederne kan ikke tegnes: {error}") from error

    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for name, picture in pictures.items():
        (site / FOLDER / name).write_bytes(picture)
    (site / TOUCH_ICON).parent.mkdir(parents=True, exist_ok=True)
    (site / TOUCH_ICON).write_bytes(icon)


def _named(pages: Iterable[str]) -> dict[str, str]:
    """Return each page by the name of its picture."""
    named: dict[str, str] = {}
    for path in pages:
        name = picture_name(path)
        if name in named:
            raise SocialPictureError(f"{path} og {named[name]} får samme delebillede: {name}")
        named[name] = path
    return named


def picture_name(path: str) -> str:
    """Return the file name of a page's picture; overrides/partials/social.html makes the same."""
    place = PurePosixPath(path)
    parts = place.parent.parts if place.name == "index.html" else place.with_suffix("").parts
    return ("-".join(parts) or _FRONT_PICTURE) + ".png"


def _read(site: Path, path: str) -> PageWords:
    try:
        html = (site / path).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise SocialPictureError(f"{path}: Siden er ikke gemt som UTF-8.") from error
    reader = _Reader()
    reader.feed(html)
    reader.close()
    title = _one_line("".join(reader.title))
    if not title:
        raise SocialPictureError(
            f"{path}: Siden har ingen overskrift (h1), så dens delebillede kan ikke tegnes."
        )
    stop = reader.stop
    number = stop.get("data-guide-number", "")
    if number and not re.fullmatch("[0-9]+", number):
        raise SocialPictureError(f"{path}: data-guide-number er ikke et tal: {number}")
    return PageWords(
        title=title,
        description=reader.meta.get("description", ""),
        phase=stop.get("data-guide-phase", ""),
        kicker=_one_line(stop.get("data-guide-kicker", "")),
        site_name=reader.meta.get("og:site_name", ""),
        number=int(number) if number else None,
    )


def _stops(pages: dict[str, PageWords]) -> list[Stop]:
    """Return the numbered pages as the stops of the path, in order."""
    numbered = {page.number: page.phase for page in pages.values() if page.number is not None}
    return [Stop(number, phase) for number, phase in sorted(numbered.items())]


def _picture(path: str, pages: dict[str, PageWords]) -> Picture:
    page, front = pages[path], pages[_FRONT_PAGE]
    site_name = front.site_name or front.title
    if path == _FRONT_PAGE:
        return Picture(title=site_name, lead=page.description)
    kicker = page.kicker or _section(path, pages)
    return Picture(
        title=page.title,
        site_name=site_name,
        kicker=kicker,
        lead="" if kicker else page.description,
        phase=page.phase,
        number=page.number,
    )


def _section(path: str, pages: dict[str, PageWords]) -> str:
    """Return the title of the nearest page above, or nothing when that is the front page."""
    own = PurePosixPath(path)
    for folder in [*own.parents][:-1]:
        above = (folder / "index.html").as_posix()
        if above in pages and above != path:
            return pages[above].title
    return ""


def _one_line(text: str) -> str:
    """Return the text with single spaces; a non-breaking one goes on holding two words together."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


class _Reader(HTMLParser):
    """Collects a page's meta elements, its title, and its stop on the path through the phases.

    The stop is what the header of a recommendation says in its data attributes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stop: dict[str, str] = {}
        self.meta: dict[str, str] = {}
        self.title: list[str] = []
        self._in_title = False
        self._in_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "data-guide-number" in values:
            self.stop = values
        elif tag == "meta" and (name := values.get("name") or values.get("property")):
            self.meta[name] = _one_line(values.get("content", ""))
        elif tag == "h1":
            self._in_title = not self.title  # the first is the page's own
        elif tag == "a":
            self._in_link = "headerlink" in values.get("class", "").split()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._in_link = False
        elif tag == "h1":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title and not self._in_link:
            self.title.append(data)
