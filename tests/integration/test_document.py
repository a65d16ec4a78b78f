"""The document around the content: light, quiet, strict, and the same from both engines."""

from __future__ import annotations

import gzip
import html
import re
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest
from bs4 import Tag

from macros.files.project import ROOT
from macros.guide.guide import load_guide
from macros.model.entries import Owner, Phase, Recommendation
from publish.pages.edition import read_edition
from tests import site_reader as reader

RECOMMENDATION = "anbefalinger/skab-beskaeftigelse/index.html"
CASE = "inspiration/gyldenrisparken/index.html"
FIRST_VISITS = ("index.html", RECOMMENDATION, CASE)
# With a page of their own.
CHAPTERS = ("anbefalinger/", "inspiration/", "emner/", "om-guiden/", "haandbog/")
BELOW = {"om-guiden/": ("haandbog/",)}  # chapters within a chapter, which it alone lists
MAX_REQUESTS = 12
MAX_KIB = 90
MAX_SCRIPT_KB = 25  # of our own, on a page that only reads


@pytest.fixture(scope="module")
def guide():
    return load_guide(ROOT)


def every_page(site: Path) -> list[str]:
    return [*reader.page_paths(site), "404.html"]


def test_both_engines_build_the_same_document(sites: dict[str, Path]) -> None:
    """So a browser need not read every page of both."""
    first, second = sites.values()
    assert reader.page_paths(first) == reader.page_paths(second)
    different = []
    for page in every_page(first):
        ours, theirs = (lines_of(site, page) for site in (first, second))
        if ours != theirs:
            pairs = zip(ours, theirs, strict=False)
            where = next((pair for pair in pairs if pair[0] != pair[1]), ("", "one is longer"))
            different.append((page, *where))
    assert different == []


def test_both_engines_publish_the_same_files(sites: dict[str, Path]) -> None:
    first, second = (
        {
            file.relative_to(site).as_posix(): file.read_bytes()
            for file in site.rglob("*")
            # The zip holds pages, which each engine writes with white space of its own.
            if file.is_file() and file.suffix not in (".html", ".zip")
            and not file.name.startswith("sitemap")
        }
        for site in sites.values()
    )
    # Which names the same files with other checksums, because the two write HTML otherwise.
    workers = [files.pop("sw.js").decode() for files in (first, second)]
    assert first == second
    assert re.findall('"url":"[^"]*"', workers[0]) == re.findall('"url":"[^"]*"', workers[1])


def lines_of(site: Path, page: str) -> list[str]:
    """Return a page's tags and texts, with addresses, signs and white space written in one way."""
    written = (site / page).read_text("utf-8").replace('="./', '="')
    tokens = re.split(r"(<[^>]*>)", re.sub(r"\s+", " ", written))
    return [html.unescape(token.strip()) for token in tokens if token.strip()]


def test_nothing_of_the_themes_own_is_left(site: Path) -> None:
    found = {
        f"{page}: {name}" for page in every_page(site)
        for tag in reader.soup(site, page).find_all(class_=True)
        for name in tag["class"] if name.startswith("md-")
    }
    assert sorted(found) == []


def test_a_strict_policy_for_scripts_and_styles_holds(site: Path) -> None:
    faults = []
    for page in every_page(site):
        soup = reader.soup(site, page)
        inline = [tag for tag in soup.find_all("script") if not tag.get("src")]
        inline += soup.find_all(["style", "base"]) + soup.find_all(style=True)
        inline += soup.find_all(lambda tag: any(name.startswith("on") for name in tag.attrs))
        inline += soup.find_all(href=re.compile(r"^\s*javascript:", re.IGNORECASE))
        faults += [f"{page}: {str(tag)[:90]}" for tag in inline]
    assert faults == []


