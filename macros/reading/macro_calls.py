"""Read the macro calls in a page's text, without running them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import jinja2
from jinja2 import nodes

from macros.files.fault_codes import FaultCode

# What each macro takes: the kind of each argument. `text` is free text, `kind` names the kind
# of the argument after it, `linked_kind` one that pages show. A name that ends in ? may be left
# out, one that ends in * repeats.
MACRO_ARGUMENTS: dict[str, tuple[str, ...]] = {
    "title": ("kind", "id"),
    "link": ("linked_kind", "id", "text?"),
    "name_in_files": (),
    "recommendation_header": ("recommendation",),
    "recommendation_overview": (),
    "phase_path": (),
    "steps": ("recommendation", "step*"),
    "checklist": ("recommendation",),
    "questions": ("recommendation",),
    "question": ("reflection_question",),
    "knowledge_box": ("knowledge_box",),
    "references": ("recommendation",),
    "case_header": ("case_area",),
    "case_map": ("case_map_detail?",),
    "fact_box": ("fact_box",),
    "key_points": ("case_area",),
    "contacts": ("case_area",),
    "links": ("case_area",),
    "reading_time": (),
    "figure": ("figure",),
    "statement": ("statement",),
    "source_note": ("source_note",),
    "related": (),
    "reader_list": (),
    "topic_overview": (),
    "topic_links": (),
    "topic": ("topic",),
    "role_list": (),
    "glossary": (),
    "reference_list": ("reference_kind",),
    "timeline": (),
    "people": (),
    "organisations": (),
    "places": (),
    "all_questions": (),
    "source_index": (),
    "source_notes": (),
    "editions": (),
    "reviews": (),
    "plan": (),
    "component_gallery": ("component",),
}

# The macros that may stand inside a line; every other writes a block of its own.
_INLINE = {"link", "title", "name_in_files"}

_SYNTAX = jinja2.Environment(autoescape=False)  # noqa: S701 - parses only, renders nothing


@dataclass(frozen=True)
class MacroCall:
    """A call of a macro; an argument that is not written out is None."""

    name: str
    arguments: tuple[str | None, ...]
    line: int
    column: int


def kind_of_argument(call: MacroCall, index: int) -> str:
    """Return the kind of a known macro's argument, as in `MACRO_ARGUMENTS`, without its ? or *.

    An id that another argument names the kind of has that kind.
    """
    wanted = MACRO_ARGUMENTS[call.name]
    kind = wanted[min(index, len(wanted) - 1)].rstrip("?*")
    if kind != "id":
        return kind
    named = call.arguments[0] or ""
    return "source_unit" if named == "unit" else named


# What is wrong with a call, and where: line, column, the field that a message names.
_Misuse = tuple[int, int, str, FaultCode, str, str]


@dataclass
class CallReading:
    """What was read: the calls, and problems as (line, column, field, code, problem, hint).

    `unread` tells that there may be more calls, because one of them cannot be read.
    """

    calls: list[MacroCall] = field(default_factory=list)
    problems: list[_Misuse] = field(default_factory=list)
    unread: bool = False


def read_calls(body: str) -> CallReading:
    """Return the calls in a page's text, and what else stands in double braces."""
    reading = CallReading()
    lines = body.split("\n")
    try:
        # A comment that nobody closes has been reported already.
        tree = _SYNTAX.parse(body.replace("{#", "{ "))
    except jinja2.TemplateSyntaxError as error:
        reading.unread = True
        number, column = _blamed(lines, error.lineno)
        quotes = set("“”„‟»«’‘") & set(lines[number - 1])
        reading.problems.append((
            number, column, "", "macro-unreadable", "makroen kan ikke læses",
            'brug lige anførselstegn: "mit-id"' if quotes else _CALL_HINT,
        ))
        return reading
    for statement in tree.body:
        for node in statement.nodes if isinstance(statement, nodes.Output) else [statement]:
            _read_node(reading, node, lines)
    reading.problems.extend(_misplaced(reading.calls, lines))
    return reading


def _misplaced(calls: list[MacroCall], lines: list[str]) -> Iterator[_Misuse]:
    """Yield problems with blocks that share a line, or stand twice and give two the same id."""
    seen: dict[tuple[str, tuple[str | None, ...]], int] = {}
    for call in calls:
        if call.name in _INLINE or call.name not in MACRO_ARGUMENTS:
            continue
        line = lines[call.line - 1].strip()
        if not (line.startswith("{{") and line.endswith("}}") and line.count("{{") == 1):
            yield (
                call.line, call.column, call.name, "macro-not-alone",
                "makroen skal stå alene på sin linje", "flyt den ned på en linje for sig",
            )
        first = seen.setdefault((call.name, call.arguments), call.line)
        if first != call.line:
            yield (
                call.line, call.column, call.name, "macro-twice",
                f"det samme står allerede på linje {first}", "slet den ene",
            )


_CALL_HINT = 'skriv fx {{ checklist("mit-id") }}'


def _blamed(lines: list[str], noticed: int) -> tuple[int, int]:
    """Return the place of the braces that stay open up to the line where Jinja noticed."""
    for number in range(noticed, 0, -1):
        line = lines[number - 1]
        open_quote = any(call.count('"') % 2 for call in re.findall(r"\{\{(.*?)\}\}", line))
        open_braces = line.count("{{") > line.count("}}") or line.count("{%") > line.count("%}")
        if open_quote or open_braces:
            break
    else:
        number = noticed
    opening = re.search(r"\{[{%]", lines[number - 1])
    return number, opening.start() + 1 if opening else 1


def _read_node(reading: CallReading, node: nodes.Node, lines: list[str]) -> None:
    """Note a macro's call; report anything else that Jinja would run."""
    line = lines[node.lineno - 1]
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        reading.calls.append(_macro_call(reading, node.node.name, node, line))
    elif isinstance(node, nodes.Name):
        column = max(line.find(node.name) + 1, 1)
        reading.problems.append((
            node.lineno, column, node.name, "macro-expected", "er ikke en makro med parenteser",
            _CALL_HINT,
        ))
    elif not isinstance(node, nodes.TemplateData):
        opening = re.search(r"\{[{%]", line)
        reading.problems.append((
            node.lineno, opening.start() + 1 if opening else 1, "", "macro-expected",
            "her må kun stå et kald af en makro", _CALL_HINT,
        ))


def _macro_call(reading: CallReading, name: str, call: nodes.Call, line: str) -> MacroCall:
    arguments = [argument.value if isinstance(argument, nodes.Const) else None
                 for argument in call.args]
    # An argument with a name, or several behind a star, is never written out.
    arguments += [None] * (len(call.kwargs) + bool(call.dyn_args) + bool(call.dyn_kwargs))
    before = sum(1 for known in reading.calls if (known.name, known.line) == (name, call.lineno))
    places = [match.start() + 1 for match in re.finditer(rf"\b{name}\s*\(", line)]
    column = places[before] if before < len(places) else 1
    return MacroCall(name, tuple(arguments), call.lineno, column)
