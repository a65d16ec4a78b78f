"""Say on every page when it was last looked through.

It stands in the front matter of each page, and the names in data/, where no template can read it.
A template leaves the place for it, and works without.
"""

import html
from pathlib import Path

from publish.base.project import ROOT, page_paths
from publish.pages.catalogue import read_catalogue

_TEXT = "<!-- reviewed -->"


def stamp_reviews(site: Path, root: Path = ROOT) -> None:
    """Write the review of every page of the guide in `root` into the built `site`.

    Raises:
        BuildError: the guide has faults.
    """
    reviews = read_catalogue(root)["reviews"]
    for path in page_paths(site):
        page = site / path
        before = page.read_text("utf-8")
        after = with_review(before, reviews.get(path, ""))
        if after != before:
            page.write_text(after, "utf-8", newline="\n")


def with_review(page: str, review: str) -> str:
    """Return a page's HTML with what is said of its review in it."""
    return page.replace(_TEXT, html.escape(review))
