"""Where proposals go: the settings, the lines where things are written, the letter."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from macros.checks import command as check
from macros.files.errors import GuideFaults
from macros.guide.guide import Guide, load_guide
from macros.handed_on.written_places import written_places
from macros.model.kinds import KINDS
from macros.reading.proposals import HOSTS, Proposals, read_proposals
from macros.words.proposals import ProposalWords as Words
from publish.base.project import BuildError
from publish.pages.proposals import letter_about_page, read_places
from tests.examples import ROOT

NOWHERE = Proposals("", "", "github", "main")
AWKWARD = 'Æble & "ål" #1 100 % ? + <b> = «ø»'


@pytest.fixture(scope="module")
def real() -> Guide:
    """The real guide."""
    return load_guide(ROOT)


def settings(**values: str) -> dict[str, str]:
    """Return the variables that mkdocs.yml names, by the setting's name."""
    names = {
        "mail": "EDITORS_MAIL", "repository": "EDIT_REPOSITORY", "host": "EDIT_HOST",
        "branch": "EDIT_BRANCH",
    }
    return {names[name]: value for name, value in values.items()}


# --- the settings


def test_nothing_is_invented_where_nothing_is_set() -> None:
    proposals = read_proposals(ROOT, {})
    assert proposals == NOWHERE
    assert proposals.edit_address == proposals.host_name == ""


def test_a_variable_that_is_set_to_nothing_is_not_set() -> None:
    empty = settings(mail="", repository="", host="", branch="")
    assert read_proposals(ROOT, empty) == NOWHERE


@pytest.mark.parametrize(("host", "repository", "address"), [
    ("github", "https://github.com/o/n", "https://github.com/o/n/edit/main/"),
    ("gitlab", "https://gitlab.com/a/b/n/", "https://gitlab.com/a/b/n/-/edit/main/"),
    ("forgejo", "https://git.example:3000/o/n.x", "https://git.example:3000/o/n.x/_edit/main/"),
])
def test_each_host_has_its_own_addresses(host: str, repository: str, address: str) -> None:
    proposals = read_proposals(ROOT, settings(host=host, repository=repository))
    assert proposals.edit_address == address
    assert proposals.host_name == HOSTS[host][0]


def test_a_branch_may_have_a_slash() -> None:
    given = settings(repository="https://github.com/o/n", branch="udgave/2")
    assert read_proposals(ROOT, given).edit_address == "https://github.com/o/n/edit/udgave/2/"


@pytest.mark.parametrize(("setting", "value"), [
    *(("repository", address) for address in (
        "javascript:alert(1)//a/b", "JavaScript://x.example/a/b", "http://github.com/o/n",
        "data:text/html,x", "github.com/o/n", "https://github.com/o", "https://github.com/o/../n",
        "https://name:secret@github.com/o/n", 'https://github.com/o/n"onclick=x',
        "https://github.com/o/n?x", "https://github.com/o/n.git",
        "https://github.com/o/n#x", "https://github.com/o/n o",
        "https://github.com/o/n\n", "//github.com/o/n", "https:///o/n", "ssh://git@github.com/o/n",
    )),
    *(("mail", address) for address in (
        "nobody", "a@b", "a b@sted.dk", "a@sted.dk?bcc=b@sted.dk", "a?bcc=b@sted.dk",
        "a@sted.dk,b@sted.dk", "<a@sted.dk>", "a@sted.dk&x", "mailto:a@sted.dk", "a@st\ned.dk",
    )),
    *(("host", name) for name in ("bitbucket", "GitHub", "git hub", "github|gitlab")),
    *(("branch", name) for name in (
        "a b", "../../x", "a..b", "-main", "/main", "main/", "a//b", "main#x", "main?x", "a.lock",
        'main"', "a\\b", "a%2fb", "main.",
    )),
])
def test_what_cannot_be_an_address_is_a_fault(setting: str, value: str) -> None:
    padded = f"{value}x" if value.endswith("\n") else value  # white space around is forgiven
    with pytest.raises(GuideFaults) as caught:
        read_proposals(ROOT, settings(**{setting: padded}))
    (fault,) = caught.value.faults
    lines = (ROOT / "mkdocs.yml").read_text("utf-8").split("\n")
    assert lines[fault.line - 1].strip().startswith(f"{setting}: !ENV")
    assert fault.field == f"extra › guide › editing › {setting}"
    assert fault.hint
    assert "secret" not in str(fault)


