"""Rooms with one job each, and imports that point one way, between the rooms and inside them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

from tests.examples import ROOT

# A package may import those before it; a room, those of its package that stand before it.
ROOMS = {
    "macros": (
        "files", "model", "words", "drawing", "reading", "checks", "guide", "components", "pages",
        "handed_on",
    ),
    "editing": (
        "common", "written", "changes", "language", "review", "commands", "new_guide",
    ),
    "publish": ("base", "tools", "search", "pictures", "pages", "away", "engine"),
}
STANDS_ON = {"macros": (), "editing": ("macros",), "publish": ("macros",)}
MOST_MODULES = 12  # in a room: as many as one sees at a glance
ALL_ROOMS = [(package, room) for package, rooms in ROOMS.items() for room in rooms]


def modules(package: str, room: str) -> list[Path]:
    """Return the modules of a room."""
    found = (ROOT / package / room).glob("*.py")
    return sorted(path for path in found if path.stem != "__init__")


def imported(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield what the module imports of ours, wherever it does so, as (package, room, module)."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{name.name}" for name in node.names]
        elif isinstance(node, ast.Import):
            names = [name.name for name in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] in ROOMS:
                yield tuple(parts[:3])


@pytest.mark.parametrize("package", ROOMS)
def test_every_room_has_its_place(package: str) -> None:
    folders = {path.parent.name for path in (ROOT / package).glob("*/__init__.py")}
    assert folders == set(ROOMS[package])
    assert {path.stem for path in (ROOT / package).glob("*.py")} <= {"__init__", "__main__"}


@pytest.mark.parametrize(("package", "room"), ALL_ROOMS)
def test_a_room_says_its_one_job_and_is_seen_at_a_glance(package: str, room: str) -> None:
    job = import_module(f"{package}.{room}").__doc__
    assert job
    assert job.endswith(".")
    assert "\n" not in job
    assert 0 < len(modules(package, room)) <= MOST_MODULES


@pytest.mark.parametrize(("package", "room"), ALL_ROOMS)
def test_a_room_imports_only_rooms_before_it(package: str, room: str) -> None:
    before = ROOMS[package][: ROOMS[package].index(room)]
    for path in modules(package, room):
        for found in imported(path):
            if found[0] == package:
                assert found[1] in (*before, room), f"{path.name} imports {'.'.join(found)}"
            else:
                assert found[0] in STANDS_ON[package], f"{path.name} imports {'.'.join(found)}"


@pytest.mark.parametrize(("package", "room"), ALL_ROOMS)
def test_modules_of_a_room_do_not_import_each_other_in_a_circle(package: str, room: str) -> None:
    graph = {
        path.stem: {found[2] for found in imported(path) if found[:2] == (package, room)}
        for path in modules(package, room)
    }
    TopologicalSorter(graph).prepare()  # raises CycleError


def test_unit_tests_lie_in_the_rooms_they_are_about() -> None:
    folders = {
        path.parent.relative_to(ROOT / "tests/unit").as_posix()
        for path in (ROOT / "tests/unit").rglob("test_*.py")
    }
    assert folders <= {"house", *(f"{package}/{room}" for package, room in ALL_ROOMS)}


def test_only_one_module_knows_the_engines() -> None:
    everything = (ROOT / "macros").rglob("*.py")
    assert [path.stem for path in everything if "src_uri" in path.read_text("utf-8")] == ["links"]
