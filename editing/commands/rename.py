"""Give an entry another id, and its page another address: make rename ARGS="KIND OLD NEW"."""

from __future__ import annotations

import argparse
import posixpath
import re
import sys

from pydantic import ValidationError

from editing.commands.kind_words import kind_of
from editing.commands.new_ids import id_problem, taken_ids
from editing.commands.saving import finish, parser, refuse_a_faulty_guide, run
from editing.written.moved_pages import move_page, yaml_files
from editing.written.planned_changes import Changes, Refused
from editing.written.yaml_edits import add_alias, set_value
from macros.files.errors import suggestion, unknown
from macros.files.yaml_source import YamlSource
from macros.model.explanations import adapter, explain
from macros.model.fields import PagePath
from macros.model.kinds import KINDS, Kind, references_in
from macros.reading.data_files import Data, Record, read_data
from macros.reading.macro_calls import MACRO_ARGUMENTS, MacroCall, kind_of_argument
from macros.reading.pages import Page, read_pages

_DESCRIPTION = """Giv noget i guiden et andet id.

Henvisninger, makroer, links og filens navn følger med.

Det gamle id bliver skrevet under aliases: læsernes krydser, noter og svar følger med, og gamle
links virker stadig. Med --page får siden også ny adresse, og den gamle sender læserne videre.

  python -m editing.commands.rename punkt aftal-tid aftal-tid-til-moeder
  python -m editing.commands.rename anbefaling gammelt-id nyt-id --page"""

_NOT_OURS = {"source_unit", "retired_id"}
# Anchors that are made of a recommendation's id beside those of entries.
_ANCHORS = {"recommendation": ("tjekliste", "spoergsmaal")}


def main(arguments: list[str]) -> int:
    """Rename, or say why not; return 0, or 1 when nothing was written."""
    command = parser("rename", _DESCRIPTION)
    command.add_argument("kind", help="fx punkt, spørgsmål, ord, anbefaling, figur")
    command.add_argument("old", help="det id, posten har")
    command.add_argument("new", help="det id, posten skal have")
    command.add_argument(
        "--page", nargs="?", const="", metavar="STI",
        help="giv også siden ny adresse; uden sti får mappen navn efter det nye id",
    )
    options = command.parse_args(arguments)
    return run(lambda: _rename(options))


def _rename(options: argparse.Namespace) -> int:
    kind = entry_kind(options.kind)
    old, new, root = options.old, options.new, options.root.resolve()
    refuse_a_faulty_guide(root)
    data, pages = read_data(root), read_pages(root)
    changes = Changes(root)
    record = record_of(data, kind, old, now=new)
    if record.entry.id != new:
        taken = taken_ids(data, kind.name)
        if new in record.aliases:
            del taken[new]  # it gets back an id that it had
        if why := id_problem(new, taken):
            raise Refused(f"{why}. Intet er skrevet.")
    page, address = getattr(record.entry, "page", ""), options.page
    if address is not None:
        address = _address(page, address or _beside(page, new), kind)
    if record.entry.id == new and address in (None, page):
        print(f"»{new}« hedder det allerede. Der er ikke mere at gøre.")
        return 0
    if record.entry.id != new:
        _give_id(changes, data, pages, record, new)
    if address not in (None, page):
        move_page(changes, pages, page, address)
    return finish(changes, [
        f"Skriv »{new}« fra nu af. Det gamle id står under aliases; lad det stå.",
    ] if record.entry.id != new else [], dry_run=options.dry_run)


def entry_kind(word: str) -> Kind:
    """Return the kind that is named, when its ids are the guide's own. Raises Refused."""
    try:
        kind = kind_of(word, [name for name in KINDS if name not in _NOT_OURS])
    except ValueError as error:
        raise Refused(str(error)) from error
    if kind.name in _NOT_OURS:
        raise Refused(f"{kind.noun}: det id er ikke guidens eget og bliver stående.")
    return kind


def record_of(data: Data, kind: Kind, id_: str, now: str = "") -> Record:
    """Return the entry of a kind that has the id, or has given it up for the id `now`.

    Raises Refused, saying what the editor may have meant.
    """
    records = [record for record in data.records if record.kind == kind]
    for record in records:
        if record.entry.id == id_ or (id_ in record.aliases and record.entry.id == now):
            return record
    renamed = next((r.entry.id for r in records if id_ in r.aliases), "")
    if renamed:
        raise Refused(f"»{id_}« hedder nu »{renamed}«. Brug det id. Intet er skrevet.")
    retired = [r for r in data.records if r.kind.name == "retired_id" and r.entry.id == id_]
    if retired:
        raise Refused(f"»{id_}« er udgået (data/{KINDS['retired_id'].path}). Intet er skrevet.")
    hint = suggestion(id_, [record.entry.id for record in records]) or " – tjek id'et"
    raise Refused(f"{unknown(kind.noun, id_)}{hint}\nIntet er skrevet.")


