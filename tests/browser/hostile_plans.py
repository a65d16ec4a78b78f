"""Files that are no plan, each with the reason that a reader is given."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

SCRIPT = "<img src=x onerror=\"window.hacked = 1\"><script>window.hacked = 1</script>"
PROJECT = "p4h8s1ab"
REGISTER = "item/vaelg-aftale-eller-klausul/status"
TEXT = "item/skriv-kravet-ind-i-udbuddet/note"

NOT_AN_OBJECT = (None, True, 42, "x", [], [1])
BAD_TIMES = (
    None, True, "", "1795500000000", "2026-11-24", -1, 0.5, [], {},
    9007199254740992, 8640000000000001, 253402300800000, 1e300,
)
BAD_COPIES = (
    None, 7, "", "A", "æ", "a b", "../x", "<b>", "constructor", "__proto__", "a" * 17, [], {},
    "a\u0000", "\ud800",
)
BAD_THINGS = (
    "", "/", "x", "Name", "names", "item", "item/", "/item", "item//status", "item/x/",
    "item/X/status",
    "item/../name", "item/x/status/", "../../current-project", "item\\x", "item/x status",
    "item/æ/note", "item/x\u0000/note", "item/x\n/note", "item/x_y/note", "constructor/a",
    "item/constructor/status", "__proto__", "constructor", "toString", "item/__proto__/note",
    f"item/{SCRIPT}/note", "item/" + "x" * 300, "item/\ud800/note", "item/x/note?", "javascript:x",
)
BAD_VALUES = (None, True, 42, [], {}, ["done"])
BAD_TEXTS = (None, True, 42, "", [], {}, ["x"])
BAD_ASIDES = (None, False, 1, "true", [], {})
BAD_GONE = (
    None, True, "x", {}, [None], [1], [[]], [""], ["x"], ["a.b"], ["a.b.c.d"], ["A.b.c"],
    ["a.b." + "c" * 70], [SCRIPT], ["__proto__"],
)


def files(plan: dict[str, Any]) -> dict[str, tuple[bytes, str]]:
    """Return (content, why) of every file by a name that says what is wrong, from a good plan."""
    found = {}
    for name, content, why in _files(plan):
        data = content if isinstance(content, bytes) else _json(content)
        assert name not in found, name
        found[name] = (data, why)
    return found


def _json(made: Any) -> bytes:
    return json.dumps(made).encode()


def _files(plan: dict[str, Any]) -> Iterator[tuple[str, Any, str]]:
    good = json.dumps(plan, ensure_ascii=False).encode()
    yield from _not_json(good)
    yield from _foreign(plan)
    for version in (2, 3, 1000, 2**53 - 1):
        yield f"version {version}", {**plan, "version": version}, "newer"
    for version in (None, True, "1", 0, -1, 1.5, 1e300, [], [1], {}):
        yield f"version {version!r}", {**plan, "version": version}, "damaged"
    yield from ((name, made, "damaged") for name, made in _damaged(plan))
    yield "an empty plan", {**plan, "projects": {}}, "no_projects"
    many = {f"item/i{number}/status": {"value": "", "at": 1, "by": "a"} for number in range(100001)}
    yield "a hundred thousand things", {**plan, "projects": {"p": many}}, "too_big"
    yield "ten million spaces", b" " * 10_000_001, "too_big"


def _not_json(good: bytes) -> Iterator[tuple[str, bytes, str]]:
    yield "nothing", b"", "empty"
    yield "white space", b" \r\n\t ", "empty"
    yield "only a byte order mark", b"\xef\xbb\xbf", "empty"
    for part in range(1, 41):
        yield f"cut at {part}/41", good[: len(good) * part // 41], "not_json"
    for name, content in {
        "words": "Kære kollega".encode(), "NUL": b"\0" * 100,
        "a page": f"<!doctype html>{SCRIPT}".encode(),
        "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a zip": b"PK\x03\x04" + b"\0" * 50,
        "a document": b"%PDF-1.7", "YAML": b"format: x\nversion: 1",
        "UTF-16": good.decode().encode("utf-16"),
        "UTF-16 BE": good.decode().encode("utf-16-be"),
        "Latin-1": good.decode().encode("latin-1"),
        "half a letter": good[:-3] + b"\xc3" + good[-3:],
        "a script": f"window.hacked = 1; {good.decode()}".encode(), "two plans": good + good,
        "a comment": b"// plan\n" + good, "a comma too many": good[:-1] + b",}",
        "no quotes": good.replace(b'"format"', b"format"),
        "single quotes": good.replace(b'"', b"'"),
        "NaN": good.replace(b"1795500100000", b"NaN"), "NUL after": good + b"\0",
        "infinity": good.replace(b"1795500100000", b"Infinity"),
        "hexadecimal": good.replace(b"1795500100000", b"0x10"),
        "a leading zero": good.replace(b"1795500100000", b"01795500100000"),
        "a newline in a text": good.replace(b"At flere", b"At\nflere"),
        "a NUL in a text": good.replace(b"At flere", b"At\0flere"),
        "a hundred thousand brackets, open": b"[" * 100_000,
        "a hundred thousand braces, open": b'{"a":' * 100_000,
    }.items():
        yield name, content, "not_json"


def _foreign(plan: dict[str, Any]) -> Iterator[tuple[str, Any, str]]:
    for made in (None, True, 42, "x", [], {}, [plan], {"plan": plan}, {"version": 1}):
        yield f"just {str(made)[:20]!r}", made, "foreign"
    for form in (
        None, 1, "", "plan", "x/plan", "sammen-om-helheden", "sammen-om-helheden/plan ",
        ["sammen-om-helheden/plan"], "SAMMEN-OM-HELHEDEN/PLAN", SCRIPT, {}, "__proto__",
    ):
        yield f"format {form!r}", {**plan, "format": form}, "foreign"
    yield "no format", {key: value for key, value in plan.items() if key != "format"}, "foreign"
    inherited = json.dumps({"__proto__": {"format": plan["format"], "version": 1}})
    yield "an inherited format", inherited.encode(), "foreign"
    yield "a hundred thousand brackets", b"[" * 100_000 + b"]" * 100_000, "foreign"
    yield "a hundred thousand braces", b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "foreign"


def _damaged(plan: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    def change(*path: str | int, to: Any) -> dict[str, Any]:
        made = copy.deepcopy(plan)
        holder = made
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = to
        return made

    project = ("projects", PROJECT)
    things = plan["projects"][PROJECT]
    register, text = (*project, REGISTER), (*project, TEXT)
    entry = (*text, "texts", 0)
    for part in ("exported", "copy", "names", "projects"):
        yield f"no {part}", {key: value for key, value in plan.items() if key != part}
    for where in (("names",), ("projects",), project, register, text, entry, ("names", "k3v9x0aa")):
        for bad in NOT_AN_OBJECT:
            yield f"{'/'.join(map(str, where))} is {bad!r}", change(*where, to=bad)
    for bad in (
        None, 1, "", "i dag", "2026-13-45T00:00:00.000Z", "+010000-01-01T00:00:00.000Z", [], {},
    ):
        yield f"exported {bad!r}", change("exported", to=bad)
    for bad in BAD_TIMES:
        yield f"time of a register {bad!r}", change(*register, "at", to=bad)
        yield f"time of a text {bad!r}", change(*entry, "at", to=bad)
    for name, number in (("1e999", b"1e999"), ("-1e999", b"-1e999")):
        yield f"time {name}", _json(plan).replace(b"1795500100000", number)
    for bad in BAD_COPIES:
        yield f"copy {bad!r}", change("copy", to=bad)
        # One that is a name like another may stand there as well.
        if bad != "constructor":
            yield f"writer of a register {bad!r}", change(*register, "by", to=bad)
            yield f"writer of a text {bad!r}", change(*entry, "by", to=bad)
        if isinstance(bad, str):
            yield f"name of {bad!r}", change("names", bad, to=plan["names"]["k3v9x0aa"])
            yield f"project {bad!r}", change("projects", bad, to=things)
    for bad in BAD_VALUES:
        yield f"value {bad!r}", change(*register, "value", to=bad)
    for bad in BAD_TEXTS:
        yield f"text {bad!r}", change(*entry, "text", to=bad)
    for bad in BAD_ASIDES:
        yield f"aside {bad!r}", change(*entry, "aside", to=bad)
    for bad in BAD_GONE:
        yield f"gone {bad!r}"[:80], change(*text, "gone", to=bad)
    for bad in BAD_THINGS:
        yield f"thing {bad!r}"[:80], change(*project, bad, to=things[REGISTER])
    for where in (register, entry, text):
        for extra in ("__proto__", "constructor", "html", "texts2"):
            yield f"{where[-1]} with {extra}", change(*where, extra, to={})
    for thing in ("name", "organisation", "state", REGISTER):
        yield f"{thing} is a text", change(*project, thing, to=things[TEXT])
    for thing in (TEXT, "question/maal-med-renoveringen/answer/20261124-x8k2"):
        yield f"{thing} is a register", change(*project, thing, to=things[REGISTER])
    yield "a register and a text at once", change(*register, "texts", to=[])
    deep = json.loads("[" * 500 + "]" * 500)
    for where in (("names",), project, register, text, (*text, "texts"), (*entry, "text")):
        yield f"deep brackets at {where[-1]}", change(*where, to=deep)
    one = things[TEXT]["texts"][0]
    many = [{**one, "at": at} for at in range(10_000)]
    yield "ten thousand texts in one", change(*text, "texts", to=many)
    for bad in (1, [], "x", {"key": 1}, {"key": {}}, {"key": None}):
        yield f"damaged is {bad!r}", change("damaged", to=bad)


def harmless(plan: dict[str, Any]) -> dict[str, bytes]:
    """Return files that are plans, though what people wrote in them is meant to do harm."""
    def with_text(text: str) -> bytes:
        made = copy.deepcopy(plan)
        things = made["projects"][PROJECT]
        things["name"]["value"] = things["organisation"]["value"] = text
        things[REGISTER]["value"] = things["item/skriv-kravet-ind-i-udbuddet/due"]["value"] = text
        things[TEXT]["texts"][0]["text"] = text
        made["names"]["k3v9x0aa"]["value"] = text
        made["damaged"] = {"__proto__": text, SCRIPT: text}
        made["__proto__"] = {"hacked": 1}
        return _json(made)

    texts = {
        "HTML": SCRIPT,
        "an address": "javascript:window.hacked=1",
        "a template": "{{ 7 * 7 }} ${window.hacked=1} {count} {name} $& $1",
        "NUL and control characters": "a\u0000b\u0007\u001b[31m\u2028\u2029",
        "a lone surrogate": "\ud800 og \udfff",
        "right to left": "\u202eexe.nalp\u202c",
        "a name of JavaScript's": "__proto__",
        "another name of JavaScript's": "constructor",
        "a long text": "å" * 200_000,
        "ten thousand lines": "x\n" * 10_000,
        "marks upon marks": "Z" + "\u0351" * 5_000,
        "a formula": '=HYPERLINK("http://x","y")',
    }
    found = {name: with_text(text) for name, text in texts.items()}
    good = json.dumps(plan, ensure_ascii=False)
    found["a byte order mark"] = b"\xef\xbb\xbf" + good.encode()
    found["lines of Windows"] = json.dumps(plan, indent=1).replace("\n", "\r\n").encode()
    # Of what stands twice, the last counts.
    twice = {
        "a format twice": ('"format"', '"version": 99, "format": "x", "format"'),
        "a value twice": ('"value": "done"', '"value": "open", "value": "done"'),
    }
    for name, (once, both) in twice.items():
        found[name] = good.replace(once, both).encode()
    return found
