"""Make a new entry, with its page where it has one: python -m editing.commands.new [KIND]."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from editing.commands.asking import Answers
from editing.commands.entry_forms import FORMS
from editing.commands.kind_words import kind_of
from editing.commands.new_entries import NewEntry
from editing.commands.saving import finish, parser, refuse_a_faulty_guide, run
from editing.written.planned_changes import Changes, Refused
from macros.files.errors import suggestion
from macros.model.kinds import KINDS
from macros.reading.data_files import read_data
from macros.reading.pages import read_pages

_KINDS = [name for name in FORMS if name != "key_point"]
_DESCRIPTION = f"""Lav noget nyt i guiden: {", ".join(KINDS[name].noun for name in _KINDS)}.

Kommandoen spørger og skriver filen og siden. Intet er skrevet, før alt er svaret, og tjekket er
uden fejl. Alle svar kan også gives med --set felt=svar, fx:

  python -m editing.commands.new ord --set term=gårdlav --set definition="…" --no-questions"""


def main(arguments: list[str]) -> int:
    """Ask, check and write; return 0, or 1 when nothing was written."""
    command = parser("new", _DESCRIPTION)
    command.add_argument("kind", nargs="?", help="fx anbefaling, område, ord, henvisning")
    command.add_argument(
        "--set", action="append", default=[], metavar="FELT=SVAR", dest="given",
        help="giv et svar på forhånd; kan gentages",
    )
    command.add_argument(
        "--no-questions", action="store_true", help="spørg ikke; brug --set og forslagene"
    )
    options = command.parse_args(arguments)
    return run(lambda: _make(options))


def _make(options: argparse.Namespace) -> int:
    root: Path = options.root.resolve()
    answers = Answers(_given(options.given), interactive=not options.no_questions)
    refuse_a_faulty_guide(root)
    kind = kind_of_new(answers, options.kind)
    changes = Changes(root)
    entry = NewEntry(KINDS[kind], changes, read_data(root), read_pages(root), answers)
    try:
        entry.lay_out()
        if unused := answers.unused():
            raise Refused(
                f"--set {unused}: {KINDS[kind].noun} har ikke det felt"
                f"{suggestion(unused, answers.asked)}\nIntet er skrevet."
            )
        return finish(changes, entry.advice, dry_run=options.dry_run)
    except (Refused, EOFError, KeyboardInterrupt):
        if answers.interactive and answers.kept:
            print(f"\nDine svar er ikke tabt. Gå videre med:\n{_again(kind, answers)}\n")
        raise


def kind_of_new(answers: Answers, word: str | None) -> str:
    """Return the name of the kind to make, as told or asked for. Raises Refused."""

    def problem(answer: str) -> str:
        try:
            kind = kind_of(answer, _KINDS)
        except ValueError as error:
            return str(error)
        if kind.name in _KINDS:
            return ""
        nouns = ", ".join(KINDS[name].noun for name in _KINDS)
        return f"{kind.noun} kan ikke laves med denne kommando – vælg {nouns}"

    if word is None:
        nouns = [KINDS[name].noun for name in _KINDS]
        word = answers.ask("kind", "Hvad vil du lave? Skriv et af disse", problem, listed=nouns)
        answers.kept.clear()
    elif why := problem(word):
        raise Refused(why)
    return kind_of(word).name


def _given(pairs: list[str]) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for pair in pairs:
        name, equals, answer = pair.partition("=")
        if not equals:
            raise SystemExit(f"--set {pair}: skriv felt=svar, fx --set term=gårdlav")
        given.setdefault(name.strip(), []).append(answer)
    return given


def _again(kind: str, answers: Answers) -> str:
    sets = " ".join(f"--set {shlex.quote(f'{name}={answer}')}" for name, answer in answers.kept)
    return f".venv/bin/python -m editing.commands.new {kind} {sets}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
