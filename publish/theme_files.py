"""Leave out what the theme adds to a site and no page uses: python -m publish.theme_files.

Both engines copy their theme's scripts, styles and pictures into every site, the icons that our
templates have already drawn into the pages, and an index for a search that is not ours.
"""

import argparse
import shutil
from pathlib import Path

from publish.project import ROOT

_ELSEWHERE = ("icons", "search", "search.js", "search.json", "objects.inv")


def remove_theme_files(site: Path, root: Path = ROOT) -> None:
    """Delete from the built `site` what did not come from `root`/docs/ or from a page."""
    own = root / "docs" / "assets"
    assets = site / "assets"
    for path in sorted(assets.rglob("*"), reverse=True):  # a folder after what is in it
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not (own / path.relative_to(assets)).is_file():
            path.unlink()
    for name in _ELSEWHERE:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def main() -> None:
    """Read the command line and delete."""
    parser = argparse.ArgumentParser(description="Fjern temaets egne filer fra et bygget site.")
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", metavar="MAPPE")
    remove_theme_files(parser.parse_args().site_dir.absolute())


if __name__ == "__main__":
    main()
