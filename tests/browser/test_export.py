"""A reader's plan leaves the guide as files that other programs read, with nothing lost.

What a plan holds and how each file puts it is tested where it is made (tests/scripts/export/). Here
a browser takes each file out once, and the programs' own readers open it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

import cmarkgfm
import icalendar
import markdown
import pytest
from bs4 import BeautifulSoup
from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from playwright.sync_api import Browser, Page, Route, expect

from macros.guide.guide import Guide, load_guide
from macros.model.entries import Phase, Recommendation
from publish.engine.build import ROOT
from tests import site_reader
from tests.browser import reader

PLAN = "min-plan/index.html"
EXTENSIONS = {"word": "docx", "sheet": "csv", "markdown": "md", "calendar": "ics"}
NAME = "Sallingsvej 2027 – \u201dÆrø\u201d & <b>Åsen</b>"
ORGANISATION = "Boligforeningen Æblehaven"
MADE_WITH = r"Skrevet i guiden Sammen om helheden, udgave \d+\.\d+\.\d+ fra \d+\.\s\w+ \d{4}"
LIBRARY = re.compile(r"/assets/vendor/(docx|papaparse|ical)/")
# What a person may write, and what a file may take for something else.
TEXTS = {
    "letters": "Æblegrød på øen: »Blåbær« og \"anførsel\" og 'enkelt'",
    "formula": '=HYPERLINK("http://x.example/";"Klik")',
    "formula behind a line": "=1+1\nog mere",
    "formula behind spaces": "  @SUM(A1)",
    "minus": "- et punkt\n- et til",
    "wide formula": "\uff1dSUM(A1)",
    "lines": "Første linje\nanden linje\n\nny gruppe; med semikolon",
    "markup": "<script>document.title='ramt'</script> &amp; <img src=x onerror=alert(1)>",
    "marks": "**fed** _skrå_ `kode` [link](http://x.example) # nej\n# overskrift\n1. et\n> citat",
    "table": "a | b\n--|--\n1 | 2",
    "emoji": "Godt gået 👩\u200d🔧🎉",
    "long": "Beboerne vil være med. " * 435 + "Slut.",
    "control": "før\u0001\u000b\ufffeefter",
    "half a character": "før\ud83defter",
}
OPEN_NOTE = "Vi er i gang 👩\u200d🔧; beboerne først,\nså udbuddet.\n\nMere, når vi ved det."
REMOVED = {"findes-ikke-mere", "findes-heller-ikke"}
TODAY = date.today()
DAYS = {"later": (TODAY + timedelta(days=7)).isoformat(), "earlier": "2026-01-31"}
PROJECT = "plan1"
OWN = "egen1"  # the browser's copy of the guide
WRITTEN = datetime(2026, 6, 1, 12, tzinfo=UTC)
AT = int(WRITTEN.timestamp() * 1000)


@dataclass
class Things:
    """The ids of what a plan has something at, and the items that have a part in it."""

    items: list[str]
    questions: list[str]

    def __post_init__(self) -> None:
        self.open, self.done, self.left, self.late, self.foreign, self.odd = self.items[-6:]

    def kept(self) -> dict[str, str]:
        """Return a plan with something of every kind in it, as the guide keeps it."""
        named = list(zip(self.items, self.questions, TEXTS.values(), strict=False))
        return {
            "this-copy": json.dumps({"value": OWN}),
            "name/jonas1": _set("Jonas Dahl", by="jonas1"),
            "current-project": json.dumps({"value": PROJECT, "at": AT}),
            **{f"project/{PROJECT}/{thing}": record for thing, record in {
                "name": _set(NAME),
                "organisation": _set(ORGANISATION),
                **{f"item/{item}/note": _text((text, OWN)) for item, _, text in named},
                **{f"question/{question}/answer/20260901-aaaa": _text((text, OWN))
                   for _, question, text in named},
                f"question/{self.questions[0]}/answer/20261102-bbbb":
                    _text(("Nu mener vi noget andet.", OWN)),
                **{f"item/{item}/due": _set(DAYS["later"])
                   for item in (self.open, self.done, self.left)},
                f"item/{self.late}/due": _set(DAYS["earlier"]),
                f"item/{self.odd}/due": _set("2026-13-45"),
                f"item/{self.open}/who": _set("Mette Ågård; =driften"),
                f"item/{self.open}/note": _text((OPEN_NOTE, OWN)),
                f"item/{self.done}/status": _set("done"),
                f"item/{self.left}/status": _set("not-relevant"),
                f"item/{self.left}/reason": _text(("Vi har ingen kælder.", OWN)),
                f"item/{self.foreign}/note": _text(
                    ("Det ser jeg anderledes.", "jonas1"), ("Sådan ser jeg det.", OWN),
                    ("Uden navn.", "ukendt2"), aside=("Det er lagt væk.", "jonas1")),
                "item/findes-ikke-mere/note": _text(("Om noget, guiden har fjernet.", OWN)),
                "question/findes-heller-ikke/answer/20260101-cccc":
                    _text(("Et gammelt svar.", OWN)),
                "worksheet/swot/styrker": _text(("Gode naboer", OWN)),
            }.items()},
        }


def _set(value: str, by: str = OWN) -> str:
    return json.dumps({"value": value, "at": AT, "by": by})


def _text(*said: tuple[str, str], aside: tuple[str, str] | None = None) -> str:
    """Return the record of a text: what each copy says, a moment after the one before."""
    texts = [{"text": text, "at": AT + place, "by": by} for place, (text, by) in enumerate(said)]
    if aside:
        text, by = aside
        texts.append({"text": text, "at": AT, "by": by, "aside": True})
    return json.dumps({"texts": texts})


@dataclass
class Taken:
    """The files of a plan, and what their programs' readers make of them."""

    things: Things
    address: str
    names: dict[str, str]
    contents: dict[str, bytes]

    @cached_property
    def word(self) -> WordFile:
        return Document(io.BytesIO(self.contents["word"]))

    @property
    def word_parts(self) -> dict[str, bytes]:
        parts = zipfile.ZipFile(io.BytesIO(self.contents["word"]))
        return {name: parts.read(name) for name in parts.namelist()}

    @cached_property
    def rows(self) -> list[dict[str, str]]:
        text = self.contents["sheet"].decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

    @cached_property
    def markdown(self) -> str:
        return self.contents["markdown"].decode()

    @cached_property
    def calendar(self) -> icalendar.Calendar:
        return icalendar.Calendar.from_ical(self.contents["calendar"])

    @property
    def events(self) -> dict[str, icalendar.Event]:
        """The calendar's events by the ids of their items."""
        return {event["UID"].split(".")[1].split("@")[0]: event for event in self.calendar.events}


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(ROOT)


