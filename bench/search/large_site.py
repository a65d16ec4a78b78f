"""Make a large guide to try the search on: a built site with made-up pages beside its own.

The pages are made of the guide's own sentences, each of those of one page, because what is written
about one thing has the same words again and again: 500 words of the guide are 217 different ones in
some form, and of the pages made here as good as the same. A real text also goes on to use new
words, in Danish mostly new compounds; so some of the words are replaced by invented ones. Which
ones follows a rule that gives the frequencies of natural texts (Simon's): now and then a new one,
else one from before, the more often the more it has been used.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

from macros.handed_on.search_words import search_words
from publish.base.project import read_guide
from publish.pages.built_pages import read_pages
from publish.search.index import FOLDER, INDEX, write_index
from publish.search.pages import IndexedPage

WORDS = 500  # on a page
SECTIONS = 8
POINTS = 3  # list items in a section that has some
SEED = 1
_REPLACED = 0.2  # of the words that could be compounds
_NEW = 0.5  # of those: used for the first time
_HERE = 0.5  # of the others: used before on the same page
_WORD = re.compile(r"[^\W\d_]+")
_LONG = 6  # letters of a word that may be replaced
_PART = range(4, 10)  # letters of a word that compounds are made of
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")


def read_index(site: Path) -> dict[str, Any]:
    """Return the search index of a built site."""
    index: dict[str, Any] = json.loads((site / INDEX).read_text("utf-8").partition("=")[2])
    return index


def make_large_site(site: Path, target: Path, pages: int) -> None:
    """Copy a built site to `target` and add pages to it and to its search index.

    Args:
        site: a built site of the guide.
        target: a folder that does not exist.
        pages: how many to add: the same number gives the same pages.

    Raises:
        BuildError: `site` is not a whole site of the guide.
    """
    shutil.copytree(site, target)
    shutil.rmtree(target / FOLDER)
    settings = search_words(read_guide())
    kinds = list(settings["kinds"])
    writer = _Writer(read_pages(site, kinds).searched, kinds[0])
    for number in range(pages):
        folder = target / "stor" / f"{number:05}"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(writer.page(), "utf-8")
    write_index(target, read_pages(target, kinds).searched, settings)


def searched_pages(site: Path) -> list[IndexedPage]:
    """Return what the search looks in on the pages of a built site of the guide."""
    return read_pages(site, search_words(read_guide())["kinds"]).searched


def count_words(site: Path) -> int:
    """Return how many different words, in all their forms, the pages of a built site have."""
    found: set[str] = set()
    for page in searched_pages(site):
        for place in page.places:
            found.update(_WORD.findall(f"{place.title} {place.text}".lower()))
    return len(found)


class _Writer:
    """Writes pages like those it is given; `entry` begins the ids of list items."""

    def __init__(self, pages: list[IndexedPage], entry: str) -> None:
        self._random = random.Random(SEED)  # noqa: S311 - the same pages each time, no secrets
        self._entry = entry
        self._chapters = [page.chapter for page in pages]
        self._titles = [page.title for page in pages]
        self._headings = [
            place.title for page in pages for place in page.places
            if place.title and not place.is_entry
        ]
        self._pages = [found for page in pages if (found := list(_sentences(page)))]
        texts = [sentence for page in self._pages for sentence in page]
        words = {word for text in texts for word in _WORD.findall(text.lower())}
        self._parts: list[str] = sorted(word for word in words if len(word) in _PART)
        # Of the page that is being written.
        self._sources: list[str] = []
        # Each as often as it has been used: on all pages, and on this.
        self._invented: list[str] = []
        self._invented_here: list[str] = []

    def page(self) -> str:
        """Return the HTML of a new page."""
        # A long page is the source of more.
        sizes = [len(page) for page in self._pages]
        (self._sources,) = self._random.choices(self._pages, sizes)
        self._invented_here = []
        title = self._varied(self._random.choice(self._titles))
        sections = "".join(self._section(number) for number in range(SECTIONS))
        chapter = escape(self._random.choice(self._chapters))
        return (
            f'<!doctype html><html lang="da"><meta charset="utf-8"><title>{escape(title)}</title>\n'
            f'<meta name="description" content="{escape(next(self._text()))}">\n'
            f'<article data-guide-chapter="{chapter}"><h1>{escape(title)}</h1>\n'
            f"{sections}</article></html>\n"
        )

    def _section(self, number: int) -> str:
        heading = self._varied(self._random.choice(self._headings))
        html = f'<h2 id="afsnit-{number}">{escape(heading)}</h2>\n'
        points = list(islice(self._text(), POINTS)) if number % 2 else []
        left = WORDS // SECTIONS - sum(len(point.split()) for point in points)
        for sentence in self._text():
            if left <= 0:
                break
            html += f"<p>{escape(sentence)}</p>\n"
            left -= len(sentence.split())
        items = "".join(
            f'<li id="{self._entry}-{number}-{at}">{escape(point)}</li>\n'
            for at, point in enumerate(points)
        )
        return html + (f"<ul>{items}</ul>\n" if items else "")

    def _text(self) -> Iterator[str]:
        while True:
            yield self._varied(self._random.choice(self._sources))

    def _varied(self, text: str) -> str:
        return _WORD.sub(lambda word: self._instead_of(word[0]), text)

    def _instead_of(self, word: str) -> str:
        if len(word) < _LONG or self._random.random() > _REPLACED:
            return word
        if not self._invented or self._random.random() < _NEW:
            first, second = self._random.sample(self._parts, 2)
            compound = first + self._random.choice(("", "s")) + second
        elif self._invented_here and self._random.random() < _HERE:
            compound = self._random.choice(self._invented_here)
        else:
            compound = self._random.choice(self._invented)
        self._invented.append(compound)
        self._invented_here.append(compound)
        return compound


def _sentences(page: IndexedPage) -> Iterator[str]:
    """Yield what the page says in more than a few words."""
    for place in page.places:
        for sentence in _SENTENCE.split(place.text):
            if len(sentence.split()) > 3:
                yield sentence
