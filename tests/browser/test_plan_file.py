"""A plan leaves the guide and comes back, as a reader sees it.

What comes out and in, how two plans become one, and what is no plan at all is tested where it is
made (tests/scripts/copies/).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.guide.guide import load_guide
from publish.engine.build import ROOT
from tests.browser import reader
from tests.browser.test_accessibility import AXE, faults_in

PLAN = "min-plan/index.html"
STATES = ROOT / "tests/examples/reader_states"
EARLIER_FILES = sorted(STATES.glob("plan-*.json"))
NEWEST_FILE = EARLIER_FILES[-1]
PROJECT = "p4h8s1ab"  # in the file
MINE, MY_OTHER = "mit1", "mit2"

TICK = "item/vaelg-aftale-eller-klausul/status"
ITEM = "item/skriv-kravet-ind-i-udbuddet"
SCRIPT = '<img src=x onerror="window.hacked = 1"><script>window.hacked = 1</script>'
# What people may write, and what a page may take for something else.
HARMFUL = (
    SCRIPT, "javascript:window.hacked=1",
    "{{ 7 * 7 }} ${window.hacked=1} {count} {name} $& $1", "a\u0000b\u0007\u001b[31m\u2028\u2029",
    "\ud800 og \udfff", "\u202eexe.nalp\u202c", "__proto__", "constructor", "å" * 200_000,
    "x\n" * 10_000, "Z" + "\u0351" * 5_000, '=HYPERLINK("http://x","y")',
)
SAID_OF_PLAN = load_guide(ROOT).words.plan
NamedFile = dict[str, Any]

# What is kept, as it is. What is not the reader's (this copy's id, the last copy's time) stays out.
KEPT = """() => JSON.stringify(Object.entries(localStorage)
  .filter(([key]) => !/(this-copy|last-copy|current-project)$/.test(key)).sort())"""
EVERYTHING = "() => JSON.stringify(Object.entries(localStorage).sort())"


@pytest.fixture(scope="module")
def said() -> Any:
    """The words of the dialog."""
    return load_guide(ROOT).words.plan_import


@pytest.fixture(scope="module")
def plan() -> dict[str, Any]:
    """A file as the newest version writes it."""
    return json.loads(NEWEST_FILE.read_text("utf-8"))


@pytest.fixture
def plan_page(page: Page, site_url: str) -> Page:
    page.goto(f"{site_url}/{PLAN}")
    return page


def fill_in(page: Page) -> None:
    """Make two projects, and turn to the second."""
    answer = "question/maal-med-renoveringen/answer/20261124-x8k2"
    reader.keep(page, {
        "name": reader.register("Sallingsvej 2027"),
        "organisation": reader.register("Boligforeningen Havblik"),
        TICK: reader.register("done"),
        "item/foelg-op-paa-jobaftalen/status": reader.register("not-relevant"),
        f"{ITEM}/due": reader.register("2026-12-01"),
        "item/foelg-op-paa-jobaftalen/reason": reader.written("Entreprenøren har egne lærlinge."),
        f"{ITEM}/note": reader.written("Spørg kommunen først. <b>Æøå</b>"),
        answer: reader.written("At flere kommer i arbejde.\n🏗️"),
        "worksheet/swot/styrker-1": reader.written("Et godt naboskab"),
    }, MINE)
    reader.store(page, {"current-project": reader.as_kept({"value": MY_OTHER, "at": 1})})
    mine = {"name": reader.register("Et projekt til"), TICK: reader.register("open")}
    reader.keep(page, mine, MY_OTHER)


@pytest.fixture
def worked_in(plan_page: Page) -> Page:
    """The plan where somebody has worked."""
    fill_in(plan_page)
    return plan_page


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Hent en plan ind")


def open_dialog(page: Page) -> Locator:
    page.get_by_role("button", name="Hent en plan ind").click()
    return dialog(page)


def named(content: str | bytes | dict[str, Any]) -> NamedFile:
    """Return a file for the field, from its content."""
    if isinstance(content, dict):
        content = json.dumps(content)
    data = content.encode() if isinstance(content, str) else content
    return {"name": "plan.json", "mimeType": "application/json", "buffer": data}


def choose(page: Page, content: str | bytes | dict[str, Any]) -> None:
    """Open the dialog and give it a file."""
    open_dialog(page).get_by_label("Vælg filen").set_input_files(named(content))


def fetch_in(page: Page, content: str | bytes | dict[str, Any], way: str = "Flet") -> None:
    """Fetch a plan in, as a reader does who takes what she is offered."""
    choose(page, content)
    dialog(page).get_by_role("radio", name=way).check()
    dialog(page).get_by_role("button", name="Hent planen ind").click()
    expect(page.get_by_role("status").filter(has_text="Planen er hentet ind")).to_be_visible()


def take_out(page: Page) -> str:
    """Return the text of a full copy, as a reader gets it."""
    with page.expect_download() as download:
        page.locator(".guide-plan__format[data-guide-export=copy]").click()
    return Path(download.value.path()).read_text("utf-8")


def kept(page: Page) -> list[list[str]]:
    return json.loads(page.evaluate(KEPT))


def things(page: Page, project: str = PROJECT) -> dict[str, Any]:
    """Return what is kept of a project, by the names of things."""
    start = f"project/{project}/"
    return {
        key.removeprefix(start): record
        for key, record in reader.stored(page).items() if key.startswith(start)
    }


def projects(page: Page) -> set[str]:
    """Return the ids of the projects of which anything is kept."""
    return {key.split("/")[1] for key in reader.stored(page) if key.startswith("project/")}


def heading(page: Page) -> Locator:
    """Return the name of the project that is shown."""
    return page.locator(".guide-plan__name")


# --- out and in again


def test_a_full_copy_brings_everything_to_another_browser(
    page: Page, new_page: Callable[..., Page], address: str
) -> None:
    page.goto(f"{address}/{PLAN}")
    fill_in(page)
    other = new_page()
    other.goto(f"{address}/{PLAN}")
    content = take_out(page)
    fetch_in(other, content)
    assert kept(other) == kept(page)
    assert json.loads(take_out(other))["projects"] == json.loads(content)["projects"]


# --- what earlier releases left


@pytest.mark.parametrize("path", EARLIER_FILES, ids=lambda path: path.stem)
def test_a_file_of_every_version_opens_and_says_the_same(plan_page: Page, path: Path) -> None:
    fetch_in(plan_page, path.read_bytes())
    assert things(plan_page) == json.loads(path.read_text("utf-8"))["projects"][PROJECT]
    expect(heading(plan_page)).to_have_text("Sallingsvej 2027")
    line = plan_page.locator("[data-guide-plan-list] [data-guide-item=skriv-kravet-ind-i-udbuddet]")
    expect(line).to_contain_text("Kommunen har svaret ja.")
    assert json.loads(take_out(plan_page))["projects"] == {PROJECT: things(plan_page)}


def test_ticks_of_the_first_release_are_taken_over(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PLAN}")
    state = json.loads((STATES / "v1-ticks.json").read_text("utf-8"))
    put = "(state) => Object.entries(state).forEach((one) => localStorage.setItem(...one))"
    page.evaluate(put, state)
    page.reload()
    (project,) = projects(page)
    found = things(page, project)
    ticks = {
        key.split(":item:")[1]: json.loads(text) for key, text in state.items() if ":item:" in key
    }
    assert len(ticks) == 3
    for item, tick in ticks.items():
        record = found[f"item/{item}/status"]
        assert record["value"] == tick["state"]
        at = page.evaluate("(at) => Date.parse(at)", tick["at"])
        assert record["at"] == at
    assert page.locator("html").get_attribute("data-guide-scheme") == "dark"
    left = page.evaluate("() => Object.keys(localStorage).filter((key) => key.includes(':item:'))")
    assert left == []


# --- what an import would change


def test_nothing_changes_before_the_reader_says_so(worked_in: Page, plan: dict) -> None:
    before = worked_in.evaluate(EVERYTHING)
    choose(worked_in, plan)
    title = dialog(worked_in).get_by_role("heading", name="Det sker, når du henter planen ind")
    expect(title).to_be_focused()
    dialog(worked_in).get_by_role("radio", name="Erstat").check()
    dialog(worked_in).get_by_role("button", name="Annullér").click()
    expect(dialog(worked_in)).to_be_hidden()
    assert worked_in.evaluate(EVERYTHING) == before


def test_the_reader_sees_what_will_change_from_what_to_what(worked_in: Page, plan: dict) -> None:
    choose(worked_in, plan)
    box = dialog(worked_in)
    target = box.get_by_label("Hent ind i:").locator("option:checked")
    expect(target).to_have_text("Sallingsvej 2027")
    both = box.get_by_text("Begge tekster beholdes: ")
    expect(both).to_have_text("Begge tekster beholdes: 1")
    line = box.get_by_role("listitem").filter(visible=True)
    expect(line).to_have_count(1)
    expect(line).to_contain_text("Skriv")
    expect(line).to_contain_text("– Note")
    expect(line).to_contain_text("Hos dig nu: Spørg kommunen først. <b>Æøå</b>")
    expect(line).to_contain_text("Kommunen har svaret ja.")
    box.get_by_role("radio", name="Erstat").check()
    expect(box.get_by_text("Begge tekster beholdes")).to_be_hidden()
    expect(box.get_by_text(re.compile("^Ændres: 2$"))).to_be_visible()


def test_a_plan_can_become_a_project_of_its_own(worked_in: Page, plan: dict) -> None:
    before = kept(worked_in)
    choose(worked_in, plan)
    dialog(worked_in).get_by_label("Hent ind i:").select_option(label="Et nyt projekt")
    expect(dialog(worked_in).get_by_text(re.compile("^Kommer til: 11$"))).to_be_visible()
    dialog(worked_in).get_by_role("button", name="Hent planen ind").click()
    expect(dialog(worked_in)).to_be_hidden()
    assert reader.stored(worked_in)["current-project"]["value"] == PROJECT
    assert [pair for pair in kept(worked_in) if pair in before] == before
    assert things(worked_in) == plan["projects"][PROJECT]


def test_each_project_of_a_file_is_shown_by_itself(plan_page: Page, plan: dict) -> None:
    several = {
        f"p{number}": {"name": reader.register(f"Projekt {number}"), TICK: reader.register("done")}
        for number in range(3)
    }
    fetch_in(plan_page, {**plan, "projects": several})
    assert projects(plan_page) == set(several)
    choose(plan_page, {**plan, "projects": several})
    expect(dialog(plan_page).get_by_text("Er ens: 2")).to_have_count(3)
    expect(dialog(plan_page).get_by_text("Planen ændrer ikke noget her.")).to_have_count(3)


def test_other_tabs_see_what_came_in(plan_page: Page, plan: dict) -> None:
    other = plan_page.context.new_page()
    other.goto(plan_page.url)
    fetch_in(plan_page, plan)
    expect(heading(other)).to_have_text("Sallingsvej 2027")


# --- undoing


@pytest.mark.parametrize("way", ["Flet", "Erstat"])
def test_undo_puts_everything_back_as_it_was(worked_in: Page, plan: dict, way: str) -> None:
    before = worked_in.evaluate(EVERYTHING)
    fetch_in(worked_in, plan, way)
    expect(heading(worked_in)).to_have_text("Sallingsvej 2027")
    assert worked_in.evaluate(EVERYTHING) != before
    worked_in.get_by_role("button", name="Fortryd").click()
    expect(worked_in.get_by_text("Det er fortrudt. Alt er, som det var.")).to_be_visible()
    expect(worked_in.get_by_role("button", name="Fortryd")).to_be_hidden()
    expect(heading(worked_in)).to_have_text("Et projekt til")
    assert worked_in.evaluate(EVERYTHING) == before


def test_undo_keeps_what_has_been_changed_since(plan_page: Page, plan: dict) -> None:
    fetch_in(plan_page, plan)
    line = plan_page.locator("[data-guide-plan-list] [data-guide-item=vaelg-aftale-eller-klausul]")
    line.get_by_role("checkbox").uncheck()
    plan_page.locator(".guide-plan-import").get_by_role("button", name="Fortryd").click()
    expect(plan_page.get_by_text("er beholdt: 1")).to_be_visible()
    expect(line.get_by_role("checkbox")).not_to_be_checked()
    assert things(plan_page)[TICK]["value"] == "open"
    assert f"{ITEM}/note" not in things(plan_page)
    expect(heading(plan_page)).to_have_text("Sallingsvej 2027")


# --- when the browser does not keep it


def limit_storage(page: Page, room: int) -> None:
    """Let the storage take that many more characters, and no more."""
    page.evaluate(
        """(room) => {
          const { setItem } = Storage.prototype
          const size = () => Object.entries(localStorage).flat().join("").length
          const capacity = size() + room
          Storage.prototype.setItem = function (key, value) {
            const before = this.getItem(key)
            const freed = before === null ? -key.length : before.length
            if (size() - freed + value.length > capacity) {
              throw new DOMException("full", "QuotaExceededError")
            }
            setItem.call(this, key, value)
          }
        }""",
        room,
    )


def test_a_full_storage_takes_nothing_and_says_so(worked_in: Page, plan: dict, said: Any) -> None:
    before = worked_in.evaluate(EVERYTHING)
    limit_storage(worked_in, 100)
    choose(worked_in, plan)
    dialog(worked_in).get_by_role("button", name="Hent planen ind").click()
    expect(dialog(worked_in).get_by_role("alert")).to_have_text(said.errors.full)
    assert worked_in.evaluate(EVERYTHING) == before
    expect(reader.trouble(worked_in)).to_have_text("")


def test_a_browser_that_keeps_nothing_shows_the_plan_and_says_so(
    page: Page, site_url: str, plan: dict, said: Any
) -> None:
    page.add_init_script("""Object.defineProperty(window, "localStorage", {
      get() { throw new DOMException("no", "SecurityError") } })""")
    page.goto(f"{site_url}/{PLAN}")
    fetch_in(page, plan)
    expect(page.get_by_text(said.done_unsaved)).to_be_visible()
    expect(heading(page)).to_have_text("Sallingsvej 2027")
    expect(page.get_by_text("Hvem: Anna")).to_be_visible()
    page.get_by_role("button", name="Fortryd").click()
    expect(page.get_by_text(said.undone)).to_be_visible()
    expect(heading(page)).not_to_have_text("Sallingsvej 2027")


# --- files that are none


def test_what_is_no_plan_changes_nothing_and_it_is_said_why(
    worked_in: Page, plan: dict, said: Any
) -> None:
    good = json.dumps(plan, ensure_ascii=False)
    broken = json.loads(good)
    broken["projects"][PROJECT][f"item/{SCRIPT}/note"] = {}
    files = (
        (b"", "empty"), (b"{", "not_json"), (good.encode("latin-1"), "not_json"),
        (SCRIPT.encode(), "not_json"), (b"{}", "foreign"), ({**plan, "format": SCRIPT}, "foreign"),
        ({**plan, "version": 2}, "newer"), (broken, "damaged"),
        ({**plan, "projects": {}}, "no_projects"), (b" " * 10_000_001, "too_big"),
    )
    before = worked_in.evaluate(EVERYTHING)
    box = open_dialog(worked_in)
    for content, why in files:
        box.get_by_label("Vælg filen").set_input_files(named(content))
        expect(box.get_by_role("alert")).to_have_text(getattr(said.errors, why))
        expect(box.get_by_role("button", name="Hent planen ind")).to_be_hidden()
    assert worked_in.evaluate(EVERYTHING) == before
    assert worked_in.evaluate("() => window.hacked") is None
    assert worked_in.locator(".guide-plan-import :is(img, script)").count() == 0


def test_what_people_write_is_text_and_nothing_else(plan_page: Page, plan: dict) -> None:
    made = {"name": reader.register(SCRIPT), "organisation": reader.register(SCRIPT)}
    for number, text in enumerate(HARMFUL):
        made[f"item/i{number}/note"] = reader.written(text)
        made[f"item/i{number}/status"] = made[f"item/i{number}/due"] = reader.register(text)
        made[f"question/q{number}/answer/20261124-a"] = reader.written(text)
    names = {reader.OWN: reader.register(SCRIPT)}
    choose(plan_page, {**plan, "names": names, "projects": {PROJECT: made}})
    box = dialog(plan_page)
    expect(box.get_by_role("heading", name=SCRIPT)).to_be_visible()
    for summary in box.locator("summary").filter(visible=True).all():
        summary.click()
    expect(box.get_by_role("listitem").filter(visible=True)).to_have_count(len(made))
    shown = box.locator("[data-side=theirs] span").all_text_contents()
    for text in HARMFUL:
        read = text.encode("utf-8", "replace").decode() if "\ud800" in text else text
        beginning = read if len(read) <= 400 else f"{read[:400]} …"
        found = [one.encode("utf-8", "replace").decode() for one in shown]
        assert found.count(beginning) >= 4, beginning[:40]
    assert box.locator("img, script, a").count() == 0
    box.get_by_role("button", name="Hent planen ind").click()
    expect(box).to_be_hidden()
    expect(heading(plan_page)).to_have_text(SCRIPT)
    assert plan_page.evaluate("() => window.hacked") is None
    assert plan_page.evaluate("() => ({}).hacked ?? null") is None
    assert plan_page.locator("main :is(img[src=x], script)").count() == 0
    assert things(plan_page) == json.loads(json.dumps(made))


def test_after_an_error_the_right_file_can_be_chosen(
    plan_page: Page, plan: dict, said: Any
) -> None:
    choose(plan_page, b"{")
    expect(dialog(plan_page).get_by_role("alert")).to_have_text(said.errors.not_json)
    expect(dialog(plan_page).get_by_role("button", name="Hent planen ind")).to_be_hidden()
    dialog(plan_page).get_by_label("Vælg filen").set_input_files(named(plan))
    expect(dialog(plan_page).get_by_role("button", name="Hent planen ind")).to_be_visible()
    expect(dialog(plan_page).get_by_role("alert")).to_have_text("")


# --- a link that holds the plan


def link_of(page: Page) -> str:
    """Return a link to the current project, as a reader makes it."""
    page.get_by_role("button", name=SAID_OF_PLAN.share_make, exact=True).click()
    field = page.get_by_label(SAID_OF_PLAN.share_link)
    expect(field).to_be_focused()
    return field.input_value()


def test_a_link_brings_a_project_to_another_browser(
    page: Page, new_page: Callable[..., Page], address: str, plan: dict
) -> None:
    page.goto(f"{address}/{PLAN}")
    fetch_in(page, plan)
    url = link_of(page)
    assert len(url) <= 4000
    start, code = url.split("#plan=")
    assert start == f"{address}/{PLAN}"
    assert re.fullmatch(r"[\w-]+", code)
    other = new_page()
    asked = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(url)
    box = dialog(other)
    expect(box.get_by_role("heading", name="Sallingsvej 2027")).to_be_visible()
    assert other.url == f"{address}/{PLAN}"
    assert not [one for one in asked if one != url and code in one]
    assert projects(other) == set()
    box.get_by_role("button", name="Hent planen ind").click()
    expect(box).to_be_hidden()
    assert things(other) == plan["projects"][PROJECT]
    other.reload()
    expect(dialog(other)).to_be_hidden()


def test_a_damaged_link_changes_nothing_and_says_so(
    plan_page: Page, plan: dict, said: Any
) -> None:
    fetch_in(plan_page, plan)
    code = link_of(plan_page).split("#plan=")[1]
    before = plan_page.evaluate(EVERYTHING)
    for broken in ("", "<script>", code[: len(code) // 2], code[:-4], f"{code}AAAAAAAA"):
        plan_page.evaluate("(code) => { location.hash = 'plan=' + code }", broken)
        alert = dialog(plan_page).get_by_role("alert")
        expect(alert).to_have_text(said.errors.damaged_link)
        dialog(plan_page).get_by_role("button", name="Annullér").click()
        expect(dialog(plan_page)).to_be_hidden()
    assert plan_page.evaluate(EVERYTHING) == before


# --- with the keyboard, on a phone, for a screen reader


def test_the_whole_way_with_the_keyboard(plan_page: Page, plan: dict) -> None:
    opener = plan_page.get_by_role("button", name="Hent en plan ind")
    reader.tab_to(plan_page, plan_page.get_by_role("link", name="Tag planen med"))
    plan_page.keyboard.press("Enter")
    reader.tab_to(plan_page, opener)
    plan_page.keyboard.press("Enter")
    expect(dialog(plan_page)).to_be_visible()
    plan_page.keyboard.press("Escape")
    expect(dialog(plan_page)).to_be_hidden()
    expect(opener).to_be_focused()
    plan_page.keyboard.press("Enter")
    field = dialog(plan_page).get_by_label("Vælg filen")
    reader.tab_to(plan_page, field, limit=3)
    field.set_input_files(named(plan))
    expect(dialog(plan_page).get_by_role("heading", name="Det sker")).to_be_focused()
    confirm = dialog(plan_page).get_by_role("button", name="Hent planen ind")
    reader.tab_to(plan_page, confirm, limit=20)
    plan_page.keyboard.press("Enter")
    expect(plan_page.get_by_text("Planen er hentet ind.").first).to_be_focused()
    plan_page.keyboard.press("Tab")
    expect(plan_page.get_by_role("button", name="Fortryd")).to_be_focused()
    plan_page.keyboard.press("Enter")
    expect(plan_page.get_by_text("Det er fortrudt.")).to_be_visible()
    assert projects(plan_page) == set()


def test_a_file_can_be_dropped_on_the_page(plan_page: Page, plan: dict) -> None:
    plan_page.evaluate(
        """(text) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([text], "plan.json", { type: "application/json" }))
          const drop = (name) => document.body.dispatchEvent(
            new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }))
          window.isTaken = [drop("dragover"), drop("drop")].every((goesOn) => !goesOn)
        }""",
        json.dumps(plan),
    )
    expect(dialog(plan_page).get_by_role("heading", name="Sallingsvej 2027")).to_be_visible()
    assert plan_page.evaluate("() => window.isTaken")


@pytest.mark.parametrize("size", [reader.NARROW, reader.DESKTOP], ids=["narrow", "desktop"])
def test_axe_finds_nothing_in_any_state(
    new_page: Callable[..., Page], site_url: str, plan: dict, size: dict[str, int]
) -> None:
    page = new_page(viewport=size, reduced_motion="reduce")
    page.goto(f"{site_url}/{PLAN}")
    fill_in(page)
    page.evaluate(AXE.read_text("utf-8"))
    open_dialog(page)
    faults = list(faults_in(page, "empty"))
    field = dialog(page).get_by_label("Vælg filen")
    field.set_input_files(named(b"{"))
    expect(dialog(page).get_by_role("alert")).not_to_be_empty()
    faults += faults_in(page, "error")
    field.set_input_files(named(plan))
    for summary in dialog(page).locator("summary").filter(visible=True).all():
        summary.click()
    faults += faults_in(page, "preview")
    assert dialog(page).evaluate("(box) => box.scrollWidth <= box.clientWidth")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    dialog(page).get_by_role("button", name="Hent planen ind").click()
    expect(dialog(page)).to_be_hidden()
    faults += faults_in(page, "done")
    reader.assert_no(faults)


def test_paper_has_no_button(plan_page: Page) -> None:
    plan_page.emulate_media(media="print")
    expect(plan_page.locator(".guide-plan-import")).to_be_hidden()


def test_without_scripts_nothing_is_offered(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/{PLAN}")
    expect(page.get_by_role("button", name="Hent en plan ind")).to_be_hidden()