@pytest.fixture(scope="module")
def things(site: Path) -> Things:
    page = site_reader.soup(site, PLAN)
    return Things(*(
        [one[attribute] for one in page.select(f"[{attribute}]:not(template *)")]
        for attribute in ("data-guide-item", "data-guide-answers")
    ))


@pytest.fixture(scope="module", params=["http", "file"])
def taken(
    request: pytest.FixtureRequest, browser: Browser, site_url: str, file_url: str, things: Things
) -> Taken:
    """The files as a reader takes them out, of the guide on the web and on a disk."""
    address = site_url if request.param == "http" else file_url
    context = browser.new_context(locale="da-DK", service_workers="block")
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    page = filled(context.new_page(), address, things)
    files = {file_format: download(page, file_format) for file_format in EXTENSIONS}
    context.close()
    assert not faults
    names = {file_format: name for file_format, (name, _) in files.items()}
    return Taken(things, address, names, {one: content for one, (_, content) in files.items()})


@pytest.fixture
def plan(page: Page, site_url: str, things: Things) -> Page:
    """The page with a plan that has something of every kind in it."""
    return filled(page, site_url, things)


def filled(page: Page, address: str, things: Things) -> Page:
    page.goto(f"{address}/{PLAN}")
    reader.store(page, things.kept())
    page.reload()
    return page


def press(page: Page, file_format: str) -> None:
    page.locator(f".guide-plan__format[data-guide-export={file_format}]").click()


def download(page: Page, file_format: str) -> tuple[str, bytes]:
    """Take the plan out, and return the file's name and content."""
    with page.expect_download() as started:
        press(page, file_format)
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def as_written(text: str) -> str:
    """Return a text as a file can hold it: no control characters, no half characters."""
    return re.sub(r"[\u0001\u000b\ufffe]", "", text).replace("\ud83d", "\ufffd").strip()


