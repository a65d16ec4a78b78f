"""Read a built site as its readers' programs do: pages, their words, ids and links."""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from macros.guide.guide import Guide
from macros.model.entries import SourceUnit

_ASIDE = ".headerlink"  # what the engines add to a heading is not the guide's words


def page_paths(site: Path) -> list[str]:
    """Return the site's pages as paths relative to it.

    Without the page for wrong addresses, and those that only send readers on.
    """
    return sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if path.name != "404.html" and "assets" not in path.relative_to(site).parts
        and 'http-equiv="refresh"' not in path.read_text("utf-8")
    )


@cache
def soup(site: Path, page: str) -> BeautifulSoup:
    """Return the parsed page; do not change it."""
    return BeautifulSoup((site / page).read_text("utf-8"), "html.parser")


@cache
def article(site: Path, page: str) -> Tag:
    """Return the page's content without what engines add to it; do not change it."""
    return without(soup(site, page).find("article"), _ASIDE)


def without(tag: Tag, selector: str) -> Tag:
    """Return a copy of the tag without the elements in it that match the selector."""
    rest = copy(tag)
    for part in rest.select(selector):
        part.decompose()
    return rest


@cache
def words(site: Path, page: str) -> str:
    """Return the page's text with single ordinary spaces, as a reader compares it.

    Definitions of terms are left out: they stand in the middle of the sentence in the HTML but
    not on the screen.
    """
    return single_spaced(without(article(site, page), "[role=tooltip]").get_text(""))


def single_spaced(text: str) -> str:
    """Return the text with every run of white space, the non-breaking too, as one space."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


def missing_facts(site: Path, guide: Guide) -> list[str]:
    """Return the facts of the source that do not stand on the page of their unit."""
    missing = []
    for unit in guide.all(SourceUnit):
        for fact in unit.facts:
            page = guide.unit_location(unit.id).page.removesuffix(".md") + ".html"
            if single_spaced(fact).lower() not in words(site, page).lower():
                missing.append(f"{unit.id}: »{fact}« mangler på {page}")
    return missing


@cache
def ids(site: Path, page: str) -> tuple[str, ...]:
    """Return every id in the page, in order."""
    return tuple(tag["id"] for tag in soup(site, page).find_all(id=True))


@cache
def links(site: Path, page: str) -> tuple[str, ...]:
    """Return every address the page names: links, pictures, scripts, styles."""
    tags = soup(site, page).find_all(["a", "link", "script", "img", "source", "iframe"])
    found = (tag.get("href") or tag.get("src") or tag.get("xlink:href") for tag in tags)
    return tuple(address for address in found if address)


def is_own(address: str) -> bool:
    """Tell whether an address leads to this site (and not to another host, mail or phone)."""
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


@cache
def target(site: Path, page: str, address: str) -> tuple[Path, str]:
    """Return the file and the anchor that an own address leads to."""
    parts = urlsplit(address)
    if parts.path.startswith("/"):
        path = site / unquote(parts.path).lstrip("/")
    else:
        path = (site / page).parent / unquote(parts.path) if parts.path else site / page
    if parts.path.endswith("/") or path.is_dir():
        path = path / "index.html"
    return path.resolve(), unquote(parts.fragment)
