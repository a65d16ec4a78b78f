"""Read every page of a built site once, and write what comes of it: search index and pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.handed_on.search_words import search_words
from publish.base.page_reader import read_page
from publish.base.project import ROOT, BuildError, page_paths, read_guide
from publish.pictures.sharing import draw_pictures
from publish.pictures.words import PageWords, WordsReader
from publish.search.index import write_index
from publish.search.pages import IndexedPage, PlacesReader, entry_pattern


@dataclass(frozen=True)
class BuiltPages:
    """What the pages of a site say, in the order of their paths.

    `searched` has those that the search looks in, `words` what each page says of itself, by path.
    """

    searched: list[IndexedPage]
    words: dict[str, PageWords]


def write_search_and_pictures(site: Path, root: Path = ROOT) -> None:
    """Write what the search looks in, and a picture of each page, into a built site.

    Raises:
        BuildError: as `read_pages`, before anything is written; a picture cannot be drawn; or the
            guide in `root` has faults.
    """
    settings = search_words(read_guide(root))
    pages = read_pages(site, settings["kinds"])
    write_index(site, pages.searched, settings)
    draw_pictures(site, pages.words, root)


def read_pages(site: Path, prefixes: Iterable[str]) -> BuiltPages:
    """Return what the pages of the built `site` say.

    `prefixes` begin the ids of what is found by itself inside a section, before a hyphen: `tjek`
    in `tjek-aftal-tid`.

    Raises:
        BuildError: there are no pages, or one is damaged; the text says which, and how.
    """
    entry = entry_pattern(prefixes)
    searched: list[IndexedPage] = []
    words: dict[str, PageWords] = {}
    for path in page_paths(site):
        try:
            html = (site / path).read_text("utf-8")
        except UnicodeDecodeError as error:
            raise BuildError(f"{path}: Siden er ikke gemt som UTF-8.") from error
        places, own = PlacesReader(path, html, entry), WordsReader(path)
        read_page(html, places, own)
        if (page := places.found()) is not None:
            searched.append(page)
        words[path] = own.found()
    if not words:
        raise BuildError(f"{site} har ingen sider.")
    return BuiltPages(searched, words)
