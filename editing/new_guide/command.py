"""Lay out a whole new guide from this house: python -m editing.new_guide.command FOLDER.

The new guide is a project of its own: the house (what git tracks here, as it is now) with content
and settings from `guide_template/`, which copier fills in with the answers. It appears whole or not
at all.
"""

from __future__ import annotations

import argparse
import datetime
import fnmatch
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from copier import run_copy
from copier.errors import CopierError
from ruamel.yaml import YAML

from editing.commands.format import format_files, yaml_files
from editing.new_guide.guide_answers import fault, proposals, tidy
from editing.new_guide.own_settings import over
from macros.checks.command import faults_in
from macros.files.project import ROOT

TEMPLATE = Path(__file__).parent / "guide_template"

# Of what git tracks: what belongs to this guide's content, and of that what is the house's after
# all. A star stands for any part of a path.
_OURS = (
    "data/*", "docs/*.md", "docs/assets/app/*", "docs/assets/images/*",
    "bench/*", "pictures/*", "README.md", "CHANGELOG.md", "LICENSE-CONTENT.md",
    "editing/words.txt", "tests/integration/*", "tests/browser/*", "tests/help_pictures.*",
    "tests/handbook*.py",
    "tests/examples/reader_states/*", "tests/scripts/copies/*",
    "tests/unit/*/test_our_*.py", "tests/unit/editing/new_guide/test_new_guide.py",
    "tests/unit/macros/drawing/test_figure_drawing.py",
    "tests/unit/macros/handed_on/test_search_words.py",
    "tests/unit/editing/language/test_style.py",
)
_THE_HOUSES = (
    "data/schema/*", "data/words/*", "docs/assets/images/favicon.svg",
    "docs/min-plan/*", "docs/soeg/*", "docs/arbejd-i-guiden/*", "docs/hent-guiden/*",
    "docs/om-guiden/nyt-i-guiden/*", "docs/om-guiden/gennemgang/*", "docs/om-guiden/komponenter/*",
    "docs/om-guiden/privatliv-og-tilgaengelighed/*",
    "tests/integration/test_tiny_guide.py", "tests/integration/test_built_site.py",
    "bench/coverage/*", "tests/browser/script_coverage.py",
    "tests/browser/conftest.py", "tests/browser/reader.py", "tests/browser/other_browsers.py",
    "tests/browser/marionette.py", "tests/browser/test_accessibility.py",
    "tests/browser/test_stylesheets.py", "tests/browser/test_looks.py", "tests/browser/pictures.py",
    "tests/browser/looks/*",
)
# What both say something of, and the keys whose value is a guide's own throughout.
_SHARED = {"mkdocs.yml": (), "data/site.yml": ("search_weights",)}
# What these say of things that stay behind.
_TOLD_HERE = ("CONTRIBUTING.md", "DEVELOPING.md")
_ONLY_HERE = re.compile(r"^ *<!-- only here -->\n.*?^ *<!-- /only -->\n\n?", re.M | re.S)
# Who looks after a page, and when; from the first day on the one owner that the template knows.
_REVIEW = re.compile(r"^(?:owner|reviewed|review_after):.*\n", re.M)


class NewGuideError(Exception):
    """The guide cannot be laid out; the text says why and what to do, in Danish."""


def make_guide(target: Path, answers: dict[str, str], root: Path = ROOT) -> None:
    """Lay out a new guide in the folder `target`, which is missing or empty.

    Args:
        target: the new guide's folder.
        answers: by name of the question.
        root: the house to build from.

    Raises:
        NewGuideError: the folder, an answer or git stands in the way; nothing is then written.
    """
    answers = {question: tidy(answer) for question, answer in answers.items()}
    _refuse(target, answers, root)
    house = house_files(root)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as work:
            made = Path(work, "guide")
            _fill_in(made, answers)
            _take_along(root, made, house)
            faults = faults_in(made)
            if faults:
                raise NewGuideError("\n".join(map(str, faults)))
            if target.exists():
                target.rmdir()
            made.rename(target)
    except OSError as error:
        raise NewGuideError(f"Guiden kan ikke skrives i {target}: {error}") from error


def house_files(root: Path) -> list[str]:
    """Return the files in `root` that every guide has, as paths in it.

    Raises:
        NewGuideError: the folder is not under git.
    """
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z"], capture_output=True, check=False
    )
    if listed.returncode != 0:
        raise NewGuideError(
            "En ny guide laves af det, der er gemt i git, og denne mappe er ikke under git.\n"
            "Kør git init, git add . og git commit her, og prøv igen."
        )
    paths = listed.stdout.decode().split("\0")
    return [path for path in paths if path and (root / path).is_file() and _is_the_houses(path)]


def _is_the_houses(path: str) -> bool:
    def is_among(patterns: tuple[str, ...]) -> bool:
        return any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)

    return not is_among(_OURS) or is_among(_THE_HOUSES)


