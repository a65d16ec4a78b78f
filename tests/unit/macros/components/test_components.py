"""Components, each rendered from the tiny guide as its pages do."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from pydantic import BaseModel

from macros.guide.guide import Guide
from macros.model.entries import ReflectionQuestion
from macros.reading.data_files import SoundData, read_data
from macros.reading.macro_calls import MacroCall
from macros.reading.pages import Page, SoundPage, read_pages
from tests.examples import TINY_GUIDE
from tests.unit.conftest import Show, macro_caller

PAGES = {path: SoundPage.of(page) for path, page in read_pages(TINY_GUIDE).items()}
# A title is Markdown text on a page and no component.
CALLS = [
    pytest.param(page, call, id=f"{page.path}-{call.name}-{call.line}")
    for page in PAGES.values() for call in page.calls if call.name != "title"
]
VOID = {"br", "input", "hr", "img", "wbr"}
HOSTILE = "<script>alert(1)</script> & \"quoted\" 'x' </p>{{ 7 * 7 }}"
# Ids, units, addresses and the like: what is no text for readers.
NO_TEXT = re.compile(r"[a-z0-9-]+(/[a-z0-9/-]+\.md)?|[A-Z]+\d*(\.\w+)*|https?://\S+|\S+@\S+")


class Html(HTMLParser):
    """A piece of HTML, read: its tags must close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]


def render(show: Show, page: Page, call: MacroCall) -> str:
    return show(call.name, *call.arguments, on=page.path)


@pytest.fixture(scope="session")
def hostile_show() -> Show:
    """The macros of a guide in which every text is full of markup, as no check would let by."""
    data = read_data(TINY_GUIDE)
    data.site = _with_hostile_texts(data.site)
    owners = {}
    for index, record in enumerate(data.records):
        entry = _with_hostile_texts(record.entry)
        owners[id(record.entry)] = entry
        owner = owners.get(id(record.owner))
        data.records[index] = type(record)(record.kind, entry, record.source, record.loc, owner)
    return macro_caller(Guide(SoundData.of(data), PAGES))


