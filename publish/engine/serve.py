"""Show the guide while it is written: python -m publish.engine.serve [--port 8000].

Every save builds a new site beside the one on show. Only a site without faults takes its
place, and pages in the browser then reload by themselves. A fault is printed; before the
first good site the browser shows it as well.
"""

import argparse
import contextlib
import html
import os
import shutil
import signal
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any

from publish.away.app import WORKER
from publish.base.project import ROOT, BuildError
from publish.engine.build import WORK, build, build_apart
from publish.engine.engines import ENGINES

CONTENT = ("data", "docs", "mkdocs.yml")
HOUSE = ("macros", "overrides", "scripts", "styles")
SECONDS_BETWEEN_LOOKS = 0.3
PORTS_TO_TRY = 20

_VERSION_PATH = "/.preview/version"
_SCRIPT_PATH = "/.preview/reload.js"
# A file rather than an inline script, so that a page's content security policy may stay strict.
_SCRIPT = """
{
  const shown = document.currentScript.dataset.version;
  setInterval(async () => {
    const answer = await fetch("/.preview/version").catch(() => null);
    if (answer && answer.ok && (await answer.text()) !== shown) location.reload();
  }, 1000);
}
"""
# A page kept for use without a network would hide what the editor has just saved. What a site built
# for publishing has left in the browser, at the same address, goes too.
_WORKER_PATH = f"/{WORKER}"
_WORKER = """
self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", (event) => event.waitUntil(self.registration.unregister()))
"""
_FAULT_PAGE = """<!doctype html>
<html lang="da"><meta charset="utf-8"><title>{title}</title>
<body><h1>{title}</h1><p>Siden skifter af sig selv, når guiden er bygget uden fejl.</p>
<pre style="white-space: pre-wrap">{fault}</pre></body></html>
"""

Snapshot = dict[str, tuple[int, int]]


class Preview:
    """The site on show, and the attempts to replace it with a newer one."""

    def __init__(self, folder: Path, builder: Callable[[Path], None]) -> None:
        """Keep sites in `folder`; `builder` fills the folder it is given or raises BuildError."""
        self.site: Path | None = None
        self.fault = ""
        # Grows with what is shown, from where no earlier preview was: so pages know their age.
        self.version = time.time_ns()
        self._folder = folder
        self._builder = builder
        self._numbers = count(1)

    def rebuild(self) -> bool:
        """Build the next site and show it when it has no faults; return whether it had none."""
        new = self._folder / f"site-{next(self._numbers)}"
        try:
            self._builder(new)
        except BuildError as error:
            self.fault = str(error)
            if self.site is None:
                self.version += 1
            return False
        old, self.site, self.fault = self.site, new, ""
        self.version += 1
        if old:
            shutil.rmtree(old, ignore_errors=True)
        return True


