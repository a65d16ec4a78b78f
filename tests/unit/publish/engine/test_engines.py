"""MkDocs in the build's own process: what it says is heard, and it leaves the process as it was."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import pytest

from publish.engine.engines import mkdocs

SETTINGS = """\
site_name: x
site_dir: !ENV [SITE_DIR, site]
theme: { name: null, custom_dir: theme }
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one page."""
    for folder in ("docs", "theme"):
        (tmp_path / folder).mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.content }}", "utf-8")
    (tmp_path / "docs/index.md").write_text("# Hello\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return tmp_path


def process() -> tuple[object, ...]:
    """Return what MkDocs and its plugins may change of a process."""
    log = logging.getLogger("mkdocs")
    return dict(os.environ), list(sys.path), list(log.handlers), log.level, sys.stdout, sys.stderr


def test_it_writes_where_it_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = process()
    failed, said = mkdocs(project, project / "made")
    assert not failed
    assert "Building documentation" in said
    assert "Hello" in (project / "made/index.html").read_text("utf-8")
    assert process() == before
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("file", "text", "says"), [
    ("docs/index.md", "# Hello\n\n[x](missing.md)\n", "missing.md"),
    ("theme/main.html", "{{ page.content | no_such_filter }}", "no_such_filter"),
    ("theme/main.html", "{{ page.missing.part }}", "UndefinedError"),
    ("mkdocs.yml", SETTINGS + "plugins: [no_such_plugin]\n", "no_such_plugin"),
    ("mkdocs.yml", "site_name: [\n", "mkdocs.yml"),
])
def test_what_is_wrong_is_told_without_a_stack(
    project: Path, capsys: pytest.CaptureFixture[str], file: str, text: str, says: str
) -> None:
    (project / file).write_text(text, "utf-8")
    before = process()
    failed, said = mkdocs(project, project / "made")
    assert failed
    assert says in said
    assert "Traceback" not in said
    assert process() == before
    assert capsys.readouterr() == ("", "")
