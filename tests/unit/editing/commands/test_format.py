"""`make format` changes how a file looks, never what it says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from editing.commands.format import (
    FormatError,
    comments_in,
    format_files,
    format_text,
    layout_findings,
    main,
    yaml_files,
)
from macros.files.yaml_source import YamlSource
from macros.files.yaml_text import yaml_text
from tests.examples import ROOT, TINY_GUIDE
from tests.unit.awkward_texts import TRAPS, Scribe, awkward_texts, hand_written

REAL_FILES = sorted((ROOT / "data").rglob("*.yml"))
FILES = [*sorted((TINY_GUIDE / "data").rglob("*.yml")), *REAL_FILES]

UGLY = """\
# yaml-language-server: $schema=schema/x.json
# About the file.
-   id:   one
    title:    "Quoted: it must be"   # why
    when: 12:30
    flag: no
    date: 2016-01-01
    stamp: 2016-01-01 12:30:00
    number: 0800
    big: 1_000
    float: 1.50
    power: 1e3
    list:   [a,   b]
    # Before the text.
    text: >-
      folded
      text

      with a paragraph
    literal: |
      kept
        as it is
    points:
        -   text: deep
            units: [A1]
        - text: 'single'

- id: two
  empty:
  long: {long}
""".replace("{long}", "word " * 60)

TIDY = """\
# yaml-language-server: $schema=schema/x.json
# About the file.
- id: one
  title: "Quoted: it must be"
