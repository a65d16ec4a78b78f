"""A plan leaves the guide and comes back: whole, merged without loss, or refused with a reason."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.guide import load_guide
from publish.build import ROOT
from tests.browser import hostile_plans, reader
from tests.browser.test_accessibility import AXE, faults_in

PLAN = "min-plan/index.html"
STATES = ROOT / "tests/examples/reader_states"
EARLIER_FILES = sorted(STATES.glob("plan-*.json"))
NEWEST_FILE = EARLIER_FILES[-1]

HARMLESS = list(hostile_plans.harmless(json.loads(NEWEST_FILE.read_text("utf-8"))))

ITEM = "item/skriv-kravet-ind-i-udbuddet"
NamedFile = dict[str, Any]

# What is kept, as it is. What is not the reader's (this copy's id, the last copy's time) stays out.
KEPT = """() => JSON.stringify(Object.entries(localStorage)
  .filter(([key]) => !/(this-copy|last-copy|current-project)$/.test(key)).sort())"""
EVERYTHING = "() => JSON.stringify(Object.entries(localStorage).sort())"
FILL_IN = """() => {
  const { create, set, writer } = guideProject
  create("Sallingsvej 2027", "Boligforeningen Havblik")
  set("item/vaelg-aftale-eller-klausul/status", "done")
  set("item/foelg-op-paa-jobaftalen/status", "not-relevant")
  set("item/skriv-kravet-ind-i-udbuddet/due", "2026-12-01")
  writer("item/foelg-op-paa-jobaftalen/reason").save("Entreprenøren har egne lærlinge.")
  writer("item/skriv-kravet-ind-i-udbuddet/note").save("Spørg kommunen først. <b>Æøå</b>")
  const answer = "question/maal-med-renoveringen/answer/20261124-x8k2"
  writer(answer).save("At flere kommer i arbejde.\\n🏗️")
  writer("worksheet/swot/styrker-1").save("Et godt naboskab")
  create("Et projekt til")
  set("item/vaelg-aftale-eller-klausul/status", "open")
}"""
# Give the dialog each file in turn and tell how it went, in one visit.
OPEN_ALL = """async (files) => {
  const field = document.querySelector(".guide-plan-import [type=file]")
  const alert = document.querySelector(".guide-plan-import [role=alert]")
  const form = document.querySelector("[data-guide-plan-import-form]")
  const kept = () => JSON.stringify(Object.entries(localStorage).sort())
  const before = kept()
  const told = []
  for (const [name, content] of files) {
    document.querySelector("[data-guide-plan-import-open]").click()
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
    const transfer = new DataTransfer()
    transfer.items.add(new File([bytes], "plan.json"))
    field.files = transfer.files
    field.dispatchEvent(new Event("change", { bubbles: true }))
    while (!alert.textContent && form.hidden) await new Promise(requestAnimationFrame)
    told.push([name, alert.textContent, form.hidden, kept() === before])
  }
  return told
}"""
LAST_COPY = "() => guideStorage.get('last-copy')?.at ?? 0"


@pytest.fixture(scope="module")
def said() -> Any:
    """The words of the dialog."""
    return load_guide(ROOT).site.plan_import


@pytest.fixture(scope="module")
def plan() -> dict[str, Any]:
    """A file as the newest version writes it."""
    return json.loads(NEWEST_FILE.read_text("utf-8"))


@pytest.fixture
def plan_page(page: Page, site_url: str) -> Page:
    page.goto(f"{site_url}/{PLAN}")
    return page


@pytest.fixture
def new_copy(new_page: Callable[..., Page], site_url: str) -> Callable[[], Page]:
    """Open the plan in a browser that nobody has used."""

    def open_copy() -> Page:
        page = new_page()
        page.goto(f"{site_url}/{PLAN}")
        return page

    return open_copy


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
    """Return the text of a full copy."""
    return page.evaluate("() => guidePlanFile.write().text")


def kept(page: Page) -> list[list[str]]:
    return json.loads(page.evaluate(KEPT))


def thing(page: Page, name: str) -> Any:
    """Return the record of a thing in the current project."""
    return page.evaluate("(name) => guideProject.read(name)", name)


def texts(page: Page, name: str) -> list[str]:
    """Return what a reader sees of a text, newest of hers first."""
    return page.evaluate(
        """(name) => {
          const { main, others } = guideRecords.view(guideProject.read(name), guideStorage.copyId())
          return [main, ...others].filter(Boolean).map(({ text }) => text)
        }""",
        name,
    )


# --- out and in again


def test_a_full_copy_brings_everything_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{PLAN}")
    page.evaluate(FILL_IN)
    before, content = kept(page), take_out(page)
    page.evaluate("async () => { guideStorage.eraseAll(); await guideJournal.erase() }")
    page.reload()
    assert kept(page) == []
    fetch_in(page, content)
    assert kept(page) == before
    again = json.loads(take_out(page))
    assert again["projects"] == json.loads(content)["projects"]


def test_a_file_is_the_same_for_the_same_plan(plan_page: Page) -> None:
    plan_page.evaluate(FILL_IN)
    first, second = (json.loads(take_out(plan_page)) for _ in range(2))
    del first["exported"], second["exported"]
    assert list(first) == ["format", "version", "edition", "copy", "names", "projects"]
    edition = load_guide(ROOT).edition
    assert first["edition"] == {"number": edition.number, "date": edition.date.isoformat()}
    assert json.dumps(first) == json.dumps(second)
    for things in first["projects"].values():
        assert list(things) == sorted(things)


def test_a_full_copy_leaves_out_deleted_projects_and_takes_damaged_texts_along(
    plan_page: Page,
) -> None:
    plan_page.evaluate(FILL_IN)
    plan_page.evaluate("""() => {
      guideProject.set("state", "deleted")
      localStorage.setItem("sammen-om-helheden:v1:project/abc/item/x/note", "{oops")
      guideStorage.get("project/abc/item/x/note")
    }""")
    content = json.loads(take_out(plan_page))
    names = [things["name"]["value"] for things in content["projects"].values()]
    assert names == ["Sallingsvej 2027"]
    assert content["damaged"] == {"project/abc/item/x/note": "{oops"}


def test_a_copy_of_one_project_names_only_who_has_written_in_it(plan_page: Page) -> None:
    fetch_in(plan_page, NEWEST_FILE.read_bytes())
    plan_page.evaluate("""() => {
      guideStorage.put("name/stranger", { value: "En anden", at: 1, by: "stranger" })
      guideProject.create("Et andet projekt")
    }""")
    content = plan_page.evaluate("() => guidePlanFile.write(['p4h8s1ab']).object")
    assert list(content["projects"]) == ["p4h8s1ab"]
    assert set(content["names"]) == {"b7q2m4zz", "k3v9x0aa"}
    assert "damaged" not in content


def test_the_time_of_the_last_full_copy_is_remembered(plan_page: Page) -> None:
    plan_page.evaluate(FILL_IN)
    assert plan_page.evaluate(LAST_COPY) == 0
    plan_page.evaluate("() => guidePlanFile.write([guideProject.currentId()])")
    assert plan_page.evaluate(LAST_COPY) == 0
    take_out(plan_page)
    assert abs(plan_page.evaluate("() => Date.now()") - plan_page.evaluate(LAST_COPY)) < 60_000


# --- what earlier releases left


@pytest.mark.parametrize("path", EARLIER_FILES, ids=lambda path: path.stem)
def test_a_file_of_every_version_opens_and_says_the_same(plan_page: Page, path: Path) -> None:
    plan = json.loads(path.read_text("utf-8"))
    fetch_in(plan_page, path.read_bytes())
    assert json.loads(take_out(plan_page))["projects"] == plan["projects"]
    assert plan_page.evaluate("() => guideProject.current().name") == "Sallingsvej 2027"
    assert texts(plan_page, f"{ITEM}/note") == [
        "Kommunen har svaret ja.", "Spørg kommunen først.\nRing onsdag.",
    ]


def test_ticks_of_the_first_release_are_taken_over(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PLAN}")
    state = json.loads((STATES / "v1-ticks.json").read_text("utf-8"))
    put = "(state) => Object.entries(state).forEach((one) => localStorage.setItem(...one))"
    page.evaluate(put, state)
    page.reload()
    found = page.evaluate("() => guideProject.things()")
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


def test_nothing_changes_before_the_reader_says_so(plan_page: Page, plan: dict) -> None:
    plan_page.evaluate(FILL_IN)
    before = plan_page.evaluate(EVERYTHING)
    choose(plan_page, plan)
    heading = dialog(plan_page).get_by_role("heading", name="Det sker, når du henter planen ind")
    expect(heading).to_be_focused()
    dialog(plan_page).get_by_role("radio", name="Erstat").check()
    dialog(plan_page).get_by_role("button", name="Annullér").click()
    expect(dialog(plan_page)).to_be_hidden()
    assert plan_page.evaluate(EVERYTHING) == before


def test_the_reader_sees_what_will_change_from_what_to_what(plan_page: Page, plan: dict) -> None:
    plan_page.evaluate(FILL_IN)
    choose(plan_page, plan)
    box = dialog(plan_page)
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


def test_a_plan_can_become_a_project_of_its_own(plan_page: Page, plan: dict) -> None:
    plan_page.evaluate(FILL_IN)
    before = kept(plan_page)
    choose(plan_page, plan)
    dialog(plan_page).get_by_label("Hent ind i:").select_option(label="Et nyt projekt")
    dialog(plan_page).get_by_role("button", name="Hent planen ind").click()
    expect(dialog(plan_page)).to_be_hidden()
    assert plan_page.evaluate("() => guideProject.currentId()") == "p4h8s1ab"
    assert [pair for pair in kept(plan_page) if pair in before] == before
    assert thing(plan_page, f"{ITEM}/who")["value"] == "Anna"


def test_a_nameless_plan_goes_into_the_nameless_project(plan_page: Page, plan: dict) -> None:
    plan_page.evaluate("() => guideProject.set('item/vaelg-aftale-eller-klausul/status', 'open')")
    mine = plan_page.evaluate("() => guideProject.currentId()")
    del plan["projects"]["p4h8s1ab"]["name"]
    fetch_in(plan_page, plan)
    assert plan_page.evaluate("() => guideProject.list().map(({ id }) => id)") == [mine]
    plan["projects"]["p4h8s1ab"]["name"] = {"value": "Sallingsvej 2027", "at": 1, "by": "a"}


def test_what_the_guide_calls_by_a_new_id_comes_in_under_it(plan_page: Page, plan: dict) -> None:
    rename = "(to) => { guideFormerIds.item['gammelt-id'] = to }"
    plan_page.evaluate(rename, "vaelg-aftale-eller-klausul")
    things = {
        "name": {"value": "Gammel", "at": 1, "by": "a"},
        "item/gammelt-id/status": {"value": "done", "at": 5, "by": "a"},
    }
    fetch_in(plan_page, {**plan, "projects": {"old": things}})
    assert thing(plan_page, "item/vaelg-aftale-eller-klausul/status")["value"] == "done"
    assert not [key for key, _ in kept(plan_page) if "gammelt-id" in key]


# --- merging


def turn_to(page: Page, name: str) -> None:
    """Turn to the project of that name."""
    page.evaluate(
        """(wanted) => {
          const { list, select } = guideProject
          select(list().find(({ name }) => name === wanted).id)
        }""",
        name,
    )


def work_in_two_copies(new_copy: Callable[[], Page]) -> tuple[Page, Page]:
    """Return two copies of one plan, in each of which somebody has gone on."""
    anna, bo = new_copy(), new_copy()
    anna.evaluate(FILL_IN)
    fetch_in(bo, take_out(anna))
    for page in (anna, bo):
        turn_to(page, "Sallingsvej 2027")
    anna.evaluate("""() => {
      guideProject.writer("item/skriv-kravet-ind-i-udbuddet/note").save("Annas note")
      guideProject.set("item/vaelg-aftale-eller-klausul/status", "open")
      guideProject.writer("item/x/note").save("Kun Anna")
    }""")
    bo.evaluate("""() => {
      guideProject.writer("item/skriv-kravet-ind-i-udbuddet/note").save("Bos note")
      guideProject.set("item/vaelg-aftale-eller-klausul/status", "not-relevant")
      guideProject.writer("item/y/note").save("Kun Bo")
      const by = guideStorage.copyId()
      guideStorage.put("name/" + by, { value: "Bo", at: 1, by })
    }""")
    return anna, bo


def test_two_copies_become_the_same_in_either_order_and_twice_is_once(
    new_copy: Callable[[], Page],
) -> None:
    anna, bo = work_in_two_copies(new_copy)
    annas, bos = take_out(anna), take_out(bo)
    third = new_copy()
    fetch_in(anna, bos)
    fetch_in(bo, annas)
    fetch_in(third, bos)
    fetch_in(third, annas)
    assert kept(anna) == kept(bo) == kept(third)
    once = kept(anna)
    fetch_in(anna, bos)
    assert kept(anna) == once
    assert thing(anna, "item/vaelg-aftale-eller-klausul/status")["value"] == "not-relevant"
    assert texts(anna, "item/x/note") == ["Kun Anna"]
    assert texts(anna, "item/y/note") == ["Kun Bo"]


def test_two_different_notes_both_stay_each_with_its_writer_and_time(
    new_copy: Callable[[], Page],
) -> None:
    anna, bo = work_in_two_copies(new_copy)
    fetch_in(anna, take_out(bo))
    # Bo wrote beside what he had from Anna; she has since written over her own.
    assert texts(anna, f"{ITEM}/note") == ["Annas note", "Bos note"]
    entries = {entry["text"]: entry for entry in thing(anna, f"{ITEM}/note")["texts"]}
    writer = bo.evaluate("() => guideStorage.copyId()")
    assert entries["Bos note"]["by"] == writer
    assert entries["Bos note"]["at"] > entries["Annas note"]["at"] - 60_000
    assert anna.evaluate("(copy) => guideStorage.get('name/' + copy).value", writer) == "Bo"


def test_a_text_that_has_left_the_copy_is_never_taken_back_silently(
    new_copy: Callable[[], Page],
) -> None:
    anna, bo = new_copy(), new_copy()
    content = anna.evaluate("""() => {
      window.field = guideProject.writer("item/x/note")
      field.save("Første udkast")
      return guidePlanFile.write().text
    }""")
    fetch_in(bo, content)
    anna.evaluate("() => field.save('Andet')")
    fetch_in(anna, take_out(bo))
    assert texts(anna, "item/x/note") == ["Andet"]


def test_replacing_makes_the_project_what_it_is_in_the_file(plan_page: Page, plan: dict) -> None:
    plan_page.evaluate(FILL_IN)
    other = [pair for pair in kept(plan_page) if "Et projekt til" in pair[1]]
    turn_to(plan_page, "Sallingsvej 2027")
    plan_page.evaluate("() => guideProject.set('item/x/status', 'done')")
    fetch_in(plan_page, plan, way="Erstat")
    assert plan_page.evaluate("() => guideProject.things()") == plan["projects"]["p4h8s1ab"]
    assert all(pair in kept(plan_page) for pair in other)


def test_a_deleted_project_that_is_fetched_is_there_again(plan_page: Page, plan: dict) -> None:
    fetch_in(plan_page, plan)
    plan_page.evaluate("() => guideProject.set('state', 'deleted')")
    fetch_in(plan_page, plan)
    assert plan_page.evaluate("() => guideProject.current()?.id") == "p4h8s1ab"


def test_nobody_else_says_what_i_am_called(plan_page: Page, plan: dict) -> None:
    me = plan_page.evaluate("""() => {
      const by = guideStorage.copyId()
      guideStorage.put("name/" + by, { value: "Anna", at: 1, by })
      return by
    }""")
    name = {"value": "En anden", "at": 1795500000000, "by": me}
    fetch_in(plan_page, {**plan, "names": {me: name, "stranger": name}})
    names = plan_page.evaluate("() => guidePlanFile.write().object.names")
    assert names[me]["value"] == "Anna"
    assert names["stranger"]["value"] == "En anden"


def test_many_projects_come_in_together(plan_page: Page, plan: dict) -> None:
    note = {"texts": [{"text": "En note på en linje.", "at": 5, "by": "a"}]}
    things = {f"item/i{number}/note": note for number in range(40)}
    projects = {
        f"p{number}": {"name": {"value": f"Projekt {number}", "at": 5, "by": "a"}, **things}
        for number in range(60)
    }
    fetch_in(plan_page, {**plan, "projects": projects})
    assert len(plan_page.evaluate("() => guideProject.list()")) == 60
    choose(plan_page, {**plan, "projects": projects})
    expect(dialog(plan_page).get_by_text("Er ens: 41")).to_have_count(60)
    expect(dialog(plan_page).get_by_text("Planen ændrer ikke noget her.")).to_have_count(60)


def test_other_tabs_see_what_came_in(plan_page: Page, site_url: str, plan: dict) -> None:
    other = plan_page.context.new_page()
    other.goto(f"{site_url}/{PLAN}")
    fetch_in(plan_page, plan)
    other.wait_for_function("() => guideProject.current()?.name === 'Sallingsvej 2027'")


# --- undoing


@pytest.mark.parametrize("way", ["Flet", "Erstat"])
def test_undo_puts_everything_back_as_it_was(plan_page: Page, plan: dict, way: str) -> None:
    plan_page.evaluate(FILL_IN)
    before = plan_page.evaluate(EVERYTHING)
    fetch_in(plan_page, plan, way)
    assert plan_page.evaluate(EVERYTHING) != before
    plan_page.get_by_role("button", name="Fortryd").click()
    expect(plan_page.get_by_text("Det er fortrudt. Alt er, som det var.")).to_be_visible()
    expect(plan_page.get_by_role("button", name="Fortryd")).to_be_hidden()
    assert plan_page.evaluate(EVERYTHING) == before


def test_undo_keeps_what_has_been_written_since(plan_page: Page, plan: dict) -> None:
    fetch_in(plan_page, plan)
    write = "(thing) => guideProject.writer(thing).save('Skrevet siden')"
    plan_page.evaluate(write, f"{ITEM}/note")
    plan_page.get_by_role("button", name="Fortryd").click()
    expect(plan_page.get_by_text("er beholdt: 1")).to_be_visible()
    assert "Skrevet siden" in texts(plan_page, f"{ITEM}/note")
    assert plan_page.evaluate("() => guideProject.list().map(({ name }) => name)") == [
        "Sallingsvej 2027"
    ]


def test_undo_leaves_a_project_that_was_erased_meanwhile(plan_page: Page, plan: dict) -> None:
    fetch_in(plan_page, plan)
    plan_page.evaluate("() => guideProject.writer('item/kun-her/note').save('Kun her')")
    fetch_in(plan_page, plan, "Erstat")
    plan_page.evaluate("() => guideProject.erase('p4h8s1ab')")
    plan_page.get_by_role("button", name="Fortryd").click()
    expect(plan_page.get_by_text("Det er fortrudt.")).to_be_visible()
    assert plan_page.evaluate("() => guideProject.list()") == []


def test_turning_to_another_project_is_no_writing_of_hers(plan_page: Page, plan: dict) -> None:
    plan_page.evaluate("() => guideProject.create('Mit eget')")
    mine = plan_page.evaluate("() => guideProject.currentId()")
    fetch_in(plan_page, plan)
    plan_page.evaluate("(id) => guideProject.select(id)", mine)
    plan_page.get_by_role("button", name="Fortryd").click()
    expect(plan_page.get_by_text("Det er fortrudt. Alt er, som det var.")).to_be_visible()
    assert plan_page.evaluate("() => guideProject.currentId()") == mine


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


@pytest.mark.parametrize("way", ["Flet", "Erstat"])
@pytest.mark.parametrize("room", [0, 100, 300])
def test_a_full_storage_takes_all_or_nothing(
    plan_page: Page, plan: dict, said: Any, room: int, way: str
) -> None:
    plan_page.evaluate(FILL_IN)
    before = plan_page.evaluate(EVERYTHING)
    limit_storage(plan_page, room)
    choose(plan_page, plan)
    dialog(plan_page).get_by_role("radio", name=way).check()
    dialog(plan_page).get_by_role("button", name="Hent planen ind").click()
    expect(dialog(plan_page).get_by_role("alert")).to_have_text(said.errors.full)
    assert plan_page.evaluate(EVERYTHING) == before
    assert plan_page.evaluate("() => guideStorage.trouble()") is None


def test_a_storage_with_just_the_room_takes_all(plan_page: Page, plan: dict) -> None:
    plan_page.evaluate(FILL_IN)
    limit_storage(plan_page, 5000)
    fetch_in(plan_page, plan)
    assert thing(plan_page, f"{ITEM}/who")["value"] == "Anna"


def test_a_browser_that_keeps_nothing_shows_the_plan_and_says_so(
    page: Page, site_url: str, plan: dict, said: Any
) -> None:
    page.add_init_script("""Object.defineProperty(window, "localStorage", {
      get() { throw new DOMException("no", "SecurityError") } })""")
    page.goto(f"{site_url}/{PLAN}")
    fetch_in(page, plan)
    expect(page.get_by_text(said.done_unsaved)).to_be_visible()
    assert thing(page, f"{ITEM}/who")["value"] == "Anna"
    page.get_by_role("button", name="Fortryd").click()
    expect(page.get_by_text(said.undone)).to_be_visible()
    assert page.evaluate("() => guideProject.list()") == []


# --- files that are none


def open_all(page: Page, files: dict[str, bytes]) -> list[tuple[str, str, bool, bool]]:
    pairs = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
    return page.evaluate(OPEN_ALL, pairs)


def test_files_that_are_no_plan_change_nothing_and_say_why(
    plan_page: Page, plan: dict, said: Any
) -> None:
    plan_page.evaluate(FILL_IN)
    files = hostile_plans.files(plan)
    assert len(files) >= 200
    told = open_all(plan_page, {name: content for name, (content, _) in files.items()})
    assert [name for name, *_ in told] == list(files)
    faults = []
    for name, message, is_refused, is_untouched in told:
        expected = re.escape(getattr(said.errors, files[name][1]))
        if not re.fullmatch(expected, message, re.DOTALL):
            faults.append(f"{name}: expected {files[name][1]}, told: {message[:120]!r}")
        if not is_refused or not is_untouched:
            faults.append(f"{name}: refused {is_refused}, untouched {is_untouched}")
    reader.assert_no(faults)
    assert plan_page.evaluate("() => window.hacked") is None
    assert plan_page.evaluate("() => ({}).format ?? ({}).hacked ?? null") is None
    assert plan_page.locator(".guide-plan-import :is(img, script)").count() == 0


@pytest.mark.parametrize("name", HARMLESS)
def test_what_people_write_is_text_and_nothing_else(plan_page: Page, plan: dict, name: str) -> None:
    content = hostile_plans.harmless(plan)[name]
    choose(plan_page, content)
    box = dialog(plan_page)
    expect(box.get_by_role("heading", name="Det sker, når du henter planen ind")).to_be_visible()
    for summary in box.locator("summary").filter(visible=True).all():
        summary.click()
    expect(box.get_by_role("listitem").filter(visible=True).first).to_be_visible()
    assert box.locator("img, script, a").count() == 0
    box.get_by_role("button", name="Hent planen ind").click()
    expect(box).to_be_hidden()
    assert plan_page.evaluate("() => window.hacked") is None
    assert plan_page.evaluate("() => ({}).hacked ?? null") is None
    read = json.loads(content.decode("utf-8-sig"))
    again = plan_page.evaluate("() => JSON.stringify(guidePlanFile.write().object)")
    assert json.loads(again)["projects"] == read["projects"]


def test_the_script_in_a_damaged_file_is_not_run(plan_page: Page, plan: dict) -> None:
    broken = json.loads(json.dumps(plan))
    broken["projects"]["p4h8s1ab"][f"item/{hostile_plans.SCRIPT}/note"] = {}
    choose(plan_page, broken)
    alert = dialog(plan_page).get_by_role("alert")
    expect(alert).to_contain_text("beskadiget")
    expect(dialog(plan_page).locator("img")).to_have_count(0)


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


def link_of(page: Page, project: str = "p4h8s1ab") -> dict[str, Any]:
    return page.evaluate("(id) => guideShare.make(id, location.href)", project)


def test_a_link_brings_a_project_to_another_browser(
    page: Page, new_page: Callable[..., Page], address: str, plan: dict
) -> None:
    page.goto(f"{address}/{PLAN}")
    fetch_in(page, plan)
    made = link_of(page)
    assert made["ok"]
    assert len(made["url"]) <= 4000
    assert re.fullmatch(r"[\w-]+", made["url"].split("#plan=")[1])
    other = new_page()
    asked = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(made["url"])
    box = dialog(other)
    expect(box.get_by_role("heading", name="Sallingsvej 2027")).to_be_visible()
    assert other.url == f"{address}/{PLAN}"
    assert not [url for url in asked if url != made["url"] and made["url"].split("=")[1] in url]
    assert other.evaluate("() => guideProject.list()") == []
    box.get_by_role("button", name="Hent planen ind").click()
    expect(box).to_be_hidden()
    assert other.evaluate("() => guideProject.things()") == plan["projects"]["p4h8s1ab"]
    other.reload()
    expect(dialog(other)).to_be_hidden()


def test_a_plan_too_long_for_a_link_says_how_long(plan_page: Page) -> None:
    made = plan_page.evaluate("""() => {
      guideProject.create("Et stort projekt")
      const bytes = [...crypto.getRandomValues(new Uint8Array(6000))]
      guideProject.writer("item/x/note").save(bytes.map((byte) => byte.toString(36)).join(""))
      return guideShare.make(guideProject.currentId(), location.href)
    }""")
    assert made["ok"] is False
    assert made["why"] == "too-long"
    assert made["length"] > made["limit"] == 4000


def test_a_damaged_link_changes_nothing_and_says_so(
    plan_page: Page, plan: dict, said: Any
) -> None:
    fetch_in(plan_page, plan)
    code = link_of(plan_page)["url"].split("#plan=")[1]
    before = plan_page.evaluate(EVERYTHING)
    middle = len(code) // 2
    broken = [
        "", "=", "x", "%", "<script>", code[:middle], code[1:], code[:-4], f"{code}.",
        f"{code[:20]} {code[20:]}", code[:middle] + code[middle + 1 :], "AAAA" * 50, "_" * 400,
        f"{code}AAAAAAAA", code[::-1],
    ]
    for one in broken:
        plan_page.evaluate("(code) => { location.hash = 'plan=' + code }", one)
        alert = dialog(plan_page).get_by_role("alert")
        expect(alert).to_have_text(said.errors.damaged_link)
        dialog(plan_page).get_by_role("button", name="Annullér").click()
        expect(dialog(plan_page)).to_be_hidden()
    assert plan_page.evaluate(EVERYTHING) == before


def test_a_short_link_that_holds_endless_text_is_stopped(plan_page: Page, said: Any) -> None:
    code = plan_page.evaluate("""async () => {
      const deflate = new CompressionStream("deflate-raw")
      const stream = new Blob([" ".repeat(50_000_000)]).stream().pipeThrough(deflate)
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
      let letters = ""
      for (const byte of bytes) letters += String.fromCharCode(byte)
      return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
    }""")
    plan_page.evaluate("(code) => { location.hash = 'plan=' + code }", code)
    expect(dialog(plan_page).get_by_role("alert")).to_have_text(said.errors.too_big)


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
    assert plan_page.evaluate("() => guideProject.list()") == []


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
    page.evaluate(FILL_IN)
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
