"""Put the guide's edition into every page.

The edition stands in data/editions.yml and nowhere else. A template leaves two places for it, and
works without: the number that scripts read, and what the reader sees at the bottom of the page.
"""

import datetime
import html
from dataclasses import dataclass
from pathlib import Path

from publish.base.project import ROOT
from publish.pages.catalogue import read_catalogue

_NUMBER = '<meta name="guide-edition" content="">'
_TEXT = "<!-- edition -->"


@dataclass(frozen=True)
class Edition:
    """The guide as it is published on a day; `text` says it to readers."""

    number: str
    date: datetime.date
    text: str


def read_edition(root: Path = ROOT) -> Edition:
    """Return the newest edition of the guide in `root`.

    Raises:
        BuildError: the guide has faults.
    """
    edition = read_catalogue(root)["edition"]
    date = datetime.date.fromisoformat(edition["date"])
    return Edition(edition["number"], date, edition["text"])


def stamp_edition(site: Path, root: Path = ROOT) -> None:
    """Write the edition of the guide in `root` into every page of the built `site`.

    Raises:
        BuildError: the guide has faults.
    """
    edition = read_edition(root)
    for page in sorted(site.rglob("*.html")):
        before = page.read_text("utf-8")
        after = with_edition(before, edition)
        if after != before:
            page.write_text(after, "utf-8", newline="\n")


def with_edition(page: str, edition: Edition) -> str:
    """Return a page's HTML with the edition in it."""
    number = _NUMBER.replace(
        'content=""', f'content="{edition.number}" data-guide-date="{edition.date}"'
    )
    return page.replace(_NUMBER, number).replace(_TEXT, html.escape(edition.text))
