"""What the steps of publishing share: where the project is, its pages, and their common error."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from macros.files.errors import GuideFaults
from macros.files.project import ROOT as ROOT  # where the steps take it from
from macros.guide.guide import Guide, load_guide

# JSON may hold these as they are, but in a script they would end the element or the line.
_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_SENDS_ON = re.compile(rb"<meta[^>]+http-equiv=[\"']?refresh", re.IGNORECASE)


class BuildError(Exception):
    """The site cannot be built; the text is what a person needs to mend it."""


def read_guide(root: Path = ROOT) -> Guide:
    """Return the guide in `root`; it is read again only when a file has changed.

    Raises:
        BuildError: the guide has faults.
    """
    try:
        return load_guide(root)
    except GuideFaults as faults:
        raise BuildError(str(faults)) from faults


def page_paths(site: Path) -> Iterator[str]:
    """Yield the pages that readers read, as paths in the built `site`, in alphabetical order.

    Left out are the page for wrong addresses, pages that only send the reader on to where a page
    has moved, and what others wrote below assets/.
    """
    for path in sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html")):
        is_page = path != "404.html" and not path.startswith("assets/")
        if is_page and not _SENDS_ON.search((site / path).read_bytes()):
            yield path


def script_of(name: str, data: object) -> str:
    """Return the script that gives `window.<name>` the data: same data, same text."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.{name}={text.translate(_UNSAFE)}\n"
