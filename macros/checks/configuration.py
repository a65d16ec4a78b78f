"""Check that mkdocs.yml only says what our two engines need: no code, no other hosts, no secrets.

What may stand there is on a list; a new extension or plugin is a line in that list, so that
somebody who knows the code has looked at it. What an editor may choose is held to what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.files.errors import Fault, GuideFaults, Problem, nearest
from macros.files.web_addresses import address_problem, link_problem
from macros.files.yaml_source import Loc, YamlSource, kept_source, value_at
from macros.reading.history import UnknownEditionError, earlier_commit, earlier_text
from macros.reading.navigation import CONFIGURATION

_TOP = {
    "site_name", "site_description", "site_url", "site_dir", "use_directory_urls", "strict",
    "watch", "theme", "plugins", "markdown_extensions", "validation", "extra", "nav",
}

_THEME = {"name", "variant", "language", "custom_dir", "favicon"}
_TITLE = "permalink_title"  # of the sign at each heading: an option in the guide's own language
# Every extension, and its options.
_EXTENSIONS: dict[str, dict[str, str]] = {
    "attr_list": {},
    "pymdownx.highlight": {"use_pygments": "false"},
    "pymdownx.superfences": {},
    "md_in_html": {},
    "tables": {},
    "macros.pages.finish": {},
    "toc": {"permalink": "#", "toc_depth": "3"},
}
_GUIDE: Loc = ("extra", "guide")
_GUIDE_SAYS = ("storage_namespace", "editing")
# What must stand as it does, because code, folders or the strictness of the build hang on it.
_FIXED: dict[Loc, object] = {
    ("site_dir",): ["SITE_DIR", "site"],
    ("use_directory_urls",): "false",
    ("strict",): "true",
    ("watch",): ["data", "macros"],
    ("theme", "name"): "material",
    ("theme", "variant"): "classic",
    ("theme", "custom_dir"): "overrides",
    ("plugins",): [{"macros": {
        "module_name": "macros", "on_undefined": "strict", "on_error_fail": "true",
    }}],
    ("validation",): {
        "omitted_files": "warn", "absolute_links": "warn", "unrecognized_links": "warn",
        "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
        "links": {
            "not_found": "warn", "anchors": "warn", "absolute_links": "warn",
            "unrecognized_links": "warn",
        },
    },
}
# What must be said, and the form of it.
_SAID: dict[Loc, tuple[re.Pattern[str], Problem]] = {
    ("site_name",): (re.compile(r"(?=\S)[^\n]{1,60}"), (
        "text-expected", "skal være guidens navn, højst 60 tegn", "skriv det på én linje")),
    ("site_description",): (re.compile(r"(?=\S)[^\n]{1,160}"), (
        "text-expected", "skal sige, hvad guiden er, med højst 160 tegn", "skriv det på én linje")),
    ("theme", "language"): (re.compile(r"[a-z]{2}"), (
        "value-invalid", "skal være et sprog", "skriv fx da")),
    (*_GUIDE, "storage_namespace"): (re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*:v[1-9]\d*:"), (
        "value-invalid", "skal være guidens navn i filer og browser og en version",
        "skriv fx \"gode-gaardrum:v1:\"")),
}
# The variables that may show on pages: all of them are there to be published.
_VARIABLES = {
    "SITE_URL", "SITE_DIR", "EDITORS_MAIL", "EDIT_REPOSITORY", "EDIT_HOST", "EDIT_BRANCH",
}
_ASSET = re.compile(r"assets/[a-z0-9-]+(/[a-z0-9-]+)*\.(css|svg|png)")
# Texts go into the document as they are, between tags and in attributes.
MARKUP = re.compile(r"[<>\"]|\{[{%#]|&(?:\w+|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
_SCRIPTED = re.compile(r"\s*(javascript|vbscript|data)\s*:", re.IGNORECASE)
_ASK = "slet det, eller spørg dem, der passer koden"


def configuration_faults(root: Path) -> list[Fault]:
    """Return what mkdocs.yml says that could run, read or show what it should not."""
    try:
        source = kept_source(root / CONFIGURATION, Path(CONFIGURATION), tags=True)
    except GuideFaults as error:
        return list(error.faults)
    if not isinstance(source.data, dict):
        return [source.fault(
            (), "fields-expected", "skal bestå af felter", "hent filen tilbage"
        )]
    return sorted({
        *_key_faults(source), *_extension_faults(source), *_fixed_faults(source),
        *_tag_faults(source), *_asset_faults(source), *_text_faults(source, source.data, ()),
        *_said_faults(source), *_guide_faults(source),
    })


def _value(source: YamlSource, loc: Loc) -> object:
    """Return what stands at a place; None when nothing does."""
    value: object = source.data
    for part in loc:
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _key_faults(source: YamlSource) -> Iterator[Fault]:
    """Yield keys, plugins and extensions that are not on the lists."""
    theme, extra = source.fields.get("theme"), source.fields.get("extra")
    for loc, value, known in (
        ((), source.data, _TOP), (("theme",), theme, _THEME), (("extra",), extra, {"guide"}),
    ):
        for key in value if isinstance(value, dict) else ():
            if key not in known:
                yield source.fault((*loc, key), "setting-forbidden", "må ikke stå her", _ASK)


def _extension_faults(source: YamlSource) -> Iterator[Fault]:
    """Yield extensions that are not on the list or say other than there, and those that miss."""
    place = "markdown_extensions"
    extensions = source.fields.get(place)
    if not isinstance(extensions, list):
        yield source.fault((place,), "list-expected", "skal være en liste", _ASK)
        return
    found = set()
    for index, extension in enumerate(extensions):
        named = extension if isinstance(extension, dict) else {str(extension): {}}
        for name, said in named.items():
            found.add(name)
            options = {
                key: value for key, value in said.items() if key != _TITLE
            } if isinstance(said, dict) else said
            if name not in _EXTENSIONS:
                yield source.fault(
                    (place, index), "setting-forbidden", f"»{name}« må ikke stå her", _ASK
                )
            elif options != _EXTENSIONS[name]:
                yield source.fault((place, index), *_CHANGED)
    if not found >= _EXTENSIONS.keys():
        yield source.fault((place,), *_CHANGED)


def _said_faults(source: YamlSource) -> Iterator[Fault]:
    for loc, (pattern, problem) in _SAID.items():
        value = _value(source, loc)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            yield source.fault(loc, *problem)
    # A list is what !ENV has: the last holds when the variable is not set.
    url = source.fields.get("site_url")
    said = str(url[-1] if isinstance(url, list) else url or "")
    if said and (why := address_problem(said)):
        yield source.fault(("site_url",), *why)


def _guide_faults(source: YamlSource) -> Iterator[Fault]:
    """Yield what stands among the guide's own settings and means nothing there."""
    settings = _value(source, _GUIDE)
    for key in settings if isinstance(settings, dict) else ():
        if key not in _GUIDE_SAYS:
            near = nearest(key, _GUIDE_SAYS)
            hint = f"mente du »{near}«?" if near else "se data/site.yml og data/words/"
            yield source.fault((*_GUIDE, key), "field-unknown", "ukendt felt", hint)


