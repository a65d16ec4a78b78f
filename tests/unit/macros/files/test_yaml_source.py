"""One YAML file: its texts as they stand, and the place of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.files.errors import GuideFaults
from macros.files.yaml_source import Written, YamlSource, field_name


def read(text: str) -> YamlSource:
    return YamlSource(Path("data/x.yml"), text=text)


@pytest.mark.parametrize(
    "text", ["12:30", "no", "yes", "2016-01-01", "0800", "1.50", "1e3", "0x1F", "1_000", ".5", "∅"]
)
def test_a_value_is_the_text_that_stands_in_the_file(text: str) -> None:
    assert read(f"when: {text}\n").data == {"when": text}


@pytest.mark.parametrize("nothing", ["", "~", "null", '""'])
def test_nothing_is_an_empty_text(nothing: str) -> None:
    assert read(f"help: {nothing}\n").data == {"help": ""}


def test_null_in_quotes_is_a_text() -> None:
    assert read('help: "null"\n').data == {"help": "null"}


def test_folded_and_literal_texts_keep_their_paragraphs() -> None:
    source = read("a: >-\n  one\n  two\n\n  three\nb: |-\n  one\n  two # three\n")
    assert source.data == {"a": "one two\nthree", "b": "one\ntwo # three"}


def test_a_text_is_found_as_it_is_written() -> None:
    source = read(
        'a:\n  - one   # not this\n  - "t\\"wo"\n  - {b: three}\nc: >-\n  four\n  five\nd: six\n'
    )
    assert source.written(("a", 0)) == Written(2, 5, "one", "")
    assert source.written(("a", 1)) == Written(3, 5, '"t\\"wo"', '"')
    assert source.written(("a", 2, "b")) == Written(4, 9, "three", "")
    assert source.written(("c",)).text.rstrip() == ">-\n  four\n  five"
    assert source.written(("a",)) is None


def test_a_comment_after_a_space_is_a_comment() -> None:
    assert read("number: 3 # as in the book\n").data == {"number": "3"}


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        (("steps",), (2, 1)),
        (("steps", 0), (3, 5)),
        (("steps", 1, "title"), (6, 5)),
        (("steps", 1, "points", 1), (7, 17)),
        (("steps", 1, "nowhere", 4), (5, 5)),
        (("nowhere",), (1, 1)),
    ],
)
def test_each_value_has_a_place_and_what_is_missing_has_its_owners(
    loc: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    source = read(
        "id: x\nsteps:\n  - id: a\n    title: A\n  - id: b\n    title: B\n    points: [p, q]\n"
    )
    assert source.place_of(loc) == place


def test_a_file_from_windows_reads_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"\xef\xbb\xbfid: x\r\ntitle: \xc3\xa5\r\n")
    source = YamlSource(path)
    assert source.data == {"id": "x", "title": "å"}
    assert source.place_of(("title",)) == (2, 1)


def test_every_tab_and_every_merge_mark_is_reported_in_one_go() -> None:
    with pytest.raises(GuideFaults) as caught:
        read("<<<<<<< HEAD\na: 1\n=======\n\ta: 2\n>>>>>>> other\n\tb: 3\n")
    assert [fault.line for fault in caught.value.faults] == [1, 3, 4, 5, 6]


def test_faults_are_shown_with_the_path_in_the_project(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("a: b: c\n", "utf-8")
    with pytest.raises(GuideFaults, match=r"^data/x\.yml:1:5: kolon på et uventet sted"):
        YamlSource(path, Path("data/x.yml"))


def test_tags_are_read_where_the_caller_lets_them() -> None:
    source = YamlSource(Path("mkdocs.yml"), text="site_url: !ENV [SITE_URL, '']\n", tags=True)
    assert source.data == {"site_url": ["SITE_URL", ""]}


@pytest.mark.parametrize(
    ("loc", "words"),
    [
        ((), ""),
        (("title",), "title"),
        ((2, "title"), "nr. 3 › title"),
        (("checklist", 0, "items", 1, "text"), "checklist nr. 1 › items nr. 2 › text"),
    ],
)
def test_a_place_is_put_into_words(loc: tuple[str | int, ...], words: str) -> None:
    assert field_name(loc) == words
