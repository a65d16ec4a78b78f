"""What somebody who means harm could propose is refused at its line, or is text for readers."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, get_args

import pytest
from jinja2 import Environment, StrictUndefined
from markdown import Markdown
from pydantic import BaseModel, TypeAdapter, ValidationError

from macros.checks import command as check
from macros.checks.configuration import configuration_faults
from macros.checks.pages import faulty_calls
from macros.files.errors import Fault, GuideFaults
from macros.files.tree_checks import read_tree, svg_problem
from macros.files.yaml_source import YamlSource, read_text
from macros.guide.guide import Guide
from macros.model.entries import Edition, Synonyms
from macros.model.explanations import explain
from macros.model.fields import Email, Url
from macros.model.kinds import KINDS
from macros.model.settings import Site
from macros.pages.finish import finish
from macros.pages.page_macros import page_macros
from macros.reading.data_files import SoundData, read_data
from macros.reading.known_ids import KnownIds
from macros.reading.page_safety import safety_faults
from macros.reading.pages import SoundPage, read_pages
from macros.words.every import Words, words_files
from publish.engine.build import BuildError, build
from tests.examples import TINY_GUIDE, buildable_tiny_guide, configuration
from tests.unit.conftest import SETTINGS
from tests.unit.macros.checks import hostile_proposals as hostile

DANISH = re.compile(r"[æøå]|\b(ikke|slet|skriv|her|skal|filen|brug|kun|mere|ukendt)\b")


def named(cases: dict[str, str]) -> list[object]:
    return [pytest.param(value, id=name) for name, value in cases.items()]


# --- Texts in data/ -----------------------------------------------------------------------------


def models_below(annotation: object) -> set[type[BaseModel]]:
    """Return every model that a value of the type may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        inner = (models_below(f.annotation) for f in annotation.model_fields.values())
        return {annotation}.union(*inner)
    return set().union(*(models_below(arg) for arg in get_args(annotation)))


def fields() -> dict[str, object]:
    """Return the type of every field of everything that may stand in data/, by its name."""
    models = models_below(Site) | models_below(Words) | models_below(Edition)
    models = models.union(*(models_below(kind.model) for kind in KINDS.values()))
    found = {
        f"{model.__name__}.{name}": Annotated[field.annotation, *field.metadata or (None,)]
        for model in models for name, field in model.model_fields.items()
    }
    return {**found, "Synonyms": Synonyms}


FIELDS = fields()


@pytest.fixture(scope="module")
def adapters() -> dict[str, TypeAdapter]:
    """What validates each field; making them takes longer than using them."""
    return {name: TypeAdapter(annotation) for name, annotation in FIELDS.items()}


def test_there_are_fields_of_every_kind() -> None:
    assert {
        "Recommendation.title", "Reference.addresses", "ComponentWords.see", "Edition.summary",
    } <= FIELDS.keys()
    assert len(FIELDS) > 200


@pytest.mark.parametrize("text", named(hostile.MARKUP))
def test_no_field_takes_markup(text: str, adapters: dict[str, TypeAdapter]) -> None:
    taking = []
    for name, adapter in adapters.items():
        for value in (text, [text], {text: [text]}, {"x": [text]}):
            try:
                adapter.validate_python(value)
            except ValidationError:
                continue
            taking.append(name)
    assert taking == []


@pytest.mark.parametrize("address", named(hostile.ADDRESSES))
def test_no_reference_leads_somewhere_odd(address: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Url).validate_python(address)


def test_an_address_with_a_name_in_front_is_explained() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Url).validate_python(hostile.ADDRESSES["a name and a password"])
    code, problem, _ = explain(caught.value.errors()[0], Url)
    assert code == "address-disguised"
    assert problem == "har et navn eller en adgangskode foran @"


@pytest.mark.parametrize("address", hostile.GOOD_ADDRESSES)
def test_a_reference_leads_where_readers_want_to_go(address: str) -> None:
    assert TypeAdapter(Url).validate_python(address) == address


