"""What an editor can get wrong, and that the check says so: where, what, and in Danish.

Each case breaks a copy of the tiny guide in one way and names the one message it must give. The
message's line and column are where `at` stands in the broken file. Its code is a promise: editors,
hosts and our own code know the kind of fault by it, whatever becomes of the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.checks import command as check
from macros.guide.guide import load_guide
from macros.model.entries import Role
from tests.examples import tiny_guide

Break = Callable[[Path], None]

MENU = "mkdocs.yml"
ROLES = "data/roles.yml"
SITE = "data/site.yml"
SAID = "data/words/components.yml"
SEARCH = "data/words/search.yml"
READERS = "data/readers.yml"
TERMS = "data/glossary.yml"
PEOPLE = "data/people.yml"
REFERENCES = "data/references.yml"
QUESTIONS = "data/reflection_questions.yml"
SMALL = "data/recommendations/start-small.yml"
SHARE = "data/recommendations/share-the-work.yml"
SCHOOL = "data/case_areas/hill-school.yml"
SYNONYMS = "data/synonyms.yml"
EDITIONS = "data/editions.yml"
OWNERS = "data/owners.yml"
LINK_CHECKS = "data/link_checks.yml"
MOVED = "data/moved_pages.yml"
YEAR = "data/figures/the-year.yml"
TOOLS = "data/figures/tools.yml"
WEEK = "data/figures/the-week.yml"
STATEMENTS = "data/statements.yml"
PLACES = "data/places.yml"
STORIES_PAGE = "docs/stories/index.md"
SMALL_PAGE = "docs/advice/start-small/index.md"
SHARE_PAGE = "docs/advice/share-the-work/index.md"
SCHOOL_PAGE = "docs/stories/hill-school/index.md"
FRONT_PAGE = "docs/index.md"
LINE = re.compile(
    r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<text>.+) \[(?P<code>[a-z-]+)\]"
)
ENGLISH = re.compile(
    r"\b(the|is|not|error|expected|found|input|should|must|invalid|while|field|value|"
    r"Traceback|Exception)\b"
)


def replace(path: str, old: str, new: str) -> Break:
    """Put `new` in the place of `old`, which must stand once in the file."""

    def break_(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        (root / path).write_text(text.replace(old, new), "utf-8")

    return break_


def append(path: str, text: str) -> Break:
    """Write `text` after the file's last line; a missing file is made."""

    def break_(root: Path) -> None:
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return break_


def write(path: str, content: str | bytes) -> Break:
    """Write the file anew."""
    raw = content.encode() if isinstance(content, str) else content

    def break_(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)

    return break_


def encode(path: str, encoding: str, old: str = "", new: str = "") -> Break:
    """Save the file, with `new` in the place of `old`, in another encoding."""

    def break_(root: Path) -> None:
        text = (root / path).read_text("utf-8").replace(old, new)
        (root / path).write_bytes(text.encode(encoding))

    return break_


def delete(path: str) -> Break:
    """Delete the file."""
    return lambda root: (root / path).unlink()


def rename(path: str, name: str) -> Break:
    """Give the file another name in its folder."""
    return lambda root: (root / path).rename((root / path).with_name(name))


def become_folder(path: str) -> Break:
    """Put a folder where the file was."""

    def break_(root: Path) -> None:
        (root / path).unlink()
        (root / path).mkdir()

    return break_


def become_dead_link(path: str) -> Break:
    """Put a link to nowhere where the file was."""

    def break_(root: Path) -> None:
        (root / path).unlink()
        (root / path).symlink_to("nowhere.yml")

    return break_


def case(
    id_: str, break_: Break, path: str, at: str, code: str, words: str,
    also: tuple[str, ...] = (),
) -> object:
    """Return a case: the fault must stand at `at` in `path`, have the code and hold `words`.

    `also` are the files where the editor must mend the same mistake and is told so.
    """
    return pytest.param(break_, path, at, code, words, also, id=id_)


def faults_printed(root: Path, capsys: pytest.CaptureFixture[str]) -> list[re.Match[str]]:
    """Run the check as an editor does; return what it prints, one match a fault."""
    code = check.main(["--root", str(root)])
    printed = capsys.readouterr()
    assert (code, printed.err) == (1, "")
    *faults, empty, summary = printed.out.splitlines()
    assert empty == ""
    assert summary.startswith(f"{len(faults)} fejl")
    matches = [LINE.fullmatch(fault) for fault in faults]
    assert all(matches), faults
    return matches


