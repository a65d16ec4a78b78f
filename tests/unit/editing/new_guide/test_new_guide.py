"""A new guide is refused with words that help, and then nothing is left behind."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from editing.new_guide import command as new_guide
from editing.new_guide.guide_answers import fault, markdown_text, namespace_of, short_name_of

ANSWERS = {
    "name": "Gode gårdrum",
    "description": "Guide til jer, der vil have liv i gården.",
    "source_name": "Gårdrum i byen",
    "source_publisher": "Forlaget Eksempel",
    "source_year": "2019",
    "namespace": "gode-gaardrum",
    "short_name": "Gårdrum",
}


def arguments(folder: Path, **changed: str) -> list[str]:
    """Return the command line that answers every question."""
    given = {**ANSWERS, **changed}
    return [str(folder), *(f"--{name.replace('_', '-')}={text}" for name, text in given.items())]


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        ("name", "", "Guidens navn mangler."),
        ("name", "   ", "Guidens navn mangler."),
        ("name", "x" * 61, "Guidens navn må højst fylde 60 tegn; her er 61."),
        ("name", "To\nlinjer", "Guidens navn skal være på én linje"),
        ("name", "Skjult\x00tegn", "Guidens navn skal være på én linje og uden skjulte tegn."),
        ("name", "<script>alert(1)</script>", "Guidens navn er ren tekst"),
        ("name", 'Børn og "leg"', 'uden < > " og {{. Brug »« om citater.'),
        ("name", "Gårdrum {{ for }} alle", "Guidens navn er ren tekst"),
        ("short_name", "Gård <3", "Det korte navn er ren tekst"),
        ("description", "x" * 161, "Beskrivelsen må højst fylde 160 tegn; her er 161."),
        ("source_name", "", "Kildens navn mangler."),
        ("source_publisher", "A&amp;B", "Udgiveren er ren tekst"),
        ("source_year", "omkring 2016", "Skriv et årstal med fire tal"),
        ("source_year", "1899", "Skriv et årstal med fire tal"),
        ("source_year", "2999", "Skriv et årstal med fire tal"),
        ("namespace", "Gode Gårdrum", "små bogstaver a-z, tal og bindestreger"),
        ("namespace", "-gaard", "små bogstaver a-z, tal og bindestreger"),
        ("namespace", "../gaard", "små bogstaver a-z, tal og bindestreger"),
        ("namespace", "sammen-om-helheden", "To guider må ikke dele lager"),
        ("short_name", "Gårdrum i hele byen", "Det korte navn må højst fylde 12 tegn; her er 19."),
    ],
)
def test_an_answer_that_cannot_be_used_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], question: str, answer: str, told: str
) -> None:
    assert new_guide.main(arguments(tmp_path / "guide", **{question: answer})) == 1
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_all_that_is_wrong_is_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {"name": "", "source_year": "x", "namespace": "Ø"}
    assert new_guide.main(arguments(tmp_path / "guide", **wrong)) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 3


def test_a_folder_that_holds_something_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "noter.txt").write_text("mine", "utf-8")
    assert new_guide.main(arguments(tmp_path)) == 1
    assert "er ikke en tom mappe" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["noter.txt"]


def test_a_file_of_that_name_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "guide").write_text("mine", "utf-8")
    assert new_guide.main(arguments(tmp_path / "guide")) == 1
    assert "er ikke en tom mappe" in capsys.readouterr().err
    assert (tmp_path / "guide").read_text("utf-8") == "mine"


def test_a_guide_inside_this_one_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_guide.main(arguments(root / "docs/ny-guide")) == 1
    assert "ligger inde i denne guide" in capsys.readouterr().err
    assert not (root / "docs/ny-guide").exists()


def test_without_git_it_says_what_to_do(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    house = tmp_path / "house"
    house.mkdir()
    (house / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text("utf-8"), "utf-8")
    with pytest.raises(new_guide.NewGuideError, match="ikke under git"):
        new_guide.make_guide(tmp_path / "guide", ANSWERS, house)
    assert not (tmp_path / "guide").exists()


def test_a_fault_on_the_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_up(*_arguments: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(new_guide, "_take_along", fill_up)
    with pytest.raises(new_guide.NewGuideError, match="No space left"):
        new_guide.make_guide(tmp_path / "guide", ANSWERS)
    assert list(tmp_path.iterdir()) == []


def test_only_what_git_tracks_and_is_not_ours_goes_along(root: Path) -> None:
    files = set(new_guide.house_files(root))
    house = {"Makefile", "LICENSE", "macros/guide/guide.py", ".devcontainer/devcontainer.json"}
    assert house <= files
    ours = {
        "data/glossary.yml", "docs/index.md", "README.md",
        "tests/unit/editing/new_guide/test_new_guide.py",
    }
    assert ours & files == set()
    tracked = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, check=True)
    assert files <= set(tracked.stdout.decode().splitlines())


def test_what_is_missing_is_asked_for_until_it_can_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, str] = {}
    monkeypatch.setattr(new_guide, "make_guide", lambda _target, answers: made.update(answers))
    typed = iter(["", ANSWERS["name"], "snart", "2019", "", "Gården"])
    monkeypatch.setattr("builtins.input", lambda asked: print(asked) or next(typed))
    given = ("description", "source_name", "source_publisher")
    answers = [f"--{name.replace('_', '-')}={ANSWERS[name]}" for name in given]
    assert new_guide.main([str(tmp_path / "guide"), *answers]) == 0
    assert made == {**ANSWERS, "short_name": "Gården"}
    told = capsys.readouterr().out
    assert "Guidens navn mangler." in told
    assert "Skriv et årstal med fire tal" in told
    assert "[gode-gaardrum]" in told


def test_where_nobody_answers_it_says_what_to_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(_asked: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)
    assert new_guide.main([str(tmp_path / "guide"), "--name=Gode gårdrum"]) == 1
    assert "Skriv også --description, --source-name" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_copy_of_a_house_is_asked_for_its_own_name() -> None:
    assert fault("gode-gaardrum", "namespace", taken="gode-gaardrum")
    assert not fault("gode-gaardrum", "namespace", taken="sammen-om-helheden")


@pytest.mark.parametrize(
    ("name", "namespace", "short_name"),
    [
        ("Gode gårdrum", "gode-gaardrum", "Gode gårdrum"),
        ("Børn & leg: \"ude\" {{ i }} gården", "boern-leg-ude-i-gaarden", "Børn & leg"),
        ("10 gode råd", "gode-raad", "10 gode råd"),
        ("Beboerdemokratiet i praksis", "beboerdemokratiet-i-praksis", "Beboerdemokr"),
        ("Café Ærø", "cafe-aeroe", "Café Ærø"),
    ],
)
def test_what_is_proposed_may_be_used(name: str, namespace: str, short_name: str) -> None:
    assert namespace_of(name) == namespace
    assert short_name_of(name) == short_name
    assert not fault(namespace_of(name), "namespace")
    assert not fault(short_name_of(name), "short_name")


def test_markdown_takes_nothing_of_a_text_for_its_own() -> None:
    assert markdown_text("*a* {b} [c] & #d") == r"\*a\* \{b\} \[c\] & \#d"
