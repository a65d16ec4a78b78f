"""From a page to a place on the site, as a relative address. The only engine-aware module."""

from __future__ import annotations

import posixpath
from typing import Any

from macros.reading.places import Location


def source_path(page: Any) -> str:
    """Return the page's Markdown path under docs/ (MkDocs: file.src_uri, Zensical: path)."""
    return str(page.file.src_uri if hasattr(page, "file") else page.path)


def href(from_page: str, target: Location) -> str:
    """Return the address of `target` relative to the page `from_page` (under docs/).

    Both engines build `a/index.md` as `a/index.html`, so that links work without a server.
    """
    anchor = f"#{target.anchor}" if target.anchor else ""
    if target.page == from_page and anchor:
        return anchor
    built = f"{target.page.removesuffix('.md')}.html"
    return posixpath.relpath(built, posixpath.dirname(from_page) or ".") + anchor


def address_text(url: str) -> str:
    """Return a web address as readers see it: without protocol and closing slash."""
    return url.split("://", 1)[-1].rstrip("/")
