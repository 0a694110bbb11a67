"""Lock files hold versions and hashes, never an address: whoever installs decides where from."""

import itertools
import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMES = ["requirements.lock", "requirements-dev.lock", "requirements-build.lock", "package-lock.json"]
ADDRESS = re.compile(r"://|\b[\w-]+\.(?:org|com|net|io|no|dev)\b(?!\w)", re.IGNORECASE)


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_no_address_in_a_lock_file(name: str) -> None:
    assert ADDRESS.findall((ROOT / name).read_text(encoding="utf-8")) == []


def test_no_other_lock_files_are_tracked() -> None:
    files = tracked()
    locks = [file for file in files if re.search(r"\.lock$|-lock\.|shrinkwrap|^pylock", Path(file).name)]
    assert sorted(locks) == sorted(NAMES)


def test_no_index_is_named_in_a_configuration_file() -> None:
    named = re.compile(r"index(?:-url)?[ =]\S*://|registry\s*=|\[\[tool\.uv\.index")
    configuration = {
        ".npmrc",
        "pyproject.toml",
        "package.json",
        "Makefile",
        "Dockerfile",
        "docker-compose.yml",
    }
    files = [file for file in tracked() if file in configuration or file.startswith(".ci/")]
    assert [file for file in files if named.search((ROOT / file).read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("name", NAMES[:3])
def test_every_python_package_is_pinned_with_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    packages = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert packages != []
    wrong = [
        line
        for line in packages
        if not re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", line)
    ]
    assert wrong == []


def test_every_npm_package_is_pinned_with_its_hash() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [
        name
        for name, entry in packages.items()
        if name and not entry.get("integrity", "").startswith("sha512-")
    ] == []
    assert [
        name for name, entry in packages.items() if "resolved" in entry or "hasInstallScript" in entry
    ] == []


def test_every_dependency_says_why_it_is_there() -> None:
    lines = [line.strip() for line in (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()]
    end = lines.index("[tool.uv]")
    unexplained = [
        line for before, line in itertools.pairwise(lines[:end])
        if line.startswith('"') and not before.startswith("#")
    ]  # fmt: skip
    assert unexplained == []