"""


# The same text is formatted the same: what several tests ask about a file is worked out once.
formatted_once = cache(format_text)


def data_of(text: str) -> object:
    return YamlSource(Path("x.yml"), text=text).data


def test_only_the_layout_changes() -> None:
    assert data_of(format_text(UGLY)) == data_of(UGLY)


def test_comments_are_kept() -> None:
    formatted = format_text(UGLY)
    for comment in ("# About the file.", "# why", "# Before the text."):
        assert comment in formatted


def test_entries_begin_at_the_margin_with_two_spaces_below() -> None:
    lines = format_text(UGLY).split("\n")
    assert lines[2] == "- id: one"
    assert lines[3].startswith('  title: "Quoted: it must be"')
    assert "    - text: deep" in lines
    assert "      units: [A1]" in lines


def test_a_long_text_stays_on_one_line() -> None:
    assert max(map(len, format_text(UGLY).split("\n"))) > 250


def test_formatting_twice_is_formatting_once() -> None:
    once = format_text(UGLY)
    assert format_text(once) == once


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_formatting_a_file_changes_nothing_that_is_read(path: Path) -> None:
    text = path.read_text("utf-8")
    formatted = formatted_once(text)
    assert data_of(formatted) == data_of(text)
    assert formatted_once(formatted) == formatted
    assert formatted.count("#") == text.count("#")


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_real_files_are_formatted(path: Path) -> None:
    text = path.read_text("utf-8")
    assert formatted_once(text) == text, "run: make format"


def test_only_changed_files_are_written(tiny: Path) -> None:
    format_files(yaml_files(tiny / "data"))
    path = tiny / "data/roles.yml"
    path.write_text(path.read_text("utf-8").replace("id: caretaker", "id:   caretaker"), "utf-8")
    assert format_files(yaml_files(tiny / "data")) == ([path], [])
    assert format_files(yaml_files(tiny / "data")) == ([], [])


@pytest.mark.parametrize(
    "raw",
    [
        b"- id: 'x\n", "- id: å\n".encode("latin-1"), "- id: å\n".encode("utf-16"), b"a: 1\na: 2\n",
        b"a: 1\n---\nb: 2\n", b"<<<<<<< HEAD\na: 1\n=======\n", b"\0", b"\ta: 1\n", b"[" * 5000,
        b"a: &x 1\nb: *x\n", b"a: !tag x\n",
    ],
)
def test_a_file_that_the_check_refuses_is_left_alone(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "x.yml").write_bytes(raw)
    assert format_files(yaml_files(tmp_path)) == ([], [])
    assert (tmp_path / "x.yml").read_bytes() == raw


def test_an_empty_file_and_a_folder_with_a_files_name_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "x.yml").mkdir()
    (tmp_path / "y.yml").write_bytes(b"")
    (tmp_path / "z.yml").write_bytes(b"# Only a comment.\n")
    format_files(yaml_files(tmp_path))
    assert (tmp_path / "z.yml").read_bytes() == b"# Only a comment.\n"


def test_line_endings_from_windows_become_ours(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes("\ufeff- id: å\r\n  b: 1\r\n".encode())
    format_files(yaml_files(tmp_path))
    assert (tmp_path / "x.yml").read_bytes() == "- id: å\n  b: 1\n".encode()


# --- Awkward texts, there and back --------------------------------------------------------------

TEXTS = awkward_texts(1600)
# How a text stands in a file, how far its lines are in, and where it then is in the data.
PLACES = {
    "a field": ("- id: x\n  t: {}\n  u: y", 4, lambda value: value["t"]),
    "a point in a list": ("- t:\n    - {}\n    - y", 6, lambda value: value["t"][0]),
    "an entry": ("- {}", 2, lambda value: value),
}


def test_there_are_as_many_awkward_texts_as_promised() -> None:
    assert len(TEXTS) >= 1500


# Many texts share a file here, or reading would take minutes; a file that fails names its texts.
SHARES = [TEXTS[start : start + 40] for start in range(0, len(TEXTS), 40)]


@pytest.mark.parametrize("place", PLACES)
def test_awkward_texts_come_back_as_they_were(place: str) -> None:
    item, indent, get = PLACES[place]
    for texts in SHARES:
        written = "\n".join(item.replace("{}", yaml_text(text, indent)) for text in texts) + "\n"
        formatted = format_text(written)
        assert [get(value) for value in data_of(written)] == texts
        assert [get(value) for value in data_of(formatted)] == texts
        assert formatted == written  # what a command writes is in form already


def test_awkward_texts_written_by_hand_in_any_style_come_back_as_they_were() -> None:
    styles = set()
    for texts in SHARES:
        cases = []
        for turn, text in enumerate(texts):
            ways = list(hand_written(text))  # the traps in every way, the others in some
            cases += ways if text in TRAPS else ways[turn % 2 :: 2][:2]
        written = "".join(
            f"- id:  x\n  # Before {n}.\n  t:   {text}\n  # After {n}.\n  u: y\n"
            for n, (_, text, _) in enumerate(cases)
        )
        formatted = format_text(written)
        read = data_of(written)
        assert [entry["t"].rstrip("\n") for entry in read] == [
            value.rstrip("\n") for _, _, value in cases
        ]
        assert data_of(formatted) == read
        assert comments_in(formatted) == comments_in(written)
        assert "t:   " not in formatted
        styles |= {style for style, _, _ in cases}
    assert len(styles) == 7


def test_awkward_texts_in_a_list_on_one_line_come_back_as_they_were() -> None:
    for texts in SHARES:
        cases = [case for text in texts for case in hand_written(text) if "\n" not in case[1]]
        written = f"t: [{',   '.join(text for _, text, _ in cases)}]\n"
        assert data_of(format_text(written)) == {"t": [value for _, _, value in cases]}


@pytest.mark.parametrize("text", ["no", "12:30", "0800", "=", "null", "2026-11-27", "- a", "a: b"])
def test_what_another_program_would_take_for_something_else_is_quoted(text: str) -> None:
    assert yaml_text(text, 2) == f'"{text}"'


@pytest.mark.parametrize("text", ["Aftal, hvem der gør hvad", "æble", "a:b#c"])
def test_an_ordinary_text_stands_as_it_is(text: str) -> None:
    assert yaml_text(text, 2) == text


def test_several_lines_stand_under_each_other() -> None:
    assert yaml_text("Et.\n\nTo: to.", 4) == "|-\n    Et.\n\n    To: to."


# --- Files as nobody should write them ----------------------------------------------------------


def test_files_written_in_any_way_keep_every_comment_and_every_value() -> None:
    formatted, refused = 0, 0
    for seed in range(250):
        text = Scribe(seed).file().lstrip("\ufeff").replace("\r\n", "\n")
        try:
            after = format_text(text)
        except FormatError:
            refused += 1  # and the file stays as it is
            continue
        formatted += 1
        assert data_of(after) == data_of(text), text
        assert comments_in(after) == comments_in(text), text
        assert sorted(re.findall(r"# note \d+", after)) == sorted(re.findall(r"# note \d+", text))
        assert format_text(after) == after, text
    assert formatted > 245
    assert refused < 5


# ruamel.yaml would take the last comment into the text above it.
SWALLOWED = """\
-   a:
        b:
        c: x
        # one

        d: |- # two
          ord

        # three
        e: y
