"""A Chromium to measure in, and a server for a folder to measure."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from publish.tools.browser import find_chromium

# Wide enough for the field in the header.
WINDOW: ViewportSize = {"width": 1280, "height": 900}
_COMPRESSION = 6  # what servers use


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm",
    }

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine alone; give the address of its root, with a slash last."""
    handler = partial(_Quiet, directory=str(folder.absolute()))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def chromium_page() -> Iterator[Page]:
    """Give an empty page in a Chromium of its own.

    Raises:
        BrowserError: there is no Chromium.
    """
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium.new_page(viewport=WINDOW)
        chromium.close()


def gzipped(content: bytes) -> int:
    """Return how many bytes travel when a server compresses the content."""
    return len(gzip.compress(content, _COMPRESSION))
