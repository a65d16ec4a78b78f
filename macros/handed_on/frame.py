"""What the document around every page is given: words, and where its links lead.

The engines' templates escape nothing, so every text is escaped here, once.
"""

from __future__ import annotations

import html
from collections.abc import MutableMapping
from typing import Any

from macros.components.declared import styles_everywhere
from macros.files.errors import GuideError
from macros.guide.guide import Guide
from macros.guide.links import href
from macros.guide.outline import phases
from macros.model.settings import PageLink
from macros.reading.places import Location


def frame(guide: Guide) -> dict[str, Any]:
    """Return what stands beside the settings in `config.extra.guide`, as HTML.

    `words` has a dictionary for each file in data/words/; `phases` has each by its title, which is
    its chapter's in the menu. `phases_in_order` has the titles: Zensical sorts what is in a
    dictionary.
    """
    site = guide.site
    told: dict[str, Any] = {
        "words": guide.words.model_dump(),
        "phases": {
            phase.title: {
                "id": phase.id, "icon": phase.icon, "url": _url(guide.location("phase", phase.id)),
            }
            for phase in phases(guide)
        },
        "styles_everywhere": styles_everywhere(),
        "phases_in_order": [phase.title for phase in phases(guide)],
        "pages": {name: _page_url(page) for name, page in site.pages.model_dump().items()},
        "header_links": [
            {**_link(link), "section": link.page.removesuffix("index.md")}
            for link in site.header_links
        ],
        "footer_text": site.footer_text,
        "footer_links": [_link(link) for link in site.footer_links],
        "not_found_links": [_link(link) for link in site.not_found_links],
    }
    escaped: dict[str, Any] = _escaped(told)
    return escaped


def give_document(configuration: MutableMapping[str, Any], guide: Guide) -> None:
    """Put the frame where the document looks for it, in the configuration that MkDocs has read.

    Zensical's document looks in what that program read before any page. Raises GuideError when the
    frame is not there, as when nobody but Zensical was asked to build.
    """
    settings = configuration["extra"]["guide"]
    if not isinstance(configuration, dict):  # MkDocs's has a class of its own
        settings |= frame(guide)
    elif "words" not in settings:
        raise GuideError("Zensical får guidens ord af bygningen: kør make build ENGINE=zensical")


def _link(link: PageLink) -> dict[str, str]:
    return {"title": link.title, "url": _page_url(link.page)}


def _page_url(address: str) -> str:
    page, _, anchor = address.partition("#")
    return _url(Location(page, anchor, ""))


def _url(place: Location) -> str:
    return href("index.md", place)


def _escaped(value: Any) -> Any:
    if isinstance(value, dict):
        return {html.escape(str(key)): _escaped(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_escaped(child) for child in value]
    return html.escape(value) if isinstance(value, str) else value
