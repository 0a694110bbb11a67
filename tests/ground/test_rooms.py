"""The order of the rooms is written down in pyproject.toml and kept; a stray module fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lint_imports(folder: Path) -> tuple[int, str]:
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(folder)}, capture_output=True,
        text=True, timeout=120, check=False,
    )  # fmt: skip
    return result.returncode, result.stdout + result.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program's own code, to be spoilt."""
    for folder in ("indicators", "kommune"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "static")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_rooms_are_in_order() -> None:
    code, output = lint_imports(ROOT)
    assert code == 0, output


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("indicators/helpers.py", "", "Rooms are used downwards only"),
        ("indicators/values/__init__.py", "import django.conf", "Values are plain Python"),
        ("indicators/values/__init__.py", "import indicators.models", "Rooms are used downwards only"),
        ("indicators/models/__init__.py", "import indicators.views.health", "Rooms are used downwards only"),
        ("indicators/views/health.py", "import openpyxl", "Spreadsheet libraries stay with files"),
        ("indicators/views/health.py", "import plotly.io", "Plotly stays in its renderer"),
        ("indicators/views/health.py", "import tests.generator.generate", "does not use the tests"),
    ],
)
def test_a_wrong_turn_is_found(copy: Path, file: str, line: str, contract: str) -> None:
    with (copy / file).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    code, output = lint_imports(copy)
    assert code == 1
    assert f"{contract}" in output
    assert "BROKEN" in output
