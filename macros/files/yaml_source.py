"""Read one YAML file and remember the line and column behind each value."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import yaml

from macros.files.errors import Fault, GuideFaults, Problem
from macros.files.fault_codes import FaultCode

Loc = tuple[str | int, ...]
# What stands in a file. Every value that is no list and has no fields is a text.
Yaml: TypeAlias = "dict[str, Yaml] | list[Yaml] | str | None"

_TAGGED = (yaml.ScalarEvent, yaml.CollectionStartEvent)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CONFLICT = re.compile(r"^(<{7}|={7}|>{7})( |$)")
CONFLICT_PROBLEM: Problem = (
    "merge-mark", "her står et mærke fra en sammenfletning (merge)",
    "vælg den rigtige udgave, og slet mærkerne",
)
_LOST_COMMENT = re.compile(r"\s+(?=#[^\s#])")
# What YAML takes a value for that has no tag written in front of it.
_USUAL_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in (
        "str", "int", "float", "bool", "null", "timestamp", "value", "merge", "seq", "map"
    )
}
_NOTHING = {"~", "null", "Null", "NULL"}
# No data file comes near this; without a limit the reader would run out of stack and stop dead.
_DEEPEST = 40
# Nor near this: six times our longest. What is longer would take its reader minutes.
LARGEST = 256 * 1024
# Characters that nobody sees and nobody means: line breaks that only some programs know, what
# How many files and pages a process remembers: more than any guide has, so that a save in one of
# them does not make it read all the others again.
KEPT = 10_000
# turns the reading direction around, what takes no room. (A joiner within an emoji is meant.)
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
# æ, ø, å, é and dashes as they look when UTF-8 was read as Windows-1252 or Latin-1.
_RUINED = re.compile("Ã[\x80-\xbf†\u02dc…Ÿ]|â€|\ufffd")
# A text that opens with a quotation mark and has not closed it when the line ends.
_OPEN_QUOTE = re.compile(r"""^\s*(?:- +)*(?:[\w-]+: +)?(?P<quote>(["'])(?:(?!\2).)*)$""")
_NEXT_FIELD = re.compile(r"^\s*(?:- |- *$|[\w-]+:(?: |$)|#|$)")


class _Mark(Protocol):
    """A place, as either of PyYAML's two readers tells it; lines and columns count from 0."""

    line: int
    column: int


@dataclass(frozen=True)
class Written:
    """A text as it stands in the file: the place of its first character, and every one after.

    `style` is YAML's: empty for a plain text, else the mark that begins it: " ' | or >.
    """

    line: int
    column: int
    text: str
    style: str


class YamlSource:
    """The data in one YAML file, and the place of each value.

    Every scalar is kept as the text that stands in the file; the models turn text into
    numbers. So `12:30`, `no` and `0800` mean what the editor wrote, not what YAML 1.1 says.
    An empty value is an empty text.

    `path` is the file; `shown` the path used in faults (relative to the project's root);
    `text` its content, when the YAML is only a part of the file (front matter).
    `tags` lets words such as !ENV stand in front of values, as mkdocs.yml has them; they are
    kept by place, and never acted upon.
    Raises GuideFaults when the file cannot be read as YAML.
    """

    def __init__(
        self, path: Path, shown: Path | None = None, text: str | None = None, *, tags: bool = False
    ) -> None:
        self.path = shown or path
        self._tags = tags
        self.tags: dict[Loc, str] = {}
        self._places: dict[Loc, tuple[int, int]] = {}
        self._texts: dict[Loc, yaml.ScalarNode] = {}
        self._faults: list[Fault] = []
        text = read_text(path, self.path) if text is None else text
        self._lines = text.split("\n")
        self._find_tabs_and_conflicts()
        self._raise_faults()
        try:
            self._find_special_marks(text)
            self._raise_faults()
            root = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            raise GuideFaults([self._yaml_fault(error)]) from error
        self.data: Yaml = self._plain(root, ()) if root is not None else None
        self._raise_faults()

    def _raise_faults(self) -> None:
        if self._faults:
            raise GuideFaults(self._faults)

    @property
    def fields(self) -> dict[str, Yaml]:
        """The file's fields; none when it is something else that stands there."""
        return self.data if isinstance(self.data, dict) else {}

    @property
    def items(self) -> list[Yaml]:
        """The items of the file's list; none when it is something else that stands there."""
        return self.data if isinstance(self.data, list) else []

    def place_of(self, loc: Loc) -> tuple[int, int]:
        """Return (line, column) of the deepest part of `loc` that stands in the file."""
        while loc and loc not in self._places:
            loc = loc[:-1]
        return self._places.get(loc, (1, 1))

    def written(self, loc: Loc) -> Written | None:
        """Return the text at `loc` as it is written; None when no text stands there."""
        node = self._texts.get(loc)
        if node is None:
            return None
        start, end = node.start_mark, node.end_mark
        lines = self._lines[start.line : end.line + 1]
        lines[-1] = lines[-1][: end.column]
        lines[0] = lines[0][start.column :]
        return Written(*_place(start), "\n".join(lines), node.style or "")

    def fault(self, loc: Loc, code: FaultCode, problem: str, hint: str = "") -> Fault:
        """Return a fault at the place of `loc`."""
        line, column = self.place_of(loc)
        return Fault(self.path, line, column, field_name(loc), code, problem, hint)

    def _plain(self, node: yaml.Node, loc: Loc) -> Yaml:
        """Return the node as dicts, lists and texts, noting each value's place on the way."""
        self._places.setdefault(loc, _place(node.start_mark))
        if node.tag not in _USUAL_TAGS:
            self.tags[loc] = node.tag
        if isinstance(node, yaml.ScalarNode):
            self._texts[loc] = node
            return self._text(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(child, (*loc, index)) for index, child in enumerate(node.value)]
        plain: dict[str, Yaml] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(
                    key_node, loc, "yaml-field-name", "feltets navn skal være et enkelt ord",
                    "fx title:",
                )
                continue
            key = key_node.value
            if key == "<<":
                self._add(
                    key_node, loc, "yaml-special-mark", "»<<« bruges ikke her", "skriv felterne ud"
                )
            elif key in plain:
                problem = f"feltet »{key}« står to gange"
                self._add(key_node, (*loc, key), "yaml-field-twice", problem, "saml det ét sted")
            else:
                # The key's place, not the value's: that is the line an editor looks for.
                self._places[(*loc, key)] = _place(key_node.start_mark)
                plain[key] = self._plain(value_node, (*loc, key))
        return plain

    def _text(self, node: yaml.ScalarNode, loc: Loc) -> str:
        """Return the text as it stands, except that YAML's words for nothing are nothing."""
        if UNSEEN.search(node.value):
            self._add(node, loc, *_UNSEEN_FAULT)
        if node.style not in ("|", ">"):
            end = node.end_mark
            lost = _LOST_COMMENT.match(self._lines[end.line], end.column)
            if lost:
                self._faults.append(Fault(
                    self.path, end.line + 1, lost.end() + 1, field_name(loc),
                    "yaml-text-lost", "teksten efter # læses ikke", _QUOTED,
                ))
        return "" if not node.style and node.value in _NOTHING else node.value

    def _add(self, node: yaml.Node, loc: Loc, code: FaultCode, problem: str, hint: str) -> None:
        line, column = _place(node.start_mark)
        self._faults.append(Fault(self.path, line, column, field_name(loc), code, problem, hint))

    def _find_tabs_and_conflicts(self) -> None:
        for number, line in enumerate(self._lines, start=1):
            indent = line[: len(line) - len(line.lstrip())]
            if "\t" in indent:
                self._faults.append(Fault(
                    self.path, number, indent.index("\t") + 1, "",
                    "yaml-tabulator", "linjen er rykket ind med tabulator",
                    "brug mellemrum i stedet",
                ))
            if CONFLICT.match(line):
                self._faults.append(Fault(self.path, number, 1, "", *CONFLICT_PROBLEM))

    def _find_special_marks(self, text: str) -> None:
        """Find what YAML can and data/ does not use: the word behind it would silently be lost."""
        depth = documents = 0
        aliases: list[Fault] = []
        for event in yaml.parse(text, Loader=_Loader):
            line, column = _place(event.start_mark)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    self._faults.append(Fault(self.path, 1, 1, "", *_special("%")))
                if documents == 2:
                    self._faults.append(Fault(self.path, line, column, "", *_DOCUMENTS_FAULT))
            elif isinstance(event, yaml.AliasEvent):
                aliases.append(Fault(self.path, line, column, "", *_special("*")))
            elif isinstance(event, yaml.NodeEvent) and event.anchor:
                self._faults.append(Fault(self.path, line, column, "", *_special("&")))
            elif isinstance(event, _TAGGED) and event.tag and not self._tags:
                self._faults.append(Fault(self.path, line, column, "", *_special("!")))
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _DEEPEST:
                    self._faults.append(Fault(self.path, line, column, "", *_DEPTH_FAULT))
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
        # An alias repeats an anchor: whoever mends the anchor sees it too.
        self._faults = self._faults or aliases

    def _yaml_fault(self, error: yaml.MarkedYAMLError) -> Fault:
        mark = error.problem_mark or error.context_mark
        # These begin where the editor must look and are noticed lines later.
        if error.context_mark and str(error.context).endswith(_BEGUN):
            mark = error.context_mark
        line, column = _place(mark)
        open_quote = self._open_quote(line)
        if open_quote:
            line, column = open_quote
            return Fault(self.path, line, column, "", *_QUOTE_FAULT)
        while line > 1 and not "".join(self._lines[line - 1 :]).strip():
            line, column = line - 1, 1  # noticed at the end, where nothing stands
        why = _yaml_problem(f"{error.context or ''}: {error.problem or ''}")
        return Fault(self.path, line, column, "", *why)

    def _open_quote(self, before: int) -> tuple[int, int] | None:
        """Return the place of the last quotation mark up to line `before` that stays open."""
        for number in range(min(before, len(self._lines)), 0, -1):
            match = _OPEN_QUOTE.match(self._lines[number - 1])
            following = self._lines[number] if number < len(self._lines) else ""
            if match and _NEXT_FIELD.match(following):
                return number, match.start("quote") + 1
        return None


def value_at(data: Any, loc: Loc) -> Any:
    """Return the value at `loc`, where the caller knows what stands."""
    for part in loc:
        data = data[part]
    return data


def kept_source(path: Path, shown: Path, *, tags: bool = False) -> YamlSource:
    """Return what is in the file: the same as last time when its text is. Nobody may change it.

    Raises GuideFaults when the file cannot be read as YAML.
    """
    return source_of(shown, read_text(path, shown), tags=tags)


@lru_cache(maxsize=KEPT)
def source_of(shown: Path, text: str, *, tags: bool = False) -> YamlSource:
    """Return what is in a text: the same as last time. Nobody may change it.

    Raises GuideFaults when the text cannot be read as YAML.
    """
    return YamlSource(shown, text=text, tags=tags)


def read_text(path: Path, shown: Path) -> str:
    """Return the file's text; raise GuideFaults when it is no readable UTF-8 text."""
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            raise GuideFaults([Fault(shown, 1, 1, "", *LINK_FAULT)])
        if found.st_size > LARGEST:
            raise GuideFaults([Fault(shown, 1, 1, "", *size_fault(LARGEST))])
        raw = path.read_bytes()
    except OSError as error:
        raise GuideFaults([
            Fault(
                shown, 1, 1, "", "file-unreadable", "filen kan ikke åbnes",
                "tjek, at den findes og må læses",
            )
        ]) from error
    if b"\0" in raw[:4]:  # UTF-16 or UTF-32, which may well pass for UTF-8
        raise GuideFaults([Fault(shown, 1, 1, "", *_ENCODING_FAULT)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        raise GuideFaults([_text_fault(shown, before, _ENCODING_FAULT)]) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for pattern, fault in ((UNSEEN, _UNSEEN_FAULT), (_RUINED, _RUINED_FAULT)):
        if match := pattern.search(text):
            raise GuideFaults([_text_fault(shown, text[: match.start()], fault)])
    return text


def _text_fault(shown: Path, before: str, fault: Problem) -> Fault:
    """Return the fault at the place that comes after the text `before`."""
    return Fault(
        shown, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1, "", *fault
    )


def size_fault(most: int) -> Problem:
    """Return what is wrong with a file of more than `most` bytes, and what to do."""
    return (
        "file-too-large", f"filen er større end {most // 1024} kB",
        "del den i flere, eller gør den mindre",
    )


LINK_FAULT: Problem = (
    "file-not-regular",
    "er en genvej til noget andet (symbolsk link)", "læg selve filen eller mappen her i stedet")
_QUOTED = "sæt hele teksten i \"anførselstegn\""
_ENCODING_FAULT: Problem = (
    "file-encoding",
    "filen er ikke gemt som UTF-8", "gem den igen med tegnsættet UTF-8, så æ, ø og å bevares")
_UNSEEN_FAULT: Problem = (
    "sign-unseen",
    "her står et tegn, som ikke kan ses", "slet tegnet, og skriv stedet igen på tastaturet")
_RUINED_FAULT: Problem = (
    "letters-ruined",
    "her står ødelagte bogstaver", "skriv æ, ø, å og streger igen, og gem filen som UTF-8")
_DOCUMENTS_FAULT: Problem = (
    "yaml-several-documents", "filen indeholder flere dokumenter", "slet linjen med ---")
_DEPTH_FAULT: Problem = (
    "yaml-too-deep", "her er for mange parenteser inden i hinanden", _QUOTED)
_QUOTE_FAULT: Problem = (
    "yaml-quote-open",
    "et anførselstegn bliver ikke lukket", "sæt det samme tegn til sidst i teksten")


def field_name(loc: Loc) -> str:
    """Return a value's place in words, e.g. `checklist › groups nr. 1 › title`.

    An item of a list whose file is that list stands as `nr. 3`.
    """
    words: list[str] = []
    for part in loc:
        if isinstance(part, int):
            words[-1:] = [f"{words[-1]} nr. {part + 1}"] if words else [f"nr. {part + 1}"]
        else:
            words.append(part)
    return " › ".join(words)


def _place(mark: _Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _special(mark: str) -> Problem:
    return "yaml-special-mark", f"»{mark}« foran et ord betyder noget særligt i YAML", _QUOTED


# What the parser was reading, where the beginning of it is the place to show.
_BEGUN = (
    "a simple key", "a quoted scalar", "a flow sequence", "a flow mapping", "an alias", "an anchor",
    "a tag", "a block scalar", "a directive",
)

# The parser's English words, what they mean, and what to do about it.
_YAML_PROBLEMS: dict[str, Problem] = {
    "scanning an alias": _special("*"),
    "scanning an anchor": _special("&"),
    "scanning a tag": _special("!"),
    "undefined tag handle": _special("!"),
    "scanning a directive": (
        "yaml-special-mark", "»%« først på en linje betyder noget særligt i YAML", _QUOTED),
    "scanning a block scalar": (
        "yaml-special-mark", "»|« og »>« foran en tekst betyder noget særligt i YAML", _QUOTED),
    "mapping values are not allowed": (
        "yaml-colon",
        "kolon på et uventet sted", f"{_QUOTED}, eller tjek linjens indrykning"),
    "could not find expected ':'": (
        "yaml-colon",
        "der mangler et kolon efter feltets navn", "skriv fx title: Min titel"),
    "did not find expected key": (
        "yaml-indentation",
        "linjen passer ikke til linjerne omkring den", "tjek indrykning og anførselstegn"),
    "did not find expected <document start>": (
        "yaml-indentation",
        "linjen passer ikke til linjerne omkring den", "tjek indrykning og bindestreger"),
    "did not find expected '-' indicator": (
        "yaml-indentation",
        "linjen hører ikke til listen over den", "tjek indrykning og bindestreger"),
    "block sequence entries are not allowed": (
        "yaml-dash",
        "bindestreg på et uventet sted", f"{_QUOTED}, eller skriv punktet på sin egen linje"),
    "did not find expected ',' or": (
        "yaml-bracket",
        "en parentes bliver ikke lukket", "sæt ] eller } til sidst, og komma mellem ordene"),
    "parsing a flow node": (
        "yaml-bracket",
        "noget mangler mellem parenteserne", "sæt ] eller } til sidst, og komma mellem ordene"),
    "parsing a block node": (
        "yaml-special-mark", "linjen begynder med et tegn, som YAML ikke kan bruge", _QUOTED),
    "unexpected end of stream": _QUOTE_FAULT,
    "unknown escape character": (
        "yaml-special-mark",
        "»\\« mellem anførselstegn betyder noget særligt i YAML", "slet skråstregen"),
    "cannot start any token": (
        "yaml-special-mark", "linjen begynder med et tegn, som YAML ikke kan bruge", _QUOTED),
}


def _yaml_problem(problem: str) -> Problem:
    """Put the parser's English problem into Danish, with what to do about it."""
    return next((danish for english, danish in _YAML_PROBLEMS.items() if english in problem), (
        "yaml-unreadable",
        "filen kan ikke læses som YAML",
        "tjek indrykning, kolon og anførselstegn på linjen og lige over den",
    ))
