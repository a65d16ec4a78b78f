"""Say what could be better in the guide's language: spelling, heavy text, words of others, numbers.

What is found is advice: the command ends well all the same. Only a list that cannot be used, or
arguments that make no sense, end with 1.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from editing.common.changed_lines import ChangedLines, changed_since
from editing.language.numbers import number_findings
from editing.language.phrases import PHRASES, phrase_findings, read_phrases
from editing.language.readability import lix_findings, sentence_findings
from editing.language.shown_pages import shown_pages
from editing.language.spelling import (
    CACHE,
    Dictionary,
    read_word_list,
    spelling_findings,
    word_list_findings,
)
from editing.language.texts import Finding, texts_of
from macros.checks.annotations import one_line, show
from macros.checks.everything import sound
from macros.files.errors import Fault, GuideFaults
from macros.files.project import ROOT
from macros.files.yaml_source import YamlSource, value_at
from macros.guide.guide import Guide
from macros.reading.data_files import read_data
from macros.reading.history import UnknownEditionError
from macros.reading.pages import read_pages


@dataclass(frozen=True)
class Style:
    """What style has to say, in order, and whether the whole guide could be looked at.

    `is_whole` is False for a guide with faults: then LIX and numbers are left out.
    """

    findings: list[Fault]
    is_whole: bool


def style_of(
    root: Path,
    changed: ChangedLines | None = None,
    files: frozenset[Path] = frozenset(),
    phrases: Path | None = None,
) -> Style:
    """Return what style has to say of the guide under `root`.

    Args:
        root: the project's folder.
        changed: the lines to tell of; None for all. What concerns a page as a whole (LIX,
            numbers) is told all the same: a change in one file may make the text of another wrong.
        files: files and folders to tell of, relative to `root`; none for all.
        phrases: a list of a source's phrases; without it the project's, if it has one.

    Raises:
        GuideFaults: the list of words or of phrases cannot be used.
    """
    own = read_word_list(root)
    quoted: frozenset[tuple[str, ...]] = frozenset()
    if phrases is not None:
        quoted = read_phrases(phrases, phrases)
    elif (root / PHRASES).exists():
        quoted = read_phrases(root / PHRASES, PHRASES)
    data, pages = read_data(root), read_pages(root)
    texts = texts_of(root, data, pages)
    near = [
        text for text in texts
        if _is_among(text.path, files)
        and (changed is None or changed.touch(text.path, text.line, text.last_line))
    ]
    dictionary = Dictionary(root / CACHE)
    found: list[Finding] = [
        *spelling_findings(near, data, own, dictionary),
        *sentence_findings(near),
        *phrase_findings(near, quoted),
        *word_list_findings(texts, data, own, dictionary),
    ]
    found = [
        finding for finding in found if changed is None
        or changed.touch(finding.fault.path, finding.fault.line, finding.last_line)
    ]
    try:
        guide: Guide | None = Guide(*sound(data, pages))
    except GuideFaults:
        guide = None
    if guide:
        configuration = YamlSource(root / "mkdocs.yml", tags=True).data
        shown = list(shown_pages(guide, value_at(configuration, ("extra", "guide"))))
        found += [*lix_findings(shown), *number_findings(guide, data, shown, texts)]
    told = {finding.fault for finding in found if _is_among(finding.fault.path, files)}
    return Style(sorted(told), guide is not None)


def _is_among(path: Path, files: frozenset[Path]) -> bool:
    return not files or any(path == file or file in path.parents for file in files)


def main(arguments: list[str]) -> int:
    """Print the findings; return 0 whatever was found, and 1 when it could not be looked for."""
    options = _parser().parse_args(arguments)
    root = options.root.resolve()
    try:
        files = frozenset(_inside(root, file) for file in options.files)
        changed = changed_since(root, options.since) if options.since else None
        style = style_of(root, changed, files, options.phrases)
    except GuideFaults as error:
        show(error.faults, severity="fault")
        return 1
    except (_UnknownFileError, UnknownEditionError) as error:
        print(one_line(str(error)))
        return 1
    show(style.findings, severity="style")
    if not style.is_whole:
        print("Der er fejl i guiden, så lixtal og tal er ikke tjekket. Kør make check først.")
    if style.findings:
        print(f"\n{len(style.findings)} forslag til sproget. Det er råd, ikke fejl.")
    elif style.is_whole:
        print("Sproget er, som det skal være.")
    return 0


class _UnknownFileError(Exception):
    """A file that is to be looked at is not there."""


def _inside(root: Path, file: Path) -> Path:
    """Return the path below `root`, given from there or from where the command was run."""
    for path in (root / file, file.absolute()):
        if path.exists() and path.resolve().is_relative_to(root):
            return path.resolve().relative_to(root)
    raise _UnknownFileError(f"Filen {file} findes ikke. Skriv stien fra projektets mappe.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m editing.language.command",
        description="Giver råd om sproget: stavefejl, tunge sider og lange sætninger, kildens egne "
        "ord, og tal, der ikke passer med data. Fejl finder make check.",
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FIL", help="se kun på disse filer og mapper"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="projektets mappe")
    parser.add_argument(
        "--since", metavar="UDGAVE",
        help="sig kun noget om linjer, der er ændret siden, fx origin/main",
    )
    parser.add_argument(
        "--phrases", type=Path, metavar="FIL",
        help="sætninger fra en kilde, som ikke må gentages, én på hver linje",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
