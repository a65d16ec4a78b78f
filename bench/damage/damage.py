"""Damage the code in many places, one at a time, and see which a suite catches.

    python bench/damage/damage.py choose OLD NEW --seed 1 --count 40 > places.json
    python bench/damage/damage.py run places.json OLD --side old
    python bench/damage/damage.py run places.json NEW --side new

`choose` draws lines of code that stand once in each of two checkouts of the project, whatever file
they stand in, and for each a slip that somebody could make: a comparison turned, an `and` for an
`or`, a number one off, a condition that always holds. So two suites are tried with the same
damages. `run` makes each damage in a copy of a checkout that has its `.venv`, and runs the tests
that name the damaged module first, then all others, until one fails. It prints what caught each
damage; a damage that nothing catches is shown with its line.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

PYTHON = ("macros", "editing", "publish")
# Where the scripts stood in edition 1.0.0, and where they stand now.
SCRIPTS = ("docs/assets/javascripts", "publish/offline_files", "scripts")
_NOT_OURS = ("scripts/vendor", "scripts/tools")
_SECONDS = 1800  # of one stage, after which a damage counts as caught: something hangs
_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".build", "site", "__pycache__")
_AS_COMMITTED = (
    ("init", "-q"), ("add", "-A"),
    ("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-qm", "As it was"),
)

_SLIPS = {
    ".py": (
        (r" == ", " != "), (r" != ", " == "), (r" < ", " >= "), (r" > ", " <= "), (r" <= ", " > "),
        (r" >= ", " < "), (r" and ", " or "), (r" or ", " and "), (r" not in ", " in "),
        (r"\bif not ", "if "), (r"\bTrue\b", "False"),
        (r"\bFalse\b", "True"), (r"(?<=[ (\[])1(?=[)\],:])", "2"),
        (r" \+ 1\b", " + 2"), (r"\[-1\]", "[0]"), (r"\.get\((\w+)\)", r".get(\1 and None)"),
    ),
    ".js": (
        (r" === ", " !== "), (r" !== ", " === "), (r" < ", " >= "), (r" > ", " <= "),
        (r" <= ", " > "), (r" >= ", " < "), (r" && ", " || "), (r" \|\| ", " && "),
        (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"\bif \(!", "if ("), (r" \+ 1\b", " + 2"),
        (r"\?\? ", "&& "), (r"\.some\(", ".every("), (r"\.every\(", ".some("),
        (r"\.at\(-1\)", ".at(0)"), (r"Math\.max\(", "Math.min("), (r"\.filter\(", ".map("),
        (r"(?<=[ (\[])0(?=[)\],;])", "1"),
    ),
}


@dataclass(frozen=True)
class Damage:
    """A line of code, without the space before it, and what stands there instead."""

    line: str
    put: str
    files: dict[str, str]  # by side


def code_files(root: Path) -> Iterator[Path]:
    """Yield the project's own code that runs for readers and editors."""
    places = [*((name, ".py") for name in PYTHON), *((name, ".js") for name in SCRIPTS)]
    for folder, ending in places:
        for path in sorted((root / folder).rglob(f"*{ending}")):
            if not path.relative_to(root).as_posix().startswith(_NOT_OURS):
                yield path


def lines(root: Path) -> dict[str, tuple[str, str]]:
    """Return the lines that stand once in the code of `root`: what each is, its file and ending."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in code_files(root):
        in_text = False
        for raw in path.read_text("utf-8").splitlines():
            line = raw.strip()
            in_text ^= path.suffix == ".py" and line.count('"""') % 2 == 1
            if not in_text and not line.startswith(("#", "//", "*", "/*", '"', "import", "from")):
                found.setdefault(line, []).append((path.relative_to(root).as_posix(), path.suffix))
    return {line: places[0] for line, places in found.items() if len(places) == 1}