def test_every_page_says_once_which_edition_it_is_and_leads_to_what_is_new(site: Path) -> None:
    edition = read_edition()
    for page in every_page(site):
        soup = reader.soup(site, page)
        (number,) = soup.select("meta[name=guide-edition]")
        assert number["content"] == edition.number, page
        assert number["data-guide-date"] == edition.date.isoformat(), page
        (link,) = soup.select("footer .guide-footer__edition a")
        assert link.text == edition.text, page
        path, _ = reader.target(site, page, link["href"])
        assert path == (site / "om-guiden/nyt-i-guiden/index.html").resolve(), page
    shown = reader.soup(site, "om-guiden/nyt-i-guiden/index.html")
    assert edition.number in shown.find(id=f"udgave-{edition.number.replace('.', '-')}").text


def test_a_page_asks_for_no_more_than_it_has(site: Path) -> None:
    """No module, see file://; what the reader has to turn to first waits in a template."""
    for page in every_page(site):
        soup = asked_for(site, page)
        html = str(soup.article)
        names = {
            PurePosixPath(tag.get("href") or tag.get("src")).name.split(".")[0]
            for tag in soup.select("link[rel=stylesheet], script")
        }
        expected = {"guide", "first"}
        # Whether it has what only some pages have: test_every_page_has_the_styles_of_what_it_shows.
        expected |= names & {"parts"}
        if "data-guide-item=" in html or "data-guide-answers=" in html:
            expected |= {"work"}
        if 'class="guide-plan' in html and "guide-component-gallery" not in html:
            expected |= {"plan", "copy", "catalogue"}
        if "data-guide-install" in html:
            expected |= {"install"}
        if 'class="guide-reviews"' in html and "guide-component-gallery" not in html:
            expected |= {"reviews"}
        assert names == expected, page
        assert not any(script.get("type") for script in soup.find_all("script")), page


def test_every_page_has_the_styles_of_what_it_shows(sites: dict[str, Path]) -> None:
    site = next(iter(sites.values()))
    styled = {
        name for path in (ROOT / "macros/components").glob("*/*.css")
        for name in re.findall(r"\.(guide-[\w-]+)", path.read_text("utf-8"))
    }
    seen = set()
    for page in every_page(site):
        shown = asked_for(site, page)
        names = {
            name for tag in shown.article.find_all(class_=re.compile("guide-"))
            for name in tag["class"]
        }
        loaded = "".join(
            reader.target(site, page, link["href"])[0].read_text("utf-8")
            for link in shown.find_all("link", rel="stylesheet")
        )
        has = set(re.findall(r"\.(guide-[\w-]+)", loaded))
        assert (names & styled) - has == set(), page
        seen |= names & styled
    assert len(seen) > 100


@cache
def asked_for(site: Path, page: str) -> Tag:
    """Return a page without its templates, whose scripts are not asked for yet."""
    return reader.without(reader.soup(site, page), "template")


@pytest.mark.parametrize("page", FIRST_VISITS)
def test_a_first_visit_is_light(site: Path, page: str) -> None:
    files = first_visit(site, page)
    weight = {file.relative_to(site).as_posix(): transferred(file) for file in files}
    assert len(files) <= MAX_REQUESTS, sorted(weight)
    assert sum(weight.values()) <= MAX_KIB * 1024, weight
    scripts = [size for name, size in weight.items() if name.endswith(".js")]
    assert sum(scripts) <= MAX_SCRIPT_KB * 1000, weight


def test_every_page_says_when_it_was_last_looked_through(site: Path, guide) -> None:
    words, day_text = guide.words.reviews, guide.words.editions.day_text
    for path, page in guide.pages.items():
        said = words.foot.format(
            date=day_text(page.front.reviewed), owner=guide.get(Owner, page.front.owner).name
        )
        soup = reader.soup(site, path.removesuffix(".md") + ".html")
        (foot,) = soup.select("main > p.guide-as-of")
        assert foot.text.replace("\u00a0", " ") == said, path


def test_the_page_for_wrong_addresses_was_looked_through_by_nobody(site: Path) -> None:
    assert not reader.soup(site, "404.html").select("p.guide-as-of")


