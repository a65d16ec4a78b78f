"""A whole new guide from this house, with answers that would break what forgets to escape them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from editing.new_guide import command as new_guide
from macros.checks.command import faults_in
from macros.guide.guide import load_guide
from macros.model.entries import Recommendation
from publish.engine.build import ENGINES, ROOT, build
from tests import site_reader as reader

NAME = "Børn & leg: gårdrum {for} *alle* [i] `by` #3"
ANSWERS = {
    "name": NAME,
    "description": "Til jer, der vil have liv i gården: »leg« & {ro}, året rundt.",
    "source_name": "Leg & ro: 'gårdrum' {i} _byen_",
    "source_publisher": "Forlaget: Æ & Ø",
    "source_year": "2019",
}
OWN = "boern-leg-gaardrum-for-alle-i-by-3"
# Kinds whose names are those of somebody or some place, and of no other guide.
NAMES = ("case_area", "person", "organisation", "place")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The new guide, as its makers find it."""
    target = tmp_path_factory.mktemp("new") / "guide"
    arguments = [f"--{name.replace('_', '-')}={text}" for name, text in ANSWERS.items()]
    assert new_guide.main([str(target), *arguments]) == 0
    return target


@pytest.fixture(scope="module")
def new_sites(folder: Path) -> dict[str, Path]:
    """The new guide's site as each engine builds it, strictly."""
    sites = {engine: folder / f"site-{engine}" for engine in ENGINES}
    for engine, site in sites.items():
        build(engine, site, folder)
    return sites


@pytest.fixture(params=ENGINES)
def new_site(request: pytest.FixtureRequest, new_sites: dict[str, Path]) -> Path:
    """The site of each engine in turn."""
    return new_sites[request.param]


def test_it_has_no_fault_and_needs_no_git(folder: Path) -> None:
    assert not (folder / ".git").exists()
    assert faults_in(folder) == []


def test_format_finds_nothing_to_do(folder: Path) -> None:
    before = {path: path.read_bytes() for path in (folder / "data").rglob("*.*")}
    command = [sys.executable, "-m", "editing.commands.format"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    assert "Alt står, som det skal." in done.stdout.decode()
    assert {path: path.read_bytes() for path in (folder / "data").rglob("*.*")} == before


def test_its_language_needs_no_mending(folder: Path) -> None:
    command = [sys.executable, "-m", "editing.language.command"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "Sproget er, som det skal være."


def test_nothing_leads_to_the_handbook_that_stays_behind(folder: Path) -> None:
    told = [*folder.glob("*.md"), *folder.glob("*.yml"), *(folder / "docs").rglob("*.md")]
    assert [path for path in told if re.search("h(å|aa)ndbog", path.read_text("utf-8"))] == []
    for name in ("CONTRIBUTING.md", "DEVELOPING.md"):
        assert "only here" not in (folder / name).read_text("utf-8")


def test_its_own_unit_tests_know_the_house(folder: Path) -> None:
    """A few that read everything; `make test` there runs all of them."""
    names = ("house/test_house", "macros/pages/test_macro_registry", "publish/away/test_app")
    tests = [f"tests/unit/{name}.py" for name in names]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_its_scripts_and_their_tests_are_ours_and_need_nothing_that_stays_behind(
    folder: Path,
) -> None:
    """So what our own tests say of the scripts is true of them."""
    for kind in ("scripts", "tests/scripts"):
        for path in (folder / kind).rglob("*.js"):
            text = path.read_text("utf-8")
            assert text == (ROOT / path.relative_to(folder)).read_text("utf-8"), path
            for needed in re.findall(r'\b(?:from |import |import\()"(\.\.?/[^"]+)"', text):
                assert (path.parent / needed).is_file(), f"{path}: {needed}"


def test_it_is_called_by_its_own_name(new_site: Path) -> None:
    for page in [*reader.page_paths(new_site), "404.html"]:
        soup = reader.soup(new_site, page)
        assert soup.title.text.endswith(NAME), page
        assert soup.find("meta", attrs={"name": "guide-namespace"})["content"] == f"{OWN}:v1:"
        assert soup.find("meta", property="og:site_name")["content"] == NAME, page
        assert reader.single_spaced(soup.select_one(".guide-header__home").text) == NAME, page
    told = json.loads((new_site / "manifest.webmanifest").read_text("utf-8"))
    assert (told["name"], told["short_name"]) == (NAME, "Børn & leg")
    front = reader.soup(new_site, "index.html")
    description = front.find("meta", attrs={"name": "description"})
    assert description["content"] == ANSWERS["description"]
    heading = reader.article(new_site, "index.html").h1
    assert reader.single_spaced(heading.text) == NAME


def test_its_folder_and_its_keys_have_its_own_name(new_site: Path) -> None:
    (packed,) = (new_site / "hent").iterdir()
    assert packed.name == f"{OWN}-0.1.0.zip"
    with zipfile.ZipFile(packed) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {OWN}
    assert OWN in reader.words(new_site, "hent-guiden/index.html")
    privacy = reader.words(new_site, "om-guiden/privatliv-og-tilgaengelighed/index.html")
    assert f"begynder med {OWN}" in privacy


def test_its_links_lead_somewhere(new_site: Path) -> None:
    for page in [*reader.page_paths(new_site), "404.html"]:
        for address in reader.links(new_site, page):
            if reader.is_own(address):
                path, anchor = reader.target(new_site, page, address)
                assert path.is_file(), f"{page}: {address}"
                if anchor and path.suffix == ".html":
                    known = reader.ids(new_site, path.relative_to(new_site.resolve()).as_posix())
                    assert anchor in known, f"{page}: {address}"


def test_nothing_of_ours_is_in_it(folder: Path, new_sites: dict[str, Path]) -> None:
    """No name, no key, no person or place of this guide, in the project or its sites.

    The dictionary knows every Danish name.
    """
    names = our_names()
    assert {"Sammen om helheden", "sammen-om-helheden", "AlmenNet", "Gyldenrisparken"} <= names
    wanted = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not {"__pycache__", "dictionary"} & set(path.parts):
            try:
                text = path.read_text("utf-8")
            except UnicodeDecodeError:
                continue  # a picture, a typeface or a wheel
            found += [f"{path.relative_to(folder)}: {name}" for name in wanted.findall(text)]
    assert found == []
    assert new_sites.keys() == set(ENGINES)


def our_names() -> set[str]:
    """Return what only this guide is called and tells of."""
    settings, guide = YAML().load(ROOT / "mkdocs.yml"), load_guide(ROOT)
    namespace = settings["extra"]["guide"]["storage_namespace"]
    names = {settings["site_name"], namespace.split(":")[0], settings["site_description"]}
    names |= {guide.site.source.name, guide.site.source.publisher}
    names |= {entry.name for kind in NAMES for entry in guide.entries(kind)}
    names |= {entry.title for entry in guide.all(Recommendation)}
    return {name for name in names if len(name) > 3}  # a shorter one is also another word


def test_a_second_guide_in_the_same_place_is_refused(folder: Path) -> None:
    with pytest.raises(new_guide.NewGuideError, match="er ikke en tom mappe"):
        new_guide.make_guide(folder, ANSWERS)
