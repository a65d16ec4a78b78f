"""What a proposal changes for readers: told item by item, and as text whatever it says."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import cmarkgfm
import pytest
from bs4 import BeautifulSoup

from editing.changes.change_table import (
    NOTHING,
    Place,
    as_markdown,
    as_page,
    as_terminal,
    markdown,
    marked,
)
from editing.changes.command import find_changes, main
from editing.changes.comparison import Change
from editing.changes.entry_changes import read_content
from editing.common.field_names import FIELD_NAMES
from editing.common.trees import LARGEST
from macros.guide.guide import load_guide
from macros.model.entries import Editions
from macros.model.explanations import adapter
from macros.model.kinds import KINDS
from tests.examples import ROOT
from tests.unit.conftest import edit, git

SMALL = "data/recommendations/start-small.yml"
SMALL_PAGE = "docs/advice/start-small/index.md"


@pytest.fixture
def proposal(committed: Path) -> Path:
    """The tiny guide on a branch of its own, parted from `base`."""
    git(committed, "branch", "base")
    git(committed, "checkout", "--quiet", "-b", "proposal")
    return committed


def changes(root: Path) -> list[Change]:
    return [change for place in find_changes(root, "base")[0] for change in place.changes]


def the_change(root: Path) -> Change:
    (change,) = changes(root)
    return change


def told(change: Change) -> tuple[str, str, str, str]:
    return change.how, change.field, change.before, change.after


class TestEntries:
    def test_a_changed_text_is_told_where_readers_see_it(self, proposal: Path) -> None:
        edit(proposal, SMALL, "Find the nearest tap.", "Find the nearest pump.")
        change = the_change(proposal)
        assert change.page == "advice/start-small/index.md"
        assert change.subject == "tjekpunkt »Find the nearest pump.« (find-water)"
        assert told(change) == (
            "rettet", "Tekst", "Find the nearest tap.", "Find the nearest pump."
        )

    def test_saved_or_not_makes_no_difference(self, proposal: Path) -> None:
        edit(proposal, SMALL, "Find the nearest tap.", "Find the nearest pump.")
        unsaved = find_changes(proposal, "base")
        git(proposal, "commit", "--quiet", "--all", "-m", "A word")
        assert find_changes(proposal, "base") == unsaved

    def test_other_quotes_and_comments_change_nothing(self, proposal: Path) -> None:
        edit(proposal, SMALL, "text: Find the nearest tap.",
             '# near\n        text: "Find the nearest tap."')
        assert changes(proposal) == []

    def test_a_new_id_with_the_old_as_alias_is_the_same_entry(self, proposal: Path) -> None:
        edit(proposal, SMALL, "id: count-hands", "id: count-all\n        aliases: [count-hands]")
        assert [told(change) for change in changes(proposal)] == [
            ("nyt id", "Id", "count-hands", "count-all"),
            ("rettet", "Tidligere id'er", "", "count-hands"),
        ]

    def test_a_removed_entry_and_a_retired_one(self, proposal: Path) -> None:
        item = "      - id: sow\n        text: Sow the first row.\n        units: [R1.2]\n"
        edit(proposal, SMALL, item, item.replace("sow", "reap"))
        found = [(c.how, c.subject) for c in changes(proposal)]
        assert found == [
            ("ny", "tjekpunkt »Sow the first row.« (reap)"),
            ("fjernet", "tjekpunkt »Sow the first row.« (sow)"),
        ]
        retired = "- id: sow\n  kind: checklist_item\n  text: Sow the first row.\n"
        with (proposal / "data/retired.yml").open("a", encoding="utf-8") as file:
            file.write(retired)
        assert [c.how for c in changes(proposal)] == ["ny", "udgået"]

    def test_a_whole_new_file_is_told_by_what_is_written_in_it(self, proposal: Path) -> None:
        path = proposal / "data/figures/new-beds.yml"
        path.write_text(
            "id: new-beds\nkind: list\ntitle: New beds\ndescription: Two beds.\n"
            "groups:\n  - points:\n      - text: Peas\n      - text: Beans\n", "utf-8")
        change = the_change(proposal)
        assert (change.how, change.subject) == ("ny", "figur »New beds« (new-beds)")
        assert "Beskrivelse: Two beds." in change.after
        assert "Peas" in change.after

    def test_entries_that_change_places_are_told_as_moved(self, proposal: Path) -> None:
        first = "  - id: measure\n"
        text = (proposal / SMALL).read_text("utf-8")
        start, end = text.index(first), text.index("checklist:")
        steps = text[start:end]
        second = steps.index("  - id: dig")
        (proposal / SMALL).write_text(
            text[:start] + steps[second:] + steps[:second] + text[end:], "utf-8")
        change = the_change(proposal)
        assert (change.how, change.field) == ("flyttet", "Rækkefølge")

    def test_an_item_in_another_group_is_moved_not_new(self, proposal: Path) -> None:
        item = ("      - id: count-hands\n        text: Count how many can help.\n"
                "        units: [R1.a]\n")
        edit(proposal, SMALL, item, "")
        edit(proposal, SMALL, "  - items:\n", f"  - items:\n{item}")
        change = the_change(proposal)
        assert change.how == "flyttet"
        assert change.before.endswith("Tjekliste › nr. 1 › Punkter")
        assert change.after.endswith("Tjekliste › nr. 2 › Punkter")

    def test_one_point_of_a_list_is_told_alone(self, proposal: Path) -> None:
        edit(proposal, SMALL, "- text: Use chalk", "- text: Use red chalk")
        assert told(the_change(proposal)) == (
            "rettet", "Punkter nr. 1 › Tekst", "Use chalk", "Use red chalk"
        )

    def test_numbers_and_words_of_yaml_are_told_as_written(self, proposal: Path) -> None:
        edit(proposal, SMALL, "Use chalk", '"12:30"')
        assert the_change(proposal).after == "12:30"

    def test_settings_synonyms_and_editions_are_told(self, proposal: Path) -> None:
        edit(proposal, "data/editions.yml", "  summary: The notes", "  summary: All notes")
        change = the_change(proposal)
        assert change.heading == "Udgaver"
        assert change.subject.endswith("Resumé")

    def test_a_file_that_cannot_be_read_hides_nothing_else(self, proposal: Path) -> None:
        (proposal / "data/roles.yml").write_text("- id: [", "utf-8")
        edit(proposal, SMALL, "Find the nearest tap.", "Find the nearest pump.")
        found = changes(proposal)
        assert [(c.subject, c.how.split(";")[0]) for c in found if c.page == ""] == [
            ("data/roles.yml", "kan ikke læses")
        ]
        assert "Find the nearest pump." in [c.after for c in found]
        assert "fjernet" not in [c.how for c in found]


class TestPages:
    def test_a_changed_section_is_told_by_its_heading(self, proposal: Path) -> None:
        edit(proposal, SMALL_PAGE, "Start with 3 beds.", "Start with 4 beds.")
        change = the_change(proposal)
        assert change.subject == "afsnittet »Three beds«"
        assert change.field == "Tekst"

    def test_new_headings_sections_and_descriptions_are_told(self, proposal: Path) -> None:
        edit(proposal, SMALL_PAGE, "## Three beds", "## Four beds")
        edit(proposal, SMALL_PAGE, "description: Begin with three", "description: Begin with four")
        edit(proposal, SMALL_PAGE, "## Steps {", "## Tools { #tools }\n\nA spade.\n\n## Steps {")
        assert [(c.how, c.subject, c.field) for c in changes(proposal)] == [
            ("rettet", "siden", "Beskrivelse"),
            ("rettet", "afsnittet »Four beds«", "Overskrift"),
            ("ny", "afsnittet »Tools«", ""),
        ]

    def test_a_removed_section_and_a_moved_one(self, proposal: Path) -> None:
        edit(proposal, SMALL_PAGE, '## Reading { #reading }\n\n{{ references("start-small") }}\n',
             "")
        related = "## Related { #related }\n\n{{ related() }}\n"
        edit(proposal, SMALL_PAGE, related, "")
        edit(proposal, SMALL_PAGE, "## Questions {", f"{related}\n## Questions {{")
        assert [(c.how, c.subject) for c in changes(proposal)] == [
            ("flyttet", "afsnittet »Related«"), ("fjernet", "afsnittet »Reading«"),
        ]

    def test_other_line_breaks_are_told_as_just_that(self, proposal: Path) -> None:
        edit(proposal, SMALL_PAGE, "Start with 3 beds. A", "Start with 3 beds.\nA")
        assert told(the_change(proposal)) == ("rettet", "Kun linjeskift og mellemrum", "", "")

    def test_a_moved_page_is_moved_and_a_new_one_is_new(self, proposal: Path) -> None:
        old, new = proposal / SMALL_PAGE, proposal / "docs/advice/begin/index.md"
        new.parent.mkdir()
        old.rename(new)
        (proposal / "docs/other.md").write_text(
            "---\ndescription: Other.\n---\n# Other\n\nText.\n", "utf-8")
        edit(proposal, SMALL, "page: advice/start-small/", "page: advice/begin/")
        found = {(c.subject, c.how, c.before, c.after) for c in changes(proposal)}
        assert ("siden", "flyttet", f"{SMALL_PAGE}", "docs/advice/begin/index.md") in found
        assert ("siden", "ny", "", "# Other\n\nText.") in found
        assert "fjernet" not in [how for _, how, _, _ in found]

    def test_the_menu_is_told(self, proposal: Path) -> None:
        edit(proposal, "mkdocs.yml", "- Summer:\n", "- Autumn:\n")
        found = [c for c in changes(proposal) if c.heading == "Menuen"]
        assert [(c.subject, c.how) for c in found] == [
            ("docs/advice/share-the-work/index.md", "flyttet")
        ]
        assert found[0].after == "Advice › Autumn › advice/share-the-work/index.md"


class TestTheRest:
    def test_nothing_changed_is_said(
        self, proposal: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--root", str(proposal), "--base", "base"]) == 0
        assert capsys.readouterr().out.strip() == NOTHING

    def test_code_in_a_proposal_of_words_is_named(self, proposal: Path) -> None:
        (proposal / ".github/workflows").mkdir(parents=True)
        (proposal / ".github/workflows/x.yml").write_text("on: push\n", "utf-8")
        (proposal / "docs/assets").mkdir(exist_ok=True)
        (proposal / "docs/assets/a.png").write_bytes(b"png")
        edit(proposal, "mkdocs.yml", "strict: true", "strict: false")
        places, others = find_changes(proposal, "base")
        assert places == []
        assert others == {
            "Andet: kode, stil og opsætning – læs disse filer": [
                ".github/workflows/x.yml (ny)", "mkdocs.yml (rettet: strict)",
            ],
            "Andet: billeder og andre filer": ["docs/assets/a.png (ny)"],
        }
        assert NOTHING in as_markdown(places, others)

    def test_what_has_come_on_main_since_is_not_the_proposals(self, proposal: Path) -> None:
        git(proposal, "checkout", "--quiet", "base")
        edit(proposal, SMALL, "Use chalk", "Use paint")
        git(proposal, "commit", "--quiet", "--all", "-m", "Later")
        git(proposal, "checkout", "--quiet", "proposal")
        assert changes(proposal) == []

    def test_the_editors_files_stay_as_they_are(self, proposal: Path) -> None:
        edit(proposal, SMALL, "Use chalk", "Use paint")
        before = git(proposal, "status", "--porcelain"), (proposal / SMALL).read_bytes()
        find_changes(proposal, "base")
        assert (git(proposal, "status", "--porcelain"), (proposal / SMALL).read_bytes()) == before

    def test_without_the_base_it_says_how_to_get_it(
        self, proposal: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for base in ("origin/main", "--help", "", "a b"):
            assert main(["--root", str(proposal), f"--base={base}"]) == 2
            assert "git fetch origin" in capsys.readouterr().err

    def test_in_a_shallow_clone_it_says_how_to_get_the_rest(
        self, proposal: Path, tmp_path_factory: pytest.TempPathFactory,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        for branch in ("base", "proposal"):
            git(proposal, "checkout", "--quiet", branch)
            edit(proposal, SMALL, "Use chalk", f"Use {branch}")
            git(proposal, "commit", "--quiet", "--all", "-m", branch)
        clone = tmp_path_factory.mktemp("clone") / "guide"
        git(proposal, "clone", "--quiet", "--depth=1", "--no-single-branch",
            proposal.as_uri(), str(clone))
        assert main(["--root", str(clone), "--base", "origin/base"]) == 2
        assert "git fetch --unshallow origin" in capsys.readouterr().err
        git(clone, "fetch", "--quiet", "--unshallow", "origin")
        assert main(["--root", str(clone), "--base", "origin/base"]) == 0
        assert "{+proposal+}" in capsys.readouterr().out

    def test_a_page_without_any_heading_is_told_too(self, proposal: Path) -> None:
        page = proposal / SMALL_PAGE
        front = page.read_text("utf-8").split("\n---\n")[0]
        page.write_text(f"{front}\n---\nNo heading at all.\n", "utf-8")
        assert any("No heading at all." in change.after for change in changes(proposal))

    def test_a_table_that_cannot_be_kept_is_told_of(
        self, proposal: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for option in ("--html", "--markdown"):
            assert main(["--root", str(proposal), "--base=base", option, str(proposal)]) == 2
            assert "kan ikke skrives" in capsys.readouterr().err

    def test_outside_git_there_is_nothing_to_compare_with(
        self, tiny: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tiny.parent))
        assert main(["--root", str(tiny)]) == 2
        assert "ikke hentet med git" in capsys.readouterr().err

    def test_the_summary_of_a_proposal_gets_the_table(
        self, proposal: Path, tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        folder = tmp_path_factory.mktemp("summary")
        (folder / "summary.md").write_text("before\n", "utf-8")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
        edit(proposal, SMALL, "Use chalk", "Use red chalk")
        page = folder / "changes.html"
        assert main(["--root", str(proposal), "--base", "base", "--html", str(page)]) == 0
        summary = (folder / "summary.md").read_text("utf-8")
        assert summary.startswith("before\n## Hvad ændres for læserne?")
        assert "Use <ins>red </ins>chalk" in summary
        assert "Use <ins>red </ins>chalk" in page.read_text("utf-8")

    def test_every_field_has_a_danish_name_and_every_name_a_field(self) -> None:
        keys: set[str] = set()
        for model in (*(kind.model for kind in KINDS.values()), Editions):
            schema = adapter(model).json_schema()
            for part in (schema, *schema.get("$defs", {}).values()):
                keys |= set(part.get("properties", {}))
        assert keys <= set(FIELD_NAMES)
        # The others are of front matter, and of who looks after what.
        of_pages = {"hide", "search", "owner", "reviewed", "review_after"}
        assert set(FIELD_NAMES) - keys <= of_pages


class TestHostile:
    TEXTS = (
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</td></table><h1>x",
        "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "https://evil.example/",
        "www.evil.example", "a@evil.example", "@everyone and @octocat/team", "#12 GH-12 x/y#1",
        "| a | b |", "a\n| b | c |\n---\n# d", "`code` **bold** _it_ ~~x~~ $x$ :+1: \\",
        "&lt;b&gt; &amp; &#60;b&#62;", "[^1]: x", "- [ ] task", "::set-output name=x::y",
        "\x1b[31mred", "\u202egnp", "<!-- only online -->", "~label !12 %3 &4 $5 [vulnerability:1]",
        "<details open><summary>x", "xmpp:a@b.dk mailto:a@b.dk ftp://b.dk", "/assign @x",
    )

    @pytest.mark.parametrize("text", TEXTS)
    def test_markdown_shows_the_text_and_nothing_else(self, text: str) -> None:
        shown = Change("", "Sted", text, "rettet", text, text, f"{text} {text}")
        places, others = self.told(shown, text)
        table = as_markdown(places, others)
        page = BeautifulSoup(
            cmarkgfm.github_flavored_markdown_to_html(
                table, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE), "html.parser")
        assert {tag.name for tag in page.find_all()} <= {
            "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "ins", "del",
            "br", "code",
        }
        assert [len(row.find_all(["td", "th"])) for row in page.find_all("tr")] == [3, 3]
        assert not any(tag.attrs for tag in page.find_all())
        seen = page.get_text().replace("\u2060", "")
        for word in re.findall(r"\w+", text):
            assert word in seen
        # What hosts make of the finished text: a note to a person, or a link.
        assert not re.search(
            r"@\w|#\d|!\d|~\w|GH-\d|\w://|www\.\w|\[vuln", page.get_text(), re.IGNORECASE)

    @pytest.mark.parametrize("text", TEXTS)
    def test_the_page_and_the_terminal_show_text_alone(self, text: str) -> None:
        shown = Change("", "Sted", text, "rettet", text, "", text)
        places, others = self.told(shown, text)
        page = BeautifulSoup(as_page(places, others), "html.parser")
        assert not page.find(["script", "img", "a", "details", "iframe", "link"])
        assert page.find("meta", {"http-equiv": "Content-Security-Policy"})
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\u202e]", as_terminal(places, others) + page.get_text())

    def told(self, change: Change, file: str):
        return [Place(change.subject, "", (change,))], {"Andet": [file]}

    def test_markdown_keeps_danish_as_it_is(self) -> None:
        assert markdown("Ærø, »blåbær« – på 3. sal") == "Ærø, »blåbær« – på 3. sal"

    def test_a_link_to_a_file_elsewhere_is_named_and_never_read(
        self, proposal: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
        secret.write_text("---\ndescription: x\n---\n# TOP SECRET\n", "utf-8")
        (proposal / "docs/linked.md").symlink_to(secret)
        shutil.rmtree(proposal / "docs/advice/share-the-work")
        (secret.parent / "index.md").write_text("# TOP SECRET\n", "utf-8")
        (proposal / "docs/advice/share-the-work").symlink_to(secret.parent)
        (proposal / "data/places.yml").unlink()
        (proposal / "data/places.yml").symlink_to(secret)
        git(proposal, "add", "--all")
        git(proposal, "commit", "--quiet", "-m", "Links")
        places, others = find_changes(proposal, "base")
        assert "SECRET" not in as_terminal(places, others)
        listed = [file for files in others.values() for file in files]
        assert any(file.startswith("docs/linked.md (ny, genvej") for file in listed)
        assert any(file.startswith("data/places.yml (rettet, genvej") for file in listed)

    def test_a_link_that_becomes_a_file_is_named_too(self, proposal: Path) -> None:
        (proposal / "docs/linked.md").symlink_to("advice/index.md")
        git(proposal, "add", "--all")
        git(proposal, "commit", "--quiet", "-m", "A link")
        git(proposal, "branch", "--force", "base")
        (proposal / "docs/linked.md").unlink()
        (proposal / "docs/linked.md").write_text("# Linked\n", "utf-8")
        places, others = find_changes(proposal, "base")
        assert places == []
        assert list(others.values()) == [["docs/linked.md (rettet)"]]

    def test_names_that_are_no_names_are_shown_as_far_as_they_go(
        self, proposal: Path, capsys: pytest.CaptureFixture[str],
        tmp_path_factory: pytest.TempPathFactory,
    ) -> None:
        (proposal / SMALL_PAGE).unlink()
        (proposal / SMALL_PAGE).mkdir()
        for folder in (SMALL_PAGE, "data/figures/x.yml", "docs"):
            (proposal / folder).mkdir(exist_ok=True)
            name = proposal / os.fsdecode(os.fsencode(folder) + b"/\xff\n::error::x|<b>.md")
            name.write_text("# Odd\n", "utf-8")
        out = tmp_path_factory.mktemp("out")
        assert main([
            "--root", str(proposal), "--base", "base",
            "--markdown", str(out / "c.md"), "--html", str(out / "c.html"),
        ]) == 0
        shown = capsys.readouterr().out
        assert "::error" in shown
        assert not re.search("^::", shown, re.MULTILINE)
        assert "<b>" not in (out / "c.md").read_text("utf-8") + (out / "c.html").read_text("utf-8")

    def test_a_huge_file_is_named_and_not_shown(self, proposal: Path) -> None:
        (proposal / SMALL_PAGE).write_text("x" * (LARGEST + 1), "utf-8")
        places, others = find_changes(proposal, "base")
        assert SMALL_PAGE in str(others)
        assert len(as_markdown(places, others)) < 5000

    def test_a_huge_proposal_leaves_room_in_the_summary(self) -> None:
        places = [
            Place(f"{n}", "", (Change("", "x", "siden", "ny", "", "", "<" * 1500),) * 100)
            for n in range(20)
        ]
        table = as_markdown(places, {})
        assert len(table.encode()) < 1_000_000
        assert "resten ikke vises her" in table

    def test_a_bomb_of_a_file_is_said_to_be_unreadable(self, proposal: Path) -> None:
        (proposal / "data/topics.yml").write_text(
            "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "utf-8")
        assert any("kan ikke læses" in change.how for change in changes(proposal))

    def test_a_tangled_list_is_compared_in_time(self) -> None:
        words = " ".join(["a b"] * 4000)
        before, after = marked(words, words.replace("a b a b", "b a c"))
        assert before
        assert after


def test_todays_guide_is_read_whole() -> None:
    content, guide = read_content(ROOT), load_guide(ROOT)
    assert content.unread == []
    assert {item.kind.name for item in content.items.values()} == {
        name for name in KINDS if name != "retired_id" and guide.entries(name)
    }
