"""Write the ways to propose a change into a site.

At the foot of every page a template leaves two links without an address: a letter about the page,
and the page's file where the guide is written. What leads to each single thing on a page is loaded
when a reader turns to it (edit.js); its data are a classic script, because a page opened from a
disk may load scripts but not fetch data.
"""

import html
import re
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from macros.files.errors import GuideFaults
from macros.handed_on.written_places import written_places
from macros.reading.proposals import read_proposals
from publish.base.project import ROOT, BuildError, page_paths, read_guide, script_of

FILE = "assets/edit/places.js"
NAME = "guideEditing"  # in the browser

_LETTER = re.compile(r'(?<=<a href=")letter(?=">)')
_EDIT_PAGE = re.compile(r'(?<=<a rel="noreferrer" href=")edit">([^<]*)')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')


def write_proposals(site: Path, root: Path = ROOT) -> None:
    """Write the addresses into every page of the built `site`, and the data for edit.js.

    Raises:
        BuildError: the guide or its settings have faults.
    """
    places = read_places(root)
    for path in page_paths(site):
        page = site / path
        before = page.read_text("utf-8")
        after = with_proposals(before, path, places)
        if after != before:
            page.write_text(after, "utf-8", newline="\n")
    write_places(site, places)


def with_proposals(page: str, path: str, places: dict[str, Any]) -> str:
    """Return the HTML of the page at `path` with the addresses of its two links in it."""
    canonical = _CANONICAL.search(page)
    address = html.unescape(canonical[1]) if canonical else path
    told = places["pages"][path]
    mail = html.escape(letter_about_page(places, path, address))
    edit = html.escape(edit_address(places, told["file"], told["line"]))
    page = _LETTER.sub(mail.replace("\\", r"\\"), page)
    return _EDIT_PAGE.sub(partial(_edit_link, edit, places["host"]), page)


def write_places(site: Path, places: dict[str, Any]) -> None:
    """Write the data for edit.js into a site."""
    file = site / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(script_of(NAME, places), "utf-8", newline="\n")


def _edit_link(address: str, host: str, found: re.Match[str]) -> str:
    return f'{address}">{found[1].replace("{host}", host)}'


def read_places(root: Path = ROOT) -> dict[str, Any]:
    """Return what macros.handed_on.written_places says of the guide in `root`.

    Raises:
        BuildError: the guide or its settings have faults.
    """
    try:
        settings = read_proposals(root)
    except GuideFaults as faults:
        raise BuildError(str(faults)) from faults
    return written_places(read_guide(root), settings)


def letter_about_page(places: dict[str, Any], path: str, address: str) -> str:
    """Return the mailto address of a letter about a whole page; edit.js writes the others."""
    words = places["words"]
    about = _fill(words["about_page"], title=places["pages"][path]["title"])
    body = _fill(
        words["letter"], text="", about=about, id=path, edition=places["edition"], address=address
    )
    if not places["mail"]:
        body = f"{words['to_whom']}\n\n{body}"
    return (
        f"mailto:{quote(places['mail'], safe='@')}"
        f"?subject={_quoted(_fill(words['subject'], about=about))}&body={_quoted(body)}"
    )


def edit_address(places: dict[str, Any], file: int, line: int) -> str:
    """Return where a file is edited at a line; empty without a repository."""
    start = places["edit"]
    return f"{start}{quote(places['files'][file])}#L{line}" if start else ""


def _fill(text: str, /, **values: str) -> str:
    """Return the text with each {name} filled in; edit.js does the same."""
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), text)


def _quoted(text: str) -> str:
    """Return a text as a mailto address has it: lines end with CRLF, spaces may break."""
    return quote(text.replace("\u00a0", " ").replace("\n", "\r\n"), safe="")
