"""The catalogue names what readers can work with, in the guide's order, and what it was called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.guide.guide import Guide, load_guide
from macros.guide.outline import WORKED_WITH
from macros.handed_on.catalogue import former, index, parts, texts
from macros.model.entries import ChecklistItem, ReflectionQuestion
from publish.base.project import BuildError
from publish.pages.catalogue import FOLDER, write_catalogue
from tests.examples import ROOT, tiny_guide
from tests.unit.conftest import edit


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """The tiny guide."""
    return load_guide(tiny_guide(tmp_path))


@pytest.fixture(scope="module")
def real() -> Guide:
    """The real guide."""
    return load_guide(ROOT)


def test_items_stand_in_the_order_of_the_guide(guide: Guide) -> None:
    ids = [
        (recommendation["id"], recommendation["items"])
        for phase in index(guide)["phases"] for recommendation in phase["recommendations"]
    ]
    assert ids[0] == ("start-small", ["find-water", "count-hands", "sow"])


def test_an_old_id_leads_to_the_new_one(guide: Guide) -> None:
    assert former(guide)["item"] == {"look-for-water": "find-water"}


def test_every_item_and_question_of_the_real_guide_is_there_once(real: Guide) -> None:
    recommendations = [r for phase in texts(real)["phases"] for r in phase["recommendations"]]
    items = [item["id"] for r in recommendations for item in r["items"]]
    questions = [question["id"] for r in recommendations for question in r["questions"]]
    assert sorted(items) == sorted(entry.id for entry in real.all(ChecklistItem))
    assert sorted(questions) == sorted(entry.id for entry in real.all(ReflectionQuestion))


def test_texts_say_the_words_of_everything_in_the_index(real: Guide) -> None:
    def ids(part: dict) -> list:
        return [
            (r["id"], [item if isinstance(item, str) else item["id"] for item in r["items"]])
            for phase in part["phases"] for r in phase["recommendations"]
        ]

    assert ids(texts(real)) == ids(index(real))
    for phase in texts(real)["phases"]:
        for recommendation in phase["recommendations"]:
            for entry in (*recommendation["items"], *recommendation["questions"]):
                assert entry["text"]
                page = entry["page"].split("#")[0].replace(".html", ".md")
                assert (ROOT / "docs" / page).exists()


def test_the_scripts_hold_what_the_module_prints(
    tmp_path: Path, real: Guide
) -> None:
    write_catalogue(tmp_path)
    handed_on = json.loads(json.dumps(parts(real)))
    for file, name, part in (
        ("former.js", "guideFormerIds", "former"),
        ("catalogue.js", "guideCatalogue", "index"),
        ("texts.js", "guideCatalogueTexts", "texts"),
        ("editions.js", "guideEditions", "editions"),
    ):
        script = (tmp_path / FOLDER / file).read_text("utf-8")
        assert json.loads(script.removeprefix(f"window.{name}=")) == handed_on[part]


def test_a_guide_with_faults_is_refused_with_its_faults(tmp_path: Path) -> None:
    root = tiny_guide(tmp_path)
    edit(root, "data/roles.yml", "- id: teacher\n", "- id: 'teacher\n")
    with pytest.raises(BuildError, match=r"data/roles\.yml:\d+"):
        write_catalogue(tmp_path / "site", root)
    assert not (tmp_path / "site").exists()


def test_the_scripts_know_the_same_kinds_of_things() -> None:
    kinds = json.loads((ROOT / "scripts/state/kinds.json").read_text("utf-8"))
    assert kinds.keys() == WORKED_WITH.keys()
