"""What a new guide is asked for: rules for the answers, in Danish, and how files say them."""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections.abc import Callable

from jinja2 import Environment
from jinja2.ext import Extension

from macros.checks.configuration import MARKUP

_ICON_ROOM = 12  # letters that a phone shows below an icon
_NAMESPACE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_FOR_MARKDOWN = re.compile(r"[\\`*_{}\[\]#!|]")


def fault(answer: str, question: str, taken: str = "") -> str:
    """Return what is wrong with the answer to a question of `RULES`, or an empty text.

    `taken` is the namespace of the guide whose house the new one gets.
    """
    if question == "namespace" and tidy(answer) == taken:
        return (
            f"»{taken}« er denne guides eget navn i filer og browser. "
            "To guider må ikke dele lager, så vælg et andet."
        )
    return RULES[question](tidy(answer))


def tidy(answer: str) -> str:
    """Return the answer without space around it."""
    return str(answer).strip()


def _line(limit: int, what: str) -> Callable[[str], str]:
    def rule(answer: str) -> str:
        if not answer:
            return f"{what} mangler."
        if any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in answer):
            return f"{what} skal være på én linje og uden skjulte tegn."
        if len(answer) > limit:
            return f"{what} må højst fylde {limit} tegn; her er {len(answer)}."
        if MARKUP.search(answer):
            return f'{what} er ren tekst, så skriv uden < > " og {{{{. Brug »« om citater.'
        return ""

    return rule


def _year(answer: str) -> str:
    this_year = datetime.date.today().year
    if re.fullmatch(r"[0-9]{4}", answer) and 1900 <= int(answer) <= this_year:
        return ""
    return f"Skriv et årstal med fire tal, fra 1900 til {this_year}."


def _namespace(answer: str) -> str:
    if _NAMESPACE.fullmatch(answer) and len(answer) <= 40:
        return ""
    return (
        "Navnet i filer og browser er højst 40 tegn: små bogstaver a-z, tal og bindestreger, "
        "fx gode-gaardrum."
    )


RULES: dict[str, Callable[[str], str]] = {
    "name": _line(60, "Guidens navn"),
    "description": _line(160, "Beskrivelsen"),
    "source_name": _line(100, "Kildens navn"),
    "source_publisher": _line(60, "Udgiveren"),
    "source_year": _year,
    "namespace": _namespace,
    "short_name": _line(_ICON_ROOM, "Det korte navn"),
}


def proposals(name: str) -> dict[str, str]:
    """Return what the guide's name proposes as answers to other questions."""
    return {"namespace": namespace_of(name), "short_name": short_name_of(name)}


def namespace_of(name: str) -> str:
    """Return the name as it can stand in file names and in the browser's storage."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_DANISH))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    return re.sub(r"^[0-9-]+", "", "-".join(words))[:40].strip("-")


def short_name_of(name: str) -> str:
    """Return as many of the name's first words as a phone shows below an icon."""
    words = tidy(name).split()
    short = ""
    for word in words:
        if len(f"{short} {word}".strip()) > _ICON_ROOM:
            break
        short = f"{short} {word}".strip()
    return re.sub(r"\W+$", "", short or tidy(name)[:_ICON_ROOM])


def yaml_text(text: str) -> str:
    """Return the text as a quoted value, which every reader of YAML takes for the same text."""
    return json.dumps(str(text), ensure_ascii=False)


def markdown_text(text: str) -> str:
    """Return an answer, which holds no HTML, so that Markdown takes none of its signs."""
    return _FOR_MARKDOWN.sub(r"\\\g<0>", text)


class AnswerFilters(Extension):
    """Gives the template the ways to write an answer."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters |= {"yaml": yaml_text, "markdown": markdown_text}
