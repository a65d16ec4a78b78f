"""Find what a page says of itself: its picture shows it."""

import re
from dataclasses import dataclass

from publish.base.project import BuildError


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


class WordsReader:
    """Collects a page's meta elements, its title, and its stop on the path through the phases.

    The stop is what the header of a recommendation says in its data attributes.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._stop: dict[str, str] = {}
        self._meta: dict[str, str] = {}
        self._title: list[str] = []
        self._in_title = False
        self._in_link = False

    def found(self) -> PageWords:
        """Return what the page says.

        Raises:
            SocialPictureError: it has no title, or its number is none.
        """
        title = _one_line("".join(self._title))
        if not title:
            raise SocialPictureError(
                f"{self._path}: Siden har ingen overskrift (h1), så dens delebillede kan ikke"
                " tegnes."
            )
        number = self._stop.get("data-guide-number", "")
        if number and not re.fullmatch("[0-9]+", number):
            raise SocialPictureError(f"{self._path}: data-guide-number er ikke et tal: {number}")
        return PageWords(
            title=title,
            description=self._meta.get("description", ""),
            phase=self._stop.get("data-guide-phase", ""),
            kicker=_one_line(self._stop.get("data-guide-kicker", "")),
            site_name=self._meta.get("og:site_name", ""),
            number=int(number) if number else None,
        )

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take what stands in the element's attributes, and know where the title is."""
        if "data-guide-number" in attributes:
            self._stop = attributes
        elif tag == "meta" and (name := attributes.get("name") or attributes.get("property")):
            self._meta[name] = _one_line(attributes.get("content", ""))
        elif tag == "h1":
            self._in_title = not self._title  # the first is the page's own
        elif tag == "a":
            self._in_link = "headerlink" in attributes.get("class", "").split()

    def end(self, tag: str) -> None:
        """Leave the title, or a link in it."""
        if tag == "a":
            self._in_link = False
        elif tag == "h1":
            self._in_title = False

    def data(self, text: str) -> None:
        """Add to the title."""
        if self._in_title and not self._in_link:
            self._title.append(text)


def _one_line(text: str) -> str:
    """Return the text with single spaces; a non-breaking one goes on holding two words together."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()
