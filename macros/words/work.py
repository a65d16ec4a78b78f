"""The words of what readers do in the guide: their projects, their ticks, notes and answers."""

from __future__ import annotations

from typing import Annotated

from macros.model.fields import Part
from macros.words.fields import Line, OpenLine, Sentence, Word, with_all


class TroubleWords(Part):
    """What stands in the way of saving, and what to do about it."""

    blocked: Sentence
    full: Sentence
    cleared: Sentence
    lost: Sentence
    damaged: Sentence
    apart: Sentence


class WorkWords(Part):
    """What is said where readers choose a project, tick, write, and undo."""

    plan: Word
    help: Word
    # Projects.
    project: Word
    projects: Word
    unnamed: Word
    progress: Annotated[OpenLine, with_all("done", "total")]
    progress_long: Annotated[OpenLine, with_all("done", "total")]
    undo: Word
    undone: Line
    not_undone: Sentence
    dismiss: Word
    is_archived: Word
    is_deleted: Word
    new_project: Word
    name: Word
    name_help: Line
    organisation: Line
    create: Word
    save: Word
    rename: Word
    duplicate: Word
    copy_of: Annotated[OpenLine, with_all("name")]
    archive: Word
    unarchive: Word
    delete: Word
    undelete: Word
    erase: Word
    erase_confirm: Annotated[OpenLine, with_all("name")]
    others: Line
    created: Annotated[OpenLine, with_all("name")]
    selected: Annotated[OpenLine, with_all("name")]
    renamed: Annotated[OpenLine, with_all("name")]
    duplicated: Annotated[OpenLine, with_all("name")]
    archived: Annotated[OpenLine, with_all("name")]
    unarchived: Annotated[OpenLine, with_all("name")]
    deleted: Annotated[OpenLine, with_all("name")]
    undeleted: Annotated[OpenLine, with_all("name")]
    erased: Annotated[OpenLine, with_all("name")]
    stored_here: Sentence
    # Items on a checklist.
    close_fields: Word
    not_relevant: Word
    reason: Line
    note: Word
    who: Word
    due: Word
    now_done: Line
    now_open: Line
    now_not_relevant: Line
    now_reset: Sentence
    is_not_relevant: Line
    is_not_relevant_because: Annotated[OpenLine, with_all("reason")]
    who_is: Annotated[OpenLine, with_all("who")]
    due_is: Annotated[OpenLine, with_all("date")]
    overdue_is: Annotated[OpenLine, with_all("date")]
    is_former: Sentence
    # Answers, and what was also written in another copy.
    answer: Word
    answer_from: Annotated[OpenLine, with_all("date")]
    new_answer: Word
    new_answer_help: Sentence
    remove_answer: Word
    answer_removed: Line
    changed: Annotated[OpenLine, with_all("date")]
    also_written: Annotated[OpenLine, with_all("date")]
    also_written_by: Annotated[OpenLine, with_all("name", "date")]
    gather: Word
    put_aside: Word
    is_aside: Word
    was_put_aside: Line
    was_gathered: Line
    # Copies, and what was lost.
    copy_name: Line
    copy_reminder: Sentence
    copy_reminder_later: Word
    take_copy: Word
    copy_saved: Annotated[OpenLine, with_all("name")]
    projects_failed: Sentence
    copy_failed: Sentence
    saved_again: Line
    bring_back: Word
    let_go: Word
    brought_back: Line
    nothing_back: Line
    text_removed: Line
    too_long: Annotated[OpenLine, with_all("count")]
    also_written_elsewhere: Annotated[OpenLine, with_all("date")]
    save_again: Word
    forget_damaged: Word
    trouble: TroubleWords
