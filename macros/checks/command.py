"""The check that editors run: every fault in data/ and docs/, in one run, in seconds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.checks.annotations import lines
from macros.checks.configuration import configuration_faults, namespace_faults
from macros.checks.everything import faults_of
from macros.files.errors import Fault
from macros.files.project import ROOT
from macros.files.tree_checks import read_tree
from macros.model.entries import CaseArea, Chapter, Phase, Recommendation
from macros.reading.data_files import Data, read_data
from macros.reading.history import UnknownEditionError, earlier_commit, lost_id_faults
from macros.reading.navigation import menu_faults
from macros.reading.page_safety import safety_faults
from macros.reading.pages import read_pages
from macros.reading.proposals import proposal_faults


def faults_in(root: Path, base: str = "HEAD") -> list[Fault]:
    """Return every fault under `root`, ids lost since it parted from `base` included.

    A tree with links out of it, or with files too large to read, is not read.
    """
    tree = read_tree(root)
    if tree.closed:
        return tree.faults
    data, pages = read_data(root), read_pages(root)
    found = [
        *tree.faults,
        *configuration_faults(root),
        *faults_of(data, pages),
        # On a page with other faults it would be the same mistake said twice.
        *(f for page in pages.values() if not page.faults for f in safety_faults(page)),
        *menu_faults(root, list(pages), _numbered_pages(data), _chapters(data)),
        *proposal_faults(root),
        *lost_id_faults(root, data, base),
        *namespace_faults(root, base),
    ]
    return sorted(set(found))


def _numbered_pages(data: Data) -> list[list[str]]:
    """Return the pages of each kind that has numbers, in the order of the numbers."""
    entries = [record.entry for record in data.records]
    kinds: tuple[list[Chapter], ...] = (
        [entry for entry in entries if isinstance(entry, Recommendation)],
        [entry for entry in entries if isinstance(entry, CaseArea)],
    )
    return [
        [entry.page for entry in sorted(kind, key=lambda entry: entry.number)]
        for kind in kinds
        if len({entry.number for entry in kind}) == len(kind)  # or they have no order yet
    ]


def _chapters(data: Data) -> dict[str, str]:
    """Return the title of its phase for the page of each recommendation: its chapter's too."""
    entries = [record.entry for record in data.records]
    titles = {entry.id: entry.title for entry in entries if isinstance(entry, Phase)}
    return {
        entry.page: titles[entry.phase] for entry in entries
        if isinstance(entry, Recommendation) and entry.phase in titles
    }


def report(faults: list[Fault]) -> str:
    """Return what the check says of the faults, and tell the host that runs it of them."""
    told = lines(faults, severity="fault")
    if not faults:
        return "Ingen fejl i data/, docs/ og menuen."
    end = "fejl. Ret den" if len(faults) == 1 else "fejl i alt. Ret dem"
    return "\n".join([*told, "", f"{len(faults)} {end}, og kør tjekket igen."])


def main(arguments: list[str]) -> int:
    """Print the faults; return 1 when there are any, 2 when `--base` is not there, else 0."""
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="projektets mappe")
    parser.add_argument(
        "--base", default="HEAD", help="den udgave, som id'erne sammenlignes med"
    )
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    if options.base != "HEAD":  # or a base that is missing would pass for one with no ids
        try:
            earlier_commit(root, options.base)
        except UnknownEditionError as error:
            print(error, file=sys.stderr)
            return 2
    faults = faults_in(root, options.base)
    print(report(faults))
    return 1 if faults else 0
