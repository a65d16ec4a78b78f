"""The scripts: their types, their lint, their own tests, and how they are bundled."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from publish.pages.scripts import SOURCES, deno
from tests.examples import ROOT

CONFIG = ("--config", SOURCES / "deno.json")
WHERE = ("scripts", "tests/scripts")


@pytest.mark.parametrize(
    "command",
    [("check", *CONFIG, *WHERE), ("lint", *CONFIG, *WHERE),
     ("test", *CONFIG, "--no-check", "--quiet", "--parallel", "--no-remote", "--no-npm",
      f"--allow-read={ROOT}", "tests/scripts")],
    ids=lambda command: command[0],
)
def test_deno_finds_nothing(command: tuple[str, ...]) -> None:
    done = deno(*command)
    assert done.returncode == 0, done.stdout + done.stderr


# --- bundles


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder of scripts with the bundler and no bundle."""
    for name in ("tools", "vendor"):
        shutil.copytree(SOURCES / name, tmp_path / name)
    (tmp_path / "made").mkdir()
    return tmp_path


def write(house: Path, **files: str) -> None:
    """Write the scripts; in a name, two underlines stand for the end of a folder's."""
    for name, text in files.items():
        path = house / (name.replace("__", "/") + ".js")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


def bundled(house: Path, bundles: str) -> str:
    """Bundle the scripts; return what is complained of."""
    (house / "bundles.json").write_text(bundles, "utf-8")
    may = ("--quiet", f"--allow-read={house}", f"--allow-write={house}")
    done = deno("run", *may, house / "tools/bundle.js", house / "made")
    return done.stderr if done.returncode else ""


def run(house: Path, *names: str) -> str:
    """Run bundles one after the other, as a page does; return what they print."""
    scripts = [(house / f"made/{name}.js").read_text("utf-8") for name in names]
    file = house / "page.js"
    file.write_text(f"for (const script of {json.dumps(scripts)}) (0, eval)(script)", "utf-8")
    done = deno("run", "--quiet", file)
    assert done.returncode == 0, done.stderr
    return done.stdout


TWO = '{"one": {"after": []}, "two": {"after": ["one"]}}'


def test_a_module_is_one_and_the_same_for_every_bundle(house: Path) -> None:
    write(
        house,
        state__count="let count = 0\nexport const grow = () => (count += 1)\n",
        bundles__one='import { grow } from "../state/count.js"\ngrow()\n',
        bundles__two='import { grow } from "../state/count.js"\nconsole.log(grow())\n',
    )
    assert bundled(house, TWO) == ""
    assert run(house, "one", "two") == "2\n"


def test_what_is_imported_late_is_loaded_with_the_bundle_that_holds_it(house: Path) -> None:
    write(
        house,
        base__load=(
            "export const importPart = async (bundle, name) => console.log(bundle, name)\n"
        ),
        parts__late="export const said = 1\n",
        bundles__one='import "../base/load.js"\nimport("../parts/late.js")\n',
        bundles__two='import "../parts/late.js"\n',
    )
    assert bundled(house, TWO) == ""
    assert run(house, "one") == "two parts/late\n"


def test_an_import_that_leads_nowhere_is_told_of(house: Path) -> None:
    write(house, bundles__one='import "../state/gone.js"\n', bundles__two="")
    assert "scripts/state/gone.js" in bundled(house, TWO)


def test_a_module_that_would_lie_in_two_bundles_is_told_of(house: Path) -> None:
    write(
        house,
        state__count="export const count = { now: 0 }\n",
        bundles__one='import { count } from "../state/count.js"\nconsole.log(count)\n',
        bundles__two='import { count } from "../state/count.js"\nconsole.log(count)\n',
    )
    said = bundled(house, '{"one": {"after": []}, "two": {"after": []}}')
    assert "state/count" in said
    assert "one and two" in said


def test_an_export_that_changes_cannot_be_shared(house: Path) -> None:
    write(
        house,
        state__count="export let count = 0\nexport const grow = () => { count += 1 }\n",
        bundles__one='import { grow } from "../state/count.js"\ngrow()\n',
        bundles__two='import { count } from "../state/count.js"\nconsole.log(count)\n',
    )
    assert "count, which changes" in bundled(house, TWO)
