"""The plan: everything on one page, to choose from, to work in, to take along and to leave."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.guide.guide import load_guide
from macros.model.entries import (
    ChecklistItem,
    Phase,
    Recommendation,
    ReflectionQuestion,
    Role,
    Topic,
)
from publish.engine.build import ROOT
from tests import site_reader
from tests.browser import reader
from tests.browser.test_accessibility import AXE, faults_in
from tests.browser.test_print import A4, LOST_ON_PAPER

PLAN = "min-plan/index.html"
GUIDE = load_guide(ROOT)
SAID = GUIDE.words.plan
TOTAL = len(GUIDE.all(ChecklistItem)) + len(GUIDE.all(ReflectionQuestion))
FIRST = "[data-guide-plan-list] .guide-checklist__item >> nth=0"


def fill(page: Page) -> None:
    """Make a project with a bit of everything, of the first items and questions."""
    items, questions = (
        page.locator(f"[data-guide-plan-list] [{attribute}]").evaluate_all(
            "(lines, attribute) => lines.map((line) => line.getAttribute(attribute))", attribute
        )
        for attribute in ("data-guide-item", "data-guide-plan-question")
    )
    reader.keep(page, {
        "name": reader.register("Sallingsvej 2027"),
        "organisation": reader.register("Boligforeningen Eksempel"),
        f"item/{items[0]}/status": reader.register("done"),
        f"item/{items[1]}/status": reader.register("not-relevant"),
        f"item/{items[2]}/who": reader.register("Ane"),
        f"item/{items[2]}/due": reader.register("2020-01-31"),
        f"item/{items[3]}/due": reader.register("2019-01-31"),
        f"item/{items[3]}/status": reader.register("done"),
        f"item/{items[20]}/due": reader.register("2099-01-31"),
        f"item/{items[4]}/note": reader.written("Spørg <b>driften</b> først."),
        f"question/{questions[0]}/answer/20261101-a": reader.written("Vi spørger alle."),
    })


@pytest.fixture
def plan(page: Page, address: str) -> Page:
    """The page with the plan, with nothing in it."""
    page.goto(f"{address}/{PLAN}")
    return page


@pytest.fixture
def full(plan: Page) -> Page:
    """The page with the plan of a project with a bit of everything."""
    fill(plan)
    return plan


def lines(page: Page) -> Locator:
    """Return the lines that show."""
    return page.locator(
        ":is([data-guide-plan-list], [data-guide-plan-dated]) "
        ":is([data-guide-item], [data-guide-plan-question])"
    ).filter(visible=True)


def status(page: Page) -> Locator:
    return page.locator("[data-guide-plan-status]")


def choice(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=label, exact=True, include_hidden=True)


def choose(page: Page, label: str, option: str) -> None:
    field = choice(page, label)
    if not field.is_visible():
        page.get_by_text(SAID.filter, exact=True).click()
    field.select_option(label=option)


def open_fields(line: Locator) -> None:
    line.get_by_role("button", name="Note, hvem og frist").click()


def shown(count: int) -> re.Pattern[str]:
    return re.compile(rf"^Viser {count} af {TOTAL}( |$)")


@reader.on_both_engines
def test_everything_is_there_with_a_way_to_its_page(page: Page, site_url: str, site: Path) -> None:
    page.goto(f"{site_url}/{PLAN}")
    expect(lines(page)).to_have_count(TOTAL)
    expect(status(page)).to_have_text(f"Viser alle {TOTAL}")
    addresses = page.locator(".guide-plan__place a").evaluate_all(
        "(links) => links.map((link) => link.getAttribute('href'))"
    )
    assert len(addresses) == TOTAL
    for address in addresses:
        path, anchor = site_reader.target(site, PLAN, address)
        assert anchor in site_reader.ids(site, path.relative_to(site.resolve()).as_posix())


def test_the_project_and_how_far_it_is_stand_on_top(full: Page) -> None:
    expect(full.locator(".guide-plan__name")).to_have_text("Sallingsvej 2027")
    about = full.locator(".guide-plan__about")
    expect(about).to_contain_text("Boligforeningen Eksempel · Sidst ændret")
    items = len(GUIDE.all(ChecklistItem))
    expect(full.get_by_text(f"2 af {items - 1} punkter er klaret", exact=True)).to_be_visible()
    questions = len(GUIDE.all(ReflectionQuestion))
    expect(full.get_by_text(f"1 af {questions} spørgsmål har et svar")).to_be_visible()
    marks = full.locator(".guide-plan__path .guide-progress").filter(visible=True)
    expect(marks.first).to_have_text(re.compile(r"^2 af \d+$"))
    bar = full.locator("[data-guide-plan-bar=project]")
    assert bar.evaluate("(bar) => parseFloat(getComputedStyle(bar, '::before').width)") > 5


def test_a_project_without_a_name_is_named_on_the_spot(plan: Page) -> None:
    heading = plan.locator(".guide-plan__name")
    expect(heading).to_have_text(SAID.unnamed)
    plan.get_by_label(SAID.name).fill("Byvej 1")
    plan.get_by_role("button", name=SAID.save, exact=True).click()
    expect(heading).to_have_text("Byvej 1")
    expect(plan.get_by_label(SAID.name)).to_be_hidden()
    plan.reload()
    expect(heading).to_have_text("Byvej 1")
    plan.get_by_role("button", name=SAID.switch).click()
    expect(plan.get_by_role("heading", name="Projekter")).to_be_visible()


# What fits each choice is tested in tests/scripts/plan/; here, that the form asks for it.
def test_a_choice_shows_what_fits_it(full: Page) -> None:
    for label, option, count in (
        (SAID.state, SAID.states["done"], 3),
        (SAID.state, SAID.states["not-relevant"], 1),
        (SAID.state, SAID.states["open"], TOTAL - 4),
        (SAID.written, SAID.written_choices["yes"], 2),
        (SAID.who, "Ane", 1),
        (SAID.kind, SAID.kinds["item"], len(GUIDE.all(ChecklistItem))),
    ):
        choose(full, label, option)
        expect(lines(full), option).to_have_count(count)
        expect(status(full), option).to_have_text(shown(count))
        expect(status(full)).to_contain_text(option)
        full.get_by_role("button", name=SAID.reset, exact=True).click()
        expect(lines(full), f"after {option}").to_have_count(TOTAL)


def test_choices_of_the_guide_show_what_belongs_to_them(plan: Page) -> None:
    phase = GUIDE.get(Phase, "efter")
    choose(plan, SAID.phase, phase.title)
    expect(plan.locator("[data-guide-plan-phase]").filter(visible=True)).to_have_count(1)
    choose(plan, SAID.phase, SAID.all)
    first = GUIDE.all(Recommendation)[0]
    choose(plan, SAID.recommendation, f"1. {first.title}")
    expect(plan.locator("[data-guide-plan-part]").filter(visible=True)).to_have_count(1)
    choose(plan, SAID.recommendation, SAID.all)
    items = GUIDE.all(ChecklistItem)
    role = next(item.roles[0] for item in items if item.roles)
    choose(plan, SAID.role, GUIDE.get(Role, role).name)
    expect(lines(plan)).to_have_count(sum(role in item.roles for item in items))
    choose(plan, SAID.role, SAID.all)
    topic = first.topics[0]
    choose(plan, SAID.topic, GUIDE.get(Topic, topic).title)
    with_topic = [r for r in GUIDE.all(Recommendation) if topic in r.topics]
    parts = plan.locator("[data-guide-plan-part]").filter(visible=True)
    expect(parts).to_have_count(len(with_topic))


def test_what_is_late_is_a_button_away(full: Page) -> None:
    full.get_by_role("button", name="Frist overskredet: 1").click()
    expect(lines(full)).to_have_count(1)
    expect(lines(full)).to_contain_text("31. januar 2020")


def test_by_date_it_is_one_list_with_each_recommendation_named(full: Page) -> None:
    choose(full, SAID.order, SAID.orders["date"])
    expect(full.locator("[data-guide-plan-list]")).to_be_hidden()
    expect(lines(full)).to_have_count(TOTAL)
    dues = [line.inner_text() for line in lines(full).all()[:4]]
    assert ["2019" in dues[0], "2020" in dues[1], "2099" in dues[2]] == [True] * 3
    assert "Frist" not in dues[3]
    title = GUIDE.all(Recommendation)[0].title
    expect(lines(full).first).to_contain_text(f"1. {title}")
    choose(full, SAID.order, SAID.orders["guide"])
    first = GUIDE.all(Recommendation)[0].checklist[0].items[0]
    expect(lines(full).first).to_have_attribute("data-guide-item", first.id)


def test_a_new_date_waits_for_the_reader_to_ask_for_the_order(full: Page) -> None:
    choose(full, SAID.order, SAID.orders["date"])
    first = lines(full).first.get_attribute("data-guide-item")
    renew = full.get_by_role("button", name=SAID.renew)
    expect(renew).to_be_hidden()
    open_fields(lines(full).first)
    lines(full).first.get_by_label("Frist", exact=True).fill("2098-12-31")
    expect(lines(full).first).to_contain_text("2098")
    expect(lines(full).first).to_have_attribute("data-guide-item", first)
    renew.click()
    expect(lines(full).first).not_to_have_attribute("data-guide-item", first)
    expect(renew).to_be_hidden()


def test_nothing_that_fits_says_so_and_offers_all(plan: Page) -> None:
    choose(plan, SAID.state, SAID.states["not-relevant"])
    expect(plan.get_by_text(SAID.empty)).to_be_visible()
    expect(status(plan)).to_have_text(shown(0))
    plan.get_by_role("button", name=SAID.reset, exact=True).click()
    expect(plan.get_by_text(SAID.empty)).to_be_hidden()
    expect(lines(plan)).to_have_count(TOTAL)


@reader.also_from_a_disk
def test_a_choice_is_there_on_the_way_back_and_in_the_address(full: Page) -> None:
    choose(full, SAID.state, SAID.states["done"])
    full.locator(".guide-plan__place a").filter(visible=True).first.click()
    full.wait_for_url(re.compile("/anbefalinger/"))
    full.go_back()
    expect(lines(full)).to_have_count(3)
    expect(choice(full, SAID.state)).to_have_value("done")
    full.goto(full.url.replace("state=done", "state=nonsense&who=%3DNobody"))
    expect(lines(full)).to_have_count(TOTAL)


def test_a_line_that_is_ticked_stays_until_the_reader_chooses_again(full: Page) -> None:
    choose(full, SAID.state, SAID.states["open"])
    count = lines(full).count()
    line = lines(full).first
    line.get_by_role("checkbox").check()
    expect(lines(full)).to_have_count(count)
    expect(line).to_contain_text(SAID.kept)
    expect(status(full)).to_contain_text("passer til valget: 1")
    full.get_by_role("button", name=SAID.renew, exact=True).click()
    expect(lines(full)).to_have_count(count - 1)
    expect(full.get_by_role("button", name=SAID.renew, exact=True)).to_be_hidden()


def test_a_line_that_comes_to_fit_shows(full: Page) -> None:
    choose(full, SAID.state, SAID.states["done"])
    expect(lines(full)).to_have_count(3)
    other = full.context.new_page()
    other.goto(full.url.split("?")[0])
    other.locator("[data-guide-plan-list]").get_by_role("checkbox").nth(8).check()
    expect(lines(full)).to_have_count(4)


@reader.also_from_a_disk
def test_it_is_worked_in_where_it_stands(plan: Page) -> None:
    line = plan.locator(FIRST)
    line.get_by_role("button", name="Note, hvem og frist").click()
    line.get_by_label("Note", exact=True).fill("Vi begynder her.")
    line.get_by_label("Hvem", exact=True).fill("Mette")
    line.get_by_label("Frist", exact=True).fill("2019-05-01")
    line.get_by_role("button", name="Luk felterne").click()
    answer = plan.locator("[data-guide-plan-list] .guide-answers textarea").first
    answer.fill("Vi har talt om det.")
    answer.blur()
    expect(plan.get_by_role("button", name="Frist overskredet: 1")).to_be_visible()
    plan.reload()
    for words in ("Vi begynder her.", "Hvem: Mette", "Frist: 1. maj 2019, overskredet"):
        expect(line).to_contain_text(words)
    expect(answer).to_have_value("Vi har talt om det.")
    choose(plan, SAID.who, "Mette")
    expect(lines(plan)).to_have_count(1)


def test_what_is_ticked_can_be_undone(plan: Page) -> None:
    box = plan.locator(FIRST).get_by_role("checkbox")
    box.check()
    total = plan.locator("[data-guide-plan-count=project]")
    expect(total).to_have_text(re.compile("^1 af "))
    plan.get_by_role("button", name="Fortryd").click()
    expect(box).not_to_be_checked()
    expect(total).to_have_text(re.compile("^0 af "))


def test_another_project_is_shown_when_it_is_chosen(full: Page) -> None:
    reader.create_project(full, "Den anden")
    expect(full.locator(".guide-plan__name")).to_have_text("Den anden")
    expect(full.locator("[data-guide-plan-count=project]")).to_have_text(re.compile("^0 af "))
    expect(full.locator(FIRST).get_by_role("checkbox")).not_to_be_checked()


def test_what_the_guide_has_no_more_stays_until_the_reader_removes_it(full: Page) -> None:
    removed = full.locator("[data-guide-plan-removed]")
    expect(removed).to_be_hidden()
    reader.keep(full, {
        "item/et-gammelt-punkt/status": reader.register("done"),
        "item/et-gammelt-punkt/note": reader.written("Gemt note"),
        "question/et-gammelt/answer/20261101-a": reader.written("Gemt svar"),
        "worksheet/swot/a1": reader.register("x"),
    })
    expect(removed.get_by_role("heading", name=SAID.removed)).to_be_visible()
    item = removed.locator("[data-guide-item=et-gammelt-punkt]")
    expect(item).to_contain_text("Gemt note")
    expect(item.get_by_role("checkbox")).to_be_checked()
    expect(removed.locator("textarea")).to_have_value("Gemt svar")
    expect(full.get_by_text("som denne side ikke viser: 1")).to_be_visible()
    expect(status(full)).to_have_text(f"Viser alle {TOTAL}")

    item.get_by_role("button", name=SAID.remove).click()
    expect(item).to_have_count(0)
    other = full.context.new_page()
    other.goto(full.url)
    reader.keep(other, {"item/et-gammelt-punkt/who": reader.register("Åse")})
    expect(item).to_contain_text("Åse")
    full.get_by_role("button", name="Fortryd").click()
    expect(item).to_contain_text("Gemt note")
    expect(item).to_contain_text("Åse")
    item.get_by_role("button", name=SAID.remove).click()
    removed.get_by_role("button", name=SAID.remove).click()
    expect(removed).to_be_hidden()
    full.reload()
    expect(removed).to_be_hidden()


# Who opens the guide is given back what a killed browser had lost; until then nothing is settled.
RESTORED = "guideModules['state/journal'].journal.restored"


def kept(page: Page) -> list[str]:
    """Return the names of all that the guide keeps in the browser."""
    return page.evaluate(
        """async () => {
          const namespace = document.querySelector("meta[name=guide-namespace]").content
          return [
            ...Object.keys(localStorage).filter((key) => key.startsWith(namespace)),
            ...(await indexedDB.databases()).map(({ name }) => name),
          ]
        }"""
    )


@reader.also_from_a_disk
def test_delete_all_asks_and_leaves_nothing(full: Page) -> None:
    full.evaluate(RESTORED)
    assert len(kept(full)) > 5
    full.get_by_role("button", name=f"{SAID.erase} …").click()
    dialog = full.get_by_role("dialog")
    expect(dialog.get_by_role("button", name=SAID.cancel)).to_be_focused()
    expect(dialog).to_contain_text(SAID.erase_what)
    full.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert len(kept(full)) > 5

    field = full.locator("[data-guide-plan-list] .guide-answers textarea").last
    field.press_sequentially("Det, der endnu ikke er gemt")
    full.get_by_role("button", name=f"{SAID.erase} …").click()
    with full.expect_navigation():
        dialog.get_by_role("button", name=SAID.erase_yes, exact=True).click()
    expect(full.locator(".guide-plan__name")).to_have_text(SAID.unnamed)
    expect(reader.notice(full)).to_have_text(SAID.erased)
    full.evaluate(RESTORED)
    assert kept(full) == []
    full.reload()
    expect(reader.notice(full)).to_have_text("")
    expect(full.locator("[data-guide-plan-list] :checked")).to_have_count(0)
    full.evaluate(RESTORED)
    assert kept(full) == []


@pytest.mark.parametrize(
    ("form", "begins", "ends"),
    [
        ("word", "sallingsvej-2027-", ".docx"), ("sheet", "sallingsvej-2027-", ".csv"),
        ("markdown", "sallingsvej-2027-", ".md"), ("calendar", "sallingsvej-2027-", ".ics"),
        ("project", "sallingsvej-2027-", ".json"), ("copy", "kopi-af-planen-", ".json"),
    ],
)
def test_the_plan_is_taken_along_as_a_file(full: Page, form: str, begins: str, ends: str) -> None:
    with full.expect_download() as download:
        full.locator(f".guide-plan__format[data-guide-export={form}]").click()
    name = download.value.suggested_filename
    assert name.startswith(begins)
    assert name.endswith(ends)
    expect(full.get_by_text(SAID.saved.format(name=name))).to_be_visible()
    assert Path(download.value.path()).stat().st_size > 100


@reader.also_from_a_disk
def test_a_copy_has_all_projects_and_one_project_has_no_other(full: Page) -> None:
    reader.create_project(full, "Tambosund 2028")

    def names(form: str) -> set[str]:
        with full.expect_download() as download:
            full.locator(f".guide-plan__format[data-guide-export={form}]").click()
        kept = json.loads(Path(download.value.path()).read_text("utf-8"))
        return {project["name"]["value"] for project in kept["projects"].values()}

    assert names("project") == {"Tambosund 2028"}
    assert names("copy") == {"Sallingsvej 2027", "Tambosund 2028"}


def test_without_dates_there_is_no_calendar_and_that_is_said(plan: Page) -> None:
    plan.locator(".guide-plan__format[data-guide-export=calendar]").click()
    expect(plan.get_by_text(SAID.no_dates)).to_be_visible()


@reader.also_from_a_disk
def test_a_file_that_cannot_be_made_is_told_of(full: Page) -> None:
    broken = full.locator("template[data-guide-load=export-word]")
    broken.evaluate("(one) => one.content.querySelector('script').setAttribute('src', 'no.js')")
    full.locator(".guide-plan__format[data-guide-export=word]").click()
    expect(full.get_by_text(SAID.failed)).to_be_visible()


@reader.also_from_a_disk
def test_a_link_holds_the_plan_or_it_is_said_why_not(full: Page) -> None:
    button = full.get_by_role("button", name=SAID.share_make, exact=True)
    button.click()
    link = full.get_by_label(SAID.share_link)
    expect(link).to_be_focused()
    expect(link).to_have_value(re.compile(r"min-plan/index\.html#plan=[\w-]+$"))
    # What cannot be made smaller.
    noise = " ".join(str(secrets.randbits(32)) for _ in range(2000))
    line = full.locator(FIRST)
    open_fields(line)
    line.get_by_label("Note", exact=True).fill(noise)
    button.click()
    expect(link).to_be_hidden()
    expect(full.get_by_text(re.compile(r"for stor til et link: \d{5} tegn"))).to_be_visible()


def test_the_readers_name_is_kept(full: Page) -> None:
    field = full.get_by_label(SAID.own_name, exact=True)
    field.fill("Ane Andersen")
    field.blur()
    full.reload()
    expect(field).to_have_value("Ane Andersen")
    stored = reader.stored(full)
    copy = stored["this-copy"]["value"]
    assert stored[f"name/{copy}"]["value"] == "Ane Andersen"
    assert stored[f"name/{copy}"]["by"] == copy


def test_what_the_reader_wrote_is_never_run(full: Page) -> None:
    choose(full, SAID.written, SAID.written_choices["yes"])
    expect(lines(full).first).to_contain_text("Spørg <b>driften</b> først.")
    reader.keep(full, {"name": reader.register("<img src=x onerror=alert(1)>")})
    expect(full.locator(".guide-plan__name")).to_have_text("<img src=x onerror=alert(1)>")


def test_by_keyboard_alone(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PLAN}")
    state = choice(page, SAID.state)
    reader.tab_to(page, state)
    page.keyboard.press("ArrowDown")
    expect(state).to_have_value("open")
    first = page.locator(FIRST)
    reader.tab_to(page, first.get_by_role("checkbox"))
    page.keyboard.press("Space")
    reader.tab_to(page, first.get_by_role("button", name="Note, hvem og frist"), limit=3)
    page.keyboard.press("Enter")
    expect(first.get_by_label("Note", exact=True)).to_be_focused()
    page.keyboard.type("Med tasterne")
    page.keyboard.press("Escape")
    expect(first).to_contain_text("Med tasterne")
    expect(first).to_contain_text(SAID.kept)
    page.reload()
    expect(first).to_be_hidden()
    reset = page.get_by_role("button", name=SAID.reset, exact=True)
    reader.tab_to(page, reset)
    page.keyboard.press("Enter")
    expect(state).to_be_focused()
    expect(first.get_by_role("checkbox")).to_be_checked()


def test_without_scripts_it_is_an_overview(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}/{PLAN}")
    expect(page.get_by_text(SAID.no_script)).to_be_visible()
    expect(lines(page)).to_have_count(TOTAL)
    dead_ones = "article :is(button, select, textarea, input:not([type=checkbox]))"
    for dead in page.locator(dead_ones).all():
        expect(dead).to_be_hidden()
    expect(page.locator(".guide-plan__place a").first).to_be_visible()


@pytest.fixture
def paper(new_page: Callable[..., Page], site_url: str) -> Page:
    """The plan of a project with a bit of everything, as the printer gets it."""
    page = new_page(viewport=A4, reduced_motion="reduce")
    page.goto(f"{site_url}/{PLAN}")
    fill(page)
    page.emulate_media(media="print")
    return page


def test_on_paper_stand_the_project_and_all_that_is_written(paper: Page) -> None:
    written = ("Sallingsvej 2027", "Spørg <b>driften</b> først.", "Vi spørger alle.", "Hvem: Ane")
    for words in written:
        expect(paper.get_by_text(words).filter(visible=True).first).to_be_visible()
    expect(paper.get_by_text(re.compile("^Printet "))).to_be_visible()
    for dead in paper.locator("article :is(button, select, textarea)").all():
        expect(dead).to_be_hidden()
    assert paper.locator("[data-guide-plan-list] .guide-checklist__line input:checked").count() == 2
    empty = paper.locator(".guide-field__printed:empty").filter(visible=True)
    assert empty.first.evaluate("(line) => getComputedStyle(line).borderBottomStyle") == "solid"


def test_a_long_answer_is_printed_whole(paper: Page) -> None:
    paper.emulate_media(media="screen")
    field = paper.locator("[data-guide-plan-list] .guide-answers textarea").last
    field.fill("En linje.\n" * 120 + "Den sidste linje.")
    field.blur()
    paper.emulate_media(media="print")
    printed = paper.locator(".guide-field__printed").filter(has_text="Den sidste linje.")
    expect(printed).to_be_visible()
    assert printed.evaluate("(text) => text.scrollHeight <= text.clientHeight + 1")


def test_paper_shows_what_is_chosen(paper: Page) -> None:
    paper.emulate_media(media="screen")
    choose(paper, SAID.state, SAID.states["done"])
    paper.emulate_media(media="print")
    expect(lines(paper)).to_have_count(3)
    expect(status(paper)).to_contain_text(SAID.states["done"])


def test_no_word_is_cut_off_on_paper(paper: Page) -> None:
    lost = paper.evaluate(LOST_ON_PAPER)
    reader.assert_no(fault for fault in lost if fault.startswith("cut off"))


@pytest.mark.parametrize(
    "size", [reader.NARROW, reader.PHONE, reader.DESKTOP], ids=["320", "390", "1280"]
)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    new_page: Callable[..., Page], site_url: str, size: dict[str, int]
) -> None:
    page = new_page(viewport=size, reduced_motion="reduce")
    page.goto(f"{site_url}/{PLAN}")
    fill(page)
    reader.keep(page, {"item/et-gammelt-punkt/status": reader.register("done")})
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    faults = list(faults_in(page, "plan"))
    page.locator("[data-guide-plan-fold]").evaluate("(fold) => { fold.open = true }")
    choose(page, SAID.order, SAID.orders["date"])
    choose(page, SAID.state, SAID.states["open"])
    lines(page).first.get_by_role("button", name="Note, hvem og frist").click()
    lines(page).first.get_by_role("checkbox").first.check()
    page.evaluate("scrollTo(0, 0)")
    faults += faults_in(page, "plan, being worked in")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.get_by_role("button", name=f"{SAID.erase} …").click()
    faults += faults_in(page, "plan, dialog")
    reader.assert_no(faults)
