"""What the program writes is read by its owner alone."""

from __future__ import annotations

import stat
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytest_django import Settings

from kommune import private_files
from kommune.private_files import keep_private, nothing_is_readable_by_others
from tests.ground.test_settings import start


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def opened(name: Path) -> Any:
    return SimpleNamespace(vendor="sqlite", settings_dict={"NAME": name})


def test_the_database_is_private_from_the_first_command_on(tmp_path: Path) -> None:
    demo = {"MALEKORT_DEMO": "1", "MALEKORT_DEMO_TOLD": "1", "SECRET_KEY": "x"}
    place = {"DATABASE_URL": f"sqlite:///{tmp_path}/malekort.sqlite3"}
    result = start(demo | place, "verify_trail")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"Databasen {tmp_path}/malekort.sqlite3 er tom, eller hører til en annen versjon av programmet: "
        "no such table: indicators_trailentry. "
        "Kjør «manage.py migrate» først, eller la DATABASE_URL peke på den riktige.\n"
    )
    made = sorted(tmp_path.iterdir())
    assert made[0].name == "malekort.sqlite3"
    assert {mode(path) for path in made} == {0o600}


def test_files_that_stood_open_are_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_files, "VAR_DIR", tmp_path)
    tmp_path.chmod(0o755)
    names = ("d.sqlite3", "d.sqlite3-wal", "d.sqlite3-shm", "other")
    for name in names:
        (tmp_path / name).touch()
        (tmp_path / name).chmod(0o644)
    keep_private(None, opened(tmp_path / "d.sqlite3"))
    assert mode(tmp_path) == 0o700
    assert [mode(tmp_path / name) for name in names] == [0o600, 0o600, 0o600, 0o644]
    keep_private(None, opened(tmp_path / "none.sqlite3"))  # one that is not there, or only in memory


def test_a_folder_elsewhere_is_its_owners_business(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "d.sqlite3").touch()
    keep_private(None, opened(tmp_path / "d.sqlite3"))
    assert mode(tmp_path) == 0o755


def test_the_check_names_what_others_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr(private_files, "VAR_DIR", tmp_path)
    held = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "d.sqlite3"}
    monkeypatch.setattr(private_files, "settings", SimpleNamespace(DATABASES={"default": held}))
    tmp_path.chmod(0o700)
    for name, given in (("d.sqlite3", 0o640), ("demo.env", 0o604), ("d.sqlite3-wal", 0o600)):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(given)
    assert [(one.msg, one.hint) for one in nothing_is_readable_by_others(None)] == [
        (f"{tmp_path}/{name} can be read by other users of this machine.", f"chmod go= {tmp_path}/{name}")
        for name in ("demo.env", "d.sqlite3")
    ]
