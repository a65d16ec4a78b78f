"""Pack the built site as a folder to take along; python -m publish.away.offline copies it to dist/.

The site offers the zip itself, below `FOLDER`. It is made from the site as it stands, so this step
comes after those that write pages and files. Unpacked, it is START-HER.html and the folder guide/:
the same pages, with what opens them from a disk (`offline_files/`) and without what only a web
server needs. Same site, same bytes.

A page may hold what concerns only one of the two, between comments:

    <!-- only online --> … <!-- /only -->        <!-- only folder --> … <!-- /only -->
"""

import argparse
import html
import io
import re
import shutil
import sys
import zipfile
from pathlib import Path, PurePosixPath
from string import Template

from publish.away.app import FOLDER as APP
from publish.base.project import ROOT, BuildError, page_paths
from publish.pages.catalogue import read_catalogue
from publish.pages.edition import Edition, read_edition
from publish.pages.scripts import script
from publish.pictures.sharing import FOLDER as SOCIAL

FOLDER = "hent"
START = "START-HER.html"
GUIDE = "guide"

_FILES = Path(__file__).parent / "offline_files"
_OWN = "assets/offline"

_ONLY = re.compile(r"<!-- only (online|folder) -->(.*?)<!-- /only -->\n?", re.DOTALL)
_FOR_THE_WEB = re.compile(
    r'<(?:meta (?:property="og:|name="twitter:)|link rel="(?:canonical|manifest)")[^>]*>\n?'
)
# Files that only a web server needs: in the folder, a wrong address is the browser's affair.
_NOT_IN_THE_FOLDER = ("404.html", "sitemap", f"{SOCIAL}/", f"{APP}/", f"{FOLDER}/")
_FIRST_SCRIPT = re.compile(r'<script src="((?:\.{1,2}/)*)assets/javascripts/first\.')
_SETTING = '<meta name="{}" content="([^"]*)">'
# Filled in by `offer`, where a page has them.
_LINK = re.compile(r'href="[^"]*" data-guide-offline')
_SIZE = re.compile(r"(<span data-guide-offline-size>)[^<]*(</span>)")
_EDITION = re.compile(r"(<span data-guide-offline-edition>)[^<]*(</span>)")


def offer(site: Path, root: Path = ROOT) -> Path:
    """Write the zip into the built `site`, and what it is on the pages that offer it.

    Returns:
        The zip's path.

    Raises:
        BuildError: the site is not one of ours, or the guide in `root` has faults.
    """
    edition = read_edition(root)
    settings = _settings(site, root, edition)
    # The number is not in the folder's name: some browsers tie the reader's plan to the path.
    packed = _pack(_contents(site, settings, edition.text), settings["slug"], edition)
    target = site / FOLDER / f"{settings['slug']}-{edition.number}.zip"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(packed)
    for path in page_paths(site):
        page = page_for("online", (site / path).read_text("utf-8"), edition.text)
        link = "../" * (len(PurePosixPath(path).parts) - 1) + f"{FOLDER}/{target.name}"
        page = _LINK.sub(f'href="{link}" data-guide-offline', page)
        page = _SIZE.sub(rf"\g<1>{megabytes(len(packed))}\g<2>", page)
        (site / path).write_text(page, "utf-8", newline="\n")
    return target


def megabytes(size: int) -> str:
    """Return a number of bytes as a Danish reader expects it, rounded up: 1,3 MB."""
    tenths = -(-size // 100_000)
    return f"{tenths // 10},{tenths % 10} MB"


def _settings(site: Path, root: Path, edition: Edition) -> dict[str, str]:
    """Return what the front page and the data say, for the pages of `offline_files`."""
    try:
        front = (site / "index.html").read_text("utf-8")
    except OSError as error:
        raise BuildError(f"{site} er ikke et bygget site: index.html mangler.") from error
    patterns = {
        "language": r'<html lang="([^"]+)"',
        "name": _SETTING.format("application-name"),
        "namespace": _SETTING.format("guide-namespace"),
    }
    found = {
        key: match[1] for key, wanted in patterns.items() if (match := re.search(wanted, front))
    }
    if found.keys() != patterns.keys():
        raise BuildError(f"{site}/index.html er ikke en af guidens sider.")
    words = read_catalogue(root)["offline"] | {"edition": edition.text, "number": edition.number}
    settings = {key: html.escape(text) for key, text in words.items()}
    settings |= found
    return settings | {"slug": settings["namespace"].split(":")[0]}


def _contents(site: Path, settings: dict[str, str], edition: str) -> dict[str, bytes]:
    """Return the files of the folder by their paths in it."""
    contents = {}
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if not file.is_file() or path.startswith(_NOT_IN_THE_FOLDER):
            continue
        content = file.read_bytes()
        if file.suffix == ".html":
            content = _in_the_folder(page_for("folder", content.decode("utf-8"), edition)).encode()
        contents[f"{GUIDE}/{path}"] = content
    start = Template((_FILES / START).read_text("utf-8")).substitute(settings)
    contents[START] = start.encode()
    own = {
        "start.css": (_FILES / "start.css").read_bytes(),
        "start.js": script("folder-start").encode(),
        "page.js": script("folder-page").encode(),
    }
    contents |= {f"{GUIDE}/{_OWN}/{name}": content for name, content in own.items()}
    return contents


def page_for(kind: str, page: str, edition: str) -> str:
    """Return a page's HTML as it stands `online` or in the `folder`; `edition` says which it is."""
    page = _ONLY.sub(lambda part: part.group(2) if part.group(1) == kind else "", page)
    return _EDITION.sub(rf"\g<1>{html.escape(edition)}\g<2>", page)


def _in_the_folder(page: str) -> str:
    """Return the page with what opens it from a disk, without what only the web needs."""
    page = _FOR_THE_WEB.sub("", page)
    return _FIRST_SCRIPT.sub(rf'<script src="\1{_OWN}/page.js"></script>\n\g<0>', page, count=1)


def _pack(contents: dict[str, bytes], name: str, edition: Edition) -> bytes:
    """Return a zip of the contents in a folder of that name, with the day of the edition on all."""
    packed = io.BytesIO()
    day = edition.date
    with zipfile.ZipFile(packed, "w") as archive:
        for path, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(f"{name}/{path}", (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def main() -> None:
    """Read the command line and copy the site's zip to a folder; exit 1 when there is none."""
    parser = argparse.ArgumentParser(description="Læg sitets zip-fil til disken i en mappe.")
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", metavar="MAPPE")
    parser.add_argument("--to", type=Path, default=ROOT / "dist", metavar="MAPPE")
    arguments = parser.parse_args()
    made = list((arguments.site_dir / FOLDER).glob("*.zip"))
    if len(made) != 1:
        sys.exit(f"Der er ingen zip-fil i {arguments.site_dir / FOLDER}. Kør make build først.")
    arguments.to.mkdir(parents=True, exist_ok=True)
    copy = Path(shutil.copy(made[0], arguments.to))
    print(f"{copy} ({megabytes(copy.stat().st_size)})")


if __name__ == "__main__":
    main()
