"""Read the editor's handbook as somebody does who follows it word for word.

A recipe is a section of a page. Its paragraphs say what to do with the block of lines that follows:
find these lines, write those instead, see this on the site. They are few and always the same, so
that people know them again, and so that a test can do what they say.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.examples import ROOT

FOLDER = ROOT / "docs/haandbog"

_FIND = re.compile(r"I `([^`]+)` står:$")
_INSTEAD = re.compile(r"(?:Skriv|Skriver du) i stedet:$")
_BELOW = re.compile(r"Skriv nedenunder:$")
_AT_THE_END = re.compile(r"Skriv(?:er du)? nederst i `([^`]+)`:$")
_DELETED = re.compile(r"Sletter du linjen, siger tjekket:$")
_SAYS = re.compile(r"iger tjekket:$")
_SEEN = re.compile(r"(?:står der|der står) på siden \[[^]]+\]\(([^)#]+)\):$")
_GONE = re.compile(r"der ikke længere på siden \[[^]]+\]\(([^)#]+)\):$")
_WRITTEN = re.compile(r"(?:står der|der står) i `([^`]+)`:$")
_RUN = re.compile(r"Kør:$")
_PRINTS = re.compile(r"skriver kommandoen:$")
_COMMAND = re.compile(r'make ([a-z-]+)(?: ARGS="([^"]*)")?$')
_FOUND = re.compile(r"finder søgningen \[[^]]+\]\(([^)#]+)\) på ordet `([^`]+)`")
_HEADING = re.compile(r"(#{2,3}) (.+?) \{ #([\w-]+) \}$")
_NUMBER = re.compile(
    r"(?<=:)\d+(?::\d+)?(?=:)|(?<=nr\. )\d+|(?<=\.yml:)\d+|(?<=linje )\d+|\d{4}-\d\d-\d\d"
)


class HandbookError(Exception):
    """The handbook does not say what to do with a block, or its lines are not in the file."""


def module_of(target: str) -> str:
    """Return the module that `make target` runs."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return re.search(rf"^{target}:[^\n]*\n\t[^\n]* -m ([\w.]+)", makefile, re.MULTILINE)[1]


@dataclass(frozen=True)
class Edit:
    """Write lines into a file: instead of or below those to find; at its end with none."""

    path: str
    find: str
    write: str
    is_below: bool = False

    def apply(self, root: Path) -> None:
        """Do it to the project in `root`; the lines must stand there exactly once."""
        file = root / self.path
        text = file.read_text("utf-8")
        if not self.find:
            file.write_text(f"{text.rstrip()}\n{self.write}", "utf-8")
            return
        count = f"\n{text}".count(f"\n{self.find}")
        if count != 1:
            raise HandbookError(
                f"Håndbogen siger, at dette står i {self.path}. Det står der {count} gange.\n"
                f"Ret opskriften i docs/haandbog/, så den passer igen.\n\n{self.find}"
            )
        written = f"{self.find}{self.write}" if self.is_below else self.write
        file.write_text(f"\n{text}".replace(f"\n{self.find}", f"\n{written}")[1:], "utf-8")


