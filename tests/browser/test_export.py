"""A reader's plan leaves the guide as files that its usual readers read, with nothing lost."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import markdown
import pytest
from bs4 import BeautifulSoup
from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from playwright.sync_api import Error, Page, Route

from macros.guide import Guide, load_guide
from publish.build import ROOT
from tests import site_reader

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
# As a button on a page does it.
SAVE = """(format) => window.guideLoad("export").then(() => window.guideExport.save(format))"""
FILL = """({ name, organisation, texts, days }) => {
  const { guideProject: project, guideCatalogue: catalogue, guideStorage: storage } = window
  const id = project.create(name, organisation)
  const write = (thing, text) => project.writer(thing).save(text)
  const all = catalogue.phases.flatMap(({ recommendations }) => recommendations)
  const items = all.flatMap((recommendation) => recommendation.items)
  const questions = [...document.querySelectorAll("[data-guide-answers]")]
    .map(({ dataset }) => dataset.guideAnswers)
  texts.forEach((text, index) => write(`item/${items[index]}/note`, text))
  texts.forEach((text, index) => write(`question/${questions[index]}/answer/20260901-aaaa`, text))
  write(`question/${questions[0]}/answer/20261102-bbbb`, "Nu mener vi noget andet.")

  const [open, done, left, late, foreign, odd] = items.slice(-6)
  for (const item of [open, done, left]) project.set(`item/${item}/due`, days.later)
  project.set(`item/${late}/due`, days.earlier)
  project.set(`item/${odd}/due`, "2026-13-45")
  project.set(`item/${open}/who`, "Mette Ågård; =driften")
  project.set(`item/${done}/status`, "done")
  project.set(`item/${left}/status`, "not-relevant")
  write(`item/${left}/reason`, "Vi har ingen kælder.")

  const at = new Date(2026, 5, 1, 12).getTime()
  storage.put("name/jonas1", { value: "Jonas Dahl", at, by: "jonas1" })
  project.write(`item/${foreign}/note`, { texts: [
    { text: "Det ser jeg anderledes.", at, by: "jonas1" },
    { text: "Det er lagt væk.", at, by: "jonas1", aside: true },
    { text: "Sådan ser jeg det.", at: at + 1, by: storage.copyId() },
    { text: "Uden navn.", at: at + 2, by: "ukendt2" },
  ] })
  write("item/findes-ikke-mere/note", "Om noget, guiden har fjernet.")
  write("question/findes-heller-ikke/answer/20260101-cccc", "Et gammelt svar.")
  project.set("worksheet/swot/styrker", "Gode naboer")
  return { id, items, questions, open, done, left, late, foreign, odd }
}"""
REMOVED = {"findes-ikke-mere", "findes-heller-ikke"}
TODAY = date.today()
DAYS = {"later": (TODAY + timedelta(days=7)).isoformat(), "earlier": "2026-01-31"}


@dataclass
class Plan:
    """A filled plan on an open page: the ids of its things, and how to take it out."""

    page: Page
    id: str
    items: list[str]
    questions: list[str]
    open: str
    done: str
    left: str
    late: str
    foreign: str
    odd: str

    def save(self, file_format: str) -> bytes:
        """Take the plan out, and return the file."""
        return self.download(file_format)[1]

    def download(self, file_format: str) -> tuple[str, bytes]:
        """Take the plan out, and return the file's name and content."""
        with self.page.expect_download() as started:
            name = self.page.evaluate(SAVE, file_format)
        assert started.value.suggested_filename == name
        return name, Path(started.value.path()).read_bytes()

    def word(self) -> WordFile:
        return Document(io.BytesIO(self.save("word")))

    def rows(self) -> list[dict[str, str]]:
        text = self.save("sheet").decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

    def events(self) -> dict[str, icalendar.Event]:
        """Return the calendar's events by the ids of their items."""
        calendar = icalendar.Calendar.from_ical(self.save("calendar"))
        return {event["UID"].split(".")[1].split("@")[0]: event for event in calendar.events}


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(ROOT)


@pytest.fixture
def plan(page: Page, request: pytest.FixtureRequest, site_url: str, file_url: str) -> Plan:
    """A plan with something of every kind in it; over http, unless the test says otherwise."""
    from_a_disk = getattr(request, "param", "http") == "file"
    return filled(page, file_url if from_a_disk else site_url)


over_http_and_from_a_disk = pytest.mark.parametrize("plan", ["http", "file"], indirect=True)


