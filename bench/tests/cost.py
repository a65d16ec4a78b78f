"""Say what the tests cost, by kind, in Markdown: python -m bench.tests.cost junit.xml.

Reads what `make test PYTEST_ARGS=--junitxml=junit.xml` has left. A test's time is all of it: what
it waits for before, too, so the first test that needs a site pays for its building.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

OTHER_BROWSERS = ("firefox", "webkit")
FOLDERS = {
    "unit": "unit tests", "integration": "integration", "browser": "Chromium",
    **{name: name.capitalize() if name == "firefox" else "WebKit" for name in OTHER_BROWSERS},
}


class Cost:
    """How many tests, and how long they took together."""

    def __init__(self) -> None:
        self.tests = 0
        self.seconds = 0.0

    def add(self, tests: int, seconds: float) -> None:
        """Count some more."""
        self.tests += tests
        self.seconds += seconds


def costs(junit: Path) -> dict[str, dict[str, Cost]]:
    """Return what each file of tests costs, by kind."""
    found: dict[str, dict[str, Cost]] = defaultdict(lambda: defaultdict(Cost))
    for kind, name, seconds in _tests(junit):
        found[kind][name].add(1, seconds)
    return found


def table(found: dict[str, dict[str, Cost]]) -> str:
    """Return the costs as a table, the dearest file of each kind first."""
    rows = ["| tests | number | seconds |", "|---|---:|---:|"]
    for kind in FOLDERS:
        if kind not in found:
            continue
        files = found[kind]
        rows.append(_row(f"**{FOLDERS[kind]}**", _sum(files.values()), "**"))
        if kind != "unit":
            dearest = sorted(files, key=lambda name: -files[name].seconds)
            rows += [_row(f"`{name}`", files[name]) for name in dearest]
    everything = _sum(cost for files in found.values() for cost in files.values())
    rows.append(_row("**all**", everything, "**"))
    return "\n".join(rows)


def _tests(junit: Path) -> Iterator[tuple[str, str, float]]:
    """Yield each test's kind, file and seconds."""
    for case in ElementTree.parse(junit).iter("testcase"):  # noqa: S314 - our own file
        _, *folder_and_file = case.get("classname", "").split(".")
        if len(folder_and_file) < 2:  # what was no test
            continue
        folder, file = folder_and_file[:2]
        name = case.get("name", "")
        others = [one for one in OTHER_BROWSERS if folder == "browser" and one in name]
        yield others[0] if others else folder, file, float(case.get("time", 0))


def _sum(all_of_them: Iterable[Cost]) -> Cost:
    total = Cost()
    for cost in all_of_them:
        total.add(cost.tests, cost.seconds)
    return total


def _row(name: str, cost: Cost, mark: str = "") -> str:
    return f"| {name} | {mark}{cost.tests}{mark} | {mark}{cost.seconds:.0f}{mark} |"


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("junit", type=Path, metavar="junit.xml")
    print(table(costs(parser.parse_args().junit)))


if __name__ == "__main__":
    main()
