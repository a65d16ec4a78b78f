"""What pydantic finds wrong with an entry, put into Danish for editors."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter

from macros.files.errors import nearest

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


_PATTERN_HINTS = {
    "^[a-z0-9]+(-": (
        "er ikke et gyldigt id", "brug små bogstaver a-z, tal og bindestreger, fx aftal-tid"),
    "^(0|[1-9]": ("er ikke et udgavenummer", "skriv tre tal med punktum imellem, fx 1.2.0"),
    "^[A-Z]": ("er ikke et gyldigt navn på en enhed", "skriv fx R1.a"),
    "^[a-z0-9-]+(/[a-z0-9-]*)*(": (
        "er ikke begyndelsen af en side", "skriv begyndelsen af en sti under docs/, fx emner/"),
    "^[a-z0-9-]+(/[a-z0-9-]+)*\\.md(#": (
        "er ikke en gyldig adresse", "skriv fx roller/index.md eller roller/index.md#et-afsnit"),
    "^[a-z0-9-]+(/": (
        "er ikke en gyldig side", "skriv stien under docs/, fx anbefalinger/min-side/index.md"),
}


def explain(item: ErrorDetails, model: TypeForm[Any]) -> tuple[str, str]:
    """Put one pydantic error of `model` into Danish: what is wrong, and what to do."""
    kind, context, value = item["type"], item.get("ctx", {}), item.get("input")
    if kind != "missing" and value == "":
        return "er tom", "skriv noget, eller slet feltet"
    if kind == "extra_forbidden":
        name = str(item["loc"][-1])
        near = nearest(name, _field_names(adapter(model)))
        if near == name:
            return "feltet hører ikke til her", "flyt det, eller slet det"
        return "ukendt felt", f"mente du »{near}«?" if near else "tjek stavningen, eller slet det"
    if kind == "string_pattern_mismatch":
        for start, (problem, hint) in _PATTERN_HINTS.items():
            if context["pattern"].startswith(start):
                return f"»{value}« {problem}", hint
    if kind == "string_too_long":
        return (
            f"teksten er for lang: {len(str(value).strip())} tegn, højst {context['max_length']}",
            "kort den af",
        )
    if kind == "literal_error":
        return f"»{value}« er ikke en mulighed", f"vælg {context['expected']}".replace(
            " or ", " eller ")
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        word = "mindst" if kind.startswith("greater") else "højst"
        return f"tallet {value} passer ikke", f"det skal være {word} {limit}"
    if kind == "placeholder":
        return f"mangler {{{context['name']}}}", "skriv det dér, hvor det skal sættes ind"
    if kind == "url":
        return context["problem"], context["hint"]
    return _MESSAGES.get(kind, ("kan ikke bruges", "sammenlign med en anden post"))


_LIST = (
    "skal være en liste", "sæt punkterne i [ ], eller skriv dem under hinanden med en bindestreg",
)
_FIELDS = ("skal bestå af felter", "sammenlign med en anden post af samme slags")
_DECIMAL = ("skal være et tal", "skriv det med punktum, fx 56.15")
_MESSAGES = {
    "missing": ("mangler", "tilføj feltet"),
    "string_type": ("skal være en tekst", "skriv teksten på samme linje som feltets navn"),
    "string_too_short": ("er tom", "skriv noget, eller slet feltet"),
    "int_parsing": ("skal være et helt tal", "skriv tallet med cifre"),
    "int_parsing_size": ("skal være et helt tal", "skriv tallet med få cifre"),
    "int_type": ("skal være et helt tal", "skriv tallet med cifre"),
    "int_from_float": ("skal være et helt tal", "skriv tallet uden komma"),
    "float_parsing": _DECIMAL,
    "float_type": _DECIMAL,
    "finite_number": _DECIMAL,
    "day": ("er ikke en dato", "skriv år, måned og dag, fx 2026-11-27"),
    "bool_parsing": ("skal være ja eller nej", "skriv ja eller nej"),
    "bool_type": ("skal være ja eller nej", "skriv ja eller nej"),
    "tuple_type": _LIST,
    "too_short": ("listen er for kort", "tilføj mindst ét punkt"),
    "too_long": ("listen er for lang", "slet det, der er for meget"),
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "dict_type": _FIELDS,
    "union_tag_not_found": (
        "feltet »kind« mangler", "vælg list, table, matrix, diagram eller photo"),
    "union_tag_invalid": (
        "ukendt slags figur", "vælg list, table, matrix, diagram eller photo"),
    "markup": ("her står HTML-kode", "skriv ren tekst uden < > og &-koder"),
    "one_line": ("skal stå på én linje", "slet linjeskiftet og tomme linjer i teksten"),
    "email": ("er ikke en e-mailadresse", "skriv fx navn@sted.dk"),
}
