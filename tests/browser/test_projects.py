"""A reader's projects: named, switched, copied, put away and deleted, and always taken back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser import reader
from tests.browser.reader import create_project as create
from tests.browser.reader import open_projects as open_sheet

PAGE = reader.RECOMMENDATION
DAY = 24 * 60 * 60 * 1000  # ms


def opener(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Projekt:"))


def tick(page: Page, nth: int = 0) -> None:
    page.locator("[data-guide-checklist-item]").nth(nth).check()


def ticked(page: Page) -> Locator:
    return page.locator("[data-guide-checklist-item]:checked")


@pytest.fixture
def two(page: Page, site_url: str) -> Page:
    """A page where the reader has two projects with a tick each, and works in the second."""
    page.goto(f"{site_url}/{PAGE}")
    create(page, "Sallingsvej 2027")
    tick(page, 0)
    create(page, "Tambosund 2028")
    tick(page, 1)
    return page


@reader.on_both_engines
def test_a_first_visit_needs_no_project(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    expect(opener(page)).to_contain_text("Min plan")
    tick(page)
    expect(opener(page)).to_contain_text("Projekt uden navn")
    page.reload()
    expect(opener(page)).to_contain_text("Projekt uden navn")
    expect(ticked(page)).to_have_count(1)


def test_the_first_name_goes_to_what_is_there_already(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    tick(page)
    found = open_sheet(page)
    found.get_by_text("Navn og organisation").click()
    found.get_by_label("Projektets navn").first.fill("Sallingsvej 2027")
    found.get_by_label(re.compile("^Organisation")).fill("Boligselskabet Æblehaven")
    found.get_by_role("button", name="Gem").click()
    expect(opener(page)).to_contain_text("Sallingsvej 2027")
    expect(ticked(page)).to_have_count(1)
    page.reload()
    found = open_sheet(page)
    found.get_by_text("Navn og organisation").click()
    organisation = found.get_by_label(re.compile("^Organisation"))
    expect(organisation).to_have_value("Boligselskabet Æblehaven")


def test_each_project_has_its_own_ticks(two: Page) -> None:
    expect(opener(two)).to_contain_text("Tambosund 2028")
    expect(ticked(two)).to_have_count(1)
    found = open_sheet(two)
    expect(found.get_by_role("button", name=re.compile("^Tambosund"))).to_have_attribute(
        "aria-current", "true"
    )
    found.get_by_role("button", name=re.compile("^Sallingsvej")).click()
    expect(opener(two)).to_contain_text("Sallingsvej 2027")
    expect(two.locator("[data-guide-checklist-item]").first).to_be_checked()
    expect(two.locator("[data-guide-checklist-item]").nth(1)).not_to_be_checked()


def test_every_page_and_tab_shows_the_current_project(two: Page, site_url: str) -> None:
    other = two.context.new_page()
    other.goto(f"{site_url}/{reader.FRONT_PAGE}")
    expect(opener(other)).to_contain_text("Tambosund 2028")
    open_sheet(two).get_by_role("button", name=re.compile("^Sallingsvej")).click()
    expect(opener(other)).to_contain_text("Sallingsvej 2027")


def test_a_copy_is_a_project_of_its_own(two: Page) -> None:
    open_sheet(two).get_by_role("button", name="Kopiér projektet").click()
    expect(opener(two)).to_contain_text("Tambosund 2028 – kopi")
    tick(two, 2)
    expect(ticked(two)).to_have_count(2)
    open_sheet(two).get_by_role("button", name=re.compile(r"^Tambosund 2028 \d")).click()
    expect(ticked(two)).to_have_count(1)


@pytest.mark.parametrize(
    ("put_away", "get_back"), [("Arkivér", "Hent frem af arkivet"), ("Slet", "Hent tilbage")]
)
def test_what_is_put_away_can_be_taken_back_now_and_later(
    two: Page, put_away: str, get_back: str
) -> None:
    open_sheet(two).get_by_role("button", name=put_away, exact=True).click()
    reader.undo(two)
    expect(opener(two)).to_contain_text("Tambosund 2028")
    expect(ticked(two)).to_have_count(1)
    open_sheet(two).get_by_role("button", name=put_away, exact=True).click()
    expect(opener(two)).to_contain_text("Sallingsvej 2027")
    expect(two.locator("[data-guide-checklist-item]").first).to_be_checked()
    expect(two.locator("[data-guide-checklist-item]").nth(1)).not_to_be_checked()
    two.reload()
    found = open_sheet(two)
    found.get_by_text("Arkiverede og slettede").click()
    found.get_by_role("button", name=f"{get_back}: Tambosund 2028").click()
    open_sheet(two).get_by_role("button", name=re.compile("^Tambosund")).click()
    expect(ticked(two)).to_have_count(1)


def test_deleting_for_good_asks_and_leaves_nothing(two: Page) -> None:
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    open_sheet(two).get_by_role("button", name="Slet", exact=True).click()
    found = open_sheet(two)
    found.get_by_text("Arkiverede og slettede").click()
    two.once("dialog", accept)
    found.get_by_role("button", name="Slet for altid: Tambosund 2028").click()
    expect(reader.notice(two)).to_contain_text("slettet for altid")
    assert asked == ["Vil du slette »Tambosund 2028« for altid? Det kan ikke fortrydes."]
    assert "Tambosund" not in str(reader.stored(two))
    assert len({key.split("/")[1] for key in reader.stored(two) if "project/" in key}) == 1


def test_a_new_project_can_be_taken_back(two: Page) -> None:
    create(two, "En fejl")
    reader.undo(two)
    expect(opener(two)).to_contain_text("Tambosund 2028")
    assert "En fejl" not in str(reader.stored(two))


def test_what_was_made_in_a_new_project_survives_undoing_it(two: Page) -> None:
    create(two, "Nyt og i brug")
    tick(two, 4)
    reader.undo(two)
    reader.undo(two)
    expect(reader.notice(two)).to_contain_text("ændret eller slettet siden")
    expect(opener(two)).to_contain_text("Nyt og i brug")


def test_a_name_that_is_written_and_not_saved_is_saved_on_closing(two: Page) -> None:
    found = open_sheet(two)
    found.get_by_text("Navn og organisation").click()
    found.get_by_label(re.compile("^Organisation")).fill("Boligselskabet Æblehaven")
    two.keyboard.press("Escape")
    expect(reader.notice(two)).to_contain_text("hedder nu")
    organisations = [
        record["value"] for key, record in reader.stored(two).items()
        if key.endswith("/organisation")
    ]
    assert organisations == ["Boligselskabet Æblehaven"]


def test_a_sheet_without_its_script_says_so_and_takes_nothing_in(
    page: Page, site_url: str
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site_url}/{PAGE}")
    page.route("**/projects.*.js", lambda route: route.abort())
    found = open_sheet(page)
    expect(reader.notice(page)).to_contain_text("kunne ikke hentes")
    expect(found.get_by_text("Nyt projekt", exact=True)).to_be_hidden()
    page.unroute("**/projects.*.js")
    page.keyboard.press("Escape")
    create(page, "Sallingsvej 2027")
    assert errors == []


@pytest.mark.parametrize("leave", ["Kopiér projektet", "Arkivér", "Slet", "Sallingsvej"])
def test_a_name_that_is_written_stays_with_its_project_whatever_comes_next(
    two: Page, leave: str
) -> None:
    found = open_sheet(two)
    found.get_by_text("Navn og organisation").click()
    found.get_by_label("Projektets navn").first.press("End")
    two.keyboard.type(" B")
    found.get_by_role("button", name=re.compile(f"^{leave}")).click()
    expect(found).to_be_hidden()
    names = [
        record["value"] for key, record in reader.stored(two).items() if key.endswith("/name")
    ]
    copy = ["Tambosund 2028 B – kopi"] if leave == "Kopiér projektet" else []
    assert sorted(names) == ["Sallingsvej 2027", "Tambosund 2028 B", *copy]


def test_a_name_stops_where_another_tab_turns_to_another_project(
    two: Page, site_url: str
) -> None:
    other = two.context.new_page()
    other.goto(f"{site_url}/{PAGE}")
    found = open_sheet(two)
    found.get_by_text("Navn og organisation").click()
    found.get_by_label("Projektets navn").first.press("End")
    two.keyboard.type(" ny")
    open_sheet(other).get_by_role("button", name=re.compile("^Sallingsvej")).click()
    expect(opener(two)).to_contain_text("Sallingsvej 2027")
    two.keyboard.type(" vej")
    two.keyboard.press("Escape")
    names = [
        record["value"] for key, record in reader.stored(two).items() if key.endswith("/name")
    ]
    assert sorted(names) == ["Sallingsvej 2027", "Tambosund 2028 ny"]


def test_spaces_alone_are_no_name(two: Page) -> None:
    found = open_sheet(two)
    found.get_by_text("Nyt projekt", exact=True).click()
    found.get_by_label("Projektets navn").last.fill("   ")
    found.get_by_role("button", name="Opret").click()
    expect(found).to_be_visible()
    found.get_by_label("Projektets navn").last.fill(" Æblehaven ")
    found.get_by_role("button", name="Opret").click()
    expect(reader.notice(two)).to_contain_text("»Æblehaven«")


def test_undo_shows_beside_what_it_takes_back_alone(two: Page) -> None:
    undo = two.get_by_role("button", name="Fortryd")
    expect(undo).to_be_visible()
    open_sheet(two).get_by_role("button", name=re.compile("^Sallingsvej")).click()
    expect(reader.notice(two)).to_have_text("Du arbejder nu i projektet »Sallingsvej 2027«.")
    expect(undo).to_be_hidden()


def erase_current(page: Page, name: str) -> None:
    open_sheet(page).get_by_role("button", name="Slet", exact=True).click()
    found = open_sheet(page)
    found.get_by_text("Arkiverede og slettede").click()
    page.once("dialog", Dialog.accept)
    found.get_by_role("button", name=f"Slet for altid: {name}").click()
    expect(reader.notice(page)).to_contain_text("slettet for altid")


def projects_in(page: Page) -> set[str]:
    return {key.split("/")[1] for key in reader.stored(page) if key.startswith("project/")}


def test_a_project_that_is_gone_does_not_come_back_in_pieces(two: Page, site_url: str) -> None:
    other = two.context.new_page()
    other.goto(f"{site_url}/{PAGE}")
    erase_current(other, "Tambosund 2028")
    expect(opener(two)).to_contain_text("Sallingsvej 2027")
    left = projects_in(two)
    two.keyboard.press("Control+z")
    expect(reader.notice(two)).to_contain_text("ændret eller slettet siden")
    assert projects_in(two) == left
    assert len(left) == 1


def test_what_was_done_in_other_projects_can_be_undone_after_one_is_erased(two: Page) -> None:
    open_sheet(two).get_by_role("button", name=re.compile("^Sallingsvej")).click()
    tick(two, 3)
    open_sheet(two).get_by_role("button", name=re.compile("^Tambosund")).click()
    erase_current(two, "Tambosund 2028")
    left = projects_in(two)
    expect(ticked(two)).to_have_count(2)
    two.keyboard.press("Control+z")
    expect(reader.notice(two)).to_contain_text("ændret eller slettet siden")
    two.keyboard.press("Control+z")
    expect(ticked(two)).to_have_count(1)
    assert projects_in(two) == left


def test_a_step_of_a_step_can_be_taken_back(two: Page) -> None:
    open_sheet(two).get_by_role("button", name="Arkivér", exact=True).click()
    found = open_sheet(two)
    found.get_by_text("Arkiverede og slettede").click()
    found.get_by_role("button", name="Hent frem af arkivet: Tambosund 2028").click()
    reader.undo(two)
    reader.undo(two)
    expect(reader.notice(two)).to_have_text("Det er fortrudt.")
    expect(opener(two)).to_contain_text("Tambosund 2028")


def test_another_tab_that_turns_to_another_project_is_told_of(two: Page, site_url: str) -> None:
    other = two.context.new_page()
    other.goto(f"{site_url}/{PAGE}")
    open_sheet(two).get_by_role("button", name=re.compile("^Sallingsvej")).click()
    expect(reader.notice(other)).to_have_text("Du arbejder nu i projektet »Sallingsvej 2027«.")


def test_a_name_is_text_and_never_markup(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    name = "<img src=x onerror=alert(1)>"
    create(page, name)
    expect(opener(page)).to_contain_text(name)
    expect(open_sheet(page)).to_contain_text(name)
    assert page.locator(".guide-header img, #projekter img").count() == 0


def test_the_keyboard_alone_names_and_switches(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reader.tab_to(page, opener(page), limit=20)
    page.keyboard.press("Enter")
    found = page.locator("#projekter")
    reader.tab_to(page, found.get_by_text("Nyt projekt", exact=True), limit=10)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Skrevet uden mus")
    page.keyboard.press("Enter")
    expect(opener(page)).to_contain_text("Skrevet uden mus")
    expect(found).to_be_hidden()
    expect(opener(page)).to_be_focused()
    page.keyboard.press("Enter")
    reader.tab_to(page, found.get_by_role("button", name=re.compile("^Skrevet uden mus")), limit=5)
    page.keyboard.press("Enter")
    expect(found).to_be_hidden()
    expect(opener(page)).to_be_focused()


def test_on_a_phone_the_project_is_named_and_the_sheet_can_be_used(
    page: Page, site_url: str
) -> None:
    page.set_viewport_size(reader.PHONE)
    page.goto(f"{site_url}/{PAGE}")
    create(page, "Sallingsvej 2027")
    expect(opener(page)).to_contain_text("Sallingsvej 2027")
    found = open_sheet(page)
    found.get_by_role("button", name="Luk", exact=True).click()
    expect(found).to_be_hidden()


def test_the_components_examples_can_be_tried_and_leave_nothing(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}/om-guiden/komponenter/index.html")
    item = page.locator("[data-guide-example] [data-guide-item]").first
    item.get_by_role("checkbox").check()
    expect(item.get_by_role("checkbox")).to_be_checked()
    reader.open_fields(item).get_by_label("Note", exact=True).fill("Et forsøg")
    page.keyboard.press("Escape")
    expect(item).to_contain_text("Et forsøg")
    answer = page.locator("[data-guide-example] [data-guide-answers] textarea").first
    answer.fill("Et andet forsøg")
    answer.blur()
    expect(answer).to_have_value("Et andet forsøg")
    assert reader.stored(page) == {}


def test_a_copy_is_asked_for_after_a_while_and_the_question_goes_away(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}/{PAGE}")
    tick(page)
    now = page.evaluate("() => Date.now()")
    page.clock.set_fixed_time(now + 31 * DAY)
    page.reload()
    expect(reader.trouble(page)).to_contain_text("i mere end 30 dage")
    page.get_by_role("button", name="Ikke nu").click()
    expect(reader.trouble(page)).to_have_text("")
    page.reload()
    expect(reader.trouble(page)).to_have_text("")
    page.clock.set_fixed_time(now + 63 * DAY)
    page.reload()
    with page.expect_download():
        page.get_by_role("button", name="Hent en kopi").click()
    expect(reader.trouble(page)).to_have_text("")
    page.reload()
    expect(reader.trouble(page)).to_have_text("")
