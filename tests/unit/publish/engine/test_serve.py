"""Serving while editing: what is on show before, during and after a fault."""

import os
import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from publish.engine import serve as module
from publish.engine.build import BuildError
from publish.engine.serve import (
    WATCHED,
    Follower,
    Preview,
    WholeSites,
    open_server,
    wait_for_change,
)
from publish.engine.snapshots import snapshot

FAULT = "data/topics.yml:3:1: title: mangler <felt> – tilføj det"


class Builder:
    """Stands in for the engines: builds one page, or fails when told to."""

    def __init__(self) -> None:
        self.title = "Første"

    def __call__(self, site: Path) -> None:
        if not self.title:
            raise BuildError(FAULT)
        (site / "side").mkdir(parents=True)
        (site / "index.html").write_text(f"<body><h1>{self.title}</h1></body>", "utf-8")
        (site / "side" / "index.html").write_text("<body>side</body>", "utf-8")
        (site / "404.html").write_text("<body>findes ikke</body>", "utf-8")
        (site / "script.js").write_text("'use strict'", "utf-8")


@pytest.fixture
def builder() -> Builder:
    return Builder()


@pytest.fixture
def preview(tmp_path: Path, builder: Builder) -> Preview:
    return Preview(WholeSites(tmp_path, builder))


@pytest.fixture
def get(preview: Preview) -> Iterator[Callable[..., HTTPResponse]]:
    with open_server(preview, 8600) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

        def get(path: str, method: str = "GET") -> HTTPResponse:
            connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
            connection.request(method, path)
            response = connection.getresponse()
            response.text = response.read().decode()
            connection.close()
            return response

        yield get
        server.shutdown()


def test_good_site_is_shown_with_the_reload_script(preview: Preview, get: Callable) -> None:
    assert preview.rebuild()
    answer = get("/")
    assert answer.status == 200
    assert "<h1>Første</h1>" in answer.text
    assert f'data-version="{get("/.preview/version").text}"></script></body>' in answer.text
    assert "location.reload" in get("/.preview/reload.js").text


def test_files_have_their_types_and_are_never_cached(preview: Preview, get: Callable) -> None:
    preview.rebuild()
    answer = get("/script.js")
    assert answer.headers["Content-Type"] == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.text == "'use strict'"


def test_the_preview_is_not_kept_as_an_app(preview: Preview, get: Callable) -> None:
    preview.rebuild()
    (preview.site / "sw.js").write_text("keepEverything()", "utf-8")
    assert "unregister" in get("/sw.js").text


def test_folder_redirects_and_shows_its_page(preview: Preview, get: Callable) -> None:
    preview.rebuild()
    assert get("/side").headers["Location"] == "/side/"
    assert "side" in get("/side/").text


@pytest.mark.parametrize("path", ["/mangler.html", "/mangler/", "/../serve.py", "/%2e%2e/x"])
def test_missing_page_shows_the_sites_own(preview: Preview, get: Callable, path: str) -> None:
    preview.rebuild()
    answer = get(path)
    assert answer.status == 404
    assert "findes ikke" in answer.text


def test_head_has_no_body(preview: Preview, get: Callable) -> None:
    preview.rebuild()
    assert get("/", "HEAD").text == get("/script.js", "HEAD").text == ""


def test_fault_keeps_the_last_good_site(preview: Preview, builder: Builder, get: Callable) -> None:
    preview.rebuild()
    version = get("/.preview/version").text
    builder.title = ""
    assert not preview.rebuild()
    assert preview.fault == FAULT
    assert "Første" in get("/").text
    assert get("/.preview/version").text == version, "the browser must not reload for a fault"


def test_mended_fault_shows_the_new_site(preview: Preview, builder: Builder, get: Callable) -> None:
    preview.rebuild()
    version = get("/.preview/version").text
    for builder.title in ("", "Anden"):
        preview.rebuild()
    assert "Anden" in get("/").text
    assert not preview.fault
    assert get("/.preview/version").text != version


def test_fault_from_the_start_is_shown_until_mended(
    preview: Preview, builder: Builder, get: Callable
) -> None:
    assert "Guiden bygges" in get("/").text
    builder.title = ""
    preview.rebuild()
    answer = get("/hvor/som/helst/")
    assert answer.status == 503
    assert "title: mangler &lt;felt&gt; – tilføj det" in answer.text
    version = get("/.preview/version").text
    builder.title = "Første"
    preview.rebuild()
    assert "Første" in get("/").text
    assert get("/.preview/version").text != version