class _Handler(SimpleHTTPRequestHandler):
    """Serve the site on show as it is at the moment of the request."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def __init__(self, *arguments: Any, preview: Preview) -> None:
        self.preview = preview
        self.shown_version = preview.version
        super().__init__(*arguments, directory=str(preview.site))

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == _VERSION_PATH:
            self._send(HTTPStatus.OK, "text/plain", str(self.preview.version).encode())
        elif path == _SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript", _SCRIPT.encode())
        elif path == _WORKER_PATH:
            self._send(HTTPStatus.OK, "text/javascript", _WORKER.encode())
        elif self.preview.site is None:
            self._send_fault()
        else:
            self._send_file(path)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server asks for

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing about requests: the terminal belongs to the editor's faults."""

    def _send_fault(self) -> None:
        title = "Guiden har en fejl" if self.preview.fault else "Guiden bygges"
        page = _FAULT_PAGE.format(title=title, fault=html.escape(self.preview.fault))
        self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, page.encode())

    def _send_file(self, path: str) -> None:
        file = Path(self.translate_path(path))
        if path.endswith("/"):
            file /= "index.html"
        if not file.exists():
            missing = Path(self.directory, "404.html")
            self._send_page(HTTPStatus.NOT_FOUND, missing.read_bytes())
        elif file.suffix == ".html":
            self._send_page(HTTPStatus.OK, file.read_bytes())
        elif body := self.send_head():
            with body:
                if self.command == "GET":
                    self.copyfile(body, self.wfile)

    def _send_page(self, status: HTTPStatus, page: bytes) -> None:
        """Send HTML with the script that reloads the page when something newer is on show."""
        script = f'<script src="{_SCRIPT_PATH}" data-version="{self.shown_version}"></script>'
        before, end, after = page.rpartition(b"</body>")
        self._send(status, "text/html; charset=utf-8", before + script.encode() + end + after)

    def _send(self, status: HTTPStatus, content_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    allow_reuse_address = os.name != "nt"  # there it would share a port that is in use

    def handle_error(self, request: Any, client_address: object) -> None:
        """Keep quiet when a browser hangs up, or reads a file of a site just replaced."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def open_server(preview: Preview, port: int) -> _Server:
    """Bind the first free port from `port` upwards on this machine alone.

    Raises:
        OSError: none of them is free.
    """
    for candidate in range(port, port + PORTS_TO_TRY):
        try:
            return _Server(("127.0.0.1", candidate), partial(_Handler, preview=preview))
        except OSError:
            continue
    raise OSError(f"Portene {port}-{port + PORTS_TO_TRY - 1} er optaget. Vælg en anden med --port.")


def builder(engine: str, root: Path) -> Callable[[Path], None]:
    """Return what builds the guide in `root` into the folder it is given.

    It does so in this process, which keeps what it has read of the guide; and in one of its own
    once the house has changed, of which this process knows only what it was.
    """
    house = snapshot(root, HOUSE)

    def build_as_it_is(site: Path) -> None:
        do = build if snapshot(root, HOUSE) == house else build_apart
        do(engine, site, root)

    return build_as_it_is


def snapshot(root: Path, names: Iterable[str] = CONTENT + HOUSE) -> Snapshot:
    """Return time and size of every file below these, for comparison with another moment."""
    found = {}
    for name in names:
        paths = [str(root / name)]
        for folder, subfolders, files in os.walk(root / name):
            subfolders[:] = [sub for sub in subfolders if sub != "__pycache__"]
            paths += [os.path.join(folder, file) for file in files]  # noqa: PTH118 - 5 times faster
        for path in paths:
            with contextlib.suppress(OSError):  # gone since it was listed
                state = os.stat(path)  # noqa: PTH116 - as above
                if stat.S_ISREG(state.st_mode):
                    found[path] = (state.st_mtime_ns, state.st_size)
    return found


def wait_for_change(root: Path, last: Snapshot) -> Snapshot:
    """Return the first snapshot that differs from `last` and has come to rest."""
    before, now = last, snapshot(root)
    while now == last or now != before:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        before, now = now, snapshot(root)
    return now


def serve(engine: str, port: int, root: Path = ROOT) -> None:
    """Show the guide in `root` until Ctrl-C, built anew after every save.

    Raises:
        OSError: no port is free.
    """
    (root / WORK).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix="serve-", dir=root / WORK, ignore_cleanup_errors=True
    ) as folder:
        preview = Preview(Path(folder), builder(engine, root))
        with open_server(preview, port) as server:
            url = f"http://127.0.0.1:{server.server_port}/"
            os.environ["SITE_URL"] = url  # for the engines: 404.html holds absolute paths
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print("Bygger guiden …", flush=True)
            announced = False
            seen = snapshot(root)
            while True:
                good = preview.rebuild()
                print(_report(preview, url, announced=announced), flush=True)
                announced = announced or good
                seen = wait_for_change(root, seen)


def _report(preview: Preview, url: str, *, announced: bool) -> str:
    if preview.fault and preview.site:
        return f"\n{preview.fault}\n\nBrowseren viser stadig den seneste guide uden fejl."
    if preview.fault:
        return f"\n{preview.fault}\n\nFejlen vises også på {url} – ret den, og gem."
    if announced:
        return f"{time.strftime('%H:%M:%S')} Guiden er opdateret."
    return f"Guiden vises på {url} – stop med Ctrl-C"


def main() -> None:
    """Read the command line and serve until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Vis guiden, og byg den, hver gang du gemmer.")
    parser.add_argument("--engine", choices=ENGINES, default="mkdocs")
    parser.add_argument("--port", type=int, default=8000)
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serve(arguments.engine, arguments.port)
    except OSError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        print("\nStoppet.")


if __name__ == "__main__":
    main()
