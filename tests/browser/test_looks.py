"""Every component looks as it did: each example against its picture, on phone and desktop.

`make looks` takes the pictures in `tests/browser/looks/` anew when a look is meant to change.
Then look at what `git diff` shows, as a reader would. How alike is alike stands in `pictures`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser import pictures, reader
from tests.conftest import Once

PAGE = "om-guiden/komponenter/index.html"
SETS = {
    "phone": {"viewport": reader.PHONE, "color_scheme": "light"},
    "desktop": {"viewport": reader.DESKTOP, "color_scheme": "light"},
    "desktop-dark": {"viewport": reader.DESKTOP, "color_scheme": "dark"},
}

Looks = Callable[[str], dict[str, Image.Image]]
Change = Callable[[Page], object]
Differences = Callable[..., dict[str, str]]

# One engine is enough: that both write the same HTML is tested elsewhere.
one_engine = pytest.mark.parametrize("engine", ["mkdocs"], indirect=True, scope="session")


@pytest.fixture(scope="session")
def looks(browser: Browser, site_url: str, once: Once) -> Looks:
    """Return every example's picture in a set, taken once for all from the site as it is now."""

    def take(name: str, folder: Path) -> None:
        page = browser.new_page(**SETS[name], reduced_motion="reduce")
        page.goto(f"{site_url}/{PAGE}")
        assert pictures.lost_fonts(page) == []
        folder.mkdir()
        for example, picture in pictures.take(page).items():
            picture.save(folder / f"{example}.png")
        page.close()

    @cache
    def looks(name: str) -> dict[str, Image.Image]:
        taken = once(f"looks-{name}", partial(take, name))
        return {path.stem: pictures.read(path) for path in taken.glob("*.png")}

    return looks


@one_engine
@pytest.mark.parametrize("name", SETS)
def test_components_look_as_they_did(
    looks: Looks, request: pytest.FixtureRequest, name: str
) -> None:
    got = looks(name)
    folder = pictures.BASELINES / name
    known = {path.stem: path for path in folder.glob("*.png")}
    if request.config.getoption("--write-looks"):
        for example in known.keys() - got.keys():
            known[example].unlink()
        for example, picture in got.items():
            pictures.write(picture, folder / f"{example}.png")
        return
    faults = [f"{one}: has no picture yet; run: make looks" for one in got.keys() - known.keys()]
    faults += [f"{one}: is gone, its picture is not; run: make looks"
               for one in known.keys() - got.keys()]
    for example in got.keys() & known.keys():
        expected = pictures.read(known[example])
        found = pictures.difference(expected, got[example])
        if found:
            where = pictures.report(f"{example}.{name}", expected, got[example], found)
            faults.append(f"{example}: {found.text}; see {where}.*.png")
    reader.assert_no(sorted(faults))


# --- The measure: what it lets pass, and what it does not -------------------------------------

# In every example, another word for the longest one in its longest text.
CHANGE_A_WORD = """(write) => {
  for (const example of document.querySelectorAll("[data-guide-example]")) {
    const texts = document.createTreeWalker(example, NodeFilter.SHOW_TEXT)
    let longest = { data: "" }
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode
      if (parentElement.checkVisibility() && data.trim().length > longest.data.trim().length) {
        longest = texts.currentNode
      }
    }
    const words = longest.data.split(" ")
    const word = words.reduce((best, one) => one.length > best.length ? one : best)
    words[words.indexOf(word)] = write === "longer" ? `${word}sarbejde` : "ged"
    longest.data = words.join(" ")
  }
}"""
# Every rule for the class, and how many there were.
REMOVE_RULES = """(name) => {
  let gone = 0
  for (const sheet of document.styleSheets) {
    for (let place = sheet.cssRules.length - 1; place >= 0; place--) {
      const { selectorText } = sheet.cssRules[place]
      if (selectorText && selectorText.split(/[^\\w-]+/).includes(name)) {
        sheet.deleteRule(place)
        gone++
      }
    }
  }
  return gone
}"""
DOUBLE_THE_PADDING = """(name) => {
  const found = [...document.querySelectorAll(`[data-guide-example] .${name}`)]
  for (const element of found) {
    element.style.padding = `calc(2 * ${getComputedStyle(element).paddingTop})`
  }
  return found.length
}"""
HIDE = """(name) => {
  const found = [...document.querySelectorAll(`[data-guide-example] .${name}`)]
  for (const element of found) element.style.display = "none"
  return found.length
}"""
# The examples with a part that is as long as its words.
GROW_WITH_WORDS = {"figure-skilte"}
SWAP_COLUMNS = """(example) => {
  const rows = [...document.querySelectorAll(`#eksempel-${example} tr`)]
  for (const row of rows) row.append(row.firstElementChild)
  return rows.length
}"""


