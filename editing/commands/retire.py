"""Take something out of the guide for good: python -m editing.commands.retire KIND ID."""

from __future__ import annotations

import argparse
import posixpath
import sys
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from editing.commands.rename import calls_naming, entry_kind, record_of
from editing.commands.saving import finish, parser, refuse_a_faulty_guide, run
from editing.written import menu
from editing.written.moved_pages import links_to, send_on
from editing.written.planned_changes import Changes, Refused
from editing.written.yaml_edits import (
    append_to_entry,
    insert_item,
    remove_entry,
    remove_value,
    set_value,
)
from editing.written.yaml_lines import field_lines, item_lines
from macros.checks.placement import dead_end
from macros.files.errors import Fault
from macros.files.yaml_source import Loc, value_at
from macros.model.entries import Phase
from macros.model.explanations import adapter, explain
from macros.model.fields import Identified, PageAddress, Sentence, value_in
from macros.model.kinds import KINDS, Kind, nested_entries, references_in
from macros.reading.data_files import EDITIONS_FILE, Data, Record, read_data
from macros.reading.navigation import CONFIGURATION
from macros.reading.pages import Page, read_pages

_DESCRIPTION = """Tag noget ud af guiden for altid.

Posten bliver slettet, og dens id og tekst bliver skrevet i data/retired.yml, så læsernes noter
stadig kan forstås. Lister, der nævner den, bliver rettet. Er den nævnt, hvor den ikke kan
undværes, siger kommandoen hvor, og intet bliver skrevet.

  python -m editing.commands.retire punkt laeg-en-plan-for-flytteaffald
  python -m editing.commands.retire anbefaling et-id --to anbefalinger/index.md"""

_RETIRED = f"data/{KINDS['retired_id'].path}"
_LONGEST = 320


def main(arguments: list[str]) -> int:
    """Retire, or say why not; return 0, or 1 when nothing was written."""
    command = parser("retire", _DESCRIPTION)
    command.add_argument("kind", help="fx punkt, spørgsmål, ord, anbefaling, figur")
    command.add_argument("id", help="postens id")
    command.add_argument(
        "--to", metavar="SIDE", help="hvor læserne af postens side sendes hen, fx emner/index.md"
    )
    command.add_argument(
        "--left-out", metavar="GRUND",
        help="hvorfor de enheder i kilden, som mister deres plads, er udeladt",
    )
    options = command.parse_args(arguments)
    return run(lambda: _retire(options))


def _retire(options: argparse.Namespace) -> int:
    kind, root = entry_kind(options.kind), options.root.resolve()
    refuse_a_faulty_guide(root)
    data, pages = read_data(root), read_pages(root)
    if _is_retired(data, kind.name, options.id):
        print(f"»{options.id}« er udgået i forvejen. Der er ikke mere at gøre.")
        return 0
    record = record_of(data, kind, options.id)
    page = getattr(record.entry, "page", "")
    to = _target(options.to, page, pages)
    changes = Changes(root)
    needed = [*_needed_in_data(changes, data, record), *_needed_on_pages(pages, record, page)]
    if needed:
        raise Refused(
            "\n".join(f"{place}: {why}" for place, why in needed)
            + f"\n\n»{options.id}« bruges stadig. Ret de steder først. Intet er skrevet."
        )
    advice = _remove(changes, record)
    if page:
        _remove_page(changes, data, page, to)
    _write_retired(changes, record)
    if options.left_out is not None:
        _leave_out(changes, options.left_out)
    try:
        return finish(changes, advice, dry_run=options.dry_run)
    except Refused as error:
        if options.left_out is None and any(map(_is_unplaced_unit, error.faults)):
            raise Refused(
                f"{error}\nNævn enhederne et andet sted først, eller giv grunden til, at de er "
                "udeladt: --left-out \"…\"", error.faults,
            ) from error
        raise


def _is_unplaced_unit(fault: Fault) -> bool:
    return fault.code == "unit-unplaced"


def _is_retired(data: Data, kind: str, id_: str) -> bool:
    records = [record for record in data.records if record.entry.id == id_]
    return any(r.kind.name == "retired_id" for r in records) and not any(
        r.kind.name == kind for r in records
    )


def _target(to: str | None, page: str, pages: dict[str, Page]) -> str:
    """Return where the readers of the page are sent. Raises Refused."""
    if page and to is None:
        raise Refused(
            "Posten har en side. Sig med --to, hvor dens læsere skal sendes hen, fx "
            f"--to {posixpath.dirname(posixpath.dirname(page))}/index.md. Intet er skrevet."
        )
    if not page and to is not None:
        raise Refused("Posten har ikke en side for sig selv. Udelad --to.")
    if to is None:
        return ""
    try:
        adapter(PageAddress).validate_python(to)
    except ValidationError as error:
        _, problem, hint = explain(error.errors()[0], PageAddress)
        raise Refused(f"--to: {problem} – {hint}") from error
    if to.partition("#")[0] == page:
        raise Refused("--to: det er siden selv. Vælg en anden.")
    if why := dead_end(to, pages):
        _, problem, hint = why
        raise Refused(f"--to: {problem} – {hint}")
    return to


# --- where it is needed -----------------------------------------------------------------------


