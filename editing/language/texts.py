"""Every text that readers see, as it is written, each word at its place in its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.files.errors import Fault, GuideFaults
from macros.files.fault_codes import FaultCode
from macros.files.yaml_source import Loc, YamlSource, field_name
from macros.model.kinds import texts_in
from macros.reading.data_files import Data
from macros.reading.pages import Page

_BLANK = re.compile(r"[^\n]")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_ADDRESS = re.compile(
    r"(?:https?://|mailto:)[^\s<>«»)]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[\w-]+/)*(?:[\w-]+\.)+(?:dk|com|org|net|eu|app|html?|md|yml|json|zip)\b(?:/[^\s<>«»)]*)?"
    r"|(?<!\S)\.(?:html?|md|yml|json|zip|docx|csv|ics)\b|[\w-]+/(?:[\w.-]+/)+[\w.-]*",
    re.IGNORECASE,
)

_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_CODE = re.compile(r"(`+)[^`].*?\1")
_CALL = re.compile(r"\{\{.*?\}\}")
# The words of a call that readers see: the text of a link.
_LINK_TEXT = re.compile(r'\blink\(\s*"[^"]*"\s*,\s*"[^"]*"\s*,\s*"(?P<text>[^"]*)"')
# What is in another language says so, and Jinja's marks are no words.
_FOREIGN = re.compile(r"\*\*[^*]+\*\*\{ lang=(?!da\b)\w+ \}|\{%.*?%\}")
_ATTRIBUTES = re.compile(r"\{:?\s*(?:[.#]|[\w-]+=)[^{}]*\}")
_TAG = re.compile(r"""<!--.*?-->|</?[a-zA-Z](?:"[^"]*"|'[^']*'|[^>"'])*>""")
_TAG_TEXT = re.compile(r"""\s(?:alt|title|aria-label|data-guide-text-[\w-]+)="(?P<text>[^"]*)\"""")
_TARGET = re.compile(r"\]\([^\s)]*(?P<title>[^)]*)\)")
_MARKS = re.compile(r"[*_|\\]|^\s*(?:#{1,6} |[-+] |\d+\. |> ?)+|!?\[|\]")
_BEGINS_BLOCK = re.compile(r"^\s*(?:#{1,6} |[-*+] |\d+\. |> |\||<)")

# What mkdocs.yml says to readers.
_SETTINGS = ("site_name", "site_description", "nav")


@dataclass(frozen=True, order=True)
class Finding:
    """What style has to say of a place, and the last line of the file that it is about."""

    fault: Fault
    last_line: int


