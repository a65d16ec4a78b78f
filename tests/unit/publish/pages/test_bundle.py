"""A page's lists of stylesheets and scripts become one file each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publish.pages.bundle import BundleError, bundle

DEPTHS = {"index.html": "", "a/index.html": "../", "a/b/index.html": "../../"}


def page(root: str = "", styles: tuple[str, ...] = ("one", "two")) -> str:
    """Return a page that reaches the site's root by `root` and names the stylesheets in order."""
    links = "".join(f'<link rel="stylesheet" href="{root}css/{name}.css">\n' for name in styles)
    return f"""<head>
  <!-- bundle guide.css -->
  {links}<!-- /bundle -->
</head><body>
  <!-- bundle guide.js -->
  <script src="{root}js/first.js"></script>
  <script src="{root}js/second.js"></script>
  <!-- /bundle -->
</body>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three pages at three depths, two stylesheets and two scripts."""
    for name, root in DEPTHS.items():
        write(tmp_path / name, page(root))
    write(tmp_path / "css/one.css", "/* why */\n.one { color: red; }\n")
    write(tmp_path / "css/two.css", ".two {\n  color: blue;\n}\n")
    write(tmp_path / "js/first.js", "// why\nwindow.order = ['first']\n")
    write(tmp_path / "js/second.js", "window.order.push('second')\n")
    for folder in ("assets/stylesheets", "assets/javascripts"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def addresses(site: Path, name: str = "index.html") -> list[str]:
    return re.findall(r'(?:href|src)="([^"]+)"', (site / name).read_text("utf-8"))


def packed(site: Path, kind: str) -> str:
    """Return the content of the only file of the kind in the site."""
    (file,) = site.rglob(f"*.{kind}")
    return file.read_text("utf-8")


def test_each_list_becomes_one_file_and_the_listed_files_go(site: Path) -> None:
    bundle(site)
    style, script = addresses(site)
    assert re.fullmatch(r"assets/stylesheets/guide\.[0-9a-f]{10}\.css", style)
    assert re.fullmatch(r"assets/javascripts/guide\.[0-9a-f]{10}\.js", script)
    assert {str(path.relative_to(site)) for path in site.rglob("*.[cj]s*")} == {style, script}


def test_the_files_keep_their_order(site: Path) -> None:
    bundle(site)
    assert packed(site, "css").index(".one") < packed(site, "css").index(".two")
    assert packed(site, "js").index("'first'") < packed(site, "js").index("'second'")


def test_comments_and_white_space_of_styles_go_and_the_rules_stay(site: Path) -> None:
    bundle(site)
    assert "why" not in packed(site, "css")
    assert ".one{color:red}" in packed(site, "css")


def test_what_only_those_who_draw_need_goes_from_the_pages(site: Path) -> None:
    icon = '<svg\n  class="lucide lucide-x"\n  xmlns="http://www.w3.org/2000/svg"\n  width="24"\n/>'
    write(site / "index.html", f"<p>Luk\n\n   {icon}</p>")
    bundle(site)
    assert (site / "index.html").read_text("utf-8") == '<p>Luk\n<svg\nwidth="24"\n/></p>'


def test_text_shown_as_it_stands_stays_so(site: Path) -> None:
    write(site / "index.html", "<pre>a\n\n  b</pre>")
    bundle(site)
    assert (site / "index.html").read_text("utf-8") == "<pre>a\n\n  b</pre>"


def test_a_script_that_ends_without_a_semicolon_is_not_called_by_the_next(site: Path) -> None:
    for name in ("first", "second"):
        write(site / f"js/{name}.js", "(() => {\n  window.seen = true\n})()\n")
    bundle(site)
    assert re.search(r"\}\)\(\)\s*;\s*\(\(\) =>", packed(site, "js"))


def test_nothing_but_the_lists_changes_on_a_page(site: Path) -> None:
    bundle(site)
    text = (site / "index.html").read_text("utf-8")
    assert "bundle" not in text
    assert re.sub(r'<(?:link|script)[^>]*>(?:</script>)?|\s', "", text) == (
        "<head></head><body></body>"
    )


def test_the_name_changes_with_the_content_and_only_then(site: Path, tmp_path: Path) -> None:
    bundle(site)
    before = addresses(site)
    write(site / "index.html", page())
    write(site / "css/one.css", ".one { color: red; } /* another comment */")
    write(site / "css/two.css", ".two { color: blue; }")
    write(site / "js/first.js", "window.order = ['another']")
    write(site / "js/second.js", "window.order.push('second')")
    for name in list(DEPTHS)[1:]:
        (tmp_path / name).unlink()
    bundle(site)
    style, script = addresses(site)
    assert style == before[0]
    assert script != before[1]


@pytest.mark.parametrize(("name", "root"), DEPTHS.items())
def test_a_page_reaches_the_file_from_where_it_stands(site: Path, name: str, root: str) -> None:
    bundle(site)
    for address in addresses(site, name):
        assert address.startswith(f"{root}assets/")
        assert ((site / name).parent / address).is_file()


@pytest.mark.parametrize("root", ["/", "/guide/", "/a/b/"])
def test_the_page_for_wrong_addresses_names_files_from_the_sites_own_address(
    site: Path, root: str
) -> None:
    write(site / "404.html", page(root))
    bundle(site)
    assert addresses(site, "404.html") == [root + one for one in addresses(site)]


def test_pages_that_list_other_files_get_another_file(site: Path) -> None:
    write(site / "a/index.html", page("../", styles=("two",)))
    bundle(site)
    assert addresses(site)[0] == addresses(site, "a/b/index.html")[0].removeprefix("../../")
    assert addresses(site)[0] != addresses(site, "a/index.html")[0].removeprefix("../")
    assert addresses(site)[1] == addresses(site, "a/index.html")[1].removeprefix("../")


def test_a_file_that_is_not_there_is_told_of_with_its_page(site: Path) -> None:
    (site / "css/two.css").unlink()
    with pytest.raises(BundleError, match=r"index\.html nævner \S*css/two\.css"):
        bundle(site)


def test_a_list_of_nothing_asks_for_nothing(site: Path) -> None:
    write(site / "a/index.html", page("../", styles=()))
    bundle(site)
    (script,) = addresses(site, "a/index.html")
    assert script.endswith(".js")
