"""Addresses from one page to a place on another."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from macros.guide.links import address_text, href, source_path
from macros.reading.places import Location


@pytest.mark.parametrize(
    ("from_page", "to_page", "anchor", "address"),
    [
        ("index.md", "roles/index.md", "", "roles/index.html"),
        ("index.md", "roles/index.md", "rolle-x", "roles/index.html#rolle-x"),
        ("a/b/index.md", "roles/index.md", "", "../../roles/index.html"),
        ("a/b/index.md", "a/c/index.md", "", "../c/index.html"),
        ("a/b/index.md", "index.md", "", "../../index.html"),
        ("a/b.md", "a/c.md", "x", "c.html#x"),
        ("a/index.md", "a/index.md", "x", "#x"),
        ("a/index.md", "a/index.md", "", "index.html"),
    ],
)
def test_an_address_is_relative_to_the_page_it_stands_on(
    from_page: str, to_page: str, anchor: str, address: str
) -> None:
    assert href(from_page, Location(to_page, anchor, "Title")) == address


def test_both_engines_tell_which_page_it_is() -> None:
    mkdocs = SimpleNamespace(file=SimpleNamespace(src_uri="a/index.md"))
    zensical = SimpleNamespace(path="a/index.md")
    assert source_path(mkdocs) == source_path(zensical) == "a/index.md"


def test_an_address_reads_without_protocol_and_slash() -> None:
    assert address_text("https://www.example.org/beds/") == "www.example.org/beds"