@pytest.mark.parametrize("address", named(hostile.MAIL))
def test_no_mail_address_says_more_than_who(address: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Email).validate_python(address)


def test_a_mail_address_may_be_danish() -> None:
    TypeAdapter(Email).validate_python("søren.å-b+c@høje-gladsaxe.dk")


HARMFUL = {
    "script", "iframe", "object", "embed", "form", "base", "meta", "link", "style", "template",
}


class Seen(HTMLParser):
    """What a browser would find in the HTML beyond text: code, and addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.harm: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HARMFUL:
            self.harm.append(tag)
        for name, value in attrs:
            unsafe = re.match(r"\s*(javascript|data|vbscript):", value or "", re.IGNORECASE)
            if name.startswith("on") or name in ("style", "autofocus") or unsafe:
                self.harm.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.text += data


def put_into_every_text(root: Path, texts: tuple[str, ...]) -> set[str]:
    """Put each of the texts into the guide's data wherever a text may stand, in turn.

    A field keeps its own text where it takes no other, as ids do. Returns the texts put in.
    """
    used: set[str] = set()
    for kind in KINDS.values():
        folder = root / "data" / kind.path
        paths = sorted(folder.glob("*.yml")) if kind.path.endswith("/") else [folder]
        for path in paths if kind.path else ():
            data = YamlSource(path).data
            many = isinstance(data, list)
            for index, entry in enumerate((data or []) if many or not data else [data]):
                used |= put_into(entry, TypeAdapter(kind.model), texts, index)
            path.write_text(as_yaml(data), "utf-8")
    site = YamlSource(root / "data/site.yml").data
    used |= put_into(site, TypeAdapter(Site), texts, 0)
    (root / "data/site.yml").write_text(as_yaml(site), "utf-8")
    for name, model in words_files().items():
        words = YamlSource(root / "data" / name).data
        used |= put_into(words, TypeAdapter(model), texts, 0)
        (root / "data" / name).write_text(as_yaml(words), "utf-8")
    return used


def put_into(entry: object, adapter: TypeAdapter, texts: tuple[str, ...], turn: int) -> set[str]:
    used = set()
    for count, (holder, key) in enumerate(leaves(entry)):
        own = holder[key]
        if key == "icon":
            continue  # names a file, which `checks` looks for
        for offset in range(len(texts)):
            text = texts[(turn + count + offset) % len(texts)]
            holder[key] = text
            try:
                adapter.validate_python(entry)
            except ValidationError:
                holder[key] = own
            else:
                used.add(text)
                break
    return used


def leaves(value: object) -> list[tuple[dict | list, str | int]]:
    """Return (holder, key) of every text in what a file holds."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, child in list(items):
        found += leaves(child) if isinstance(child, dict | list) else [(value, key)]
    return found


def as_yaml(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"  # JSON is YAML too


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Seen, set[str]]:
    """All pages of a guide whose every text is hostile, and the texts that stand in it."""
    root = tmp_path_factory.mktemp("hostile")
    for name in ("data", "docs"):
        shutil.copytree(TINY_GUIDE / name, root / name)
    used = put_into_every_text(root, hostile.TEXTS)
    return Seen(html_of(root)), used


def html_of(root: Path) -> str:
    """Return all pages of a guide as both engines' Jinja and Markdown make them."""
    data, pages = read_data(root), read_pages(root)
    guide = Guide(
        SoundData.of(data), {name: SoundPage.of(page) for name, page in pages.items()}
    )
    engine = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - as they do
    engine.globals.update(page_macros(guide))
    html = []
    for name, page in pages.items():
        written = engine.from_string(page.text).render(
            page=SimpleNamespace(path=name, meta={}), config={"extra": {"guide": SETTINGS}}
        )
        markdown = Markdown(extensions=["toc", "tables", "fenced_code", "attr_list", "md_in_html"])
        html.append(finish(markdown.convert(written), guide))
    return "\n".join(html)


