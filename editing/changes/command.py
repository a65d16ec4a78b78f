"""What a proposal changes for readers: python -m editing.changes.command --base origin/main.

The sources as they were where the proposal began are compared with those in the folder, whether
they are saved in git or not.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from editing.changes.change_table import Place, as_markdown, as_page, as_terminal
from editing.changes.comparison import Change
from editing.changes.entry_changes import Seen, entry_changes, read_content
from editing.changes.page_changes import changed_settings, menu_changes, page_changes
from editing.common.trees import changed_files, earlier_sources, is_source, present_sources
from macros.checks.annotations import one_line
from macros.files.project import ROOT
from macros.reading.history import UnknownEditionError, earlier_commit
from macros.reading.navigation import CONFIGURATION
from macros.reading.pages import Page, read_pages

_LEFT_OUT = "Ikke læst: genveje til andre filer og meget store filer"
_CODE = "Andet: kode, stil og opsætning – læs disse filer"
_MEDIA = "Andet: billeder og andre filer"
_MEDIA_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".svg", ".ico", ".woff2", ".pdf")


def find_changes(root: Path, base: str) -> tuple[list[Place], dict[str, list[str]]]:
    """Return what changes for readers, place by place, and the other files by what they are.

    Raises UnknownEditionError when there is nothing to compare with.
    """
    commit = earlier_commit(root, base)
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old"), Path(folder, "new")
        left_out = earlier_sources(root, commit, old) | present_sources(root, new)
        for path in left_out:
            for file in (old / path, new / path):
                if file.is_file():
                    file.unlink()
        pages_before, pages_now = _pages(old), _pages(new)
        content_before, content_now = read_content(old), read_content(new)
        before = Seen(old, pages_before, content_before)
        now = Seen(new, pages_now, content_now)
        changes = [
            *page_changes(pages_before, pages_now, (old, new)),
            *entry_changes(content_before, content_now, before, now),
            *menu_changes(old, new),
        ]
        settings = changed_settings(old, new)
        places = _by_place(changes, list(pages_now), before, now)
    others: dict[str, list[str]] = {}
    for changed in changed_files(root, commit):
        if changed.path in left_out:
            others.setdefault(_LEFT_OUT, []).append(f"{changed.path} ({changed.how})")
        elif changed.path == CONFIGURATION and settings:
            named = ", ".join(settings)
            others.setdefault(_CODE, []).append(f"{changed.path} ({changed.how}: {named})")
        elif not is_source(changed.path):
            is_media = changed.path.startswith("docs/") and changed.path.endswith(_MEDIA_ENDINGS)
            title = _MEDIA if is_media else _CODE
            others.setdefault(title, []).append(f"{changed.path} ({changed.how})")
    return places, others


def _pages(tree: Path) -> dict[str, Page]:
    """Return the pages by path; a folder may be called something with .md too."""
    pages = read_pages(tree)
    return {path: page for path, page in pages.items() if (tree / "docs" / path).is_file()}


def _by_place(changes: list[Change], pages: list[str], before: Seen, now: Seen) -> list[Place]:
    """Gather the changes by where they are seen: pages by their paths, then the rest."""
    gathered: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        gathered.setdefault((change.page, change.heading), []).append(change)
    places = []
    for (page, heading), found in sorted(gathered.items(), key=lambda item: (
        not item[0][0], item[0]
    )):
        seen = now if page in pages else before
        title = heading or (seen.title_of(page) if page else "Uden en side for sig") or page
        places.append(Place(title, page, tuple(found)))
    return places


def main(arguments: list[str]) -> int:
    """Print what changes for readers; return 2 when that cannot be told, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m editing.changes.command", description="Vis, hvad der ændres for læserne."
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="projektets mappe")
    parser.add_argument(
        "--base", default="origin/main", help="den udgave, der sammenlignes med (origin/main)"
    )
    parser.add_argument("--markdown", type=Path, metavar="FIL", help="skriv også en Markdown-fil")
    parser.add_argument("--html", type=Path, metavar="FIL", help="skriv også en HTML-fil")
    options = parser.parse_args(arguments)
    try:
        places, others = find_changes(options.root.resolve(), options.base)
    except UnknownEditionError as error:
        print(error, file=sys.stderr)
        return 2
    for line in as_terminal(places, others).split("\n"):
        print(one_line(line) if line.strip() else "")
    for path, text in ((options.markdown, as_markdown), (options.html, as_page)):
        try:
            if path:
                path.write_text(text(places, others), "utf-8")
        except OSError as error:
            print(f"{path} kan ikke skrives ({error.strerror}).", file=sys.stderr)
            return 2
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_markdown(places, others))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
