"""Which addresses the guide leads to, and what is kept of a visit to them.

`tests/examples/lychee/answer.json` is what lychee 0.24.2 writes: --format json --verbose.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from editing.commands.format import format_text
from editing.review import links
from macros.checks.command import faults_in
from macros.model.entries import CheckedAddress, LinkChecks
from macros.reading.data_files import read_data
from tests.examples import ROOT

ANSWER = (ROOT / "tests/examples/lychee/answer.json").read_text("utf-8")
FINE, MISSING, FORBIDDEN = (
    "https://fine.example", "https://fine.example/missing", "https://forbidden.example/")
NO_HOST, SLOW, PRIVATE = "https://brø.example", "https://slow.example/#part", "http://127.0.0.1/"
ASKED = [
    FINE, "http://moved.example/old?a=1&b=2", MISSING, FORBIDDEN, "https://busy.example/",
    NO_HOST, "https://expired.example/", SLOW, PRIVATE, "https://unanswered.example/",
]
DAY = date(2027, 1, 4)
WEEK = timedelta(days=7)
FILE = "data/link_checks.yml"


def test_lychees_answer_is_understood() -> None:
    found = links.read_answer(ANSWER, ASKED)
    assert list(found) == ASKED
    assert [address for address, verdict in found.items() if verdict == "ok"] == ASKED[:2]
    assert [a for a, verdict in found.items() if verdict == "failed"] == [MISSING, NO_HOST]
    assert {found[a] for a in ASKED if a not in (*ASKED[:2], MISSING, NO_HOST)} == {"unclear"}


def broken(change: Callable[[dict[str, Any]], object]) -> str:
    """Return the answer with something in it changed."""
    answer = json.loads(ANSWER)
    change(answer)
    return json.dumps(answer)


def stranger(answer: dict[str, Any]) -> None:
    answer["success_map"]["x"] = [
        {"url": "https://evil.example/\n- id: x", "status": {"text": "200 OK", "code": 200}}]


def contradiction(answer: dict[str, Any]) -> None:
    answer["success_map"]["other"] = answer["error_map"]["links.html"][:1]


def nothing_works(answer: dict[str, Any]) -> None:
    answer["success_map"] = {}


HOSTILE = {
    "empty": ("", "ikke JSON"),
    "cut off": (ANSWER[:700], "ikke JSON"),
    "too deep": ("[" * 100_000, "ikke JSON"),
    "a number of many digits": ("1" * 10_000, "ikke JSON"),
    "a list": ("[]", "ikke et svar fra lychee"),
    "something else": ('{"links": []}', "ikke et svar fra lychee"),
    "an old lychee": ('{"fail_map": {}, "success_map": {}}', "ikke et svar fra lychee"),
    "without what works": (broken(lambda a: a.update(detailed_stats=False)), "--verbose"),
    "a stranger": (broken(stranger), "en adresse, I ikke bruger: 'https://evil.example/\\n"),
    "two answers": (broken(contradiction), "siger to ting om https://fine.example/missing"),
    "no network": (broken(nothing_works), "Ingen adresser svarede"),
    "a text for a list": (broken(lambda a: a["error_map"].update(x="y")), "error_map kan ikke"),
    "a list for a map": (broken(lambda a: a.update(unsupported_map=[1])), "unsupported_map kan"),
    "no address": (broken(lambda a: a["error_map"]["links.html"][0].pop("url")), "error_map kan"),
    "no status": (
        broken(lambda a: a["timeout_map"]["links.html"][0].update(status="x")), "timeout_map kan"),
}


@pytest.mark.parametrize(("text", "says"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_or_damaged_answer_is_refused(text: str, says: str) -> None:
    with pytest.raises(links.AnswerError) as refused:
        links.read_answer(text, ASKED)
    assert says in str(refused.value)


def after(*verdicts: str, days: int = 7, before: LinkChecks | None = None) -> CheckedAddress:
    """Return what is known of an address after visits that far apart."""
    known = before or LinkChecks()
    for index, verdict in enumerate(verdicts):
        known = links.updated(known, {FINE: verdict}, DAY + timedelta(days=days * index))
    return known.addresses[0]


def test_an_address_that_fails_once_may_be_there() -> None:
    found = after("failed")
    assert (found.state, found.since, found.failed) == ("unclear", DAY, DAY)


def test_an_address_that_fails_two_weeks_in_a_row_is_gone() -> None:
    found = after("ok", "failed", "failed")
    assert (found.state, found.since) == ("gone", DAY + WEEK)


def test_two_visits_on_the_same_days_are_one() -> None:
    assert after("failed", "failed", "failed", days=2).state == "unclear"
    assert after("failed", "failed", "failed", "failed", days=2).state == "gone"


def test_what_is_slow_or_forbidden_is_never_gone_for_that() -> None:
    assert after(*["unclear"] * 20).state == "unclear"
    assert after("failed", "unclear", "failed").state == "unclear"
    assert after("unclear", "failed", "failed").state == "gone"


def test_what_is_gone_stays_so_until_it_answers() -> None:
    gone = after("failed", "failed", "unclear", "unclear")
    assert (gone.state, gone.since, gone.seen) == ("gone", DAY, DAY + WEEK)
    known = LinkChecks(checked=DAY + 3 * WEEK, addresses=(gone,))
    assert known.gone == {FINE: DAY + WEEK}
    again = links.updated(known, {FINE: "failed"}, DAY + 4 * WEEK)
    assert again.gone == {FINE: DAY + 4 * WEEK}
    back = after("ok", before=known)
    assert (back.state, back.since, back.seen) == ("ok", DAY, None)


def test_an_address_no_longer_used_falls_out() -> None:
    known = links.updated(LinkChecks(), {FINE: "ok", MISSING: "ok"}, DAY)
    left = links.updated(known, {MISSING: "ok"}, DAY + WEEK)
    assert [found.address for found in left.addresses] == [MISSING]


def test_the_file_is_sorted_and_changes_little() -> None:
    asked = ["https://b.example", "https://a.example/x:", "https://c.example/#d"]
    first = links.updated(LinkChecks(), dict.fromkeys(asked, "ok"), DAY)
    verdicts = {**dict.fromkeys(reversed(asked), "ok"), asked[0]: "failed"}
    second = links.updated(first, verdicts, DAY + WEEK)
    lines = [links.as_yaml(checks).splitlines() for checks in (first, second)]
    assert [line for line in lines[1] if line not in lines[0]] == [
        "checked: 2027-01-11", "    state: unclear", "    since: 2027-01-11",
        "    failed: 2027-01-11",
    ]
    assert [line.split(" ")[-1] for line in lines[1] if "address: " in line] == [
        '"https://a.example/x:"', "https://b.example", "https://c.example/#d"]
    assert format_text(links.as_yaml(second)) == links.as_yaml(second)


def test_every_address_of_the_guide_is_listed_once(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tiny / "docs/roles/index.md"
    page.write_text(page.read_text("utf-8") + """