def filled(page: Page, address: str) -> Plan:
    page.goto(f"{address}/min-plan/index.html")
    found = page.evaluate(FILL, {
        "name": NAME, "organisation": ORGANISATION, "texts": list(TEXTS.values()), "days": DAYS,
    })
    return Plan(page, **found)


def as_written(text: str) -> str:
    """Return a text as a file can hold it: no control characters, no half characters."""
    return re.sub(r"[\u0001\u000b\ufffe]", "", text).replace("\ud83d", "\ufffd").strip()


def ids_on_the_pages(site: Path) -> set[str]:
    """Return the ids of the items and questions as the pages' anchors have them."""
    anchors = (one for path in site_reader.page_paths(site) for one in site_reader.ids(site, path))
    found = (re.fullmatch(r"(?:tjek|spm)-(.+)", anchor) for anchor in anchors)
    return {match[1] for match in found if match}


# --- all formats


@over_http_and_from_a_disk
def test_every_file_has_the_ids_of_the_pages_and_of_what_is_removed(plan: Plan, site: Path) -> None:
    wanted = ids_on_the_pages(site) | REMOVED
    assert len(wanted) > 100
    assert {row["Id"] for row in plan.rows()} == wanted
    assert set(re.findall(r"`([a-z0-9-]+)`$", plan.save("markdown").decode(), re.M)) == wanted
    assert ids_in(plan.word()) == wanted
    assert {*plan.events()} == {plan.open, plan.done, plan.left, plan.late}


@over_http_and_from_a_disk
def test_a_file_is_named_by_project_and_day_in_plain_letters(plan: Plan) -> None:
    for file_format, extension in {
        "word": "docx", "sheet": "csv", "markdown": "md", "calendar": "ics",
    }.items():
        name, _ = plan.download(file_format)
        assert name == f"sallingsvej-2027-aeroe-b-aasen-b-{TODAY.isoformat()}.{extension}"


def test_a_plan_without_a_name_or_anything_in_it_is_a_plan_too(
    page: Page, address: str, guide: Guide
) -> None:
    page.goto(f"{address}/min-plan/index.html")
    with page.expect_download() as started:
        page.evaluate(SAVE, "word")
    assert started.value.suggested_filename == f"min-plan-{TODAY.isoformat()}.docx"
    word = Document(started.value.path())
    assert word.core_properties.title == "Min plan"
    assert len(word.tables) > len(guide.all("recommendation"))


def test_nothing_is_loaded_before_it_is_asked_for(plan: Plan) -> None:
    asked: list[str] = []
    plan.page.on("request", lambda request: asked.append(request.url))
    plan.page.reload()
    assert not [url for url in asked if LIBRARY.search(url) or "/assets/catalogue/texts" in url]
    plan.save("sheet")
    assert {LIBRARY.search(url)[1] for url in asked if LIBRARY.search(url)} == {"papaparse"}


def test_a_library_that_cannot_be_had_is_told_of_and_asked_for_again(plan: Plan) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    plan.page.route(LIBRARY, refuse)
    with pytest.raises(Error, match=r"assets/vendor/ical/ical\.js"):
        plan.page.evaluate(SAVE, "calendar")
    plan.page.unroute(LIBRARY, refuse)
    assert len(plan.events()) == 4


def test_text_that_is_put_aside_stays_in_the_guide(plan: Plan) -> None:
    texts = [plan.save(one).decode() for one in ("sheet", "markdown")]
    for content in [text_of(plan.word()), *texts]:
        assert "Sådan ser jeg det." in content
        assert "Det ser jeg anderledes." in content
        assert "Det er lagt væk." not in content


def test_what_the_guide_has_given_up_keeps_its_words(plan: Plan) -> None:
    plan.page.evaluate("window.guideLoad('export')")
    plan.page.evaluate(
        """(id) => window.guideCatalogueTexts.retired.push(
          { kind: "item", id, text: "Læg en plan for flytteaffaldet." })""",
        "findes-ikke-mere",
    )
    assert row_of(plan.word(), "findes-ikke-mere")[1] == "Læg en plan for flytteaffaldet."
    rows = {row["Id"]: row["Tekst"] for row in plan.rows()}
    assert rows["findes-ikke-mere"] == "Læg en plan for flytteaffaldet."
    assert rows["findes-heller-ikke"] == "findes-heller-ikke"  # nobody knows its words any more


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
    lines = set(re.findall(r"^Id: (.+)$", text_of(word), re.M))
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


