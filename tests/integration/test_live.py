"""What an editor sees while she writes is byte for byte what the whole build gives."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path

import pytest

from publish.base.project import BuildError
from publish.engine.build import build
from publish.engine.live import LiveSite
from tests.examples import buildable_tiny_guide

ADVICE = "advice/start-small/index.html"
# What only matters when the site is published, and what is made from it.
LEFT_OUT = re.compile(
    r"hent/|sw\.js$|manifest\.|assets/(app|social|not-found|vendor/workbox)|sitemap"
)
# Each a file, and a pattern of what may stand after it there.
EDITS = (
    ("docs/index.md", r"(?<=\n\n)(?=[A-Z])", "Now "),
    ("docs/advice/start-small/index.md", r"(?<=\n\n)(?=[A-Z])", "Truly, "),
    ("docs/topics/soil/index.md", r"(?<=description: )", "Now "),
    ("data/recommendations/start-small.yml", r"(?<=summary: )(?=\w)", "Once more, "),
    ("data/recommendations/start-small.yml", r"(?<=title: )(?=\w)", "Please "),
    ("data/roles.yml", r"(?<=name: )(?=\w)", "Old "),
    ("data/glossary.yml", r"(?<=definition: )(?=\w)", "as we say, "),
    ("data/words/frame.yml", r"(?<=menu: )", "The "),
    ("data/words/components.yml", r"(?<=checklist: )", "Our "),
    ("data/site.yml", r"(?<=footer_text: )", "Well, "),
    ("mkdocs.yml", r"(?<=site_name: )", "The "),
    ("mkdocs.yml", r"(?<=  - )(?=Look up:)", "Do "),
    ("overrides/partials/footer.html", r"(?<=<footer )", "data-x "),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return buildable_tiny_guide(tmp_path / "guide")


@pytest.fixture
def live(project: Path, tmp_path: Path) -> LiveSite:
    return LiveSite(project, tmp_path / "live")


def write(
    root: Path, name: str, old: str, new: str,
    pick: Callable[[list[re.Match]], re.Match] = itemgetter(0),
) -> None:
    text = (root / name).read_text("utf-8")
    place = pick(list(re.finditer(old, text)))
    (root / name).write_text(text[: place.start()] + new + text[place.end():], "utf-8")


def shown(live: LiveSite, site: Path, paths: list[str]) -> dict[str, str]:
    for path in paths:
        live.bring(path)
    return {path: (site / path).read_text("utf-8") for path in paths}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_save_shows_what_the_whole_build_gives(
    project: Path, live: LiveSite, tmp_path: Path, seed: int
) -> None:
    pick = random.Random(seed)  # noqa: S311 - chooses edits, and keeps no secret
    site = live.make()
    for name, old, new in pick.sample(EDITS, 6):
        write(project, name, old, new, pick.choice)
        live.make()
        live.bring(pick.choice(live.addresses))  # somebody looks at one page, and not at the others
    built = tmp_path / "built"
    build("mkdocs", built, project)
    files = [path for path in built.rglob("*") if path.is_file()]
    texts = {
        path.relative_to(built).as_posix(): path for path in files
        if path.suffix in (".html", ".js", ".css", ".svg")
    }
    compared = [path for path in texts if not LEFT_OUT.match(path)]
    # Pages first, as a browser has them before the files that they name.
    compared.sort(key=lambda path: not path.endswith(".html"))
    ours = shown(live, site, compared)
    assert len(compared) > 40
    assert [
        path for path in compared
        if ours[path] != texts[path].read_text("utf-8") and "assets/vendor" not in path
    ] == []


def test_a_page_is_drawn_when_somebody_asks_for_it(project: Path, live: LiveSite) -> None:
    site = live.make()
    assert not (site / ADVICE).exists()
    live.bring(ADVICE)
    before = (site / ADVICE).read_text("utf-8")
    write(project, "docs/advice/start-small/index.md", r"(?<=\n\n)(?=[A-Z])", "New ")
    live.make()
    assert (site / ADVICE).read_text("utf-8") == before
    live.bring(ADVICE)
    assert (site / ADVICE).read_text("utf-8") != before


def test_a_fault_is_told_and_what_was_shown_is_shown_still(
    project: Path, live: LiveSite
) -> None:
    site = live.make()
    live.bring(ADVICE)
    before = (site / ADVICE).read_text("utf-8")
    path = project / "data/recommendations/start-small.yml"
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("summary: ", "sumary: ", 1), "utf-8")
    with pytest.raises(BuildError, match=r"start-small\.yml:\d+:\d+: sumary: ukendt felt"):
        live.make()
    live.bring(ADVICE)
    assert (site / ADVICE).read_text("utf-8") == before
    path.write_text(sound.replace("summary: ", "summary: New. ", 1), "utf-8")
    live.make()
    live.bring(ADVICE)
    assert "New." in (site / ADVICE).read_text("utf-8")


def test_a_page_that_comes_goes_or_moves_is_followed(project: Path, live: LiveSite) -> None:
    site = live.make()
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    page = project / "docs/topics/water/index.md"
    page.parent.mkdir()
    front = (project / "docs/search/index.md").read_text("utf-8").split("---")[1]
    page.write_text(f"---{front}---\n\n# Water\n\nIt rains.\n", "utf-8")
    settings.write_text(text.replace("      - search/index.md", "      - topics/water/index.md\n"
                                     "      - search/index.md"), "utf-8")
    live.make()
    live.bring("topics/water/index.html")
    assert "It rains." in (site / "topics/water/index.html").read_text("utf-8")
    live.bring("questions/index.html")
    assert "topics/water" in (site / "questions/index.html").read_text("utf-8")
    page.unlink()
    settings.write_text(text, "utf-8")
    live.make()
    live.bring("questions/index.html")
    assert "topics/water" not in (site / "questions/index.html").read_text("utf-8")
    live.bring("topics/water/index.html")
    assert not (site / "topics/water/index.html").exists()


def test_a_long_chapter_stands_in_the_menu_as_one_link_where_the_reader_is_elsewhere(
    project: Path, live: LiveSite
) -> None:
    """So a page does not grow with the guide."""
    names = [f"weeds/number-{number}/index.md" for number in range(9)]
    front = (project / "docs/search/index.md").read_text("utf-8").split("---")[1]
    for number, name in enumerate(names):
        (project / "docs" / name).parent.mkdir(parents=True)
        (project / "docs" / name).write_text(f"---{front}---\n\n# Weed {number}\n\nOut.\n", "utf-8")
    menu = "  - Weeds:\n" + "".join(f"      - {name}\n" for name in names)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").rstrip("\n") + "\n" + menu, "utf-8")
    site = live.make()
    for address in (ADVICE, "weeds/number-4/index.html"):
        live.bring(address)
    elsewhere = (site / ADVICE).read_text("utf-8")
    inside = (site / "weeds/number-4/index.html").read_text("utf-8")
    links = re.findall(r'href="\S*weeds/(number-\d)/index.html"[^>]*>Weeds<', elsewhere)
    assert links == ["number-0"]
    assert "number-1/" not in elsewhere
    assert all(f"number-{number}/" in inside for number in range(9) if number != 4)
