"""What the hosts do with a proposal: valid files, the same commands, and nothing to steal."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from publish.tools.browser import OTHER_PACKAGES, SHELL_PACKAGE, SYSTEM_PACKAGES
from tests.examples import ROOT
from tests.unit.conftest import git

GITHUB, GITLAB = ROOT / ".github", ROOT / ".gitlab"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
# Each runs with what it is given in every proposal: a new one is for people to decide on.
ALLOWED_ACTIONS = {
    "actions/checkout", "actions/upload-artifact", "actions/download-artifact",
    "lycheeverse/lychee-action",
}
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE/config.yml"],
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
    "vendor.gitlab-ci": [ROOT / ".gitlab-ci.yml", GITLAB / "links.yml"],
    "devcontainer": [ROOT / ".devcontainer/devcontainer.json"],
}


def read(path: Path) -> dict[str, Any]:
    return YAML(typ="safe").load(path)


def steps_of(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def takes_proposals(workflow: dict[str, Any]) -> bool:
    return "pull_request" in workflow["on"]


def make_targets(commands: str) -> set[str]:
    return set(re.findall(r"^\s*make ([a-z-]+)", commands, re.MULTILINE))


def gitlab_jobs() -> dict[str, dict[str, Any]]:
    return {name: job for name, job in read(ROOT / ".gitlab-ci.yml").items()
            if isinstance(job, dict) and "script" in job}


def proposal_commands() -> str:
    workflow = read(GITHUB / "workflows/proposal.yml")
    return "\n".join(step.get("run", "") for step in steps_of(workflow))


def gitlab_commands() -> str:
    return "\n".join(line for job in gitlab_jobs().values() for line in job["script"])


ALL_TARGETS = sorted(make_targets(proposal_commands() + "\n" + gitlab_commands()))


class TestPublishedSchemas:
    @pytest.mark.parametrize("schema", SCHEMAS)
    def test_every_file_is_valid(self, schema: str) -> None:
        done = self.validate(schema, *SCHEMAS[schema])
        assert done.returncode == 0, done.stdout + done.stderr

    @pytest.mark.parametrize(
        ("schema", "file", "old", "new"),
        [
            ("vendor.github-workflows", "workflows/proposal.yml", "runs-on", "run-on"),
            ("vendor.github-issue-forms", "ISSUE_TEMPLATE/uklar-tekst.yml", "label:", "lable:"),
            ("vendor.gitlab-ci", "../.gitlab-ci.yml", "expose_as:", "expose:"),
        ],
    )
    def test_a_fault_is_found(
        self, tmp_path: Path, schema: str, file: str, old: str, new: str
    ) -> None:
        broken = tmp_path / "broken.yml"
        broken.write_text((GITHUB / file).read_text("utf-8").replace(old, new, 1), "utf-8")
        assert self.validate(schema, broken).returncode == 1

    def validate(self, schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
        own = ROOT / "tests/vendor/devcontainer/devContainer.base.schema.json"
        chosen = ["--schemafile", own] if schema == "devcontainer" else ["--builtin-schema", schema]
        return subprocess.run(
            [sys.executable, "-m", "check_jsonschema", *chosen, *files],
            check=False, capture_output=True, text=True,
        )


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
class TestWorkflows:
    def test_none_runs_a_proposal_with_the_projects_own_rights(self, path: Path) -> None:
        assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(read(path)["on"])

    def test_it_may_read_and_only_a_job_without_proposals_may_write(self, path: Path) -> None:
        workflow = read(path)
        assert workflow["permissions"] in ({}, {"contents": "read"})
        if takes_proposals(workflow):
            assert not any("permissions" in job for job in workflow["jobs"].values())

    def test_a_proposal_finds_no_secret(self, path: Path) -> None:
        if takes_proposals(read(path)):
            said = json.dumps(read(path))
            assert not re.search(r"\bsecrets\b|github\.token|GITHUB_TOKEN", said)

    def test_every_job_ends_and_runs_on_the_hosts_own_machines(self, path: Path) -> None:
        for name, job in read(path)["jobs"].items():
            assert 0 < job["timeout-minutes"] <= 120, name
            assert re.fullmatch(r"ubuntu-\d\d\.04", job["runs-on"]), name

    def test_nothing_of_a_proposal_is_part_of_a_command(self, path: Path) -> None:
        for step in steps_of(read(path)):
            assert "${{" not in step.get("run", ""), step

    def test_actions_are_known_and_named_by_commit_and_version(self, path: Path) -> None:
        used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
        assert len(used) == sum("uses" in step for step in steps_of(read(path)))
        for action in used:
            match = re.fullmatch(r"([\w/-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)
            assert match, action
            assert match[1] in ALLOWED_ACTIONS

    def test_no_key_stays_behind_in_the_checkout(self, path: Path) -> None:
        for step in steps_of(read(path)):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_an_older_run_of_the_same_proposal_is_stopped() -> None:
    concurrency = read(GITHUB / "workflows/proposal.yml")["concurrency"]
    assert concurrency["cancel-in-progress"] is True
    assert "github.ref" in concurrency["group"]


class TestGitLab:
    def test_it_runs_the_same_as_github(self) -> None:
        assert make_targets(gitlab_commands()) == make_targets(proposal_commands()) - {
            "runtime-packages"  # the others do it themselves
        }
        builds = [re.findall(r"^\s*make build.*$", commands, re.MULTILINE)
                  for commands in (proposal_commands(), gitlab_commands())]
        assert builds[0] == builds[1] == ["make build ENGINE=zensical", "make build"]

    def test_a_proposal_is_all_it_takes(self) -> None:
        text = (ROOT / ".gitlab-ci.yml").read_text("utf-8")
        assert not re.search(r"\b(secrets|id_tokens|CI_JOB_TOKEN)\b", text)
        # What is included is ours too, and only ever runs by the clock.
        assert read(ROOT / ".gitlab-ci.yml")["include"] == [{"local": ".gitlab/links.yml"}]
        visits = read(GITLAB / "links.yml")
        assert visits[".links"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]
        assert all(job["extends"] == ".links" for name, job in visits.items() if name != ".links")
        named = set(re.findall(r"\$(?!CI_)(\w+)", text))
        assert named == set(), "a variable that the host does not set"

    def test_every_job_ends(self) -> None:
        visits = read(GITLAB / "links.yml")
        jobs = [*gitlab_jobs().values(), *(visits[name] for name in visits if name != ".links")]
        assert all(job["timeout"] for job in jobs)

    def test_the_site_the_table_and_the_findings_are_kept(self) -> None:
        jobs = gitlab_jobs()
        content = jobs["indhold"]["artifacts"]
        assert (content["paths"], content["when"]) == (["site/"], "always")
        assert content["reports"]["codequality"] == "gl-code-quality-report.json"
        assert jobs["aendringer"]["artifacts"]["paths"] == ["aendringer.html"]
        # GitLab refuses the whole file for any other sign, and the schema does not know.
        assert all(re.fullmatch(r"\w[-\w ]*", jobs[name]["artifacts"]["expose_as"], re.ASCII)
                   for name in ("indhold", "aendringer"))

    def test_a_second_visit_in_the_same_folder_is_proposed_too(self, tmp_path: Path) -> None:
        # GitLab's runners use a folder again, with the branches that an earlier job made.
        script = [line for line in read(GITLAB / "links.yml")["links-propose"]["script"]
                  if not line.startswith("git push")]
        checks = tmp_path / "data/link_checks.yml"
        checks.parent.mkdir()
        checks.write_text("before\n", "utf-8")
        git(tmp_path, "init", "--quiet", "--initial-branch=main")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "--message", "x")
        for visit in ("first\n", "second\n"):
            git(tmp_path, "checkout", "--quiet", "--force", "--detach", "main")
            checks.write_text(visit, "utf-8")
            done = subprocess.run(
                ["sh", "-e", "-c", "\n".join(script)], check=False, cwd=tmp_path,
                capture_output=True, text=True,
                env={**os.environ, "LINKS_BRANCH": "link-checks", "CI_SERVER_HOST": "x"},
            )
            assert done.returncode == 0, done.stderr
            assert git(tmp_path, "show", "link-checks:data/link_checks.yml") == visit.strip()

    def test_what_jobs_write_is_not_for_git(self) -> None:
        ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
        assert {"/aendringer.html", "/gl-code-quality-report.json", "/site/"} <= set(ignored)


class TestCommands:
    @pytest.mark.parametrize("target", ALL_TARGETS)
    def test_every_target_is_there(self, target: str) -> None:
        subprocess.run(
            ["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True)

    @pytest.mark.parametrize("target", ["check", "changes"])
    def test_the_base_never_becomes_part_of_a_command(self, target: str) -> None:
        hostile = 'origin/x";touch${IFS}stolen;"'
        for given in ({"env": {**os.environ, "BASE": hostile}}, {}):
            arguments = [] if given else [f"BASE={hostile}"]
            shown = subprocess.run(
                ["make", "--dry-run", target, *arguments],
                cwd=ROOT, check=True, capture_output=True, text=True, **given,
            ).stdout
            assert '"${BASE:-' in shown
            assert "stolen" not in shown


class TestTemplates:
    @pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
    def test_a_form_asks_what_an_editor_needs(self, path: Path) -> None:
        fields = {part["id"]: part for part in read(path)["body"]}
        assert len(fields) == len(read(path)["body"])
        assert "edition" in fields
        assert {"page", "item"} <= set(fields) or path.stem == "ny-henvisning"
        assert "source" in fields or path.stem == "teknisk-fejl"
        assert {"should", "description"} & set(fields)
        (consent,) = fields["consent"]["attributes"]["options"]
        assert consent["required"] is True
        assert "personer" in consent["label"]

    @pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
    def test_gitlab_asks_the_same(self, path: Path) -> None:
        text = (GITLAB / "issue_templates" / f"{path.stem}.md").read_text("utf-8")
        wanted = [
            part["attributes"]["label"] for part in read(path)["body"]
            if part["type"] != "checkboxes"
        ]
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == wanted
        (consent,) = read(path)["body"][-1]["attributes"]["options"]
        assert f"- [ ] {consent['label']}" in text

    def test_there_is_a_form_for_each_kind_of_proposal(self) -> None:
        assert [path.stem for path in FORMS] == [
            "forkert-oplysning", "ny-henvisning", "teknisk-fejl", "uklar-tekst",
        ]
        assert {path.stem for path in (GITLAB / "issue_templates").glob("*.md")} == {
            path.stem for path in FORMS
        }

    def test_both_hosts_ask_the_same_of_a_proposal(self) -> None:
        github = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text("utf-8")
        gitlab = (GITLAB / "merge_request_templates/Default.md").read_text("utf-8")
        assert github == gitlab
        page, heading = re.search(r"(\S+\.md) under »(.*?)«. -->", github).groups()
        assert f"## {heading}\n" in (ROOT / page).read_text("utf-8")


class TestOwners:
    LINES = (ROOT / "CODEOWNERS").read_text("utf-8").splitlines()

    def test_nobody_is_named_who_is_not_there(self) -> None:
        """An owner that is set is one; the lines ready to be used name a place to fill in."""
        for line in self.LINES:
            if line and not line.startswith("#"):
                assert "ORGANISATION" not in line
                assert self.is_rule(line), line

    def test_the_lines_ready_to_be_used_are_rules_for_folders_that_exist(self) -> None:
        ready = [line[2:] for line in self.LINES if re.match(r"# (\*|/\S*) @ORGANISATION", line)]
        assert len(ready) == 4
        for line in ready:
            assert self.is_rule(line)
            pattern = line.split()[0]
            assert pattern == "*" or (ROOT / pattern.strip("/")).is_dir()
        assert ready[0].startswith("* ")  # the last that fits is what counts

    def is_rule(self, line: str) -> bool:
        owner = r"(@[\w.-]+(/[\w.-]+)*|[^@\s]+@[^@\s]+\.\w+)"
        return bool(re.fullmatch(rf"\S+( {owner})+", line))


class TestReadyToEdit:
    CONTAINER = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text("utf-8"))
    TASKS = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"]

    def test_it_does_not_run_as_root_and_installs_what_the_tests_drive(self) -> None:
        assert self.CONTAINER["remoteUser"] != "root"
        installed = self.CONTAINER["onCreateCommand"].split("--no-install-recommends ")[1].split()
        assert set(installed) == {*SYSTEM_PACKAGES, SHELL_PACKAGE, *OTHER_PACKAGES}

    def test_what_it_runs_is_there(self) -> None:
        program, *arguments = self.CONTAINER["updateContentCommand"].split()[1:]
        assert (ROOT / program).is_file()
        assert (ROOT / f"requirements/{arguments[0]}.txt").is_file()
        assert f"PORT ?= {self.CONTAINER['forwardPorts'][0]}" in (ROOT / "Makefile").read_text()

    @pytest.mark.parametrize("task", TASKS, ids=lambda task: task["label"])
    def test_every_task_is_a_command(self, task: dict[str, Any]) -> None:
        (target,) = make_targets(task["command"])
        subprocess.run(["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True)

    def test_a_fault_is_shown_at_its_line(self) -> None:
        fault = "data/roles.yml:7:3: name: mangler – tilføj feltet [field-missing]"
        patterns = [
            task["problemMatcher"]["pattern"] for task in self.TASKS if task["problemMatcher"]
        ]
        assert len(patterns) == 2
        for pattern in patterns:
            match = re.match(pattern["regexp"], fault)
            assert [match[pattern[name]] for name in ("file", "line", "column")] == [
                "data/roles.yml", "7", "3",
            ]