def test_word_has_the_path_as_headings(plan: Plan, guide: Guide) -> None:
    word = plan.word()
    assert headings(word, "Title") == [NAME]
    phases = sorted(guide.all("phase"), key=lambda phase: phase.order)
    assert headings(word, "Heading 1") == [
        "Overblik", *(phase.title for phase in phases), "Ikke længere i guiden",
    ]
    assert headings(word, "Heading 2") == [
        f"{one.number}. {one.title}" for one in guide.all("recommendation")
    ]


def test_word_has_tables_whose_heads_repeat(plan: Plan, guide: Guide) -> None:
    tables = plan.word().tables
    groups = sum(len(one.checklist) for one in guide.all("recommendation"))
    assert len(tables) == 1 + groups + 1  # the overview, and what is removed
    for table in tables:
        repeating = [bool([*row._tr.iter(qn("w:tblHeader"))]) for row in table.rows]
        assert repeating == [True] + [False] * (len(table.rows) - 1)
    for table in tables[1:]:
        heads = [cell.text for cell in table.rows[0].cells]
        assert heads == ["Status", "Punkt", "Hvem", "Frist", "Note", "Id"]


def test_word_says_whose_it_is_and_in_what_language(plan: Plan) -> None:
    content = plan.save("word")
    word = Document(io.BytesIO(content))
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
    styles = zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml")
    assert b'<w:lang w:val="da-DK"/>' in styles


def test_every_part_of_word_is_sound_xml(plan: Plan) -> None:
    parts = zipfile.ZipFile(io.BytesIO(plan.save("word")))
    named = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
    assert "word/document.xml" in named
    for name in named:
        ElementTree.fromstring(parts.read(name))  # noqa: S314 - our own file


def test_word_has_every_text_as_it_was_written(plan: Plan) -> None:
    word = plan.word()
    whole = text_of(word)
    for item, text in zip(plan.items, TEXTS.values(), strict=False):
        _, *lines = row_of(word, item)[4].split("\n")
        assert "\n".join(lines) == as_written(text)
        assert whole.count(as_written(text)) == 2  # as a note and as an answer


def test_word_tells_state_person_day_and_reason(plan: Plan) -> None:
    word = plan.word()
    assert row_of(word, plan.open)[0] == "☐ Åbent"
    assert row_of(word, plan.open)[2] == "Mette Ågård; =driften"
    assert row_of(word, plan.done)[0] == "☑ Klaret"
    assert row_of(word, plan.left)[0] == "– Ikke relevant"
    assert re.fullmatch(r"Begrundelse, .+\nVi har ingen kælder\.", row_of(word, plan.left)[4])
    assert row_of(word, plan.late)[3] == "31. jan. 2026\noverskredet"
    assert row_of(word, plan.odd)[3] == "2026-13-45"


def test_word_tells_who_else_has_written(plan: Plan) -> None:
    assert row_of(plan.word(), plan.foreign)[4].split("\n") == [
        "1. jun. 2026", "Sådan ser jeg det.",
        "1. jun. 2026, fra en anden browser", "Uden navn.",
        "1. jun. 2026, Jonas Dahl", "Det ser jeg anderledes.",
    ]


def test_word_has_the_answers_of_each_day(plan: Plan) -> None:
    lines = text_of(plan.word()).split("\n")
    first = lines.index(f"Id: {plan.questions[0]}")
    assert lines[first + 1 : first + 5] == [
        "Svar 1. sep. 2026", TEXTS["letters"], "Svar 2. nov. 2026", "Nu mener vi noget andet.",
    ]


def test_word_leads_back_to_the_pages_that_have_an_address(
    plan: Plan, site_url: str, site: Path
) -> None:
    word = plan.word()
    links = [*word.element.body.iter(qn("w:hyperlink"))]
    assert len(links) == len(plan.items) + len(plan.questions)
    for link in links:
        page = word.part.rels[link.get(qn("r:id"))].target_ref.removeprefix(f"{site_url}/")
        assert link.get(qn("w:anchor")) in site_reader.ids(site, page)


def test_word_has_no_address_that_only_the_readers_disk_knows(page: Page, file_url: str) -> None:
    content = filled(page, file_url).save("word")
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert not [name for name in parts.namelist() if b"file:" in parts.read(name)]


def test_word_is_as_light_for_those_who_read_in_the_dark(
    new_page: Callable[..., Page], site_url: str
) -> None:
    fills = []
    for scheme in ("light", "dark"):
        word = filled(new_page(color_scheme=scheme), site_url).word()
        fills.append([one.get(qn("w:fill")) for one in word.element.body.iter(qn("w:shd"))])
    assert fills[0] == fills[1]
    assert len(set(fills[0])) == 4  # the three phases, and what is of none


# --- spreadsheets


