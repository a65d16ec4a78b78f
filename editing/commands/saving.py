"""What the commands that change the guide have in common: how they end, and what they say."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from editing.written.planned_changes import Changes, Refused
from macros.files.errors import Fault, GuideFaults
from macros.files.project import ROOT


def parser(name: str, description: str) -> argparse.ArgumentParser:
    """Return a parser with what every command can be told."""
    parsed = argparse.ArgumentParser(
        prog=f"python -m editing.{name}", description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parsed.add_argument("--root", type=Path, default=ROOT, help="projektets mappe")
    parsed.add_argument(
        "--dry-run", action="store_true", help="vis, hvad der vil blive ændret, og skriv intet"
    )
    return parsed


def run(command: Callable[[], int]) -> int:
    """Run a command; say in Danish why it stopped, and return 1 when it did."""
    try:
        return command()
    except (Refused, GuideFaults) as error:
        print(error)
    except (EOFError, KeyboardInterrupt):
        print("\nAfbrudt. Intet er skrevet.")
    return 1


def refuse_a_faulty_guide(root: Path) -> None:
    """Raise Refused when the guide has faults: what cannot be read cannot be followed."""
    faults = Changes(root).faults()
    if faults:
        raise Refused(
            _listed(faults) + "\n\nGuiden har fejl i forvejen. Ret dem først, og kør kommandoen "
            "igen. Intet er skrevet.", faults,
        )


def finish(changes: Changes, advice: list[str], *, dry_run: bool) -> int:
    """Check the changes, then write them and say where; or show them. Returns the exit code.

    Raises:
        Refused: the guide would get a fault, or a file cannot be written.
    """
    faults = changes.faults()
    if faults:
        raise Refused(
            _listed(faults) + "\n\nSådan ville guiden få fejl. Intet er skrevet.", faults
        )
    if dry_run:
        print(changes.diff())
        print("\nIntet er skrevet (--dry-run).")
        return 0
    places = [_where(changes, path) for path in changes.paths()]
    changes.save()
    print("\nSkrevet:")
    for place in places:
        print(f"  {place}")
    for number, line in enumerate(
        ["Kør make check.", "Se siden med make serve.", *advice], start=1
    ):
        print(f"{number}. {line}")
    return 0


def _where(changes: Changes, path: str) -> str:
    if not changes.exists(path):
        return f"{path} (slettet)"
    before = f" (før: {old})" if (old := changes.moved_from(path)) else ""
    lines = [f"{a}" if a == b else f"{a}-{b}" for a, b in changes.changed_lines(path)]
    return f"{path}{before}" + (f", linje {', '.join(lines)}" if lines else "")


def _listed(faults: list[Fault]) -> str:
    return "\n".join(map(str, faults))