def _beside(page: str, id_: str) -> str:
    return posixpath.join(posixpath.dirname(posixpath.dirname(page)), id_, "index.md")


def _address(page: str, address: str, kind: Kind) -> str:
    if not page:
        raise Refused(f"{kind.noun} har ikke en side for sig selv. Udelad --page.")
    try:
        adapter(PagePath).validate_python(address)
    except ValidationError as error:
        _, problem, hint = explain(error.errors()[0], PagePath)
        raise Refused(f"--page: {problem} – {hint}") from error
    if posixpath.basename(address) != "index.md" or "/" not in address:
        raise Refused(f"--page: »{address}« – skriv en mappe og index.md, fx emner/drift/index.md")
    return address


def _give_id(
    changes: Changes, data: Data, pages: dict[str, Page], record: Record, new: str
) -> None:
    kind, old = record.kind, record.entry.id
    for other in data.records:
        if other.owner is not None:
            continue
        for loc, ref, id_ in references_in(other.entry, other.loc):
            if (ref, id_) == (kind.name, old):
                set_value(changes, other.source.path.as_posix(), loc, old, new)
    path = record.source.path.as_posix()
    set_value(changes, path, (*record.loc, "id"), old, new)
    if new in record.aliases:
        place = (*record.loc, "aliases", record.aliases.index(new))
        set_value(changes, path, place, new, old)
    else:
        add_alias(changes, path, record.loc, old)
    if kind.path.endswith("/"):
        changes.move(path, f"data/{kind.path}{new}.yml")
    for page in pages.values():
        _rename_in_calls(changes, page, kind.name, old, new)
        is_owned = kind.name == "owner" and page.front and page.front.owner == old
        if is_owned and page.front_source:
            _rename_owner(changes, page.front_source, old, new)
    _rename_anchors(changes, pages, kind, old, new)


def calls_naming(page: Page, kind: str, id_: str) -> list[tuple[MacroCall, int]]:
    """Return the calls on a page that name an entry, and which of their arguments does."""
    return [
        (call, index)
        for call in page.calls if call.name in MACRO_ARGUMENTS
        for index, argument in enumerate(call.arguments)
        if argument == id_ and kind_of_argument(call, index) == kind
    ]


def _rename_in_calls(changes: Changes, page: Page, kind: str, old: str, new: str) -> None:
    found = calls_naming(page, kind, old)
    if not found:
        return
    path = page.shown.as_posix()
    lines = changes.text(path).split("\n")
    for call, index in sorted(found, key=lambda item: (-item[0].line, -item[0].column, -item[1])):
        line = lines[call.line - 1]
        words = list(re.finditer(r"""(["'])(?P<word>.*?)\1""", line[call.column - 1 :]))
        if index >= len(words) or words[index]["word"] != old:
            raise Refused(
                f"{path}:{call.line}: {call.name} er skrevet sådan, at kommandoen ikke kan rette "
                "det. Skriv kaldet på én linje. Intet er skrevet."
            )
        start, end = (call.column - 1 + at for at in words[index].span("word"))
        lines[call.line - 1] = line[:start] + new + line[end:]
    changes.write(path, "\n".join(lines))


def _rename_owner(changes: Changes, front: YamlSource, old: str, new: str) -> None:
    path = front.path.as_posix()
    number, column = front.place_of(("owner",))
    lines = changes.text(path).split("\n")
    line = lines[number - 1]
    name = re.search(rf"(?<![\w-]){re.escape(old)}(?![\w-])", line[column - 1 + len("owner"):])
    if not name:
        raise Refused(f"{path}:{number}: skriv owner på én linje. Intet er skrevet.")
    start = column - 1 + len("owner") + name.start()
    lines[number - 1] = line[:start] + new + line[start + len(old):]
    changes.write(path, "\n".join(lines))


def _rename_anchors(
    changes: Changes, pages: dict[str, Page], kind: Kind, old: str, new: str
) -> None:
    """Let links to the entry's anchors follow, unless a heading has that anchor."""
    headings = {heading.anchor for page in pages.values() for heading in page.headings}
    prefixes = _ANCHORS.get(kind.name, (kind.prefix,) if kind.prefix else ())
    for prefix in prefixes:
        if f"{prefix}-{old}" in headings:
            continue
        anchor = re.compile(rf"(?<=[\w(/])#{prefix}-{old}(?![\w-])")
        for path in [*yaml_files(changes), *(page.shown.as_posix() for page in pages.values())]:
            text = changes.text(path)
            after = anchor.sub(f"#{prefix}-{new}", text)
            if after != text:
                changes.write(path, after)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
