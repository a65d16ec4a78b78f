"""The ways to propose a change, as readers find them on the built site."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import Tag

from macros.files.project import ROOT
from macros.model.kinds import KINDS
from publish.pages.edition import read_edition
from publish.pages.proposals import FILE, edit_address
from tests import site_reader as reader
from tests.conftest import EDITING

REPOSITORY = f"{EDITING['EDIT_REPOSITORY']}/edit/main/"
# Pages of a kind, and what stands there: at least two places of each are tried.
KINDS_OF_PAGES = {
    "anbefalinger/afstem-forventninger/index.html": ("tjek", "trin", "viden", "spm"),
    "inspiration/gyldenrisparken/index.html": ("fakta", "figur", "pointe", "note"),
    "anbefalinger/index.html": ("fase",),
    "spoergsmaal/index.html": ("spm",),
    "min-plan/index.html": ("tjek", "spm"),
    "roller/index.html": ("rolle",),
    "ordliste/index.html": ("ord",),
    "henvisninger/index.html": ("henvisning",),
    "tidslinje/index.html": ("haendelse",),
    "personer-og-steder/index.html": ("person", "organisation", "sted"),
    "om-guiden/kilden/index.html": ("enhed", "note"),
}


@pytest.fixture
def places(site: Path) -> dict[str, Any]:
    """What edit.js is given."""
    return places_of(site)


def places_of(site: Path) -> dict[str, Any]:
    text = (site / FILE).read_text("utf-8")
    return json.loads(text.removeprefix("window.guideEditing="))


def foot(site: Path, page: str) -> Tag:
    return reader.soup(site, page).select_one("footer .guide-footer__edit")


def line_at(address: str) -> str:
    """Return the line that an edit link opens, from the file as it is."""
    assert address.startswith(REPOSITORY)
    path, _, line = address.removeprefix(REPOSITORY).partition("#L")
    return (ROOT / unquote(path)).read_text("utf-8").split("\n")[int(line) - 1]


def test_every_page_leads_to_its_own_file_and_title(site: Path) -> None:
    for page in reader.page_paths(site):
        links = foot(site, page).find_all("a")
        assert [link.text for link in links] == ["Foreslå en rettelse", "Ret siden på GitHub"], page
        address = links[1]["href"]
        assert urlsplit(address).path.endswith(f"/docs/{page.removesuffix('.html')}.md"), page
        assert line_at(address).startswith("# "), page


def test_every_page_has_a_letter_about_it(site: Path) -> None:
    edition = read_edition().text.replace("\u00a0", " ")
    for page in reader.page_paths(site):
        mailto = foot(site, page).find("a")["href"]
        assert not re.search(r"[^\x21-\x7e]", mailto), page
        to, _, query = mailto.partition("?")
        subject, body = (unquote(part.split("=", 1)[1]) for part in query.split("&"))
        assert to == f"mailto:{EDITING['EDITORS_MAIL']}"
        title = reader.single_spaced(reader.article(site, page).h1.text)
        assert title in subject, page
        for wanted in (title, page, edition, "Der står nu:", "Hvor ved du det fra?"):
            assert wanted in body, (page, wanted)


@pytest.mark.parametrize("page", KINDS_OF_PAGES)
def test_a_thing_on_a_page_is_written_on_the_line_that_its_link_opens(
    site: Path, places: dict[str, Any], page: str
) -> None:
    ids = [tag["id"] for tag in reader.article(site, page).find_all(id=True)]
    tried = defaultdict(int)
    for anchor in ids:
        prefix, _, id_ = anchor.partition("-")
        if prefix in KINDS_OF_PAGES[page] and id_ in places["entries"].get(prefix, {}):
            file, line, _ = places["entries"][prefix][id_]
            written = line_at(edit_address(places, file, line))
            assert written.strip(" -") == f"id: {id_}", anchor
            tried[prefix] += 1
    assert tried.keys() == set(KINDS_OF_PAGES[page])
    for anchor, line in places["pages"][page]["headings"].items():
        assert anchor in ids
        address = edit_address(places, places["pages"][page]["file"], line)
        assert f"#{anchor}" in line_at(address)


def test_all_that_has_an_anchor_of_its_own_can_be_pointed_at(
    site: Path, places: dict[str, Any]
) -> None:
    """What shows an entry gives it the anchor that the entry's kind begins."""
    prefixes = {kind.prefix for kind in KINDS.values() if kind.prefix} | {"udgave"}
    made = re.compile(r"-(titel|navn|forklaring|pil(-.*)?)$")  # parts of something, for its name
    for page in reader.page_paths(site):
        for tag in reader.article(site, page).find_all(id=True):
            prefix, _, id_ = tag["id"].partition("-")
            if id_ and prefix in prefixes and tag.name != "h1" and not made.search(id_):
                known = id_ in places["entries"].get(prefix, {})
                assert known or tag["id"] in places["pages"][page]["headings"], (page, tag["id"])


def test_each_page_knows_which_it_is(site: Path, places: dict[str, Any]) -> None:
    for page in reader.page_paths(site):
        assert foot(site, page).button["data-guide-edit"] == page
        assert page in places["pages"]


def test_without_scripts_nothing_is_offered_that_only_they_can_do(site: Path) -> None:
    for page in reader.page_paths(site):
        assert foot(site, page).button.has_attr("hidden")


def test_the_app_keeps_what_the_links_need(site: Path) -> None:
    assert f'"url":"{FILE}"' in (site / "sw.js").read_text("utf-8")


def test_no_link_of_another_kind_has_come_in(site: Path) -> None:
    for page in reader.page_paths(site):
        for link in foot(site, page).find_all("a"):
            assert urlsplit(link["href"]).scheme in ("mailto", "https"), page
