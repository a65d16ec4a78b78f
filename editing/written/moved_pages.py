"""Move a page to another address: every link follows, and its readers are sent on for ever."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from pydantic import TypeAdapter

from editing.written.planned_changes import Changes, Refused
from editing.written.yaml_edits import insert_item, remove_entry, set_value
from editing.written.yaml_lines import item_lines
from macros.model.entries import MovedPages
from macros.reading.data_files import EDITIONS_FILE, MOVED_FILE, SITE_FILE
from macros.reading.navigation import CONFIGURATION
from macros.reading.pages import Page, links_in, outside_code

_MOVED = f"data/{MOVED_FILE}"
_ABOUT = "# Hvor sider har stået før, og hvor læserne nu sendes hen. Lad listen stå."
_HTML_LINK = re.compile(r'\b(?:href|src)="(?P<target>[^"#?:]+)')


def move_page(changes: Changes, pages: dict[str, Page], old: str, new: str) -> None:
    """Move the page `old` to `new`, both paths under docs/, and all that leads to it.

    Raises Refused when something stands at the new address, or pages stand below the old one.
    """
    folder = posixpath.dirname(old)
    below = [page for page in pages if page.startswith(f"{folder}/") and page != old]
    if posixpath.basename(old) != "index.md" or below:
        raise Refused(
            f"docs/{old} kan ikke flyttes: adressen er ikke sidens egen mappe"
            + (f"; her står også {', '.join(f'docs/{page}' for page in below)}." if below else ".")
        )
    if new in pages or posixpath.dirname(new).startswith(f"{folder}/"):
        raise Refused(f"docs/{new} er optaget. Vælg en anden adresse.")
    _follow_in_pages(changes, pages, old, new)
    for file in sorted((changes.root / "docs" / folder).rglob("*")):
        if file.is_file():
            name = file.relative_to(changes.root / "docs").as_posix()
            changes.move(f"docs/{name}", f"docs/{_moved_to(name, old, new)}")
    for path in yaml_files(changes):
        _follow_in_yaml(changes, path, old, new)
    send_on(changes, old, new)


def send_on(changes: Changes, old: str, to: str) -> None:
    """Note that readers of the page `old` are sent to `to`, a page with or without #anchor."""
    if not changes.exists(_MOVED):
        like = changes.text(f"data/{EDITIONS_FILE}").split("\n")[0]
        schema = re.sub(r"\w+\.json$", f"{MOVED_FILE.removesuffix('.yml')}.json", like)
        changes.write(_MOVED, f"{schema}\n{_ABOUT}\n")
    known = _known(changes)
    for index in reversed(range(len(known))):
        if known[index].from_ == to.partition("#")[0]:  # a page stands there again
            remove_entry(changes, _MOVED, (index,))
        elif known[index].to.partition("#")[0] == old:
            set_value(changes, _MOVED, (index, "to"), known[index].to, to)
    count = len(_known(changes))
    insert_item(changes, _MOVED, (), count, item_lines({"from": old, "to": to}))


def _known(changes: Changes) -> MovedPages:
    return TypeAdapter(MovedPages).validate_python(changes.yaml(_MOVED).data or [])


def yaml_files(changes: Changes) -> list[str]:
    """Return the YAML files that may name a page, as they are called once the changes are made."""
    data = [path.relative_to(changes.root) for path in (changes.root / "data").rglob("*.yml")]
    new = [path for path in changes.paths() if path.startswith("data/")]
    paths = sorted({*(path.as_posix() for path in data), *new, CONFIGURATION})
    return [path for path in paths if changes.exists(path)]


def links_to(pages: dict[str, Page], page: str) -> Iterator[str]:
    """Yield where other pages link to a page, as path:line."""
    for other in pages.values():
        for link in other.links if other.path != page else ():
            target = posixpath.join(posixpath.dirname(other.path), link.target)
            if link.target and posixpath.normpath(target) == page:
                yield f"{other.shown.as_posix()}:{link.line}"


def _follow_in_pages(changes: Changes, pages: dict[str, Page], old: str, new: str) -> None:
    for page in pages.values():
        path = page.shown.as_posix()
        lines = changes.text(path).split("\n")
        for number, line in outside_code("\n".join(lines)):
            found = [*links_in(line), *_HTML_LINK.finditer(line)]
            for match in sorted(found, key=lambda match: -match.start("target")):
                target, mark, anchor = match["target"].partition("#")
                followed = _followed(target, page.path, old, new)
                start, end = match.span("target")
                written = lines[number - 1]
                lines[number - 1] = written[:start] + followed + mark + anchor + written[end:]
        text = "\n".join(lines)
        if text != changes.text(path):
            changes.write(path, text)


def _followed(target: str, page: str, old: str, new: str) -> str:
    """Return a link's address once the page has moved, as it is written on `page`."""
    if not target or target.startswith("/") or ":" in target:
        return target
    ending = ".html" if target.endswith(".html") else ".md"
    here, there = posixpath.dirname(page), posixpath.dirname(_moved_to(page, old, new))
    before = posixpath.normpath(posixpath.join(here, target))
    name = before.removesuffix(".html") + ".md" if ending == ".html" else before
    after = _moved_to(name, old, new)
    if after == name and here == there:
        return target
    after = after.removesuffix(".md") + ".html" if ending == ".html" else after
    written = posixpath.relpath(after, there or ".")
    return target if written == posixpath.normpath(target) else written


def _moved_to(name: str, old: str, new: str) -> str:
    """Return where a file under docs/ stands once the page has moved with its folder."""
    folder = posixpath.dirname(old)
    if name == old:
        return new
    if name.startswith(f"{folder}/"):
        return posixpath.join(posixpath.dirname(new), name.removeprefix(f"{folder}/"))
    return name


def _follow_in_yaml(changes: Changes, path: str, old: str, new: str) -> None:
    text = changes.text(path)
    stem, folder = (re.escape(part) for part in (old.removesuffix(".md"), posixpath.dirname(old)))
    after = re.sub(
        rf"(?<![\w/-]){stem}\.(md|html)(?![\w-])", rf"{new.removesuffix('.md')}.\1", text
    )
    if path in (f"data/{SITE_FILE}", CONFIGURATION):  # weights and sections name the folder
        after = re.sub(rf"(?<![\w/-]){folder}/(?![\w-])", f"{posixpath.dirname(new)}/", after)
    if after != text:
        changes.write(path, after)
