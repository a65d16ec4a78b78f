"""Where everything on the site is written.

For the links that lead from a page, and from everything on it that has an anchor, to the line in
data/ or docs/, and for the letter that proposes a change: where both go, and their words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.components.typography import typeset
from macros.guide.guide import Guide
from macros.guide.links import href
from macros.model.entries import EDITION_PREFIX, Statement, TimelineEvent
from macros.model.fields import value_in
from macros.model.kinds import KINDS
from macros.reading.places import Location
from macros.reading.proposals import Proposals

_PREFIXES = {name: kind.prefix for name, kind in KINDS.items()} | {"edition": EDITION_PREFIX}
# Many are called by the same year or person: what they say tells them apart.
_NAMED_ALIKE = (TimelineEvent, Statement)


class _Files:
    """Gives each file a number, so that it is named once."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def number(self, path: Path) -> int:
        name = path.as_posix()
        if name not in self.paths:
            self.paths.append(name)
        return self.paths.index(name)

# Told otherwise, or said by the document itself.
_NOT_IN_SCRIPTS = {"kinds", "edit_page", "edit_items", "failed"}


def written_places(guide: Guide, proposals: Proposals) -> dict[str, Any]:
    """Return the places, by anchor and by page, and the settings and words.

    `entries` has, by what begins an anchor and by what follows its hyphen, [file, line, title];
    a file is its number in `files`. `kinds` says what each is called; those with neither prefix nor
    entry stand under their own name. `pages` has, by address, what the page is called, where its
    title is written, and the line of each heading; `entry` is the entry whose page it is, as
    [kind, id, file, line].
    """
    files = _Files()
    entries = _entries(guide, files)
    return {
        "mail": proposals.mail,
        "edit": proposals.edit_address,
        "host": proposals.host_name,
        "edition": typeset(guide.words.editions.text_of(guide.edition)),
        "words": guide.words.proposals.model_dump(exclude=_NOT_IN_SCRIPTS),
        "kinds": {
            _PREFIXES.get(kind) or kind: name
            for kind, name in guide.words.proposals.kinds.items()
        },
        "entries": entries,
        "pages": _pages(guide, files),
        "files": files.paths,
    }


def _entries(guide: Guide, files: _Files) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {}
    for kind in KINDS.values():
        for entry in guide.entries(kind.name) if kind.prefix else ():
            place = guide.place(kind.name, entry.id)
            if place:
                path, line = guide.written_at(kind.name, entry.id)
                title = place.title
                if isinstance(entry, _NAMED_ALIKE):
                    title = f"{title}: {' '.join(entry.text.split())}"
                found.setdefault(kind.prefix, {})[entry.id] = [
                    files.number(path), line, typeset(title)
                ]
    for edition in guide.editions:
        path, line = guide.edition_written_at(edition)
        id_ = edition.anchor.removeprefix(f"{EDITION_PREFIX}-")
        name = typeset(guide.words.editions.text_of(edition))
        found.setdefault(EDITION_PREFIX, {})[id_] = [files.number(path), line, name]
    return found


def _pages(guide: Guide, files: _Files) -> dict[str, dict[str, Any]]:
    owners = {
        page: (kind.name, entry)
        for kind in KINDS.values() for entry in guide.entries(kind.name)
        if (page := value_in(entry, "page"))
    }
    pages = {}
    for path, page in guide.pages.items():
        title = next(heading for heading in page.headings if heading.level == 1)
        told: dict[str, Any] = {
            "title": typeset(guide.page_title(path) or path),
            "file": files.number(page.shown),
            "line": title.line,
            "headings": {
                heading.anchor: heading.line for heading in page.headings if heading.anchor
            },
        }
        if path in owners:
            kind, entry = owners[path]
            written, line = guide.written_at(kind, entry.id)
            told["entry"] = [kind, entry.id, files.number(written), line]
        pages[href("index.md", Location(path, "", ""))] = told
    return pages
