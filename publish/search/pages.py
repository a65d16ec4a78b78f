"""Read what the search looks in from the pages as built, so that both engines give the same.

A page is a row of places, in its own order: its sections, and what stands in them with an address
of its own (a checklist item, a question, a word in the glossary).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from publish.base.project import BuildError, page_paths

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


def read_site(site: Path, prefixes: Iterable[str]) -> list[IndexedPage]:
    """Return the pages of a built site in the order of their paths.

    Those whose <article> is marked `data-guide-no-search` are left out. `prefixes` begin the ids
    of what is found by itself inside a section, before a hyphen: `tjek` in `tjek-aftal-tid`.

    Raises:
        SearchIndexError: there are no pages, or a page lacks its title or a whole <article>.
    """
    entry = re.compile(rf"(?:{'|'.join(map(re.escape, prefixes)) or '(?!)'})-")
    pages = [_read_page(site, path, entry) for path in page_paths(site)]
    if not pages:
        raise SearchIndexError(f"{site} har ingen sider.")
    return [page for page in pages if page is not None]


def _read_page(site: Path, path: str, entry: re.Pattern[str]) -> IndexedPage | None:
    try:
        html = (site / path).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise SearchIndexError(f"{path}: er ikke UTF-8") from error
    reader = _PageReader(path, entry)
    reader.feed(html)
    reader.close()
    if not reader.ended:
        raise SearchIndexError(f"{path}: <article> mangler eller er ikke afsluttet")
    if reader.is_left_out:
        return None
    page = reader.page
    page.title = _lines(page.title)
    if not page.title:
        raise SearchIndexError(f"{path}: overskriften (h1) mangler")
    for place in page.places:
        place.title, place.text = _lines(place.title), _lines(place.text)
        if place.is_entry:
            place.title, _, place.text = place.text.partition("\n")
    page.places = [
        place
        for place in page.places
        if place.text or (place.title and place.id not in reader.emptied)
    ]
    return page


def _lines(text: str) -> str:
    """Return the text with single spaces and no empty lines; spaces that hold words stay."""
    text = unicodedata.normalize("NFC", text)
    lines = (re.sub(r"[ \t\r\f]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(filter(None, lines)).replace(_SOFT_HYPHEN, "")


class _PageReader(HTMLParser):
    """Collects a page's title and places.

    `ended` tells whether the article did, `is_left_out` whether it is marked. `emptied` has the
    ids of sections that something marked stood in: with no other text, the heading is left out
    as well.
    """

    def __init__(self, url: str, entry: re.Pattern[str]) -> None:
        super().__init__()
        self.page = IndexedPage(url)
        self.ended = False
        self.is_left_out = False
        self.emptied: set[str] = set()
        self._entry = entry
        self._section = self.page.places[0]
        self._inside: tuple[int, Place] | None = None  # the open entry, and how deep it began
        self._open: list[tuple[str, bool]] = []  # each open element, and whether it is skipped
        self._heading = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        attribute = dict(attributes)
        if tag == "meta" and attribute.get("name") == "description":
            self.page.lead = attribute.get("content") or ""
        skipped = self._is_skipped() or _is_excluded(tag, attribute)
        if tag == "article":
            self.page.chapter = attribute.get("data-guide-chapter") or ""
            self.is_left_out = skipped
        if _MARK in attribute and not self._inside:
            self.emptied.add(self._section.id)
        if tag not in _VOID:
            self._open.append((tag, skipped))
        if skipped:
            return
        if tag == "h1" and not self.page.title:
            self._heading = tag
        elif (id_ := attribute.get("id")) and self._in_article() and tag not in _VOID:
            self._begin_place(tag, id_)
        self._break_line(tag)

    def _begin_place(self, tag: str, id_: str) -> None:
        if tag in _SECTIONS and not self._inside:
            self._section = Place(id_)
            self.page.places.append(self._section)
            self._heading = tag
        elif tag not in _SECTIONS and not self._inside and self._entry.match(id_):
            place = Place(id_, is_entry=True)
            self.page.places.append(place)
            self._inside = (len(self._open), place)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in (name for name, _ in self._open):
            return
        while self._open.pop()[0] != tag:
            pass  # elements whose end is left out, as HTML allows
        if tag == self._heading:
            self._heading = ""
        self.ended = self.ended or tag == "article"
        # What stands alone in an entry is a line: a name before what the person does.
        if self._inside and len(self._open) == self._inside[0]:
            self._add("\n")
        self._break_line(tag)
        if self._inside and len(self._open) < self._inside[0]:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if not self._is_skipped():
            self._add(re.sub(r"[ \t\r\n\f]+", " ", data))

    def _break_line(self, tag: str) -> None:
        if tag not in _INLINE:
            self._add(" " if self._heading else "\n")

    def _add(self, text: str) -> None:
        if self._heading == "h1":
            self.page.title += text
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


def _is_excluded(tag: str, attribute: dict[str, str | None]) -> bool:
    return (
        tag in _SKIPPED
        or _MARK in attribute
        or "hidden" in attribute
        or attribute.get("role") == "tooltip"
        or attribute.get("aria-hidden") == "true"
        or "headerlink" in (attribute.get("class") or "").split()
    )
