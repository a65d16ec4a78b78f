"""`make format` changes how a file looks, never what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.format import format_folder, format_text
from macros.yaml_source import YamlSource
from tests.examples import ROOT, TINY_GUIDE

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
    formatted = format_text(text)
    assert data_of(formatted) == data_of(text)
    assert format_text(formatted) == formatted
    assert formatted.count("#") == text.count("#")


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_real_files_are_formatted(path: Path) -> None:
    text = path.read_text("utf-8")
    assert format_text(text) == text, "run: make format"


def test_only_changed_files_are_written(tiny: Path) -> None:
    format_folder(tiny / "data")
    path = tiny / "data/roles.yml"
    path.write_text(path.read_text("utf-8").replace("id: caretaker", "id:   caretaker"), "utf-8")
    assert format_folder(tiny / "data") == [path]
    assert format_folder(tiny / "data") == []


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
    assert format_folder(tmp_path) == []
    assert (tmp_path / "x.yml").read_bytes() == raw


def test_an_empty_file_and_a_folder_with_a_files_name_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "x.yml").mkdir()
    (tmp_path / "y.yml").write_bytes(b"")
    (tmp_path / "z.yml").write_bytes(b"# Only a comment.\n")
    format_folder(tmp_path)
    assert (tmp_path / "z.yml").read_bytes() == b"# Only a comment.\n"


def test_line_endings_from_windows_become_ours(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes("\ufeff- id: å\r\n  b: 1\r\n".encode())
    format_folder(tmp_path)
    assert (tmp_path / "x.yml").read_bytes() == "- id: å\n  b: 1\n".encode()
