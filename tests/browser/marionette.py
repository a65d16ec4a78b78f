"""Drives Firefox as people have it, with Selenium and without a program in between.

Selenium usually asks geckodriver, which no package registry of ours carries. What that program
does is to hand each command on to the Marionette in every Firefox, under another name. So
does this module. The protocol: https://firefox-source-docs.mozilla.org/testing/marionette/
"""

from __future__ import annotations

import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import FirefoxOptions, Remote
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.support.wait import WebDriverWait

ANSWER_SECONDS = 45
START_SECONDS = 30
FLAGS = ("--marionette", "--headless", "--no-remote", "--remote-allow-system-access")
PREFERENCES = {
    "marionette.port": 0,  # any free one; Firefox writes it into its profile
    "browser.download.folderList": 2,  # the folder named by browser.download.dir
    "network.proxy.type": 1,  # no other host is asked: what stands for one refuses to answer
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}
# A Firefox that is driven lets every file on the disk share one storage, unless told.
# For people, each file is a site of its own.
_AS_PEOPLE_HAVE_IT = 'Services.prefs.setBoolPref("security.fileuri.strict_origin_policy", true)'
_FORGET_ALL = """
const [done] = arguments
Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, done)"""
# What Selenium's commands are called here. Their parameters have the same names.
NAMES = {
    Command.NEW_SESSION: "NewSession",
    Command.QUIT: "DeleteSession",
    Command.GET: "Navigate",
    Command.GO_BACK: "Back",
    Command.GO_FORWARD: "Forward",
    Command.REFRESH: "Refresh",
    Command.GET_TITLE: "GetTitle",
    Command.GET_CURRENT_URL: "GetCurrentURL",
    Command.W3C_EXECUTE_SCRIPT: "ExecuteScript",
    Command.W3C_EXECUTE_SCRIPT_ASYNC: "ExecuteAsyncScript",
    Command.FIND_ELEMENT: "FindElement",
    Command.FIND_ELEMENTS: "FindElements",
    Command.W3C_GET_ACTIVE_ELEMENT: "GetActiveElement",
    Command.CLICK_ELEMENT: "ElementClick",
    Command.CLEAR_ELEMENT: "ElementClear",
    Command.SEND_KEYS_TO_ELEMENT: "ElementSendKeys",
    Command.GET_ELEMENT_TEXT: "GetElementText",
    Command.GET_ELEMENT_RECT: "GetElementRect",
    Command.GET_ELEMENT_PROPERTY: "GetElementProperty",
    Command.GET_ELEMENT_ARIA_LABEL: "GetComputedLabel",
    Command.GET_ELEMENT_ARIA_ROLE: "GetComputedRole",
    Command.IS_ELEMENT_ENABLED: "IsElementEnabled",
    Command.IS_ELEMENT_SELECTED: "IsElementSelected",
    Command.W3C_ACTIONS: "PerformActions",
    Command.W3C_CLEAR_ACTIONS: "ReleaseActions",
    Command.W3C_ACCEPT_ALERT: "AcceptAlert",
    Command.W3C_DISMISS_ALERT: "DismissAlert",
    Command.W3C_GET_ALERT_TEXT: "GetAlertText",
    Command.W3C_SET_ALERT_VALUE: "SendAlertText",
    Command.NEW_WINDOW: "NewWindow",
    Command.CLOSE: "CloseWindow",
    Command.SWITCH_TO_WINDOW: "SwitchToWindow",
    Command.SWITCH_TO_FRAME: "SwitchToFrame",
    Command.W3C_GET_CURRENT_WINDOW_HANDLE: "GetWindowHandle",
    Command.W3C_GET_WINDOW_HANDLES: "GetWindowHandles",
    Command.GET_WINDOW_RECT: "GetWindowRect",
    Command.SET_WINDOW_RECT: "SetWindowRect",
    Command.SCREENSHOT: "TakeScreenshot",
}


class Marionette:
    """A connection to a running Firefox that carries out Selenium's commands."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=ANSWER_SECONDS)
        self._answers = self._socket.makefile("rb")
        self._receive()  # Firefox says hello first
        self._sent = 0

    def execute(self, command: str, parameters: dict | None) -> dict:
        """Do what `RemoteConnection.execute` of Selenium does, over this connection."""
        error, result = self.ask(f"WebDriver:{NAMES[command]}", parameters or {})
        if error:
            return {"status": 500, "value": json.dumps({"value": error})}
        only_value = isinstance(result, dict) and result.keys() == {"value"}
        return {"value": result["value"] if only_value else result}

    def ask(self, name: str, parameters: dict) -> tuple[dict | None, object]:
        """Send one command under Firefox's name for it; return what failed, and the result."""
        self._sent += 1
        message = json.dumps([0, self._sent, name, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _kind, number, error, result = self._receive()
        assert number == self._sent, f"Firefox answers command {number}, not {self._sent}"
        return error, result

    def close(self) -> None:
        """Hang up. Firefox itself stays."""
        self._answers.close()
        self._socket.close()

    def _receive(self) -> list | dict:
        length = b""
        while (byte := self._answers.read(1)) != b":":
            if not byte:
                raise ConnectionError("Firefox hung up; its own words are in firefox.log")
            length += byte
        return json.loads(self._answers.read(int(length)))


@contextmanager
def start(program: Path, folder: Path, downloads: Path) -> Iterator[int]:
    """Run Firefox with a profile of its own in the folder; give the port of its Marionette."""
    profile = folder / "profile"
    profile.mkdir()
    preferences = PREFERENCES | {"browser.download.dir": str(downloads)}
    lines = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});"
        for name, value in preferences.items()
    ]
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    with (folder / "firefox.log").open("w") as log:
        firefox = subprocess.Popen(
            [program, *FLAGS, "--profile", profile], stdout=log, stderr=subprocess.STDOUT
        )
        try:
            yield WebDriverWait(profile / "MarionetteActivePort", START_SECONDS, 0.02).until(_port)
        finally:
            firefox.terminate()
            firefox.wait(ANSWER_SECONDS)


def session(port: int) -> Remote:
    """Begin anew in the running Firefox, as someone who was never here; `quit` leaves it open."""
    marionette = Marionette(port)
    driver = Remote(marionette, options=FirefoxOptions(), file_detector=UselessFileDetector())
    kept = driver.window_handles[-1]
    for handle in driver.window_handles:
        if handle != kept:
            driver.switch_to.window(handle)
            driver.close()
    driver.switch_to.window(kept)
    driver.get("about:blank")
    marionette.ask("Marionette:SetContext", {"value": "chrome"})
    driver.execute_script(_AS_PEOPLE_HAVE_IT)
    driver.execute_async_script(_FORGET_ALL)
    marionette.ask("Marionette:SetContext", {"value": "content"})
    return driver


def _port(written: Path) -> int | None:
    """Return what Firefox wrote, when it is there."""
    text = written.read_text("utf-8") if written.exists() else ""
    return int(text) if text else None