def test_hostile_texts_do_nothing(shown: tuple[Seen, set[str]]) -> None:
    # What our own components hold (a form, a template) is in the peaceful guide too.
    assert shown[0].harm == Seen(html_of(TINY_GUIDE)).harm


def test_hostile_texts_are_read_as_they_were_written(shown: tuple[Seen, set[str]]) -> None:
    seen, used = shown
    assert used == set(hostile.TEXTS)
    page = re.sub(r"[\s\u00a0»«\"'„“”’‘]+", "", seen.text)
    missing = [text for text in used if re.sub(r"[\s\"']+", "", text) not in page]
    assert missing == []
    assert "49" not in page


# --- Pages --------------------------------------------------------------------------------------

REVIEW = "owner: redaktionen\nreviewed: 2026-11-27\nreview_after: 12"


def page_faults(tmp_path: Path, front: str, body: str) -> list[Fault]:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(
        f"---\n{front}\n{REVIEW}\n---\n# Titel\n\n{body}\n", "utf-8"
    )
    pages = read_pages(tmp_path)
    known = KnownIds(read_data(TINY_GUIDE))
    calls = [call.fault for call in faulty_calls(pages, known)]
    return [*pages["index.md"].faults, *calls, *safety_faults(pages["index.md"])]


@pytest.mark.parametrize(
    ("body", "at"), [pytest.param(body, at, id=name) for name, body, at in hostile.PAGES]
)
def test_a_page_that_does_something_is_refused_at_the_line(
    tmp_path: Path, body: str, at: str
) -> None:
    faults = page_faults(tmp_path, "description: x", f"Før.\n\n{body}\n\nEfter.")
    lines = (tmp_path / "docs/index.md").read_text("utf-8").split("\n")
    assert faults
    assert all(DANISH.search(str(fault)) for fault in faults)
    if at:
        assert any(at.lower() in lines[fault.line - 1].lower() for fault in faults), faults


@pytest.mark.parametrize(
    "front", [pytest.param(front, id=name) for name, front in hostile.FRONT_MATTER]
)
def test_what_stands_above_a_page_is_no_way_in(tmp_path: Path, front: str) -> None:
    description = "" if front.startswith("description") else "description: x\n"
    faults = page_faults(tmp_path, f"{description}{front}", "Tekst.")
    assert faults
    assert all(fault.line in (2, 3, 4) for fault in faults)


HARMLESS = (
    "Er 3 < 4 & 5 > 4?", "Skriv `<script>alert(1)</script>` sådan.", "<script src=//x.dk/x.js",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "[x]\\(javascript:alert(1))", "javascript:alert(1)",
    "    <script>alert(1)</script>", "En {: onclick=alert(1) } sætning.",
    "{ onclick=alert(1) } her.",
)


@pytest.mark.parametrize("body", HARMLESS)
def test_what_only_looks_dangerous_is_text(tmp_path: Path, body: str) -> None:
    assert page_faults(tmp_path, "description: x", body) == []
    seen = Seen(Markdown(extensions=["attr_list", "md_in_html"]).convert(body))
    assert seen.harm == []


@pytest.mark.parametrize("body", [
    "[a](#top) ![b](b.png){ width=\"10\" loading=\"lazy\" } <https://eksempel.dk> <a@eksempel.dk>",
    "Tekst.\n{: .guide-lead }", "| a | b |\n|:--|--:|\n| 1 | 2 |", "1. a\n\n2. b\n\n> c\n\n---",
    "<!-- only online -->x<!-- /only -->", "[x](tel:+4512345678) [y](mailto:a@b.dk)",
    "Familien \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f\u200d\U0001f308 er her.",
])
def test_what_pages_need_is_allowed(tmp_path: Path, body: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/b.png").write_bytes(b"")
    (tmp_path / "docs/index.md").write_text(
        f"---\ndescription: x\n{REVIEW}\n---\n# T\n\n{body}\n", "utf-8"
    )
    page = read_pages(tmp_path)["index.md"]
    assert [*page.faults, *safety_faults(page)] == []


# --- Files --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at"), [pytest.param(text, at, id=name) for name, text, at in hostile.YAML]
)
def test_yaml_that_does_more_than_say_is_refused_at_the_line(
    tmp_path: Path, text: str, at: str
) -> None:
    path = tmp_path / "data/roles.yml"
    path.parent.mkdir()
    path.write_text(text, "utf-8", newline="")
    data = read_data(tmp_path)
    faults = [fault for fault in data.faults if fault.path.name == "roles.yml"]
    lines = text.split("\n")
    assert any(at in lines[fault.line - 1] for fault in faults), faults
    assert not any(record.kind.name == "role" for record in data.records)


