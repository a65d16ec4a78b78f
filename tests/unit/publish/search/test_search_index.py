"""The index says which words stand where, the same for the same pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publish.base.project import BuildError
from publish.pages.built_pages import read_pages
from publish.search.index import INDEX, index_of, write_index
from publish.search.pages import IndexedPage, Place
from tests.search_scripts import ask

PREFIX = "window.guideSearchIndex="
Meanings = Callable[[dict[str, Any]], dict[str, dict[int, float]]]
SETTINGS: dict[str, Any] = {
    "skipped": "og en den", "synonyms": [], "kinds": {}, "weights": {},
    "texts": {"one": "1 side"}, "topics": [],
}


def write(site: Path) -> None:
    """Write the index of the pages in a folder, where ids that begin with »tjek-« are entries."""
    settings = {**SETTINGS, "kinds": {"tjek": "Tjekpunkt"}}
    write_index(site, read_pages(site, settings["kinds"]).searched, settings)


def write_page(site: Path, content: str, path: str = "index.html") -> None:
    target = site / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"<!doctype html><body>{content}</body>", "utf-8")


def page(title: str, text: str = "", *, url: str = "index.html", **parts: str) -> IndexedPage:
    return IndexedPage(url, title, places=[Place(text=text)], **parts)


@pytest.fixture
def meanings(tmp_path: Path) -> Meanings:
    """Tell how much each word of an index means on each page, as a browser reads it."""

    def read(index: dict[str, Any]) -> dict[str, dict[int, float]]:
        pages = [dict(hits) for hits in ask("hits", index["hits"].split(), tmp_path)]
        return dict(zip(index["words"].split(), pages, strict=True))

    return read


def test_the_forms_of_a_word_are_one_word_called_by_the_commonest(meanings: Meanings) -> None:
    index = index_of([page("A", "planen planen plan"), page("B", "Planer og planernes")], SETTINGS)
    assert index["words"].split() == ["a", "b", "planen"]
    assert set(meanings(index)["planen"]) == {0, 1}


def test_words_that_say_little_are_left_out_but_in_titles(meanings: Meanings) -> None:
    index = index_of([page("En plan", "Den er en."), page("Huset", "en og den")], SETTINGS)
    found = meanings(index)
    assert found.keys() >= {"en", "plan"}
    assert set(found["en"]) == {0}
    assert "den" not in found


def test_a_title_says_more_than_a_heading_and_a_heading_more_than_a_text(
    meanings: Meanings,
) -> None:
    heading = IndexedPage("b.html", "B", places=[Place(), Place("plan", "Plan", "x")])
    index = index_of([page("Plan", "x"), heading, page("C", "plan x")], SETTINGS)
    found = meanings(index)["plan"]
    assert found[0] > found[1] > found[2] > 0


def test_what_is_said_again_means_more_each_time_but_less_and_less_so(
    meanings: Meanings,
) -> None:
    texts = ["plan x x x x x x x", "plan plan x x x x x x", "plan plan plan plan plan plan x x"]
    found = meanings(index_of([page("Side", text) for text in texts], SETTINGS))["plan"]
    assert 0 < found[2] - found[1] < 4 * (found[1] - found[0])
    assert found[0] < found[1] < found[2]


def test_pages_far_apart_in_a_large_guide_are_named(meanings: Meanings) -> None:
    pages = [page(f"Side {number}", "plan" if number % 70 == 0 else "hus") for number in range(700)]
    assert list(meanings(index_of(pages, SETTINGS))["plan"]) == list(range(0, 700, 70))


def test_of_a_word_on_very_many_pages_those_are_named_where_it_means_most(
    meanings: Meanings,
) -> None:
    pages = [page(f"Side {number}", "hus x x x x") for number in range(400)]
    pages[399] = page("Huset", "hus hus hus")
    found = meanings(index_of(pages, SETTINGS))["hus"]
    assert 399 in found
    assert 100 < len(found) < 200


def test_a_synonym_names_the_guides_words_by_their_number() -> None:
    groups = [(["en plan", "huset"], ["skema", "to ord"]), (["findes ikke"], ["intet"])]
    index = index_of([page("Planer", "hus")], {**SETTINGS, "synonyms": groups})
    words = index["words"].split()
    assert index["synonyms"] == f"{words.index('planer')}|{words.index('hus')}:skema|to ord"


def test_the_longest_beginning_gives_a_page_its_weight() -> None:
    weights = {"emner/": 0.5, "emner/index.html": 0.3}
    urls = ["emner/a.html", "emner/index.html", "andet.html"]
    index = index_of([page("A", url=url) for url in urls], {**SETTINGS, "weights": weights})
    assert [one["weight"] for one in index["pages"]] == [0.5, 0.3, 1]


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for name, paths in (("one", ["a.html", "b.html"]), ("two", ["b.html", "a.html"])):
        for path in paths:
            write_page(tmp_path / name, f"<article><h1>{path}</h1>En æble</article>", path)
        for _ in range(2):
            write(tmp_path / name)
            written.append({
                path.relative_to(tmp_path / name).as_posix(): path.read_bytes()
                for path in (tmp_path / name / INDEX.parent).rglob("*.js")
            })
    assert all(files == written[0] for files in written)
    assert len(written[0]) == 3
    assert not any(b"\r" in content for content in written[0].values())


def test_new_texts_have_new_addresses(tmp_path: Path) -> None:
    editions = set()
    for text in ("før", "efter"):
        write_page(tmp_path, f"<article><h1>A</h1>{text}</article>")
        write(tmp_path)
        index = json.loads((tmp_path / INDEX).read_text("utf-8").removeprefix(PREFIX))
        editions.add(index["edition"])
    assert len(editions) == 2


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    hostile = "</script><script>alert(1)</script> &amp; \u2028 \u2029 \" \\ <!--"
    escaped = hostile.replace("<", "&lt;")
    write_page(tmp_path, f"<article><h1>A &lt;/script></h1><p>{escaped}</p></article>")
    write(tmp_path)
    index = (tmp_path / INDEX).read_text("utf-8")
    edition = json.loads(index.removeprefix(PREFIX))["edition"]
    text = (tmp_path / INDEX.parent / edition / "0.js").read_text("utf-8")
    for script in (index, text):
        assert not set("<>&\u2028\u2029") & set(script)
        assert script.count("\n") == 1
    assert json.loads(index.removeprefix(PREFIX))["pages"][0]["title"] == "A </script>"
    places = json.loads(text.removeprefix("window.guideSearchPlaces[0]="))
    assert places == [["", "", hostile.replace("&amp;", "&"), ""]]


def test_what_stands_in_a_section_says_what_it_is_and_a_heading_does_not(tmp_path: Path) -> None:
    heading = '<h2 id="tjek-det-hele">Tjek det hele</h2>'
    write_page(tmp_path, f'<article><h1>A</h1>{heading}<p id="tjek-a">Aftal.</p></article>')
    write(tmp_path)
    (text,) = (tmp_path / INDEX.parent).glob("*/0.js")
    places = json.loads(text.read_text("utf-8").removeprefix("window.guideSearchPlaces[0]="))
    assert [(id_, kind) for id_, _, _, kind in places] == [
        ("tjek-det-hele", ""), ("tjek-a", "Tjekpunkt"),
    ]


def test_with_a_damaged_page_nothing_is_written(tmp_path: Path) -> None:
    write_page(tmp_path, "<article><h1>Hel</h1></article>")
    write_page(tmp_path, "<article><h1>Halv</h1>", "b/index.html")
    with pytest.raises(BuildError, match=r"^b/index\.html: "):
        write(tmp_path)
    assert not (tmp_path / INDEX).exists()


def test_a_site_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="har ingen sider"):
        write(tmp_path / "missing")
