"""The words of the page with the reader's plan."""

from __future__ import annotations

from typing import Annotated, Literal

from macros.model.fields import Part
from macros.words.fields import Line, OpenLine, Sentence, Word, with_all


class PlanFormat(Part):
    """A way to take the plan out of the guide: what its button says, and what it is for."""

    title: Word
    help: Line


class PlanWords(Part):
    """What the page with the reader's plan says (templates/plan.html.j2)."""

    # The project.
    no_script: Sentence
    overview: Line
    unnamed: Line
    changed: Annotated[OpenLine, with_all("date")]
    printed: Annotated[OpenLine, with_all("date")]
    name: Line
    save: Word
    named: Annotated[OpenLine, with_all("name")]
    switch: Line
    progress: Annotated[OpenLine, with_all("done", "total")]
    answered: Annotated[OpenLine, with_all("done", "total")]
    overdue: Annotated[OpenLine, with_all("count")]
    done_short: Annotated[OpenLine, with_all("done", "total")]
    # What is new since the project's edition.
    news: Line
    news_older: Annotated[OpenLine, with_all("made", "present")]
    news_newer: Annotated[OpenLine, with_all("made", "present")]
    news_kinds: dict[Literal["new", "corrected"], Annotated[OpenLine, with_all("number")]]
    news_all: Line
    news_seen: Word
    news_was_seen: Annotated[OpenLine, with_all("present")]
    # What is shown.
    things: Line
    filter: Line
    filter_help: Sentence
    all: Word
    phase: Word
    recommendation: Word
    role: Word
    topic: Word
    state: Word
    states: dict[Literal["open", "done", "not-relevant"], Line]
    kind: Word
    kinds: dict[Literal["item", "question"], Line]
    written: Word
    written_choices: dict[Literal["yes", "no"], Line]
    who: Word
    nobody: Line
    overdue_only: Line
    order: Word
    orders: dict[Literal["guide", "date"], Line]
    shown: Annotated[OpenLine, with_all("shown", "total")]
    shown_all: Annotated[OpenLine, with_all("total")]
    kept_count: Annotated[OpenLine, with_all("count")]
    kept: Line
    renew: Word
    reset: Word
    empty: Sentence
    # The lines.
    questions: Line
    by_date: Line
    to_page: Word
    # What the guide no longer has.
    removed: Line
    removed_note: Sentence
    removed_unknown: Annotated[OpenLine, with_all("id")]
    remove: Word
    was_removed: Line
    others: Annotated[OpenLine, with_all("count")]
    # Out and in.
    take: Line
    take_note: Sentence
    formats: dict[
        Literal["word", "sheet", "markdown", "calendar", "print", "project", "copy"], PlanFormat
    ]
    saved: Annotated[OpenLine, with_all("name")]
    no_dates: Sentence
    failed: Sentence
    share: Line
    share_note: Sentence
    share_make: Word
    share_link: Word
    share_copy: Word
    share_copied: Line
    share_not_copied: Sentence
    share_nothing: Sentence
    share_apart: Sentence
    share_too_long: Annotated[OpenLine, with_all("length", "limit")]
    share_unsupported: Sentence
    own_name: Line
    own_name_help: Sentence
    own_name_saved: Line
    erase: Line
    erased: Line
    erase_note: Sentence
    erase_title: Line
    erase_what: Sentence
    erase_copy_first: Word
    erase_yes: Word
    cancel: Word