def test_a_huge_number_is_no_number(tiny: Path) -> None:
    path = tiny / "data/recommendations/share-the-work.yml"
    path.write_text(path.read_text("utf-8").replace("number: 2", "number: " + "9" * 5000), "utf-8")
    faults = read_data(tiny).faults
    assert ["number" in str(fault) and len(str(fault)) < 200 for fault in faults] == [True]


@pytest.mark.parametrize("name", ["data/roles.yml", "docs/index.md", "mkdocs.yml"])
@pytest.mark.parametrize("size", [10_000_000, 100_000_000, 5_000_000_000])
def test_a_huge_file_is_refused_unread(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, name: str, size: int
) -> None:
    with (tiny / name).open("r+b") as file:
        file.truncate(size)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    faults = check.faults_in(tiny)
    assert [fault.path.as_posix() for fault in faults] == [name]
    assert "større end" in str(faults[0])
    with pytest.raises(GuideFaults, match="større end"):
        read_text(tiny / name, Path(name))


def test_a_hundred_thousand_entries_are_too_many(tiny: Path) -> None:
    (tiny / "data/roles.yml").write_text("- id: x\n  name: X\n" * 100_000, "utf-8")
    assert "større end" in str(check.faults_in(tiny)[0])


def test_as_many_wrong_entries_as_a_file_can_hold_are_told_of_and_no_message_is_long(
    tiny: Path,
) -> None:
    (tiny / "data/roles.yml").write_text(f"- id: {'x' * 100_000}\n" + "- a\n" * 30_000, "utf-8")
    faults = read_data(tiny).faults
    assert faults
    assert max(len(str(fault)) for fault in faults) < 400


LINKS = {
    "a data file": ("data/roles.yml", "/etc/passwd"),
    "a file without end": ("data/roles.yml", "/dev/zero"),
    "a folder of data": ("data/recommendations", "/etc"),
    "all of data": ("data", "/etc"),
    "a page": ("docs/index.md", "/etc/passwd"),
    "a page within": ("docs/roles/index.md", "../index.md"),
    "a folder of pages": ("docs/roles", "/etc"),
    "a folder in itself": ("docs/roles/igen", "."),
    "a picture": ("docs/assets/images/x.png", "/etc/passwd"),
    "all of docs": ("docs", "/etc"),
    "settings": ("mkdocs.yml", "/etc/passwd"),
    "a template": ("overrides/main.html", "/etc/passwd"),
    "nowhere": ("docs/x.md", "/nowhere"),
}


@pytest.mark.parametrize(("name", "target"), [pytest.param(*v, id=k) for k, v in LINKS.items()])
def test_a_link_out_of_the_tree_is_refused_and_nothing_is_read(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, name: str, target: str
) -> None:
    path = tiny / name
    if path.is_dir():
        path.rename(tiny / "away")
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    faults = check.faults_in(tiny)
    assert [fault.path.as_posix() for fault in faults] == [name]
    assert "genvej" in str(faults[0])


def test_a_reader_on_its_own_follows_no_link_either(tmp_path: Path) -> None:
    (tmp_path / "x.yml").symlink_to("/etc/passwd")
    with pytest.raises(GuideFaults, match="genvej"):
        read_text(tmp_path / "x.yml", Path("x.yml"))


