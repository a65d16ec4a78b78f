"""All words of the interface: each field is a file in data/words/ of the same name."""

from __future__ import annotations

from macros.model.fields import Part
from macros.words.away import AppWords, MovedWords, OfflineWords
from macros.words.components import ComponentWords
from macros.words.editions import EditionWords, ReviewWords
from macros.words.export import ExportWords
from macros.words.frame import FrameWords, NotFoundWords
from macros.words.plan import PlanWords
from macros.words.plan_import import PlanImportWords
from macros.words.proposals import ProposalWords
from macros.words.search import SearchWords
from macros.words.work import WorkWords

FOLDER = "words"  # in data/


class Words(Part):
    """Every word that the guide says for itself, by the feature that says it."""

    frame: FrameWords
    not_found: NotFoundWords
    components: ComponentWords
    search: SearchWords
    work: WorkWords
    plan: PlanWords
    plan_import: PlanImportWords
    export: ExportWords
    editions: EditionWords
    reviews: ReviewWords
    proposals: ProposalWords
    app: AppWords
    offline: OfflineWords
    moved: MovedWords


def words_files() -> dict[str, type[Part]]:
    """Return the model of each file of words, by the file's path in data/."""
    models = {name: field.annotation for name, field in Words.model_fields.items()}
    return {
        f"{FOLDER}/{name}.yml": model for name, model in models.items()
        if isinstance(model, type) and issubclass(model, Part)
    }
