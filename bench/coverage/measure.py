"""Measure what the tests run of the code, of both languages: make coverage.

Python is measured by coverage.py, in the tests and in every process they start. Scripts are
measured twice, where deno runs them as modules and where Chromium runs the bundles, which are then
made with maps to their sources; a line counts as run where either did. The table says for each room
how much is run, and which lines no test has seen.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publish.pages.scripts import FORM_VARIABLE, SOURCES, deno
from tests.browser.script_coverage import FOLDER_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".build" / "coverage"
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

Lines = dict[str, dict[int, int]]  # by file in scripts/: how often each line that counts has run


def run_tests() -> None:
    """Run all tests, with everything measured; what fails is told of and measured all the same."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    settings = WORK / "coveragerc"
    settings.write_text(
        "[run]\nsource = macros, editing, publish\nparallel = true\npatch = subprocess\n"
        f"data_file = {WORK / 'python'}\nbranch = true\nsigterm = true\n"
    )
    variables = {
        FOLDER_VARIABLE: str(WORK / "browser"), FORM_VARIABLE: "plain",
        "COVERAGE_RCFILE": str(settings),
    }
    command = [sys.executable, "-m", "coverage", "run", "-m", "pytest", "-q", "-n", "2",
               "--dist", "loadscope", *sys.argv[1:]]
    subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=False)
    deno(
        "test", "--config", SOURCES / "deno.json", "--quiet", "--no-remote", "--no-npm",
        f"--allow-read={ROOT}", f"--coverage={WORK / 'deno'}", "tests/scripts",
    )


def seen_by_deno() -> Lines:
    """Return which lines deno has run."""
    told = deno("coverage", "--lcov", WORK / "deno").stdout
    lines: Lines = defaultdict(dict)
    name = ""
    for line in told.splitlines():
        if line.startswith("SF:"):
            name = line.removeprefix("SF:").removeprefix(f"{SOURCES}/")
        elif line.startswith("DA:"):
            number, count = map(int, line.removeprefix("DA:").split(",")[:2])
            lines[name][number] = count
    left_out = ("/", "vendor", "tools")
    return {name: found for name, found in lines.items() if not name.startswith(left_out)}


def seen_by_chromium() -> Lines:
    """Return which lines Chromium has run, by the maps in the bundles."""
    lines: Lines = defaultdict(dict)
    for file in sorted((WORK / "browser").glob("*.json")):
        for script in json.loads(file.read_text("utf-8")):
            covered = _covered(script["functions"], len(script["source"]))
            for offset, name, number in _mappings(script["source"]):
                lines[name][number] = max(lines[name].get(number, 0), int(covered[offset]))
    return lines


def _covered(functions: list[dict[str, Any]], length: int) -> bytearray:
    """Return for each character whether it has run: inner ranges say more than those around."""
    covered = bytearray(length + 1)
    ranges = [span for function in functions for span in function["ranges"]]
    ranges.sort(key=lambda span: (span["startOffset"], -span["endOffset"]))
    for span in ranges:
        start, end = span["startOffset"], min(span["endOffset"], length)
        covered[start:end] = bytes([span["count"] > 0]) * (end - start)
    return covered


def _mappings(code: str) -> Iterator[tuple[int, str, int]]:
    """Yield where each piece of a bundle stands: offset in it, file in scripts/, line there."""
    found = re.search(r"sourceMappingURL=data:application/json[^,]*;base64,(\S+)", code)
    if not found:
        return
    map_ = json.loads(base64.b64decode(found[1]))
    names = [source.rpartition("scripts/")[2] or source for source in map_["sources"]]
    starts = [0]
    for text in code.split("\n"):
        starts.append(starts[-1] + len(text) + 1)
    source = line = 0
    for row, segments in enumerate(map_["mappings"].split(";")):
        column = 0
        for segment in filter(None, segments.split(",")):
            step = _numbers(segment)
            column += step[0]
            if len(step) > 1:
                source, line = source + step[1], line + step[2]
                if not names[source].startswith(("entry:", "\0")):
                    name = names[source].removesuffix(".js") + ".js"
                    yield starts[row] + column, name, line + 1


def _numbers(segment: str) -> list[int]:
    """Return the numbers of a segment of a source map (base 64, six bits, the last says more)."""
    numbers, value, shift = [], 0, 0
    for letter in segment:
        digit = _BASE64.index(letter)
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            numbers.append(-(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    return numbers


def told_of_scripts() -> str:
    """Return the table of the scripts' rooms, with the lines that nothing has run."""
    deno_lines, chromium = seen_by_deno(), seen_by_chromium()
    rooms: dict[str, list[tuple[str, dict[int, int]]]] = defaultdict(list)
    for path in sorted(SOURCES.rglob("*.js")):
        name = path.relative_to(SOURCES).as_posix()
        if name.startswith(("vendor", "tools")):
            continue
        both = dict(chromium.get(name, {}))
        for number, count in deno_lines.get(name, {}).items():
            both[number] = max(both.get(number, 0), count)
        rooms[name.split("/")[0]].append((name, both))
    rows = ["| Room | Lines | Run | Not run |", "|---|---:|---:|---|"]
    for room, files in rooms.items():
        lines = [count for _, both in files for count in both.values()]
        missed = [f"{name.split('/', 1)[1]} {_spans(both)}" for name, both in files if _spans(both)]
        share = f"{sum(map(bool, lines)) / len(lines):.0%}" if lines else "-"
        rows.append(f"| {room} | {len(lines)} | {share} | {'; '.join(missed)} |")
    return "\n".join(rows)


def _spans(lines: dict[int, int]) -> str:
    missed = sorted(number for number, count in lines.items() if not count)
    spans: list[list[int]] = []
    for number in missed:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)


def main() -> None:
    """Run the tests and print both tables."""
    run_tests()
    coverage = [sys.executable, "-m", "coverage"]
    settings = os.environ | {"COVERAGE_RCFILE": str(WORK / "coveragerc")}
    for command in (("combine", "-q"), ("report", "--format=markdown", "-m")):
        subprocess.run([*coverage, *command], cwd=ROOT, env=settings, check=False)
    print(f"\n{told_of_scripts()}")


if __name__ == "__main__":
    main()
