"""Last pass over a page's HTML: typography, terms explained where first used, links, reading time.

A Python-Markdown extension, because both engines run those and because prose and components
have become one text only here. It touches text between tags and nothing else.
"""

from __future__ import annotations

import html
import math
import re
from functools import lru_cache

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from macros.components.components import Components
from macros.components.typography import typeset
from macros.files.project import ROOT
from macros.guide.guide import Guide, load_guide
from macros.model.entries import GlossaryTerm
from macros.pages.gone_links import mark_gone

_TOKEN = re.compile(r"""(<!--.*?-->|</?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL)
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_VERBATIM = {"code", "pre", "script", "style", "kbd", "svg"}
# Terms are explained in running text only. (Python-Markdown also passes bare headings through
# here for the table of contents.)
_RUNNING_TEXT = {"p", "li", "dd", "td"}
# Where an explanation would be in the way of another control, or does not belong.
_NO_TERMS = _VERBATIM | {"a", "button", "label", "summary", "h3", "h4", "strong"}
# Tags within a sentence, and what may stand before a quotation mark that opens.
_INLINE = {"a", "abbr", "b", "button", "code", "em", "i", "kbd", "span", "strong", "sub", "sup"}
_OPENING = set('([–»"“”')
# Danish prose of this kind is read at some 200 words a minute.
_WORDS_A_MINUTE = 200
_READING_TIME = re.compile(r'(<p class="guide-reading-time".*?)\{minutes\}', re.DOTALL)
_NO_TERMS_MARK = "data-guide-no-terms"

_guide: Guide | None = None


class PageFinish(Extension):
    """Registers the last pass."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Add the pass after every other postprocessor."""
        md.postprocessors.register(_Finish(md), "guide_page_finish", -10)


class _Finish(Postprocessor):
    def run(self, text: str) -> str:
        return finish(text, _guide or load_guide(ROOT))


def finish_with(guide: Guide) -> None:
    """Let the pages that follow be finished with the guide that their macros are given.

    Python-Markdown passes a page's text through in many pieces, each heading by itself, and gives
    an extension no project to look in.
    """
    global _guide  # noqa: PLW0603 - the engines make the extension, and tell it nothing
    _guide = guide


def finish(page_html: str, guide: Guide) -> str:
    """Return the page's HTML, typeset, with terms explained and the time it takes to read."""
    terms = _Terms(guide)
    open_tags: list[tuple[str, bool]] = []
    out: list[str] = []
    glued = False
    words = 0
    for token in _TOKEN.split(mark_gone(page_html, guide)):
        if token.startswith("<"):
            _follow(token, open_tags)
            glued = glued and _name(token) in _INLINE
            out.append(token)
        elif not token.strip() or any(tag in _VERBATIM for tag, _ in open_tags):
            out.append(token)
        else:
            text = typeset(html.unescape(token), glued=glued)
            words += len(text.split())
            out.append(terms.mark(text) if _may_explain(open_tags) else _escape(text))
        if token and not token.startswith("<"):
            glued = not token[-1].isspace() and token[-1] not in _OPENING
    minutes = math.ceil(words / _WORDS_A_MINUTE)
    return _READING_TIME.sub(rf"\g<1>{minutes}", "".join(out))


def _may_explain(open_tags: list[tuple[str, bool]]) -> bool:
    names = {tag for tag, _ in open_tags}
    marked = any(mark for _, mark in open_tags)
    return bool(names & _RUNNING_TEXT) and not names & _NO_TERMS and not marked


def _escape(text: str) -> str:
    return html.escape(text, quote=False)


def _follow(token: str, open_tags: list[tuple[str, bool]]) -> None:
    """Keep the list of open tags up to date with one more tag."""
    name = _name(token)
    if not name or token.endswith("/>") or name in _VOID:
        return
    if not token.startswith("</"):
        open_tags.append((name, _NO_TERMS_MARK in token))
        return
    for index in range(len(open_tags) - 1, -1, -1):
        if open_tags[index][0] == name:
            del open_tags[index:]
            return


def _name(tag: str) -> str:
    """Return the tag's name; empty for a comment."""
    match = _TAG.match(tag)
    return match[1].lower() if match else ""


@lru_cache(maxsize=1)
def _forms(guide: Guide) -> tuple[dict[str, GlossaryTerm], re.Pattern[str]]:
    """Return the glossary's terms by each of their forms, and what finds the forms in a text."""
    terms = {
        form.lower(): term
        for term in guide.all(GlossaryTerm)
        for form in (term.term, *term.forms)
    }
    words = sorted(terms, key=len, reverse=True)
    alternatives = "|".join(re.escape(word) for word in words)
    return terms, re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


class _Terms:
    """The glossary's terms that a page has not used yet."""

    def __init__(self, guide: Guide) -> None:
        self._components = Components(guide, "")
        self._left, self._pattern = _forms(guide)

    def mark(self, text: str) -> str:
        """Return the text as HTML, with the first use of each term explained."""
        out, end = [], 0
        for match in self._pattern.finditer(text) if self._left else ():
            term = self._left.get(match[0].lower())
            if term is None:
                continue
            self._left = {word: t for word, t in self._left.items() if t.id != term.id}
            out.append(_escape(text[end : match.start()]))
            out.append(self._explained(term, match[0]))
            end = match.end()
        out.append(_escape(text[end:]))
        return "".join(out)

    def _explained(self, term: GlossaryTerm, word: str) -> str:
        definition = typeset(term.definition)
        return self._components.render(
            "term", term=term, word=word, definition=definition
        ).strip()


def makeExtension(**_settings: object) -> PageFinish:  # noqa: N802 - Python-Markdown's name
    """Return the extension; Python-Markdown calls this."""
    return PageFinish()
