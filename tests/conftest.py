"""What tests share: the built sites, a server for them, and a browser that tolerates no fault."""

import importlib.util
import os
import re
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from publish.engine.build import ENGINES, ROOT, build
from publish.tools.browser import find_chromium, find_shell
from tests import examples
from tests.browser import script_coverage

TESTS = Path(__file__).parent
# Where proposals go from the site that tests see; the tiny guide's go nowhere.
EDITING = {
    "EDITORS_MAIL": "redaktion@guide.example",
    "EDIT_REPOSITORY": "https://git.example/foreningen/guiden",
    "EDIT_HOST": "github",
    "EDIT_BRANCH": "main",
}
KINDS = ("unit", "integration", "browser")
BROWSER_FLAGS = (
    "--no-sandbox",  # containers have no user namespaces, and the pages are ours
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# Pages of Chromium's own, which it draws in every window to be ready for its line of addresses.
_OF_THE_BROWSER = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
Once = Callable[[str, Callable[[Path], object]], Path]
TinySites = Callable[[str], Path]
_WITHOUT_APP = "delete Navigator.prototype.serviceWorker"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make looks` take the pictures of the components anew."""
    parser.addoption(
        "--write-looks", action="store_true", help="take the pictures in tests/browser/looks anew"
    )


def pytest_configure() -> None:
    """Let every build know where proposals go."""
    os.environ.update(EDITING)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test with the name of its folder."""
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in KINDS:
            item.add_marker(folder)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def installer(root: Path) -> ModuleType:
    """requirements/install.py, which is a program and in no package."""
    spec = importlib.util.spec_from_file_location("install", root / "requirements" / "install.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder once for all workers: `once("name", make)` is the one that `make` has made."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # this run's, where each worker has a folder of its own

    def once(name: str, make: Callable[[Path], object]) -> Path:
        folder = run / name
        with FileLock(f"{folder}.lock"):
            if not folder.exists():
                begun = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=run)) / name
                make(begun)
                begun.rename(folder)
        return folder

    return once


@pytest.fixture(scope="session")
def sites(root: Path, once: Once) -> dict[str, Path]:
    """The site of each engine, built from the files as they are now, once for all workers."""
    found = {}
    # Two workers begin with one each, so that neither waits for the other.
    order = ENGINES if os.environ.get("PYTEST_XDIST_WORKER") != "gw1" else reversed(ENGINES)
    for engine in order:
        found[engine] = once(f"site-{engine}", partial(build, engine, root=root))
    return {engine: found[engine] for engine in ENGINES}


@pytest.fixture(scope="session")
def tiny_sites(once: Once) -> TinySites:
    """The tiny guide as readers get it from an engine: `tiny_sites("mkdocs")`."""

    def site(engine: str) -> Path:
        def make(folder: Path) -> None:
            guide = folder.with_name("guide")
            guide.mkdir()
            build(engine, folder, examples.buildable_tiny_guide(guide))

        return once(f"tiny-{engine}", make)

    return site


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine in turn."""
    return request.param


@pytest.fixture(scope="session")
def site(sites: dict[str, Path], engine: str) -> Path:
    """The folder of a built site, for each engine in turn."""
    return sites[engine]


@pytest.fixture(scope="session")
def file_url(site: Path) -> str:
    """The site as it opens from a disk, without a slash at the end."""
    return site.as_uri()


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Leave the terminal to pytest."""


class _QuietServer(ThreadingHTTPServer):
    def handle_error(self, *_arguments: object) -> None:
        """A page that closes hangs up on its requests; that is no fault."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder over http: `serve(folder)` is its address, without a slash at the end."""
    with ExitStack() as running:

        @cache
        def start(folder: Path) -> str:
            handler = partial(_QuietHandler, directory=str(folder))
            server = running.enter_context(_QuietServer(("127.0.0.1", 0), handler))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            running.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}"

        yield start


@pytest.fixture(scope="session")
def site_url(site: Path, serve: Callable[[Path], str]) -> str:
    """The address of the site over http, without a slash at the end."""
    return serve(site)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives Chromium, once for all tests of a worker."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests of a worker, without the windows around its pages.

    A module whose tests are about more than pages has a fixture of this name: the `whole_browser`.
    """
    with playwright.chromium.launch(executable_path=find_shell(), args=BROWSER_FLAGS) as chromium:
        yield chromium


@pytest.fixture(scope="session")
def whole_browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests of a worker, as readers have it."""
    start = partial(playwright.chromium.launch, executable_path=find_chromium())
    flag = _without_pages_of_its_own(start(args=BROWSER_FLAGS))
    with start(args=[*BROWSER_FLAGS, flag]) as chromium:
        yield chromium


def _without_pages_of_its_own(chromium: Browser) -> str:
    """Close a Chromium, and return the flag that spares the next what no test looks at.

    A flag of this name replaces Playwright's, so it says what that one says too.
    """
    system = chromium.new_browser_cdp_session().send("SystemInfo.getInfo")
    chromium.close()
    (before,) = re.findall(r"--disable-features=(\S+)", system["commandLine"])
    return f"--disable-features={','.join((before, *_OF_THE_BROWSER))}"


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page in a browser of its own: `new_page(viewport=…, java_script_enabled=False)`.

    The guide does not become an app there, which would fetch all of it for every test, unless the
    test says `is_app=True`. The test fails at its end if a page threw an error nobody caught or
    asked another host.
    """
    faults: list[str] = []
    contexts: list[BrowserContext] = []
    ends: list[Callable[[], None]] = []

    def open_page(*, is_app: bool = False, **options: object) -> Page:
        context = browser.new_context(**{"locale": "da-DK", **options})
        contexts.append(context)
        ends.append(script_coverage.watch(context))
        if not is_app:
            context.add_init_script(_WITHOUT_APP)
        context.on("weberror", lambda error: faults.append(f"uncaught: {error.error}"))
        context.on("request", lambda request: faults.extend(_other_host(request.url)))
        return context.new_page()

    yield open_page
    for end in ends:
        end()
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page with the browser's usual settings."""
    return new_page()


def _other_host(url: str) -> list[str]:
    host = urlsplit(url).hostname
    return [f"other host: {url}"] if host not in (None, "127.0.0.1") else []
