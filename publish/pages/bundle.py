"""Pack a page's stylesheets and scripts.

A page names its files one by one between two comments, so that it works as the engine built it:

    <!-- bundle guide.css -->
    <link rel="stylesheet" href="../assets/stylesheets/guide.css">
    ...
    <!-- /bundle -->

Each such list becomes one file, whose name holds a checksum of its content: so it can be kept for
ever, and a new edition is never shown with an old style. Stylesheets lose their comments and white
space; scripts have lost theirs already (publish/pages/scripts.py).
"""

import hashlib
import posixpath
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import lightningcss
import rjsmin

from publish.base.project import BuildError

_BLOCK = re.compile(r"[ \t]*<!-- bundle ([\w-]+)\.(css|js) -->(.*?)<!-- /bundle -->", re.DOTALL)
_ADDRESS = re.compile(r'(?:href|src)="([^"]+)"')
# Each on a line of its own in the icons' files, and without meaning inside a page.
_ICON_ATTRIBUTE = re.compile(r'\n(?:class="lucide [^"]*"|xmlns="http://www\.w3\.org/2000/svg")')
_MINIFY: dict[str, Callable[[str, str], str]] = {
    "css": lambda text, name: lightningcss.process_stylesheet(text, filename=name),
    "js": lambda text, _: text,
}
_TAG = {
    "css": '<link rel="stylesheet" href="{}">',
    "js": '<script src="{}"></script>',
}
# A script may end without a semicolon, and the next begin with a parenthesis.
_BETWEEN = {"css": "\n", "js": ";\n"}
# Beside the stylesheets and scripts they replace, so that addresses in them stay true.
_FOLDER = {"css": "assets/stylesheets", "js": "assets/javascripts"}


class BundleError(BuildError):
    """A page names a file that is not there or cannot be read; the text says which."""


def bundle(site: Path) -> None:
    """Replace the lists of files in every page of the built `site`, and the files themselves.

    Raises:
        BundleError: a page names a file that is not in the site, or a stylesheet is wrong.
    """
    bundles = Bundles(site)
    for page in sorted(site.rglob("*.html")):
        text = bundles.packed(page, page.read_text("utf-8"))
        page.write_text(text, "utf-8", newline="\n")
    bundles.remove_sources()
    # What others wrote and a page asks for later; their licences stand beside it.
    for file in (site / "assets" / "vendor").rglob("*.js"):
        file.write_text(rjsmin.jsmin(file.read_text("utf-8")), "utf-8", newline="\n")


class Bundles:
    """The files that stand for the lists on a site's pages, each written when first asked for."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._sources: set[Path] = set()
        self._names: dict[tuple[str, ...], str] = {}

    def packed(self, page: Path, text: str) -> str:
        """Return the HTML of a page in the site, with its lists replaced.

        Raises:
            BundleError: it names a file that is not in the site, or a stylesheet is wrong.
        """
        return _lighter(_BLOCK.sub(partial(self._pack, page), text))

    def remove_sources(self) -> None:
        """Delete the files that others stand for now."""
        for file in self._sources:
            file.unlink()

    def _pack(self, page: Path, block: re.Match[str]) -> str:
        stem, kind, listed = block.groups()
        addresses = _ADDRESS.findall(listed)
        if not addresses:
            return ""
        files = [_file(self._site, page, address) for address in addresses]
        self._sources.update(files)
        key = (stem, *(str(file) for file in files))
        if key not in self._names:
            self._names[key] = _write(self._site, stem, kind, files)
        # The first address shows how this page reaches the site's root.
        root = addresses[0][: -len(files[0].relative_to(self._site).as_posix())]
        return _TAG[kind].format(root + self._names[key])


def _lighter(page: str) -> str:
    """Return the HTML without what only those who write templates and draw icons need."""
    if "<pre" in page:  # where text is shown as it stands
        return page
    return _ICON_ATTRIBUTE.sub("", re.sub(r"\s*\n\s*", "\n", page))


def _file(site: Path, page: Path, address: str) -> Path:
    """Return the file in the site that an address on a page leads to."""
    if address.startswith("/"):  # on 404.html: below a site_url that may end in a folder of its own
        parts = address.strip("/").split("/")
        candidates = ["/".join(parts[first:]) for first in range(len(parts))]
    else:
        folder = page.parent.relative_to(site).as_posix()
        candidates = [posixpath.normpath(posixpath.join(folder, address))]
    for candidate in candidates:
        if (site / candidate).is_file():
            return site / candidate
    raise BundleError(f"{page.relative_to(site).as_posix()} nævner {address}, som ikke findes.")


def _write(site: Path, stem: str, kind: str, files: list[Path]) -> str:
    """Write the files as one; return its path in the site."""
    content = _BETWEEN[kind].join(_minified(file, kind) for file in files)
    checksum = hashlib.sha256(content.encode()).hexdigest()[:10]
    name = f"{_FOLDER[kind]}/{stem}.{checksum}.{kind}"
    (site / name).write_text(content, "utf-8", newline="\n")
    return name


def _minified(file: Path, kind: str) -> str:
    try:
        return _MINIFY[kind](file.read_text("utf-8"), file.name)
    except ValueError as error:  # what the parser of stylesheets found, with line and column
        raise BundleError(f"{file.name} kan ikke læses: {error}") from error
