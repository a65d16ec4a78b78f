"""Ask other engines the same about the same pages: python -m bench.search.compare [--set fresh-1].

They come by name through npm, into `.build`, and are no part of the guide.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import rjsmin
from playwright.sync_api import Page

from bench.search.browsing import chromium_page, gzipped, serve
from bench.search.large_site import searched_pages
from bench.search.query_sets import NAMES, read_set
from bench.search.scores import HEAD, Answer, pages_of, rows
from publish.base.project import ROOT
from publish.engine.build import WORK
from publish.search.pages import IndexedPage

PACKAGES = {
    "minisearch": "7.2.0",
    "lunr": "2.3.9",
    "lunr-languages": "1.22.0",
    "flexsearch": "0.8.212",
    "fuse.js": "7.5.0",
    "@orama/orama": "3.1.18",
    "@orama/stemmers": "3.1.18",
}
# Its programs are in packages of their own, one for each kind of machine.
PAGEFIND = ("@pagefind/linux-x64", "1.6.0", "bin/pagefind_extended")
CACHE = ROOT / WORK / "search-engines"

# The names of engines.js.
ENGINES = {
    "miniSearch": "MiniSearch 7.2.0",
    "lunrDanish": "lunr 2.3.9 with Danish",
    "flexSearch": "FlexSearch 0.8.212",
    "fuse": "Fuse.js 7.5.0",
    "orama": "Orama 3.1.18 with Danish",
    "pagefind": "Pagefind 1.6.0",
}
_START = """async ([name, pages]) => { window.searchEngine = await searchEngines[name](pages) }"""
_ASK = """async (query) => (await searchEngine(query)).slice(0, 10)"""


class PackageError(Exception):
    """A package cannot be had; the text says which."""


@dataclass(frozen=True)
class _Document:
    """A page as the engines are given it. Their `url` is its path from the site's root."""

    url: str
    title: str
    headings: str
    text: str


def main() -> None:
    """Ask every engine that can be had, and print how well it answers."""
    parser = argparse.ArgumentParser(description="Ask other search engines the same.")
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site")
    parser.add_argument("--set", nargs="+", choices=NAMES, default=NAMES, metavar="NAME")
    arguments = parser.parse_args()
    site = arguments.site_dir
    documents = [_document(page) for page in searched_pages(site)]
    try:
        with _workshop(site) as folder, serve(folder) as address, chromium_page() as page:
            for name, title in ENGINES.items():
                if name == "pagefind" and not (folder / name).exists():
                    print(f"\n{title} has no program for this kind of machine here.")
                    continue
                print(f"\n## {title}\n")
                for line in _measured(page, address, folder, name, documents, arguments.set):
                    print(line, flush=True)
    except PackageError as error:
        sys.exit(str(error))


def _measured(
    page: Page, address: str, folder: Path, name: str, documents: list[_Document], sets: list[str]
) -> Iterator[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path)))
    page.goto(address)
    asked.clear()
    page.evaluate(_START, [name, [dataclasses.asdict(document) for document in documents]])
    first = read_set(sets[0])[0]
    page.evaluate(_ASK, first.text)
    # Pagefind's files are all fetched; the others are given the texts and make their index of them.
    texts = "" if name == "pagefind" else json.dumps([dataclasses.astuple(d) for d in documents])
    size = sum(_size(folder / path.lstrip("/")) for path in asked) + gzipped(texts.encode())
    yield f"{size:,} bytes for a first search.\n\n{HEAD}"
    for set_name in sets:
        answers = [
            Answer(query, pages_of(page.evaluate(_ASK, query.text))) for query in read_set(set_name)
        ]
        yield from rows(set_name, answers)


def _size(path: Path) -> int:
    """Return the bytes of a file on its way, scripts without comments and white space."""
    content = path.read_bytes()
    if path.suffix in {".js", ".mjs"}:
        content = rjsmin.jsmin(content.decode()).encode()
    return min(len(content), gzipped(content))  # Pagefind's own are compressed already


def _document(page: IndexedPage) -> _Document:
    headings = [place.title for place in page.places if not place.is_entry]
    texts = [
        f"{place.title}\n{place.text}" if place.is_entry else place.text for place in page.places
    ]
    return _Document(page.url, page.title, "\n".join(headings), "\n".join(texts))


@contextmanager
def _workshop(site: Path) -> Iterator[Path]:
    """Give a folder with a page that has the engines, and with Pagefind's index.

    Raises:
        PackageError: a package cannot be had.
    """
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        shutil.copy(Path(__file__).with_name("engines.js"), folder)
        (folder / "index.html").write_text(
            '<!doctype html><meta charset="utf-8"><script src="engines.js"></script>', "utf-8"
        )
        for name, version in PACKAGES.items():
            shutil.copytree(_package(name, version), folder / "libraries" / name)
        if (platform.system(), platform.machine()) == ("Linux", "x86_64"):
            _run_pagefind(site, folder / "pagefind")
        yield folder


def _run_pagefind(site: Path, target: Path) -> None:
    """Make the index that Pagefind searches, of what the guide's own search is made of."""
    name, version, program = PAGEFIND
    command: list[str | Path] = [
        _package(name, version) / program, "--site", site, "--output-path", target, "--quiet",
        "--root-selector", "article", "--exclude-selectors", "[data-guide-no-search]",
    ]
    subprocess.run(command, check=True)


def _package(name: str, version: str) -> Path:
    """Return the folder of an unpacked package, which is fetched the first time.

    Raises:
        PackageError: the package or the client that fetches it cannot be had.
    """
    folder = CACHE / f"{name.replace('/', '+')}-{version}"
    if folder.exists():
        return folder
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as work:
        _fetch(f"{name}@{version}", Path(work))
        (archive,) = Path(work).glob("*.tgz")
        with tarfile.open(archive) as package:
            package.extractall(work, filter="data")
        Path(work, "package").rename(folder)
    return folder


def _fetch(package: str, folder: Path) -> None:
    client = shutil.which("npm")
    if client is None:
        raise PackageError("npm is missing: install Node.js.")
    command: list[str | Path] = [client, "pack", package, "--silent", "--pack-destination", folder]
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        raise PackageError(f"{package} could not be fetched.")


if __name__ == "__main__":
    main()
