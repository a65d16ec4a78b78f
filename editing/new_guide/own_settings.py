"""Settings of one guide over those that it shares with another."""

from __future__ import annotations

import io
from typing import Any

from ruamel.yaml import YAML


def over(shared: str, own: str, whole: tuple[str, ...] = ()) -> str:
    """Return the YAML text `shared` with what `own` says instead; comments and tags stay.

    Args:
        shared: the settings to begin with.
        own: the same structure, of which only what differs is written; null takes a key away.
        whole: keys whose whole value is replaced, because the names in it are a guide's own too.
    """
    yaml = YAML()  # this reader keeps the tags (!ENV) that mkdocs.yml uses
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 4096
    yaml.preserve_quotes = True
    merged = io.StringIO()
    yaml.dump(_merge(yaml.load(shared), yaml.load(own), whole), merged)
    return merged.getvalue()


def _merge(shared: dict[str, Any], own: dict[str, Any], whole: tuple[str, ...]) -> dict[str, Any]:
    for key, value in own.items():
        if value is None:
            shared.pop(key, None)
        elif isinstance(value, dict) and key not in whole:
            _merge(shared.setdefault(key, {}), value, whole)
        elif key == "markdown_extensions":
            settings = {name: item for item in value for name in item}
            shared[key] = [settings.get(_name(item), item) for item in shared[key]]
        else:
            shared[key] = value
    return shared


def _name(extension: str | dict[str, Any]) -> str:
    return extension if isinstance(extension, str) else next(iter(extension))
