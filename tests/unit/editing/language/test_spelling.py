"""Misspelt words are found where they stand, and right ones are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editing.language.spelling import (
    Dictionary,
    WordList,
    read_word_list,
    spelling_findings,
    word_list_findings,
)
from editing.language.texts import Text
from macros.files.errors import GuideFaults
from macros.reading.data_files import Data


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary()


def text(words: str) -> Text:
    return Text(Path("docs/a.md"), 7, 3, "", words)


def found(words: str, dictionary: Dictionary, *own: str) -> list[str]:
    known = WordList(words=dict.fromkeys(own, 1))
    findings = spelling_findings([text(words)], Data(), known, dictionary)
    return [str(finding.fault) for finding in findings]


def test_a_misspelt_word_is_told_of_at_its_place_with_what_it_may_have_been(dictionary) -> None:
    assert found("Vi planlægger en\nstor renovring.", dictionary) == [
        "docs/a.md:8:6: »renovring« er måske en stavefejl – mente du »renovering«, »rengøring« "
        "eller »grovrensning«? Er ordet rigtigt, så skriv det i editing/words.txt "
        "[style-spelling]"
    ]


@pytest.mark.parametrize("right", [
    "Æbler, øl og å. Får én café.",
    "helhedsplanens genhusningsproces og boligorganisationers ny-byggeri",
    "bl.a. f.eks. ca. mio. kr. m.m. osv. dvs. nr. fx",
    "bolig- og byrum, børne- og ungeindsatser, by-strategisk",
    "1.000 boliger, 2016-udgaven, 1990'erne, §6 a-b, 3-årig, 49,4 procent",
    "»Sådan.« (også), så … ja!",
])
def test_danish_as_it_is_written_is_right(dictionary, right: str) -> None:
    assert found(right, dictionary) == []


@pytest.mark.parametrize("wrong", [
    "renovring", "boligsosial", "driftsfælleskab", "forventniger", "fælless", "nybygeri",
    "by-strattegisk", "2016-udgavven", "Samarbjede",
])
def test_slips_are_found_in_compounds_parts_and_capitals_too(
    dictionary, wrong: str, monkeypatch
) -> None:
    monkeypatch.setattr(Dictionary, "near", lambda *_: [])  # which takes its time
    assert f"»{wrong}« er måske en stavefejl" in "".join(found(wrong, dictionary))


def test_our_own_words_are_right_with_an_ending_and_in_parts(dictionary) -> None:
    assert found("SWOT, SWOT'en, SWOT-skema, BBBO og BBBOs", dictionary, "SWOT", "BBBO") == []
    assert len(found("SWOT og BBBOs", dictionary)) == 2


def test_our_own_words_are_suggested(dictionary) -> None:
    (line,) = found("Vægtløfterkluben", dictionary, "Vægtløfterklubben")
    assert "mente du »Vægtløfterklubben«" in line


def test_so_many_unknown_words_that_nobody_mends_them_come_without_suggestions(
    monkeypatch, dictionary
) -> None:
    monkeypatch.setattr(Dictionary, "near", lambda _self, _word: ["forslag"])
    lines = found(" ".join(f"qx{letter}q" for letter in "abcdefghijklmnopqrstuv"), dictionary)
    assert ["forslag" in line for line in lines] == [True] * 20 + [False] * 2


def test_what_was_asked_is_kept_for_this_dictionary_alone(tmp_path: Path) -> None:
    cache = tmp_path / "x" / "spelling.json"
    first = Dictionary(cache)
    assert not first.knows("renovring")
    first.save()
    said = json.loads(cache.read_text("utf-8"))
    said["known"]["renovring"] = True
    cache.write_text(json.dumps(said), "utf-8")
    assert Dictionary(cache).knows("renovring")
    cache.write_text(json.dumps(said | {"dictionary": "another"}), "utf-8")
    assert not Dictionary(cache).knows("renovring")


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"dictionary": 1}', "\x00"])
def test_a_broken_cache_is_asked_again(tmp_path: Path, broken: str) -> None:
    cache = tmp_path / "spelling.json"
    cache.write_text(broken, "utf-8")
    assert not Dictionary(cache).knows("renovring")


def word_list(root: Path, content: str) -> WordList:
    (root / "editing").mkdir()
    (root / "editing/words.txt").write_text(content, "utf-8")
    return read_word_list(root)


def test_the_list_has_one_word_a_line_and_comments(tmp_path: Path) -> None:
    words = word_list(tmp_path, "# Forkortelser\nBBBO  # fra skemaet\n\nZumba\n").words
    assert words == {"BBBO": 2, "Zumba": 4}


def test_a_list_that_cannot_be_used_tells_of_every_line(tmp_path: Path) -> None:
    with pytest.raises(GuideFaults) as broken:
        word_list(tmp_path, "BBBO\nto ord\nBBBO\n12\n")
    assert str(broken.value).split("\n") == [
        "editing/words.txt:2:1: »to ord« er ikke et ord – skriv ét ord på linjen, uden tal, og "
        "forklaringen efter # [word-list-invalid]",
        "editing/words.txt:3:1: »BBBO« står allerede på linje 1 – slet den ene [word-list-invalid]",
        "editing/words.txt:4:1: »12« er ikke et ord – skriv ét ord på linjen, uden tal, og "
        "forklaringen efter # [word-list-invalid]",
    ]


def test_words_that_need_not_be_listed_are_told_of(dictionary) -> None:
    own = WordList(words={"Zumba": 1, "BBBO": 2, "bolig": 3, "åen": 4, "ærmler": 5})
    used = [text("BBBO, bolig og åen")]
    findings = [f.fault for f in word_list_findings(used, Data(), own, dictionary)]
    assert {finding.code for finding in findings} == {"style-word-list"}
    assert [str(finding).removesuffix(" [style-word-list]") for finding in findings] == [
        "editing/words.txt:1:1: »Zumba« bruges ikke i guiden – slet linjen",
        "editing/words.txt:3:1: »bolig« kendes i forvejen af ordbogen eller af data/ – slet linjen",
        "editing/words.txt:4:1: »åen« kendes i forvejen af ordbogen eller af data/ – slet linjen",
        "editing/words.txt:5:1: »ærmler« bruges ikke i guiden – slet linjen",
        "editing/words.txt:2:1: »BBBO« hører til før »Zumba« – hold listen i alfabetisk orden",
        "editing/words.txt:5:1: »ærmler« hører til før »åen« – hold listen i alfabetisk orden",
    ]
