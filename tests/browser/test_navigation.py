"""Where am I, where can I go: menu, contents, position, and the row of tools on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import reader

PAGE = reader.RECOMMENDATION
LAST_TOPIC = "emner/oekonomi-og-investering/index.html"
ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %
BOTH_SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])

Phone = Callable[..., Page]


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Phone:
    """Open a page on a phone: `phone(java_script_enabled=False)`."""

    def open_page(**options: object) -> Page:
        return new_page(**{"viewport": reader.PHONE, "reduced_motion": "reduce", **options})

    return open_page


@pytest.fixture
def desk(new_page: Callable[..., Page]) -> Page:
    return new_page(viewport=reader.DESKTOP, reduced_motion="reduce")


def scroll_to(page: Page, place: str) -> None:
    """Bring the heading to the top of the window."""
    page.locator(place).evaluate("(one) => scrollTo(0, one.offsetTop)")
    reader.settle(page)


def bottom_of(part: Locator) -> float:
    box = part.bounding_box()
    return box["y"] + box["height"]


@reader.everywhere
@BOTH_SCRIPTS
def test_the_menu_button_opens_a_sheet_that_leads_on(
    phone: Phone, address: str, scripts: bool
) -> None:
    page = phone(java_script_enabled=scripts)
    page.goto(f"{address}/{PAGE}")
    expect(reader.menu(page)).to_be_hidden()
    reader.menu_button(page).click()
    expect(reader.menu(page)).to_be_in_viewport()
    reader.menu(page).get_by_role("link", name="Ordliste", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Ordliste")).to_be_visible()
    expect(reader.menu(page)).to_be_hidden()


def test_a_reader_who_is_on_her_way_in_a_sheet_is_not_called_back_to_its_title(
    phone: Phone, site_url: str
) -> None:
    """The browser tells of a sheet that has opened a moment later, when the reader may be ahead."""
    page = phone()
    page.goto(f"{site_url}/{PAGE}")
    sheets = page.locator("[popover]:has([data-guide-sheet-title])")
    assert sheets.count() >= 2
    for sheet in sheets.all():
        kept = sheet.evaluate(
            """(sheet) => new Promise((resolve) => {
              sheet.addEventListener("toggle", () => {
                resolve(document.activeElement === there)
                sheet.hidePopover()
              }, { once: true })
              sheet.showPopover()
              const there = sheet.querySelector("a, button")
              there.focus()
            })"""
        )
        assert kept, sheet.get_attribute("id")


@BOTH_SCRIPTS
def test_the_keyboard_goes_from_the_menu_button_into_the_sheet(
    phone: Phone, address: str, scripts: bool
) -> None:
    page = phone(java_script_enabled=scripts)
    page.goto(f"{address}/{PAGE}")
    reader.menu_button(page).focus()
    page.keyboard.press("Enter")
    expect(reader.menu(page)).to_be_visible()
    page.keyboard.press("Tab")
    first = reader.menu(page).get_by_role("link").first
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport(ratio=1)
    wanted = reader.menu(page).get_by_role("link", name="Ordliste", exact=True)
    for _ in range(40):
        if wanted.evaluate("(one) => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused()
    expect(wanted).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Ordliste")).to_be_visible()


@BOTH_SCRIPTS
@pytest.mark.parametrize("name", ["menu", "contents"])
def test_esc_closes_a_sheet_and_gives_the_keyboard_back(
    phone: Phone, site_url: str, name: str, scripts: bool
) -> None:
    page = phone(java_script_enabled=scripts)
    page.goto(f"{site_url}/{PAGE}")
    button, sheet = getattr(reader, f"{name}_button")(page), getattr(reader, name)(page)
    button.press("Enter")
    expect(sheet).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("name", ["menu", "contents"])
def test_a_tap_beside_a_sheet_closes_it(phone: Phone, site_url: str, name: str) -> None:
    page = phone(has_touch=True)
    page.goto(f"{site_url}/{PAGE}")
    sheet = getattr(reader, name)(page)
    getattr(reader, f"{name}_button")(page).tap()
    expect(sheet).to_be_visible()
    assert sheet.bounding_box()["y"] > 44, "nothing beside the sheet to tap"
    page.touchscreen.tap(reader.PHONE["width"] / 2, 20)
    expect(sheet).to_be_hidden()


def test_the_open_sheet_shows_the_readers_own_page(phone: Phone, address: str) -> None:
    page = phone()
    page.goto(f"{address}/{LAST_TOPIC}")
    reader.menu_button(page).click()
    own = reader.menu(page).locator("[aria-current=page]")
    expect(own).to_have_text(re.compile("Økonomi"))
    expect(own).to_be_in_viewport(ratio=1)


@reader.on_both_engines
def test_the_contents_sheet_leads_to_a_section_and_closes(phone: Phone, address: str) -> None:
    page = phone()
    page.goto(f"{address}/{PAGE}")
    expect(reader.contents(page)).to_be_hidden()
    reader.contents_button(page).click()
    reader.contents(page).get_by_role("link", name="Tjekliste", exact=True).click()
    expect(reader.contents(page)).to_be_hidden()
    heading = page.locator("h2#tjekliste")
    expect(heading).to_be_in_viewport(ratio=1)
    assert heading.bounding_box()["y"] >= bottom_of(reader.position(page))


def test_the_contents_sheet_opens_without_scripts(phone: Phone, address: str) -> None:
    page = phone(java_script_enabled=False)
    page.goto(f"{address}/{PAGE}")
    reader.contents_button(page).click()
    reader.contents(page).get_by_role("link", name="Tjekliste", exact=True).click()
    page.wait_for_url("**#tjekliste")


@pytest.mark.parametrize("path", [PAGE, reader.FRONT_PAGE, "404.html"])
def test_the_tools_are_within_reach_of_a_thumb(phone: Phone, site_url: str, path: str) -> None:
    page = phone()
    page.goto(f"{site_url}/{path}")
    tools = reader.toolbar(page)
    buttons = tools.locator("button, a").filter(visible=True)
    for key in ("Home", "End"):
        page.keyboard.press(key)
        reader.settle(page)
        assert bottom_of(tools) == pytest.approx(reader.PHONE["height"], abs=1)
        for button in buttons.all():
            box = button.bounding_box()
            assert min(box["width"], box["height"]) >= 44
            assert box["y"] >= reader.PHONE["height"] - 80
    # At the end of the page, they lie below the last words and not over them.
    page.wait_for_function(
        """() => document.querySelector(".guide-footer__inner").getBoundingClientRect().bottom
          <= document.querySelector(".guide-toolbar").getBoundingClientRect().top + 1"""
    )


def test_the_tools_lie_below_the_text_where_there_is_little_height(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(viewport=ZOOMED)
    page.goto(f"{site_url}/{PAGE}")
    expect(reader.toolbar(page)).not_to_be_in_viewport()
    page.keyboard.press("End")
    expect(reader.menu_button(page)).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("path", [PAGE, reader.FRONT_PAGE])
def test_a_wide_window_has_no_row_of_tools(desk: Page, site_url: str, path: str) -> None:
    desk.goto(f"{site_url}/{path}")
    expect(desk.locator(".guide-toolbar")).to_be_hidden()
    expect(desk.get_by_role("navigation", name="Genveje").get_by_role("link").first).to_be_visible()


def test_to_the_top(phone: Phone, address: str) -> None:
    page = phone()
    page.goto(f"{address}/{PAGE}#tjekliste")
    assert page.evaluate("scrollY") > 1000
    reader.toolbar(page).get_by_role("link", name="Til toppen").click()
    page.wait_for_function("scrollY === 0")


def test_the_pages_name_in_the_position_leads_to_the_top(desk: Page, address: str) -> None:
    desk.goto(f"{address}/{PAGE}#tjekliste")
    reader.position(desk).get_by_role("link", name="Skab beskæftigelse").click()
    desk.wait_for_function("scrollY === 0")


@reader.on_both_engines
@pytest.mark.parametrize("size", [reader.PHONE, reader.DESKTOP], ids=["390", "1280"])
def test_the_position_stays_in_view_with_phase_and_page(
    new_page: Callable[..., Page], address: str, size: dict[str, int]
) -> None:
    page = new_page(viewport=size)
    page.goto(f"{address}/{PAGE}")
    for key in ("Home", "End"):
        page.keyboard.press(key)
        reader.settle(page)
        expect(reader.position(page)).to_be_in_viewport(ratio=1)
        phase = reader.position(page).get_by_role("link", name="Under", exact=True)
        expect(phase).to_be_in_viewport(ratio=1)
        expect(phase.locator("svg")).to_be_in_viewport(ratio=1)
        own = reader.position(page).locator("[aria-current=page]")
        expect(own).to_be_in_viewport(ratio=1)
        expect(own).to_have_text("Skab beskæftigelse")
    page.wait_for_function(
        """() => {
          const { top } = document.querySelector(".guide-position").getBoundingClientRect()
          return Math.abs(top) < 1
        }"""
    )
    assert reader.position(page).bounding_box()["height"] < 48


@reader.also_from_a_disk
def test_the_positions_phase_leads_to_the_phase(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    reader.position(page).get_by_role("link", name="Under", exact=True).click()
    page.wait_for_url("**/anbefalinger/index.html#fase-under")
    expect(page.locator("#fase-under")).to_be_in_viewport()


def test_the_position_takes_no_room_where_there_is_little_height(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(viewport=ZOOMED)
    page.goto(f"{site_url}/{PAGE}")
    page.keyboard.press("End")
    reader.settle(page)
    expect(reader.position(page)).not_to_be_in_viewport()


def test_the_section_in_view_is_named_and_marked(desk: Page, address: str) -> None:
    desk.goto(f"{address}/{PAGE}")
    line = desk.locator("[data-guide-position-section]")
    marked = reader.contents(desk).locator("[aria-current=true]")
    expect(line).to_have_text("")
    expect(marked).to_have_count(0)
    headings = desk.locator("article > h2[id]")
    assert headings.count() >= 4
    for number in range(headings.count() - 1):  # the last may not reach the top
        heading = headings.nth(number)
        name = heading.evaluate("(one) => one.firstChild.textContent.trim()")
        scroll_to(desk, f"[id='{heading.get_attribute('id')}']")
        expect(line).to_have_text(name)
        expect(line).to_be_in_viewport()
        expect(marked).to_have_text(name)
    desk.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(marked).to_have_text(reader.contents(desk).get_by_role("link").last.inner_text())
    desk.evaluate("scrollTo(0, 0)")
    expect(line).to_have_text("")


@pytest.mark.parametrize("width", [320, 390])
def test_a_narrow_line_shows_the_section_and_never_cuts_the_phase(
    new_page: Callable[..., Page], site_url: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 700}, reduced_motion="reduce")
    page.goto(f"{site_url}/anbefalinger/faelles-vision/index.html")
    heading = page.locator("article > h2[id]").nth(2)
    scroll_to(page, f"[id='{heading.get_attribute('id')}']")
    section = page.locator("[data-guide-position-section]")
    expect(section).to_have_text(heading.evaluate("(one) => one.firstChild.textContent.trim()"))
    assert section.bounding_box()["width"] > 60
    phase = page.locator(".guide-position__phase")
    assert phase.evaluate("(one) => one.scrollWidth <= one.clientWidth")


def test_a_low_window_has_menu_and_search_in_the_header(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(viewport=ZOOMED, reduced_motion="reduce")
    page.goto(f"{site_url}/{PAGE}")
    header = page.get_by_role("banner")
    expect(header.get_by_role("link", name="Søg", exact=True)).to_be_in_viewport()
    header.get_by_role("button", name="Menu").click()
    expect(reader.menu(page)).to_be_visible()


def test_a_sheet_takes_the_keyboard_and_has_a_way_out_by_touch(phone: Phone, site_url: str) -> None:
    page = phone()
    page.goto(f"{site_url}/{PAGE}")
    reader.menu_button(page).click()
    menu = reader.menu(page)
    expect(menu.locator("[data-guide-sheet-title]")).to_be_focused()
    way_out = menu.get_by_role("button", name="Luk")
    expect(way_out).to_be_in_viewport(ratio=1)
    way_out.click()
    expect(menu).to_be_hidden()
    expect(reader.menu_button(page)).to_be_focused()


def test_a_recommendations_header_leads_to_its_checklist_and_questions(
    desk: Page, address: str
) -> None:
    desk.goto(f"{address}/{PAGE}")
    shortcuts = desk.locator(".guide-recommendation-header__shortcuts").get_by_role("link")
    expect(shortcuts).to_have_text(
        [re.compile(r"Tjekliste med \d+ punkter"), re.compile(r"Spørgsmål til jer selv: \d+")]
    )
    for shortcut, title in zip(shortcuts.all(), ("Tjekliste", "Spørgsmål"), strict=True):
        shortcut.click()
        expect(desk.locator("article h2").filter(has_text=title).first).to_be_in_viewport()


@reader.on_both_engines
def test_the_menu_beside_the_page_marks_the_page_and_shows_it(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(viewport={"width": 1280, "height": 500})
    page.goto(f"{address}/{LAST_TOPIC}")
    own = reader.menu(page).locator("[aria-current=page]")
    expect(own).to_have_text(re.compile("Økonomi"))
    expect(own).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)


def test_the_menu_shows_the_recommendations_along_a_numbered_path(
    desk: Page, site_url: str
) -> None:
    desk.goto(f"{site_url}/{PAGE}")
    own = reader.menu(desk).get_by_role("listitem").filter(
        has=desk.locator("[aria-current=page]")
    ).last
    drawn = own.evaluate(
        """(stop) => {
          const stops = [...document.querySelectorAll(".guide-nav__path > li")]
          const { content, backgroundColor } = getComputedStyle(stop, "::after")
          const others = stops.filter((one) => one !== stop)
            .map((one) => getComputedStyle(one, "::after").backgroundColor)
          return {
            content, place: stops.indexOf(stop) + 1,
            filled: others.every((one) => one !== backgroundColor),
          }
        }"""
    )
    assert "counter(guide-stop)" in drawn["content"]
    assert drawn["place"] == 8
    assert drawn["filled"]
    for phase in ("Før", "Under", "Efter"):
        name = re.compile(rf"^\s*{phase}\s*$")
        label = reader.menu(desk).locator(".guide-nav__label", has_text=name)
        expect(label.locator("svg")).to_be_visible()


@reader.also_from_a_disk
def test_previous_and_next_lead_along_the_guide(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    pagination = page.get_by_role("navigation", name="Forrige og næste side")
    pagination.get_by_role("link", name=re.compile("^Næste")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Evaluer"))
    pagination.get_by_role("link", name=re.compile("^Forrige")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Skab beskæftigelse"))
