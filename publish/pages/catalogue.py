"""Write what readers can work with, for the scripts.

As classic scripts, because a page opened from a disk may load scripts but not fetch data.
"""

from pathlib import Path
from typing import Any

from macros.handed_on.catalogue import parts
from publish.base.project import ROOT, read_guide, script_of

FOLDER = "assets/catalogue"
# Of the parts of macros.handed_on.catalogue, those that scripts read: the file of each, and its
# name in the browser.
PARTS = {
    "former": ("former.js", "guideFormerIds"),
    "index": ("catalogue.js", "guideCatalogue"),
    "texts": ("texts.js", "guideCatalogueTexts"),
    "editions": ("editions.js", "guideEditions"),
}


def write_catalogue(site: Path, root: Path = ROOT) -> None:
    """Write the catalogue of the guide in `root` into a built site: same data, same bytes.

    Raises:
        BuildError: the guide has faults.
    """
    catalogue = read_catalogue(root)
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for part, (file, name) in PARTS.items():
        (folder / file).write_text(script_of(name, catalogue[part]), "utf-8", newline="\n")


def read_catalogue(root: Path = ROOT) -> dict[str, Any]:
    """Return what the guide in `root` says of itself: the parts of macros.handed_on.catalogue.

    Raises:
        BuildError: the guide has faults.
    """
    return parts(read_guide(root))
