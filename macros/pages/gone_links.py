"""Say of links to pages that are no more that they are, wherever they stand.

The address stays as text, to be read and copied, but is no link: a link promises that something
is there, and is all that somebody who jumps from link to link hears.
"""

from __future__ import annotations

import html
import re

from markupsafe import Markup

from macros.components.components import Components
from macros.guide.guide import Guide

_LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<text>.*?)</a>", re.DOTALL)
_HREF = re.compile(r"""\shref="([^"]*)\"""")
_CLASS = re.compile(r"""\sclass="([^"]*)\"""")


def mark_gone(page_html: str, guide: Guide) -> str:
    """Return the HTML with every link to an address that is gone as text with a note."""
    if not guide.gone:
        return page_html
    components = Components(guide, "")

    def mark(link: re.Match[str]) -> str:
        href = _HREF.search(link["attributes"])
        day = guide.gone.get(html.unescape(href[1])) if href else None
        if day is None:
            return link[0]
        classes = _CLASS.search(link["attributes"])
        note = guide.words.reviews.gone.format(date=guide.words.editions.day_text(day))
        text = Markup(link["text"])  # noqa: S704 - a link's own HTML, as it stood
        return components.render(
            "gone_link", classes=classes[1] if classes else "", text=text, note=note
        ).strip()

    return _LINK.sub(mark, page_html)
