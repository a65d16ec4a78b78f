"""Read docs/: what each page is called, which anchors it has, and which macros it calls."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from macros.files.errors import Fault, GuideFaults, Problem
from macros.files.fault_codes import FaultCode
from macros.files.yaml_source import CONFLICT, CONFLICT_PROBLEM, KEPT, Loc, YamlSource, read_text
from macros.model.explanations import adapter, explain
from macros.model.fields import Reviewed
from macros.reading.macro_calls import MacroCall, read_calls

if TYPE_CHECKING:  # only types need it
    from pydantic_core import ErrorDetails

_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_HEADING = re.compile(r"^(#{1,6})\s*(.*?)\s*(?:\{:?\s*(#[^{}]*|[^{}]*data-[^{}]*)\})?\s*$")
_ANCHOR = re.compile(r"#([\w-]+)")
_ASCII_ANCHOR = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ATTRIBUTE = re.compile(r"data-[\w-]*")
_ATTRIBUTES = ("data-units", "data-guide-no-terms")
_UNITS = re.compile(r'data-units="([^"]*)"')
_CODE = re.compile(r"(`+)[^`].*?\1")
_LINK = re.compile(
    r"""\]\(\s*<?(?P<target>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)>?(?:\s+["'][^)]*)?\s*\)""")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)(?:\{(?P<attributes>[^}]*)\})?")
_HTML_IMAGE = re.compile(r"""<img\b(?:"[^"]*"|'[^']*'|[^>"'])*>""", re.IGNORECASE)
_HTML_ALT = re.compile(
    r"""\salt\s*=\s*(?:"[^"]*\S[^"]*"|'[^']*\S[^']*'|[^\s"'>]+)""", re.IGNORECASE)
# An image that tells nothing says so: then programs that read aloud pass it by.
_DECORATIVE = re.compile(r"""\brole\s*=\s*["']?presentation\b""")
# An address between < and >, or in HTML.
_PLAIN_LINK = re.compile(r"""(?:<|\shref=["'])(https?://[^\s<>"']+)(?=[>"'])""")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):|//")
_SCHEMES = {"mailto", "tel"}


@dataclass(frozen=True)
class Heading:
    """A heading with an anchor, and the units of the source that its section carries."""

    level: int
    text: str
    anchor: str
    units: tuple[str, ...]
    line: int
    column: int


@dataclass(frozen=True)
class PageLink:
    """A Markdown link: the path as written, empty for the same page, and the anchor."""

    target: str
    anchor: str
    line: int
    column: int


def _attribute_text(text: str) -> str:
    if re.search(r'[<>"]|\{[{%#]', text):
        raise PydanticCustomError("attribute", "attribute")
    return text


class FrontMatter(Reviewed):
    """What stands before a page's text: what it is about, and who looks it through when."""

    description: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=160),
        AfterValidator(_attribute_text),
    ]
    hide: list[str] = Field(default_factory=list)
    search: dict[str, str] = Field(default_factory=dict)


@dataclass
class Page:
    """A page under docs/. `path` is relative to docs/, `shown` to the project's root."""

    path: str
    shown: Path
    headings: list[Heading] = field(default_factory=list)
    calls: list[MacroCall] = field(default_factory=list)
    links: list[PageLink] = field(default_factory=list)
    files: list[PageLink] = field(default_factory=list)  # links to what is no page
    addresses: list[str] = field(default_factory=list)  # of other sites, as they are linked to
    faults: list[Fault] = field(default_factory=list)
    text: str = ""  # as it is written, without the front matter
    front: FrontMatter | None = None  # None when it has faults
    front_source: YamlSource | None = None
    unread: bool = False  # its calls are not known, because the file or a call cannot be read

    @property
    def title(self) -> str:
        """The page's first heading; empty when a macro writes it."""
        first = next((heading for heading in self.headings if heading.level == 1), None)
        return first.text if first and "{{" not in first.text else ""

    def fault(
        self, line: int, column: int, field_: str, code: FaultCode, problem: str, hint: str = ""
    ) -> Fault:
        """Return a fault on this page."""
        return Fault(self.shown, line, column, field_, code, problem, hint)


@dataclass(kw_only=True)
class SoundPage(Page):
    """A page without faults: its front matter says who looks it through, and when."""

    path: str
    shown: Path
    front: FrontMatter
    front_source: YamlSource

    @classmethod
    def of(cls, page: Page) -> SoundPage:
        """Return the page as sound; raise GuideFaults when it has faults."""
        if page.faults or page.front is None or page.front_source is None:
            raise GuideFaults(page.faults)
        return cls(**vars(page))


def read_pages(root: Path) -> dict[str, Page]:
    """Return every Markdown page under `root`/docs by its path relative to docs/."""
    docs = root / "docs"
    pages = {}
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        pages[name] = _read_page(path, name, path.relative_to(root))
    return pages


def _read_page(path: Path, name: str, shown: Path) -> Page:
    try:
        text = read_text(path, shown)
    except GuideFaults as error:
        return Page(name, shown, faults=list(error.faults), unread=True)
    page = _page_of(name, shown, text)
    return replace(page, faults=[*page.faults, *_missing_files(page, path.parent)])


