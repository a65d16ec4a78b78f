"""The addresses outside the guide, and what visiting them has told: python -m editing.review.links.

`list` prints every address that the guide links to. The program lychee visits them, once a week
(.github/workflows/links.yml), and `record` keeps what it found in data/link_checks.yml.
"""

from __future__ import annotations

import argparse
import datetime
import html
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from editing.common import arguments
from editing.common.files import write_all
from editing.common.sound_guide import read_or_tell
from macros.files.project import ROOT
from macros.model.entries import CheckedAddress, LinkChecks, Reference
from macros.reading.data_files import LINK_CHECKS_FILE, Data
from macros.reading.pages import Page

# A page that could not be found is gone when that is so again in another week. (A run that is
# started by hand in between says nothing new; six days, because a weekly run is not punctual.)
DAYS_BETWEEN = 6
# With nothing new, the day alone is written so often: a proposal a week would be read by nobody.
DAYS_BETWEEN_NEWS = 28
_LARGEST = 5_000_000  # bytes; an answer about a thousand addresses has half of it
_HEAD = """\
# yaml-language-server: $schema=schema/link_checks.json
# Skrives af python -m editing.review.links record. Ret den ikke i hånden.
"""
# lychee's answers (lychee-bin/src/formatters/stats/response.rs), each a list by where it looked,
# and whether they are sure. What is missing, forbidden or slow may well be there for people.
_ANSWERS = ("success_map", "error_map", "timeout_map", "excluded_map", "unsupported_map")
_ALWAYS = ("success_map", "error_map", "timeout_map", "excluded_map")
_NOT_FOUND = (404, 410)
# A host that does not exist has no code. When lychee's words change, such hosts are unclear.
_NO_HOST = ("DNS resolution failed", "failed to lookup address")


class AnswerError(Exception):
    """The answer cannot be used and nothing is written; the text says why, in Danish."""


def addresses(data: Data, pages: Mapping[str, Page]) -> list[str]:
    """Return every address of another site that data/ or docs/ leads to, once, in order."""
    found = {
        address for record in data.records if isinstance(record.entry, Reference)
        for address in record.entry.addresses
    }
    return sorted(found.union(*(page.addresses for page in pages.values())))


def read_answer(text: str, asked: list[str]) -> dict[str, str]:
    """Return what lychee's report says of each address that it was asked about.

    That is `ok`, `failed` (there is surely no such page) or `unclear`.

    Raises:
        AnswerError: the text is no report of lychee's, or is one about something else.
    """
    report = _parsed(text)
    names = defaultdict(list)
    for address in asked:
        names[_normal(address)].append(address)
    found: dict[str, str] = {}
    for kind in _ANSWERS:
        for answer in _answers(report, kind):
            url, verdict = answer["url"], _verdict(kind, answer["status"])
            for address in names.get(_normal(url), ()):
                if found.setdefault(address, verdict) != verdict:
                    raise AnswerError(f"Svaret siger to ting om {address}.")
            if _normal(url) not in names:
                raise AnswerError(f"Svaret nævner en adresse, I ikke bruger: {url[:200]!r}.")
    if not any(verdict == "ok" for verdict in found.values()) and len(asked) > 2:
        raise AnswerError("Ingen adresser svarede. Så var det nok nettet, der manglede.")
    return {address: found.get(address, "unclear") for address in asked}


def _parsed(text: str) -> dict[str, Any]:
    try:
        report = json.loads(text)
    except (ValueError, RecursionError):
        raise AnswerError("Filen er ikke JSON.") from None
    if not isinstance(report, dict) or not all(isinstance(report.get(k), dict) for k in _ALWAYS):
        raise AnswerError("Filen er ikke et svar fra lychee. Kør lychee med --format json.")
    if report.get("detailed_stats") is not True:
        raise AnswerError("Svaret siger ikke, hvad der virker. Kør lychee med --verbose.")
    return report


