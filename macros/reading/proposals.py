"""Where readers' proposals go: the settings `extra.guide.editing` in mkdocs.yml, checked.

Nothing is invented: without a mail address a letter has no recipient, and without a repository
there is no link to where the texts are written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from macros.files.errors import Fault, GuideFaults, Problem, nearest
from macros.files.yaml_source import Loc, kept_source
from macros.reading.navigation import CONFIGURATION

PLACE: Loc = ("extra", "guide", "editing")

# What the host is called, and what stands between the repository and the branch in its addresses.
HOSTS = {
    "github": ("GitHub", "/edit/"),
    "gitlab": ("GitLab", "/-/edit/"),
    "forgejo": ("Forgejo", "/_edit/"),
}

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}", re.ASCII)
_REPOSITORY = re.compile(
    r"(?!.*\.git/?$)https://[a-z0-9][a-z0-9.-]*(:\d+)?(/(?!\.+(/|$))[\w.~-]+){2,}/?", re.ASCII
)
_BRANCH = re.compile(r"(?!.*(\.\.|//|\.lock$|[./]$))[a-zA-Z0-9][\w./+-]*", re.ASCII)
_CHECKS: dict[str, tuple[re.Pattern[str], Problem]] = {
    "mail": (_MAIL, (
        "email-invalid", "er ikke en e-mailadresse", "skriv fx navn@sted.dk, eller lad den være tom"
    )),
    "repository": (_REPOSITORY, (
        "repository-invalid", "er ikke adressen på et projekt hos en vært",
        "skriv fx https://github.com/ejer/navn, eller lad den være tom",
    )),
    "host": (re.compile("|".join(HOSTS)), (
        "choice-unknown", "er ikke en vært, som guiden kender", f"vælg {', '.join(HOSTS)}",
    )),
    "branch": (_BRANCH, (
        "repository-invalid", "er ikke navnet på en gren (branch)", "skriv fx main"
    )),
}
_MAY_BE_EMPTY = ("mail", "repository")


@dataclass(frozen=True)
class Proposals:
    """Where proposals go. `mail` and `repository` may be empty; `host` is a key of `HOSTS`."""

    mail: str
    repository: str
    host: str
    branch: str

    @property
    def host_name(self) -> str:
        """What people call the host; empty without a repository."""
        return HOSTS[self.host][0] if self.repository else ""

    @property
    def edit_address(self) -> str:
        """What begins the address where a file is edited, before its path and `#L` and the line.

        Empty without a repository.
        """
        if not self.repository:
            return ""
        return f"{self.repository.rstrip('/')}{HOSTS[self.host][1]}{quote(self.branch)}/"


def read_proposals(root: Path, environment: Mapping[str, str] = os.environ) -> Proposals:
    """Return the settings of the project in `root`.

    Raises GuideFaults with all that is wrong with them.
    """
    source = kept_source(root / CONFIGURATION, Path(CONFIGURATION), tags=True)
    settings: object = source.data
    for key in PLACE:
        settings = settings.get(key) if isinstance(settings, dict) else None
    if not isinstance(settings, dict):
        raise GuideFaults([source.fault(
            PLACE, "field-missing", "mangler",
            "skriv mail, repository, host og branch",
        )])
    faults = []
    for key in settings:
        if key not in _CHECKS:
            near = nearest(key, _CHECKS)
            hint = f"mente du »{near}«?" if near else "tjek stavningen, eller slet det"
            faults.append(source.fault((*PLACE, key), "field-unknown", "ukendt felt", hint))
    values = {}
    for name, (pattern, (code, problem, hint)) in _CHECKS.items():
        value, variable = _value(settings.get(name, ""), environment)
        values[name] = value
        if not (pattern.fullmatch(value) or (not value and name in _MAY_BE_EMPTY)):
            # The value itself is not shown: an address may hold somebody's password.
            origin = f" (værdien kommer fra {variable})" if variable else ""
            faults.append(source.fault((*PLACE, name), code, problem, hint + origin))
    if faults:
        raise GuideFaults(faults)
    return Proposals(**values)


def proposal_faults(root: Path) -> list[Fault]:
    """Return what is wrong with the settings."""
    try:
        read_proposals(root)
    except GuideFaults as error:
        return list(error.faults)
    return []


def _value(written: object, environment: Mapping[str, str]) -> tuple[str, str]:
    """Return a setting, and the variable it comes from.

    A list is what !ENV has: names of variables, and last what holds when none of them is set.
    """
    if not isinstance(written, list):
        return str(written).strip(), ""
    *variables, default = map(str, written)
    for variable in variables:
        if value := environment.get(variable, "").strip():
            return value, variable
    return default.strip(), ""
