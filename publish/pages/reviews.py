"""Say on every page when it was last looked through: python -m publish.pages.reviews.

It stands in the front matter of each page, and the names in data/, where no template can read it.
A template leaves the place for it, and works without.
"""

import argparse
import html
import sys
from pathlib import Path

from publish.base.project import ROOT, BuildError, page_paths
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
        after = before.replace(_TEXT, html.escape(reviews.get(path, "")))
        if after != before:
            page.write_text(after, "utf-8", newline="\n")


def main() -> None:
    """Read the command line and stamp the pages; exit 1 with the fault when that fails."""
    parser = argparse.ArgumentParser(description="Skriv på siderne, hvornår de er gennemgået.")
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", metavar="MAPPE")
    try:
        stamp_reviews(parser.parse_args().site_dir.absolute())
    except (BuildError, OSError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