def _answers(report: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    groups = report.get(kind, {})  # unsupported_map is newer than the rest
    answers: list[Any] = []
    for group in groups.values() if isinstance(groups, dict) else [None]:
        answers += group if isinstance(group, list) else [None]
    for answer in answers:
        if not (
            isinstance(answer, dict) and isinstance(answer.get("url"), str)
            and isinstance(answer.get("status"), dict)
        ):
            raise AnswerError(f"Svaret er beskadiget: {kind} kan ikke læses.")
    return answers


def _verdict(kind: str, status: dict[str, Any]) -> str:
    if kind == "success_map":
        return "ok"
    said = f"{status.get('text')} {status.get('details')}"
    no_host = "code" not in status and any(words in said for words in _NO_HOST)
    is_failed = kind == "error_map" and (status.get("code") in _NOT_FOUND or no_host)
    return "failed" if is_failed else "unclear"


def _normal(address: str) -> str:
    """Return the address as browsers and lychee write it, to compare by; without #anchor."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port not in (None, {"http": 80, "https": 443}.get(
            parts.scheme)) else ""
    except (ValueError, UnicodeError):
        return address
    kept = "/%:@!$&'()*+,;=-._~[]|"
    query = f"?{quote(parts.query, safe=kept + '?')}" if parts.query else ""
    return f"{parts.scheme}://{host}{port}{quote(parts.path or '/', safe=kept)}{query}"


def updated(before: LinkChecks, verdicts: dict[str, str], day: datetime.date) -> LinkChecks:
    """Return what is known of each address after a visit on `day`; others fall out."""
    known = {found.address: found for found in before.addresses}
    return LinkChecks(checked=day, addresses=tuple(
        _next(known.get(address), address, verdict, before.checked, day)
        for address, verdict in sorted(verdicts.items())
    ))


def _next(
    before: CheckedAddress | None, address: str, verdict: str,
    last: datetime.date | None, day: datetime.date,
) -> CheckedAddress:
    """Return what is known of one address. `last` is the day of the visit before."""
    if verdict == "failed":
        failed = (before and before.failed) or day
        if before and before.state == "gone":
            return before.model_copy(update={"seen": None})
        if (day - failed).days >= DAYS_BETWEEN:
            return CheckedAddress(address=address, state="gone", since=failed)
        since = before.since if before and before.state == "unclear" else day
        return CheckedAddress(address=address, state="unclear", since=since, failed=failed)
    if verdict == "unclear" and before and before.state == "gone":
        return before.model_copy(update={"seen": before.seen or last})
    since = before.since if before and before.state == verdict else day
    return CheckedAddress(address=address, state=verdict, since=since)


def is_news(before: LinkChecks, after: LinkChecks) -> bool:
    """Tell whether there is more to keep than that nothing has changed since a few weeks ago."""
    if before.addresses != after.addresses or before.checked is None or after.checked is None:
        return True
    return (after.checked - before.checked).days >= DAYS_BETWEEN_NEWS


def as_yaml(checks: LinkChecks) -> str:
    """Return the whole file: sorted, a line for each thing known, so that changes are small."""
    lines = [f"checked: {checks.checked}", "addresses:" if checks.addresses else "addresses: []"]
    for found in checks.addresses:
        # Only a colon at the end would make something else of an address.
        address = f'"{found.address}"' if found.address.endswith(":") else found.address
        lines += [f"  - address: {address}", f"    state: {found.state}"]
        lines += [f"    since: {found.since}"]
        lines += [f"    failed: {found.failed}"] if found.failed else []
        lines += [f"    seen: {found.seen}"] if found.seen else []
    return _HEAD + "\n".join(lines) + "\n"


def main(given: list[str] | None = None) -> int:
    """List the addresses or record an answer; return 1 when that cannot be."""
    parser = argparse.ArgumentParser(
        prog="python -m editing.review.links",
        description="Find guidens adresser på andre hjemmesider, og gem, hvilke der virker.",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="projektets mappe")
    jobs = parser.add_subparsers(dest="job", required=True, metavar="list | record")
    listing = jobs.add_parser("list", help="vis alle adresser")
    listing.add_argument("--html", action="store_true", help="som links, lychee læser uden fejl")
    recording = jobs.add_parser("record", help="gem lychees svar i data/link_checks.yml")
    recording.add_argument("answer", type=Path, metavar="lychee.json")
    recording.add_argument(
        "--date", type=arguments.day, metavar="DAG",
        default=datetime.date.today(), help="dagen, hvor adresserne blev besøgt; ellers i dag",
    )
    options = parser.parse_args(given)
    root = options.root.resolve()
    if not (read := read_or_tell(root)):
        return 1
    data, pages = read
    asked = addresses(data, pages)
    if options.job == "list":
        for address in asked:
            text = html.escape(address)
            print(f'<p><a href="{text}">{text}</a></p>' if options.html else address)
        return 0
    try:
        return _record(root, data.link_checks, asked, options.answer, options.date)
    except (AnswerError, OSError) as error:
        print(f"{error}\nIntet er ændret.")
        return 1


def _record(
    root: Path, before: LinkChecks, asked: list[str], answer: Path, day: datetime.date
) -> int:
    if not answer.is_file():
        raise AnswerError(f"Filen {answer} findes ikke.")
    if answer.stat().st_size > _LARGEST:
        raise AnswerError("Filen er for stor til at være et svar.")
    if before.checked and day < before.checked:
        raise AnswerError(f"Adresserne er besøgt senere, {before.checked}.")
    try:
        text = answer.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise AnswerError("Filen er ikke gemt som UTF-8.") from None
    after = updated(before, read_answer(text, asked), day)
    count = {state: sum(a.state == state for a in after.addresses) for state in ("ok", "gone")}
    print(f"{len(asked)} adresser: {count['ok']} virker, {count['gone']} findes ikke længere, "
          f"{len(asked) - sum(count.values())} er usikre.")
    if not is_news(before, after):
        print(f"Intet nyt siden {before.checked}. Intet er ændret.")
        return 0
    write_all({root / "data" / LINK_CHECKS_FILE: as_yaml(after)})
    print(f"Gemt i data/{LINK_CHECKS_FILE}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
