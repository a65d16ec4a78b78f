"""What the search knows beside the pages, and that publishing asks the guide for it."""

from __future__ import annotations

from pathlib import Path

from macros.guide.guide import load_guide
from macros.handed_on.search_words import search_words, synonyms
from macros.model.entries import GlossaryTerm
from tests.examples import ROOT, TINY_GUIDE


def test_other_names_of_words_and_roles_lead_to_them() -> None:
    found = list(synonyms(load_guide(ROOT)))
    assert (["Ledelse"], ["direktion"]) in found
    (others,) = [others for ours, others in found if ours == ["negativ spiral"]]
    assert others == ["nedadgående spiral"]


def test_forms_that_begin_alike_are_left_to_the_search() -> None:
    guide = load_guide(ROOT)
    term = guide.get(GlossaryTerm, "styringsdialog")
    assert len(term.forms) > 1
    assert not {other for _, others in synonyms(guide) for other in others} & set(term.forms)


def test_a_group_may_have_several_words_of_the_guide(tiny: Path) -> None:
    (tiny / "data/synonyms.yml").write_text("water, soil: [H2O, mud]\n", "utf-8")
    assert (["water", "soil"], ["H2O", "mud"]) in synonyms(load_guide(tiny))


def test_a_guide_need_not_have_synonyms(tiny: Path) -> None:
    (tiny / "data/synonyms.yml").unlink(missing_ok=True)
    assert load_guide(tiny).synonyms == {}


def test_what_is_found_by_itself_is_told_by_how_its_address_begins() -> None:
    kinds = search_words(load_guide(TINY_GUIDE))["kinds"]
    assert kinds["tjek"] == "To do"
    assert kinds["ord"] == "Word"


def test_weights_are_told_as_addresses_in_the_site() -> None:
    weights = search_words(load_guide(TINY_GUIDE))["weights"]
    assert weights == {"topics/": 0.5, "words/index.html": 0.5}


def test_the_topics_lead_somewhere() -> None:
    topics = search_words(load_guide(TINY_GUIDE))["topics"]
    assert {"title": "Soil", "url": "topics/soil/index.html"} in topics
