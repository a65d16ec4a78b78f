"""Leave word where pages once stood.

Each address in data/moved_pages.yml gets a small page that sends its readers on: at once without
scripts, and with the anchor they came for where scripts run. Such a page is none of the guide's
(`page_paths`): neither the search nor the site map knows it.
"""

import html
import posixpath
from pathlib import Path
from string import Template

from ruamel.yaml import YAML

from publish.base.project import ROOT, BuildError
from publish.pages.catalogue import read_catalogue
from publish.pages.scripts import FOLDER, script

SCRIPT = f"{FOLDER}/moved.js"

_FILES = Path(__file__).parent / "moved_files"
_LIST = "data/moved_pages.yml"


def write_moved_pages(site: Path, root: Path = ROOT) -> None:
    """Write a page at every address that a page of the guide in `root` has left.

    Raises:
        BuildError: the guide has faults, or something else stands at such an address.
    """
    if not (root / _LIST).exists():
        return
    moved = read_catalogue(root)["moved"]
    language = YAML().load(root / "mkdocs.yml")["theme"]["language"]
    template = Template((_FILES / "moved.html").read_text("utf-8"))
    (site / SCRIPT).parent.mkdir(parents=True, exist_ok=True)
    (site / SCRIPT).write_text(script("moved"), "utf-8", newline="\n")
    for page in moved["pages"]:
        target = site / page["page"]
        if target.exists():
            raise BuildError(f"{page['page']} står i {_LIST}, men sitet har en side dér.")
        values = {
            "language": language, **moved["words"], "to": page["to"], "page": page["title"],
            "script": posixpath.relpath(SCRIPT, posixpath.dirname(page["page"]) or "."),
        }
        text = template.substitute({name: html.escape(value) for name, value in values.items()})
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