def ids_on_the_pages(site: Path) -> set[str]:
    """Return the ids of the items and questions as the pages' anchors have them."""
    anchors = (one for path in site_reader.page_paths(site) for one in site_reader.ids(site, path))
    found = (re.fullmatch(r"(?:tjek|spm)-(.+)", anchor) for anchor in anchors)
    return {match[1] for match in found if match}


# --- all formats


def test_every_file_has_the_ids_of_the_pages_and_of_what_is_removed(
    taken: Taken, site: Path
) -> None:
    wanted = ids_on_the_pages(site) | REMOVED
    assert len(wanted) > 100
    assert {row["Id"] for row in taken.rows} == wanted
    assert set(re.findall(r"`([a-z0-9-]+)`$", taken.markdown, re.MULTILINE)) == wanted
    assert ids_in(taken.word) == wanted
    things = taken.things
    assert {*taken.events} == {things.open, things.done, things.left, things.late}


def test_a_file_is_named_by_project_and_day_in_plain_letters(taken: Taken) -> None:
    assert taken.names == {
        file_format: f"sallingsvej-2027-aeroe-b-aasen-b-{TODAY.isoformat()}.{extension}"
        for file_format, extension in EXTENSIONS.items()
    }


def test_every_file_says_which_edition_it_is_from(taken: Taken, guide: Guide) -> None:
    edition = guide.edition
    assert {row["Udgave"] for row in taken.rows} == {f"{edition.number} ({edition.date})"}
    assert re.search(rf"^{MADE_WITH}$", taken.markdown, re.MULTILINE)
    assert re.fullmatch(MADE_WITH, taken.word.core_properties.comments)
    assert f" {edition.number}//" in taken.calendar["PRODID"]
    assert re.fullmatch(MADE_WITH, taken.calendar["X-WR-CALDESC"])


def test_text_that_is_put_aside_stays_in_the_guide(taken: Taken) -> None:
    sheet = taken.contents["sheet"].decode()
    for content in (text_of(taken.word), sheet, taken.markdown):
        assert "Sådan ser jeg det." in content
        assert "Det ser jeg anderledes." in content
        assert "Det er lagt væk." not in content


def test_a_plan_without_a_name_or_anything_in_it_is_a_plan_too(
    page: Page, address: str, guide: Guide
) -> None:
    page.goto(f"{address}/{PLAN}")
    name, content = download(page, "word")
    assert name == f"min-plan-{TODAY.isoformat()}.docx"
    word = Document(io.BytesIO(content))
    assert word.core_properties.title == "Min plan"
    assert len(word.tables) > len(guide.all(Recommendation))


def test_nothing_is_loaded_before_it_is_asked_for(plan: Page) -> None:
    asked: list[str] = []
    plan.on("request", lambda request: asked.append(request.url))
    plan.reload()
    assert not [url for url in asked if LIBRARY.search(url) or "/assets/catalogue/texts" in url]
    download(plan, "sheet")
    assert {LIBRARY.search(url)[1] for url in asked if LIBRARY.search(url)} == {"papaparse"}


def test_a_library_that_cannot_be_had_is_told_of_and_asked_for_again(
    plan: Page, guide: Guide
) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    plan.route(LIBRARY, refuse)
    with plan.expect_console_message(lambda message: message.type == "warning") as warned:
        press(plan, "calendar")
    assert re.search(r"assets/vendor/ical/ical\.js", warned.value.text)
    expect(plan.get_by_text(guide.words.plan.failed)).to_be_visible()
    plan.unroute(LIBRARY, refuse)
    _, content = download(plan, "calendar")
    assert len(icalendar.Calendar.from_ical(content).events) == 4


# --- Word


def text_of(word: WordFile) -> str:
    """Return all of a Word file's text, a line for each paragraph, in tables too."""
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        for paragraph in word.element.body.iter(qn("w:p"))
    )


def headings(word: WordFile, style: str) -> list[str]:
    return [one.text for one in word.paragraphs if one.style.name == style]


def ids_in(word: WordFile) -> set[str]:
    """Return the ids in the tables' last columns and under the questions."""
    cells = {
        "".join(node.text for node in row.cells[-1]._tc.iter(qn("w:t")))
        for table in word.tables[1:] for row in table.rows[1:]
    }
    lines = set(re.findall(r"^Id: (.+)$", text_of(word), re.MULTILINE))
    return cells | lines


