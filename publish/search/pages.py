"""Find what the search looks in on a page as built, so that both engines give the same.

A page is a row of places, in its own order: its sections, and what stands in them with an address
of its own (a checklist item, a question, a word in the glossary).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from publish.base.project import BuildError

_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
))
_SKIPPED = frozenset((
    "button",
    "code",  # lines and names in files: what an editor copies, not what the guide says
    "datalist", "dialog", "input", "nav", "noscript", "script", "select", "style", "svg",
    "template", "textarea",
))
# Every other element begins and ends a line of its own.
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img",
    "input", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub",
    "sup", "time", "u", "var", "wbr",
))
_SECTIONS = ("h2", "h3")
# Not the engines' own data-search-exclude: Zensical takes that out of the pages it builds.
_MARK = "data-guide-no-search"
_SOFT_HYPHEN = "\u00ad"


class SearchIndexError(BuildError):
    """The site cannot be indexed; the text is what a person needs to mend it."""


@dataclass
class Place:
    """Something on a page with an address of its own, and the text in it, one line for each block.

    The text between the page's title and its first such place has no id and no title.
    """

    id: str = ""
    title: str = ""
    text: str = ""
    is_entry: bool = False  # it stands in a section: its first line is its title


@dataclass
class IndexedPage:
    """A page: its path from the site's root, its title (h1), the chapter it stands in, its places.

    `lead` is what the page says of itself in one sentence, for other sites.
    """

    url: str
    title: str = ""
    chapter: str = ""
    lead: str = ""
    places: list[Place] = field(default_factory=lambda: [Place()])


def entry_pattern(prefixes: Iterable[str]) -> re.Pattern[str]:
    """Return what matches the id of something that is found by itself inside a section."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, prefixes)) or '(?!)'})-")


def _lines(text: str) -> str:
    """Return the text with single spaces and no empty lines; spaces that hold words stay."""
    text = unicodedata.normalize("NFC", text)
    lines = (re.sub(r"[ \t\r\f]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(filter(None, lines)).replace(_SOFT_HYPHEN, "")


class PlacesReader:
    """Collects a page's title and places, as a `Reader` of its parts."""

    def __init__(self, url: str, html: str, entry: re.Pattern[str]) -> None:
        self._page = IndexedPage(url)
        self._is_whole = "</article>" in html
        self._is_left_out = False
        # The ids of sections that something marked stood in: with no other text, the heading is
        # left out as well.
        self._emptied: set[str] = set()
        self._entry = entry
        self._section = self._page.places[0]
        self._inside: tuple[int, Place] | None = None  # the open entry, and how deep it began
        self._open: list[tuple[str, bool]] = []  # each open element, and whether it is skipped
        self._heading = ""

    def found(self) -> IndexedPage | None:
        """Return the page, or None when its <article> is marked `data-guide-no-search`.

        Raises:
            SearchIndexError: it lacks its title or a whole <article>.
        """
        page = self._page
        if not self._is_whole:
            raise SearchIndexError(f"{page.url}: <article> mangler eller er ikke afsluttet")
        if self._is_left_out:
            return None
        page.title = _lines(page.title)
        if not page.title:
            raise SearchIndexError(f"{page.url}: overskriften (h1) mangler")
        for place in page.places:
            place.title, place.text = _lines(place.title), _lines(place.text)
            if place.is_entry:
                place.title, _, place.text = place.text.partition("\n")
        page.places = [
            place
            for place in page.places
            if place.text or (place.title and place.id not in self._emptied)
        ]
        return page

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element, and with it perhaps a place."""
        if tag == "meta" and attributes.get("name") == "description":
            self._page.lead = attributes.get("content", "")
        skipped = self._is_skipped() or _is_excluded(tag, attributes)
        if tag == "article":
            self._page.chapter = attributes.get("data-guide-chapter", "")
            self._is_left_out = skipped
        if _MARK in attributes and not self._inside:
            self._emptied.add(self._section.id)
        self._open.append((tag, skipped))
        if skipped:
            return
        if tag == "h1" and not self._page.title:
            self._heading = tag
        elif (id_ := attributes.get("id")) and self._in_article() and tag not in _VOID:
            self._begin_place(tag, id_)
        self._break_line(tag)

    def _begin_place(self, tag: str, id_: str) -> None:
        if tag in _SECTIONS and not self._inside:
            self._section = Place(id_)
            self._page.places.append(self._section)
            self._heading = tag
        elif tag not in _SECTIONS and not self._inside and self._entry.match(id_):
            place = Place(id_, is_entry=True)
            self._page.places.append(place)
            self._inside = (len(self._open), place)

    def end(self, tag: str) -> None:
        """Close an element, and with it perhaps a place."""
        self._open.pop()
        if tag == self._heading:
            self._heading = ""
        # What stands alone in an entry is a line: a name before what the person does.
        if self._inside and len(self._open) == self._inside[0]:
            self._add("\n")
        self._break_line(tag)
        if self._inside and len(self._open) < self._inside[0]:
            self._inside = None

    def data(self, text: str) -> None:
        """Add the text to the place that is open."""
        if not self._is_skipped():
            self._add(re.sub(r"[ \t\r\n\f]+", " ", text))

    def _break_line(self, tag: str) -> None:
        if tag not in _INLINE:
            self._add(" " if self._heading else "\n")

    def _add(self, text: str) -> None:
        if self._heading == "h1":
            self._page.title += text
        elif self._heading:
            self._section.title += text
        elif self._in_article():
            self._place().text += text

    def _place(self) -> Place:
        return self._inside[1] if self._inside else self._section

    def _is_skipped(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _in_article(self) -> bool:
        return any(name == "article" for name, _ in self._open)


def _is_excluded(tag: str, attributes: dict[str, str]) -> bool:
    return (
        tag in _SKIPPED
        or _MARK in attributes
        or "hidden" in attributes
        or attributes.get("role") == "tooltip"
        or attributes.get("aria-hidden") == "true"
        or "headerlink" in attributes.get("class", "").split()
    )