def place_of(text: str, root: Path, path: str) -> tuple[int, int]:
    """Return line and column of `text`, which stands once in the file; (1, 1) for no text."""
    if not text:
        return 1, 1
    content = (root / path).read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    assert content.count(text) == 1, f"{text!r} stands {content.count(text)} times in {path}"
    before = content[: content.index(text)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


FRESHNESS = [
    case("a reference that nobody looks after",
         replace(REFERENCES, "  units: [Z9]\n  owner: gardeners\n", "  units: [Z9]\n"),
         REFERENCES, "id: club-site", "field-missing", "nr. 2 › owner: mangler"),
    case("a reference looked after by nobody known",
         replace(REFERENCES, "  units: [Z9]\n  owner: gardeners\n",
                 "  units: [Z9]\n  owner: gardener\n"),
         REFERENCES, "owner: gardener\n",
         "id-unknown", "owner: henviser til ukendt ansvarlig »gardener« – mente du »gardeners«?"),
    case("a reference looked through in days to come",
         replace(REFERENCES, "[Z9]\n  owner: gardeners\n  reviewed: 2021-05-04",
                 "[Z9]\n  owner: gardeners\n  reviewed: 2999-05-04"),
         REFERENCES, "reviewed: 2999", "review-in-future", "reviewed: dagen er ikke kommet endnu"),
    case("an owner without a name", replace(OWNERS, "  name: The gardeners\n", ""),
         OWNERS, "id: gardeners", "field-missing", "nr. 1 › name: mangler"),
    case("an owner with half an address", replace(OWNERS, "club@example.org", "club@"),
         OWNERS, "email:", "email-invalid", "email: er ikke en e-mailadresse"),
    case("link checks with a word of their own",
         write(LINK_CHECKS, "checked: 2021-05-04\naddresses:\n  - address: https://example.org/\n"
               "    state: dead\n    since: 2021-05-04\n"),
         LINK_CHECKS, "state:", "choice-unknown",
         "state: »dead« er ikke en mulighed – vælg 'ok', 'unclear' eller"),
    case("link checks of no address",
         write(LINK_CHECKS, "checked: 2021-05-04\naddresses:\n  - address: javascript:alert(1)\n"
               "    state: ok\n    since: 2021-05-04\n"),
         LINK_CHECKS, "address:", "address-invalid", "address: er ikke en webadresse"),
    case("link checks that say two things",
         write(LINK_CHECKS, "checked: 2021-05-04\naddresses:\n"
               "  - address: https://example.org/\n    state: ok\n    since: 2021-05-04\n"
               "  - address: https://example.org/\n    state: gone\n    since: 2021-05-05\n"),
         LINK_CHECKS, "address: https://example.org/\n    state: gone",
         "address-twice", "»https://example.org/« står to gange"),
    case("link checks that are a list", write(LINK_CHECKS, "- https://example.org/\n"),
         LINK_CHECKS, "", "fields-expected", "skal bestå af felter"),
]

WRONG_VALUES = [
    case("unknown field", replace(ROLES, "  name: Caretaker", "  nname: x\n  name: Caretaker"),
         ROLES, "nname:", "field-unknown", "nname: ukendt felt – mente du »name«?"),
    case("an icon that is not there", replace(READERS, "icon: house", "icon: houes"),
         READERS, "icon: houes", "icon-unknown", "icon: ukendt ikon »houes« – mente du »house«?"),
    case("a reader led to no page", replace(READERS, "questions/index.md", "question/index.md"),
         READERS, "leads_to: question/", "page-missing",
         "leads_to: siden docs/question/index.md findes ikke"),
    case("a reader led to no heading", replace(READERS, "advice/index.md", "index.md#whi"),
         READERS, "leads_to: index.md#whi",
         "anchor-missing", "ankeret »whi« findes ikke på docs/index.md – mente du »why«?"),
    case("a reader led to another site",
         replace(READERS, "questions/index.md", "https://example.org"),
         READERS, "leads_to: https", "page-path-invalid",
         "leads_to: »https://example.org« er ikke en gyldig adresse"),
    case("a text that has lost the place of its number",
         replace(SAID, "Questions for you: {count}", "Questions for you"),
         SAID, "questions_shortcut:", "placeholder-missing", "questions_shortcut: mangler {count}"),
    case("unknown field in the site's settings", append(SITE, "colour: red\n"),
         SITE, "colour:", "field-unknown", "colour: ukendt felt"),
    case("unknown field deep down", replace(SMALL, "help: It", "helpp: It"),
         SMALL, "helpp:", "field-unknown",
         "checklist nr. 1 › items nr. 1 › helpp: ukendt felt – mente du »help«?"),
    case("a field that belongs elsewhere", replace(ROLES, "see: [R1.a]", "see: []\n  number: 1"),
         ROLES, "number:", "field-unknown", "number: ukendt felt"),
    case("a field that another level has",
         replace(SMALL, "  - title: Before you dig", "  - summary: x\n    title: Before you dig"),
         SMALL, "summary: x", "field-misplaced", "feltet hører ikke til her"),
    case("missing field", replace(ROLES, "  name: Caretaker\n", ""),
         ROLES, "id: caretaker", "field-missing", "nr. 2 › name: mangler"),
    case("missing id", replace(SHARE, "id: share-the-work\n", ""),
         SHARE, "number: 2", "field-missing", "id: mangler"),
    case("missing word", replace(SAID, "see_also: See also\n", ""),
         SAID, "asked_in:", "field-missing", "see_also: mangler"),
    case("list for text", replace(ROLES, "name: Caretaker", "name: [Caretaker]"),
         ROLES, "name: [Caretaker]", "text-expected", "name: skal være en tekst"),
    case("mapping for text", replace(ROLES, "name: Caretaker", "name: {a: b}"),
         ROLES, "name: {a", "text-expected", "name: skal være en tekst"),
    case("text for list", replace(SHARE, "roles: [teacher]", "roles: teacher"),
         SHARE, "roles: teacher", "list-expected", "roles: skal være en liste"),
    case("mapping for list", replace(SHARE, "roles: [teacher]", "roles: {teacher: ja}"),
         SHARE, "roles: {teacher", "list-expected", "roles: skal være en liste"),
    case("text for mapping", replace(
            SITE, "  name: Notes from the garden club\n  publisher: The Garden Club\n"
            "  as_of: as told in 2020\n  as_of_note: The addresses stood in the club's notes of"
            " 2020 and may have changed since.\n", "  x\n"),
         SITE, "source:", "fields-expected", "source: skal bestå af felter"),
    case("text for an entry", replace(TERMS, "- id: mulch\n  term: mulch\n  definition: A cover of"
                                      " straw that keeps the soil moist.\n", "- mulch\n- id: m\n"
                                      "  term: m\n  definition: m\n"),
         TERMS, "mulch\n", "fields-expected", "nr. 3: skal bestå af felter"),
    case("list for a part", replace(
            SMALL, "  - items:\n      - id: sow\n        text: Sow the first row.\n"
            "        units: [R1.2]\n", "  - [sow]\n"),
         SMALL, "[sow]", "fields-expected", "checklist nr. 2: skal bestå af felter"),
    case("number as a word", replace(SHARE, "number: 2", "number: to"),
         SHARE, "number: to", "number-expected", "number: skal være et helt tal"),
    case("number with a comma", replace(SHARE, "number: 2", "number: 2,5"),
         SHARE, "number: 2,5", "number-expected", "number: skal være et helt tal"),
    case("number as a list", replace(SHARE, "number: 2", "number: [2]"),
         SHARE, "number: [2]", "number-expected", "number: skal være et helt tal"),
    case("number too small", replace(SHARE, "number: 2", "number: 0"),
         SHARE, "number: 0", "number-out-of-range",
         "number: tallet 0 passer ikke – det skal være mindst 1"),
    case("number with a thousand digits", replace(SHARE, "number: 2", "number: " + "9" * 5000),
         SHARE, "number: 9", "number-expected", "number: skal være et helt tal"),
    case("year out of range", replace("data/timeline.yml", "when: Spring 2016\n  year: 2016",
                                      "when: Spring 2016\n  year: 20166"),
         "data/timeline.yml", "year: 20166", "number-out-of-range",
         "year: tallet 20166 passer ikke"),
    case("latitude as a word", replace(PLACES, "latitude: 57.1", "latitude: nord"),
         PLACES, "latitude: nord", "number-expected",
         "latitude: skal være et tal – skriv det med punktum"),
    case("latitude with a comma", replace(PLACES, "latitude: 57.1", "latitude: 57,1"),
         PLACES, "latitude: 57,1", "number-expected",
         "latitude: skal være et tal – skriv det med punktum"),
    case("latitude that is no number", replace(PLACES, "latitude: 57.1", "latitude: .nan"),
         PLACES, "latitude: .nan", "number-expected", "latitude: "),
    case("latitude beyond the pole", replace(PLACES, "latitude: 57.1", "latitude: 571"),
         PLACES, "latitude: 571", "number-out-of-range",
         "tallet 571 passer ikke – det skal være højst 90"),
    case("longitude beyond the date line", replace(PLACES, "longitude: 10", "longitude: -181"),
         PLACES, "longitude: -181", "number-out-of-range",
         "tallet -181 passer ikke – det skal være mindst -180"),
    case("latitude alone", replace(PLACES, "  longitude: 10\n", ""),
         PLACES, "latitude: 57.1", "coordinates-half",
         "latitude: latitude står uden longitude – skriv begge"),
    case("longitude alone", replace(PLACES, "  latitude: 57.1\n", ""),
         PLACES, "longitude: 10", "coordinates-half",
         "longitude: longitude står uden latitude – skriv begge"),
    case("latitude and longitude changed about",
         replace(PLACES, "latitude: 57.1\n  longitude: 10", "latitude: 10\n  longitude: 57.1"),
         PLACES, "latitude: 10", "coordinates-outside", "stedet ligger uden for kortet"),
    case("a case area that the map cannot mark",
         replace(PLACES, "  latitude: 57.1\n  longitude: 10\n", ""),
         SCHOOL, "places: [", "map-place-missing", "places: området har ingen plads på kortet"),
    case("a map of no country", replace(SITE, "map: denmark\n", ""),
         STORIES_PAGE, "case_map", "map-missing",
         "guiden har intet kort – skriv map: denmark i data/site.yml",
         (FRONT_PAGE,)),
    case("a map of a country that is not drawn", replace(SITE, "map: denmark", "map: norge"),
         SITE, "map: norge", "choice-unknown", "map: »norge« er ikke en mulighed – vælg 'denmark'"),
    case("a map with something else", replace(STORIES_PAGE, '"summary"', '"sumary"'),
         STORIES_PAGE, "case_map", "choice-unknown", "ukendt slags »sumary« – mente du »summary«?"),
    case("neither yes nor no", replace(SCHOOL, "numbered: ja", "numbered: måske"),
         SCHOOL, "numbered: måske", "yes-or-no-expected", "numbered: skal være ja eller nej"),
    case("a list for yes or no", replace(SCHOOL, "numbered: ja", "numbered: [ja]"),
         SCHOOL, "numbered: [ja]", "yes-or-no-expected", "numbered: skal være ja eller nej"),
    case("not one of the choices", replace(REFERENCES, "kind: website", "kind: film"),
         REFERENCES, "kind: film", "choice-unknown", "kind: »film« er ikke en mulighed"),
    case("unknown kind of figure", replace(WEEK, "kind: table", "kind: tabel"),
         WEEK, "id: the-week", "choice-unknown",
         "ukendt slags figur – vælg list, table, matrix, diagram eller"),
    case("figure without a kind", replace(WEEK, "kind: table\n", ""),
         WEEK, "id: the-week", "field-missing", "feltet »kind« mangler"),
    case("empty text", replace(ROLES, "name: Caretaker", "name:"),
         ROLES, "name:\n", "field-empty", "name: er tom"),
    case("text of quotes only", replace(ROLES, "name: Caretaker", 'name: ""'),
         ROLES, 'name: ""', "field-empty", "name: er tom"),
    case("whitespace only", replace(ROLES, "name: Caretaker", 'name: "   "'),
         ROLES, 'name: "   "', "field-empty", "name: er tom"),
    case("only a space that does not break", replace(ROLES, "name: Caretaker", 'name: "\u00a0"'),
         ROLES, 'name: "\u00a0"', "field-empty", "name: er tom"),
    case("null", replace(ROLES, "name: Caretaker", "name: null"),
         ROLES, "name: null", "field-empty", "name: er tom"),
    case("tilde for nothing", replace(SMALL, "It should be closer than 30 metres.", "~"),
         SMALL, "help: ~", "field-empty", "help: er tom"),
    case("empty optional text", replace(ROLES, "  other_names: [Class teacher]", "  other_names:"),
         ROLES, "other_names:", "field-empty", "other_names: er tom"),
    case("empty list", replace(SHARE, "roles: [teacher]", "roles: []"),
         SHARE, "roles: []", "list-length", "roles: listen er for kort"),
    case("empty item in a list", replace(ROLES, "[Class teacher]", "[Class teacher, '']"),
         ROLES, "'']", "field-empty", "other_names nr. 2: er tom"),
    case("a bullet with nothing after it", replace(TERMS, "- id: mulch", "-\n- id: mulch"),
         TERMS, "\n- id: mulch", "content-missing", "her mangler indhold"),
    case("too few in a fixed list",
         replace("data/cross_links.yml", "between: [R2.a, C1.b]", "between: [R2.a]"),
         "data/cross_links.yml", "between:", "field-missing", "between nr. 2: mangler"),
    case("too many in a fixed list",
         replace("data/cross_links.yml", "between: [R2.a, C1.b]", "between: [R2.a, C1.b, R1]"),
         "data/cross_links.yml", "between:", "list-length", "between: listen er for lang"),
    case("title too long", replace(SHARE, "title: Share the work", "title: " + "x" * 141),
         SHARE, "title: xx", "text-too-long", "title: teksten er for lang: 141 tegn, højst 140"),
    case("a very long line", replace(TERMS, "A cover of straw", "x" * 100_000),
         TERMS, "definition: xx", "text-too-long", "definition: teksten er for lang"),
    case("id too long", replace(ROLES, "id: caretaker", "id: " + "x" * 61),
         ROLES, "id: xx", "text-too-long", "id: teksten er for lang"),
    case("title on two lines",
         replace(SHARE, "title: Share the work", "title: |-\n  Share\n  the work"),
         SHARE, "title: |-", "line-break", "title: skal stå på én linje"),
    case("blank line in a short text",
         replace(SHARE, "summary: Write", "summary: >-\n  One.\n\n  Write"),
         SHARE, "summary: >-", "line-break", "summary: skal stå på én linje"),
    case("HTML", replace(ROLES, "Keeps the tools", "Keeps <b>the</b> tools"),
         ROLES, "description: Keeps", "html-in-text", "description: her står HTML-kode"),
    case("half a tag", replace(ROLES, "Keeps the tools", "Keeps </b>the tools"),
         ROLES, "description: Keeps", "html-in-text", "description: her står HTML-kode"),
    case("a tag that never ends", replace(ROLES, "Keeps the tools", "Keeps <img src=x "),
         ROLES, "description: Keeps", "html-in-text", "description: her står HTML-kode"),
    case("an HTML comment", replace(ROLES, "Keeps the tools", "Keeps <!-- the tools"),
         ROLES, "description: Keeps", "html-in-text", "description: her står HTML-kode"),
    case("an HTML entity", replace(ROLES, "Keeps the tools", "Keeps&nbsp;the tools"),
         ROLES, "description: Keeps", "html-in-text", "description: her står HTML-kode"),
    case("a numbered HTML entity", replace(ROLES, "Keeps the tools", "Keeps&#xa0;the tools"),
         ROLES, "description: Keeps", "html-in-text", "description: her står HTML-kode"),
    case("HTML in a list", replace(ROLES, "[Class teacher]", '["<i>Class</i> teacher"]'),
         ROLES, '"<i>', "html-in-text", "other_names nr. 1: her står HTML-kode"),
    case("javascript address", replace(REFERENCES, "https://www.example.org/beds",
                                       "javascript:alert(1)"),
         REFERENCES, "javascript:", "address-invalid", "addresses nr. 1: er ikke en webadresse"),
    case("ftp address", replace(REFERENCES, "http://garden.example.com/", "ftp://example.com"),
         REFERENCES, "ftp:", "address-invalid", "addresses nr. 2: er ikke en webadresse"),
    case("mail address for a web address",
         replace(REFERENCES, "http://garden.example.com/", "mailto:a@example.com"),
         REFERENCES, "mailto:", "address-invalid", "addresses nr. 2: er ikke en webadresse"),
    case("address without a scheme",
         replace(REFERENCES, "http://garden.example.com/", "www.example.com"),
         REFERENCES, "www.example.com]", "address-invalid",
         "addresses nr. 2: er ikke en webadresse"),
    case("address with a slash too few",
         replace(REFERENCES, "http://garden.example.com/", "http:/example.com"),
         REFERENCES, "http:/e", "address-invalid", "addresses nr. 2: er ikke en webadresse"),
    case("address with a space",
         replace(REFERENCES, "http://garden.example.com/", "http://garden example.com"),
         REFERENCES, "http://garden e", "address-invalid",
         "addresses nr. 2: er ikke en webadresse"),
    case("address with a bracket",
         replace(REFERENCES, "http://garden.example.com/", '"http://[example.com"'),
         REFERENCES, '"http://[', "address-invalid", "addresses nr. 2: er ikke en webadresse"),
    case("address with a tag in it",
         replace(REFERENCES, "http://garden.example.com/", "http://a.dk/<b>"),
         REFERENCES, "http://a", "address-invalid", "addresses nr. 2: er ikke en webadresse"),
    case("address without a host",
         replace(REFERENCES, "http://garden.example.com/", "https://"),
         REFERENCES, "https://]", "address-invalid", "addresses nr. 2: er ikke en webadresse"),
    case("no e-mail address", replace(PEOPLE, "ann@example.org", "ann(at)example.org"),
         PEOPLE, "email:", "email-invalid", "email: er ikke en e-mailadresse"),
    case("e-mail address with a line after it",
         replace(PEOPLE, "email: ann@example.org", "email: |\n    ann@example.org\n    x"),
         PEOPLE, "email: |", "email-invalid", "email: er ikke en e-mailadresse"),
    case("a unit that looks like none", replace(ROLES, "units: [Z4]", "units: [z4]"),
         ROLES, "z4]", "unit-name-invalid",
         "units nr. 1: »z4« er ikke et gyldigt navn på en enhed"),
    case("a page that is no path", replace(SHARE, "advice/share-the-work/index.md", "/Advice/x"),
         SHARE, "page: /A", "page-path-invalid", "page: »/Advice/x« er ikke en gyldig side"),
    case("an escape that hides a character", replace(ROLES, "name: Caretaker", r'name: "Care\0"'),
         ROLES, '"Care', "sign-unseen", "name: her står et tegn, som ikke kan ses"),
]

WRONG_MOVES = [
    case("a page where one has moved away",
         replace(MOVED, "from: advice/water/", "from: advice/share-the-work/"),
         MOVED, "from: advice/share", "moved-page-stands",
         "her står en side: docs/advice/share-the-work/index.md"),
    case("the same address twice", replace(MOVED, "tips/begin/small", "advice/water"),
         MOVED, "from: advice/water/index.md\n  to: advice/start-small/index.md#",
         "moved-page-twice", "»advice/water/index.md« står her to gange"),
    case("an address that leads to one that has moved",
         replace(MOVED, "advice/start-small/index.md#steps", "tips/begin/small/index.md"),
         MOVED, "to: tips/", "page-missing", "findes ikke – skriv advice/start-small/index.md"),
    case("an address that leads nowhere", replace(MOVED, "#steps", "#stepz"),
         MOVED, "to: advice/start-small/index.md#", "anchor-missing",
         "ankeret »stepz« findes ikke"),
    case("an address out of the guide", replace(MOVED, "tips/begin/small", "../../etc"),
         MOVED, "from: ../", "page-path-invalid",
         "from: »../../etc/index.md« er ikke en gyldig side"),
]
WRONG_EDITIONS = [
    case("an edition without three numbers", replace(EDITIONS, "number: 1.9.0", "number: 1.9"),
         EDITIONS, "number: 1.9\n", "edition-number-invalid",
         "number: »1.9« er ikke et udgavenummer – skriv tre tal"),
    case("the same edition twice", replace(EDITIONS, "number: 1.9.0", "number: 1.10.0"),
         EDITIONS, "number: 1.10.0\n  date: 2026-11", "edition-order",
         "1.10.0 er ikke nyere end 1.10.0"),
    case("editions in the wrong order", replace(EDITIONS, "number: 1.10.0", "number: 1.8.9"),
         EDITIONS, "number: 1.8.9", "edition-order",
         "number: 1.8.9 er ikke nyere end 1.9.0 nedenunder"),
    case("an edition before the one below it", replace(EDITIONS, "2026-11-20", "2026-09-30"),
         EDITIONS, "date: 2026-09-30", "edition-order",
         "date: udgaven er ældre end 1.9.0 nedenunder"),
    case("a day that is none", replace(EDITIONS, "2026-11-20", "2026-11-31"),
         EDITIONS, "date: 2026-11-31", "day-invalid",
         "date: er ikke en dato – skriv år, måned og dag"),
    case("a day in words", replace(EDITIONS, "2026-11-20", "20. november 2026"),
         EDITIONS, "date: 20.", "day-invalid", "date: er ikke en dato"),
    case("an unknown kind of change", replace(EDITIONS, "kind: new", "kind: ny"),
         EDITIONS, "kind: ny", "choice-unknown", "kind: »ny« er ikke en mulighed – vælg 'new'"),
    case("an edition with an unknown item", replace(EDITIONS, "items: [sow]", "items: [sov]"),
         EDITIONS, "sov]", "id-unknown",
         "items nr. 1: henviser til ukendt tjekpunkt »sov« – mente du »sow«?"),
    case("an edition with an unknown question",
         replace(EDITIONS, "questions: [how-many-beds]", "questions: [how-many-bed]"),
         EDITIONS, "how-many-bed]", "id-unknown",
         "ukendt spørgsmål »how-many-bed« – mente du »how-many-beds«?"),
    case("an edition that leads to no page",
         replace(EDITIONS, "advice/start-small/", "advice/start-smal/"),
         EDITIONS, "leads_to:", "page-missing",
         "leads_to: siden docs/advice/start-smal/index.md findes ikke"),
    case("an edition without changes",
         write(EDITIONS, "- number: 1.0.0\n  date: 2026-01-01\n  summary: x\n  changes: []\n"),
         EDITIONS, "changes:", "list-length", "changes: listen er for kort"),
    case("an edition whose only change is wrong",
         write(EDITIONS, "- number: 1.0.0\n  date: 2026-01-01\n  summary: x\n"
                         "  changes:\n    - kind: ny\n      text: x\n"),
         EDITIONS, "kind: ny", "choice-unknown", "kind: »ny« er ikke en mulighed"),
    case("no editions", write(EDITIONS, "[]\n"),
         EDITIONS, "[]", "content-missing", "her mangler indhold – skriv den første"),
    case("no file of editions", lambda root: (root / EDITIONS).unlink(),
         EDITIONS, "", "file-missing", "filen mangler"),
]

WRONG_IDS = [
    case("duplicate key", replace(ROLES, "  name: Caretaker", "  name: Caretaker\n  name: Other"),
         ROLES, "name: Other", "yaml-field-twice", "name: feltet »name« står to gange"),
    case("duplicate key deep down",
         replace(SMALL, "    help: It", "    text: Find water.\n        help: It"),
         SMALL, "text: Find water.", "yaml-field-twice", "text: feltet »text« står to gange"),
    case("duplicate key in front matter",
         replace(FRONT_PAGE, "---\n# School", "description: Once more.\n---\n# School"),
         FRONT_PAGE, "description: Once", "yaml-field-twice", "feltet »description« står to gange"),
    case("duplicate id in a file", replace(TERMS, "id: mulch", "id: compost"),
         TERMS, "id: compost\n  term: mulch", "id-twice",
         "id »compost« bruges allerede i data/glossary.yml:2"),
    case("duplicate id across files", replace(SHARE, "id: hang-the-list", "id: sow"),
         SMALL, "id: sow", "id-twice", "id »sow« bruges allerede i data/recommendations/"),
    case("duplicate id of checklist items", replace(SMALL, "id: sow", "id: find-water"),
         SMALL, "id: find-water\n        text: Sow", "id-twice",
         "id »find-water« bruges allerede i"),
    case("alias that is another's id", replace(SMALL, "[look-for-water]", "[sow]"),
         SMALL, "id: sow", "id-twice",
         "id »sow« bruges allerede i data/recommendations/start-small.yml"),
    case("alias that is the id itself", replace(SMALL, "[look-for-water]", "[find-water]"),
         SMALL, "find-water]", "id-twice", "aliases nr. 1: id »find-water« bruges allerede"),
    case("alias that stands twice", replace(SMALL, "[look-for-water]", "[tap, tap]"),
         SMALL, "tap]", "id-twice", "aliases nr. 2: id »tap« bruges allerede"),
    case("id with capitals", replace(TERMS, "id: mulch", "id: Mulch"),
         TERMS, "id: Mulch", "id-invalid", "id: »Mulch« er ikke et gyldigt id"),
    case("id with æ", replace(TERMS, "id: mulch", "id: mælk"),
         TERMS, "id: mælk", "id-invalid", "id: »mælk« er ikke et gyldigt id"),
    case("id with spaces", replace(TERMS, "id: mulch", "id: dry mulch"),
         TERMS, "id: dry", "id-invalid", "id: »dry mulch« er ikke et gyldigt id"),
    case("id with an underscore", replace(TERMS, "id: mulch", "id: dry_mulch"),
         TERMS, "id: dry", "id-invalid", "id: »dry_mulch« er ikke et gyldigt id"),
    case("id that ends in a hyphen", replace(TERMS, "id: mulch", "id: mulch-"),
         TERMS, "id: mulch-", "id-invalid", "id: »mulch-« er ikke et gyldigt id"),
    case("id that is a list", replace(TERMS, "id: mulch", "id: [mulch]"),
         TERMS, "id: [mulch]", "text-expected", "id: skal være en tekst"),
    case("id and file name differ", rename(WEEK, "week.yml"),
         "data/figures/week.yml", "id: the-week", "id-not-file-name",
         "id »the-week« og filens navn »week« er forske"),
    case("two entries with the same number", replace(SHARE, "number: 2", "number: 1"),
         SMALL, "number: 1", "number-taken", "number: nummer 1 bruges også af »share-the-work«"),
    case("two phases with the same order", replace("data/phases.yml", "order: 2", "order: 1"),
         "data/phases.yml", "order: 1\n  title: Summer", "number-taken",
         "order: nummer 1 bruges også af »spring«"),
    case("two entries with the same page",
         replace("data/topics.yml", "topics/people/index.md", "topics/soil/index.md"),
         "data/topics.yml", "page: topics/soil/index.md\n  description: Those",
         "page-taken", "page: siden docs/topics/soil/index.md bruges også af »soil«"),
]

UNKNOWN_IDS = [
    case("unknown role", replace(SHARE, "roles: [teacher]", "roles: [teachr]"),
         SHARE, "teachr]", "id-unknown",
         "roles nr. 1: henviser til ukendt rolle »teachr« – mente du »teacher«?"),
    case("unknown role deep down", replace(SHARE, "[teacher, caretaker]", "[teacher, keeper]"),
         SHARE, "keeper]", "id-unknown",
         "checklist nr. 1 › items nr. 1 › roles nr. 2: henviser til ukendt"),
    case("unknown topic", replace(SHARE, "topics: [people]", "topics: [peopel]"),
         SHARE, "peopel]", "id-unknown",
         "topics nr. 1: henviser til ukendt emne »peopel« – mente du »people«?"),
    case("unknown phase", replace(SHARE, "phase: summer", "phase: winter"),
         SHARE, "phase:", "id-unknown", "phase: henviser til ukendt fase »winter«"),
    case("unknown case area", replace(SMALL, "case_area: hill-school", "case_area: hil-school"),
         SMALL, "case_area:", "id-unknown",
         "henviser til ukendt inspirationsområde »hil-school« – mente du"),
    case("unknown recommendation", replace(QUESTIONS, "[share-the-work, start-small]",
                                           "[share-the-work, start-smal]"),
         QUESTIONS, "start-smal]", "id-unknown",
         "henviser til ukendt anbefaling »start-smal« – mente du"),
    case("unknown person", replace(STATEMENTS, "person: ann-reed", "person: ann-read"),
         STATEMENTS, "person:", "id-unknown",
         "person: henviser til ukendt person »ann-read« – mente"),
    case("unknown organisation", replace(PEOPLE, "organisation: garden-club", "organisation: club"),
         PEOPLE, "organisation:", "id-unknown",
         "organisation: henviser til ukendt organisation »club«"),
    case("unknown place", replace(SCHOOL, "places: [hill-school]", "places: [hil-school]"),
         SCHOOL, "hil-school]", "id-unknown",
         "places nr. 1: henviser til ukendt sted »hil-school« – mente du"),
    case("unknown reference", replace(SCHOOL, "links: [club-site]", "links: [club-page]"),
         SCHOOL, "club-page]", "id-unknown",
         "links nr. 1: henviser til ukendt henvisning »club-page«"),
    case("unknown statement", replace(SMALL, "statements: [a-parent]", "statements: [parent]"),
         SMALL, "parent]", "id-unknown",
         "henviser til ukendt udsagn »parent« – mente du »a-parent«?"),
    case("unknown unit", replace(ROLES, "see: [R1.a]", "see: [R1.z]"),
         ROLES, "R1.z]", "id-unknown",
         "see nr. 1: henviser til ukendt enhed i kilden »R1.z« – mente du »R1"),
    case("unknown unit on a heading", replace(FRONT_PAGE, 'data-units="A1"', 'data-units="A1 A9"'),
         FRONT_PAGE, "data-units", "id-unknown", "data-units: ukendt enhed i kilden »A9«"),
    case("unknown node in a figure", replace(YEAR, "  - from: water", "  - from: wather"),
         YEAR, "from: wather", "diagram-node-unknown", "links nr. 2 › from: ukendt knude »wather«"),
    case("a node within itself", replace(YEAR, "within: water", "within: rain"),
         YEAR, "within: rain", "diagram-node-within-itself", "within: knuden hører under sig selv"),
    case("two nodes with one key", replace(YEAR, "key: rain", "key: sow"),
         YEAR, "key: sow\n    title: Rain", "diagram-node-twice",
         "key: nøglen »sow« bruges to gange"),
    case("an arrow past the centre of a star",
         replace(YEAR, "layout: cycle\nnodes:\n",
                 "layout: star\nnodes:\n  - key: year\n    title: Year\n"),
         YEAR, "from: sow", "figure-layout",
         "links nr. 1: pilen går uden om midten, »year«", also=(YEAR,)),
    case("an effort where nothing is broken",
         replace(YEAR, "layout: cycle\nnodes:\n  - key: sow",
                 "layout: process\nnodes:\n  - key: sow\n    outside: ja"),
         YEAR, "outside: ja", "figure-layout", "outside: kan ikke bruges i layout process"),
    case("a node in a group where there are none",
         replace(YEAR, "key: water\n", "key: water\n    group: Wet\n"),
         YEAR, "nodes:", "figure-layout", "group kræver en stjerne"),
    case("bars without numbers", replace(WEEK, "kind: table\n", "kind: table\nlayout: bars\n"),
         WEEK, "layout: bars", "figure-layout", "layout: der er ingen tal at tegne søjler af"),
    case("groups with nothing in common",
         replace(TOOLS, "kind: list\n", "kind: list\nlayout: overlap\n"),
         TOOLS, "groups:", "figure-layout", "de to grupper har ingen punkter til fælles"),
    case("too few cells in a row", replace(WEEK, "cells: [Watering, Class 5]", "cells: [Watering]"),
         WEEK, "cells: [Watering]", "table-row-length",
         "rows nr. 2 › cells: rækken har 1 felter, men tabellen 2"),
    case("a statement by nobody", replace(STATEMENTS, "  speaker: A parent at Hill School\n", ""),
         STATEMENTS, "id: a-parent", "speaker-missing", "person eller speaker"),
    case("page that does not exist",
         replace(SHARE, "page: advice/share-the-work/index.md", "page: advice/share/index.md"),
         SHARE, "page:", "page-missing",
         "page: siden docs/advice/share/index.md findes ikke – mente du"),
    case("page of the site that does not exist",
         replace(SITE, "roles: roles/index.md", "roles: role/index.md"),
         SITE, "roles: role", "page-missing",
         "pages › roles: siden docs/role/index.md findes ikke – mente du"),
    case("unit without a place", replace(ROLES, "  units: [Z4]\n", ""),
         "data/source_units.yml", "id: Z4", "unit-unplaced",
         "enheden »Z4« har ingen plads på sitet"),
    case("unit that is left out and placed", replace(ROLES, "units: [Z4]", "units: [Z4, A2]"),
         "data/source_units.yml", "left_out:", "unit-left-out-and-placed",
         "enheden »A2« er udeladt, men har en plads"),
    case("an entry that no page shows", replace(SCHOOL_PAGE, '{{ figure("the-year") }}', ""),
         YEAR, "id: the-year", "entry-unplaced", "figur »the-year« vises ikke på nogen side"),
]

WRONG_FILES = [
    case("deleted file", delete(ROLES), ROLES, "", "file-missing", "filen mangler"),
    case("deleted settings", delete(SITE), SITE, "", "file-missing", "filen mangler"),
    case("deleted page", delete("docs/topics/people/index.md"), "data/topics.yml",
         "page: topics/people/index.md", "page-missing",
         "siden docs/topics/people/index.md findes ikke",
         also=(MENU,)),
    case("file with another ending", rename(WEEK, "the-week.yaml"),
         "data/figures/the-week.yaml", "", "file-not-read", "filen bliver ikke læst"),
    case("file with another ending in capitals", rename(WEEK, "the-week.YML"),
         "data/figures/the-week.YML", "", "file-not-read", "filen bliver ikke læst"),
    case("unknown file", write("data/rolles.yml", "- id: x\n"),
         "data/rolles.yml", "", "file-not-read",
         "filen bliver ikke læst – skulle den hedde roles.yml?"),
    case("file in a folder too deep", write("data/figures/old/x.yml", "id: x\n"),
         "data/figures/old/x.yml", "", "file-not-read", "filen bliver ikke læst"),
    case("a folder called like a file", become_folder(ROLES), ROLES, "", "file-missing",
         "filen mangler"),
    case("a folder called like a figure", become_folder(WEEK), WEEK, "", "file-missing",
         "filen mangler"),
    case("a dead link", become_dead_link(WEEK), WEEK, "", "file-not-regular",
         "er en genvej til noget andet"),
    case("a folder called like a page", become_folder(FRONT_PAGE), FRONT_PAGE, "",
         "file-unreadable", "filen kan ikke åbnes"),
    case("empty file of a list", write(ROLES, ""), ROLES, "", "content-missing",
         "her mangler indhold"),
    case("file of a list with comments only", write(ROLES, "# later\n"),
         ROLES, "", "content-missing", "her mangler indhold"),
    case("file with an empty list", write(ROLES, "[]\n"), ROLES, "", "content-missing",
         "her mangler indhold"),
    case("file with whitespace only", write(ROLES, " \n \n"), ROLES, "", "content-missing",
         "her mangler indhold"),
    case("empty file of an entry", write(SHARE, ""), SHARE, "", "content-missing",
         "her mangler indhold"),
    case("empty settings", write(SITE, ""), SITE, "", "content-missing", "her mangler indhold"),
    case("mapping for a list", write(ROLES, "id: x\nname: X\n"), ROLES, "", "list-expected",
         "skal være en liste"),
    case("text for a list", write(ROLES, "teacher\n"), ROLES, "", "list-expected",
         "skal være en liste"),
    case("list for an entry", write(SHARE, "- id: share-the-work\n"), SHARE, "",
         "fields-expected", "skal bestå af felter"),
    case("list for settings", write(SITE, "- a\n"), SITE, "", "fields-expected",
         "skal bestå af felter"),
    case("saved as latin-1", encode(ROLES, "latin-1", "Takes", "Når"),
         ROLES, "\ufffdr the class", "file-encoding", "filen er ikke gemt som UTF-8"),
    case("saved as UTF-16", encode(ROLES, "utf-16"), ROLES, "", "file-encoding",
         "filen er ikke gemt som UTF-8"),
    case("saved as UTF-16 without a mark", encode(ROLES, "utf-16-le"),
         ROLES, "", "file-encoding", "tegn"),
    case("UTF-8 read as latin-1 and saved", encode(ROLES, "utf-8", "Takes", "HvÃ¥r"),
         ROLES, "Ã¥r", "letters-ruined", "ødelagte bogstaver"),
    case("page saved as latin-1", encode(FRONT_PAGE, "latin-1", "A garden needs", "Når"),
         FRONT_PAGE, "\ufffdr soil", "file-encoding", "filen er ikke gemt som UTF-8"),
    case("page with ruined letters", encode(FRONT_PAGE, "utf-8", "A garden needs", "PÃ¥"),
         FRONT_PAGE, "Ã¥ soil", "letters-ruined", "ødelagte bogstaver"),
    case("NUL", replace(ROLES, "Caretaker", "Care\0taker"), ROLES, "\0", "sign-unseen", "tegn"),
    case("control character", replace(ROLES, "Caretaker", "Care\x07"), ROLES, "\x07", "sign-unseen",
         "tegn"),
    case("NUL on a page", replace(FRONT_PAGE, "needs soil", "needs\0soil"),
         FRONT_PAGE, "\0", "sign-unseen", "tegn"),
    case("a line separator that editors do not show", replace(ROLES, "Keeps the", "Keeps\u2028the"),
         ROLES, "\u2028", "sign-unseen", "tegn"),
]

BAD_YAML = [
    case("tab", replace(ROLES, "  name: Caretaker", "\tname: Caretaker"),
         ROLES, "\tname", "yaml-tabulator", "linjen er rykket ind med tabulator"),
    case("tab after spaces", replace(ROLES, "  name: Caretaker", " \tname: Caretaker"),
         ROLES, "\tname", "yaml-tabulator", "linjen er rykket ind med tabulator"),
    case("tab in front matter", replace(FRONT_PAGE, "description:", "\tdescription:"),
         FRONT_PAGE, "\tdescription", "yaml-tabulator", "linjen er rykket ind med tabulator"),
    case("quote never closed", replace(ROLES, "name: Caretaker", 'name: "Caretaker'),
         ROLES, '"Caretaker', "yaml-quote-open", "anførselstegn"),
    case("quote never closed before another quote",
         replace(SMALL, "title: Start small", 'title: "Start small'),
         SMALL, '"Start', "yaml-quote-open", "anførselstegn"),
    case("single quote never closed", replace(ROLES, "name: Caretaker", "name: 'Caretaker"),
         ROLES, "'Caretaker", "yaml-quote-open", "anførselstegn"),
    case("text after a closed quote", replace(ROLES, "name: Caretaker", 'name: "Care" taker'),
         ROLES, "taker\n  description: Keeps", "yaml-indentation", "anførselstegn"),
    case("bracket never closed", replace(ROLES, "units: [Z4]", "units: [Z4"),
         ROLES, "[Z4", "yaml-bracket", "]"),
    case("bracket never closed before other lines", replace(SHARE, "roles: [teacher]",
                                                            "roles: [teacher"),
         SHARE, "[teacher\n", "yaml-bracket", "]"),
    case("too little indentation", replace(ROLES, "  name: Caretaker", " name: Caretaker"),
         ROLES, "name: Caretaker", "yaml-indentation", "indrykning"),
    case("too much indentation", replace(ROLES, "  name: Caretaker", "    name: Caretaker"),
         ROLES, ": Caretaker", "yaml-colon", "indrykning"),
    case("item without indentation", replace(SMALL, "      - id: sow", "     - id: sow"),
         SMALL, ": Sow", "yaml-colon", "indrykning"),
    case("bullet without a space", replace(TERMS, "- id: mulch", "-id: mulch"),
         TERMS, "-id: mulch", "yaml-indentation", "liste"),
    case("colon in text", replace(ROLES, "Keeps the tools", "Tools: keeps"),
         ROLES, ": keeps", "yaml-colon", "kolon på et uventet sted"),
    case("missing colon", replace(ROLES, "name: Caretaker", "name Caretaker"),
         ROLES, "name Caretaker", "yaml-colon", "der mangler et kolon"),
    case("missing colon on the last line", append(SHARE, "aliases\n"),
         SHARE, "aliases\n", "yaml-colon", "der mangler et kolon"),
    case("no space after the colon", replace(ROLES, "name: Caretaker", "name:Caretaker"),
         ROLES, "name:Caretaker", "yaml-colon", "der mangler et kolon"),
    case("text that begins with @", replace(ROLES, "Keeps the", "@Keeps the"),
         ROLES, "@Keeps", "yaml-special-mark", "YAML ikke kan bruge"),
    case("text that begins with %", replace(ROLES, "Keeps the", "% Keeps the"),
         ROLES, "% Keeps", "yaml-special-mark", "YAML ikke kan bruge"),
    case("text that begins with a backtick", replace(ROLES, "Keeps the", "`Keeps` the"),
         ROLES, "`Keeps", "yaml-special-mark", "YAML ikke kan bruge"),
    case("line that begins with %", append(ROLES, "%\n"), ROLES, "%\n", "yaml-special-mark",
         "»%« først på en linje"),
    case("text that begins with *", replace(ROLES, "Keeps the", "*Keeps* the"),
         ROLES, "*Keeps", "yaml-special-mark", "»*« foran et ord betyder noget særligt"),
    case("text that begins with &", replace(ROLES, "Keeps the", "&Keeps the"),
         ROLES, "&Keeps", "yaml-special-mark", "»&« foran et ord betyder noget særligt"),
    case("text that begins with !", replace(ROLES, "Keeps the", "!Keeps the"),
         ROLES, "!Keeps", "yaml-special-mark", "»!« foran et ord betyder noget særligt"),
    case("text that begins with a bullet", replace(ROLES, "Keeps the", "- Keeps the"),
         ROLES, "- Keeps", "yaml-dash", "bindestreg"),
    case("text that begins with {", replace(ROLES, "Keeps the", "{Keeps} the"),
         ROLES, "the tools", "yaml-indentation", ""),
    case("text that begins with |", replace(ROLES, "Keeps the", "| Keeps the"),
         ROLES, "| Keeps", "yaml-special-mark", "»|« og »>« foran en tekst betyder noget særligt"),
    case("text after # is lost", replace(ROLES, "Keeps the tools", "Keeps tool #1"),
         ROLES, "#1", "yaml-text-lost", "teksten efter # læses ikke"),
    case("a Python object", replace(ROLES, "name: Caretaker", "name: !!python/name:os.system x"),
         ROLES, "!!python", "yaml-special-mark", "»!« foran et ord betyder noget særligt"),
    case("anchor and alias", replace(PEOPLE, "units: [Z10]", "units: &a [Z10]\n  aliases: *a"),
         PEOPLE, "&a", "yaml-special-mark", "»&« foran et ord betyder noget særligt"),
    case("alias of itself", replace(ROLES, "units: [Z4]", "units: &a [*a]"),
         ROLES, "&a", "yaml-special-mark", "»&« foran et ord betyder noget særligt"),
    case("alias of nothing", replace(ROLES, "units: [Z4]", "units: *z"),
         ROLES, "*z", "yaml-special-mark", "»*« foran et ord betyder noget særligt"),
    case("merge key", replace(ROLES, "units: [Z4]", "<<: {see: [R1]}\n  units: [Z4]"),
         ROLES, "<<:", "yaml-special-mark", "»<<« bruges ikke her"),
    case("a mapping as a field's name", replace(ROLES, "units: [Z4]", "? [a, b]\n  : x"),
         ROLES, "[a, b]", "yaml-field-name", "feltets navn skal være et enkelt ord"),
    case("a merge that was never finished",
         replace(TERMS, "  term: mulch\n", "<<<<<<< HEAD\n  term: mulch\n=======\n  term: straw\n"
                                          ">>>>>>> other\n"),
         TERMS, "<<<<<<<", "merge-mark", "mærke fra en sammenfletning", also=(TERMS, TERMS)),
    case("two documents", append(ROLES, "---\n- id: x\n"), ROLES, "---\n", "yaml-several-documents",
         "flere dokumenter"),
    case("brackets within brackets without end", write(ROLES, "[" * 40 + "{" + "[" * 100_000),
         ROLES, "{", "yaml-too-deep", "for mange parenteser inden i hinanden"),
    case("a pit of brackets", write(ROLES, "[" * 40 + "{a: " + "[" * 50_000 + "]" * 50_000),
         ROLES, "{", "yaml-too-deep", "for mange parenteser inden i hinanden"),
    case("a staircase of bullets", write(ROLES, "- " * 40 + "x: " + "- " * 50_000),
         ROLES, "x: ", "yaml-too-deep", ""),
]

WRONG_MENU = [
    case("page that the menu lacks", replace(MENU, "      - topics/soil/index.md\n", ""),
         MENU, "nav:\n  - Home", "page-not-in-menu",
         "siden docs/topics/soil/index.md er ikke i menuen"),
    case("page that only the menu has",
         replace(MENU, "- topics/soil/index.md",
                 "- topics/soil/index.md\n      - topics/sun/index.md"),
         MENU, "topics/sun", "page-missing",
         "siden docs/topics/sun/index.md findes ikke – mente du topics/"),
    case("menu in another order than the numbers",
         replace(SMALL, "number: 1", "number: 3"),
         MENU, "advice/start-small/index.md", "menu-order",
         "siden står ikke i nummerorden i menuen"),
    case("a page outside its phase's chapter", replace(MENU, "- Summer:", "- Autumn:"),
         MENU, "advice/share-the-work/index.md", "menu-chapter",
         "siden hører til »Summer«, men står ikke i det kapitel"),
    case("a link on every page to no page",
         replace(SITE, "    page: stories/index.md", "    page: storis/index.md"),
         SITE, "page: storis", "page-missing",
         "header_links nr. 2 › page: siden docs/storis/index.md findes ikke – mente du stories/"),
    case("a link on every page to no heading",
         replace(SITE, "    page: source/index.md", "    page: source/index.md#nowhere"),
         SITE, "page: source/index.md#", "anchor-missing",
         "footer_links nr. 1 › page: ankeret »nowhere« findes ikke"),
    case("a name that no phone has room for",
         replace(SITE, "short_name: Gardens", "short_name: Gardens of schools"),
         SITE, "short_name:", "text-too-long", "short_name: teksten er for lang"),
    case("no menu", replace(MENU, "nav:\n  - Home", "menu:\n  - Home"),
         MENU, "site_name", "menu-missing", "menuen mangler", also=(MENU,)),
    case("the menu's file is deleted", delete(MENU), MENU, "", "file-unreadable",
         "filen kan ikke åbnes"),
]

WRONG_PAGES = [
    case("unknown macro", replace(FRONT_PAGE, "{{ link(", "{{ lnk("),
         FRONT_PAGE, "lnk(", "macro-unknown", "lnk: ukendt makro – mente du link?"),
    case("macro with an unknown id", replace(SMALL_PAGE, 'figure("tools")', 'figure("tool")'),
         SMALL_PAGE, 'figure("tool")', "id-unknown",
         "figure: ukendt figur »tool« – mente du »tools«?"),
    case("the second of two calls on a line is wrong",
         replace(SHARE_PAGE, '"recommendation", "start-small"', '"recommendation", "start"'),
         SHARE_PAGE, 'link("recommendation", "start")',
         "id-unknown", "link: ukendt anbefaling »start« – mente du »start-small«?"),
    case("macro with an unknown unit", replace(SHARE_PAGE,
                                               '"unit", "C1.b"', '"unit", "C1.x"'),
         SHARE_PAGE, 'link("unit"', "id-unknown", "link: ukendt enhed i kilden »C1.x«"),
    case("link to a unit that is left out", replace(SHARE_PAGE,
                                                    '"unit", "C1.b"', '"unit", "A2"'),
         SHARE_PAGE, 'link("unit"', "link-to-unplaced", "link: enheden »A2« har ingen plads"),
    case("link to what no page shows",
         replace(FRONT_PAGE, '"case_area", "hill-school"', '"cross_link", "water-and-sharing"'),
         FRONT_PAGE, "link(", "choice-unknown", "link: "),
    case("macro with an unknown kind", replace(FRONT_PAGE, '"case_area"', '"casearea"'),
         FRONT_PAGE, "link(", "choice-unknown",
         "link: ukendt slags »casearea« – mente du »case_area«?"),
    case("title of a unit", replace("docs/topics/soil/index.md", 'title("topic", "soil")',
                                    'title("unit", "R1")'),
         "docs/topics/soil/index.md", "title(", "choice-unknown", "title: ukendt slags »unit«"),
    case("unknown kind of reference", replace("docs/reading/index.md", '"website"', '"websites"'),
         "docs/reading/index.md", 'reference_list("websites', "choice-unknown",
         "mente du »website«?"),
    case("a kind of reference that is not listed",
         replace("docs/reading/index.md", '{{ reference_list("website") }}', "None."),
         "docs/reading/index.md", "", "macro-missing", 'tilføj {{ reference_list("website") }}'),
    case("step of another recommendation",
         replace(SHARE_PAGE, '"write-a-list"', '"dig"'),
         SHARE_PAGE, "steps(", "step-of-other", "trin »dig«"),
    case("macro without an argument", replace(SMALL_PAGE, 'figure("tools")', "figure()"),
         SMALL_PAGE, "figure()", "macro-argument", "figure: her mangler et id"),
    case("macro with too many arguments",
         replace(SMALL_PAGE, 'figure("tools")', 'figure("tools", "tools")'),
         SMALL_PAGE, 'figure("tools", ', "macro-argument",
         "figure: her står for meget i parentesen"),
    case("argument without quotes", replace(SMALL_PAGE, 'figure("tools")', "figure(tools)"),
         SMALL_PAGE, "figure(tools)", "macro-argument", "figure: id'et skal stå i anførselstegn"),
    case("argument with a hyphen without quotes",
         replace(SMALL_PAGE, 'checklist("start-small")', "checklist(start-small)"),
         SMALL_PAGE, "checklist(start", "macro-argument", "anførselstegn"),
    case("argument that is a number", replace(SMALL_PAGE, 'figure("tools")', "figure(3)"),
         SMALL_PAGE, "figure(3)", "macro-argument", "figure: id'et skal stå i anførselstegn"),
    case("argument with a name", replace(SMALL_PAGE, 'figure("tools")', 'figure(id="tools")'),
         SMALL_PAGE, "figure(id", "macro-argument", "figure: "),
    case("typographic quotes", replace(SMALL_PAGE, 'figure("tools")', "figure(“tools”)"),
         SMALL_PAGE, '{{ figure(“', "macro-unreadable", "lige anførselstegn"),
    case("quote not closed", replace(SMALL_PAGE, 'figure("tools")', 'figure("tools)'),
         SMALL_PAGE, '{{ figure("tools)', "macro-unreadable", "makroen kan ikke læses"),
    case("parenthesis not closed", replace(SMALL_PAGE, 'figure("tools")', 'figure("tools"'),
         SMALL_PAGE, '{{ figure("tools"', "macro-unreadable", "makroen kan ikke læses"),
    case("braces never closed", replace(SMALL_PAGE, '{{ figure("tools") }}', '{{ figure("tools")'),
         SMALL_PAGE, '{{ figure("tools")', "macro-unreadable", "makroen kan ikke læses"),
    case("one brace closed", replace(SMALL_PAGE, '{{ figure("tools") }}', '{{ figure("tools") }'),
         SMALL_PAGE, '{{ figure("tools")', "macro-unreadable", "makroen kan ikke læses"),
    case("unknown block", replace(SMALL_PAGE, '{{ figure("tools") }}', "{% figure tools %}"),
         SMALL_PAGE, "{% figure", "macro-unreadable", "makroen kan ikke læses"),
    case("loop on a page", replace(SMALL_PAGE, '{{ figure("tools") }}',
                                   '{% for x in "ab" %}{{ figure("tools") }}{% endfor %}'),
         SMALL_PAGE, "{% for", "macro-expected", "her må kun stå et kald af en makro"),
    case("filter on a page", replace(SMALL_PAGE, '{{ figure("tools") }}',
                                     '{{ figure("tools") | big }}'),
         SMALL_PAGE, '{{ figure("tools") |', "macro-expected",
         "her må kun stå et kald af en makro"),
    case("macro without parentheses", replace(SMALL_PAGE, "{{ related() }}", "{{ related }}"),
         SMALL_PAGE, "related }}", "macro-expected", "related: er ikke en makro med parenteser"),
    case("anchor that Jinja takes for a comment",
         replace(SMALL_PAGE, "## Steps { #steps }", "## Steps {#steps}"),
         SMALL_PAGE, "{#steps}", "jinja-code", "»{#« læses som en kommentar"),
    case("heading without an anchor", replace(SMALL_PAGE, "## Reading { #reading }", "## Reading"),
         SMALL_PAGE, "## Reading", "heading-anchor-missing", "overskrift: mangler et anker"),
    case("heading without a space", replace(SMALL_PAGE, "## Reading { #reading }", "##Reading"),
         SMALL_PAGE, "##Reading", "heading-anchor-missing", "overskrift: mangler et anker"),
    case("anchor with æ", replace(SMALL_PAGE, "{ #reading }", "{ #læs }"),
         SMALL_PAGE, "## Reading", "anchor-invalid", "overskrift: ankeret »læs«"),
    case("anchor twice", replace(SMALL_PAGE, "{ #reading }", "{ #questions }"),
         SMALL_PAGE, "## Reading", "anchor-twice",
         "overskrift: ankeret »questions« står to gange på siden"),
    case("misspelt attribute on a heading",
         replace(FRONT_PAGE, "{ #why data-units", "{ #why data-unit"),
         FRONT_PAGE, "data-unit=", "heading-attribute-unknown", "data-unit"),
    case("page without a title", replace("docs/words/index.md", "# Words", "Words"),
         "docs/words/index.md", "", "title-missing", "overskrift"),
    case("link to a page that does not exist",
         replace(FRONT_PAGE, "(advice/index.md)", "(advise/index.md)"),
         FRONT_PAGE, "advise/", "page-missing",
         "link: siden docs/advise/index.md findes ikke – mente du advice"),
    case("link with a title to a page that does not exist",
         replace(FRONT_PAGE, "(advice/index.md)", '(advise/index.md "Advice")'),
         FRONT_PAGE, "advise/", "page-missing",
         "link: siden docs/advise/index.md findes ikke – mente du advice"),
    case("link to an anchor that does not exist", replace(SCHOOL_PAGE, "#steps)", "#step)"),
         SCHOOL_PAGE, "../../advice", "anchor-missing",
         "link: ankeret »step« findes ikke på docs/advice/"),
    case("link to an anchor on the page that does not exist",
         replace(FRONT_PAGE, "(advice/index.md)", "(#wy)"),
         FRONT_PAGE, "#wy", "anchor-missing",
         "link: ankeret »wy« findes ikke på docs/index.md – mente du »why«?"),
    case("synonyms of a word that the guide lacks", replace(SYNONYMS, "water:", "watr:"),
         SYNONYMS, "watr:", "synonym-unknown",
         "watr: »watr« står ikke i guiden, så ordene fører ingen steder hen"
         " – mente du »water«?"),
    case("synonym twice", replace(SYNONYMS, "[H2O,", "[H2O, h2o,"),
         SYNONYMS, "h2o,", "synonym-twice", "water nr. 2: »h2o« står her to gange"),
    case("synonym that is the word itself", replace(SYNONYMS, "[H2O,", "[Water, H2O,"),
         SYNONYMS, "Water,", "synonym-twice", "water nr. 1: »Water« står her to gange"),
    case("synonym that the search skips", replace(SYNONYMS, "[H2O,", "[the, H2O,"),
         SYNONYMS, "the, H2O", "synonym-ignored", "water nr. 1: søgningen springer »the« over"),
    case("synonym without a word", replace(SYNONYMS, "[H2O,", '["!!!", H2O,'),
         SYNONYMS, '"!!!"', "synonym-ignored", "water nr. 1: søgningen springer »!!!« over"),
    case("synonyms of a word that the search skips", replace(SYNONYMS, "water:", "of:"),
         SYNONYMS, "of:", "synonym-ignored",
         "of: søgningen springer »of« over, så det fører ingen steder hen"),
    case("synonyms of a word and nothing", replace(SYNONYMS, "water:", '"water,":'),
         SYNONYMS, '"water,":', "synonym-ignored", "søgningen springer »« over"),
    case("synonyms that are no list", replace(SYNONYMS, "[H2O, watering can]", "H2O"),
         SYNONYMS, "water:", "list-expected", "water: skal være en liste"),
    case("no synonyms of a word", replace(SYNONYMS, "[H2O, watering can]", "[]"),
         SYNONYMS, "water:", "list-length", "water: listen er for kort"),
    case("synonyms of nothing", replace(SYNONYMS, "water: [H2O, watering can]", ""),
         SYNONYMS, "", "content-missing", "her mangler indhold"),
    case("weight of no page", replace(SITE, "  topics/: 0.5", "  topic/: 0.5"),
         SITE, "topic/: 0.5", "weight-without-page",
         "search_weights › topic/: ingen sider begynder sådan"),
    case("weight of no beginning", replace(SITE, "  topics/: 0.5", "  /topics/: 0.5"),
         SITE, "/topics/: 0.5", "page-path-invalid", "»/topics/« er ikke begyndelsen af en side"),
    case("weight too large", replace(SITE, "topics/: 0.5", "topics/: 5"),
         SITE, "topics/: 5", "number-out-of-range",
         "search_weights › topics/: tallet 5 passer ikke"),
    case("kind that cannot be found by itself", replace(SEARCH, "  person: Person", "  box: Box"),
         SEARCH, "box: Box", "choice-unknown", "kinds › box: »box« er ikke en mulighed"),
    case("count without a place for the number",
         replace(SEARCH, "Found on {count} pages", "Found on pages"),
         SEARCH, "many: Found", "placeholder-missing", "many: mangler {count}"),
    case("link to a folder", replace(FRONT_PAGE, "(advice/index.md)", "(advice/)"),
         FRONT_PAGE, "advice/)", "link-file-missing", "link: "),
    case("link to a built page", replace(FRONT_PAGE, "(advice/index.md)", "(advice/index.html)"),
         FRONT_PAGE, "advice/index.html", "link-file-missing", "link: "),
    case("javascript link on a page",
         replace(FRONT_PAGE, "(advice/index.md)", "(javascript:alert(1))"),
         FRONT_PAGE, "javascript:", "address-invalid", "link: "),
    case("picture that does not exist", replace(FRONT_PAGE, "[the advice](advice/index.md)",
                                                "![A bed](assets/bed.png)"),
         FRONT_PAGE, "assets/bed.png", "link-file-missing", "link: "),
    case("page that lacks its checklist",
         replace(SMALL_PAGE, '{{ checklist("start-small") }}', "Soon."),
         SMALL_PAGE, "", "macro-missing", "siden viser ikke checklist for »start-small«"),
    case("register that lists nothing",
         replace("docs/roles/index.md", "{{ role_list() }}", "Soon."),
         "docs/roles/index.md", "", "macro-missing", "siden viser ikke role_list"),
    case("page with the marks of a merge",
         replace(FRONT_PAGE, "A garden needs", "<<<<<<< HEAD\nA garden needs"),
         FRONT_PAGE, "<<<<<<<", "merge-mark", "her står et mærke fra en sammenfletning"),
    case("macro inside a sentence",
         replace(SMALL_PAGE, '{{ checklist("start-small") }}',
                 'See {{ checklist("start-small") }} here.'),
         SMALL_PAGE, 'checklist("start-small")', "macro-not-alone",
         "makroen skal stå alene på sin linje"),
    case("the same macro twice on a page",
         replace(SMALL_PAGE, '{{ questions("start-small") }}',
                 '{{ questions("start-small") }}\n\nAgain:\n\n{{ questions( "start-small") }}'),
         SMALL_PAGE, 'questions( "start-small")', "macro-twice",
         "det samme står allerede på linje"),
    case("title of another recommendation",
         replace(SMALL_PAGE, 'title("recommendation", "start-small")',
                 'title("recommendation", "share-the-work")'),
         SMALL_PAGE, 'title("recommendation"', "title-of-other", "siden hører til »start-small«"),
    case("front matter missing",
         lambda root: (root / FRONT_PAGE).write_text("# School gardens\n", "utf-8"),
         FRONT_PAGE, "", "front-matter-missing", "description: mangler"),
    case("front matter never closed",
         replace(FRONT_PAGE, "12\n---\n", "12\n"), FRONT_PAGE, "", "front-matter-missing", "---"),
    case("front matter without a description",
         replace(FRONT_PAGE, "description: How schools start a garden and keep it alive.",
                 "hide: [toc]"),
         FRONT_PAGE, "hide:", "field-missing", "description: mangler"),
    case("front matter that is bad YAML",
         replace(FRONT_PAGE, "description: How", "description: Garden: how"),
         FRONT_PAGE, ": how", "yaml-colon", "kolon på et uventet sted"),
    case("front matter that is a list",
         replace(FRONT_PAGE, "description: How schools start a garden and keep it alive.\n"
                 "owner: gardeners\nreviewed: 2021-05-04\nreview_after: 12\n", "- How\n"),
         FRONT_PAGE, "- How", "fields-expected", "felter"),
    case("a page that nobody looks after", replace(FRONT_PAGE, "owner: gardeners\n", ""),
         FRONT_PAGE, "description:", "field-missing",
         "owner: mangler – skriv, hvem der passer siden"),
    case("a page never looked through", replace(FRONT_PAGE, "reviewed: 2021-05-04\n", ""),
         FRONT_PAGE, "description:", "field-missing", "reviewed: mangler – skriv dagen"),
    case("a page that is never to be looked through",
         replace(FRONT_PAGE, "review_after: 12\n", ""),
         FRONT_PAGE, "description:", "field-missing",
         "review_after: mangler – skriv, hvor mange måneder"),
    case("a page looked after by nobody known", replace(FRONT_PAGE, "gardeners", "gardners"),
         FRONT_PAGE, "owner:", "id-unknown",
         "owner: ukendt ansvarlig »gardners« – mente du »gardeners«?"),
    case("a page looked through on no day", replace(FRONT_PAGE, "2021-05-04", "2021-02-30"),
         FRONT_PAGE, "reviewed:", "day-invalid",
         "reviewed: er ikke en dato – skriv år, måned og dag"),
    case("a page looked through in days to come", replace(FRONT_PAGE, "2021-05-04", "2999-01-01"),
         FRONT_PAGE, "reviewed:", "review-in-future", "reviewed: dagen er ikke kommet endnu"),
    case("a page looked through after no time",
         replace(FRONT_PAGE, "review_after: 12", "review_after: 0"),
         FRONT_PAGE, "review_after:", "number-out-of-range",
         "tallet 0 passer ikke – det skal være mindst 1"),
    case("a page looked through after too long",
         replace(FRONT_PAGE, "review_after: 12", "review_after: 61"),
         FRONT_PAGE, "review_after:", "number-out-of-range",
         "tallet 61 passer ikke – det skal være højst 60"),
    case("a page looked through after a word",
         replace(FRONT_PAGE, "review_after: 12", "review_after: et år"),
         FRONT_PAGE, "review_after:", "number-expected", "review_after: skal være et helt tal"),
    case("an owner that is empty", replace(FRONT_PAGE, "owner: gardeners", "owner:"),
         FRONT_PAGE, "owner:", "field-empty", "owner: er tom"),
    case("unknown field in front matter",
         replace(FRONT_PAGE, "---\n# School", "author: Ann\n---\n# School"),
         FRONT_PAGE, "author:", "field-unknown", "author: ukendt felt"),
    case("description too long",
         replace(FRONT_PAGE, "description: How", "description: " + "How " * 40),
         FRONT_PAGE, "description:", "text-too-long", "description: er for lang"),
    case("description with a quotation mark",
         replace(FRONT_PAGE, "keep it alive.", 'keep it "alive".'),
         FRONT_PAGE, "description:", "html-in-text", "description: "),
    case("wrong type in front matter",
         replace(FRONT_PAGE, "---\n# School", "hide: toc\n---\n# School"),
         FRONT_PAGE, "hide:", "list-expected", "hide: skal være en liste"),
]


@pytest.mark.parametrize(
    ("break_", "path", "at", "code", "words", "also"),
    [
        *WRONG_VALUES, *WRONG_MOVES, *WRONG_EDITIONS, *WRONG_IDS, *UNKNOWN_IDS, *WRONG_FILES,
        *BAD_YAML, *WRONG_PAGES, *WRONG_MENU, *FRESHNESS,
    ],
)
def test_one_mistake_gives_one_message_at_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str],
    break_: Break, path: str, at: str, code: str, words: str, also: tuple[str, ...],
) -> None:
    root = tiny_guide(tmp_path)
    break_(root)
    faults = faults_printed(root, capsys)
    assert sorted(fault["path"] for fault in faults) == sorted([path, *also])
    fault = next(fault for fault in faults if fault["path"] == path)
    assert fault["code"] == code
    assert words in fault["text"]
    assert (int(fault["line"]), int(fault["column"])) == place_of(at, root, path)
    assert not ENGLISH.search(re.sub(r"»[^«]*«|{{.*}}|\S+/\S+", "", fault["text"]))


