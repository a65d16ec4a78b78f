"""Draw the picture that a shared link shows.

Every page of a built site gets one. Its words come from the page's own HTML, so a guide in
another language needs no setting, and the same page gives the same bytes every time.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from publish.base.project import ROOT
from publish.pictures.drawing import Picture, Stop
from publish.pictures.kept_painter import KeptPainter
from publish.pictures.words import PageWords, SocialPictureError

FOLDER = "assets/social"
TOUCH_ICON = "assets/images/apple-touch-icon.png"

_FRONT_PAGE = "index.html"
_FRONT_PICTURE = "forside"


def draw_pictures(site: Path, pages: Mapping[str, PageWords], root: Path = ROOT) -> None:
    """Write a picture for every page of the built `site`, and the icon for a phone's home screen.

    Args:
        site: the folder that an engine has written; pictures go to `FOLDER` below it.
        pages: what each page says of itself, by its path.
        root: the project's folder, for its typefaces and its mark.

    Raises:
        SocialPictureError: a page would share its picture with another, there is no front page, or
            a typeface or the mark is missing.
    """
    if _FRONT_PAGE not in pages:
        raise SocialPictureError(f"{site} er ikke et bygget site: {_FRONT_PAGE} mangler.")
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


def _stops(pages: Mapping[str, PageWords]) -> list[Stop]:
    """Return the numbered pages as the stops of the path, in order."""
    numbered = {page.number: page.phase for page in pages.values() if page.number is not None}
    return [Stop(number, phase) for number, phase in sorted(numbered.items())]


def _picture(path: str, pages: Mapping[str, PageWords]) -> Picture:
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


def _section(path: str, pages: Mapping[str, PageWords]) -> str:
    """Return the title of the nearest page above, or nothing when that is the front page."""
    own = PurePosixPath(path)
    for folder in [*own.parents][:-1]:
        above = (folder / "index.html").as_posix()
        if above in pages and above != path:
            return pages[above].title
    return ""
