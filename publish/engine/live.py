"""The site while somebody writes: what a save touches is read at once, a page drawn when asked for.

Every page and file is byte for byte what the whole build gives, but for what only matters when it
is published and is left out: the zip, the app, the pictures of shared links, the map for search
engines, and the sizes that the page about taking the guide along tells.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.checks.command import faults_in, report
from macros.guide.guide import Guide
from macros.handed_on.search_words import search_words
from publish.away.offline import page_for
from publish.base.project import BuildError, read_guide
from publish.engine.mkdocs_pages import NOT_FOUND, MkDocsPages
from publish.engine.snapshots import Snapshot, snapshot
from publish.pages.built_pages import read_pages
from publish.pages.bundle import Bundles
from publish.pages.catalogue import FOLDER as CATALOGUE
from publish.pages.catalogue import read_catalogue, write_catalogue
from publish.pages.edition import read_edition, with_edition
from publish.pages.moved_pages import write_moved_pages
from publish.pages.proposals import FILE as PLACES
from publish.pages.proposals import read_places, with_proposals, write_places
from publish.pages.reviews import with_review
from publish.pages.scripts import write_scripts
from publish.pages.styles import write_styles
from publish.search.index import FOLDER, write_index

SEARCH = FOLDER.as_posix()
_EVERYTHING = ("data", "docs", "mkdocs.yml", "macros", "overrides", "scripts", "styles")


class LiveSite:
    """A site that follows its sources: `make` reads them, `bring` draws what is asked for."""

    def __init__(self, root: Path, folder: Path) -> None:
        """Show the project in `root` from the empty `folder`. Nothing is read yet."""
        self._root = root
        self._drawn, self._site = folder / "drawn", folder / "site"
        self._lock = threading.Lock()  # pages are asked for by several threads
        self._seen: Snapshot = {}
        self._pages: MkDocsPages | None = None
        self._sources: dict[str, str] = {}  # each page's path below docs/, by its address
        self._titles: dict[str, str] = {}
        self._read: set[str] = set()  # pages read with the guide as it is now, by path below docs/
        self._catalogue: dict[str, Any] = {}
        self._fresh: set[str] = set()  # addresses at which everything is as it is now

    def make(self) -> Path:
        """Take in what has changed, and return the folder to show files from.

        Raises:
            BuildError: the guide has faults; what was shown is shown still.
        """
        if faults := faults_in(self._root):
            raise BuildError(report(faults))
        with self._lock:
            now = snapshot(self._root, _EVERYTHING)
            changed = {path for path, _ in now.items() ^ self._seen.items()}
            self._take_in(read_guide(self._root), self._kinds(changed))
            self._seen = now
        return self._site

    def bring(self, address: str) -> None:
        """See that what stands at an address, a path in the site, is as the sources are now.

        Raises:
            BuildError: a page cannot be drawn.
        """
        with self._lock:
            group = _group_of(address)
            if group in self._fresh or self._pages is None:
                return
            if group in self._sources or group == NOT_FOUND:
                self._draw(group)
            elif group in self._writers:
                self._writers[group]()
            self._fresh.add(group)

    @property
    def addresses(self) -> list[str]:
        """The addresses of all pages."""
        return sorted(self._sources)

    @property
    def _engine(self) -> MkDocsPages:
        if self._pages is None:
            raise RuntimeError("make() has not been called")
        return self._pages

    def _kinds(self, changed: set[str]) -> set[str]:
        """Return which parts of the project have changed: first names, and what docs/ holds."""
        kinds = set()
        for path in changed:
            first, *rest = Path(path).relative_to(self._root).parts or ("",)
            kinds.add(f"{first}/assets" if first == "docs" and rest[:1] == ["assets"] else first)
        return kinds

    def _take_in(self, guide: Guide, kinds: set[str]) -> None:
        known = set(self._sources.values())
        if self._pages is None or "mkdocs.yml" in kinds or known != guide.pages.keys():
            self._pages = MkDocsPages(self._root, self._drawn, self._pages)
            for gone in self._sources.keys() - set(self._pages.addresses.values()):
                (self._drawn / gone).unlink(missing_ok=True)
                (self._site / gone).unlink(missing_ok=True)
            self._sources = {to: source for source, to in self._pages.addresses.items()}
        else:
            self._pages.renew()
            if "overrides" in kinds:
                self._pages.renew_templates()
        self._read, self._fresh = set(), set()
        titles = {source: guide.page_title(source) for source in self._sources.values()}
        for source, title in titles.items():  # which other pages show
            if self._titles.get(source) != title:
                self._read_page(source)
        self._titles = titles
        is_new = not self._site.exists()
        if is_new or kinds & {"docs", "docs/assets"}:
            self._copy_files()
        if is_new or "scripts" in kinds:
            write_scripts(self._site)
        if is_new or kinds & {"styles", "macros"}:
            write_styles(self._site)
        for moved in self._catalogue["moved"]["pages"] if self._catalogue else ():
            (self._site / moved["page"]).unlink(missing_ok=True)
        write_moved_pages(self._site, self._root)
        self._bundles = Bundles(self._site)
        self._edition = read_edition(self._root)
        self._catalogue = read_catalogue(self._root)
        self._places = read_places(self._root)

    def _copy_files(self) -> None:
        """Bring pictures and other files of docs/ into the site."""
        self._engine.copy_files()
        for file in self._drawn.rglob("*"):
            target = self._site / file.relative_to(self._drawn)
            if file.is_file() and file.suffix != ".html" and not _is_same(file, target):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())

    def _read_page(self, source: str) -> None:
        if source not in self._read:
            self._engine.read(source)
            self._read.add(source)

    def _draw_as_engine(self, address: str) -> None:
        """Write the page as the engine has it."""
        if address == NOT_FOUND:
            self._engine.draw_not_found()
        elif f"drawn {address}" not in self._fresh:
            self._read_page(self._sources[address])
            self._engine.draw(self._sources[address])
            self._fresh.add(f"drawn {address}")

    def _draw(self, address: str) -> None:
        self._draw_as_engine(address)
        page = with_edition((self._drawn / address).read_text("utf-8"), self._edition)
        if address != NOT_FOUND:
            page = with_proposals(page, address, self._places)
            page = with_review(page, self._catalogue["reviews"].get(address, ""))
        target = self._site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        self._bring_group(CATALOGUE)  # a page names its files, and one of them goes into a bundle
        page = self._bundles.packed(target, page)
        if address != NOT_FOUND:
            page = page_for("online", page, self._edition.text)
        target.write_text(page, "utf-8", newline="\n")

    def _bring_group(self, group: str) -> None:
        if group not in self._fresh:
            self._writers[group]()
            self._fresh.add(group)

    @property
    def _writers(self) -> dict[str, Callable[[], Any]]:
        """What is written from the whole guide, by what its address begins with."""
        return {
            CATALOGUE: lambda: write_catalogue(self._site, self._root),
            PLACES: lambda: write_places(self._site, self._places),
            SEARCH: self._write_search,
        }

    def _write_search(self) -> None:
        for address in self._sources:
            self._draw_as_engine(address)
        settings = search_words(read_guide(self._root))
        pages = read_pages(self._drawn, settings["kinds"])
        write_index(self._site, pages.searched, settings)


def _group_of(address: str) -> str:
    """Return what is written together with what stands at an address."""
    for group in (CATALOGUE, SEARCH):
        if address.startswith(f"{group}/"):
            return group
    return address


def _is_same(file: Path, other: Path) -> bool:
    return other.is_file() and file.stat().st_mtime_ns <= other.stat().st_mtime_ns