def _gone(record: Record) -> set[tuple[str, str]]:
    """Return (kind, id) of the entry and of all that is written inside it."""
    inner = {(kind.name, entry.id) for _, kind, entry in nested_entries(record.entry)}
    return {(record.kind.name, record.entry.id)} | inner


def _needed_in_data(
    changes: Changes, data: Data, record: Record
) -> Iterator[tuple[str, str]]:
    """Take the entry out of the lists that name it; yield the places that cannot do without it."""
    gone = _gone(record)
    for other in data.records:
        if other.owner is not None or other is record:
            continue
        found = [
            loc for loc, kind, id_ in references_in(other.entry, other.loc)
            if (kind, id_) in gone and not _is_inside(loc, record, other)
        ]
        for loc in reversed(found):
            if why := _why_needed(other, loc):
                line, _ = other.source.place_of(loc)
                yield f"{other.source.path.as_posix()}:{line}", why
            else:
                remove_value(changes, other.source.path.as_posix(), loc)
    if isinstance(record.entry, Phase):
        chapter = menu.line_of_chapter(changes, record.entry.title)
        if chapter is not None:
            yield f"{CONFIGURATION}:{chapter}", "kapitlet i menuen hører til fasen"


def _is_inside(loc: Loc, record: Record, other: Record) -> bool:
    """Tell whether a place lies in the entry itself, which goes as a whole."""
    same = record.source.path == other.source.path
    return same and bool(record.loc) and loc[: len(record.loc)] == record.loc


def _why_needed(record: Record, loc: Loc) -> str:
    """Return why the value at `loc` must stand, or an empty text when it may go."""
    inside = loc[len(record.loc) :]
    owner: Any = record.entry  # or a list of parts in it
    for part in inside[: -2 if isinstance(inside[-1], int) else -1]:
        owner = owner[part] if isinstance(part, int) else getattr(owner, part)
    name = inside[-2] if isinstance(inside[-1], int) else inside[-1]
    field = next(
        f for n, f in type(owner).model_fields.items() if name in (n, f.alias)
    )
    if not field.is_required():
        return ""
    if isinstance(inside[-1], int) and len(value_at(record.source.data, loc[:-1])) > 1:
        return ""
    return f"{name} kan ikke undvære den"


def _needed_on_pages(
    pages: dict[str, Page], record: Record, own: str
) -> Iterator[tuple[str, str]]:
    for page in pages.values():
        if page.path == own:
            continue
        for kind, id_ in sorted(_gone(record)):
            for call, _ in calls_naming(page, kind, id_):
                yield f"{page.shown.as_posix()}:{call.line}", f"{call.name} viser »{id_}«"
    if own:
        for place in links_to(pages, own):
            yield place, f"link til docs/{own}"


# --- taking it out ------------------------------------------------------------------------------


def _remove(changes: Changes, record: Record) -> list[str]:
    """Take the entry out of its file; return what the editor should know of that."""
    path = record.source.path.as_posix()
    if record.kind.path.endswith("/"):
        changes.remove(path)
        return []
    comments = remove_entry(changes, path, record.loc)
    return [f"Kommentaren over posten er også slettet: {' '.join(comments)}"] if comments else []


def _remove_page(changes: Changes, data: Data, page: str, to: str) -> None:
    for index, edition in enumerate(data.editions):
        for number, change in enumerate(edition.changes):
            if change.leads_to and change.leads_to.partition("#")[0] == page:
                loc = (index, "changes", number, "leads_to")
                set_value(changes, f"data/{EDITIONS_FILE}", loc, change.leads_to, to)
    menu.remove_from_menu(changes, page)
    changes.remove(f"docs/{page}")
    for file in (changes.root / "docs" / page).parent.iterdir():  # its pictures
        if file.is_file() and file.suffix != ".md":
            changes.remove(file.relative_to(changes.root).as_posix())
    send_on(changes, page, to)


def _write_retired(changes: Changes, record: Record) -> None:
    """Note every id that is gone, with what stood there; former ids too."""
    entries: list[tuple[Kind, Identified]] = [(record.kind, record.entry)]
    entries += [(kind, entry) for _, kind, entry in nested_entries(record.entry)]
    known = {
        (str(item["kind"]), str(item["id"]))
        for item in changes.yaml(_RETIRED).items if isinstance(item, dict)
    }
    for kind, entry in entries:
        for id_ in (entry.id, *value_in(entry, "aliases", ())):
            if (kind.name, id_) in known:
                continue
            lines = item_lines({"id": id_, "kind": kind.name, "text": _shortened(entry.called)})
            insert_item(changes, _RETIRED, (), len(changes.yaml(_RETIRED).items), lines)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rsplit(' ', 1)[0]}…"


def _leave_out(changes: Changes, why: str) -> None:
    """Say of every unit that has lost its place why it is left out."""
    try:
        adapter(Sentence).validate_python(why)
    except ValidationError as error:
        _, problem, hint = explain(error.errors()[0], Sentence)
        raise Refused(f"--left-out: {problem} – {hint}") from error
    path = f"data/{KINDS['source_unit'].path}"
    source = changes.yaml(path)
    lost = [fault.line for fault in changes.faults() if _is_unplaced_unit(fault)]
    for index in reversed(range(len(source.items))):
        if source.place_of((index, "id"))[0] in lost:
            append_to_entry(changes, path, (index,), field_lines("left_out", why.strip(), 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
