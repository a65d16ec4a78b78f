"""Check that a page can do nothing but be read: what its Markdown becomes, seen by an allow-list.

The page is turned into HTML as the engines do it, with a word in the place of each macro, and
every element, attribute and address in the outcome must be one that pages have a use for. So
it does not matter in which of Markdown's many ways something was written.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from markdown import Markdown

from macros.files.errors import Fault, Problem
from macros.files.fault_codes import FaultCode
from macros.files.web_addresses import link_problem
from macros.files.yaml_source import KEPT, UNSEEN
from macros.reading.pages import Page

# What an engine may turn Markdown into: fences are code in each of two ways, or not at all.
_WITHOUT_FENCES = ("toc", "tables", "attr_list", "md_in_html")
_BY_ENGINES = (
    (*_WITHOUT_FENCES, "pymdownx.highlight", "pymdownx.superfences"),
    (*_WITHOUT_FENCES, "fenced_code"),
    _WITHOUT_FENCES,
)
_SETTINGS = {"pymdownx.highlight": {"use_pygments": False}}

_TEXT = re.compile(r"[^<>]*")
_NUMBER = re.compile(r"\d{1,4}")
_ID = re.compile(r"[a-z0-9_-]+")
_CLASSES = re.compile(r"(headerlink|highlight|(guide|language)-[a-z0-9_-]+)( guide-[a-z0-9_-]+)*")
_NOTHING = re.compile("")
_ADDRESS = re.compile("address")  # not matched: `link_problem` judges it

# The attributes that a page may give to anything, and those of some elements.
_ANYWHERE: dict[str, re.Pattern[str]] = {
    "id": _ID, "class": _CLASSES, "title": _TEXT, "lang": re.compile("[a-z]{2}(-[A-Z]{2})?"),
    "data-units": re.compile(r"[\w. ]*"), "data-guide-no-terms": _TEXT,
    "data-guide-no-search": _TEXT,
    # What scripts fill in on the page about taking the guide along.
    "data-guide-offline-size": _NOTHING, "data-guide-offline-edition": _NOTHING,
    "data-guide-app-size": _NOTHING,
}
_STATUS = {
    "role": re.compile("status"), "data-guide-app-status": _NOTHING,
    **{f"data-guide-text-{word}": _TEXT for word in ("fetching", "ready", "failed", "installed")},
}
_ALIGNED = {"style": re.compile("text-align: (left|right|center);")}  # by columns of a table
_ELEMENTS: dict[str, dict[str, re.Pattern[str]]] = {
    **{tag: {} for tag in (
        "h1", "h2", "h3", "h4", "h5", "h6", "div", "span", "ul", "li", "blockquote", "em",
        "strong", "pre", "code", "kbd", "hr", "br", "table", "thead", "tbody", "tr",
    )},
    "p": _STATUS, "ol": {"start": _NUMBER}, "th": _ALIGNED, "td": _ALIGNED,
    "a": {"href": _ADDRESS, "data-guide-offline": _NOTHING},
    "img": {
        "src": _ADDRESS, "alt": _TEXT, "width": _NUMBER, "height": _NUMBER,
        "loading": re.compile("lazy"), "role": re.compile("presentation"),
    },
    "button": {
        "type": re.compile("button"), "data-guide-install": _NOTHING, "hidden": _NOTHING,
    },
}
_COMMENTS = {"only online", "only folder", "/only"}
_IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".svg")

# More of these than any page needs takes minutes to read as Markdown.
_MOST = {"[": 400, "<": 400, "*": 4000, "_": 4000, "|": 5000, "`": 5000}
_MOST_FAULTS = 10
# With capitals, unlike the anchor that a heading without one is given by its words.
_MACRO = "GuideMacro"
_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
# An example of a call, in fenced code, and the lines around it that keep it from being one.
_EXAMPLE = re.compile(
    r"^\{% raw %\}\n(```\w*\n(?:(?!```|.*\{[%#]).*\n)*```\n)\{% endraw %\}$", re.MULTILINE
)

# What is wrong, and the word to look for on the line.
_Offence = tuple[Problem, str]


def safety_faults(page: Page) -> list[Fault]:
    """Return what on the page would do something, lead somewhere odd or hide from its readers."""
    return list(_faults_of(page.path, page.shown, page.text))


# To turn all pages into HTML is most of what the check costs, and most of them have not changed
# since it last ran: while a command plans what it will do, or somebody writes.
@lru_cache(maxsize=KEPT)
def _faults_of(path: str, shown: Path, text: str) -> tuple[Fault, ...]:
    page = Page(path, shown, text=text)
    for sign, most in _MOST.items():
        if page.text.count(sign) > most:
            return (page.fault(
                1, 1, "", "page-too-complex", f"her står tegnet {sign} mere end {most} gange",
                "del siden i flere",
            ),)
    page.text = _EXAMPLE.sub(r"\n\1", page.text)
    jinja = [
        page.fault(
            number, line.index(mark) + 1, "", "jinja-code", f"»{mark}« læses som kode",
            _JINJA_HINT,
        )
        for number, line in enumerate(page.text.split("\n"), start=1)
        for mark in ("{%", "{#") if mark in line
    ]
    if jinja:
        return tuple(jinja)  # what it does to the rest of the page is not known
    found: dict[_Offence, Fault] = {}
    for read in _readings(page):
        try:
            offences = read(page.text)
            for offence in list(dict.fromkeys(offences))[:_MOST_FAULTS]:
                found.setdefault(offence, _at_its_line(page, offence, read))
        except RecursionError:
            return (page.fault(
                1, 1, "", "page-too-complex", "her er for meget inden i hinanden",
                "skriv færre lister i lister",
            ),)
    return tuple(sorted(set(found.values())))


_JINJA_HINT = 'her må kun stå kald af makroer, fx {{ checklist("mit-id") }}'


def _readings(page: Page) -> Iterator[Callable[[str], list[_Offence]]]:
    """Yield each way in which an engine may read the page.

    A macro is a word within a line, and a piece of HTML where it stands alone.
    """
    folder = posixpath.dirname(page.path)
    fenced = "```" in page.text or "~~~" in page.text
    for extensions in _BY_ENGINES if fenced else _BY_ENGINES[:1]:
        markdown = Markdown(extensions=list(extensions), extension_configs=_SETTINGS)
        for block in (_MACRO, f"<div>{_MACRO}</div>"):

            def read(
                text: str, markdown: Markdown = markdown, block: str = block
            ) -> list[_Offence]:
                judge = _Judge(folder)
                judge.feed(markdown.reset().convert(_without_calls(text, block)))
                judge.close()
                return judge.offences

            yield read


def _without_calls(text: str, block: str) -> str:
    """Return the text with a word for each call, or `block` for one that is all of its line."""
    def word(call: re.Match[str]) -> str:
        line_before = text[text.rfind("\n", 0, call.start()) + 1 : call.start()]
        alone = not line_before.strip() and text[call.end() :].split("\n", 1)[0].strip() == ""
        return (block if alone else _MACRO) + "\n" * call[0].count("\n")

    return _CALL.sub(word, text)


def _at_its_line(
    page: Page, offence: _Offence, read: Callable[[str], list[_Offence]]
) -> Fault:
    """Return the fault at the first line with which the page has the offence."""
    lines = page.text.split("\n")
    without, having = 0, len(lines)
    while having - without > 1:
        middle = (without + having) // 2
        if offence in read("\n".join(lines[:middle])):
            having = middle
        else:
            without = middle
    why, word = offence
    column = lines[having - 1].lower().find(word.lower()) + 1
    return page.fault(having, column or 1, "", *why)


class _Judge(HTMLParser):
    """Collects what in a page's HTML is not on the lists."""

    def __init__(self, folder: str) -> None:
        super().__init__(convert_charrefs=False)
        self.offences: list[_Offence] = []
        self._folder = folder

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = _ELEMENTS.get(tag)
        if allowed is None:
            self._add_html(f"<{tag}> må ikke stå på en side", f"<{tag}")
            return
        for name, value in attrs:
            self._judge_attribute(tag, name, value or "", {**_ANYWHERE, **allowed})

    def handle_endtag(self, tag: str) -> None:
        if tag not in _ELEMENTS:
            self._add_html(f"<{tag}> må ikke stå på en side", f"</{tag}")

    def _judge_attribute(
        self, tag: str, name: str, value: str, allowed: dict[str, re.Pattern[str]]
    ) -> None:
        rule = allowed.get(name)
        if rule is None:
            self._add(
                "html-forbidden", f"»{name[:40]}« må ikke stå på <{tag}>",
                "slet det, eller brug kun { #anker }", name,
            )
        elif _MACRO in value:
            self._add(
                "macro-in-html", "en makro må ikke stå i et link eller i HTML",
                "skriv adressen ud", "{{",
            )
        elif UNSEEN.search(value):
            self._add_unseen(name)
        elif rule is _ADDRESS:
            self._judge_address(tag, value.strip())
        elif not rule.fullmatch(value):
            problem = f"{name}=»{value[:40]}« kan ikke bruges"
            self._add(
                "html-forbidden", problem, "sammenlign med en anden side", name
            )

    def _judge_address(self, tag: str, address: str) -> None:
        problem = link_problem(address, self._folder)
        if problem is None and tag == "img" and (
            ":" in address or not address.lower().endswith(_IMAGES)
        ):
            problem = (
                "file-elsewhere",
                f"»{address[:60]}« er ikke et billede i guiden",
                "læg billedet i docs/assets/images/, og skriv stien herfra",
            )
        if problem:
            self._add(*problem, address[:20])

    def handle_data(self, data: str) -> None:
        if "<" in data:  # Markdown writes &lt; for what is only a text
            self._add_html("her står HTML-kode", "<")
        if UNSEEN.search(data):
            self._add_unseen("")

    def handle_entityref(self, name: str) -> None:
        self._judge_entity(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._judge_entity(f"&#{name};")

    def _judge_entity(self, entity: str) -> None:
        if UNSEEN.search(unescape(entity)):
            self._add_unseen(entity)

    def handle_comment(self, data: str) -> None:
        if data.strip() not in _COMMENTS:
            self._add(
                "html-forbidden", "en kommentar i HTML må ikke stå på en side", "slet den", "<!--"
            )

    def handle_decl(self, decl: str) -> None:
        self._add_html("her står HTML-kode", f"<!{decl[:8]}")

    def handle_pi(self, data: str) -> None:
        self._add_html("her står HTML-kode", f"<?{data[:8]}")

    def unknown_decl(self, data: str) -> None:
        self._add_html("her står HTML-kode", f"<![{data[:8]}")

    def _add_html(self, problem: str, word: str) -> None:
        self._add("html-forbidden", problem, "skriv det med Markdown", word)

    def _add_unseen(self, word: str) -> None:
        self._add("sign-unseen", "her står et tegn, som ikke kan ses", "slet tegnet", word)

    def _add(self, code: FaultCode, problem: str, hint: str, word: str) -> None:
        self.offences.append(((code, problem, hint), word))
