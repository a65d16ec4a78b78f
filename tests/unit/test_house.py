"""The house is as its documents say, and its scripts and styles keep to their jobs."""

from __future__ import annotations

import re

from macros.macro_calls import MACRO_ARGUMENTS
from tests.examples import ROOT

EDITORS, DEVELOPERS = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## For developers")
SCRIPTS = sorted((ROOT / "docs/assets/javascripts").glob("*.js"))
STYLES = sorted((ROOT / "docs/assets/stylesheets").glob("*.css"))


def test_editors_are_told_of_every_macro() -> None:
    assert set(re.findall(r"^\| `([a-z_]+)\(", EDITORS, re.MULTILINE)) == set(MACRO_ARGUMENTS)


def test_developers_are_told_of_every_module() -> None:
    told = set(re.findall(r"`([a-z_]+)`", re.search(r"Its one job.*?\n\n", DEVELOPERS, re.S)[0]))
    modules = {path.stem for path in (ROOT / "macros").glob("[a-z]*.py")}
    assert modules <= told


def test_every_command_that_is_told_of_exists() -> None:
    commands = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text("utf-8")
        assert set(re.findall(r"\bmake ([a-z-]+)", text)) - {"alone"} <= commands, name


def test_every_stylesheet_and_script_is_used() -> None:
    used = (ROOT / "mkdocs.yml").read_text("utf-8") + "".join(
        path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html")
    )
    assert [path.name for path in [*SCRIPTS, *STYLES] if path.name not in used] == []


def test_every_class_that_is_styled_is_written_somewhere() -> None:
    written = "".join(
        path.read_text("utf-8") for path in [
            *(ROOT / "macros" / "templates").glob("*.j2"), *(ROOT / "overrides").rglob("*.html"),
            *SCRIPTS, *(ROOT / "docs").rglob("*.md"),
        ]
    )
    styled = {
        name for path in STYLES
        for name in re.findall(r"\.(guide-[\w-]+)", path.read_text("utf-8"))
    }
    assert sorted(name for name in styled if name.split("--")[0] not in written) == []


def test_scripts_hold_no_words_for_readers() -> None:
    for path in SCRIPTS:
        code = re.sub(r"//.*", "", path.read_text("utf-8"))
        assert not re.search("[æøåÆØÅ]", code), path.name


def test_one_script_touches_the_browsers_storage() -> None:
    users = {path.name for path in SCRIPTS if "localStorage" in path.read_text("utf-8")}
    assert users == {"storage.js"}