@dataclass(frozen=True)
class Message:
    """What the check says now, with the numbers of lines and entries taken out."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """A command, what to answer when it asks, and what it says, without numbers."""

    command: str
    answers: tuple[tuple[str, str], ...] = ()  # the question's beginning, and the answer
    says: tuple[str, ...] = ()

    def apply(self, root: Path) -> None:
        """Do it to the project in `root`; it must succeed, ask and say what is told."""
        target, given = _COMMAND.match(self.command).groups()
        command = [sys.executable, "-m", module_of(target), "--root", str(root)]
        done = subprocess.run(
            [*command, *shlex.split(given or "")], cwd=ROOT, capture_output=True, text=True,
            input="".join(f"{answer}\n" for _, answer in self.answers),
            check=False,
        )
        said = numberless(done.stdout)
        missing = [text for text in (*(ask for ask, _ in self.answers), *self.says)
                   if text not in said]
        if done.returncode or missing:
            raise HandbookError(f"{self.command}\n{missing}\n{done.stdout}{done.stderr}")


@dataclass(frozen=True)
class Sight:
    """What readers see on a page afterwards and did not see before; or the other way round."""

    page: str
    text: str
    is_gone: bool = False


@dataclass(frozen=True)
class Written:
    """Lines that stand in a file afterwards."""

    path: str
    lines: str


@dataclass(frozen=True)
class Find:
    """A word that the search leads from to a page afterwards, and did not before."""

    page: str
    word: str


Step = Edit | Message | Run | Sight | Written | Find


@dataclass
class Recipe:
    """A section of the handbook that can be followed."""

    title: str
    anchor: str
    steps: list[Step] = field(default_factory=list)

    def of(self, kind: type) -> list:
        """Return the steps of a kind, in order."""
        return [step for step in self.steps if isinstance(step, kind)]


def recipes(page: str) -> list[Recipe]:
    """Return what can be followed on a page of the handbook, named as its folder is."""
    found: list[Recipe] = []
    find: tuple[str, str] | None = None
    caption = ""
    for kind, text in _blocks((FOLDER / page / "index.md").read_text("utf-8")):
        if kind == "heading":
            _, title, anchor = _HEADING.match(text).groups()
            found.append(Recipe(title, anchor))
        elif kind == "text":
            caption = text
            for match in _FOUND.finditer(text):
                found[-1].steps.append(Find(_html(page, match[1]), match[2]))
        elif kind == "table":
            if found and found[-1].steps and isinstance(found[-1].steps[-1], Run):
                found[-1].steps[-1] = replace(found[-1].steps[-1], answers=_answers(text))
        elif kind == "quote":
            seen, gone = _SEEN.search(caption), _GONE.search(caption)
            if not seen and not gone:
                raise HandbookError(f"{page}: hvad er dette? {text}")
            target = (seen or gone)[1]
            found[-1].steps.append(Sight(_html(page, target), text, is_gone=bool(gone)))
        elif match := _FIND.search(caption):
            find = match[1], text
        elif match := _AT_THE_END.search(caption):
            found[-1].steps.append(Edit(match[1], "", text))
        elif find and (_INSTEAD.search(caption) or _BELOW.search(caption)):
            below = bool(_BELOW.search(caption))
            found[-1].steps.append(Edit(*find, text, is_below=below))
            find = None
        elif _SAYS.search(caption):
            if _DELETED.search(caption):
                found[-1].steps.append(Edit(*find, ""))
            found[-1].steps.append(Message(tuple(numberless(line) for line in text.splitlines())))
        elif _RUN.search(caption):
            found[-1].steps += [Run(line) for line in text.splitlines()]
        elif _PRINTS.search(caption):
            says = tuple(numberless(line) for line in text.splitlines())
            found[-1].steps[-1] = replace(found[-1].steps[-1], says=says)
        elif match := _WRITTEN.search(caption):
            found[-1].steps.append(Written(match[1], text))
        else:
            raise HandbookError(f"{page}: hvad skal der ske med disse linjer? {text}")
        if kind not in ("heading", "text"):
            caption = ""
    return [recipe for recipe in found if recipe.steps]


def numberless(message: str) -> str:
    """Return a message of the check without what changes when somebody adds a line."""
    return _NUMBER.sub("N", message)


def _html(page: str, target: str) -> str:
    path = (FOLDER / page / target).resolve().relative_to(ROOT / "docs")
    return path.with_suffix(".html").as_posix()


def _answers(table: str) -> tuple[tuple[str, str], ...]:
    """Return the rows of a table of questions and answers; Enter is no answer."""
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    return tuple((ask, "" if say == "Enter" else say.strip("`")) for ask, say in rows)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield a page's headings, paragraphs, tables, quotes and blocks of lines, in order."""
    lines = iter(text.split("\n"))
    paragraph: list[str] = []
    for line in lines:
        if line.startswith("```"):
            yield from _paragraph(paragraph)
            block = iter(lambda: next(lines), "```")
            yield "lines", "".join(f"{inner}\n" for inner in block)
        elif _HEADING.match(line):
            yield from _paragraph(paragraph)
            yield "heading", line
        elif line.strip() and not line.startswith("{%"):
            paragraph.append(line)
        else:
            yield from _paragraph(paragraph)
    yield from _paragraph(paragraph)


def _paragraph(lines: list[str]) -> Iterator[tuple[str, str]]:
    if lines:
        if lines[0].startswith("|"):
            yield "table", "\n".join(lines)
        else:
            kind = "quote" if lines[0].startswith("> ") else "text"
            yield kind, " ".join(line.removeprefix("> ") for line in lines)
        lines.clear()