# Most pages have not changed since they were last read, while somebody writes on one.
@lru_cache(maxsize=KEPT)
def _page_of(name: str, shown: Path, text: str) -> Page:
    """Return the page, but for what only the files around it can tell. Nobody may change it."""
    page = Page(name, shown)
    body = page.text = _check_front_matter(page, text)
    _read_lines(page, body)
    _read_calls(page, body)
    return page


def _check_front_matter(page: Page, text: str) -> str:
    """Check the front matter; return the text with it blanked, so that lines keep numbers."""
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip(" \t") == "---"), 0)
    if lines[0].rstrip(" \t") != "---":
        page.faults.append(page.fault(
            1, 1, "description", "front-matter-missing", "mangler",
            "begynd siden med ---, description, owner, reviewed, review_after og ---",
        ))
        return text
    if not end:
        page.faults.append(page.fault(
            1, 1, "", "front-matter-missing", "linjen --- under description mangler",
            "skriv den, før sidens tekst begynder",
        ))
        return text
    try:
        source = page.front_source = YamlSource(
            page.shown, text="\n".join(["", *lines[1:end]])
        )
    except GuideFaults as error:
        page.faults.extend(error.faults)
    else:
        problems = list(front_matter_problems(source.data or {}))
        page.faults.extend(
            source.fault(loc, code, problem, hint) for loc, code, problem, hint in problems
        )
        if not problems:
            page.front = adapter(FrontMatter).validate_python(source.data or {})
    return "\n".join([""] * (end + 1) + lines[end + 1 :])


def front_matter_problems(values: object) -> Iterator[tuple[Loc, FaultCode, str, str]]:
    """Yield (place, code, problem, hint) for all that is wrong with a page's front matter."""
    try:
        adapter(FrontMatter).validate_python(values)
    except ValidationError as error:
        for item in error.errors():
            if item["loc"] and item["loc"][0] in _REVIEW:
                yield item["loc"], *_review_problem(item)
                continue
            empty = item["type"] != "missing" and item["input"] == ""
            kind = "string_too_short" if empty else item["type"]
            why = _FRONT_MATTER.get(kind, _UNUSABLE)
            yield item["loc"], *why


def _review_problem(item: ErrorDetails) -> Problem:
    code, problem, hint = explain(item, FrontMatter)
    return code, problem, _REVIEW[str(item["loc"][0])] if item["type"] == "missing" else hint


# What to write where a field is missing.
_REVIEW = {
    "owner": "skriv, hvem der passer siden: et id fra data/owners.yml",
    "reviewed": "skriv dagen, hvor siden sidst er gennemgået, fx reviewed: 2026-11-27",
    "review_after": "skriv, hvor mange måneder der går til næste gang, fx review_after: 12",
}
_UNUSABLE: Problem = ("value-invalid", "kan ikke bruges", "sammenlign med en anden")
_FRONT_MATTER: dict[str, Problem] = {
    "missing": ("field-missing", "mangler", "skriv én sætning om siden, højst 160 tegn"),
    "extra_forbidden": (
        "field-unknown",
        "ukendt felt",
        "her må stå description, owner, reviewed, review_after, hide og search",
    ),
    "string_too_short": ("field-empty", "er tom", "skriv én sætning om siden, højst 160 tegn"),
    "string_too_long": ("text-too-long", "er for lang", "kort den af til højst 160 tegn"),
    "string_type": (
        "text-expected", "skal være en tekst", "skriv teksten på samme linje som feltets navn"),
    "list_type": ("list-expected", "skal være en liste", "skriv fx hide: [toc]"),
    "dict_type": ("fields-expected", "skal bestå af felter", "sammenlign med en anden side"),
    "model_type": (
        "fields-expected", "skal bestå af felter", "skriv fx description: Én sætning om siden"),
    "attribute": (
        "html-in-text", "må ikke indeholde < > \" eller {{", "brug »« om citater"),
}


def _read_lines(page: Page, body: str) -> None:
    for number, line in outside_code(body):
        if CONFLICT.match(line):
            page.faults.append(page.fault(number, 1, "", *CONFLICT_PROBLEM))
        if "{#" in line:
            page.faults.append(page.fault(
                number, line.index("{#") + 1, "", "jinja-code",
                "»{#« læses som en kommentar", "skriv ankeret med mellemrum: { #anker }",
            ))
        if line.startswith("#"):
            _read_heading(page, number, line)
        _read_links(page, number, line)
        _check_images(page, number, line)
    titles = [heading for heading in page.headings if heading.level == 1]
    if not titles:
        page.faults.append(page.fault(
            1, 1, "overskrift", "title-missing", "siden har ingen titel",
            "skriv # og titlen på en linje for sig",
        ))
    for heading in titles[1:]:
        page.faults.append(page.fault(
            heading.line, 1, "overskrift", "title-twice", "siden har allerede en titel",
            "skriv ## i stedet",
        ))
    for above, heading in pairwise(page.headings):
        if heading.level > above.level + 1:
            page.faults.append(page.fault(
                heading.line, 1, "overskrift", "heading-level-skipped",
                f"springer fra niveau {above.level} til niveau {heading.level}",
                f"skriv {'#' * (above.level + 1)}, så den kan findes af den, der lytter til siden",
            ))