"""


def test_a_file_that_would_lose_a_comment_is_left_and_told_of(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tiny / "data/odd.yml"
    path.write_text(SWALLOWED, "utf-8")
    before = path.read_bytes()
    assert format_files([path]) == ([], [path])
    assert path.read_bytes() == before
    assert main(["--root", str(tiny), "data/odd.yml"]) == 0
    assert "Ikke rettet" in capsys.readouterr().out
    assert layout_findings([path], tiny) == []


@pytest.mark.parametrize(("text", "comments"), [
    ("# a\n", ["# a"]),
    ("a: b # c\n", ["# c"]),
    ("a: 'b # c'\n", []),
    ("a: b#c\n", []),
    ("a: |", []),
    ("a: | # c\n  # no\n# d\n", ["# c", "# d"]),
    ("- a # b\n- # c\n  d: e\n", ["# b", "# c"]),
])
def test_a_comment_is_what_yaml_takes_for_one(text: str, comments: list[str]) -> None:
    assert comments_in(text) == comments


# --- The command --------------------------------------------------------------------------------


def test_the_check_names_the_line_and_changes_nothing(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tiny / "data/roles.yml"
    format_files(yaml_files(tiny / "data"))
    path.write_text(path.read_text("utf-8").replace("id: caretaker", "id:   caretaker"), "utf-8")
    before = path.read_bytes()
    line = before.decode().split("\n").index("- id:   caretaker") + 1
    assert main(["--root", str(tiny), "--check"]) == 0
    assert capsys.readouterr().out == (
        f"data/roles.yml:{line}:1: linjen er ikke sat op som i de andre filer – kør make format"
        " [style-layout]\n"
    )
    assert path.read_bytes() == before


def test_only_the_files_that_are_named_are_written(tiny: Path) -> None:
    format_files(yaml_files(tiny / "data"))
    for name in ("roles", "people"):
        path = tiny / f"data/{name}.yml"
        path.write_text(path.read_text("utf-8").replace("- id: ", "- id:   ", 1), "utf-8")
    assert main(["--root", str(tiny), "data/roles.yml"]) == 0
    assert "- id:   " not in (tiny / "data/roles.yml").read_text("utf-8")
    assert "- id:   " in (tiny / "data/people.yml").read_text("utf-8")


def test_no_file_outside_the_data_is_written(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (tiny / "mkdocs.yml").read_bytes()
    (tiny / "data/link.yml").symlink_to(tiny / "mkdocs.yml")
    for name in ("mkdocs.yml", "data/../mkdocs.yml", "data/link.yml"):
        with pytest.raises(SystemExit):
            main(["--root", str(tiny), name])
    assert "kun filer i data/" in capsys.readouterr().err
    format_files(yaml_files(tiny / "data"))
    assert (tiny / "mkdocs.yml").read_bytes() == before
