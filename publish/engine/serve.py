"""Show the guide while it is written: python -m publish.engine.serve [--port 8000].

Every save is taken in at once, and pages in the browser then load again by themselves
(publish/engine/live.py). A guide with faults does not take the place of the one on show. A fault is
printed; before the first good site the browser shows it as well.
"""

import argparse
import html
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from publish.away.app import WORKER
from publish.base.project import ROOT, BuildError
from publish.engine.build import WORK, build, build_apart
from publish.engine.engines import ENGINES
from publish.engine.live import LiveSite
from publish.engine.snapshots import Snapshot, snapshot

WATCHED = ("data", "docs", "mkdocs.yml", "macros", "publish", "overrides", "scripts", "styles")
SECONDS_BETWEEN_LOOKS = 0.15
SECONDS_TO_HOLD = 20  # a browser's question, while nothing has changed
PORTS_TO_TRY = 20

_VERSION_PATH = "/.preview/version"
_SCRIPT_PATH = "/.preview/reload.js"
# A file rather than an inline script, so that a page's content security policy may stay strict.
_SCRIPT = """
{
  const shown = document.currentScript.dataset.version;
  const look = async () => {
    const answer = await fetch(`/.preview/version?${shown}`).catch(() => null);
    if (answer && answer.ok && (await answer.text()) !== shown) return location.reload();
    setTimeout(look, answer ? 0 : 1000);
  };
  look();
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

class Maker(Protocol):
    """Makes the site on show."""

    def make(self) -> Path:
        """Return the folder of the site as the sources are now; raise BuildError for a fault."""

    def bring(self, address: str) -> None:
        """See that what stands at an address, a path in the site, is there."""


class WholeSites:
    """Builds a whole new site each time."""

    def __init__(self, folder: Path, build: Callable[[Path], object]) -> None:
        """Keep sites in `folder`; `build` fills the folder it is given or raises BuildError."""
        self._folder = folder
        self._build = build
        self._numbers = count(1)
        self._site: Path | None = None

    def make(self) -> Path:
        """Build the next site, and remove the one before."""
        new = self._folder / f"site-{next(self._numbers)}"
        self._build(new)
        old, self._site = self._site, new
        if old:
            shutil.rmtree(old, ignore_errors=True)
        return new

    def bring(self, address: str) -> None:
        """Everything is there."""


class Preview:
    """The site on show, and the attempts to replace it with a newer one."""

    def __init__(self, maker: Maker) -> None:
        self.site: Path | None = None
        self.fault = ""
        # Grows with what is shown, from where no earlier preview was: so pages know their age.
        self.version = time.time_ns()
        self.maker = maker
        self._news = threading.Condition()

    def rebuild(self) -> bool:
        """Show the sources as they are when they have no faults; return whether they had none."""
        try:
            site = self.maker.make()
        except BuildError as error:
            self.fault = str(error)
            if self.site is None:
                self._tell()
            return False
        self.site, self.fault = site, ""
        self._tell()
        return True

    def wait_for_news(self, version: str) -> int:
        """Return the version on show: at once when it is another, else after some seconds."""
        with self._news:
            self._news.wait_for(lambda: str(self.version) != version, SECONDS_TO_HOLD)
        return self.version

    def _tell(self) -> None:
        with self._news:
            self.version += 1
            self._news.notify_all()


class _Handler(SimpleHTTPRequestHandler):
    """Serve the site on show as it is at the moment of the request."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def __init__(self, *arguments: Any, preview: Preview) -> None:
        self.preview = preview
        self.shown_version = preview.version
        super().__init__(*arguments, directory=str(preview.site))

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == _VERSION_PATH:
            version = self.preview.wait_for_news(query) if query else self.preview.version
            self._send(HTTPStatus.OK, "text/plain", str(version).encode())
        elif path == _SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript", _SCRIPT.encode())
        elif path == _WORKER_PATH:
            self._send(HTTPStatus.OK, "text/javascript", _WORKER.encode())
        elif self.preview.site is None:
            self._send_fault(self.preview.fault)
        else:
            try:
                self._send_file(path)
            except BuildError as error:
                self._send_fault(str(error))

    do_HEAD = do_GET  # noqa: N815 - the name that http.server asks for

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing about requests: the terminal belongs to the editor's faults."""

    def _send_fault(self, fault: str) -> None:
        title = "Guiden har en fejl" if fault else "Guiden bygges"
        page = _FAULT_PAGE.format(title=title, fault=html.escape(fault))
        self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, page.encode())

    def _send_file(self, path: str) -> None:
        file = Path(self.translate_path(path))
        if path.endswith("/"):
            file /= "index.html"
        site = Path(self.directory)
        if file.is_relative_to(site):
            address = file.relative_to(site).as_posix()
            self.preview.maker.bring(address)
            if not file.suffix:  # the page of a folder, to which the browser is sent on
                self.preview.maker.bring(f"{address}/index.html")
        if not file.exists():
            self.preview.maker.bring("404.html")
            missing = site / "404.html"
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


class Follower:
    """Follows the sources, page by page; by whole builds where it cannot.

    Code is read once by a process, so when the house's own has changed, a process of its own
    builds all. Zensical has no pages one by one.
    """

    def __init__(self, engine: str, root: Path, folder: Path) -> None:
        self._root = root
        self._code = self._code_now()
        self._whole = WholeSites(folder / "whole", lambda site: build_apart(engine, site, root))
        live = LiveSite(root, folder / "live")
        self._own: Maker = live if engine == "mkdocs" else WholeSites(
            folder / "own", lambda site: build(engine, site, root)
        )
        self._now: Maker = self._own

    def make(self) -> Path:
        """Return the folder of the site; raise BuildError for a fault."""
        self._now = self._own if self._code_now() == self._code else self._whole
        return self._now.make()

    def bring(self, address: str) -> None:
        """See that what stands at an address is there."""
        self._now.bring(address)

    def _code_now(self) -> Snapshot:
        code = snapshot(self._root, ("macros", "publish"))
        return {path: state for path, state in code.items() if path.endswith(".py")}


def wait_for_change(root: Path, last: Snapshot) -> Snapshot:
    """Return the first snapshot that differs from `last` and has come to rest."""
    before, now = last, snapshot(root, WATCHED)
    while now == last or now != before:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        before, now = now, snapshot(root, WATCHED)
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
        preview = Preview(Follower(engine, root, Path(folder)))
        with open_server(preview, port) as server:
            url = f"http://127.0.0.1:{server.server_port}/"
            os.environ["SITE_URL"] = url  # for the engines: 404.html holds absolute paths
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print("Bygger guiden …", flush=True)
            announced = False
            seen = snapshot(root, WATCHED)
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
