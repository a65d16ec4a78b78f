"""Each page as readers see it, without building the site: its paragraphs, and all its words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace

import jinja2
import markdown

from macros.guide.guide import Guide
from macros.pages.page_macros import page_macros
from macros.reading.pages import Page

_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_UNSEEN = re.compile(r"<!--.*?-->|<(script|style|template|svg|pre)\b.*?</\1>", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|li|dd|dt|td|th|h[1-6]|div|figcaption|summary|br)\b[^>]*>")
_TAG = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^>"'])*>""")
# Examples of components are no part of what the guide says.
_LEFT_OUT = "component_gallery"


@dataclass(frozen=True)
class ShownPage:
    """A page, its paragraphs, and all its words with single spaces."""

    page: Page
    paragraphs: tuple[str, ...]
    words: str


def shown_pages(guide: Guide, settings: Mapping[str, object]) -> Iterator[ShownPage]:
    """Yield every page of a guide without faults; `settings` is `extra.guide` in mkdocs.yml."""
    config = {"extra": {"guide": settings}}
    engine = jinja2.Environment(autoescape=False)  # noqa: S701 - as the engines run the pages
    engine.globals |= {**page_macros(guide), _LEFT_OUT: lambda _: ""}
    for page in guide.pages.values():
        written = engine.from_string(page.text).render(
            page=SimpleNamespace(path=page.path, meta={}), config=config
        )
        drawn = markdown.markdown(
            written, extensions=["attr_list", "md_in_html", "tables", "pymdownx.superfences"]
        )
        drawn = _UNSEEN.sub("", drawn)
        paragraphs = tuple(_words(found) for found in _PARAGRAPH.findall(drawn))
        yield ShownPage(page, paragraphs, _words(_BLOCK.sub(" ", drawn)))


def _words(drawn: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", drawn)).split())