def row_of(word: WordFile, item: str) -> list[str]:
    """Return the texts of the row of an item, a line for each paragraph."""
    for table in word.tables[1:]:
        for row in table.rows:
            texts = [
                "\n".join(
                    "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
                    for paragraph in cell._tc.iter(qn("w:p"))
                )
                for cell in row.cells
            ]
            if texts[-1] == item:
                return texts
    raise AssertionError(f"no row for {item}")


def test_word_has_the_path_as_headings(taken: Taken, guide: Guide) -> None:
    word = taken.word
    assert headings(word, "Title") == [NAME]
    phases = sorted(guide.all(Phase), key=lambda phase: phase.order)
    assert headings(word, "Heading 1") == [
        "Overblik", *(phase.title for phase in phases), "Ikke længere i guiden",
    ]
    assert headings(word, "Heading 2") == [
        f"{one.number}. {one.title}" for one in guide.all(Recommendation)
    ]


def test_word_has_tables_whose_heads_repeat(taken: Taken, guide: Guide) -> None:
    tables = taken.word.tables
    groups = sum(len(one.checklist) for one in guide.all(Recommendation))
    assert len(tables) == 1 + groups + 1  # the overview, and what is removed
    for table in tables:
        repeating = [bool([*row._tr.iter(qn("w:tblHeader"))]) for row in table.rows]
        assert repeating == [True] + [False] * (len(table.rows) - 1)
    for table in tables[1:]:
        heads = [cell.text for cell in table.rows[0].cells]
        assert heads == ["Status", "Punkt", "Hvem", "Frist", "Note", "Id"]


def test_word_says_whose_it_is_and_in_what_language(taken: Taken) -> None:
    word = taken.word
    assert word.core_properties.title == NAME
    assert word.core_properties.author == ORGANISATION
    assert word.paragraphs[0].text == ORGANISATION
    (section,) = word.sections
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == f"{ORGANISATION}\t{NAME}"
    assert [one.text for one in section.first_page_header.paragraphs] == [""]
    for footer in (section.footer, section.first_page_footer):
        said = footer.paragraphs[0].text
        assert re.fullmatch(rf"{MADE_WITH} · .*\tSide  af ", said)
        fields = [node.text for node in footer._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]
    assert b'<w:lang w:val="da-DK"/>' in taken.word_parts["word/styles.xml"]


def test_every_part_of_word_is_sound_xml(taken: Taken) -> None:
    parts = taken.word_parts
    named = [name for name in parts if name.endswith((".xml", ".rels"))]
    assert "word/document.xml" in named
    for name in named:
        ElementTree.fromstring(parts[name])  # noqa: S314 - our own file


def test_word_has_every_text_as_it_was_written(taken: Taken) -> None:
    whole = text_of(taken.word)
    for item, text in zip(taken.things.items, TEXTS.values(), strict=False):
        _, *lines = row_of(taken.word, item)[4].split("\n")
        assert "\n".join(lines) == as_written(text)
        assert whole.count(as_written(text)) == 2  # as a note and as an answer


def test_word_tells_state_person_day_and_reason(taken: Taken) -> None:
    word, things = taken.word, taken.things
    assert row_of(word, things.open)[0] == "☐ Åbent"
    assert row_of(word, things.open)[2] == "Mette Ågård; =driften"
    assert row_of(word, things.done)[0] == "☑ Klaret"
    assert row_of(word, things.left)[0] == "– Ikke relevant"
    assert re.fullmatch(r"Begrundelse, .+\nVi har ingen kælder\.", row_of(word, things.left)[4])
    assert row_of(word, things.late)[3] == "31. jan. 2026\noverskredet"
    assert row_of(word, things.odd)[3] == "2026-13-45"


def test_word_tells_who_else_has_written(taken: Taken) -> None:
    assert row_of(taken.word, taken.things.foreign)[4].split("\n") == [
        "1. jun. 2026", "Sådan ser jeg det.",
        "1. jun. 2026, fra en anden browser", "Uden navn.",
        "1. jun. 2026, Jonas Dahl", "Det ser jeg anderledes.",
    ]


def test_word_has_the_answers_of_each_day(taken: Taken) -> None:
    lines = text_of(taken.word).split("\n")
    first = lines.index(f"Id: {taken.things.questions[0]}")
    assert lines[first + 1 : first + 5] == [
        "Svar 1. sep. 2026", TEXTS["letters"], "Svar 2. nov. 2026", "Nu mener vi noget andet.",
    ]