def first_visit(site: Path, page: str) -> set[Path]:
    """Return the page and every file that it, or a stylesheet of its, asks for unasked."""
    found = {(site / page).resolve()}
    for tag in asked_for(site, page).select("link[rel=stylesheet], link[rel=icon], script, img"):
        found.add(reader.target(site, page, tag.get("href") or tag.get("src"))[0])
    for style in [file for file in found if file.suffix == ".css"]:
        for address in re.findall(r"url\([\"']?([^\"')]+)", style.read_text("utf-8")):
            if urlsplit(address).scheme != "data":
                found.add((style.parent / address).resolve())
    return found


def transferred(file: Path) -> int:
    """Return the bytes of a file as a server sends it: texts packed."""
    content = file.read_bytes()
    is_packed = file.suffix in (".html", ".css", ".js", ".svg")
    return len(gzip.compress(content, 6)) if is_packed else len(content)


def test_the_menu_lists_the_pages_of_the_readers_own_chapter_only(site: Path) -> None:
    """So a page grows neither in weight nor in length with the guide."""
    for page in every_page(site):
        listed = [
            reader.target(site, page, link["href"])[0].relative_to(site.resolve()).as_posix()
            for link in menu(site, page).find_all("a")
        ]
        for chapter in CHAPTERS:
            inside = [one for one in listed if one.startswith(chapter)]
            if page.startswith((chapter, *BELOW.get(chapter, ()))):
                assert set(inside) == {
                    one for one in reader.page_paths(site) if one.startswith(chapter)
                }, page
            elif f"{chapter}index.html" in listed:
                assert inside == [f"{chapter}index.html"], page
            else:
                assert chapter in sum(BELOW.values(), ()), page
                assert inside == [], page
        assert len(listed) == len(set(listed)), page


def test_every_page_can_be_reached_from_the_menu(site: Path) -> None:
    reached = {
        reader.target(site, page, link["href"])[0]
        for page in reader.page_paths(site) for link in menu(site, page).find_all("a")
    }
    assert reached == {(site / page).resolve() for page in reader.page_paths(site)}


def test_the_menu_marks_the_readers_own_page(site: Path) -> None:
    for page in reader.page_paths(site):
        marked = menu(site, page).select("[aria-current]")
        assert [link["aria-current"] for link in marked] == ["page"], page
        assert reader.target(site, page, marked[0]["href"])[0] == (site / page).resolve()
    assert menu(site, "404.html").select("[aria-current]") == []


def test_the_numbers_along_the_path_are_the_recommendations_own(site: Path, guide) -> None:
    """The menu counts its stops (nav.css), so it must list them in the order of the numbers."""
    phases = menu(site, RECOMMENDATION).select(".guide-nav__phase")
    assert [phase["data-guide-phase"] for phase in phases] == [
        phase.id for phase in guide.all(Phase)
    ]
    by_page = {one.page.removesuffix(".md") + ".html": one for one in guide.all(Recommendation)}
    stops = [
        (by_page[page_of(site, RECOMMENDATION, link)], phase["data-guide-phase"])
        for phase in phases for link in phase.select(".guide-nav__path a")
    ]
    assert [one.number for one, _ in stops] == list(range(1, len(by_page) + 1))
    assert all(one.phase == phase for one, phase in stops)


def test_the_configuration_names_the_phases_as_the_data_does(site: Path, guide) -> None:
    drawn = {
        phase["data-guide-phase"]: reader.single_spaced(phase.select_one(".guide-nav__label").text)
        for phase in menu(site, RECOMMENDATION).select(".guide-nav__phase")
    }
    titles = {phase.id: phase.title for phase in guide.all(Phase)}
    assert drawn.keys() == titles.keys()
    assert all(titles[id_].startswith(name) for id_, name in drawn.items()), (drawn, titles)


