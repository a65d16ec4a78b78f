"""What is to be looked through, and that it has been: make review ARGS="--done NAME".

A page is named by its path (roller/index.md), a reference by its id (byggeven).
"""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from editing.common import arguments
from editing.common.files import write_all
from editing.common.sound_guide import read_or_tell
from macros.files.errors import nearest
from macros.files.project import ROOT
from macros.files.yaml_source import Loc, YamlSource
from macros.guide.guide import Guide
from macros.model.entries import Owner, Reference
from macros.model.fields import Reviewed, months_after
from macros.reading.data_files import Data

_DAY = re.compile(r"""reviewed:\s*["']?(\d{4}-\d{1,2}-\d{1,2})(?!\d)""")


@dataclass(frozen=True)
class Thing:
    """A page or a reference, and where its last review is written."""

    name: str
    title: str
    review: Reviewed
    path: Path
    line: int
    column: int

    def days_late(self, today: datetime.date) -> int:
        """Return how many days ago it was to be looked through; negative when that is to come."""
        return (today - self.review.next_review).days


class ReviewError(Exception):
    """Nothing is written; the text says why, in Danish."""


def things_in(data: Data, guide: Guide) -> list[Thing]:
    """Return every page and every reference of the guide that `data` has become."""
    return [*_pages(guide), *_references(data)]


def _pages(guide: Guide) -> Iterator[Thing]:
    for path, page in guide.pages.items():
        yield _thing(path, guide.page_title(path), page.front, page.front_source, ())


def _references(data: Data) -> Iterator[Thing]:
    for record in data.records:
        if isinstance(record.entry, Reference):
            entry = record.entry
            yield _thing(entry.id, entry.title, entry, record.source, record.loc)


def _thing(name: str, title: str, review: Reviewed, source: YamlSource, loc: Loc) -> Thing:
    return Thing(name, title, review, source.path, *source.place_of((*loc, "reviewed")))


def overdue(things: list[Thing], today: datetime.date, within: int = 0) -> list[Thing]:
    """Return what is to be looked through by `today`, or in the `within` months after it.

    Ordered by owner, and what is most overdue first.
    """
    end = months_after(today, within)
    due = [thing for thing in things if thing.review.next_review < end]
    return sorted(due, key=lambda t: (t.review.owner, t.review.next_review, t.path, t.line))


def report(data: Data, due: list[Thing], today: datetime.date) -> Iterator[str]:
    """Yield the list as editors read it, line by line, grouped by owner."""
    owners = {r.entry.id: r.entry for r in data.records if isinstance(r.entry, Owner)}
    for id_, group in groupby(due, key=lambda thing: thing.review.owner):
        owner = owners[id_]
        yield f"{owner.name}{f' ({owner.email})' if owner.email else ''}:"
        for thing in group:
            place = f"{thing.path.as_posix()}:{thing.line}"
            yield f"  {place}: {thing.title} – {_when(thing.days_late(today))}"
        yield ""


def _when(days: int) -> str:
    if days == 0:
        return "skal være gennemgået i dag"
    unit = "dag" if abs(days) == 1 else "dage"
    if days > 0:
        return f"skulle være gennemgået for {days} {unit} siden"
    return f"skal være gennemgået om {-days} {unit}"


def mark_done(
    root: Path, things: list[Thing], names: list[str], day: datetime.date
) -> list[Thing]:
    """Write `day` as the last review of everything named; return what was changed.

    Raises:
        ReviewError: a name is unknown, the day is before the last review, or a day cannot be
            found where it is written. Then nothing is written.
    """
    known = {thing.name: thing for thing in things}
    done = [_named(known, name) for name in dict.fromkeys(names)]
    for thing in done:
        if day < thing.review.reviewed:
            raise ReviewError(
                f"»{thing.name}« er gennemgået senere, {thing.review.reviewed}. Vælg en anden dag."
            )
    texts: dict[Path, str] = {}
    for thing in done:
        path = root / thing.path
        text = texts.get(path) or path.read_bytes().decode("utf-8")
        texts[path] = _with_day(text, thing, day)
    write_all(texts)
    return done


def _named(known: dict[str, Thing], name: str) -> Thing:
    name = Path(name).as_posix().removeprefix("docs/")
    if name not in known:
        near = nearest(name, known)
        hint = f"Mente du »{near}«?" if near else "Skriv en sides sti eller en henvisnings id."
        raise ReviewError(f"Ingen side eller henvisning hedder »{name}«. {hint}")
    return known[name]


def _with_day(text: str, thing: Thing, day: datetime.date) -> str:
    """Return the file's text with another day on the thing's line, and every other byte kept."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    line = lines[thing.line - 1]
    found = _DAY.search(line, thing.column - 1)
    if not found:
        raise ReviewError(
            f"{thing.path.as_posix()}:{thing.line}: dagen efter reviewed: kan ikke findes. "
            "Skriv den på samme linje."
        )
    lines[thing.line - 1] = line[: found.start(1)] + day.isoformat() + line[found.end(1) :]
    return "".join(lines)


def _months(text: str) -> int:
    if not text.isdecimal() or int(text) > 60:
        raise argparse.ArgumentTypeError("skriv et antal måneder, højst 60")
    return int(text)


def main(given: list[str] | None = None) -> int:
    """List what is overdue, or write that something is done; return 1 when that cannot be."""
    today = datetime.date.today()
    parser = argparse.ArgumentParser(
        prog="python -m editing.review.review",
        description="Vis, hvad der skal gennemgås, eller skriv, at det er gjort.",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="projektets mappe")
    parser.add_argument(
        "--today", type=arguments.day, default=today, metavar="DAG", help="regn fra den dag"
    )
    parser.add_argument(
        "--within", type=_months, default=0, metavar="MÅNEDER",
        help="vis også det, der skal gennemgås inden for så mange måneder",
    )
    parser.add_argument(
        "--done", nargs="+", metavar="NAVN",
        help="skriv, at disse sider (sti) og henvisninger (id) er gennemgået",
    )
    parser.add_argument(
        "--date", type=arguments.day, metavar="DAG", help="dagen, hvor det blev gjort; ellers i dag"
    )
    options = parser.parse_args(given)
    root = options.root.resolve()
    if not (read := read_or_tell(root)):
        return 1
    data, pages = read
    things = things_in(data, Guide(data, pages))
    if options.done:
        return _do(root, things, options.done, options.date or options.today, options.today)
    due = overdue(things, options.today, options.within)
    for line in report(data, due, options.today):
        print(line)
    print(_sum(len(due), len(things), options.within))
    return 0


def _do(
    root: Path, things: list[Thing], names: list[str], day: datetime.date, today: datetime.date
) -> int:
    try:
        if day > today:
            raise ReviewError(f"{day} er ikke kommet endnu. Skriv den dag, hvor det blev gjort.")
        done = mark_done(root, things, names, day)
    except (ReviewError, OSError) as error:
        print(f"{error}\nIntet er ændret.")
        return 1
    for thing in done:
        print(f"{thing.path.as_posix()}:{thing.line}: gennemgået {day}")
    return 0


def _sum(due: int, total: int, within: int) -> str:
    when = f"nu eller inden for {within} måneder" if within else "nu"
    if not due:
        return f"Intet skal gennemgås {when}. Guiden har {total} sider og henvisninger."
    return (
        f"{due} af {total} sider og henvisninger skal gennemgås {when}. "
        'Skriv bagefter: make review ARGS="--done NAVN"'
    )


if __name__ == "__main__":
    raise SystemExit(main())
