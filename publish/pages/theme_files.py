"""Leave out what the theme adds to a site and no page uses.

Both engines copy their theme's scripts, styles and pictures into every site, the icons that our
templates have already drawn into the pages, and an index for a search that is not ours. This is
the first step after the engine: what later steps write is not in docs/ either.
"""

from pathlib import Path

from publish.base.project import ROOT

_PLACES = ("assets", "icons", "search", "search.js", "search.json", "objects.inv")


def remove_theme_files(site: Path, root: Path = ROOT) -> None:
    """Delete from the built `site` what the theme added: no page, and not in `root`/docs/."""
    found = {path for name in _PLACES for path in (site / name, *(site / name).rglob("*"))}
    for path in sorted(found, reverse=True):  # a folder after what is in it
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.suffix != ".html" and not (root / "docs" / path.relative_to(site)).is_file():
            path.unlink(missing_ok=True)
