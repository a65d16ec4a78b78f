"""Ask an editor, one field at a time; every answer is held to the model at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pydantic import BaseModel, ValidationError

from editing.commands.entry_forms import Question, is_required, model_of, reference_kind
from editing.written.planned_changes import Refused
from editing.written.yaml_lines import Value
from macros.files.errors import unknown
from macros.model.explanations import adapter, explain
from macros.model.fields import Identified
from macros.model.kinds import KINDS
from macros.reading.known_ids import KnownIds
from macros.reading.pages import front_matter_problems

Problem = Callable[[str], str]  # what is wrong with an answer, or an empty text
_CHOICES = "?"


@dataclass
class Answers:
    """What an editor answers: given with the command, or asked for.

    `given` holds the answers from the command line by field; a field of something that there may
    be several of has one answer for each. `kept` is every answer used, so that none is lost.
    """

    given: dict[str, list[str]]
    interactive: bool = True
    kept: list[tuple[str, str]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Tell whether there are more given answers to the question."""
        return bool(self.given.get(name))

    def ask(
        self, name: str, text: str, problem: Problem, *, example: str = "", default: str = "",
        listed: Iterable[str] = (), choices: Callable[[], str] | None = None,
        paragraphs: bool = False,
    ) -> str:
        """Return an answer that has no problem, asking again until it has none.

        `listed` are shown below the question, `choices` when the editor asks for them.

        Raises Refused when a given answer has a problem, or one is missing and nobody is asked.
        """
        self.asked.add(name)
        if self.has(name):
            return self._keep(name, self.given[name].pop(0), problem)
        if not self.interactive:
            return self._keep(name, default, problem)
        hint = f" (fx {example})" if example else ""
        more = f" Skriv {_CHOICES} for at se mulighederne." if choices else ""
        print(f"\n{text}{hint or '.'}{more}")
        for line in listed:
            print(f"  {line}")
        if paragraphs:
            print("Et afsnit pr. linje. Slut med en tom linje.")
        while True:
            answer = _read(default, paragraphs=paragraphs)
            if choices and answer == _CHOICES:
                print(choices())
            elif why := problem(answer):
                print(f"  {why}")
            else:
                return self._keep(name, answer, problem)

    def unused(self) -> str:
        """Return a given answer's name that no question has asked for, or an empty text."""
        return next((name for name, left in self.given.items() if left), "")

    def _keep(self, name: str, answer: str, problem: Problem) -> str:
        answer = answer.strip()
        if why := problem(answer):
            raise Refused(f"{name}: {why}")
        if answer:
            self.kept.append((name, answer))
        return answer


def _read(default: str, *, paragraphs: bool) -> str:
    answer = input(f"[{default}] > " if default else "> ").strip()
    lines = [answer] if answer else []
    while paragraphs and answer:
        answer = input("> ").strip()
        lines += [answer] if answer else []
    return "\n\n".join(lines) or default


class FieldQuestions:
    """Asks for the fields of entries, with what the guide knows."""

    def __init__(
        self, answers: Answers, known: KnownIds, entries: dict[str, list[Identified]]
    ) -> None:
        self._answers = answers
        self._known = known
        self._entries = entries

    def ask(
        self, kind: str, question: Question, *, name: str = "", default: str = "",
        also: Problem = lambda _: "", must: bool = False,
    ) -> Value:
        """Return the value of a field, as it is written; an empty one when it may be left out.

        `name` is the answer's name on the command line, when it is not the field's; `also` finds
        what else may be wrong with an answer. `must` says that it may not be left out.
        """
        model, ref = model_of(kind), reference_kind(model_of(kind), question.field)
        must = must or is_required(model, question.field)
        optional = "" if must else " – tryk Enter for at springe over"

        def problem(answer: str) -> str:
            if not answer:
                return "her mangler et svar" if must else ""
            value = value_of(question, answer)
            return _field_problem(model, question.field, value) or self._unknown(ref, value) or (
                also(answer))

        answer = self._answers.ask(
            name or question.field, question.text + optional, problem, example=question.example,
            default=default, choices=(lambda: self.choices(ref)) if ref else None,
            paragraphs=question.field == "text" and kind == "knowledge_box",
        )
        return value_of(question, answer)

    def choices(self, kind: str) -> str:
        """Return the ids of a kind and what each is called, a line each."""
        return "\n".join(f"  {e.id}  ({e.called})" for e in self._entries.get(kind, ()))

    def _unknown(self, kind: str, value: Value) -> str:
        ids = value if isinstance(value, list) else [value]
        for id_ in map(str, ids if kind else ()):
            if self._known.lacks(kind, id_):
                return f"{unknown(KINDS[kind].noun, id_)} – {self._known.hint(kind, id_)}"
        return ""


def value_of(question: Question, answer: str) -> Value:
    """Return an answer as it is written in a file: a text, or a list of texts."""
    if not question.list:
        return answer
    parts = answer.split(None if question.list.isspace() else question.list)
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def page_problem(name: str, answer: str) -> str:
    """Return what is wrong with an answer to a question about a page's front matter."""
    for loc, _, problem, hint in front_matter_problems({name: answer}):
        if loc[:1] == (name,):
            return f"{problem} – {hint}"
    return ""


def _field_problem(model: type[BaseModel], name: str, value: Value) -> str:
    """Return what the model says of a value, in Danish; what else it misses is asked for later."""
    key = model.model_fields[name].alias or name
    try:
        adapter(model).validate_python({key: value})
    except ValidationError as error:
        for item in error.errors():
            if item["loc"][:1] == (key,):
                _, problem, hint = explain(item, model)
                return f"{problem} – {hint}"
    return ""
