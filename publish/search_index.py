"""Write what the search looks in: python -m publish.search_index --site-dir site.

It is read from the pages as built, so both engines give the same. The reader's browser builds the
searchable index from it: the file holds plain texts and nothing that depends on the library. It is
a classic script because a page opened from a disk may load scripts but not fetch data.
"""

import argparse
import re
import sys
from dataclasses import asdict, dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from publish.project import ROOT, BuildError, page_paths, script_of

INDEX = Path("assets/search/index.js")

_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
))
_SKIPPED = frozenset((
    "button", "datalist", "dialog", "input", "nav", "noscript", "script", "select", "style",
    "svg", "template", "textarea",
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
class Section:
    """A heading with an address of its own and the text below it, one line for each block.

    The text between the page's title and its first such heading has no id and no title.
    """

    id: str = ""
    title: str = ""
    text: str = ""


@dataclass
class IndexedPage:
    """A page: its path from the site's root, its title (h1), and its sections in order."""

    url: str
    title: str = ""
    sections: list[Section] = field(default_factory=lambda: [Section()])


def read_site(site: Path) -> list[IndexedPage]:
    """Return the pages of a built site in the order of their paths.

    Those whose <article> is marked `data-guide-no-search` are left out.

    Raises:
        SearchIndexError: there are no pages, or a page lacks its title or a whole <article>.
    """
    pages = [_read_page(site, path) for path in page_paths(site)]
    if not pages:
        raise SearchIndexError(f"{site} har ingen sider. Byg sitet først: make build")
    return [page for page in pages if page.sections]


def index_script(pages: list[IndexedPage]) -> str:
    """Return the script that gives `window.guideSearchIndex` the pages, as a list of objects."""
    return script_of("guideSearchIndex", [asdict(page) for page in pages])


def write_index(site: Path) -> None:
    """Write `assets/search/index.js` into a built site: the same bytes for the same pages.

    Raises:
        SearchIndexError: as `read_site`; nothing is then written.
    """
    script = index_script(read_site(site))
    target = site / INDEX
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(script, "utf-8", newline="\n")


def _read_page(site: Path, path: str) -> IndexedPage:
    try:
        html = (site / path).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise SearchIndexError(f"{path}: er ikke UTF-8") from error
    reader = _PageReader(path)
    reader.feed(html)
    reader.close()
    if not reader.ended:
        raise SearchIndexError(f"{path}: <article> mangler eller er ikke afsluttet")
    page = reader.page
    page.title = _lines(page.title)
    if not page.title:
        raise SearchIndexError(f"{path}: overskriften (h1) mangler")
    for section in page.sections:
        section.title, section.text = _lines(section.title), _lines(section.text)
    page.sections = [
        section
        for section in page.sections
        if section.text or (section.title and section.id not in reader.emptied)
    ]
    return page


def _lines(text: str) -> str:
    """Return the text with single spaces and no empty lines; spaces that hold words stay."""
    lines = (re.sub(r"[ \t\r\f]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(filter(None, lines)).replace(_SOFT_HYPHEN, "")


class _PageReader(HTMLParser):
    """Collects a page's title and sections.

    `ended` tells whether the article did. `emptied` has the ids of sections that something marked
    stood in: with no other text, the heading is left out as well.
    """

    def __init__(self, url: str) -> None:
        super().__init__()
        self.page = IndexedPage(url)
        self.ended = False
        self.emptied: set[str] = set()
        self._open: list[tuple[str, bool]] = []  # each open element, and whether it is skipped
        self._heading = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        attribute = dict(attributes)
        skipped = self._is_skipped() or _is_excluded(tag, attribute)
        if tag == "article" and skipped:
            self.page.sections.clear()
        if _MARK in attribute and self.page.sections:
            self.emptied.add(self.page.sections[-1].id)
        if tag not in _VOID:
            self._open.append((tag, skipped))
        if skipped:
            return
        if tag == "h1" and not self.page.title:
            self._heading = tag
        elif tag in _SECTIONS and attribute.get("id") and self._in_article():
            self.page.sections.append(Section(attribute["id"]))
            self._heading = tag
        self._break_line(tag)

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
        self._break_line(tag)

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
            self.page.sections[-1].title += text
        elif self._in_article() and self.page.sections:
            self.page.sections[-1].text += text

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


def main() -> None:
    """Read the command line and write the index; exit 1 with the fault when that fails."""
    parser = argparse.ArgumentParser(description="Skriv søgeindekset for et bygget site.")
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", metavar="MAPPE")
    site = parser.parse_args().site_dir
    try:
        write_index(site)
    except (SearchIndexError, OSError) as error:
        sys.exit(str(error))
    print(f"Søgeindekset er skrevet i {site / INDEX}")


if __name__ == "__main__":
    main()