def _with_hostile_texts(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_copy(update={
            name: _with_hostile_texts(getattr(value, name)) for name in type(value).model_fields
        })
    if isinstance(value, tuple):
        return tuple(_with_hostile_texts(item) for item in value)
    if isinstance(value, str) and not NO_TEXT.fullmatch(value):
        return f"{value} {HOSTILE}"
    return value


@pytest.mark.parametrize(("page", "call"), CALLS)
def test_a_component_is_whole_html(show: Show, page: Page, call: MacroCall) -> None:
    Html(render(show, page, call))


@pytest.mark.parametrize(("page", "call"), CALLS)
def test_text_from_data_never_becomes_markup(
    hostile_show: Show, page: Page, call: MacroCall
) -> None:
    html = Html(render(hostile_show, page, call))
    assert "script" not in [tag for tag, _ in html.tags]
    assert "<script" not in render(hostile_show, page, call)
    assert " 49 " not in f" {html.text} "


def test_hostile_texts_do_reach_the_components(hostile_show: Show) -> None:
    assert "&lt;script&gt;" in hostile_show("checklist", "start-small")
    assert "&lt;script&gt;" in hostile_show("recommendation_overview")


def test_every_link_leads_to_a_page_and_an_anchor_that_is_there(show: Show) -> None:
    rendered = {
        path: Html("".join(
            render(show, page, call) for call in page.calls if call.name != "title"
        ))
        for path, page in PAGES.items()
    }
    anchors = {
        path: {*html.values("id"), *(heading.anchor for heading in PAGES[path].headings), ""}
        for path, html in rendered.items()
    }
    dead = []
    for path, html in rendered.items():
        for address in html.values("href"):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            built = normpath(join(dirname(path), parts.path)) if parts.path else path
            target = built.removesuffix(".html").removesuffix(".md") + ".md"
            if parts.fragment not in anchors.get(target, ()):
                dead.append((path, address))
    assert dead == []


def test_no_id_stands_twice_on_a_page(show: Show) -> None:
    for page in PAGES.values():
        html = Html("".join(render(show, page, c) for c in page.calls if c.name != "title"))
        ids = Counter([*html.values("id"), *(h.anchor for h in page.headings if h.anchor)])
        assert [id_ for id_, count in ids.items() if count > 1] == [], page.path


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("title", "case_area", "hill-school"), ["Hill School"]),
        (("link", "recommendation", "start-small"), ["Start small"]),
        (("link", "unit", "C1.b", "the school"), ["the school"]),
        (("recommendation_header", "share-the-work"),
         ["Summer", "Advice 2 of 2", "Write a list of who does what.", "Teacher", "People"]),
        (("recommendation_overview",), ["Spring", "What do you plant", "1 Start small", "Summer"]),
        (("steps", "start-small"), ["1 Measure the sun", "Stand in the yard", "Use chalk", "Dig"]),
        (("questions", "start-small"),
         ["Who waters in July?", "Name two people", "Asked at Hill School", "How many beds"]),
        (("question", "who-waters"), ["A question for you", "Helps with: Share the work , Start"]),
        (("knowledge_box", "soil-from-scraps"),
         ["Learned from Hill School", "makes its own compost", "Leaves in autumn",
          "A parent at Hill School", "Read more about Hill School", "The Garden Club",
          "as told in 2020"]),
        (("references", "start-small"), ["The first three beds", "www.example.org/beds",
                                         "out of print", "may have changed since"]),
        (("case_header", "hill-school"),
         ["A garden behind the gym", "Northtown", "2016-2019", "Spring", "Summer",
          "Advice that draws on this story Start small Share the work"]),
        (("case_map",), ["1 Hill School Northtown A garden behind the gym", "not the street",
                         "Natural Earth"]),
        (("case_map", "summary"), ["A garden behind the gym Twelve beds and one tap."]),
        (("fact_box", "hill-school-in-numbers"),
         ["Counted by the pupils.", "12 beds", "about 2.5 tonnes of vegetables", "Potatoes",
          "The scales are old."]),
        (("key_points", "hill-school"), ["Find water first."]),
        (("contacts", "hill-school"),
         ["Contact (as told in 2020)", "Ann Reed", "head gardener, The Garden Club",
          "ann@example.org", "0800 12 34"]),
        (("links", "hill-school"), ["(as told in 2020)", "garden.example.com"]),
        (("figure", "tools"), ["Tools for one bed", "To dig with", "Spade", "Our own reading: We",
                               "The figure in words Two groups of tools."]),
        (("figure", "the-week"), ["Day Work Who", "Monday Weeding Class 3"]),
        (("figure", "good-and-bad"),
         ["Good Bad Inside S Strengths Sun all day", "Outside C Chances"]),
        (("figure", "the-year"), ["Sow When the soil is warm. → leads to Water: after a day",
                                  "Water Rain – goes with Sow", "Dashed arrows"]),
        (("figure", "the-gym"),
         ["Back then The beds behind the gym", "The notes have a photograph"]),
        (("statement", "ann-on-water"), ["water matters more", "Ann Reed , head gardener, The"]),
        (("statement", "a-parent"), ["She stayed for a year. A parent at Hill School"]),
        (("source_note", "number-of-beds"), ["About the notes: The notes give", "We write 12."]),
        (("topic_overview",), ["Soil What the plants grow in.", "People"]),
        (("topic", "soil"), ["Start small", "compost", "raised bed", "The first three beds"]),
        (("role_list",), ["Also called: Class teacher", "Hang the list on the door.",
                          "Start small", "Hill School", "See also"]),
        (("glossary",), ["compost Kitchen scraps", "mulch A cover", "raised bed A box"]),
        (("reference_list", "publication"), ["A leaflet with drawings.", "Start small"]),
        (("reference_list", "website"), ["Mentioned in Hill School Soil from scraps"]),
        (("timeline",), ["Spring 2016 The first seeds", "by whom", "2016-09-01", "12:30"]),
        (("people",), ["Ann Reed head gardener, The Garden Club", "Works on Mondays.", "Bo pupil"]),
        (("organisations",), ["Lends tools & seeds to schools."]),
        (("places",), ["Hill School Northtown", "A school with 12 beds"]),
        (("all_questions",), ["Start small How many beds", "Share the work Who waters"]),
        (("source_index",), ["Opening A1 Why a garden", "A2 An empty page", "The page is empty."]),
        (("source_notes",), ["The notes give both 12 and 14 beds.", "Touches on:", "How it grew"]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_a_component_says_what_data_says(
    show: Show, call: tuple[str, ...], words: list[str]
) -> None:
    text = Html(show(*call)).text
    for word in words:
        assert word in text


def test_a_checklist_is_real_checkboxes_with_permanent_names(show: Show) -> None:
    html = Html(show("checklist", "start-small", on="advice/start-small/index.md"))
    boxes = [attributes for tag, attributes in html.tags if tag == "input"]
    assert [box["type"] for box in boxes] == ["checkbox"] * 3
    names = [box["data-guide-checklist-item"] for box in boxes]
    assert names == ["find-water", "count-hands", "sow"]


def test_a_page_may_show_some_of_the_steps(show: Show) -> None:
    text = Html(show("steps", "start-small", "dig")).text
    assert "Dig one bed" in text
    assert "Measure the sun" not in text


def test_a_role_lists_what_concerns_it_without_anybody_writing_the_list(show: Show) -> None:
    html = Html(show("role_list", on="roles/index.md"))
    assert "../advice/share-the-work/index.html#tjek-hang-the-list" in html.values("href")


def test_backlinks_stand_on_both_pages(show: Show) -> None:
    on_school = Html(show("related", on="stories/hill-school/index.md"))
    on_advice = Html(show("related", on="advice/share-the-work/index.md"))
    for html in (on_school, on_advice):
        assert "Sharing the work keeps the beds watered." in html.text
    assert "#how-it-grew" in "".join(on_advice.values("href"))
    assert "#a-list" in "".join(on_school.values("href"))


def test_a_page_without_relations_shows_none(show: Show) -> None:
    assert show("related", on="words/index.md").strip() == ""


@pytest.mark.parametrize("kind", ["contacts", "links"])
def test_a_case_without_contacts_or_links_shows_no_heading(kind: str) -> None:
    data = read_data(TINY_GUIDE)
    for index, record in enumerate(data.records):
        if record.kind.name == "case_area":
            bare = record.entry.model_copy(update={"contacts": (), "links": ()})
            data.records[index] = type(record)(record.kind, bare, record.source, record.loc)
    assert macro_caller(Guide(SoundData.of(data), PAGES))(kind, "hill-school").strip() == ""


def test_the_map_says_less_where_summaries_are_not_asked_for(show: Show) -> None:
    assert "one tap" not in Html(show("case_map")).text


def test_a_mark_on_the_map_is_a_link_with_the_name_that_the_list_has(show: Show) -> None:
    html = Html(show("case_map", on="stories/index.md"))
    (mark,) = [tag for _, tag in html.tags if tag.get("class") == "guide-case-map__marker"]
    assert mark["aria-label"] == "1. Hill School, Northtown"
    assert mark["xlink:href"] == "hill-school/index.html"
    assert html.values("href") == ["hill-school/index.html"]
    assert html.values("data-guide-case-number") == ["1"] * 2


def test_the_plan_has_every_item_and_question_once_with_a_way_to_its_page(
    guide: Guide, show: Show
) -> None:
    soup = BeautifulSoup(show("plan", on="plan/index.md"), "html.parser")
    lines = soup.select("[data-guide-plan-list] li")
    ids = [line.get("data-guide-item") or line["data-guide-plan-question"] for line in lines]
    kinds = ("checklist_item", "reflection_question")
    assert sorted(ids) == sorted(entry.id for kind in kinds for entry in guide.entries(kind))
    for line in lines:
        assert line.select_one(".guide-plan__place a")["href"].endswith(line["id"])


def test_a_question_of_two_recommendations_stands_in_the_plan_under_its_first(
    guide: Guide, show: Show
) -> None:
    soup = BeautifulSoup(show("plan", on="plan/index.md"), "html.parser")
    shared = next(q for q in guide.all(ReflectionQuestion) if len(q.recommendations) > 1)
    line = soup.find(attrs={"data-guide-plan-question": shared.id})
    part = line.find_parent(attrs={"data-guide-plan-part": True})
    assert part["data-guide-plan-part"] == shared.recommendations[0]
