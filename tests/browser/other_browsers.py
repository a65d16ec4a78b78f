"""Firefox and WebKit, driven by the same words, so that one test runs in both.

They are the browsers as people have them, which Playwright cannot drive. Selenium drives both;
`OtherBrowser` is what the tests say to it. Each test meets a browser that was never used.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium.common.exceptions import (
    JavascriptException,
    NoAlertPresentException,
    StaleElementReferenceException,
)
from selenium.webdriver import ActionChains, Remote
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options as WebKitOptions
from selenium.webdriver.webkitgtk.service import Service as WebKitService
from urllib3.exceptions import ReadTimeoutError

from tests.browser import marionette

WAIT_SECONDS = 20
LOOK_EVERY = 0.03
SCREEN = "1600x1200x24"
DESKTOP = (1280, 800)
NARROW = (500, 800)  # WebKit's window cannot be as narrow as a phone

# As `reader.also_from_a_disk` has it: what a browser does otherwise there.
also_from_a_disk = pytest.mark.parametrize("recorded_address", ["http", "file"], indirect=True)

_NOT_YET = (JavascriptException, NoAlertPresentException, StaleElementReferenceException)
# Drivers cannot tell what a page complains of, so the page keeps it.
RECORDER = """
window.testFaults = []
{
  const keep = (kind, what) => window.testFaults.push(`${location.pathname}: ${kind}: ${what}`)
  addEventListener("error", ({ message, target }) =>
    keep("error", message || `cannot load ${target.src || target.href}`), true)
  addEventListener("unhandledrejection", ({ reason }) => keep("rejection", reason))
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    keep("policy", `${violatedDirective} ${blockedURI}`))
  const { error } = console
  console.error = (...words) => { keep("console", words.join(" ")); error(...words) }
}
"""

# Neither hidden nor clear as glass, and of some size.
SHOWING = """return [...document.querySelectorAll(arguments[0])].filter((element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  [...element.getClientRects()].some(({ width, height }) => width && height))"""

# In the middle of the window, where it was when it was last asked.
STAYS = """const [element] = arguments
  element.scrollIntoView({ block: "center" })
  const { left, top, width, height } = element.getBoundingClientRect()
  const before = element.testPlace
  element.testPlace = [left, top, width, height].join()
  return element.testPlace === before"""


class OtherBrowser:
    """What a reader does in Firefox or WebKit. Selectors are CSS; nothing sleeps."""

    def __init__(self, driver: Remote, name: str, downloads: Path) -> None:
        """Take a session, the browser's name as in `START`, and where it puts what is fetched."""
        self.driver = driver
        self.name = name
        self.downloads = downloads
        self._faults: list[str] = []

    def open(self, address: str) -> None:
        """Go to an address in this tab, and wait until the page has loaded."""
        self._keep_faults()
        self.driver.get(address)

    def reload(self) -> None:
        """Load the page again."""
        self._keep_faults()
        self.driver.refresh()

    def back(self) -> None:
        """Go back to the page before."""
        self._keep_faults()
        self.driver.back()

    def js(self, script: str, *arguments: object) -> object:
        """Run the body of a function in the page: `js("return arguments[0] + 1", 2)`."""
        return self.driver.execute_script(script, *arguments)

    def until(self, script: str, *arguments: object) -> object:
        """Wait until the script, as in `js`, returns something true; return that.

        A script that fails is asked again, because the page may be on its way.
        """
        return self._until(
            f"never true: {script} {arguments}", lambda: self.js(script, *arguments)
        )

    def find(self, selector: str) -> WebElement:
        """Wait until an element shows that matches the selector; return the first of them."""
        return self._until(
            f"never shown: {selector}", lambda: next(iter(self._showing(selector)), None)
        )

    def shown(self, selector: str) -> list[WebElement]:
        """Return the elements that match the selector and show now."""
        return self._showing(selector)

    def until_hidden(self, selector: str) -> None:
        """Wait until no element shows that matches the selector."""
        self._until(f"never hidden: {selector}", lambda: not self.shown(selector))

    def click(self, selector: str) -> None:
        """Click the first element that shows and matches, when there is one."""
        self._bring(selector).click()

    def type(self, selector: str, text: str) -> None:
        """Type into a field, after what stands there."""
        self.find(selector).send_keys(text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is: `press(Keys.TAB, Keys.ENTER)`."""
        ActionChains(self.driver, duration=0).send_keys(*keys).perform()

    def press_with_control(self, key: str) -> None:
        """Press a key while the control key is down, wherever the focus is."""
        keys = ActionChains(self.driver, duration=0)
        keys.key_down(Keys.CONTROL).send_keys(key).key_up(Keys.CONTROL).perform()

    def choose(self, selector: str, value: str) -> None:
        """Choose the option with that value in a list of choices."""
        self._bring(selector)
        option = f"{selector} option[value='{value}']"
        self.driver.find_element(By.CSS_SELECTOR, option).click()

    def choose_file(self, selector: str, path: Path) -> None:
        """Choose a file in a file field, also in one that does not show."""
        self.driver.find_element(By.CSS_SELECTOR, selector).send_keys(str(path))

    def downloaded(self, name: str) -> Path:
        """Wait until a file of that name has come and is whole; return it."""
        path = self.downloads / name
        self._until(f"never downloaded: {name}", lambda: path.exists() and path.stat().st_size)
        return path

    def answer(self, *, yes: bool) -> str:
        """Answer the question of `confirm`, `prompt` or `alert`; return its words."""
        dialog = self._until("no question is asked", lambda: self.driver.switch_to.alert)
        words = dialog.text
        if yes:
            dialog.accept()
        else:
            dialog.dismiss()
        return words

    def resize(self, size: tuple[int, int]) -> None:
        """Give the page this width and height in CSS pixels, or as near as the window goes."""
        inner = self.js("return [outerWidth - innerWidth, outerHeight - innerHeight]")
        self.driver.set_window_size(size[0] + inner[0], size[1] + inner[1])
        self._until(f"never {size[0]} wide", lambda: self.js("return innerWidth") == size[0])

    def new_tab(self, address: str) -> str:
        """Open an address in a new tab, and go there; return the tab that was left."""
        left = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        self.open(address)
        return left

    def go_to_tab(self, tab: str) -> str:
        """Go to another tab; return the tab that was left."""
        left = self.driver.current_window_handle
        self.driver.switch_to.window(tab)
        return left

    def go_into_frame(self) -> None:
        """Be in the page's only frame from now on, until a page is opened or the frame left."""
        self._until("never a frame", lambda: self.driver.find_elements(By.TAG_NAME, "iframe"))
        self.driver.switch_to.frame(0)

    def leave_frame(self) -> None:
        """Be in the page around the frame again."""
        self._keep_faults()
        self.driver.switch_to.default_content()

    def faults(self) -> list[str]:
        """Return what pages complained of: errors, rejections, files that did not come.

        A page that was left by a link or a button, and not by these methods, took its own along.
        """
        for tab in self.driver.window_handles:
            self.driver.switch_to.window(tab)
            self._keep_faults()
        return self._faults

    def _showing(self, selector: str) -> list[WebElement]:
        """Return the elements that match and show: asked at once, for a page may have hundreds."""
        return self.js(SHOWING, selector)

    def _bring(self, selector: str) -> WebElement:
        """Scroll an element to the middle, away from what lies over the page's edges.

        And wait until it stays there: a browser clicks where it was when the click was asked for.
        """

        def bring() -> WebElement | None:
            element = self.find(selector)
            return element if self.js(STAYS, element) else None

        return self._until(f"never still: {selector}", bring)

    def _keep_faults(self) -> None:
        self._faults += self.js("return (window.testFaults || []).splice(0)")

    def _until(self, message: str, look: Callable[[], object]) -> Any:
        """Look again and again until there is something; Selenium paces it."""
        wait = WebDriverWait(self.driver, WAIT_SECONDS, LOOK_EVERY, _NOT_YET)
        return wait.until(lambda _driver: look(), message)


@contextmanager
def run_firefox(programs: list[Path], folder: Path) -> Iterator[Callable[[], Remote]]:
    """Start one Firefox; give what begins a session in it, as someone who was never here."""
    with marionette.start(programs[0], folder, downloads_in(folder)) as port:
        yield lambda: marionette.session(port)


@contextmanager
def run_webkit(programs: list[Path], folder: Path) -> Iterator[Callable[[], Remote]]:
    """Start what drives WebKit, on a screen that nobody sees; give what starts a new WebKit."""
    driver, screen = programs
    with _screen(screen) as display:
        environment = {
            "DISPLAY": display,
            "GDK_BACKEND": "x11",
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "NO_AT_BRIDGE": "1",  # no screen reader listens
            "WEBKIT_DISABLE_DMABUF_RENDERER": "1",  # made for a graphics card; slow without
        }
        place = f'XDG_DOWNLOAD_DIR="{downloads_in(folder)}"\n'
        (folder / "user-dirs.dirs").write_text(place, "utf-8")
        with ExitStack() as running:

            def start() -> ClientConfig:
                service = WebKitService(str(driver), env=os.environ | environment)
                service.start()
                running.callback(service.stop)
                return ClientConfig(service.service_url, timeout=marionette.ANSWER_SECONDS)

            started = [start()]

            def begin() -> Remote:
                try:
                    return _webkit_session(started[-1])
                except ReadTimeoutError:
                    # Now and then it waits for ever for the browser that it started.
                    started.append(start())
                    return _webkit_session(started[-1])

            yield begin


def downloads_in(folder: Path) -> Path:
    """Return where the browser that was started in the folder puts what is downloaded."""
    downloads = folder / "Downloads"
    downloads.mkdir(exist_ok=True)
    return downloads


def record_faults(site: Path, copy: Path, *, is_app: bool = False) -> None:
    """Copy a built site, with the recorder of faults before its first script.

    Unless `is_app`, the guide does not become an app there, which would fetch all of it each time.
    """
    shutil.copytree(site, copy)
    if not is_app:
        for page in copy.rglob("*.html"):
            html = page.read_text("utf-8")
            page.write_text(html.replace(' rel="manifest"', ""), "utf-8")
    (first,) = (copy / "assets" / "javascripts").glob("first.*.js")
    first.write_text(RECORDER + first.read_text("utf-8"), "utf-8")


def _webkit_session(address: ClientConfig) -> Remote:
    connection = RemoteConnection(client_config=address)
    files = UselessFileDetector()  # they are where the browser is
    return Remote(connection, options=WebKitOptions(), file_detector=files)


@contextmanager
def _screen(program: Path) -> Iterator[str]:
    read, write = os.pipe()
    with subprocess.Popen(
        [program, "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    ) as xvfb:
        os.close(write)
        try:
            with os.fdopen(read) as answer:
                yield f":{answer.readline().strip()}"
        finally:
            xvfb.terminate()


START = {"firefox": run_firefox, "webkit": run_webkit}