def choose(old: Path, new: Path, seed: int, count: int) -> list[Damage]:
    """Draw `count` damages, half in each language, of lines that both checkouts have."""
    before, after = lines(old), lines(new)
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    chosen = []
    for ending, slips in _SLIPS.items():
        both = sorted(line for line in before.keys() & after.keys() if before[line][1] == ending)
        chance.shuffle(both)
        per_file: Counter[str] = Counter()
        made = []
        for line in both:
            fitting = [slip for slip in slips if re.search(slip[0], line)]
            files = {"old": before[line][0], "new": after[line][0]}
            if not fitting or per_file[files["old"]] >= 2:  # spread over the house
                continue
            pattern, put = chance.choice(fitting)
            per_file[files["old"]] += 1
            made.append(Damage(line, re.sub(pattern, put, line, count=1), files))
        chosen += made[: count // 2]
    return chosen


def stages(root: Path, damage: Damage, side: str) -> Iterator[list[str]]:
    """Yield the commands that may catch a damage, the likeliest first."""
    python = str(root / ".venv/bin/python")
    file = Path(damage.files[side])
    name = file.stem.removeprefix("export-").removeprefix("search-").removeprefix("plan-")
    words = {file.stem, file.stem.replace("-", "_"), name.replace("-", "_")}
    tests = sorted(
        path.relative_to(root).as_posix() for path in (root / "tests").rglob("test_*.py")
        if any(word in path.stem for word in words if len(word) > 3)
        or f"{file.parent.as_posix().replace('/', '.')}.{file.stem} " in path.read_text("utf-8")
    )
    if file.suffix == ".js" and (root / "tests/unit/publish/pages/test_scripts.py").exists():
        tests.insert(0, "tests/unit/publish/pages/test_scripts.py")
    order = ("unit", "integration", "browser")
    tests.sort(key=lambda path: order.index(path.split("/")[1]))
    common = [python, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider"]
    if tests:
        yield [*common, *tests]
    for kind in order:
        yield [*common, "-n", "3", f"tests/{kind}"]


def caught_by(checkout: Path, damage: Damage, side: str, most_stages: int) -> str:
    """Return what failed with the damage in a copy of the checkout; "" when nothing did."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "guide")
        shutil.copytree(checkout, root, ignore=_LEFT_OUT, symlinks=True)
        (root / ".venv").symlink_to(checkout.resolve() / ".venv")
        for command in _AS_COMMITTED:
            subprocess.run(["git", "-C", root, *command], check=True, stdout=subprocess.DEVNULL)
        path = root / damage.files[side]
        text = path.read_text("utf-8")
        if damage.line not in text:
            raise ValueError(f"{path} no longer has: {damage.line}")
        path.write_text(text.replace(damage.line, damage.put, 1), "utf-8")
        for stage in list(stages(root, damage, side))[:most_stages]:
            try:
                done = subprocess.run(
                    stage, cwd=root, capture_output=True, text=True, timeout=_SECONDS, check=False
                )
            except subprocess.TimeoutExpired:
                return f"hangs: {' '.join(stage[8:])}"
            if done.returncode not in (0, 5):
                failed = re.findall(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.M)
                return failed[0] if failed else f"stops: {(done.stdout + done.stderr)[-200:]}"
    return ""


def main() -> None:
    """Read the command line, and choose or run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    choosing = commands.add_parser("choose")
    choosing.add_argument("old", type=Path)
    choosing.add_argument("new", type=Path)
    choosing.add_argument("--seed", type=int, default=1)
    choosing.add_argument("--count", type=int, default=40)
    running = commands.add_parser("run")
    running.add_argument("places", type=Path)
    running.add_argument("checkout", type=Path)
    running.add_argument("--side", choices=("old", "new"), required=True)
    running.add_argument("--only", type=int, nargs="*", help="numbers of damages, from 0")
    running.add_argument("--stages", type=int, default=9, help="stop after so many of the commands")
    arguments = parser.parse_args()
    if arguments.command == "choose":
        chosen = choose(arguments.old, arguments.new, arguments.seed, arguments.count)
        print(json.dumps([asdict(damage) for damage in chosen], ensure_ascii=False, indent=1))
        return
    damages = [Damage(**entry) for entry in json.loads(arguments.places.read_text("utf-8"))]
    wanted = range(len(damages)) if arguments.only is None else arguments.only
    caught = 0
    for number in wanted:
        damage, begun = damages[number], time.monotonic()
        by = caught_by(arguments.checkout, damage, arguments.side, arguments.stages)
        caught += bool(by)
        seconds = round(time.monotonic() - begun)
        told = by or f"NOT CAUGHT: {damage.line}  ->  {damage.put}"
        print(f"{number:3} {damage.files[arguments.side]}  {seconds} s  {told}", flush=True)
    print(f"{caught} of {len(wanted)} caught")
    sys.exit(0)


if __name__ == "__main__":
    main()
