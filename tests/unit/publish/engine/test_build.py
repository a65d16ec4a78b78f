"""What a build promises, whichever engine does it: whole or not at all, and no warnings."""

from functools import partial
from pathlib import Path

import pytest

from macros.files.errors import Fault
from publish.engine import build as module
from publish.engine.build import BuildError, build
from publish.engine.engines import run_program

ENGINE = """
import os, pathlib
site = pathlib.Path(os.environ["SITE_DIR"])
site.mkdir()
(site / "index.html").write_text("ny")
(site / "404.html").write_text("ny")
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without faults whose engine is a small script, and whose pages are no guide's."""
    monkeypatch.setattr(module, "ENGINES", {"engine": partial(run_program, module="engine")})
    monkeypatch.setattr(module, "faults_in", lambda _: [])
    steps = (
        "write_search_and_pictures", "write_catalogue", "stamp_edition", "write_proposals",
        "stamp_reviews",
    )
    for step in (*steps, "offer", "write_app"):
        monkeypatch.setattr(module, step, lambda *_: [])
    (tmp_path / "engine.py").write_text(ENGINE, "utf-8")
    return tmp_path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An earlier site."""
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("404.html", "index.html", "gammel.html"):
        (folder / name).write_text("gammel", "utf-8")
    return folder


def test_new_site_replaces_the_old(project: Path, site: Path) -> None:
    build("engine", site, project)
    assert (site / "index.html").read_text("utf-8") == "ny"
    assert not (site / "gammel.html").exists()
    assert not list((project / module.WORK).iterdir())


@pytest.mark.parametrize(
    ("line", "says"),
    [
        pytest.param("raise SystemExit('engine says no')", "says no", id="engine"),
        pytest.param("print('WARNING - no such page')", "no such page", id="warning"),
        pytest.param("print('\\x1b[33mWarning:\\x1b[0m gone')", "Warning: gone", id="colour"),
        pytest.param("(site / 'index.html').unlink()", "SITE_DIR", id="elsewhere"),
    ],
)
def test_fault_is_told_and_leaves_the_old_site(
    project: Path, site: Path, line: str, says: str
) -> None:
    with (project / "engine.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    with pytest.raises(BuildError, match=says):
        build("engine", site, project)
    assert (site / "index.html").read_text("utf-8") == "gammel"


def test_a_guide_with_faults_is_told_of_and_leaves_the_old_site(
    project: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault(Path("data/a.yml"), 3, 1, "id", "field-missing", "mangler")
    monkeypatch.setattr(module, "faults_in", lambda _: [fault])
    told = r"data/a\.yml:3:1: id: mangler \[field-missing\]\n\n1 fejl\. Ret den"
    with pytest.raises(BuildError, match=told):
        build("engine", site, project)
    assert (site / "index.html").read_text("utf-8") == "gammel"


def test_fault_has_no_stack(project: Path, site: Path) -> None:
    (project / "engine.py").write_text(
        "print('INFO - start')\nraise ValueError('grunden')", "utf-8"
    )
    with pytest.raises(BuildError) as caught:
        build("engine", site, project)
    assert str(caught.value) == "engine kan ikke bygge sitet:\nValueError: grunden"


def test_folder_that_is_no_site_is_left_alone(project: Path) -> None:
    with pytest.raises(BuildError, match="ikke et bygget site"):
        build("engine", project, project)
    assert (project / "engine.py").exists()


@pytest.fixture
def program_of_its_own(tmp_path: Path) -> Path:
    """A program in place of the build's, in the project `tmp_path`."""
    (tmp_path / "publish/engine").mkdir(parents=True)
    for folder in ("publish", "publish/engine"):
        (tmp_path / folder / "__init__.py").touch()
    return tmp_path / "publish/engine/build.py"


def test_a_build_apart_runs_the_code_that_is_there_now(
    tmp_path: Path, program_of_its_own: Path
) -> None:
    code = "import pathlib, sys\npathlib.Path(sys.argv[-1]).write_text(' '.join(sys.argv[1:-1]))"
    program_of_its_own.write_text(code, "utf-8")
    module.build_apart("mkdocs", tmp_path / "site", tmp_path)
    assert (tmp_path / "site").read_text("utf-8") == "--engine mkdocs --site-dir"


@pytest.mark.parametrize(("code", "says"), [
    ("import sys; sys.exit('data/a.yml:3:1: id: mangler')", "data/a.yml:3:1: id: mangler"),
    ("def f():\n    raise ValueError('grunden')\nf()", "ValueError: grunden"),
])
def test_a_build_apart_tells_what_is_wrong(
    tmp_path: Path, program_of_its_own: Path, code: str, says: str
) -> None:
    program_of_its_own.write_text(code, "utf-8")
    with pytest.raises(BuildError) as caught:
        module.build_apart("mkdocs", tmp_path / "site", tmp_path)
    assert str(caught.value) == says