@pytest.mark.parametrize(
    ("page", "path"),
    [
        (RECOMMENDATION, ["Anbefalinger", "Under", "Skab beskæftigelse"]),
        (CASE, ["Inspiration", "Gyldenrisparken"]),
        ("anbefalinger/index.html", ["Anbefalinger"]),
        ("saadan-bruger-du-guiden/index.html", ["Start", "Sådan bruger du guiden"]),
        ("ordliste/index.html", ["Opslag", "Ordliste"]),
        ("om-guiden/kilden/index.html", ["Om guiden", "Fra vejledning til hjemmeside"]),
    ],
)
def test_the_position_says_chapter_phase_and_page(site: Path, page: str, path: list[str]) -> None:
    position = reader.soup(site, page).find("nav", attrs={"aria-label": "Du er her"})
    steps = position.find_all("li")
    assert [reader.single_spaced(step.text) for step in steps] == path
    assert steps[-1].find(attrs={"aria-current": "page"})
    for step in steps[:-1]:
        if link := step.find("a"):
            assert reader.target(site, page, link["href"])[0].is_file()
    phase = position.select_one(".guide-position__phase")
    assert bool(phase) == ("Under" in path)
    if phase:
        assert phase.svg


def test_the_front_page_and_wrong_addresses_have_no_position(site: Path) -> None:
    for page in ("index.html", "404.html"):
        assert not reader.soup(site, page).select(".guide-position, .guide-contents"), page


def test_every_page_has_the_landmarks_and_the_name_of_the_guide(site: Path) -> None:
    for page in every_page(site):
        soup = reader.soup(site, page)
        assert soup.title.text.endswith("Sammen om helheden"), page
        assert len(soup.find_all("main")) == 1, page
        assert len(soup.find_all("header", recursive=True)) >= 1, page
        names = [nav["aria-label"] for nav in soup.find_all("nav")]
        assert len(names) == len(set(names)), page
        targets = [button["popovertarget"] for button in soup.select("[popovertarget]")]
        assert all(soup.find(id=target, popover=True) for target in targets), page


def test_titles_tell_the_pages_apart(site: Path) -> None:
    titles = [reader.soup(site, page).title.text for page in reader.page_paths(site)]
    assert len(titles) == len(set(titles))
    heading = reader.article(site, RECOMMENDATION).h1.text.strip()
    assert reader.soup(site, RECOMMENDATION).title.text == f"{heading} – Sammen om helheden"


def test_the_contents_list_the_pages_own_sections(site: Path) -> None:
    """Those of its running text: what a component draws has headings of its own."""
    for page in set(reader.page_paths(site)) - {"index.html"}:
        sections = [
            f"#{heading['id']}"
            for heading in reader.article(site, page).find_all("h2", id=True, recursive=False)
        ]
        listed = reader.soup(site, page).select(".guide-contents a")
        assert [link["href"] for link in listed] == sections, page
        opener = reader.soup(site, page).select(
            "[popovertarget=paa-denne-side]:not([popovertargetaction=hide])"
        )
        assert len(opener) == bool(sections), page


def test_previous_and_next_go_through_the_whole_guide(site: Path) -> None:
    page = page_of(site, "index.html", menu(site, "index.html").find_all("a")[1])
    seen = ["index.html", page]
    while following := reader.soup(site, page).find("a", rel="next"):
        before, page = page, page_of(site, page, following)
        assert page_of(site, page, reader.soup(site, page).find("a", rel="prev")) == before
        seen.append(page)
    assert sorted(seen) == reader.page_paths(site)


def menu(site: Path, page: str) -> Tag:
    return reader.soup(site, page).find("nav", attrs={"aria-label": "Menu"})


def page_of(site: Path, page: str, link: Tag) -> str:
    """Return the page that a link leads to, as a path in the site."""
    return reader.target(site, page, link["href"])[0].relative_to(site.resolve()).as_posix()


def test_the_site_works_below_any_path_of_a_host(site: Path) -> None:
    """No address begins with a slash; a page for wrong addresses, shown anywhere, has to."""
    absolute = [
        (page, address)
        for page in reader.page_paths(site)
        for address in (*reader.links(site, page), *forms(site, page))
        if address.startswith("/")
    ]
    for file in (*site.rglob("*.css"), site / "manifest.webmanifest", site / "sw.js"):
        text = file.read_text("utf-8")
        found = re.findall(r"""(?:url\(|": ?)["']?/\w""", text)
        absolute += [(file.name, address) for address in found]
    assert absolute == []


def forms(site: Path, page: str) -> list[str]:
    """Return where the forms of a page lead."""
    return [form["action"] for form in reader.soup(site, page).select("form[action]")]
