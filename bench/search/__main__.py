"""Measure what the search finds: python -m bench.search [--site-dir site] [--set fresh-1]."""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from pathlib import Path

from playwright.sync_api import Page

from bench.search.browsing import chromium_page, serve
from bench.search.guide_search import ask, open_search
from bench.search.query_sets import NAMES, read_set
from bench.search.scores import HEAD, Answer, failures, rows
from publish.base.project import ROOT


def answers_to(page: Page, address: str, name: str) -> list[Answer]:
    """Return what the search, open in `page`, answers to the queries of a set."""
    return [Answer(query, ask(page, address, query.text)) for query in read_set(name)]


def main() -> None:
    """Ask the built site all queries in Chromium and print how well it answered."""
    parser = argparse.ArgumentParser(description="Measure what the search finds.")
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site")
    parser.add_argument("--file", action="store_true", help="open the site from its folder")
    parser.add_argument("--set", nargs="+", choices=NAMES, default=NAMES, metavar="NAME")
    parser.add_argument("--failures", action="store_true", help="list what was not answered")
    arguments = parser.parse_args()
    site = arguments.site_dir.resolve()
    place = nullcontext(f"{site.as_uri()}/") if arguments.file else serve(site)
    with place as address, chromium_page() as page:
        open_search(page, address)
        answers = {name: answers_to(page, address, name) for name in arguments.set}
    print(HEAD)
    for name, given in answers.items():
        print(*rows(name, given), sep="\n")
    if arguments.failures:
        for name, given in answers.items():
            print(f"\n{name}:\n", *failures(given), sep="\n")


if __name__ == "__main__":
    main()