@pytest.mark.parametrize("name", hostile.STRANGERS)
def test_files_of_other_kinds_are_not_published(tiny: Path, name: str) -> None:
    (tiny / name).parent.mkdir(parents=True, exist_ok=True)
    (tiny / name).write_bytes(b"x")
    assert [fault.path.as_posix() for fault in read_tree(tiny).faults] == [name]


@pytest.mark.parametrize("name", hostile.ODD_NAMES)
def test_odd_names_are_refused_and_printed_on_one_line(tiny: Path, name: str) -> None:
    (tiny / name).write_bytes(b"x")
    faults = read_tree(tiny).faults
    assert [fault.path.as_posix() for fault in faults] == [name]
    assert str(faults[0]).isprintable()


@pytest.mark.parametrize("name", ["zensical.toml", "mkdocs.yaml"])
def test_no_other_configuration_comes_before_ours(tiny: Path, name: str) -> None:
    (tiny / name).write_bytes(b"")
    assert [fault.path.as_posix() for fault in check.faults_in(tiny)] == [name]


@pytest.mark.parametrize("drawing", named(hostile.DRAWINGS))
def test_a_drawing_that_does_more_than_show_is_refused(tiny: Path, drawing: str) -> None:
    path = tiny / "docs/assets/images/x.svg"
    path.parent.mkdir(parents=True)
    path.write_text(drawing, "utf-8")
    faults = read_tree(tiny).faults
    assert [fault.path.name for fault in faults] == ["x.svg"]
    assert "tegning" in str(faults[0])


def test_a_drawing_that_shows_is_allowed() -> None:
    assert svg_problem(
        b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><style>.a{fill:url(#b)}"
        b"</style><defs><linearGradient id='b'/></defs><path class='a' d='M0 0'/></svg>"
    ) is None


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_a_picture_is_what_its_name_says(tiny: Path, ending: str) -> None:
    path = tiny / f"docs/x.{ending}"
    path.write_bytes(b"<script>alert(1)</script>")
    assert read_tree(tiny).faults[0].code == "picture-kind-wrong"


# --- Settings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [pytest.param(old, new, at, id=name) for name, old, new, at in hostile.CONFIGURATION],
)
def test_settings_that_run_or_show_what_they_should_not_are_refused(
    tmp_path: Path, old: str, new: str, at: str
) -> None:
    text = configuration()
    assert old in text
    (tmp_path / "mkdocs.yml").write_text(text.replace(old, new, 1), "utf-8")
    faults = configuration_faults(tmp_path)
    lines = (tmp_path / "mkdocs.yml").read_text("utf-8").split("\n")
    assert any(at in lines[fault.line - 1] for fault in faults), faults
    read_configuration = YamlSource(tmp_path / "mkdocs.yml", tags=True)  # so it is no slip of ours
    assert read_configuration.data


# --- Messages, and what is run ------------------------------------------------------------------


@pytest.mark.parametrize("value", [
    '"a\\n::add-mask::x"', '"a\\r\\n::error::x"', '"a\\e[2J"', '"a\\u2028b"',
])
def test_a_message_is_one_line_whatever_stands_in_the_file(
    tiny: Path, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    path = tiny / "data/roles.yml"
    path.write_text(path.read_text("utf-8").replace("id: caretaker", f"id: {value}"), "utf-8")
    assert check.main(["--root", str(tiny)]) == 1
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert not any(line.startswith("::") for line in re.split(r"[\n\r\u2028]", printed))


def test_the_build_looks_before_it_runs_an_engine(tmp_path: Path) -> None:
    root = buildable_tiny_guide(tmp_path)
    (root / "evil.py").write_text("open('ran', 'w').close()\n", "utf-8")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "\nhooks: [evil.py]\n", "utf-8")
    with pytest.raises(BuildError, match="hooks: må ikke stå her"):
        build("mkdocs", tmp_path / "site", root)
    assert not (root / "ran").exists()
    assert not (tmp_path / "site").exists()
