"""The house is as its documents say, and its scripts and styles keep to their jobs."""

from __future__ import annotations

import json
import re
from importlib import import_module

import pytest

from macros.drawing.icons import FOLDER as ICONS
from tests.examples import ROOT, TINY_GUIDE
from tests.unit.house.test_architecture import ROOMS

DEVELOPERS = (ROOT / "DEVELOPING.md").read_text("utf-8")
SCRIPTS = [path for path in sorted((ROOT / "scripts").rglob("*.js")) if "vendor" not in path.parts]
STYLES = sorted([
    *(ROOT / "styles").glob("*/*.css"), *(ROOT / "macros/components").glob("*/*.css"),
])
TEMPLATES = [
    *(ROOT / "macros/components").glob("*/*.j2"), *(ROOT / "overrides").rglob("*.html"),
]


@pytest.mark.parametrize("package", ROOMS)
def test_developers_are_told_of_every_room_in_its_own_words(package: str) -> None:
    table = re.search(rf"Room in `{package}/`.*?\n\n", DEVELOPERS, re.S)[0]
    told = re.findall(r"^\| `([a-z_]+)` \| (.+) \|$", table, re.M)
    assert [room for room, _ in told] == list(ROOMS[package])
    for room, job in told:
        assert f"{job}.".lower() == import_module(f"{package}.{room}").__doc__.lower()


def test_every_command_that_is_told_of_exists() -> None:
    makefiles = [ROOT / "Makefile", *(ROOT / "tests").glob("*.mk")]
    text = "\n".join(path.read_text("utf-8") for path in makefiles)
    commands = set(re.findall(r"^([a-z-]+):", text, re.M))
    handbook = (ROOT / "docs/haandbog").rglob("*.md")
    for path in (*ROOT.glob("*.md"), *handbook):
        text = path.read_text("utf-8")
        assert set(re.findall(r"\bmake ([a-z-]+)", text)) <= commands, path


def test_every_stylesheet_of_the_house_is_asked_for_by_the_document_once() -> None:
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html"))
    listed = re.findall(r"for name in \[([^]]*)\] %}\s*<link", templates)
    asked = [name for names in listed for name in re.findall(r'"([\w-]+)"', names)]
    asked += re.findall(r"assets/stylesheets/([\w-]+)\.css", templates)
    assert sorted(asked) == sorted(path.stem for path in (ROOT / "styles").glob("*/*.css"))


def test_every_room_of_styles_is_told_of() -> None:
    told = (ROOT / "styles/README.md").read_text("utf-8")
    rooms = re.findall(r"^\| `([a-z]+)` \| .+ \|$", told, re.M)
    folders = [path.name for path in (ROOT / "styles").iterdir() if path.is_dir()]
    assert sorted(rooms) == sorted(folders)


def test_every_bundle_that_pages_run_is_named_in_a_template() -> None:
    bundles = json.loads((ROOT / "scripts/bundles.json").read_text("utf-8"))
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html"))
    named = re.findall(r"assets/javascripts/([\w-]+)\.js", templates)
    assert sorted(named) == sorted(name for name, about in bundles.items() if "alone" not in about)


def icons_asked_for() -> set[str]:
    """Return the icons that templates, settings and data ask for by name."""
    writers = [
        *TEMPLATES, *(ROOT / "macros").rglob("*.py"), *(ROOT / "data").rglob("*.yml"),
        ROOT / "mkdocs.yml", TINY_GUIDE / "mkdocs.yml",
    ]
    text = "\n".join(path.read_text("utf-8") for path in writers)
    return set(re.findall(
        r"""icon\(["']([\w-]+)|icons/([\w-]+)\.svg|\bicon: ([a-z][\w-]*)""", text
    ))


def test_every_icon_that_is_asked_for_is_there() -> None:
    asked = {name for names in icons_asked_for() for name in names if name}
    assert {"compass", "search", "logo"} <= asked
    assert asked <= {path.stem for path in ICONS.glob("*.svg")}


def test_every_variable_that_is_set_is_used() -> None:
    scripts = "".join(path.read_text("utf-8") for path in SCRIPTS)
    found = set(re.findall(r"(--guide-[\w-]+)\s*:", styles()))
    used = set(re.findall(r"var\((--guide-[\w-]+)", styles()))
    assert found <= used
    assert used <= found | set(re.findall(r'"(--guide-[\w-]+)"', scripts))


def test_in_the_dark_nothing_but_colours_is_another() -> None:
    files = [*STYLES, *TEMPLATES, *SCRIPTS]
    assert [path for path in files if "prefers-color-scheme" in path.read_text("utf-8")] == []
    chosen = re.findall(r"[^{}]*\[data-guide-scheme[^{}]*\{([^{}]*)\}", styles())
    assert len(chosen) >= 2
    for rule in chosen:
        assert re.fullmatch(r"\s*color-scheme: [a-z ]+;\s*", rule), rule
    for value in re.findall(r"light-dark\(([^()]*)\)", styles()):
        assert re.fullmatch(r"#[0-9a-f]{3,6}, #[0-9a-f]{3,6}", value), value


def styles() -> str:
    """Return all stylesheets as one text, without their comments."""
    return "\n".join(
        re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL) for path in STYLES
    )


@pytest.mark.parametrize("path", STYLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_class_and_variable_is_the_guides_own(path) -> None:
    rules = re.sub(r"/\*.*?\*/|url\([^)]*\)|\"[^\"]*\"", "", path.read_text("utf-8"), flags=re.S)
    assert set(re.findall(r"\.(?!guide-|headerlink)([a-z_-][\w-]*)", rules)) == set()
    assert set(re.findall(r"(?<![\w-])--(?!guide-)[\w-]+", rules)) == set()
