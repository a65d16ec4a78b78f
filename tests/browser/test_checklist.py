"""A checklist remembers what its readers make of each item, says how far, and loses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser import reader

PAGE = reader.RECOMMENDATION
OTHER_PAGE = "anbefalinger/brug-genhusningen/index.html"
# A tab that never hears of the other, as one that was asleep.
DEAF_TO_OTHER_TABS = """
window.addEventListener("storage", (event) => event.stopImmediatePropagation(), true)"""


def boxes(page: Page) -> Locator:
    return page.locator("[data-guide-checklist-item]")


def status(page: Page, done: int, total: int = 10) -> Locator:
    return page.locator("[data-guide-checklist]").get_by_text(
        f"{done} af {total} punkter er klaret", exact=True
    )


def reset_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Nulstil tjeklisten")


def item_id(box: Locator) -> str:
    return box.get_attribute("data-guide-checklist-item")


def not_relevant(fields: Locator) -> Locator:
    return fields.get_by_role("checkbox", name="Ikke relevant for os")


# --- Ticks


@reader.everywhere
def test_a_tick_survives_a_reload(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    boxes(page).nth(1).check()
    page.reload()
    expect(boxes(page).nth(1)).to_be_checked()
    expect(boxes(page).first).not_to_be_checked()
    expect(status(page, 1)).to_be_visible()


def test_a_removed_tick_stays_removed(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    page.reload()
    boxes(page).first.uncheck()
    page.reload()
    expect(boxes(page).first).not_to_be_checked()


@reader.also_from_a_disk
def test_a_tick_waits_for_the_reader_on_the_way_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    page.goto(f"{address}/{reader.FRONT_PAGE}")
    page.go_back()
    expect(boxes(page).first).to_be_checked()
    expect(status(page, 1)).to_be_visible()


def test_the_words_of_an_item_tick_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    page.locator(".guide-checklist label span").first.click()
    expect(boxes(page).first).to_be_checked()


def test_who_only_reads_leaves_nothing_behind(page: Page, site_url: str) -> None:
    for path in (PAGE, reader.FRONT_PAGE, "spoergsmaal/index.html"):
        page.goto(f"{site_url}/{path}")
        assert reader.stored(page) == {}


def test_what_has_happened_is_said_with_how_far_it_is(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    # A screen reader says only what changes in a live region that was there before.
    region = reader.notice(page).element_handle()
    boxes(page).first.check()
    expect(reader.notice(page)).to_have_text("Markeret som klaret. 1 af 10 punkter er klaret.")
    assert region.text_content().startswith("Markeret som klaret"), "the live region was replaced"
    boxes(page).first.uncheck()
    expect(reader.notice(page)).to_have_text("Markeret som åbent. 0 af 10 punkter er klaret.")


def test_a_tick_can_be_taken_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    reader.undo(page)
    expect(boxes(page).first).not_to_be_checked()
    expect(reader.notice(page)).to_have_text("Det er fortrudt.")
    page.reload()
    expect(boxes(page).first).not_to_be_checked()


def test_progress_shows_wherever_the_recommendation_is_named(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    beside = page.locator(".guide-nav [aria-current=page] .guide-progress")
    expect(beside).to_be_hidden()
    boxes(page).first.check()
    expect(beside).to_have_text("1 af 10")
    phase = page.locator(".guide-nav__phase[data-guide-phase=under] .guide-nav__label")
    expect(phase).to_contain_text(re.compile(r"1 af \d+"))
    page.goto(f"{site_url}/{reader.FRONT_PAGE}")
    path = page.locator(".guide-phase-path")
    stop = path.get_by_role("listitem").filter(has_text="Skab beskæftigelse").last
    expect(stop).to_contain_text("1 af 10")
    expect(path.locator(".guide-progress").filter(visible=True)).to_have_count(2)


# --- Reset


def test_reset_clears_for_good_and_can_be_taken_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    boxes(page).last.check()
    reset_button(page).click()
    expect(status(page, 0)).to_be_visible()
    page.reload()
    expect(page.locator(".guide-checklist :checked")).to_have_count(0)
    boxes(page).nth(2).check()
    reset_button(page).click()
    reader.undo(page)
    expect(boxes(page).nth(2)).to_be_checked()


def test_reset_leaves_other_checklists_alone(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{OTHER_PAGE}")
    boxes(page).first.check()
    page.goto(f"{site_url}/{PAGE}")
    boxes(page).first.check()
    reset_button(page).click()
    expect(status(page, 0)).to_be_visible()
    page.goto(f"{site_url}/{OTHER_PAGE}")
    expect(boxes(page).first).to_be_checked()


# --- An item's fields


def test_what_is_not_relevant_counts_neither_as_done_nor_as_left(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    item = reader.items(page).first
    fields = reader.open_fields(item)
    not_relevant(fields).check()
    fields.get_by_label("Hvorfor ikke?").fill("Vi har ingen udbud.")
    expect(status(page, 0, 9)).to_be_visible()
    fields.get_by_role("button", name="Luk felterne").click()
    expect(item).to_contain_text("Ikke relevant for os: Vi har ingen udbud.")
    page.reload()
    expect(item).to_contain_text("Ikke relevant for os: Vi har ingen udbud.")
    boxes(page).first.check()
    expect(status(page, 1)).to_be_visible()
    reader.undo(page)
    expect(status(page, 0, 9)).to_be_visible()


def test_a_note_with_who_and_when_stays_with_its_item(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    item = reader.items(page).nth(3)
    fields = reader.open_fields(item)
    expect(fields.get_by_label("Note", exact=True)).to_be_focused()
    page.keyboard.type("Ring til Åse & Søren\n<img src=x onerror=alert(1)>")
    fields.get_by_label("Hvem").fill("Åse Ørsted")
    fields.get_by_label("Frist").fill("2031-02-03")
    page.keyboard.press("Escape")
    page.reload()
    expect(item).to_contain_text("Ring til Åse & Søren\n<img src=x onerror=alert(1)>")
    expect(item).to_contain_text("Hvem: Åse Ørsted")
    expect(item).to_contain_text("Frist: 3. februar 2031")
    assert item.locator("img").count() == 0
    other = reader.open_fields(reader.items(page).nth(4))
    expect(other.get_by_label("Note", exact=True)).to_have_value("")
    assert page.locator("#guide-people option").evaluate_all(
        "(options) => options.map(({ value }) => value)"
    ) == ["Åse Ørsted"]


def test_a_date_that_has_passed_is_marked_until_the_item_is_closed(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}/{PAGE}")
    item = reader.items(page).first
    reader.open_fields(item).get_by_label("Frist").fill("2020-01-31")
    page.keyboard.press("Escape")
    expect(item).to_contain_text("Frist: 31. januar 2020, overskredet")
    boxes(page).first.check()
    expect(item).not_to_contain_text("overskredet")


def test_who_is_saved_while_it_is_typed(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    fields = reader.open_fields(reader.items(page).first)
    fields.get_by_label("Hvem").press_sequentially("Åse")
    page.wait_for_function("() => Object.values(localStorage).some((kept) => kept.includes('Åse'))")
    fields.get_by_label("Hvem").press_sequentially(" Ørsted")
    page.reload()
    expect(reader.items(page).first).to_contain_text("Hvem: Åse Ørsted")


def test_a_year_of_two_digits_is_no_date(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reader.open_fields(reader.items(page).first).get_by_label("Frist").fill("0027-12-01")
    page.keyboard.press("Escape")
    expect(reader.items(page).first).not_to_contain_text("Frist:")


def test_a_note_that_is_emptied_can_be_taken_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    item = reader.items(page).first
    note = reader.open_fields(item).get_by_label("Note", exact=True)
    note.fill("Vigtigt")
    note.blur()
    note.fill("")
    expect(reader.notice(page)).to_have_text("Teksten er fjernet.")
    reader.undo(page)
    expect(note).to_have_value("Vigtigt")


def test_two_steps_with_the_same_item_can_be_taken_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    boxes(page).first.check()
    boxes(page).first.uncheck()
    reader.undo(page)
    expect(boxes(page).first).to_be_checked()
    reader.undo(page)
    expect(boxes(page).first).not_to_be_checked()
    expect(reader.notice(page)).to_have_text("Det er fortrudt.")


def test_a_reset_that_changes_nothing_has_nothing_to_undo(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    reset_button(page).click()
    expect(reader.notice(page)).not_to_have_text("")
    expect(page.get_by_role("button", name="Fortryd")).to_be_hidden()


def test_several_steps_can_be_taken_back_also_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    for nth in range(3):
        boxes(page).nth(nth).check()
    page.keyboard.press("Control+z")
    expect(status(page, 2)).to_be_visible()
    reader.undo(page)
    reader.undo(page)
    expect(status(page, 0)).to_be_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_way_to_note_shows_and_long_words_stay_inside(
    page: Page, site_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}/{PAGE}")
    item = reader.items(page).first
    icon = item.get_by_role("button").locator(".guide-icon")
    assert icon.bounding_box()["width"] > 10
    long = "https://example.org/" + "enmegetlangadresse" * 12
    fields = reader.open_fields(item)
    fields.get_by_label("Note", exact=True).fill(long)
    fields.get_by_label("Hvem").fill("Meget" * 30)
    page.locator("[data-guide-answers] textarea").first.fill(long)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
    page.keyboard.press("Escape")
    fields.get_by_role("button", name="Luk felterne").click()
    assert not page.evaluate(wide)


def test_the_keyboard_alone_ticks_notes_and_sets_aside(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}#tjekliste")
    reader.tab_to(page, boxes(page).first, limit=10)
    page.keyboard.press("Space")
    expect(boxes(page).first).to_be_checked()
    opener = reader.items(page).first.get_by_role("button", name=re.compile("^Note, hvem"))
    reader.tab_to(page, opener, limit=2)
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    fields = reader.items(page).first.get_by_role("group")
    expect(fields.get_by_label("Note", exact=True)).to_be_focused()
    page.keyboard.type("Skrevet uden mus")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(not_relevant(fields)).to_be_checked()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    page.reload()
    expect(reader.items(page).first).to_contain_text("Skrevet uden mus")
    expect(status(page, 0, 9)).to_be_visible()


# --- Ids that the guide gave up, and what earlier releases kept


def give_first_item_old_ids(page: Page) -> None:
    """Serve the guide as if its first item here had been called otherwise before."""

    def rename(route: Route) -> None:
        answer = route.fetch()
        script = answer.text()
        before = 'guideFormerIds={"item":{}'
        assert before in script
        script = script.replace(before, 'guideFormerIds={"item":' + former)
        route.fulfill(response=answer, body=script)

    former = '{"gammelt-id":"vaelg-aftale-eller-klausul","aeldre-id":"vaelg-aftale-eller-klausul"}'
    page.route("**/guide.*.js", rename)


@pytest.mark.parametrize("old", ["gammelt-id", "aeldre-id"])
def test_what_stands_on_an_item_follows_it_to_a_new_id(
    page: Page, site_url: str, old: str
) -> None:
    give_first_item_old_ids(page)
    page.goto(f"{site_url}/{PAGE}")
    reader.store(page, {
        "project/p1/name": '{"value":"","at":1,"by":"c1"}',
        f"project/p1/item/{old}/status": '{"value":"done","at":2,"by":"c1"}',
        f"project/p1/item/{old}/note": '{"texts":[{"text":"Fra før","at":2,"by":"c1"}]}',
    })
    page.reload()
    expect(boxes(page).first).to_be_checked()
    expect(reader.items(page).first).to_contain_text("Fra før")
    expect(reader.items(page).first).to_contain_text("Punktet er skrevet om i guiden")
    boxes(page).first.uncheck()
    page.reload()
    expect(boxes(page).first).not_to_be_checked()
    kept = reader.stored(page)
    assert f"project/p1/item/{old}/status" not in kept
    assert kept["project/p1/item/vaelg-aftale-eller-klausul/status"]["value"] == "open"


def test_an_old_id_does_not_overrule_a_newer_choice(page: Page, site_url: str) -> None:
    give_first_item_old_ids(page)
    page.goto(f"{site_url}/{PAGE}")
    boxes(page).first.check()
    boxes(page).first.uncheck()
    project = reader.stored(page)["current-project"]["value"]
    reader.store(
        page, {f"project/{project}/item/gammelt-id/status": '{"value":"done","at":5,"by":"c1"}'}
    )
    page.reload()
    expect(boxes(page).first).not_to_be_checked()


def test_the_first_releases_ticks_are_taken_over(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    at = "2026-11-02T10:00:00.000Z"
    reader.store(page, {
        "item:skriv-kravet-ind-i-udbuddet": f'{{"state":"done","at":"{at}"}}',
        "item:vaelg-stoettemodel": f'{{"state":"open","at":"{at}"}}',
        "item:findes-ikke-mere": f'{{"state":"done","at":"{at}"}}',
    })
    page.reload()
    expect(boxes(page).nth(1)).to_be_checked()
    expect(status(page, 1)).to_be_visible()
    kept = reader.stored(page)
    assert not [key for key in kept if key.startswith("item:")]
    assert sorted(
        (key.split("/")[3], record["value"]) for key, record in kept.items() if "/item/" in key
    ) == [
        ("findes-ikke-mere", "done"), ("skriv-kravet-ind-i-udbuddet", "done"),
        ("vaelg-stoettemodel", "open"),
    ]


# --- Two tabs


@reader.also_from_a_disk
def test_two_tabs_stay_in_step(page: Page, address: str) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    expect(boxes(other).first).to_be_checked()
    expect(status(other, 1)).to_be_visible()
    boxes(other).first.uncheck()
    expect(boxes(page).first).not_to_be_checked()
    expect(status(page, 0)).to_be_visible()


def test_undo_leaves_what_another_tab_has_set_since(page: Page, address: str) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    expect(boxes(other).first).to_be_checked()
    boxes(other).first.uncheck()
    boxes(other).first.check()
    expect(status(other, 1)).to_be_visible()
    expect(boxes(page).first).to_be_checked()
    reader.undo(page)
    expect(reader.notice(page)).to_contain_text("ændret eller slettet siden")
    expect(boxes(page).first).to_be_checked()


def test_who_and_when_belong_to_the_project_they_are_written_in(page: Page, address: str) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{address}/{PAGE}")
    fields = reader.open_fields(reader.items(page).first)
    fields.get_by_label("Frist").fill("2031-02-03")
    make = reader.name_project(other, "Et andet")
    fields.get_by_label("Hvem").press_sequentially("Åse")
    make.click()
    expect(fields.get_by_label("Hvem")).to_have_value("")
    expect(fields.get_by_label("Frist")).to_have_value("")
    expect(fields.get_by_label("Hvem")).to_be_focused()
    page.keyboard.type("Søren")
    page.keyboard.press("Escape")
    written = {
        key.split("/")[1]: record["value"]
        for key, record in reader.stored(page).items() if key.endswith("/who")
    }
    assert sorted(written.values()) == ["Søren", "Åse"]


@reader.also_from_a_disk
def test_two_tabs_never_overwrite_each_other(page: Page, address: str) -> None:
    page.context.add_init_script(DEAF_TO_OTHER_TABS)
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    boxes(other).last.check()
    for tab in (page, other):
        tab.reload()
        expect(boxes(tab).first).to_be_checked()
        expect(boxes(tab).last).to_be_checked()


# --- Storage that is blocked, full, emptied or damaged


def test_blocked_storage_leaves_a_list_that_works_and_says_so(page: Page, address: str) -> None:
    page.add_init_script(reader.BLOCKED_STORAGE)
    page.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    fields = reader.open_fields(reader.items(page).nth(1))
    fields.get_by_label("Note", exact=True).fill("Står her endnu")
    page.keyboard.press("Escape")
    expect(boxes(page).first).to_be_checked()
    expect(reader.items(page).nth(1)).to_contain_text("Står her endnu")
    expect(status(page, 1)).to_be_visible()
    expect(reader.trouble(page)).to_contain_text("tillader ikke, at noget bliver gemt")


def test_full_storage_keeps_what_is_new_and_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    boxes(page).last.check()
    page.evaluate(
        """() => {
          window.guidesOwn = Storage.prototype.setItem
          Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }
        }"""
    )
    boxes(page).first.check()
    expect(boxes(page).first).to_be_checked()
    expect(boxes(page).last).to_be_checked()
    expect(status(page, 2)).to_be_visible()
    expect(reader.trouble(page)).to_contain_text("lager er fuldt")
    page.evaluate("() => { Storage.prototype.setItem = window.guidesOwn }")
    page.get_by_role("button", name="Gem igen").click()
    expect(reader.trouble(page)).to_have_text("")
    page.reload()
    expect(status(page, 2)).to_be_visible()


@reader.also_from_a_disk
def test_what_did_not_fit_is_there_when_the_page_opens_again(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    boxes(page).last.check()
    page.add_init_script(reader.FULL_STORAGE)
    page.reload()
    boxes(page).first.check()
    reader.wait_until_noted(page, item_id(boxes(page).first))
    page.reload()
    expect(boxes(page).first).to_be_checked()
    expect(reader.trouble(page)).to_contain_text("lager er fuldt")


@pytest.mark.parametrize("damage", ["{oops", "", "null", "42", '"done"', "[]", '{"value":7}'])
def test_a_damaged_value_is_set_aside_and_told_of(page: Page, site_url: str, damage: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    boxes(page).first.check()
    boxes(page).nth(1).check()
    kept = reader.stored(page)
    project = kept["current-project"]["value"]
    key = f"project/{project}/item/{item_id(boxes(page).first)}/status"
    reader.store(page, {key: damage})
    page.evaluate("() => indexedDB.deleteDatabase('sammen-om-helheden:v1:journal')")
    page.reload()
    expect(reader.trouble(page)).to_contain_text("kan ikke læses")
    expect(boxes(page).nth(1)).to_be_checked()
    aside = page.evaluate(
        "() => Object.entries(localStorage).filter(([key]) => key.includes(':damaged/'))"
    )
    assert aside == [[f"sammen-om-helheden:v1:damaged/{key}", damage]]
    boxes(page).first.check()
    page.get_by_role("button", name="Fjern det, der ikke kan læses").click()
    expect(reader.trouble(page)).to_have_text("")
    page.reload()
    expect(status(page, 2)).to_be_visible()


def test_every_stored_key_may_be_damaged(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    boxes(page).first.check()
    fields = reader.open_fields(reader.items(page).first)
    fields.get_by_label("Note", exact=True).fill("En note")
    fields.get_by_label("Hvem").fill("Bo")
    page.keyboard.press("Escape")
    page.locator("[data-guide-colour-scheme]").click()
    keys = list(reader.stored(page))
    assert len(keys) >= 7
    for damage in ("{oops", "[]", '{"at":"x"}'):
        for key in keys:
            reader.store(page, {key: damage})
            page.reload()
            boxes(page).nth(1).check()
            expect(boxes(page).nth(1)).to_be_checked()
            boxes(page).nth(1).uncheck()


@reader.also_from_a_disk
def test_what_is_on_the_page_stays_when_the_storage_is_emptied(page: Page, address: str) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    expect(boxes(other).first).to_be_checked()
    other.evaluate("() => localStorage.clear()")
    expect(reader.trouble(page)).to_contain_text("er blevet tømt")
    expect(boxes(page).first).to_be_checked()
    boxes(page).nth(1).check()
    page.get_by_role("button", name="Gem igen").click()
    expect(reader.trouble(page)).to_have_text("")
    page.reload()
    expect(status(page, 2)).to_be_visible()


def test_who_empties_the_storage_and_goes_is_asked_about_it(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}/{PAGE}")
    boxes(page).first.check()
    page.evaluate("() => localStorage.clear()")
    page.goto(f"{site_url}/{OTHER_PAGE}")
    expect(reader.trouble(page)).to_contain_text("hentes tilbage")
    page.goto(f"{site_url}/{PAGE}")
    expect(status(page, 0)).to_be_visible()
    page.get_by_role("button", name="Lad det være slettet").click()
    expect(reader.trouble(page)).to_have_text("")
    page.reload()
    expect(boxes(page).first).not_to_be_checked()
    assert reader.stored(page) == {}


@reader.also_from_a_disk
def test_what_was_emptied_can_be_brought_back_on_the_next_page(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    reader.wait_until_noted(page, item_id(boxes(page).first))
    page.evaluate("() => localStorage.clear()")
    page.goto(f"{address}/{OTHER_PAGE}")
    page.get_by_role("button", name="Hent det tilbage").click()
    expect(reader.notice(page)).to_have_text("Det er hentet tilbage.")
    expect(reader.trouble(page)).to_have_text("")
    page.goto(f"{address}/{PAGE}")
    expect(boxes(page).first).to_be_checked()


@reader.also_from_a_disk
def test_bringing_back_takes_what_another_tab_still_has(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    other = page.context.new_page()
    other.goto(f"{address}/{PAGE}")
    expect(boxes(other).first).to_be_checked()
    page.evaluate(
        """() => {
          indexedDB.deleteDatabase('sammen-om-helheden:v1:journal')
          localStorage.clear()
        }"""
    )
    expect(reader.trouble(other)).to_contain_text("er blevet tømt")
    page.goto(f"{address}/{OTHER_PAGE}")
    page.get_by_role("button", name="Hent det tilbage").click()
    expect(reader.trouble(other)).to_have_text("")
    expect(boxes(other).first).to_be_checked()
    page.goto(f"{address}/{PAGE}")
    expect(boxes(page).first).to_be_checked()


# --- Without scripts, and its names


def test_without_scripts_it_is_a_list_of_boxes_that_tick(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    expect(boxes(page).first).to_be_checked()
    expect(reset_button(page)).to_be_hidden()
    expect(page.get_by_role("button", name=re.compile("^Note"))).to_have_count(0)
    expect(page.locator("[data-guide-checklist-status]")).to_be_hidden()


def test_every_box_is_called_what_stands_beside_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    for box in boxes(page).all():
        words = box.locator("xpath=following-sibling::span")
        expect(box).to_have_accessible_name(words.inner_text())


def test_what_is_stored_is_one_key_a_thing_with_its_time(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    for box in boxes(page).all():
        box.check()
    kept = reader.stored(page)
    project = kept["current-project"]["value"]
    things = {key for key in kept if key.startswith(f"project/{project}/item/")}
    assert things == {
        f"project/{project}/item/{item_id(box)}/status" for box in boxes(page).all()
    }
    assert all(isinstance(kept[key]["at"], int) for key in things)
    assert page.evaluate("() => Object.keys(localStorage).length") == len(kept)