def test_all_faults_are_said_in_one_run_and_no_site_is_built(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = settings(mail="x", repository="javascript:x", host="hub", branch="a b")
    for host in ("GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(host, raising=False)
    for name, value in bad.items():
        monkeypatch.setenv(name, value)
    assert check.main(["--root", str(ROOT)]) == 1  # and `make build` goes no further
    printed = capsys.readouterr()
    assert len(re.findall(r"^mkdocs\.yml:\d+:\d+: .* › editing › ", printed.out, re.M)) == 4
    assert "værdien kommer fra EDIT_REPOSITORY" in printed.out
    assert printed.err == ""


@pytest.mark.parametrize(("before", "after", "said"), [
    ("      mail:", "      mial:", "mial: ukendt felt – mente du »mail«?"),
    ("    editing:", "    edting:", "editing: mangler"),
])
def test_a_misspelt_setting_is_a_fault(tiny: Path, before: str, after: str, said: str) -> None:
    path = tiny / "mkdocs.yml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(GuideFaults) as caught:
        read_proposals(tiny)
    assert said in str(caught.value)


# --- where things are written


def test_every_entry_with_an_anchor_is_written_where_it_is_said_to_be(real: Guide) -> None:
    places = written_places(real, NOWHERE)
    texts = [(ROOT / file).read_text("utf-8").split("\n") for file in places["files"]]
    seen = {
        (prefix, id_): texts[file][line - 1]
        for prefix, entries in places["entries"].items() for id_, (file, line, _) in entries.items()
        if prefix != "udgave"
    }
    wrong = {key: line for key, line in seen.items()
             if not re.fullmatch(rf"(\s*- |)id: [\"']?{re.escape(key[1])}[\"']?", line)}
    assert wrong == {}
    anchored = {
        (kind.prefix, entry.id) for kind in KINDS.values() if kind.prefix
        for entry in real.entries(kind.name)
    }
    assert seen.keys() == anchored


def test_an_edition_is_written_where_its_number_stands(guide: Guide) -> None:
    places = written_places(guide, NOWHERE)
    for edition in guide.editions:
        file, line, _ = places["entries"]["udgave"][edition.number.replace(".", "-")]
        text = (ROOT / "tests/examples/tiny_guide" / places["files"][file]).read_text("utf-8")
        assert f"number: {edition.number}" in text.split("\n")[line - 1]


def test_headings_are_written_where_they_are_said_to_be(real: Guide) -> None:
    """The front matter counts: the lines are the file's."""
    places = written_places(real, NOWHERE)
    assert len(places["pages"]) == len(real.pages)
    for page in places["pages"].values():
        lines = (ROOT / places["files"][page["file"]]).read_text("utf-8").split("\n")
        assert lines[page["line"] - 1].startswith("# ")
        for anchor, line in page["headings"].items():
            assert re.search(rf"^#+ .*#{anchor}\b", lines[line - 1])
        if "entry" in page:
            _, id_, file, line = page["entry"]
            written = (ROOT / places["files"][file]).read_text("utf-8").split("\n")
            assert written[line - 1].strip("- ") == f"id: {id_}"


def test_everything_that_can_be_pointed_at_has_a_name(real: Guide) -> None:
    places = written_places(real, NOWHERE)
    assert places["kinds"].keys() >= places["entries"].keys()
    assert places["kinds"].keys() >= {
        page["entry"][0] for page in places["pages"].values() if "entry" in page
    }
    assert all(title for entries in places["entries"].values() for *_, title in entries.values())
    words = set(Words.model_fields) - {"kinds", "edit_page", "edit_items", "failed"}
    assert places["words"].keys() == words


def test_the_same_guide_gives_the_same_data(real: Guide) -> None:
    assert written_places(real, NOWHERE) == written_places(real, NOWHERE)


# --- the letter


def decoded(mailto: str) -> tuple[str, str, str]:
    """Return the recipient, the subject and the body of a mailto address."""
    to, _, query = mailto.removeprefix("mailto:").partition("?")
    fields = dict(part.split("=") for part in query.split("&"))
    assert set(fields) == {"subject", "body"}
    return unquote(to), unquote(fields["subject"]), unquote(fields["body"])


def test_any_sign_survives_in_a_letter(guide: Guide) -> None:
    places = written_places(guide, Proposals("a+b@sted.dk", "", "github", "main"))
    places["pages"]["index.html"]["title"] = AWKWARD
    mailto = letter_about_page(places, "index.html", "https://x.example/æ?a=1&b=2#c")
    assert not re.search(r"[^\x21-\x7e]", mailto)
    to, subject, body = decoded(mailto)
    assert to == "a+b@sted.dk"
    assert AWKWARD in subject
    assert AWKWARD in body
    assert "https://x.example/æ?a=1&b=2#c" in body
    assert places["edition"] in body
    assert body.count("\n") == body.count("\r\n") >= 10


def test_a_letter_to_nobody_says_whom_to_send_it_to(guide: Guide) -> None:
    places = written_places(guide, NOWHERE)
    to, _, body = decoded(letter_about_page(places, "index.html", "index.html"))
    assert to == ""
    assert body.startswith("To whoever looks after the guide\r\n")


def test_a_word_that_nobody_fills_in_stands_as_it_is(guide: Guide) -> None:
    places = written_places(guide, NOWHERE)
    places["words"]["letter"] += "\n{unknown}"
    assert "{unknown}" in decoded(letter_about_page(places, "index.html", "x"))[2]


def test_faults_stop_the_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDIT_HOST", "hub")
    with pytest.raises(BuildError, match="ikke en vært"):
        read_places(ROOT)
    assert list(tmp_path.iterdir()) == []
