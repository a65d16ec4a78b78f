"""What browser tests share: the site over http and from a disk."""

import pytest


@pytest.fixture(scope="session", params=["mkdocs"])
def engine(request: pytest.FixtureRequest) -> str:
    """One engine, because both build the same document (tests/integration/test_document.py).

    A test marked `reader.on_both_engines` sees the site of each.
    """
    return request.param


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, site_url: str, file_url: str) -> str:
    """The site's address over http and, in another test, as it opens from a disk."""
    return site_url if request.param == "http" else file_url