@pytest.fixture
def differences(looks: Looks, new_page: Callable[..., Page], site_url: str) -> Differences:
    """Return which of the examples `only` look different when the page is changed, and how."""

    def differences(name: str, change: Change, *only: str) -> dict[str, str]:
        # The page's own security policy forbids some of what a test changes.
        page = new_page(**SETS[name], reduced_motion="reduce", bypass_csp=True)
        page.goto(f"{site_url}/{PAGE}")
        assert change(page) != 0, "nothing to change"
        after = pictures.take(page, *only)
        assert set(only) <= set(after)
        found = {key: pictures.difference(looks(name)[key], after[key]) for key in after}
        return {key: one.text for key, one in found.items() if one}

    return differences


@one_engine
@pytest.mark.parametrize(("name", "write"), [("phone", "longer"), ("desktop-dark", "shorter")])
def test_a_changed_word_looks_the_same(differences: Differences, name: str, write: str) -> None:
    found = differences(name, lambda page: page.evaluate(CHANGE_A_WORD, write))
    assert found.keys() <= GROW_WITH_WORDS, found


@one_engine
@pytest.mark.parametrize(
    ("name", "change", "of", "seen_in"),
    [
        ("phone", REMOVE_RULES, "guide-knowledge-box", "knowledge-box-kort"),
        ("desktop", REMOVE_RULES, "guide-card-list", "topic-overview-alle"),
        ("desktop-dark", REMOVE_RULES, "guide-fact-box", "fact-box-med-punkter"),
        ("phone", DOUBLE_THE_PADDING, "guide-knowledge-box", "knowledge-box-med-alt"),
        ("desktop", DOUBLE_THE_PADDING, "guide-fact-box", "fact-box-med-tal"),
        ("phone", HIDE, "guide-steps__label", "steps-alle"),
        ("desktop-dark", HIDE, "guide-statistics", "fact-box-med-tal"),
        ("desktop", SWAP_COLUMNS, "figure-soejler", "figure-soejler"),
        ("desktop-dark", REMOVE_RULES, "guide-table", "figure-tabel"),
        ("phone", REMOVE_RULES, "guide-matrix", "figure-matrix"),
        ("desktop-dark", HIDE, "guide-star__spokes", "figure-stjerne"),
    ],
)
def test_a_broken_layout_looks_different(
    differences: Differences, name: str, change: str, of: str, seen_in: str
) -> None:
    assert set(differences(name, lambda page: page.evaluate(change, of), seen_in)) == {seen_in}


@one_engine
def test_fonts_that_do_not_come_are_told_of(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(**SETS["phone"])
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto(f"{site_url}/{PAGE}")
    assert sorted(pictures.lost_fonts(page)) == ["Source Sans 3", "Source Serif 4"]


def test_another_colour_all_over_looks_different() -> None:
    paper = Image.new("RGB", (240, 240), (243, 246, 240))
    paler = Image.new("RGB", (240, 240), (248, 251, 245))
    assert "all of it" in pictures.difference(paper, paler).text


def test_what_differs_is_told_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "REPORT", tmp_path)
    expected = Image.new("RGB", (240, 240), "white")
    got = expected.copy()
    got.paste((0, 0, 0), (48, 72, 96, 120))
    found = pictures.difference(expected, got)
    assert "near 96 px from the left, 144 px from the top" in found.text
    where = pictures.report("box", expected, got, found)
    for what in ("expected", "got", "difference"):
        assert pictures.read(where.with_name(f"box.{what}.png")).size == expected.size


def test_a_line_more_looks_the_same_and_two_do_not() -> None:
    text = Image.new("RGB", (240, 240), "white")
    for top in range(10, 230, 16):
        text.paste((120, 120, 120), (10, top, 200, top + 6))
    taller = Image.new("RGB", (240, 256), "white")
    taller.paste(text.crop((0, 0, 240, 122)), (0, 0))
    taller.paste(text.crop((0, 106, 240, 240)), (0, 122))
    assert pictures.difference(text, taller) is None
    assert pictures.difference(taller, text) is None
    higher = text.resize((240, 272))
    assert pictures.difference(text, higher).text == "64 px taller"
    assert pictures.difference(higher, text).text == "64 px lower"
