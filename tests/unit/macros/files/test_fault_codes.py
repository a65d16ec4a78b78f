"""Every kind of fault has a code, and nothing but the code tells our code which kind it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.files import fault_codes
from macros.files.errors import Fault, GuideFaults
from macros.files.fault_codes import FAULT_CODES
from tests.examples import ROOT

CODE = re.compile(r"[a-z]+(-[a-z]+)+")
MODULES = sorted(
    path for package in ("macros", "editing", "publish") for path in (ROOT / package).rglob("*.py")
)
# The functions that a code is given to: it is the last of their arguments that looks like one.
MAKERS = re.compile(r"Fault|(\w*_)?fault|finding|_add|add|_close")
# What a message is made of, and what a text is asked with.
MESSAGE = {"problem", "hint"}
QUESTIONS = {
    "startswith", "endswith", "removeprefix", "removesuffix", "find", "index", "count", "partition",
    "search", "match", "fullmatch", "findall", "finditer",
}
PROSE = re.compile(r"(?=.*\w \w)[\w\s,.:;()–»«?]+")
# What other programs say, in words that are not ours to give codes.
OF_OTHERS = {"Traceback (most recent call last)"}


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def groups() -> list[list[str]]:
    """Return the codes as they are listed, one list for each room."""
    return [
        [element.value for element in node.value.slice.elts]
        for node in parsed(Path(fault_codes.__file__)).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript)
        and all(isinstance(element, ast.Constant) for element in node.value.slice.elts)
    ]


def name_of(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")


def codes_in(nodes: list[ast.expr]) -> list[str]:
    return [
        node.value for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    ]


def codes_given(tree: ast.Module) -> Iterator[str]:
    """Yield the codes that faults are made with: in a call, or in a tuple with words after it.

    Such a tuple is code, problem and hint, or a place of three parts and these.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and MAKERS.fullmatch(name_of(node.func)):
            yield from codes_in(node.args)[-1:]
        elif isinstance(node, ast.Tuple) and len(node.elts) in (3, 6):
            why = node.elts[-3:]
            yield from codes_in(why[:1]) if not codes_in(why[1:]) else ()


def is_of_a_message(node: ast.AST) -> bool:
    """Tell whether an expression takes what a fault says: its words, or all of it as a text."""
    for inner in ast.walk(node):
        if (
            isinstance(inner, ast.Attribute) and inner.attr in MESSAGE
            and name_of(inner.value) != "entry"  # a note about the source has a problem too
        ):
            return True
        if (
            isinstance(inner, ast.Call) and name_of(inner.func) == "str"
            and any(isinstance(argument, ast.Name) and re.search(
                "error|fault|finding|refused|problem", argument.id) for argument in inner.args)
        ):
            return True
    return False


def is_prose(node: ast.AST) -> bool:
    return any(
        isinstance(inner, ast.Constant) and isinstance(inner.value, str)
        and PROSE.fullmatch(inner.value) and inner.value not in OF_OTHERS
        for inner in ast.walk(node)
    )


def decisions_by_words(tree: ast.Module) -> Iterator[str]:
    """Yield what compares a message with something, or asks whether a text holds a sentence."""
    for node in ast.walk(tree):
        asked: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            asked = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and name_of(node.func) in QUESTIONS:
            asked = [*node.args]
            if isinstance(node.func, ast.Attribute):
                asked.append(node.func.value)
        if any(is_of_a_message(part) or is_prose(part) for part in asked):
            yield f"{node.lineno}: {ast.unparse(node)}"


def test_the_codes_are_words_with_hyphens_each_listed_once() -> None:
    listed = [code for group in groups() for code in group]
    assert sorted(listed) == sorted(FAULT_CODES)
    assert [code for code in listed if not CODE.fullmatch(code)] == []
    assert all(group == sorted(group) for group in groups())


def test_every_code_that_is_given_is_listed_and_every_one_listed_is_given() -> None:
    makers = [path for path in MODULES if (ROOT / "publish") not in path.parents]
    given = {code for path in makers for code in codes_given(parsed(path))}
    assert given == set(FAULT_CODES)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_decided_by_the_words_of_a_message(path: Path) -> None:
    assert list(decisions_by_words(parsed(path))) == []


@pytest.mark.parametrize("line", [
    'if "har ingen plads" in str(error): pass',
    'lost = [fault.line for fault in faults if fault.problem == "mangler"]',
    'fault.problem.startswith("mangler")',
    'if "aliases" not in fault.hint: pass',
    're.search("mangler", str(fault))',
    'if "har ingen plads på sitet" in text: pass',
    'text.startswith("siden findes ikke")',
])
def test_a_decision_by_words_is_noticed(line: str) -> None:
    assert len(list(decisions_by_words(ast.parse(line)))) == 1


def test_a_fault_is_one_line_that_ends_with_its_code() -> None:
    fault = Fault(Path("data/a.yml"), 3, 5, "id", "id-unknown", "ukendt\nrolle", "mente du »x«?")
    said = "data/a.yml:3:5: id: ukendt·rolle – mente du »x«? [id-unknown]"
    assert str(fault) == said
    assert str(GuideFaults([fault])) == said


def test_the_handbook_explains_the_code_by_one_that_there_is() -> None:
    page = (ROOT / "docs/haandbog/beskeder/index.md").read_text("utf-8")
    named = re.findall(r"`\[([a-z-]+)\]`", page)
    assert named
    assert set(named) <= set(FAULT_CODES)
