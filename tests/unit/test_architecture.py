"""Imports point one way: in macros/, and from what editors and publishing run to macros/."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.examples import ROOT

# A module may import those above it.
ORDER = (
    "errors", "yaml_text", "web_addresses", "yaml_source", "tree_checks", "fields", "figures",
    "figure_drawing", "models",
    "site_settings", "kinds",
    "explanations", "data_files", "icons", "macro_calls", "pages", "page_safety", "places",
    "known_ids",
    "map_geography", "map_drawing", "figure_checks", "map_checks", "page_checks",
    "placement_checks", "edition_checks", "moved_checks", "search_checks", "review_checks",
    "checks", "guide", "outline", "links", "components",
    "typography", "gone_links", "page_finish", "component_gallery", "map_macros", "register_macros",
    "edition_macros", "plan_macros", "review_macros",
    "page_macros", "history", "navigation", "configuration_checks", "proposals", "annotations",
    "check", "catalogue", "search_words", "written_places",
    "schema", "format", "__init__",
    "__main__",
)
MODULES = sorted((ROOT / "macros").glob("*.py"))


def imported_by(path: Path) -> set[str]:
    """Return the modules of macros/ that the module imports, wherever it does so."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "macros":
            inner = node.module.split(".")[1:]
            names |= {inner[0]} if inner else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {n.name.split(".")[1] for n in node.names if n.name.startswith("macros.")}
    return names


def test_every_module_has_its_place() -> None:
    assert {path.stem for path in MODULES} == set(ORDER)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_only_what_comes_before_it(path: Path) -> None:
    assert imported_by(path) <= set(ORDER[: ORDER.index(path.stem)])


def test_what_editors_run_is_built_on_the_macros_and_on_nothing_else_of_ours() -> None:
    ours = {"macros", "editing", "publish", "tests"}
    for path in (ROOT / "editing").glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        nodes = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        found = {(node.module or "").split(".")[0] for node in nodes}
        assert found & ours <= {"macros", "editing"}, path.name
    for path in [*MODULES, *(ROOT / "publish").glob("*.py")]:
        assert "from editing" not in path.read_text("utf-8"), path.name


def test_only_one_module_knows_the_engines() -> None:
    knowing = [path.stem for path in MODULES if "src_uri" in path.read_text("utf-8")]
    assert knowing == ["links"]


@pytest.mark.parametrize(
    ("package", "stands_on"), [("macros", ()), ("editing", ("macros",)), ("publish", ("macros",))]
)
def test_a_package_imports_only_those_it_stands_on(package: str, stands_on: tuple) -> None:
    ours = {"macros", "editing", "publish", "tests"} - {package, *stands_on}
    for path in (ROOT / package).glob("*.py"):
        imported = re.findall(r"^\s*(?:from|import) (\w+)", path.read_text("utf-8"), re.M)
        assert not ours & set(imported), path.name
