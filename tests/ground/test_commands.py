"""The commands of the Makefile find what they need, or say in one sentence what is missing."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HERE = Path(sys.executable).resolve()


def run(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / ".ci" / command], cwd=ROOT, env=environment, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip


def program(folder: Path, name: str, lines: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{lines}\n")
    (folder / name).chmod(0o755)


def test_a_shim_that_fails_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "bin", "python3.13", "exit 127")
    program(tmp_path / "bin", "python3.12", f'exec "{HERE}" "$@"')
    result = run("find-python", PATH=f"{tmp_path}/bin:/usr/bin:/bin", HOME=str(tmp_path))
    assert (result.returncode, result.stderr) == (0, "")
    assert Path(result.stdout.strip()).resolve() == HERE


def test_a_version_manager_is_found_in_the_home_folder(tmp_path: Path) -> None:
    program(tmp_path / ".pyenv" / "versions" / "3.13.9" / "bin", "python", f'exec "{HERE}" "$@"')
    result = run("find-python", PATH="/usr/bin:/bin", HOME=str(tmp_path))
    assert result.returncode == 0
    assert Path(result.stdout.strip()).resolve() == HERE


def test_python_can_be_chosen_by_hand(tmp_path: Path) -> None:
    program(tmp_path, "mine", f'exec "{HERE}" "$@"')
    result = run("find-python", PATH="/usr/bin:/bin", HOME="/", PYTHON=str(tmp_path / "mine"))
    assert Path(result.stdout.strip()).resolve() == HERE


def test_a_busy_port_is_said_before_anything_is_installed() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("demo", PATH=os.environ["PATH"], HOME=os.environ.get("HOME", "/"), PORT=str(port))
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"Port {port} is busy: stop what uses it, or choose another,"
        f" for instance 'make demo PORT={port + 1}'.\n"
    )


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    result = run("demo", PATH=os.environ["PATH"], HOME=os.environ.get("HOME", "/"), PORT=port)
    assert (result.returncode, result.stderr) == (
        1,
        f"PORT must be a number from 1 to 65535, not {port!r}.\n",
    )


def test_every_script_is_plain_shell_and_executable() -> None:
    scripts = [
        path for path in (ROOT / ".ci").iterdir() if path.name not in ("health", "messages", "plotly-css")
    ]
    assert {path.name for path in scripts} == {
        "demo", "find-python", "lint", "lock", "run", "serve", "setup", "test", "web", "with-postgres",
    }  # fmt: skip
    for script in scripts:
        assert os.access(script, os.X_OK), script
        checked = subprocess.run(["sh", "-n", script], capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, ""), script