def namespace_faults(root: Path, base: str) -> list[Fault]:
    """Return a fault when readers' notes hang on another name than where this parted from `base`.

    Without git, or without commits, there is no earlier name and hence no fault.
    """
    place: Loc = (*_GUIDE, "storage_namespace")
    try:
        source = kept_source(root / CONFIGURATION, Path(CONFIGURATION), tags=True)
        text = earlier_text(root, earlier_commit(root, base), CONFIGURATION)
        earlier = _value(YamlSource(Path(CONFIGURATION), text=text, tags=True), place)
    except (GuideFaults, UnknownEditionError):
        return []
    if not isinstance(earlier, str) or earlier == _value(source, place):
        return []
    return [source.fault(
        place, "namespace-changed",
        "det er et andet navn end i den gemte udgave, så læserne mister krydser og noter",
        f"skriv \"{earlier}\" igen",
    )]


def _fixed_faults(source: YamlSource) -> Iterator[Fault]:
    for loc, wanted in _FIXED.items():
        if _value(source, loc) != wanted:
            yield source.fault(loc, *_CHANGED)


def _tag_faults(source: YamlSource) -> Iterator[Fault]:
    """Yield marks in front of values, other than !ENV with a variable that may be published."""
    for loc, tag in source.tags.items():
        value = value_at(source.data, loc)
        names = value[:-1] if isinstance(value, list) else [value]
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        if tag != "!ENV":
            yield source.fault(loc, "setting-forbidden", f"»{shown}« må ikke stå her", _ASK)
        elif not names or not all(isinstance(n, str) and n in _VARIABLES for n in names):
            yield source.fault(
                loc, "setting-forbidden", "kun bestemte variable må vises på sider",
                f"brug {', '.join(sorted(_VARIABLES))}",
            )


def _asset_faults(source: YamlSource) -> Iterator[Fault]:
    """Yield pictures that are not files of our own."""
    theme = source.fields.get("theme")
    favicon = theme.get("favicon", "") if isinstance(theme, dict) else ""
    if favicon and not (isinstance(favicon, str) and _ASSET.fullmatch(favicon)):
        yield source.fault(("theme", "favicon"), *_ASSET_FAULT)


def _text_faults(source: YamlSource, value: object, loc: Loc) -> Iterator[Fault]:
    """Yield texts that would be more than text on a page, and addresses that lead elsewhere."""
    if isinstance(value, dict):
        for key, child in value.items():
            if MARKUP.search(key):
                yield source.fault((*loc, key), *_MARKUP_FAULT)
            yield from _text_faults(source, child, (*loc, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _text_faults(source, child, (*loc, index))
    elif isinstance(value, str):
        if MARKUP.search(value):
            yield source.fault(loc, *_MARKUP_FAULT)
        elif _SCRIPTED.match(value):
            yield source.fault(
                loc, "link-unusable", f"»{value[:60]}« er ikke en adresse", "skriv en sti i guiden"
            )
        else:
            leads = loc[-1] == "url" or value.startswith(("http:", "https:"))
            problem = link_problem(value, "") if leads else None
            if problem:
                yield source.fault(loc, *problem)


_CHANGED: Problem = ("setting-changed", "skal stå, som det gjorde", "hent linjerne tilbage")
_ASSET_FAULT: Problem = ("file-elsewhere", "skal være en fil i docs/assets/", _ASK)
_MARKUP_FAULT: Problem = (
    "html-in-text",
    "her står HTML-kode", "skriv ren tekst uden < > \" og {{; brug »« om citater",
)
