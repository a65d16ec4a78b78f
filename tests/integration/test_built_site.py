"""The site as built: complete, without a dead end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from editing.language.readability import lix
from editing.language.shown_pages import shown_pages
from macros.files.project import ROOT
from macros.files.yaml_source import YamlSource
from macros.guide.guide import load_guide
from macros.handed_on.search_words import search_words
from macros.model.entries import CaseArea, Recommendation, SourceUnit, Topic
from macros.model.kinds import KINDS
from publish.pages.built_pages import read_pages
from publish.search.index import INDEX
from tests import site_reader as reader


@pytest.fixture(scope="module")
def guide():
    return load_guide(ROOT)


def test_every_page_of_docs_is_built(site: Path) -> None:
    wanted = {
        path.relative_to(ROOT / "docs").with_suffix(".html").as_posix()
        for path in (ROOT / "docs").rglob("*.md")
    }
    assert set(reader.page_paths(site)) == wanted


def test_both_engines_give_the_search_the_same(sites: dict[str, Path], guide) -> None:
    kinds = search_words(guide)["kinds"]
    first, second = (read_pages(site, kinds).searched for site in sites.values())
    assert first == second
    assert [page.url for page in first] == reader.page_paths(sites["mkdocs"])
    one, other = ((site / INDEX).read_bytes() for site in sites.values())
    assert one == other


def test_what_the_search_finds_has_an_address(site: Path, guide) -> None:
    for page in read_pages(site, search_words(guide)["kinds"]).searched:
        wanted = {place.id for place in page.places} - {""}
        assert wanted <= set(reader.ids(site, page.url)), page.url


def test_everything_of_a_kind_that_is_found_by_itself_can_be_found(site: Path, guide) -> None:
    kinds = search_words(guide)["kinds"]
    found = {place.id for page in read_pages(site, kinds).searched for place in page.places}
    for prefix, kind in (("tjek", "checklist_item"), ("spm", "reflection_question"),
                         ("ord", "glossary_term"), ("person", "person"), ("sted", "place"),
                         ("organisation", "organisation"), ("rolle", "role")):
        assert {f"{prefix}-{entry.id}" for entry in guide.entries(kind)} <= found, kind


def test_no_link_leads_nowhere(site: Path) -> None:
    dead = []
    for page in [*reader.page_paths(site), "404.html"]:
        for address in reader.links(site, page):
            if not reader.is_own(address):
                continue
            path, anchor = reader.target(site, page, address)
            if not path.is_file():
                dead.append(f"{page}: {address}")
            elif anchor and path.suffix == ".html":
                known = reader.ids(site, path.relative_to(site.resolve()).as_posix())
                if anchor not in known:
                    dead.append(f"{page}: {address}")
    assert dead == []


def test_only_links_that_readers_follow_lead_to_other_hosts(site: Path) -> None:
    for page in reader.page_paths(site):
        for tag in reader.soup(site, page).find_all(["link", "script", "img", "source", "iframe"]):
            address = tag.get("href") or tag.get("src") or ""
            assert reader.is_own(address) or address.startswith("data:"), f"{page}: {tag}"


def test_every_id_stands_once_on_a_page(site: Path) -> None:
    for page in reader.page_paths(site):
        found = reader.ids(site, page)
        twice = {id_ for id_ in found if found.count(id_) > 1}
        assert twice == set(), page


def test_every_page_says_what_it_is(site: Path) -> None:
    for page in reader.page_paths(site):
        soup = reader.soup(site, page)
        assert soup.html["lang"] == "da", page
        assert len(soup.find_all("h1")) == 1, page
        assert soup.title.get_text(strip=True), page
        assert soup.find("meta", attrs={"name": "description"})["content"], page


def test_every_unit_of_the_source_has_its_place(site: Path, guide) -> None:
    missing = []
    for unit in guide.all(SourceUnit):
        place = guide.unit_location(unit.id)
        if place is None:
            assert unit.left_out, unit.id
            continue
        page = place.page.removesuffix(".md") + ".html"
        if place.anchor and place.anchor not in reader.ids(site, page):
            missing.append(f"{unit.id}: {page}#{place.anchor}")
    assert missing == []


def test_every_fact_of_the_source_stands_on_the_page_of_its_unit(site: Path, guide) -> None:
    assert reader.missing_facts(site, guide) == []


def test_the_source_index_leads_to_every_unit(site: Path, guide) -> None:
    page = guide.site.pages.source_index.removesuffix(".md") + ".html"
    found = set(reader.ids(site, page))
    assert {f"enhed-{unit.id}" for unit in guide.all(SourceUnit)} <= found


def test_every_checklist_item_is_a_real_labelled_checkbox(site: Path, guide) -> None:
    for recommendation in guide.all(Recommendation):
        page = recommendation.page.removesuffix(".md") + ".html"
        boxes = {
            box["data-guide-checklist-item"]: reader.single_spaced(box.find_parent("label").text)
            for box in reader.article(site, page).select("input[type=checkbox]")
        }
        items = [item for group in recommendation.checklist for item in group.items]
        assert set(boxes) == {item.id for item in items}


def test_a_relation_shows_on_both_pages(site: Path, guide) -> None:
    for page in guide.pages:
        for other in guide.related(page):
            if any(call.name == "related" for call in guide.pages[other].calls):
                back = {
                    reader.target(site, _html(other), address)[0]
                    for address in reader.links(site, _html(other)) if reader.is_own(address)
                }
                assert (site / _html(page)).resolve() in back, f"{other} -> {page}"


@pytest.mark.parametrize("kind", ["role", "reference", "person", "organisation", "place"])
def test_a_register_leads_back_to_every_page_that_names_its_entry(
    site: Path, guide, kind: str
) -> None:
    for entry in guide.entries(kind):
        place = guide.location(kind, entry.id)
        page = _html(place.page)
        listed = reader.soup(site, page).find(id=place.anchor)
        found = {
            reader.target(site, page, link["href"])[0]
            for link in listed.find_all("a") if reader.is_own(link["href"])
        }
        for by in (Recommendation, CaseArea):
            for user in guide.referring(KINDS[kind].model, entry.id, by):
                assert (site / _html(user.page)).resolve() in found, f"{entry.id} -> {user.id}"


def test_a_topics_page_leads_to_everything_about_it(site: Path, guide) -> None:
    for topic in guide.all(Topic):
        page = _html(topic.page)
        found = {
            reader.target(site, page, address)[0]
            for address in reader.links(site, page) if reader.is_own(address)
        }
        for by in (Recommendation, CaseArea):
            for user in guide.referring(Topic, topic.id, by):
                assert (site / _html(user.page)).resolve() in found, f"{topic.id} -> {user.id}"


def test_text_is_set_in_danish(site: Path) -> None:
    for page in reader.page_paths(site):
        text = reader.without(reader.article(site, page), "code").get_text("")
        assert not re.search(r'["“”]', text), page
        assert " - " not in text, page
        assert not re.search(r"\d (?:mio\.|procent|år\b|%)|mio\. kr\.|§ \d", text), page
        assert not re.search(r"\{\{ *\w+ *\(", text), page  # a macro that was not run


def test_the_site_is_as_easy_to_read_as_make_style_says_without_building_it(
    sites: dict[str, Path], guide
) -> None:
    settings = YamlSource(ROOT / "mkdocs.yml", tags=True).data["extra"]["guide"]
    said = {page.page.path: lix(page.paragraphs) for page in shown_pages(guide, settings)}
    assert sum(value > 0 for value in said.values()) > 20
    for page, value in said.items():
        # How long a page takes to read, and what only the folder says, come when it is built.
        built = lix(_paragraphs(sites["mkdocs"], _html(page)))
        assert built == pytest.approx(value, abs=0.5), page


def _paragraphs(site: Path, page: str) -> list[str]:
    """Return a page's paragraphs as they stand on the screen, without explanations of terms."""
    content = reader.without(reader.article(site, page), "[role=tooltip]")
    return [reader.single_spaced(paragraph.get_text("")) for paragraph in content.find_all("p")]


def _html(page: str) -> str:
    return page.removesuffix(".md") + ".html"
