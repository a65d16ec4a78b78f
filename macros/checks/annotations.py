"""Findings as lines for people, and where a host runs the check, at their lines in the proposal."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from macros.files.errors import Fault

Severity = Literal["fault", "style"]

# What the hosts call them: GitHub in a workflow command, GitLab in a Code Quality report.
_GITHUB = {"fault": "error", "style": "warning"}
_GITLAB = {"fault": "major", "style": "minor"}
REPORT = "gl-code-quality-report.json"

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def lines(findings: Iterable[Fault], *, severity: Severity) -> list[str]:
    """Return a line for each finding, and tell the host that runs the check of it.

    On GitHub a workflow command follows each line. On GitLab the findings are added to the
    report `gl-code-quality-report.json`, which is there afterwards even when nothing was found.
    """
    findings = list(findings)
    told = []
    for finding in findings:
        told.append(one_line(str(finding)))
        if os.environ.get("GITHUB_ACTIONS") == "true":
            told.append(workflow_command(finding, severity))
    if os.environ.get("GITLAB_CI") == "true":
        report = Path(os.environ.get("CI_PROJECT_DIR", "."), REPORT)
        earlier = json.loads(report.read_text("utf-8")) if report.exists() else []
        known = {issue["fingerprint"] for issue in earlier}
        new = [
            issue for issue in code_quality(findings, severity)
            if issue["fingerprint"] not in known
        ]
        report.write_text(json.dumps([*earlier, *new], ensure_ascii=False, indent=1), "utf-8")
    return told


def show(findings: Iterable[Fault], *, severity: Severity) -> None:
    """Print the `lines`."""
    for line in lines(findings, severity=severity):
        print(line)


def one_line(text: str) -> str:
    """Return text from a proposal as a line of a log: no command to the host or the terminal.

    A runner takes a line that begins with `::` for a command, and `##[` anywhere in one.
    """
    return re.sub(r"^\s*::", ": :", _readable(text)).replace("##[", "## [")


def workflow_command(finding: Fault, severity: Severity) -> str:
    """Return the command that shows the finding at its line on GitHub."""
    place = f"line={finding.line},col={finding.column}"
    return (
        f"::{_GITHUB[severity]} file={_property(finding.path.as_posix())},{place}"
        f",title={_property(finding.code)}::{_escaped(_described(finding))}"
    )


def code_quality(findings: Iterable[Fault], severity: Severity) -> list[dict[str, object]]:
    """Return the findings as GitLab's Code Quality report has them.

    A finding's fingerprint stays the same when only its line moves, so that GitLab knows it again.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    issues: list[dict[str, object]] = []
    for finding in findings:
        path = _readable(finding.path.as_posix())
        what = (finding.code, path, finding.field, finding.problem)
        seen[what] += 1
        mark = "\0".join((*what, str(seen[what]))).encode("utf-8", "replace")
        issues.append({
            "description": _readable(_described(finding)),
            "check_name": finding.code,
            "fingerprint": hashlib.sha256(mark).hexdigest(),
            "severity": _GITLAB[severity],
            "location": {"path": path, "lines": {"begin": finding.line}},
        })
    return issues


def _readable(text: str) -> str:
    """Return the text without what nobody sees, and without bytes that are no text."""
    return _UNSEEN.sub(" ", text.encode("utf-8", "replace").decode())


def _described(finding: Fault) -> str:
    """Return what the finding says, without its place and its code: the host shows those itself."""
    field = f"{finding.field}: " if finding.field else ""
    hint = f" – {finding.hint}" if finding.hint else ""
    return f"{field}{finding.problem}{hint}"


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    """Escape what would end a workflow command: the percent sign first, as the others use it."""
    return _readable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))
