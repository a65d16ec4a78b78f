"""JSON Schemas for data/, generated from the models: python -m macros.handed_on.schema.

Each data file names its schema in its first line, so that editors' programs can complete field
names and explain them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from macros.files.project import ROOT
from macros.model.entries import Editions, LinkChecks, MovedPages, Synonyms
from macros.model.kinds import KINDS
from macros.model.settings import Site
from macros.words.every import words_files


def schemas() -> dict[str, str]:
    """Return each schema file's text by its name without ending, e.g. `words/plan`."""
    texts = {
        "site": _text(TypeAdapter(Site).json_schema()),
        "synonyms": _text(TypeAdapter(Synonyms).json_schema()),
        "link_checks": _text(TypeAdapter(LinkChecks).json_schema()),
        "editions": _text(TypeAdapter(Editions).json_schema()),
        "moved_pages": _text(TypeAdapter(MovedPages).json_schema()),
    }
    for file, model in words_files().items():
        texts[file.removesuffix(".yml")] = _text(TypeAdapter(model).json_schema())
    for kind in KINDS.values():
        if kind.path:
            schema = TypeAdapter(kind.model).json_schema()
            texts[kind.schema_name] = _text(
                schema if kind.path.endswith("/") else _list_of(schema)
            )
    return texts


def _list_of(schema: dict[str, Any]) -> dict[str, Any]:
    definitions = schema.pop("$defs", {})
    return {"$defs": definitions, "type": ["array", "null"], "items": schema}


def _text(schema: dict[str, Any]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema into `folder`."""
    for name, text in schemas().items():
        file = folder / f"{name}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


if __name__ == "__main__":
    write_schemas(ROOT / "data" / "schema")
