"""What browser tests share: the site over http and from a disk, and the other browsers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publish.tools.browser import OTHER_BROWSERS, BrowserError, are_required, find_programs
from tests.browser.other_browsers import START, OtherBrowser, downloads_in, record_faults


@pytest.fixture(scope="session", params=["mkdocs"])
def engine(request: pytest.FixtureRequest) -> str:
    """One engine, because both build the same document (tests/integration/test_document.py).

    A test marked `reader.on_both_engines` sees the site of each.
    """
    return request.param


@pytest.fixture
def address(request: pytest.FixtureRequest, site_url: str, file_url: str) -> str:
    """The site's address over http; for a test marked `reader.also_from_a_disk`, that too."""
    return file_url if getattr(request, "param", "http") == "file" else site_url


@pytest.fixture(scope="session")
def recorded_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site whose pages keep what they complain of."""
    copy = tmp_path_factory.mktemp("recorded") / "site"
    record_faults(site, copy)
    return copy


@pytest.fixture(scope="session")
def recorded_urls(recorded_site: Path, serve: Callable[[Path], str]) -> dict[str, str]:
    """The addresses of that copy by how they are read: "http" or "file"."""
    return {"http": serve(recorded_site), "file": recorded_site.as_uri()}


@pytest.fixture
def recorded_address(request: pytest.FixtureRequest, recorded_urls: dict[str, str]) -> str:
    """The copy's address over http; for a test marked `also_from_a_disk`, that too."""
    return recorded_urls[getattr(request, "param", "http")]


@pytest.fixture(scope="session", params=OTHER_BROWSERS)
def new_browser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], OtherBrowser]]:
    """What gives each other browser in turn, as someone opens it who was never here."""
    name = request.param
    try:
        programs = find_programs(name)
    except BrowserError as error:
        if are_required():
            raise
        pytest.skip(str(error))
    folder = tmp_path_factory.mktemp(name)
    with START[name](programs, folder) as begin:
        yield lambda: OtherBrowser(begin(), name, downloads_in(folder))


@pytest.fixture
def other_browser(new_browser: Callable[[], OtherBrowser]) -> Iterator[OtherBrowser]:
    """Firefox and, in another test, WebKit, as someone opens it who was never here.

    Give it pages from `recorded_address`: the test fails at its end if one had a fault.
    """
    browser = new_browser()
    try:
        yield browser
        assert not browser.faults()
    finally:
        browser.driver.quit()