def _check_images(page: Page, number: int, line: str) -> None:
    """Report images that say nothing to those who cannot see them."""
    line = _CODE.sub(lambda code: " " * len(code[0]), line)
    silent = [
        image for image in _IMAGE.finditer(line)
        if not image["alt"].strip() and not _DECORATIVE.search(image["attributes"] or "")
    ]
    silent += [
        image for image in _HTML_IMAGE.finditer(line)
        if not _HTML_ALT.search(image[0]) and not _DECORATIVE.search(image[0])
    ]
    for image in silent:
        written = "[…]" if image[0].startswith("!") else 'alt="…"'
        page.faults.append(page.fault(
            number, image.start() + 1, "billede", "image-text-missing",
            "mangler en tekst til den, der ikke kan se det",
            f'skriv i {written}, hvad det viser, eller role="presentation", hvis det kun er pynt',
        ))


def _read_links(page: Page, number: int, line: str) -> None:
    """Note links to pages and files; report addresses of no kind that we use."""
    line = _CODE.sub(lambda code: " " * len(code[0]), line)
    page.addresses.extend(html.unescape(match[1]) for match in _PLAIN_LINK.finditer(line))
    for match in links_in(line):
        column = match.start("target") + 1
        target, _, anchor = match["target"].partition("#")
        scheme = _SCHEME.match(target)
        if scheme:
            if (scheme[1] or "//").lower() in ("http", "https"):
                page.addresses.append(html.unescape(match["target"]))
            elif (scheme[1] or "").lower() not in _SCHEMES:
                page.faults.append(page.fault(
                    number, column, "link", "address-invalid",
                    f"»{target}« er ikke en webadresse", "begynd med https:// eller http://",
                ))
        elif target.endswith(".md") or not target:
            page.links.append(PageLink(target, anchor, number, column))
        else:
            page.files.append(PageLink(target, anchor, number, column))


def _missing_files(page: Page, folder: Path) -> Iterator[Fault]:
    """Yield addresses on a page in `folder` that lead to no file."""
    for link in page.files:
        if link.target.startswith("/") or not (folder / link.target).is_file():
            yield page.fault(
                link.line, link.column, "link", "link-file-missing",
                f"»{link.target}« findes ikke",
                "skriv stien herfra til sidens .md-fil, fx ../roller/index.md",
            )


def links_in(line: str) -> Iterator[re.Match[str]]:
    """Yield a match for each Markdown link in a line, outside code; `target` is its address."""
    yield from _LINK.finditer(_CODE.sub(lambda code: " " * len(code[0]), line))


def outside_code(body: str) -> Iterator[tuple[int, str]]:
    """Yield (number, line) for each line of a page that is not fenced code."""
    fenced = False
    for number, line in enumerate(body.split("\n"), start=1):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield number, line


def _read_heading(page: Page, number: int, line: str) -> None:
    match = _HEADING.match(line)
    if not match:
        return
    attributes = match[3] or ""
    anchor = _ANCHOR.search(attributes)
    units = _UNITS.search(attributes)
    heading = Heading(
        level=len(match[1]), text=match[2], anchor=anchor[1] if anchor else "",
        units=tuple(units[1].split()) if units else (), line=number,
        column=line.index("data-units") + 1 if units else 1,
    )
    _check_anchor(page, heading)
    for attribute in _ATTRIBUTE.finditer(attributes):
        if attribute[0] not in _ATTRIBUTES:
            page.faults.append(page.fault(
                number, line.index(attribute[0]) + 1, attribute[0],
                "heading-attribute-unknown", "kendes ikke", "mente du data-units?",
            ))
    page.headings.append(heading)


def _check_anchor(page: Page, heading: Heading) -> None:
    anchor = heading.anchor
    problem: Problem | None = None
    if heading.level in (2, 3) and not anchor:
        problem = (
            "heading-anchor-missing", "mangler et anker", "skriv { #mit-anker } efter teksten")
    elif anchor and not _ASCII_ANCHOR.fullmatch(anchor):
        problem = (
            "anchor-invalid", f"ankeret »{anchor}« er ikke gyldigt",
            "brug små bogstaver a-z, tal og bindestreger",
        )
    elif anchor and anchor in {known.anchor for known in page.headings}:
        problem = (
            "anchor-twice", f"ankeret »{anchor}« står to gange på siden", "giv den ene et andet")
    if problem:
        page.faults.append(page.fault(heading.line, 1, "overskrift", *problem))


def _read_calls(page: Page, body: str) -> None:
    reading = read_calls(body)
    page.calls.extend(reading.calls)
    page.unread = page.unread or reading.unread
    page.faults.extend(page.fault(*problem) for problem in reading.problems)