[a](https://a.example/x_(y)?b=1&amp;c=2 "Title") and [b](mailto:b@example.org), <https://c.example>,
<a href="https://d.example/">d</a>, again [c](https://c.example), `<https://code.example>`.

```
[e](https://e.example)
```
""", "utf-8")
    assert links.main(["--root", str(tiny), "list"]) == 0
    assert capsys.readouterr().out.split() == [
        "http://garden.example.com/", "https://a.example/x_(y)?b=1&c=2", "https://c.example",
        "https://d.example/", "https://www.example.org", "https://www.example.org/beds",
    ]
    assert links.main(["--root", str(tiny), "list", "--html"]) == 0
    assert 'href="https://a.example/x_(y)?b=1&amp;c=2">' in capsys.readouterr().out


def answer_about(tiny: Path, status: dict[str, Any]) -> Path:
    """Write an answer in which one of the guide's addresses has `status` and the others work."""
    fine = {"text": "200 OK", "code": 200}
    works = ("http://garden.example.com/", "https://www.example.org/")
    answer = json.loads(ANSWER) | {
        "success_map": {"links.html": [{"url": url, "status": fine} for url in works]},
        "error_map": {"links.html": [{"url": "https://www.example.org/beds", "status": status}]},
        "timeout_map": {}, "excluded_map": {},
    }
    path = tiny / "lychee.json"
    path.write_text(json.dumps(answer), "utf-8")
    return path


def test_two_weekly_visits_from_answer_to_file(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = str(answer_about(tiny, {"text": "Rejected status code: 404 Not Found", "code": 404}))
    record = ["--root", str(tiny), "record", answer, "--date"]
    assert links.main([*record, "2027-01-04"]) == 0
    assert "2 virker, 0 findes ikke længere, 1 er usikre." in capsys.readouterr().out
    assert links.main([*record, "2027-01-11"]) == 0
    assert faults_in(tiny) == []
    assert read_data(tiny).link_checks.gone == {"https://www.example.org/beds": date(2027, 1, 11)}
    text = (tiny / FILE).read_text("utf-8")
    assert links.main([*record, "2027-01-18"]) == 0
    assert "Intet nyt siden 2027-01-11" in capsys.readouterr().out
    assert (tiny / FILE).read_text("utf-8") == text
    assert links.main([*record, "2027-02-08"]) == 0
    later = (tiny / FILE).read_text("utf-8")
    assert later == text.replace("checked: 2027-01-11", "checked: 2027-02-08")


@pytest.mark.parametrize(("content", "day", "says"), [
    (b"\xff\xfe", "2027-01-11", "ikke gemt som UTF-8"),
    (b" " * 5_000_001, "2027-01-11", "for stor"),
    (b"{}", "2027-01-11", "ikke et svar fra lychee"),
    (None, "2027-01-11", "findes ikke"),
    (ANSWER.encode(), "2026-12-01", "besøgt senere, 2027-01-04"),
])
def test_a_refused_answer_changes_nothing(
    tiny: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, day: str, says: str
) -> None:
    before = links.as_yaml(links.updated(LinkChecks(), {FINE: "ok"}, DAY))
    (tiny / FILE).write_text(before, "utf-8")
    answer = tiny / "lychee.json"
    if content is not None:
        answer.write_bytes(content)
    assert links.main(["--root", str(tiny), "record", str(answer), "--date", day]) == 1
    printed = capsys.readouterr()
    assert says in printed.out
    assert printed.out.endswith("Intet er ændret.\n")
    assert printed.err == ""
    assert (tiny / FILE).read_text("utf-8") == before