def test_a_sheet_is_as_danish_excel_opens_it(plan: Plan) -> None:
    content = plan.save("sheet")
    assert content.startswith(b"\xef\xbb\xbfId;Slags;Fase;Anbefaling;Tekst;Status;")
    text = content.decode("utf-8-sig")
    outside = re.sub(r'"(?:[^"]|"")*"', "", text)
    assert outside.count("\n") == outside.count("\r\n") == len(plan.rows())


def test_a_sheet_runs_no_formula(plan: Plan) -> None:
    cells = [cell for row in plan.rows() for cell in row.values()]
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@\uff1d]", cell)]
    guarded = [cell[1:] for cell in cells if cell.startswith("'")]
    for name in ("formula", "formula behind a line", "formula behind spaces", "wide formula"):
        assert as_written(TEXTS[name]) in guarded


@pytest.mark.parametrize("start", ["=1+1", "+45 12", "-1", "@SUM(A1)", " =1", "\uff1d1"])
def test_a_sheet_runs_no_formula_that_stands_in_the_guide(plan: Plan, start: str) -> None:
    hostile = f"{start}|' /C calc'!A0 \r\nBEGIN:VEVENT <script>alert(1)</script>"
    plan.page.evaluate("window.guideLoad('export')")
    plan.page.evaluate(
        """(text) => window.guideCatalogueTexts.phases.forEach((phase) => {
          phase.title = text
          phase.recommendations.forEach((recommendation) => {
            recommendation.title = text
            recommendation.items.forEach((item) => { item.text = text })
          })
        })""",
        hostile,
    )
    rows = plan.rows()
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@\uff1d]", cell)]
    texts = {row["Tekst"] for row in rows if row["Slags"] == "Punkt"}
    assert any(text.startswith(f"'{start}") for text in texts), texts
    assert len(plan.events()) == 4  # no event of the text's own
    assert "<script>" in text_of(plan.word())


def test_a_sheet_has_every_text_and_a_row_for_each_answer(plan: Plan) -> None:
    rows = plan.rows()
    notes = {(row["Id"], row["Note eller svar"].removeprefix("'")) for row in rows}
    for item, text in zip(plan.items, TEXTS.values(), strict=False):
        assert (item, as_written(text)) in notes
    for question, text in zip(plan.questions, TEXTS.values(), strict=False):
        assert (question, as_written(text)) in notes
    answers = [row for row in rows if row["Id"] == plan.questions[0]]
    assert [row["Svarets dato"] for row in answers] == ["2026-09-01", "2026-11-02"]
    assert {row["Status"] for row in answers} == {"Besvaret"}
    (unanswered,) = (row for row in rows if row["Id"] == plan.questions[-1])
    assert unanswered["Status"] == "Intet svar endnu"


def test_a_sheet_tells_state_person_day_reason_and_source(plan: Plan) -> None:
    rows = {row["Id"]: row for row in plan.rows()}
    assert (rows[plan.open]["Status"], rows[plan.open]["Frist"]) == ("Åbent", DAYS["later"])
    assert rows[plan.open]["Hvem"] == "Mette Ågård; =driften"
    assert rows[plan.left]["Status"] == "Ikke relevant"
    assert rows[plan.left]["Begrundelse"] == "Vi har ingen kælder."
    noted = rows[plan.foreign]["Note eller svar"]
    assert "Det ser jeg anderledes.\n(1. jun. 2026, Jonas Dahl)" in noted
    assert rows["findes-ikke-mere"]["Fase"] == "Ikke længere i guiden"
    assert re.search(
        rf"anbefalinger/[\w-]+/index\.html#tjek-{plan.open}$", rows[plan.open]["Side i guiden"]
    )


# --- Markdown


def test_markdown_is_a_task_list(plan: Plan) -> None:
    lines = plan.save("markdown").decode().split("\n")
    (done,) = (line for line in lines if line.endswith(f"`{plan.done}`"))
    (left,) = (line for line in lines if line.endswith(f"`{plan.left}`"))
    (still,) = (line for line in lines if line.endswith(f"`{plan.open}`"))
    assert done.startswith("- [x] ")
    assert left.startswith("- Ikke relevant: ")
    assert still.startswith("- [ ] ")
    assert lines[lines.index(still) + 1] == "    - Hvem: Mette Ågård; =driften"


def rendered(plan: Plan) -> BeautifulSoup:
    html = markdown.markdown(plan.save("markdown").decode(), extensions=["tables"])
    return BeautifulSoup(html, "html.parser")


