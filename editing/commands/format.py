"""Normalise the YAML in data/, so that a changed word is a changed line: make format.

Block style, two spaces, no folding; comments, order, quotes and words stay. Only files that change
are written, and none that would lose a comment or say something else. ruamel.yaml keeps comments,
which PyYAML loses.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import yaml as pyyaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from macros.files.errors import Fault, GuideFaults
from macros.files.project import ROOT
from macros.files.yaml_source import YamlSource, read_text
from macros.handed_on.schema import write_schemas

_NEVER_FOLD = 4096
# A comment behind a value keeps its column until its line has moved, so one round more may move
# it again; nothing moves this often.
_ROUNDS = 8
_LOADER = getattr(pyyaml, "CSafeLoader", pyyaml.SafeLoader)
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)


class FormatError(Exception):
    """The text cannot be put into the house's form without losing something."""


def format_text(text: str) -> str:
    """Return the YAML text in the house's form.

    Raises YAMLError when it cannot be read, FormatError when a comment or a value would change.
    """
    formatted = text
    for _ in range(_ROUNDS):
        before, formatted = formatted, _format_once(formatted)
        if formatted == before:
            break
    else:
        raise FormatError
    if formatted != text and _content(formatted) != _content(text):
        raise FormatError
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


def _content(text: str) -> tuple[object, list[str]]:
    """Return what formatting must not change: the values, and the comments in their order."""
    return YamlSource(Path(), text=text).data, comments_in(text)


def comments_in(text: str) -> list[str]:
    """Return the comments of a YAML text in their order."""
    text += "\n"  # so that a text in several lines has more than its first
    rest, end = [], 0
    for token in pyyaml.scan(text, Loader=_LOADER):
        if isinstance(token, pyyaml.ScalarToken):
            start = token.start_mark.index
            if token.style in ("|", ">"):  # whose first line may end in a comment
                start = text.index("\n", start)
            rest.append(text[end:start])
            end = max(token.end_mark.index, start)
    return [found.rstrip() for found in _COMMENT.findall("\n".join([*rest, text[end:]]))]


def yaml_files(folder: Path) -> list[Path]:
    """Return every YAML file below the folder."""
    return sorted(folder.rglob("*.yml"))


def format_files(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Format the files; return those that were changed, and those left as they were.

    A file that cannot be read is in neither: the check says what is wrong with it.
    """
    changed, left = [], []
    for path in paths:
        try:
            after = _formatted(path)
        except FormatError:
            left.append(path)
            continue
        if after is not None and after != path.read_bytes():
            path.write_bytes(after)
            changed.append(path)
    return changed, left


def layout_findings(paths: Iterable[Path], root: Path) -> list[Fault]:
    """Return a finding of style for each file that is not in the house's form."""
    findings = []
    for path in paths:
        try:
            after = _formatted(path)
        except FormatError:
            continue  # nobody can do anything about it
        before = path.read_bytes()
        if after is not None and after != before:
            lines = zip(before.split(b"\n"), after.split(b"\n"), strict=False)
            line = next((n for n, (old, new) in enumerate(lines, start=1) if old != new), 1)
            findings.append(Fault(
                path.relative_to(root), line, 1, "", "style-layout",
                "linjen er ikke sat op som i de andre filer", "kør make format",
            ))
    return findings


def _formatted(path: Path) -> bytes | None:
    """Return what the file should hold; None when it cannot be read."""
    try:
        YamlSource(path)
        return format_text(read_text(path, path)).encode()
    except (GuideFaults, YAMLError):
        return None


def main(arguments: list[str]) -> int:
    """Format data/ and write the schemas; say what was changed. With --check, only say it."""
    parser = argparse.ArgumentParser(
        prog="python -m editing.commands.format", description="Ret opsætningen af YAML i data/.",
    )
    parser.add_argument("files", nargs="*", type=Path, help="kun disse filer")
    parser.add_argument(
        "--check", action="store_true",
        help="skriv kun, hvilke filer der ikke er sat op som de andre",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="projektets mappe")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    paths = [root / path for path in options.files] or yaml_files(root / "data")
    if outside := [path for path in paths if not path.resolve().is_relative_to(root / "data")]:
        parser.error(f"kun filer i data/ kan rettes, ikke {outside[0]}")
    if options.check:
        for finding in layout_findings(paths, root):
            print(finding)
        return 0
    changed, left = format_files(paths)
    for path in changed:
        print(f"Rettet til: {path.relative_to(root)}")
    for path in left:
        print(f"Ikke rettet, for så ville en kommentar eller en tekst ændre sig: "
              f"{path.relative_to(root)}")
    if not options.files:
        write_schemas(root / "data" / "schema")
    print(f"{len(changed)} filer er skrevet om." if changed else "Alt andet står, som det skal."
          if left else "Alt står, som det skal.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