def test_word_leads_back_to_the_pages_only_where_they_have_an_address(
    taken: Taken, site: Path
) -> None:
    word, things = taken.word, taken.things
    links = [*word.element.body.iter(qn("w:hyperlink"))]
    if taken.address.startswith("file:"):
        assert not [name for name, part in taken.word_parts.items() if b"file:" in part]
        assert not links
        return
    assert len(links) == len(things.items) + len(things.questions)
    for link in links:
        page = word.part.rels[link.get(qn("r:id"))].target_ref.removeprefix(f"{taken.address}/")
        assert link.get(qn("w:anchor")) in site_reader.ids(site, page)


def test_word_is_as_light_for_those_who_read_in_the_dark(
    taken: Taken, new_page: Callable[..., Page]
) -> None:
    def fills(word: WordFile) -> list[str]:
        return [one.get(qn("w:fill")) for one in word.element.body.iter(qn("w:shd"))]

    dark = filled(new_page(color_scheme="dark"), taken.address, taken.things)
    _, content = download(dark, "word")
    assert fills(Document(io.BytesIO(content))) == fills(taken.word)
    assert len(set(fills(taken.word))) == 4  # the three phases, and what is of none


# --- spreadsheets


def test_a_sheet_is_as_danish_excel_opens_it(taken: Taken) -> None:
    content = taken.contents["sheet"]
    assert content.startswith(b"\xef\xbb\xbfId;Slags;Fase;Anbefaling;Tekst;Status;")
    text = content.decode("utf-8-sig")
    outside = re.sub(r'"(?:[^"]|"")*"', "", text)
    assert outside.count("\n") == outside.count("\r\n") == len(taken.rows)


def test_a_sheet_runs_no_formula(taken: Taken) -> None:
    cells = [cell for row in taken.rows for cell in row.values()]
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@\uff1d]", cell)]
    guarded = [cell[1:] for cell in cells if cell.startswith("'")]
    for name in ("formula", "formula behind a line", "formula behind spaces", "wide formula"):
        assert as_written(TEXTS[name]) in guarded


def test_a_sheet_has_every_text_and_a_row_for_each_answer(taken: Taken) -> None:
    rows, things = taken.rows, taken.things
    notes = {(row["Id"], row["Note eller svar"].removeprefix("'")) for row in rows}
    for item, text in zip(things.items, TEXTS.values(), strict=False):
        assert (item, as_written(text)) in notes
    for question, text in zip(things.questions, TEXTS.values(), strict=False):
        assert (question, as_written(text)) in notes
    answers = [row for row in rows if row["Id"] == things.questions[0]]
    assert [row["Svarets dato"] for row in answers] == ["2026-09-01", "2026-11-02"]
    assert {row["Status"] for row in answers} == {"Besvaret"}
    (unanswered,) = (row for row in rows if row["Id"] == things.questions[-1])
    assert unanswered["Status"] == "Intet svar endnu"


def test_a_sheet_tells_state_person_day_reason_and_source(taken: Taken) -> None:
    rows, things = {row["Id"]: row for row in taken.rows}, taken.things
    assert (rows[things.open]["Status"], rows[things.open]["Frist"]) == ("Åbent", DAYS["later"])
    assert rows[things.open]["Hvem"] == "Mette Ågård; =driften"
    assert rows[things.left]["Status"] == "Ikke relevant"
    assert rows[things.left]["Begrundelse"] == "Vi har ingen kælder."
    noted = rows[things.foreign]["Note eller svar"]
    assert "Det ser jeg anderledes.\n(1. jun. 2026, Jonas Dahl)" in noted
    assert rows["findes-ikke-mere"]["Fase"] == "Ikke længere i guiden"
    assert re.search(
        rf"anbefalinger/[\w-]+/index\.html#tjek-{things.open}$",
        rows[things.open]["Side i guiden"],
    )


# --- Markdown


def test_markdown_is_a_task_list(taken: Taken) -> None:
    lines, things = taken.markdown.split("\n"), taken.things
    (done,) = (line for line in lines if line.endswith(f"`{things.done}`"))
    (left,) = (line for line in lines if line.endswith(f"`{things.left}`"))
    (still,) = (line for line in lines if line.endswith(f"`{things.open}`"))
    assert done.startswith("- [x] ")
    assert left.startswith("- Ikke relevant: ")
    assert still.startswith("- [ ] ")
    assert lines[lines.index(still) + 1] == "    - Hvem: Mette Ågård; =driften"
    page = github(taken.markdown)
    boxes = {box.parent.code.get_text(): box.has_attr("checked") for box in page.select("input")}
    assert boxes.pop(things.done)
    assert not any(boxes.values())
    assert set(boxes) == {*things.items} - {things.done, things.left} | {"findes-ikke-mere"}