@dataclass(frozen=True)
class Text:
    """One text for readers: a field, or a paragraph of a page.

    `path` is relative to the project's root; `line` and `column` are the place of the first
    character and count from 1. `text` is what stands in the file from there, with everything
    that readers do not see as words (syntax, code, addresses) turned into spaces: so an offset in
    it is a place in the file.
    """

    path: Path
    line: int
    column: int
    field: str
    text: str

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column) in the file of the character at `offset`."""
        before = self.text[:offset]
        newlines = before.count("\n")
        if not newlines:
            return self.line, self.column + offset
        return self.line + newlines, offset - before.rindex("\n")

    @property
    def last_line(self) -> int:
        """The line in the file on which the text ends."""
        return self.line + self.text.rstrip().count("\n")

    def finding(
        self, offset: int, code: FaultCode, problem: str, hint: str = "", end: int | None = None
    ) -> Finding:
        """Return a finding about what stands from the character at `offset` up to `end`."""
        fault = Fault(self.path, *self.place(offset), self.field, code, problem, hint)
        return Finding(fault, self.place(end)[0] if end else fault.line)


def texts_of(root: Path, data: Data, pages: dict[str, Page]) -> list[Text]:
    """Return every text for readers in data/, docs/ and mkdocs.yml.

    Synonyms are what readers write, in any language, and not what they read. What cannot be
    read is left out; `make check` tells of it.
    """
    found: list[Text] = []
    for page in pages.values():
        found.extend(page_texts(page))
    found.extend(_data_texts(data))
    found.extend(_settings_texts(root))
    return found


def page_texts(page: Page) -> Iterator[Text]:
    """Yield the texts of a page: its description, and each paragraph, heading and list item."""
    if page.front_source is not None:
        yield from _written(page.front_source, [("description",)])
    block: list[str] = []
    start = 0
    for number, line in enumerate([*_seen(page.text), ""], start=1):
        if block and (not line.strip() or _BEGINS_BLOCK.match(line)):
            yield Text(page.shown, start, 1, "", _unmarked(block))
            block = []
        if line.strip():
            start = start if block else number
            block.append(line)


def blank(text: str) -> str:
    """Return as many spaces as the text has characters, its line breaks kept."""
    return _BLANK.sub(" ", text)


def _seen(body: str) -> Iterator[str]:
    """Yield the lines of a page with code, calls, tags and addresses blanked."""
    fenced = False
    for line in body.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
            yield ""
        elif fenced:
            yield ""
        else:
            yield _line_seen(line)


def _line_seen(line: str) -> str:
    line = _CODE.sub(lambda match: blank(match[0]), line)
    line = _CALL.sub(lambda call: _only(call[0], _LINK_TEXT), line)
    line = _FOREIGN.sub(lambda match: blank(match[0]), line)
    line = _ATTRIBUTES.sub(lambda match: blank(match[0]), line)
    return _TAG.sub(lambda tag: _only(tag[0], _TAG_TEXT), line)


def _only(written: str, words: re.Pattern[str]) -> str:
    """Return what is written with all but the group `text` of each match blanked."""
    kept = blank(written)
    for match in words.finditer(written):
        start, end = match.span("text")
        kept = kept[:start] + match["text"] + kept[end:]
    return kept


def _unmarked(lines: list[str]) -> str:
    """Return a block with Markdown's marks blanked; where links lead is no text, titles are."""
    text = _TARGET.sub(
        lambda match: blank(match[0][: -len(match["title"]) - 1]) + match["title"] + " "
        if match["title"] else blank(match[0]), "\n".join(lines),
    )
    text = "\n".join(
        _MARKS.sub(lambda match: blank(match[0]), line) for line in text.split("\n")
    )
    return _without_addresses(text)


def _without_addresses(text: str) -> str:
    text = _ADDRESS.sub(lambda match: blank(match[0]), text)
    return _PLACEHOLDER.sub(lambda match: blank(match[0]), text)


def _data_texts(data: Data) -> Iterator[Text]:
    for record in data.records:
        if record.owner is None:
            yield from _written(record.source, texts_in(record.entry, record.loc))
    if data.site is not None and data.site_source is not None:
        yield from _written(data.site_source, texts_in(data.site))
    if data.words is not None:
        for name, source in data.words_sources.items():
            yield from _written(source, texts_in(getattr(data.words, name)))
    if data.editions_source is not None:
        for index, edition in enumerate(data.editions):
            yield from _written(data.editions_source, texts_in(edition, (index,)))


def _settings_texts(root: Path) -> Iterator[Text]:
    path = root / "mkdocs.yml"
    try:
        source = YamlSource(path, path.relative_to(root), tags=True)
    except GuideFaults:
        return
    settings = source.data if isinstance(source.data, dict) else {}
    for name in _SETTINGS:
        yield from _written(source, _words_in(settings.get(name), (name,)))


def _words_in(value: object, loc: Loc) -> Iterator[Loc]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _words_in(child, (*loc, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _words_in(child, (*loc, index))
    elif isinstance(value, str):
        yield loc


def _written(source: YamlSource, places: Iterator[Loc] | list[Loc]) -> Iterator[Text]:
    for loc in places:
        written = source.written(loc)
        if written is None:
            continue
        text = written.text
        if written.style in ("'", '"'):
            text = f" {text[1:-1]} "
        if written.style == '"':
            text = _ESCAPE.sub(lambda match: blank(match[0]), text)
        elif written.style in ("|", ">"):
            header, _, rest = text.partition("\n")
            text = f"{blank(header)}\n{rest}"
        yield Text(
            source.path, written.line, written.column, field_name(loc), _without_addresses(text)
        )
