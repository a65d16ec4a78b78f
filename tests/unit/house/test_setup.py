"""The lock files, the vendored files and the installer that fresh machines depend on."""

import os
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from publish.tools import browser, vendor
from tests.unit.conftest import git

LOCKS = ("runtime", "test", "lock")
PIN = re.compile(r"^([a-z0-9._-]+)==\S+( ;.*)? \\$", re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes(root: Path, name: str) -> None:
    lines = (root / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
    packages = [line for line in lines if not line.startswith((" ", "#"))]
    assert packages
    for package in packages:
        assert PIN.match(package), package
        assert "--hash=sha256:" in lines[lines.index(package) + 1]


@pytest.mark.parametrize("path", [f"{name}.{kind}" for name in LOCKS for kind in ("in", "txt")])
def test_requirements_hold_no_address(root: Path, path: str) -> None:
    text = (root / "requirements" / path).read_text("utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host| @ |/home|/tmp", text)


def test_tests_run_on_the_versions_that_readers_get(root: Path) -> None:
    runtime, test = (
        set(re.findall(r"^\S+==\S+", (root / "requirements" / name).read_text("utf-8"), re.M))
        for name in ("runtime.txt", "test.txt")
    )
    assert runtime < test


@pytest.mark.parametrize("package", vendor.read_list(), ids=lambda package: package.name)
def test_vendored_files_are_as_listed(root: Path, package: vendor.Package) -> None:
    assert package.files
    for file in package.files:
        assert vendor.checksum((root / file.to).read_bytes()) == file.sha256, file.to


@pytest.mark.parametrize(
    "folder",
    ["requirements/bootstrap", "tests/vendor", "docs/assets/vendor", "scripts/vendor",
     "macros/drawing/outlines", "publish/away/workbox", "editing/language/dictionary"],
)
def test_no_vendored_file_is_unlisted(root: Path, folder: str) -> None:
    listed = {root / file.to for package in vendor.read_list() for file in package.files}
    assert {path for path in (root / folder).rglob("*") if path.is_file()} <= listed


def test_changed_file_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "package.whl"
    archive.write_bytes(b"changed")
    monkeypatch.setattr(vendor, "_download", lambda *_arguments: archive)
    file = vendor.VendoredFile(Path("kept.whl"), vendor.checksum(b"original"), None)
    package = vendor.Package("kept", "python", "1.0", "MIT", "a test", (file,))
    with pytest.raises(vendor.VendorError, match=vendor.checksum(b"changed")):
        vendor.fetch(package, tmp_path)
    assert not (tmp_path / "kept.whl").exists()


def test_a_file_of_a_repository_comes_from_the_listed_commit(tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    repository.mkdir()
    git(repository, "init", "--quiet")
    for content in ("listed", "later"):
        (repository / "schema.json").write_text(content, "utf-8")
        git(repository, "add", "--all")
        git(repository, "commit", "--quiet", "-m", content)
    commit = git(repository, "rev-parse", "HEAD~1")
    file = vendor.VendoredFile(Path("kept.json"), vendor.checksum(b"listed"), "schema.json")
    package = vendor.Package(repository.as_uri(), "git", commit, "MIT", "a test", (file,))
    vendor.fetch(package, tmp_path)
    assert (tmp_path / "kept.json").read_text("utf-8") == "listed"


@pytest.fixture
def pip_calls(installer: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    calls = []

    def record(_python: Path, _wheel: Path, lock: Path) -> None:
        calls.append(lock.stem)

    monkeypatch.setattr(installer, "_pip_install", record)
    return calls


@pytest.mark.parametrize(
    ("first", "second", "calls"),
    [
        pytest.param("runtime", "runtime", ["runtime"], id="again_is_free"),
        pytest.param("test", "runtime", ["test"], id="test_covers_runtime"),
        pytest.param("runtime", "test", ["runtime", "test"], id="test_adds_to_runtime"),
    ],
)
def test_installs_once(
    installer: ModuleType,
    pip_calls: list[str],
    tmp_path: Path,
    first: str,
    second: str,
    calls: list[str],
) -> None:
    installer.install(first, tmp_path / "venv")
    python = installer.install(second, tmp_path / "venv")
    assert pip_calls == calls
    assert subprocess.run([python, "-c", ""], check=False).returncode == 0


def test_interrupted_install_begins_again(
    installer: ModuleType, pip_calls: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_arguments: object) -> None:
        (tmp_path / "venv" / "half-installed").touch()
        raise KeyboardInterrupt

    with monkeypatch.context() as interrupted:
        interrupted.setattr(installer, "_pip_install", interrupt)
        with pytest.raises(KeyboardInterrupt):
            installer.install("runtime", tmp_path / "venv")
    installer.install("runtime", tmp_path / "venv")
    assert pip_calls == ["runtime"]
    assert not (tmp_path / "venv" / "half-installed").exists()


@pytest.fixture
def only_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, on a machine whose Playwright has no Chromium."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setattr(browser, "_playwright_chromium", lambda: None)
    return tmp_path


def _program(path: Path, exit_code: int = 0) -> Path:
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
class TestFindChromium:
    def test_named_program_comes_first(
        self, only_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _program(only_path / "chromium")
        monkeypatch.setenv("CHROME", str(_program(only_path / "my-chrome")))
        assert browser.find_chromium() == only_path / "my-chrome"

    def test_stand_in_that_does_not_start_is_passed_over(self, only_path: Path) -> None:
        _program(only_path / "chromium-browser", exit_code=10)
        _program(only_path / "google-chrome")
        assert browser.find_chromium() == only_path / "google-chrome"

    def test_playwrights_own_comes_last(
        self, only_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        own = _program(only_path / "own")
        monkeypatch.setattr(browser, "_playwright_chromium", lambda: own)
        assert browser.find_chromium() == own

    def test_pages_alone_need_no_windows(self, only_path: Path) -> None:
        whole = _program(only_path / "chromium")
        assert browser.find_shell() == whole
        shell = _program(only_path / "chromium-headless-shell")
        assert browser.find_shell() == shell
        assert browser.find_chromium() == whole
        _program(shell, exit_code=10)
        assert browser.find_shell() == whole

    def test_a_named_program_draws_pages_too(
        self, only_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _program(only_path / "chromium-headless-shell")
        monkeypatch.setenv("CHROME", str(_program(only_path / "my-chrome")))
        assert browser.find_shell() == only_path / "my-chrome"

    @pytest.mark.usefixtures("only_path")
    def test_none_gives_the_command_to_run(self) -> None:
        with pytest.raises(browser.BrowserError, match="sudo apt-get install chromium"):
            browser.find_chromium()


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
class TestOtherBrowsers:
    @pytest.fixture(autouse=True)
    def _nothing_is_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("CI", raising=False)
        monkeypatch.setattr(browser, "_may_use_apt", lambda: False)

    def test_programs_come_in_the_order_they_are_named(self, only_path: Path) -> None:
        for name in ("Xvfb", "WebKitWebDriver"):
            _program(only_path / name)
        found = browser.find_programs("webkit")
        assert found == [only_path / "WebKitWebDriver", only_path / "Xvfb"]

    def test_half_of_what_is_needed_is_not_enough(self, only_path: Path) -> None:
        _program(only_path / "WebKitWebDriver")
        with pytest.raises(browser.BrowserError, match="Xvfb is missing"):
            browser.find_programs("webkit")

    @pytest.mark.usefixtures("only_path")
    def test_what_cannot_be_had_is_told_with_the_command_to_run(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        browser.ensure_other_browsers()
        told = capsys.readouterr().err
        assert "firefox-esr is missing" in told
        assert "WebKitWebDriver is missing" in told
        assert "sudo apt-get install firefox-esr webkit2gtk-driver xvfb" in told

    @pytest.mark.usefixtures("only_path")
    def test_where_everything_is_tested_nothing_may_be_missing(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CI", "true")
        with pytest.raises(browser.BrowserError, match="firefox-esr is missing"):
            browser.ensure_other_browsers()

    def test_what_is_missing_is_installed_once(
        self, only_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        installed: list[tuple[str, ...]] = []

        def install(*packages: str) -> None:
            installed.append(packages)
            for name in ("firefox-esr", "WebKitWebDriver", "Xvfb"):
                _program(only_path / name)

        monkeypatch.setattr(browser, "_may_use_apt", lambda: True)
        monkeypatch.setattr(browser, "_install_with_apt", install)
        browser.ensure_other_browsers()
        browser.ensure_other_browsers()
        assert installed == [("firefox-esr", "webkit2gtk-driver", "xvfb")]
        assert capsys.readouterr().err == ""