def questions() -> dict[str, str]:
    """Return what is asked by the name of the question, in order."""
    asked = YAML().load(TEMPLATE / "copier.yml")
    return {name: said["help"] for name, said in asked.items() if not name.startswith("_")}


def ask(answers: dict[str, str], root: Path = ROOT) -> dict[str, str]:
    """Ask for the answers that are missing, each until it can be used; return all of them.

    Raises:
        NewGuideError: nobody answers.
    """
    answers, asked = dict(answers), questions()
    for question, text in asked.items():
        proposal = proposals(answers["name"]).get(question, "") if "name" in answers else ""
        while question not in answers:
            try:
                answer = input(f"{text}{f' [{proposal}]' if proposal else ''}\n> ") or proposal
            except EOFError:
                missing = [_option(name) for name in asked if name not in answers]
                raise NewGuideError(f"\nSvar mangler. Skriv også {', '.join(missing)}.") from None
            told = fault(answer, question, _namespace(root))
            if told:
                print(told)
            else:
                answers[question] = answer
    return answers


def _option(question: str) -> str:
    return f"--{question.replace('_', '-')}"


def _namespace(root: Path) -> str:
    settings = YAML().load(root / "mkdocs.yml")
    return str(settings["extra"]["guide"]["storage_namespace"]).split(":")[0]


def _refuse(target: Path, answers: dict[str, str], root: Path) -> None:
    taken = _namespace(root)
    told = [fault(answer, question, taken) for question, answer in answers.items()]
    found = [text for text in told if text]
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        found.append(f"{target} findes og er ikke en tom mappe. Vælg en anden.")
    if root.resolve() in target.resolve().parents:
        found.append(f"{target} ligger inde i denne guide. Vælg en mappe uden for den.")
    if found:
        raise NewGuideError("\n".join(found))


def _fill_in(made: Path, answers: dict[str, str]) -> None:
    """Write the template's files, with the answers in them, into the folder `made`."""
    try:
        run_copy(
            str(TEMPLATE), made, quiet=True,
            data=answers | {"today": datetime.date.today().isoformat()},
            unsafe=True,  # the template is ours; its filters are editing/new_guide/guide_answers.py
        )
    except (CopierError, ValueError) as error:
        raise NewGuideError(f"Guiden kan ikke laves: {error}") from error


def _take_along(root: Path, made: Path, house: list[str]) -> None:
    """Add the house's files, and say the guide's own settings over the house's."""
    for name, whole in _SHARED.items():
        settings = over((root / name).read_text("utf-8"), (made / name).read_text("utf-8"), whole)
        (made / name).write_text(settings, "utf-8")
    for path in house:
        if not (made / path).exists():
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / path, made / path)
    for page in (made / "docs").rglob("*.md"):
        _leave_out_pictures(page)
        _begin_review(page)
    for name in _TOLD_HERE:
        _change(made / name, lambda text: _ONLY_HERE.sub("", text))
    format_files(yaml_files(made / "data"))


def _leave_out_pictures(page: Path) -> None:
    """Take pictures off the page that show the old guide and so have stayed there."""
    def kept(match: re.Match[str]) -> str:
        is_there = (page.parent / PurePosixPath(match.group(1))).is_file()
        return match.group() if is_there else ""

    picture = re.compile(r"^!\[[^\]]*\]\(([^)]+)\).*\n\n?", re.M)
    _change(page, lambda text: picture.sub(kept, text))


def _begin_review(page: Path) -> None:
    """Write at the top of the page who looks after it: today it is as it should be."""
    def begun(text: str) -> str:
        _, front, rest = text.split("---\n", 2)
        review = f"owner: redaktionen\nreviewed: {datetime.date.today()}\nreview_after: 12\n"
        return f"---\n{_REVIEW.sub('', front)}{review}---\n{rest}"

    _change(page, begun)


def _change(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, ask for the rest and lay out the guide; return 1 on a fault."""
    parser = argparse.ArgumentParser(
        prog="python -m editing.new_guide.command",
        description="Lav en ny guide, indrettet som denne. Du bliver spurgt om det, du udelader.",
    )
    parser.add_argument("folder", type=Path, metavar="MAPPE", help="den nye guides mappe")
    for question, text in questions().items():
        parser.add_argument(_option(question), metavar="SVAR", help=text)
    options = vars(parser.parse_args(arguments))
    target = options.pop("folder").absolute()
    answers = {question: answer for question, answer in options.items() if answer is not None}
    proposed = proposals(answers.get("name", ""))
    if answers.keys() | proposed.keys() >= options.keys():
        answers = proposed | answers
    try:
        make_guide(target, ask(answers))
    except NewGuideError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAfbrudt. Intet er lavet.", file=sys.stderr)
        return 1
    print(f"Guiden ligger i {target}.")
    print("Gå derhen, og kør make serve. Kør git init, før I ændrer noget.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