def test_what_is_written_stays_text_in_markdown(plan: Plan, guide: Guide) -> None:
    soup = rendered(plan)
    assert {tag.name for tag in soup.find_all()} <= {
        "h1", "h2", "h3", "h4", "h5", "p", "ul", "li", "code", "br",
    }
    assert [one.get_text() for one in soup.find_all("h1")] == [NAME]
    assert len(soup.find_all("h3")) == len(guide.all("recommendation")) + 2  # what is removed
    assert len(soup.find_all("code")) == len(ids_in_code(soup))


def ids_in_code(soup: BeautifulSoup) -> set[str]:
    return {one.get_text() for one in soup.find_all("code")}


def test_markdown_has_every_text(plan: Plan) -> None:
    whole = site_reader.single_spaced(rendered(plan).get_text(" "))
    for text in TEXTS.values():
        assert site_reader.single_spaced(as_written(text)) in whole
    for part in ("Jonas Dahl): Det ser jeg anderledes.", "Begrundelse", "Et gammelt svar."):
        assert part in whole
    assert "Andet, I har gemt, kan ikke vises her (1)." in whole


def test_every_file_says_which_edition_it_is_from(plan: Plan, guide: Guide) -> None:
    edition = guide.edition
    assert {row["Udgave"] for row in plan.rows()} == {f"{edition.number} ({edition.date})"}
    assert re.search(rf"^{MADE_WITH}$", plan.save("markdown").decode(), re.MULTILINE)
    word = Document(io.BytesIO(plan.save("word")))
    assert re.fullmatch(MADE_WITH, word.core_properties.comments)
    calendar = icalendar.Calendar.from_ical(plan.save("calendar"))
    assert f" {edition.number}//" in calendar["PRODID"]
    assert re.fullmatch(MADE_WITH, calendar["X-WR-CALDESC"])


# --- calendars


def test_a_calendar_has_whole_days_for_what_has_a_day(plan: Plan) -> None:
    events = plan.events()
    day = date.fromisoformat(DAYS["later"])
    assert events[plan.open]["DTSTART"].dt == day
    assert events[plan.open]["DTEND"].dt == day + timedelta(days=1)
    assert events[plan.open]["TRANSP"] == "TRANSPARENT"
    assert events[plan.late]["DTSTART"].dt == date(2026, 1, 31)
    assert all(event["CATEGORIES"].cats == [NAME] for event in events.values())


def test_a_calendar_tells_state_person_note_and_id(plan: Plan, guide: Guide) -> None:
    plan.page.evaluate(
        "([item, text]) => window.guideProject.writer(`item/${item}/note`).save(text)",
        [plan.open, TEXTS["emoji"] + "; " + TEXTS["lines"]],
    )
    events = plan.events()
    words = {item.id: item.text for one in guide.all("recommendation")
             for group in one.checklist for item in group.items}
    said = site_reader.single_spaced(events[plan.open]["SUMMARY"])
    assert said == words[plan.open]
    assert events[plan.done]["SUMMARY"].startswith("Klaret: ")
    assert events[plan.left]["SUMMARY"].startswith("Ikke relevant: ")
    assert {item: event["STATUS"] for item, event in events.items()} == {
        plan.open: "CONFIRMED", plan.done: "CONFIRMED", plan.late: "CONFIRMED",
        plan.left: "CANCELLED",
    }
    description = events[plan.open]["DESCRIPTION"]
    assert "Hvem: Mette Ågård; =driften\n" in description
    assert f"{TEXTS['emoji']}; {TEXTS['lines']}\n" in description
    assert re.search(rf"\n{MADE_WITH}\nId: {plan.open}$", description)


def test_a_calendar_that_is_read_again_is_corrected(plan: Plan) -> None:
    before = plan.events()[plan.open]
    # The clock stands still between the two in a test; a change is later than what it changes.
    plan.page.clock.install()
    plan.page.clock.fast_forward("02:00")
    plan.page.evaluate(
        "([item]) => window.guideProject.set(`item/${item}/status`, 'done')", [plan.open]
    )
    after = plan.events()[plan.open]
    assert after["UID"] == before["UID"]
    assert plan.id in after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert after["SUMMARY"] == f"Klaret: {before['SUMMARY']}"


@over_http_and_from_a_disk
def test_a_calendar_leads_to_the_page_only_where_it_has_an_address(plan: Plan) -> None:
    for event in plan.events().values():
        assert ("URL" in event) == plan.page.url.startswith("http")


def test_a_calendar_without_days_is_not_made(page: Page, address: str) -> None:
    page.goto(f"{address}/min-plan/index.html")
    assert page.evaluate(SAVE, "calendar") is None
