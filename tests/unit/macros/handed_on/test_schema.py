"""The JSON Schemas that complete field names for editors are those of the models."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.handed_on.schema import schemas, write_schemas
from tests.examples import ROOT, TINY_GUIDE

SCHEMAS = ROOT / "data" / "schema"
KNOWN = schemas()
FILES = [
    path for guide in (ROOT, TINY_GUIDE) for path in sorted((guide / "data").rglob("*.yml"))
]


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_schema_is_up_to_date(name: str) -> None:
    assert (SCHEMAS / f"{name}.json").read_text("utf-8") == KNOWN[name], "run: make format"


def test_no_schema_is_left_over() -> None:
    found = SCHEMAS.rglob("*.json")
    assert {path.relative_to(SCHEMAS).with_suffix("").as_posix() for path in found} == set(KNOWN)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_data_file_names_its_schema_in_its_first_line(path: Path) -> None:
    first = path.read_text("utf-8").split("\n", 1)[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match
    folder = path.parent if path.parent.name == "data" else path.parent.parent
    expected = schema_of(path)
    schema = (path.parent / match[1]).resolve()
    assert schema == folder.resolve() / "schema" / f"{expected}.json"
    assert expected in KNOWN


def schema_of(path: Path) -> str:
    singular = {"recommendations": "recommendation", "case_areas": "case_area", "figures": "figure"}
    if path.parent.name == "words":
        return f"words/{path.stem}"
    return singular.get(path.parent.name, path.stem)


def test_schemas_are_written_into_a_new_folder(tmp_path: Path) -> None:
    write_schemas(tmp_path / "schema")
    written = json.loads((tmp_path / "schema" / "roles.json").read_text("utf-8"))
    assert written["items"]["required"] == ["id", "name", "description"]


def test_a_schema_explains_its_fields_to_editors() -> None:
    schema = json.loads(KNOWN["recommendation"])
    assert "Permanent" in schema["properties"]["id"]["description"]


def test_a_schema_knows_fields_by_the_names_that_stand_in_files() -> None:
    link = json.loads(KNOWN["figure"])["$defs"]["Link"]["properties"]
    assert "from" in link
    assert "from_" not in link
