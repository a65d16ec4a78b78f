"""What pydantic finds wrong with an entry, put into Danish for editors."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter

from macros.files.errors import Problem, nearest
from macros.model import fields

if TYPE_CHECKING:  # only types need them
    from pydantic_core import ErrorDetails
    from typing_extensions import TypeForm

_T = TypeVar("_T")


def adapter(model: TypeForm[_T]) -> TypeAdapter[_T]:
    """Return what validates values as `model`; building it takes longer than using it."""
    key: Any = model  # it can be hashed, as caches want it, but a TypeForm does not say so
    return _adapter(key)


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


@cache
def _field_names(model: TypeAdapter[Any]) -> frozenset[str]:
    """Every field name in a model and the models inside it."""
    schema = model.json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return frozenset(name for part in parts for name in part.get("properties", {}))


_UNIT_NAME: Problem = (
    "unit-name-invalid", "er ikke et gyldigt navn på en enhed", "skriv fx R1.a")
# What a text is not that does not match the whole of a pattern.
_FORMS: dict[str, Problem] = {
    fields.ID: (
        "id-invalid",
        "er ikke et gyldigt id", "brug små bogstaver a-z, tal og bindestreger, fx aftal-tid"),
    fields.EDITION_NUMBER: (
        "edition-number-invalid",
        "er ikke et udgavenummer", "skriv tre tal med punktum imellem, fx 1.2.0"),
    fields.UNIT_ID: _UNIT_NAME,
    fields.UNIT_PREFIX: _UNIT_NAME,
    fields.PAGE_BEGINNING: (
        "page-path-invalid",
        "er ikke begyndelsen af en side", "skriv begyndelsen af en sti under docs/, fx emner/"),
    fields.PAGE_ADDRESS: (
        "page-path-invalid",
        "er ikke en gyldig adresse", "skriv fx roller/index.md eller roller/index.md#et-afsnit"),
    fields.PAGE_PATH: (
        "page-path-invalid",
        "er ikke en gyldig side", "skriv stien under docs/, fx anbefalinger/min-side/index.md"),
}


def explain(item: ErrorDetails, model: TypeForm[Any]) -> Problem:
    """Put one pydantic error of `model` into Danish: its code, what is wrong, and what to do."""
    kind, context, value = item["type"], item.get("ctx", {}), item.get("input")
    if kind != "missing" and value == "":
        return _EMPTY
    if kind == "extra_forbidden":
        name = str(item["loc"][-1])
        near = nearest(name, _field_names(adapter(model)))
        if near == name:
            return "field-misplaced", "feltet hører ikke til her", "flyt det, eller slet det"
        hint = f"mente du »{near}«?" if near else "tjek stavningen, eller slet det"
        return "field-unknown", "ukendt felt", hint
    if kind == "string_pattern_mismatch" and (form := _FORMS.get(context["pattern"])):
        code, problem, hint = form
        return code, f"»{value}« {problem}", hint
    if kind == "string_too_long":
        return (
            "text-too-long",
            f"teksten er for lang: {len(str(value).strip())} tegn, højst {context['max_length']}",
            "kort den af",
        )
    if kind == "literal_error":
        hint = f"vælg {context['expected']}".replace(" or ", " eller ")
        return "choice-unknown", f"»{value}« er ikke en mulighed", hint
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        word = "mindst" if kind.startswith("greater") else "højst"
        hint = f"det skal være {word} {limit}"
        return "number-out-of-range", f"tallet {value} passer ikke", hint
    if kind in _EXPLAINED_BY_FIELDS:
        return context["code"], context["problem"], context["hint"]
    return _MESSAGES.get(kind, _UNUSABLE)


# Those found by validators of our own that know best what is wrong.
_EXPLAINED_BY_FIELDS = ("url", "placeholder")
_UNUSABLE: Problem = ("value-invalid", "kan ikke bruges", "sammenlign med en anden post")
_EMPTY: Problem = ("field-empty", "er tom", "skriv noget, eller slet feltet")
_LIST: Problem = (
    "list-expected",
    "skal være en liste", "sæt punkterne i [ ], eller skriv dem under hinanden med en bindestreg",
)
_FIELDS: Problem = (
    "fields-expected", "skal bestå af felter", "sammenlign med en anden post af samme slags")
_WHOLE: Problem = ("number-expected", "skal være et helt tal", "skriv tallet med cifre")
_DECIMAL: Problem = ("number-expected", "skal være et tal", "skriv det med punktum, fx 56.15")
_YES_OR_NO: Problem = ("yes-or-no-expected", "skal være ja eller nej", "skriv ja eller nej")
_MESSAGES: dict[str, Problem] = {
    "missing": ("field-missing", "mangler", "tilføj feltet"),
    "string_type": (
        "text-expected", "skal være en tekst", "skriv teksten på samme linje som feltets navn"),
    "string_too_short": _EMPTY,
    "int_parsing": _WHOLE,
    "int_parsing_size": (
        "number-expected", "skal være et helt tal", "skriv tallet med få cifre"),
    "int_type": _WHOLE,
    "int_from_float": (
        "number-expected", "skal være et helt tal", "skriv tallet uden komma"),
    "float_parsing": _DECIMAL,
    "float_type": _DECIMAL,
    "finite_number": _DECIMAL,
    "day": ("day-invalid", "er ikke en dato", "skriv år, måned og dag, fx 2026-11-27"),
    "bool_parsing": _YES_OR_NO,
    "bool_type": _YES_OR_NO,
    "tuple_type": _LIST,
    "too_short": ("list-length", "listen er for kort", "tilføj mindst ét punkt"),
    "too_long": ("list-length", "listen er for lang", "slet det, der er for meget"),
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "dict_type": _FIELDS,
    "union_tag_not_found": (
        "field-missing",
        "feltet »kind« mangler", "vælg list, table, matrix, diagram eller photo"),
    "union_tag_invalid": (
        "choice-unknown",
        "ukendt slags figur", "vælg list, table, matrix, diagram eller photo"),
    "markup": ("html-in-text", "her står HTML-kode", "skriv ren tekst uden < > og &-koder"),
    "one_line": (
        "line-break", "skal stå på én linje", "slet linjeskiftet og tomme linjer i teksten"),
    "email": ("email-invalid", "er ikke en e-mailadresse", "skriv fx navn@sted.dk"),
}
