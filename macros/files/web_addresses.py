"""Which addresses a link of ours may lead to, and what is wrong with any other."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from macros.files.errors import Problem

_SCHEME = re.compile(r"(?P<name>[a-zA-Z][a-zA-Z0-9+.-]*):|//")
_WEB = re.compile(r"https?://(?P<host>[^/?#]*)(?:[/?#].*)?", re.IGNORECASE)
# Names as Danish ones are written. Letters of other alphabets look like ours and lead elsewhere.
_HOST = re.compile(
    r"(?:[a-z0-9æøåäöüé](?:[a-z0-9æøåäöüé-]*[a-z0-9æøåäöüé])?\.)+[a-z]{2,}(?::\d{1,5})?",
    re.IGNORECASE,
)
_OWN_NETWORK = re.compile(r"\.(local|localhost|localdomain|internal|lan|home|arpa)(:|$)")
# No percent sign: in a link it may stand for a comma, and so for one more who gets the letter.
_MAIL = re.compile(
    r"[a-z0-9æøå](?:[a-z0-9æøå._+-]*[a-z0-9æøå])?@(?:[a-z0-9æøå-]+\.)+[a-z]{2,}", re.IGNORECASE
)
_TELEPHONE = re.compile(r"\+?[\d ()-]{3,20}")
_LONGEST = 500
_NO_WEB: Problem = (
    "address-invalid", "er ikke en webadresse", "begynd med https:// eller http://")


def address_problem(address: str) -> Problem | None:
    """Return what is wrong with a web address, and a hint; None when readers may follow it."""
    match = _WEB.fullmatch(address)
    if match is None or _has_odd_signs(address):
        return _NO_WEB
    host = match["host"].lower()
    if len(address) > _LONGEST:
        return (
            "address-invalid", f"er for lang: højst {_LONGEST} tegn",
            "find en kortere adresse til det samme sted",
        )
    if "@" in host:
        return (
            "address-disguised", "har et navn eller en adgangskode foran @", "skriv adressen uden"
        )
    if "xn--" in host:
        return (
            "address-disguised", "er skrevet i kode (xn--)", "skriv navnet med dets egne bogstaver"
        )
    if not _HOST.fullmatch(host) or _OWN_NETWORK.search(host):
        return (
            "address-invalid", "er ikke en webadresse",
            "skriv en, som alle kan åbne, fx https://www.eksempel.dk",
        )
    return None


def is_mail_address(address: str) -> bool:
    """Tell whether `address` is one plain e-mail address, with nothing added."""
    return bool(_MAIL.fullmatch(address))


def link_problem(address: str, folder: str) -> Problem | None:
    """Return what is wrong with the address of a link or picture on a page in `folder`.

    `folder` is relative to docs/. Whether the page at the other end exists is not asked here.
    """
    shown = f"»{address[:60]}« "
    scheme = _SCHEME.match(address)
    if _has_odd_signs(address.replace(" ", "")):
        return (
            "link-unusable", f"{shown}er ikke en adresse",
            "skriv den uden skjulte tegn og skråstreger bagud",
        )
    if scheme is None:
        return _path_problem(unquote(address), folder, shown)
    name, rest = (scheme["name"] or "").lower(), address[scheme.end() :]
    if (name == "mailto" and is_mail_address(rest)) or (
        name == "tel" and _TELEPHONE.fullmatch(rest)
    ):
        return None
    if name in ("mailto", "tel"):
        return (
            "link-unusable", f"{shown}kan ikke bruges",
            "skriv fx mailto:navn@sted.dk eller tel:+4512345678",
        )
    if why := address_problem(address):
        code, problem, hint = why
        return code, f"{shown}{problem}", hint
    return None


def _path_problem(path: str, folder: str, shown: str) -> Problem | None:
    path = re.split("[?#]", path, maxsplit=1)[0]
    if path.startswith("/") or _has_odd_signs(path.replace(" ", "")):
        return "link-unusable", f"{shown}er ikke en sti herfra", "skriv fx ../roller/index.md"
    if posixpath.normpath(posixpath.join("docs", folder, path)).split("/")[0] != "docs":
        return (
            "link-leaves-docs", f"{shown}fører ud af docs/",
            "skriv stien til en side eller et billede i docs/",
        )
    return None


def _has_odd_signs(address: str) -> bool:
    """Tell whether there are signs in the address that a browser would read in its own way."""
    return not address.isprintable() or bool(re.search(r"""[\s<>"'`\\]""", address))
