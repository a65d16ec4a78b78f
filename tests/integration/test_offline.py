"""The zip that the site offers is the whole guide, and the same whenever it is made."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from publish.away.offline import FOLDER, GUIDE, START, megabytes, offer
from publish.base.project import BuildError
from publish.engine.build import build
from publish.pages.edition import read_edition
from tests import site_reader as reader
from tests.conftest import TinySites
from tests.examples import ROOT, buildable_tiny_guide


@pytest.fixture(scope="module")
def packed(site: Path) -> Path:
    """The zip that the site offers."""
    (found,) = (site / FOLDER).iterdir()
    return found


@pytest.fixture(scope="module")
def folder(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader gets of it."""
    place = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(place)
    (unpacked,) = place.iterdir()
    return unpacked


def test_its_name_says_guide_and_edition(packed: Path, folder: Path) -> None:
    number = read_edition(ROOT).number
    assert packed.name == f"sammen-om-helheden-{number}.zip"
    assert folder.name == "sammen-om-helheden"  # the same in every edition: so is the path


def test_the_reader_meets_one_file_to_open(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [START, GUIDE]
    page = (folder / START).read_text("utf-8")
    assert read_edition(ROOT).text in page
    assert "$" not in page  # every place is filled


def test_every_page_of_the_site_is_there(site: Path, folder: Path) -> None:
    assert reader.page_paths(folder / GUIDE) == reader.page_paths(site)


def test_every_link_leads_to_something(folder: Path) -> None:
    guide = folder / GUIDE
    broken = []
    for page in reader.page_paths(guide):
        for address in filter(reader.is_own, reader.links(guide, page)):
            file, anchor = reader.target(guide, page, address)
            if not file.is_file():
                broken.append((page, address))
            elif anchor and file.suffix == ".html":
                there = file.relative_to(guide.resolve()).as_posix()
                broken += [] if anchor in reader.ids(guide, there) else [(page, address)]
    assert broken == []


def test_what_only_a_server_needs_is_left_out(folder: Path) -> None:
    names = {path.relative_to(folder / GUIDE).parts[0] for path in (folder / GUIDE).rglob("*")}
    assert not names & {"404.html", "sitemap.xml", "sitemap.xml.gz", FOLDER}
    for page in reader.page_paths(folder / GUIDE):
        soup = reader.soup(folder / GUIDE, page)
        assert not soup.select("meta[property^='og:'], link[rel=canonical], link[rel=manifest]")


def test_the_state_is_known_before_the_first_script_asks(folder: Path) -> None:
    for page in reader.page_paths(folder / GUIDE):
        first, second, *_ = reader.soup(folder / GUIDE, page).head.find_all("script")
        assert first["src"].endswith("assets/offline/page.js")
        assert "/first." in second["src"]


def test_it_is_the_same_whenever_and_wherever_it_is_made(
    tiny_sites: TinySites, tmp_path: Path
) -> None:
    """With the engine that makes what is published; of a guide that is soon built."""
    (packed,) = (tiny_sites("mkdocs") / FOLDER).iterdir()
    root = buildable_tiny_guide(tmp_path)
    again = root / "another/site"
    build("mkdocs", again, root)
    with zipfile.ZipFile(packed) as first, zipfile.ZipFile(again / FOLDER / packed.name) as second:
        assert first.namelist() == second.namelist()
        different = [name for name in first.namelist() if first.read(name) != second.read(name)]
    assert different == []
    assert (again / FOLDER / packed.name).read_bytes() == packed.read_bytes()


def test_the_other_engine_packs_the_same(sites: dict[str, Path]) -> None:
    """But for white space in the pages, which tests/integration/test_document.py compares."""
    (one,), (other,) = ([*(site / FOLDER).iterdir()] for site in sites.values())
    with zipfile.ZipFile(one) as first, zipfile.ZipFile(other) as second:
        made = [
            [(entry.filename, entry.date_time, entry.external_attr) for entry in archive.infolist()]
            for archive in (first, second)
        ]
        assert made[0] == made[1]
        different = [name for name in first.namelist() if first.read(name) != second.read(name)]
    assert [name for name in different if not re.search(rf"/{GUIDE}/.*\.html$", name)] == []


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0,0 MB"), (1, "0,1 MB"), (1_172_459, "1,2 MB"), (12_000_000, "12,0 MB")],
)
def test_a_size_is_said_as_readers_know_it(size: int, text: str) -> None:
    assert megabytes(size) == text


def test_what_concerns_one_kind_of_copy_stands_only_there(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    shutil.rmtree(copy / FOLDER)
    page = copy / "index.html"
    online = "<!-- only online --><p>Hent</p><!-- /only -->"
    both = f"{online}<!-- only folder --><p>Her</p><!-- /only --></main>"
    page.write_text(page.read_text("utf-8").replace("</main>", both), "utf-8")
    packed = offer(copy, ROOT)
    online = page.read_text("utf-8")
    assert "<p>Hent</p>" in online
    assert "<p>Her</p>" not in online
    with zipfile.ZipFile(packed) as archive:
        taken_along = archive.read(f"sammen-om-helheden/{GUIDE}/index.html").decode()
    assert "<p>Her</p>" in taken_along
    assert "<p>Hent</p>" not in taken_along


def test_the_page_that_offers_it_says_what_it_is(site: Path, packed: Path, folder: Path) -> None:
    page = "hent-guiden/index.html"
    link = reader.soup(site, page).select_one("[data-guide-offline]")
    assert reader.target(site, page, link["href"])[0] == packed.resolve()
    edition = read_edition(ROOT).text
    words = f"Zip-filen fylder {megabytes(packed.stat().st_size)}. {edition}."
    assert words in reader.words(site, page)
    taken_along = reader.words(folder / GUIDE, page)
    assert f"Det er den mappe, du læser i nu. {edition}." in taken_along
    assert "fylder" not in taken_along


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="er ikke et bygget site"):
        offer(tmp_path, ROOT)
    (tmp_path / "index.html").write_text("<html><body>Noget andet</body></html>", "utf-8")
    with pytest.raises(BuildError, match="er ikke en af guidens sider"):
        offer(tmp_path, ROOT)


def test_the_command_lays_the_zip_in_a_folder(site: Path, packed: Path, tmp_path: Path) -> None:
    def run(site_dir: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "publish.away.offline", "--site-dir", site_dir]
        return subprocess.run(
            [*command, "--to", tmp_path / "dist"],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )

    assert re.search(r"\.zip \(\d+,\d MB\)", run(site).stdout)
    assert (tmp_path / "dist" / packed.name).read_bytes() == packed.read_bytes()
    refused = run(tmp_path)
    assert refused.returncode == 1
    assert "Kør make build først" in refused.stderr
