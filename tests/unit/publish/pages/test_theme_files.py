"""Of the theme's own files none is published, of ours all."""

from __future__ import annotations

from pathlib import Path

from publish.pages.theme_files import remove_theme_files

OURS = ("assets/stylesheets/guide.css", "assets/images/favicon.svg", "icons/ours.svg")
THEIRS = (
    "assets/stylesheets/main.1234.min.css", "assets/javascripts/lunr/min/lunr.da.min.js",
    "assets/images/favicon.png", "icons/check.svg", "search/search_index.js", "search.json",
    "objects.inv",
)
PAGES = (
    "index.html", "404.html", "sitemap.xml", "topics/search/index.html", "search/index.html",
)


def test_what_is_not_ours_goes_and_leaves_no_empty_folder(tmp_path: Path) -> None:
    root, site = tmp_path / "root", tmp_path / "site"
    for name in OURS:
        write(root / "docs" / name)
    for name in (*OURS, *THEIRS, *PAGES):
        write(site / name)
    remove_theme_files(site, root)
    kept = [path for path in site.rglob("*") if path.is_file()]
    assert {path.relative_to(site).as_posix() for path in kept} == {*OURS, *PAGES}
    assert all(any(path.iterdir()) for path in site.rglob("*") if path.is_dir())


def test_a_site_without_such_files_stays_as_it_is(tmp_path: Path) -> None:
    write(tmp_path / "index.html")
    remove_theme_files(tmp_path, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", "utf-8")
