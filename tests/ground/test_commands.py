"""The commands of the Makefile find what they need, or say in one sentence what is missing."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HERE = Path(sys.executable).resolve()


def run(command: str, *given: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / ".ci" / command, *given], cwd=ROOT, env=environment, capture_output=True, text=True,
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


@pytest.mark.parametrize("kind", ["demo", "empty"])
def test_a_busy_port_is_said_before_anything_is_installed(kind: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("demo", kind, PATH=os.environ["PATH"], HOME=os.environ.get("HOME", "/"), PORT=str(port))
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"Port {port} is busy: stop what uses it, or choose another,"
        f" for instance 'make {kind} PORT={port + 1}'.\n"
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
        path
        for path in (ROOT / ".ci").iterdir()
        if path.name
        not in ("decisions", "fonts", "health", "load", "messages", "plotly-css", "quick", "rooms")
    ]
    assert {path.name for path in scripts} == {
        "container", "database-roles", "demo", "find-python", "lint", "lock", "manage", "mutants", "run",
        "serve", "setup", "test", "try-installation", "upgrade", "web", "with-postgres",
    }  # fmt: skip
    for script in scripts:
        assert os.access(script, os.X_OK) or script.name == "container", script
        checked = subprocess.run(["sh", "-n", script], capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, ""), script


def manage(folder: Path, lines: str) -> subprocess.CompletedProcess[str]:
    """`.ci/manage` in a copy of the program where `manage.py` tells what it was given."""
    program(folder / ".venv/bin", "python", 'echo "$MUNICIPALITY_NAME|$OIDC_ROLE_MAP|$EMAIL_PASSWORD|$*"')
    (folder / ".ci").mkdir()
    (folder / ".ci/manage").write_bytes((ROOT / ".ci/manage").read_bytes())
    (folder / "malekort.env").write_text(lines, encoding="utf-8")
    return subprocess.run(
        ["sh", folder / ".ci/manage", "backup", "to here"],
        env={"PATH": os.environ["PATH"], "MALEKORT_ENV": str(folder / "malekort.env")},
        capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip


def test_a_command_gets_the_variables_of_the_installation(tmp_path: Path) -> None:
    result = manage(
        tmp_path,
        '# about us\n\nMUNICIPALITY_NAME="Nordre Testvik kommune"\n'
        'OIDC_ROLE_MAP="a=controller;b=leader:skole;*=reader"\n'
        "EMAIL_PASSWORD='a$b `c\" \\ d'\n"
        "WORKERS=2\nSITE_URL=https://malekort.testvik.kommune.example\n",
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        'Nordre Testvik kommune|a=controller;b=leader:skole;*=reader|a$b `c" \\ d|manage.py backup to here\n'
    )


@pytest.mark.parametrize(
    "line",
    [
        "MUNICIPALITY_NAME=Nordre Testvik kommune",
        "OIDC_ROLE_MAP=a=controller;b=leader:skole",
        "OIDC_ROLE_MAP=*=reader",
        'EMAIL_PASSWORD="a$b"',
        'EMAIL_PASSWORD="a`b"',
        'EMAIL_PASSWORD="a"b"',
        "EMAIL_PASSWORD='a'b'",
        "EMAIL_PASSWORD='a",
        "export WORKERS=2",
        "rm -rf x",
    ],
)
def test_a_line_that_systemd_and_the_shell_read_differently_is_refused(tmp_path: Path, line: str) -> None:
    result = manage(tmp_path, f"WORKERS=2\n{line}\n")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f'{tmp_path}/malekort.env, line 2: write NAME="value", with the value in double quotes'
        ' and none of " \\ $ ` in it, or in single quotes.\n'
    )


def test_a_python_without_its_venv_module_leaves_nothing_behind(tmp_path: Path) -> None:
    """Half an environment once stopped every later try."""
    folder = tmp_path / "copy"
    for name in ("setup", "find-python"):
        program(folder / ".ci", name, "")
        (folder / ".ci" / name).write_bytes((ROOT / ".ci" / name).read_bytes())
    broken = (
        'case "$*" in *venv*) mkdir -p .venv/bin; exit 1;;'
        f' *"print(sys.executable)"*) echo "$0";; *) exec "{HERE}" "$@";; esac'
    )
    program(tmp_path / "bin", "python3.13", broken)
    places = {"PATH": f"{tmp_path}/bin:/usr/bin:/bin", "HOME": str(tmp_path)}
    result = subprocess.run(
        [folder / ".ci/setup", "production"], env=places | {"PYTHON": f"{tmp_path}/bin/python3.13"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert result.returncode == 1
    assert "apt-get install python3-venv" in result.stderr
    assert not (folder / ".venv").exists()


def test_setting_up_must_be_told_what_for() -> None:
    result = run("setup", PATH=os.environ["PATH"], HOME="/")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "Say what for: .ci/setup production, demo or test.\n"
