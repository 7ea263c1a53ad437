"""The release workflow has the public form, and what it runs here does what it is there for."""

import hashlib
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"

RUNNERS = {"ubuntu-22.04", "windows-2022", "macos-15", "macos-15-intel"}
"""The labels that are used: the schema takes any word for one."""
ACTIONS = {"checkout": 4, "setup-python": 5, "upload-artifact": 4, "download-artifact": 4}


@pytest.fixture(scope="module")
def workflow():
    return YAML(typ="safe").load(WORKFLOW.read_text(encoding="utf-8"))


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_it_has_the_public_form():
    words = ["check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(WORKFLOW)]
    done = subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_runners_and_actions_are_some_that_there_are(workflow):
    matrix = workflow["jobs"]["build"]["strategy"]["matrix"]["include"]
    assert workflow["jobs"]["build"]["runs-on"] == "${{ matrix.runner }}"
    assert {each["runner"] for each in matrix} == RUNNERS
    assert workflow["jobs"]["attach"]["runs-on"] in RUNNERS
    systems = [each["system"].split("-")[0] for each in matrix]
    assert set(systems) == {"linux", "windows", "macos"}
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert set(used) == {f"actions/{name}@v{version}" for name, version in ACTIONS.items()}


def test_every_value_that_it_speaks_of_is_given(workflow):
    text = WORKFLOW.read_text(encoding="utf-8")
    named = set(re.findall(r"\$\{\{ *([\w.]+) *\}\}", text))
    matrix = workflow["jobs"]["build"]["strategy"]["matrix"]["include"]
    given = {f"matrix.{key}" for key in matrix[0]}
    assert all({f"matrix.{key}" for key in each} == given for each in matrix)
    assert named == given | {"github.token", "github.repository", "github.ref_name"}
    assert workflow["jobs"]["attach"]["needs"] in workflow["jobs"]


def test_only_what_attaches_may_write_and_it_publishes_nothing_by_itself(workflow):
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["attach"]["permissions"] == {"contents": "write"}
    assert "permissions" not in workflow["jobs"]["build"]
    assert "--draft" in workflow["jobs"]["attach"]["steps"][-1]["run"]


def test_what_it_runs_is_there(workflow):
    runs = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    scripts = re.findall(r"python (\.\S+)", "\n".join(runs))
    assert len(scripts) == 2
    assert all((ROOT / script).is_file() for script in scripts)
    extra = re.findall(r"\.\[(\w+)\]", "\n".join(runs))
    assert [f"\n{name} = [" in (ROOT / "pyproject.toml").read_text() for name in extra] == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="stands in for executables by shell scripts")
@pytest.mark.parametrize(("code", "packed"), [(0, True), (1, False)])
def test_what_passes_its_own_check_is_packed_with_its_sum(tmp_path, code, packed):
    dist, target = tmp_path / "dist", tmp_path / "release"
    for name in ("perceptron-lab/perceptron-lab", "perceptron-lab-single"):
        program = dist / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f'#!/bin/sh\n[ "$1" = check ] && exit {code}\n', encoding="ascii")
        program.chmod(0o755)
    words = [".ci/package/release.py", "test-x1", "--dist", str(dist), "--to", str(target)]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode == 0) == packed, done.stdout + done.stderr
    assert target.exists() == packed
    if not packed:
        return
    sums = dict(
        reversed(line.split()) for line in (target / "SHA256SUMS-test-x1").read_text().splitlines()
    )
    assert sorted(sums) == sorted(p.name for p in target.iterdir() if "SUMS" not in p.name)
    for name, wanted in sums.items():
        assert hashlib.sha256((target / name).read_bytes()).hexdigest() == wanted
    (archive,) = target.glob("*.tar.xz")
    with tarfile.open(archive) as tar:
        member = tar.getmember("perceptron-lab/perceptron-lab")
        assert member.mode & 0o111


def test_no_page_says_that_another_system_was_tried():
    for language, said in (("en", "nobody has tried it"), ("fr", "personne ne l’a essayé")):
        page = (ROOT / "resources" / "guide" / language / "classroom.md").read_text("utf-8")
        rows = [line for line in page.splitlines() if re.match(r"\| (Windows|macOS)", line)]
        assert len(rows) == 2
        assert all(said in row for row in rows)