def python(text: str) -> BeautifulSoup:
    return BeautifulSoup(markdown.markdown(text, extensions=["tables"]), "html.parser")


def github(text: str) -> BeautifulSoup:
    html = cmarkgfm.github_flavored_markdown_to_html(
        text, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE)
    return BeautifulSoup(html, "html.parser")


Render = Callable[[str], BeautifulSoup]
in_both_dialects = pytest.mark.parametrize("render", [python, github])
TAGS = {"h1", "h2", "h3", "h4", "h5", "p", "ul", "li", "code", "br"}
# The boxes of a task list; and a bare address is a link there, whoever wrote it.
OF_GITHUB = {"input", "a"}


@in_both_dialects
def test_what_is_written_stays_text_in_markdown(
    taken: Taken, guide: Guide, render: Render
) -> None:
    page = render(taken.markdown)
    allowed = TAGS | OF_GITHUB if render is github else TAGS
    assert {tag.name for tag in page.find_all()} <= allowed
    assert [one.get_text() for one in page.find_all("h1")] == [NAME]
    assert len(page.find_all("h3")) == len(guide.all(Recommendation)) + 2  # what is removed
    ids = [one.get_text() for one in page.find_all("code")]
    assert len(ids) == len(set(ids))


@in_both_dialects
def test_markdown_has_every_text(taken: Taken, render: Render) -> None:
    whole = site_reader.single_spaced(render(taken.markdown).get_text())
    for text in TEXTS.values():
        assert site_reader.single_spaced(as_written(text)) in whole
    for part in ("Jonas Dahl): Det ser jeg anderledes.", "Begrundelse", "Et gammelt svar."):
        assert part in whole
    assert "Andet, I har gemt, kan ikke vises her (1)." in whole


# --- calendars


def test_a_calendar_has_whole_days_for_what_has_a_day(taken: Taken) -> None:
    events, things = taken.events, taken.things
    day = date.fromisoformat(DAYS["later"])
    assert events[things.open]["DTSTART"].dt == day
    assert events[things.open]["DTEND"].dt == day + timedelta(days=1)
    assert events[things.open]["TRANSP"] == "TRANSPARENT"
    assert events[things.late]["DTSTART"].dt == date(2026, 1, 31)
    assert all(event["CATEGORIES"].cats == [NAME] for event in events.values())


def test_a_calendar_tells_state_person_note_and_id(taken: Taken, guide: Guide) -> None:
    events, things = taken.events, taken.things
    words = {item.id: item.text for one in guide.all(Recommendation)
             for group in one.checklist for item in group.items}
    said = site_reader.single_spaced(events[things.open]["SUMMARY"])
    assert said == words[things.open]
    assert events[things.done]["SUMMARY"].startswith("Klaret: ")
    assert events[things.left]["SUMMARY"].startswith("Ikke relevant: ")
    assert {item: event["STATUS"] for item, event in events.items()} == {
        things.open: "CONFIRMED", things.done: "CONFIRMED", things.late: "CONFIRMED",
        things.left: "CANCELLED",
    }
    description = events[things.open]["DESCRIPTION"]
    assert "Hvem: Mette Ågård; =driften\n" in description
    assert f"): {OPEN_NOTE}\n" in description
    assert re.search(rf"\n{MADE_WITH}\nId: {things.open}$", description)


def test_a_calendar_that_is_read_again_is_corrected(taken: Taken) -> None:
    event = taken.events[taken.things.open]
    assert event["UID"] == f"{PROJECT}.{taken.things.open}@sammen-om-helheden"
    assert event["SEQUENCE"] == AT // 60_000  # it grows when the item changes
    assert event["LAST-MODIFIED"].dt == WRITTEN
    assert datetime.now(UTC) - event["DTSTAMP"].dt < timedelta(hours=1)


def test_a_calendar_leads_to_the_page_only_where_it_has_an_address(taken: Taken) -> None:
    for event in taken.events.values():
        assert ("URL" in event) == taken.address.startswith("http")
