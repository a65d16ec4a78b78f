"""The words of the dialog that fetches a plan."""

from __future__ import annotations

from typing import Annotated

from macros.model.fields import Part
from macros.words.fields import Line, OpenLine, Sentence, Word, with_all


class PlanImportErrors(Part):
    """Why a plan was not fetched, what to do, and that nothing has changed."""

    damaged: Sentence
    damaged_link: Sentence
    empty: Sentence
    foreign: Sentence
    full: Sentence
    newer: Sentence
    no_projects: Sentence
    not_json: Sentence
    too_big: Sentence
    unread: Sentence
    unsupported: Sentence


class PlanImportFields(Part):
    """What can be set or written about an item, a question or a project."""

    answer: Word
    due: Word
    name: Word
    note: Word
    organisation: Word
    reason: Word
    state: Word
    status: Word
    who: Word


class PlanImportValues(Part):
    """What the reader can choose between."""

    active: Word
    archived: Word
    deleted: Word
    done: Word
    not_relevant: Word
    open: Word


class PlanImportKinds(Part):
    """What happens to the things that a file holds."""

    added: Annotated[OpenLine, with_all("count")]
    changed: Annotated[OpenLine, with_all("count")]
    both: Annotated[OpenLine, with_all("count")]
    gone: Annotated[OpenLine, with_all("count")]
    kept: Annotated[OpenLine, with_all("count")]
    same: Annotated[OpenLine, with_all("count")]


class PlanImportWords(Part):
    """The words of the dialog that fetches a plan from a file or a link."""

    archived: Annotated[OpenLine, with_all("name")]
    cancel: Word
    choose: Line
    confirm: Word
    done: Sentence
    done_unsaved: Sentence
    drop: Line
    errors: PlanImportErrors
    exported: Annotated[OpenLine, with_all("date")]
    fields: PlanImportFields
    heading: Line
    here: Word
    in_file: Word
    into: Line
    intro: Sentence
    kinds: PlanImportKinds
    merge: Word
    merge_help: Sentence
    more: Annotated[OpenLine, with_all("count")]
    new_project: Word
    no_change: Sentence
    nothing: Word
    replace: Word
    replace_help: Sentence
    title: Word
    undo: Word
    undone: Sentence
    undone_partly: Annotated[OpenLine, with_all("count")]
    unnamed: Word
    values: PlanImportValues
    way: Line
