"""A checklist remembers what its reader ticked, says how far, and loses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Locator, Page, Route, expect

from macros.guide import load_guide
from publish.build import ROOT
from tests.browser import reader

PAGE = reader.RECOMMENDATION
ITEM = "[data-guide-checklist-item]"
BLOCKED_STORAGE = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError") } })
}"""
FULL_STORAGE = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }"""
# A tab that never hears of the other, as one that was asleep.
DEAF_TO_OTHER_TABS = """
window.addEventListener("storage", (event) => event.stopImmediatePropagation(), true)"""


@pytest.fixture(scope="module")
def cannot_save() -> str:
    """What a reader is told whose browser keeps nothing."""
    return load_guide(ROOT).site.texts.checklist_blocked


def boxes(page: Page) -> Locator:
    return page.locator(".guide-checklist").get_by_role("checkbox")


def status(page: Page, done: int) -> Locator:
    total = boxes(page).count()
    return page.get_by_text(re.compile(rf"^{done} af {total} punkter er krydset af"))


def reset_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Nulstil tjeklisten")


def stored_key(page: Page, item: str) -> str:
    return page.evaluate(
        "(item) => document.querySelector('meta[name=guide-namespace]').content + 'item:' + item",
        item,
    )


def store_tick(page: Page, item: str, at: str) -> str:
    """Put a tick in the storage by hand, as set at that time; return its key."""
    key = stored_key(page, item)
    tick = f'{{"state": "done", "at": "{at}"}}'
    page.evaluate("([key, tick]) => localStorage.setItem(key, tick)", [key, tick])
    return key


def item_id(box: Locator) -> str:
    return box.get_attribute("data-guide-checklist-item")


@reader.on_both_engines
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


def test_a_tick_waits_for_the_reader_on_the_way_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    page.goto(f"{address}/{reader.FRONT_PAGE}")
    page.go_back()
    expect(boxes(page).first).to_be_checked()
    expect(status(page, 1)).to_be_visible()


def test_the_keyboard_ticks(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}#tjekliste")
    reader.tab_to(page, boxes(page).first, limit=10)
    page.keyboard.press("Space")
    expect(boxes(page).first).to_be_checked()
    reader.tab_to(page, boxes(page).nth(1), limit=10)
    page.keyboard.press("Space")
    expect(status(page, 2)).to_be_visible()
    page.reload()
    expect(boxes(page).nth(1)).to_be_checked()


def test_the_words_of_an_item_tick_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    page.locator(".guide-checklist label span").first.click()
    expect(boxes(page).first).to_be_checked()


def test_progress_is_said_as_it_changes(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    # A screen reader announces only what changes in a live region that was there before.
    live = page.locator(".guide-checklist [aria-live=polite]")
    expect(live).to_be_visible()
    expect(live).to_have_text(re.compile(r"^0 af \d+ punkter er krydset af$"))
    region = live.element_handle()
    boxes(page).first.check()
    expect(status(page, 1)).to_be_visible()
    assert region.text_content().startswith("1 af "), "the live region was replaced, not changed"
    boxes(page).first.uncheck()
    expect(status(page, 0)).to_be_visible()


def test_reset_asks_and_clears_for_good(page: Page, address: str) -> None:
    questions: list[str] = []

    def accept(dialog: Dialog) -> None:
        questions.append(dialog.message)
        dialog.accept()

    page.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    boxes(page).last.check()
    page.once("dialog", accept)
    reset_button(page).click()
    expect(status(page, 0)).to_be_visible()
    assert questions == ["Vil du fjerne alle krydser i denne tjekliste?"]
    page.reload()
    expect(page.locator(".guide-checklist :checked")).to_have_count(0)


def test_reset_keeps_everything_when_the_reader_says_no(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    boxes(page).first.check()
    page.once("dialog", lambda dialog: dialog.dismiss())
    reset_button(page).click()
    expect(boxes(page).first).to_be_checked()
    page.reload()
    expect(boxes(page).first).to_be_checked()


def test_reset_leaves_other_checklists_alone(page: Page, site_url: str) -> None:
    other = "anbefalinger/brug-genhusningen/index.html"
    page.goto(f"{site_url}/{other}")
    boxes(page).first.check()
    page.goto(f"{site_url}/{PAGE}")
    boxes(page).first.check()
    page.once("dialog", lambda dialog: dialog.accept())
    reset_button(page).click()
    expect(status(page, 0)).to_be_visible()
    page.goto(f"{site_url}/{other}")
    expect(boxes(page).first).to_be_checked()


def give_first_item_an_old_id(page: Page) -> None:
    """Serve the page as if its first item had been called `gammelt-id` before."""

    def rename(route: Route) -> None:
        answer = route.fetch()
        html = answer.text().replace(
            'data-guide-aliases=""', 'data-guide-aliases="gammelt-id aeldre-id"', 1
        )
        assert "gammelt-id" in html
        route.fulfill(response=answer, body=html)

    page.route(f"**/{PAGE}", rename)


@pytest.mark.parametrize("old", ["gammelt-id", "aeldre-id"])
def test_a_tick_follows_its_item_to_a_new_id(page: Page, site_url: str, old: str) -> None:
    give_first_item_an_old_id(page)
    page.goto(f"{site_url}/{PAGE}")
    old_key = store_tick(page, old, "2026-01-01T00:00:00Z")
    page.reload()
    expect(boxes(page).first).to_be_checked()
    expect(status(page, 1)).to_be_visible()
    assert page.evaluate("(key) => localStorage.getItem(key)", old_key) is None
    boxes(page).first.uncheck()
    page.reload()
    expect(boxes(page).first).not_to_be_checked()


def test_an_old_id_does_not_overrule_a_newer_choice(page: Page, site_url: str) -> None:
    give_first_item_an_old_id(page)
    page.goto(f"{site_url}/{PAGE}")
    boxes(page).first.check()
    boxes(page).first.uncheck()
    store_tick(page, "gammelt-id", "2001-01-01T00:00:00Z")
    page.reload()
    expect(boxes(page).first).not_to_be_checked()


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


def test_blocked_storage_leaves_a_list_that_ticks_and_says_so(
    page: Page, address: str, cannot_save: str
) -> None:
    page.add_init_script(BLOCKED_STORAGE)
    page.goto(f"{address}/{PAGE}")
    boxes(page).first.check()
    boxes(page).nth(1).check()
    expect(boxes(page).first).to_be_checked()
    expect(status(page, 2)).to_contain_text(cannot_save)
    page.once("dialog", lambda dialog: dialog.accept())
    reset_button(page).click()
    expect(status(page, 0)).to_be_visible()


def test_full_storage_leaves_a_list_that_ticks_and_says_so(
    page: Page, address: str, cannot_save: str
) -> None:
    page.goto(f"{address}/{PAGE}")
    boxes(page).last.check()
    page.add_init_script(FULL_STORAGE)
    page.reload()
    boxes(page).first.check()
    expect(boxes(page).first).to_be_checked()
    expect(boxes(page).last).to_be_checked()
    expect(status(page, 2)).to_contain_text(cannot_save)


@pytest.mark.parametrize("damage", ["{oops", "", "null", "42", '"done"', "[]", "1"])
def test_a_damaged_value_is_an_unticked_box(page: Page, site_url: str, damage: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    key = stored_key(page, item_id(boxes(page).first))
    page.evaluate("([key, damage]) => localStorage.setItem(key, damage)", [key, damage])
    page.reload()
    expect(boxes(page).first).not_to_be_checked()
    expect(status(page, 0)).to_be_visible()
    boxes(page).first.check()
    page.reload()
    expect(boxes(page).first).to_be_checked()


def test_without_scripts_it_is_a_list_of_boxes_that_tick(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}/{PAGE}")
    items = page.locator(".guide-checklist").get_by_role("listitem").filter(
        has=page.get_by_role("checkbox")
    )
    expect(items).to_have_count(boxes(page).count())
    boxes(page).first.check()
    expect(boxes(page).first).to_be_checked()
    expect(reset_button(page)).to_be_hidden()
    expect(page.locator(".guide-checklist [aria-live]")).to_be_hidden()


def test_every_box_is_called_what_stands_beside_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    for box in boxes(page).all():
        words = box.locator("xpath=following-sibling::span")
        expect(box).to_have_accessible_name(words.inner_text())


def test_what_is_stored_is_under_the_namespace_of_the_guide(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    before = set(page.evaluate("() => Object.keys(localStorage)"))
    for box in boxes(page).all():
        box.check()
    added = set(page.evaluate("() => Object.keys(localStorage)")) - before
    namespace = page.locator("meta[name=guide-namespace]").get_attribute("content")
    assert added == {f"{namespace}item:{item_id(box)}" for box in boxes(page).all()}
    assert namespace.endswith(":")


def test_a_stranger_who_empties_the_storage_breaks_nothing(page: Page, site_url: str) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{site_url}/{PAGE}")
    boxes(page).first.check()
    expect(boxes(other).first).to_be_checked()
    other.evaluate("() => localStorage.clear()")
    expect(boxes(page).first).not_to_be_checked()
    boxes(page).first.check()
    expect(status(page, 1)).to_be_visible()