def with_windows_lines(path: str) -> Break:
    """Save the file with the line endings of Windows."""
    return lambda root: (root / path).write_bytes(
        (root / path).read_bytes().replace(b"\n", b"\r\n")
    )


@pytest.mark.parametrize(
    "harmless",
    [
        encode(ROLES, "utf-8-sig"),
        replace(ROLES, "Takes the class", "Ærlig – »x« … 5 < 6 & 7 > 3 € 🌱 the class"),
        with_windows_lines(ROLES),
        with_windows_lines(FRONT_PAGE),
        lambda root: (root / ROLES).write_bytes((root / ROLES).read_bytes().rstrip(b"\n")),
    ],
    ids=["a byte order mark", "letters and signs", "Windows line endings",
         "Windows line endings on a page", "no last line ending"],
)
def test_what_is_no_mistake_gives_no_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], harmless: Break
) -> None:
    root = tiny_guide(tmp_path)
    harmless(root)
    assert check.main(["--root", str(root)]) == 0
    assert capsys.readouterr().out == "Ingen fejl i data/, docs/ og menuen.\n"


@pytest.mark.parametrize("text", ["12:30", "no", "2016-01-01", "0800", "1e3", "2.5", "ja"])
def test_what_looks_like_a_number_or_a_date_is_a_text_where_a_text_stands(
    tmp_path: Path, text: str
) -> None:
    root = tiny_guide(tmp_path)
    replace(ROLES, "name: Caretaker", f"name: {text}")(root)
    assert load_guide(root).get(Role, "caretaker").name == text
