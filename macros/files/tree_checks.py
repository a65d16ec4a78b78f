"""Look at the files themselves before anything reads them: what they are, how large, how named.

Nothing is opened but pictures, and no link is followed.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from macros.files.errors import Fault, Problem
from macros.files.fault_codes import FaultCode
from macros.files.yaml_source import LARGEST, LINK_FAULT, size_fault

# What is read or published. Everything else in the project is code.
_TREES = ("data", "docs", "overrides", "mkdocs.yml")
# An engine would take them for mkdocs.yml, or before it.
_OTHER_CONFIGURATIONS = ("zensical.toml", "mkdocs.yaml")
_MOST_FILES = 5000
_MOST_LEVELS = 12

_NAME = re.compile(r"[a-z0-9]+([._-]+[a-z0-9]+)*|LICENSE\.txt")
_KB = 1024
_PAGE = LARGEST // 2
# The kinds of files in docs/, which all are published, and the most they may hold, in bytes.
_LARGEST_BY_ENDING = {
    ".md": _PAGE, ".png": 1024 * _KB, ".jpg": 1024 * _KB, ".jpeg": 1024 * _KB,
    ".webp": 1024 * _KB, ".svg": 256 * _KB,
}
_LARGEST_ASSET_BY_ENDING = {
    ".css": 256 * _KB, ".js": 2048 * _KB, ".woff2": 256 * _KB, ".txt": 64 * _KB,
}
_ASSETS = "docs/assets/"
_FIRST_BYTES = {
    ".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff",
    ".webp": b"RIFF",
}
_PICTURES_ARE = ".png, .jpg, .webp eller .svg"


@dataclass
class TreeReading:
    """What was found. `closed` tells that nothing in the tree is to be read."""

    faults: list[Fault] = field(default_factory=list)
    closed: bool = False


def read_tree(root: Path) -> TreeReading:
    """Return what is wrong with the files below `root` that are read or published."""
    reading = TreeReading()
    for name in _OTHER_CONFIGURATIONS:
        if os.path.lexists(root / name):
            _close(
                reading, Path(name), "configuration-second", "kommer i vejen for mkdocs.yml",
                "slet filen",
            )
    for count, (path, found) in enumerate(_walk(root), start=1):
        if count > _MOST_FILES:
            _close(
                reading, path, "tree-too-large", f"her er mere end {_MOST_FILES} filer",
                "slet nogle af dem",
            )
            break
        shown = path.relative_to(root)
        if stat.S_ISLNK(found.st_mode):
            _close(reading, shown, *LINK_FAULT)
        elif stat.S_ISDIR(found.st_mode):
            if len(shown.parts) > _MOST_LEVELS:
                _close(
                    reading, shown, "tree-too-large", "her er for mange mapper inden i hinanden",
                    "flyt dem op",
                )
                break
        elif not stat.S_ISREG(found.st_mode):
            _close(reading, shown, "file-not-regular", "er ikke en almindelig fil", "slet den")
        elif shown.suffix.lower() in (".yml", ".yaml", ".html") and found.st_size > LARGEST:
            _close(reading, shown, *size_fault(LARGEST))
        elif shown.parts[0] == "docs":
            _judge_published(path, shown, found.st_size, reading)
        elif shown.suffix == ".svg":
            _judge_picture(path, shown, found.st_size, reading)
    reading.faults.sort()
    return reading


def _close(
    reading: TreeReading, shown: Path, code: FaultCode, problem: str, hint: str
) -> None:
    reading.faults.append(Fault(shown, 1, 1, "", code, problem, hint))
    reading.closed = True


def _walk(root: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield everything in the trees; a link is yielded and not gone into."""
    left = [root / name for name in reversed(_TREES) if os.path.lexists(root / name)]
    while left:
        path = left.pop()
        found = path.lstat()
        yield path, found
        if stat.S_ISDIR(found.st_mode):
            with os.scandir(path) as entries:
                left.extend(sorted((Path(entry.path) for entry in entries), reverse=True))


def _judge_published(path: Path, shown: Path, size: int, reading: TreeReading) -> None:
    name, ending = shown.as_posix(), path.suffix
    allowed = _LARGEST_BY_ENDING | (_LARGEST_ASSET_BY_ENDING if name.startswith(_ASSETS) else {})

    def add(code: FaultCode, problem: str, hint: str) -> None:
        reading.faults.append(Fault(shown, 1, 1, "", code, problem, hint))

    if ending not in allowed:
        add(
            "file-kind-unpublished", "filer af den slags udgives ikke",
            f"slet den; sider er .md, og billeder er {_PICTURES_ARE} i docs/assets/images/",
        )
        return
    if not all(_NAME.fullmatch(part) for part in shown.parts):
        add(
            "file-name-invalid", "navnet kan ikke bruges i en adresse",
            "brug små bogstaver a-z, tal og bindestreger",
        )
    if size > allowed[ending]:
        problem = size_fault(allowed[ending])
        if ending == ".md":
            _close(reading, shown, *problem)
        else:
            add(*problem)
    elif ending != ".md":
        _judge_picture(path, shown, size, reading)


def _judge_picture(path: Path, shown: Path, size: int, reading: TreeReading) -> None:
    first = _FIRST_BYTES.get(path.suffix, b"")
    problem: Problem | None = None
    if path.suffix == ".svg":
        too_large = size > _LARGEST_BY_ENDING[".svg"]
        problem = size_fault(_LARGEST_BY_ENDING[".svg"]) if too_large else svg_problem(
            path.read_bytes())
    elif first:
        with path.open("rb") as file:
            if file.read(len(first)) != first:
                problem = (
                    "picture-kind-wrong",
                    f"er ikke et billede, som endelsen {path.suffix} siger",
                    f"gem billedet igen som {_PICTURES_ARE}",
                )
    if problem:
        reading.faults.append(Fault(shown, 1, 1, "", *problem))


_SVG_ELEMENTS = {
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
    "tspan", "title", "desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath",
    "mask", "marker", "pattern", "symbol", "use", "style",
}
_ELSEWHERE = re.compile(
    r"url\(\s*[\"']?(?!#)|(?:image|image-set|src)\(|@import|\\|expression\(|javascript:",
    re.IGNORECASE,
)
_SVG_HINT = "gem tegningen igen som en enkel SVG med streger, flader og tekst"


def svg_problem(raw: bytes) -> Problem | None:
    """Return what is in an SVG beyond lines, areas and texts, with a hint; else None."""
    if re.search(rb"<!(?:DOCTYPE|ENTITY)|<\?(?!xml )", raw, re.IGNORECASE) or b"\0" in raw:
        return "svg-unusable", "tegningen har kode foran", _SVG_HINT
    odd: list[str] = []
    texts: list[str] = []  # a word may come in two pieces

    def start(name: str, attributes: dict[str, str]) -> None:
        if name not in _SVG_ELEMENTS:
            odd.append(f"<{name[:40]}>")
        for key, value in attributes.items():
            leads_out = key.split(":")[-1] == "href" and not value.startswith("#")
            if key.lower().startswith("on") or leads_out or _ELSEWHERE.search(value):
                odd.append(key[:40])

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.CharacterDataHandler = start, texts.append
    parser.buffer_text = True
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - it takes no names
    except (expat.ExpatError, ValueError, LookupError):
        return "svg-unusable", "tegningen kan ikke læses", _SVG_HINT
    if elsewhere := _ELSEWHERE.search("".join(texts)):
        odd.append(elsewhere[0])
    if odd:
        return "svg-unusable", f"»{odd[0]}« må ikke stå i en tegning", _SVG_HINT
    return None
