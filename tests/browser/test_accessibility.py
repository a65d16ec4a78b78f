"""axe-core finds nothing: every page, light and dark, phone and desktop.

Both engines build the same document (tests/integration/test_document.py), so of the second engine's
pages a few stand for all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.guide.guide import load_guide
from macros.model.entries import CaseArea, Topic
from publish.engine.build import ROOT
from tests.browser import reader

AXE = Path(__file__).parents[1] / "vendor/axe-core/axe.min.js"
SIZES = {"phone": reader.PHONE, "desktop": reader.DESKTOP}
SCHEMES = ("light", "dark")
GUIDE = load_guide(ROOT)
CASE_AREA = GUIDE.all(CaseArea)[0].page.removesuffix(".md") + ".html"
TOPIC = GUIDE.all(Topic)[0].title
SOME_PAGES = (reader.FRONT_PAGE, reader.RECOMMENDATION, CASE_AREA)
# Every rule that axe has, also those that are off unless asked for (target size), except for
# level AAA, which the guide does not claim. In the dark nothing but colours is another
# (tests/unit/house/test_house.py), so there it is the rules about colours.
RUN = """async ({ within, tags }) => {
  const rules = axe.getRules(tags).filter(({ tags }) => !tags.includes("wcag2aaa"))
  const { violations } = await axe.run(within ?? document, {
    resultTypes: ["violations"],
    runOnly: { type: "rule", values: rules.map(({ ruleId }) => ruleId) },
  })
  return violations.flatMap(({ id, nodes }) => nodes.map((node) =>
    `${id}: ${node.target.flat().join(" ")}\\n    ${node.failureSummary.replace(/\\s+/g, " ")}`))
}"""

RULES = {"light": [], "dark": ["cat.color"]}
EVERYTHING = {"within": None, "tags": RULES["light"]}
FOLDS = "details"

Visit = Callable[[str], Page]


@pytest.fixture
def axe() -> str:
    return AXE.read_text("utf-8")


@pytest.fixture
def size() -> str:
    return "phone"


@pytest.fixture
def visit(size: str, new_page: Callable[..., Page], site_url: str, axe: str) -> Visit:
    """Open a page in one window of the size, with axe in it."""
    window = new_page(viewport=SIZES[size], reduced_motion="reduce")

    def open_page(path: str) -> Page:
        window.set_viewport_size(SIZES[size])
        window.goto(f"{site_url}/{path}")
        window.evaluate(axe)
        return window

    return open_page


def faults_in(
    page: Page, where: str, within: str | None = None, schemes: Iterable[str] = SCHEMES
) -> Iterator[str]:
    """Yield what axe finds, in light and in dark, each with place, rule, element and hint.

    `within` says which elements it is to look at; else, all of the page.
    """
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        reader.settle(page)
        assert reader.is_dark(page) == (scheme == "dark")
        found = page.evaluate(RUN, {"within": within, "tags": RULES[scheme]})
        yield from (f"{where} ({scheme}): {fault}" for fault in found)


def faults_on(visit: Visit, path: str) -> Iterator[str]:
    """Yield what axe finds on a page with all unfolded, and in what can be folded when it is."""
    page = visit(path)
    folded = page.locator(f"{FOLDS}:not([open])")
    can_be_folded = folded.count() > 0
    if can_be_folded:
        yield from faults_in(page, f"{path}, folded", FOLDS, schemes=SCHEMES[:1])
        folded.evaluate_all("(all) => all.forEach((one) => { one.open = true })")
    for size, window in SIZES.items():
        page.set_viewport_size(window)
        yield from faults_in(page, f"{path}, {size}")
    if can_be_folded:
        page.locator(FOLDS).evaluate_all("(all) => all.forEach((one) => { one.open = false })")
        yield from faults_in(page, f"{path}, folded, {size}", FOLDS, schemes=SCHEMES[:1])


# Each page is opened once and looked at in both sizes. In parts, so that workers share them.
PARTS = 6


@pytest.mark.parametrize("part", range(PARTS))
def test_pages(visit: Visit, part: int) -> None:
    paths = [*reader.all_pages(), "404.html"]
    reader.assert_no(fault for path in paths[part::PARTS] for fault in faults_on(visit, path))


class _Accessibility:
    @pytest.mark.parametrize(
        ("words", "status", "answer"),
        [
            ("", "", None),
            (TOPIC, re.compile(r"^Fundet på \d+ sider$"), TOPIC),
            ("qqqxyz", "Ingen resultater for »qqqxyz«", None),
        ],
        ids=["empty", "results", "no results"],
    )
    def test_search(
        self, visit: Visit, words: str, status: str | re.Pattern[str], answer: str | None
    ) -> None:
        page = visit(reader.RECOMMENDATION)
        field = reader.open_search(page)
        field.press_sequentially(words)
        expect(page.locator(reader.SEARCH_STATUS)).to_have_text(status)
        results = reader.results(page)
        if answer:
            expect(results.filter(has_text=answer).first).to_be_visible()
        else:
            expect(results).to_have_count(0)
        reader.assert_no(faults_in(page, f"search for '{words}'"))

    def test_definition_of_a_term(self, visit: Visit) -> None:
        page = visit(reader.RECOMMENDATION)
        word = page.locator(".guide-term__word").first
        word.focus()
        expect(page.locator(".guide-term__definition").first).to_be_visible()
        reader.assert_no(faults_in(page, "definition"))

    def test_ticked_checklist(self, visit: Visit) -> None:
        page = visit(reader.RECOMMENDATION)
        for box in page.locator(".guide-checklist").get_by_role("checkbox").all():
            box.check()
        # Axe takes what the thumb's row lies over for too small, though the page scrolls.
        page.evaluate("scrollTo(0, 0)")
        reader.assert_no(faults_in(page, "ticked checklist"))

    def test_fields_in_use_and_what_has_happened(self, visit: Visit) -> None:
        page = visit(reader.RECOMMENDATION)
        fields = reader.open_fields(reader.items(page).first)
        fields.get_by_role("checkbox").check()
        fields.get_by_label("Note", exact=True).fill("En note")
        page.locator("[data-guide-answers] textarea").first.fill("Et svar")
        page.get_by_role("button", name="Skriv et nyt svar").first.click()
        page.keyboard.type("Et nyt svar")
        page.keyboard.press("Tab")
        expect(reader.notice(page)).to_contain_text("Markeret som ikke relevant")
        page.evaluate("scrollTo(0, 0)")
        reader.assert_no(faults_in(page, "fields"))

    def test_projects(self, visit: Visit) -> None:
        page = visit(reader.FRONT_PAGE)
        reader.create_project(page, "Eksempelvej 2027")
        reader.create_project(page, "Prøvesund 2028")
        sheet = reader.open_projects(page)
        sheet.get_by_role("button", name="Slet", exact=True).click()
        page.get_by_role("button", name=re.compile("^Projekt:")).click()
        sheet = page.locator("#projekter")
        expect(sheet.get_by_role("button", name="Kopiér projektet")).to_be_visible()
        sheet.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true })")
        reader.assert_no(faults_in(page, "projects"))

    @pytest.mark.parametrize("path", reader.PAGES_WITH_ENTRIES[1:4])
    def test_links_to_propose_a_change(self, visit: Visit, path: str) -> None:
        page = visit(path)
        page.get_by_role("button", name="Ret ét sted på siden", exact=True).click()
        expect(page.locator(".guide-edit-bar").get_by_role("status")).not_to_be_empty()
        # What says that they are there lies over some, though the page scrolls.
        page.locator(".guide-messages").evaluate("(all) => { all.style.position = 'static' }")
        page.evaluate("scrollTo(0, 0)")
        reader.assert_no(faults_in(page, f"{path}, links to propose a change"))

    def test_what_stands_in_the_way_of_saving(self, visit: Visit) -> None:
        page = visit(reader.RECOMMENDATION)
        page.evaluate(f"() => {{ {reader.FULL_STORAGE} }}")
        reader.items(page).first.get_by_role("checkbox").check()
        expect(reader.trouble(page)).to_contain_text("lager er fuldt")
        page.evaluate("scrollTo(0, 0)")
        reader.assert_no(faults_in(page, "trouble"))


@pytest.mark.parametrize("engine", ["mkdocs"], indirect=True)
@pytest.mark.parametrize("size", ["phone"])
class TestPhone(_Accessibility):
    @pytest.mark.parametrize("path", [reader.FRONT_PAGE, reader.RECOMMENDATION])
    def test_open_menu(self, visit: Visit, path: str) -> None:
        page = visit(path)
        reader.menu_button(page).click()
        expect(reader.menu(page).get_by_role("link").first).to_be_visible()
        reader.assert_no(faults_in(page, f"{path}, menu"))

    def test_open_contents(self, visit: Visit) -> None:
        page = visit(reader.RECOMMENDATION)
        reader.contents_button(page).click()
        expect(reader.contents(page).get_by_role("link").first).to_be_visible()
        reader.assert_no(faults_in(page, "contents"))


@pytest.mark.parametrize("engine", ["mkdocs"], indirect=True)
@pytest.mark.parametrize("size", ["desktop"])
class TestDesktop(_Accessibility):
    pass


@pytest.mark.parametrize("engine", ["zensical"], indirect=True)
@pytest.mark.parametrize("path", SOME_PAGES)
def test_a_few_pages_of_the_other_engine(visit: Visit, path: str) -> None:
    reader.assert_no(faults_on(visit, path))
