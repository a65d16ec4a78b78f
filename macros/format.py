"""Normalise the YAML in data/, so that a changed word is a changed line: python -m macros.format.

Block style, two spaces, no folding; comments, order and words stay. Only files that change are
written. ruamel.yaml keeps comments, which PyYAML loses.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from ruamel.yaml import YAML, YAMLError

from macros.check import ROOT
from macros.errors import GuideFaults
from macros.schema import write_schemas
from macros.yaml_source import YamlSource, read_text

_NEVER_FOLD = 4096


def format_text(text: str) -> str:
    """Return the YAML text in the house's form. Raises YAMLError when it cannot be read."""
    # A comment behind a value keeps its column until its line has moved, so one round more
    # may move it again.
    while (formatted := _format_once(text)) != text:
        text = formatted
    return formatted


def _format_once(text: str) -> str:
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = _NEVER_FOLD
    yaml.preserve_quotes = True
    yaml.allow_duplicate_keys = False
    content = yaml.load(text)
    if content is None:
        return text.rstrip() + "\n"
    out = io.StringIO()
    yaml.dump(content, out)
    formatted = out.getvalue()
    return _unindent_top_list(formatted) if isinstance(content, list) else formatted


def _unindent_top_list(text: str) -> str:
    """A list within a field is indented; one that is the whole file is not."""
    return "".join(
        line[2:] if line.startswith("  ") else line for line in text.splitlines(keepends=True)
    )


def format_folder(folder: Path) -> list[Path]:
    """Format every YAML file below `folder`; return those that were changed."""
    changed = []
    for path in sorted(folder.rglob("*.yml")):
        try:
            YamlSource(path)
            after = format_text(read_text(path, path)).encode()
        except (GuideFaults, YAMLError):
            continue  # the check says what is wrong with it
        if after != path.read_bytes():
            path.write_bytes(after)
            changed.append(path)
    return changed


def main() -> int:
    """Format data/ and write the schemas; say what was changed."""
    changed = format_folder(ROOT / "data")
    for path in changed:
        print(f"Rettet til: {path.relative_to(ROOT)}")
    write_schemas(ROOT / "data" / "schema")
    print(f"{len(changed)} filer er skrevet om." if changed else "Alt står, som det skal.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