def test_old_sites_are_removed(preview: Preview, tmp_path: Path) -> None:
    for _ in range(3):
        preview.rebuild()
    assert list(tmp_path.iterdir()) == [preview.site]


def test_next_port_is_taken_when_one_is_in_use(preview: Preview) -> None:
    with open_server(preview, 8700) as first, open_server(preview, first.server_port) as second:
        assert second.server_port > first.server_port


@pytest.mark.parametrize(("changed", "how"), [
    ("docs/index.md", "here"), ("data/roles.yml", "here"), ("mkdocs.yml", "here"),
    ("overrides/main.html", "here"), ("scripts/words.json", "here"),
    ("styles/base/page.css", "here"),
    ("macros/pages/page.py", "apart"), ("publish/pages/page.py", "apart"),
])
def test_code_that_this_process_has_read_is_not_built_with_when_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str, how: str
) -> None:
    built: list[str] = []
    monkeypatch.setattr(module, "build", lambda *_: built.append("here"))
    monkeypatch.setattr(module, "build_apart", lambda *_: built.append("apart"))
    (tmp_path / changed).parent.mkdir(exist_ok=True, parents=True)
    (tmp_path / changed).write_text("a", "utf-8")
    follower = Follower("zensical", tmp_path, tmp_path / "sites")
    follower.make()
    (tmp_path / changed).write_text("ab", "utf-8")
    follower.make()
    assert built == ["here", how]


def test_a_browser_is_told_of_news_as_they_come(preview: Preview, get: Callable) -> None:
    preview.rebuild()
    version = get("/.preview/version").text
    answers: list[str] = []

    def ask() -> None:
        answers.append(get(f"/.preview/version?{version}").text)

    asking = threading.Thread(target=ask)
    asking.start()
    preview.rebuild()
    asking.join(10)
    assert answers == [str(preview.version)]
    assert answers != [version]


@pytest.mark.parametrize(("path", "asked"), [
    ("/", ["index.html"]), ("/side/", ["side/index.html"]),
    ("/side", ["side", "side/index.html"]), ("/script.js?1", ["script.js"]),
    ("/mangler.html", ["mangler.html", "404.html"]), ("/../serve.py", ["serve.py", "404.html"]),
])
def test_what_is_asked_for_is_brought_first(
    preview: Preview, get: Callable, path: str, asked: list[str]
) -> None:
    preview.rebuild()
    brought: list[str] = []
    preview.maker.bring = brought.append
    get(path)
    assert brought == asked


def test_a_page_that_cannot_be_drawn_says_why(preview: Preview, get: Callable) -> None:
    def bring(_address: str) -> None:
        raise BuildError(FAULT)

    preview.rebuild()
    preview.maker.bring = bring
    answer = get("/side/")
    assert answer.status == 503
    assert "title: mangler &lt;felt&gt;" in answer.text


def test_snapshot_sees_edits_and_ignores_what_python_writes(tmp_path: Path) -> None:
    macros = tmp_path / "macros"
    macros.mkdir()
    edited = macros / "page.py"
    edited.write_text("a", "utf-8")
    before = snapshot(tmp_path, WATCHED)
    (macros / "__pycache__").mkdir()
    (macros / "__pycache__" / "page.pyc").write_text("x", "utf-8")
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    assert snapshot(tmp_path, WATCHED) == before
    edited.write_text("ab", "utf-8")
    assert snapshot(tmp_path, WATCHED) != before


@pytest.mark.parametrize("change", ["edit", "add", "remove"])
def test_waits_for_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    page = tmp_path / "docs" / "index.md"
    page.parent.mkdir()
    page.write_text("a", "utf-8")
    before = snapshot(tmp_path, WATCHED)
    waits = 0

    def act(_seconds: float) -> None:
        """Let somebody save while it waits for the third time."""
        nonlocal waits
        waits += 1
        if waits != 3:
            return
        match change:
            case "edit":
                os.utime(page, ns=(1, 1))
            case "add":
                (page.parent / "ny.md").touch()
            case "remove":
                page.unlink()

    monkeypatch.setattr(module.time, "sleep", act)
    found = wait_for_change(tmp_path, before)
    assert found == snapshot(tmp_path, WATCHED) != before
    assert waits == 4  # once more, until it has come to rest
