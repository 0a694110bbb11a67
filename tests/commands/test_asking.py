"""What is wrong with a command line or a file is told in Norwegian, and nothing half-written."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, get_commands, load_command_class

from indicators.management.asking import ProgramCommand, why_not, write_whole

OTHERS = {"changepassword", "createsuperuser", "migrate"}
"""Django's own, which ask more than they are told."""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ([], "Mangler year, --format, --output."),
        (["2025", "--format", "pdf"], "Mangler --output."),
        (["tjuefem"], "year: «tjuefem» er ikke et tall."),
        (["2025", "--format", "odt"], "--format: «odt» finnes ikke. Velg blant: docx, html, json, pdf."),
        (["2025", "--format"], "--format: skriv hva."),
        (["2025", "--format", "pdf", "--output", "x", "--fil"], "Ukjent: --fil."),
        (["2025", "--at", "i går"], "--at: Skriv tidspunktet som 2026-04-30T12:00."),
    ],
)
def test_a_command_line_that_is_wrong_is_told_of_in_norwegian(line: list[str], said: str) -> None:
    parser = load_command_class("indicators", "annual_report").create_parser("manage.py", "annual_report")
    parser.called_from_command_line = False
    with pytest.raises(CommandError) as refused:
        parser.parse_args(line)
    assert str(refused.value) == said


def test_from_the_command_line_it_ends_with_two(capsys: Any) -> None:
    parser = load_command_class("indicators", "proofread").create_parser("manage.py", "proofread")
    parser.called_from_command_line = True
    with pytest.raises(SystemExit) as ended:
        parser.parse_args([])
    assert (ended.value.code, capsys.readouterr().err) == (
        2,
        "Mangler year.\nHjelp: manage.py proofread --help\n",
    )


def test_every_command_of_the_program_tells_so() -> None:
    own = {name for name, app in get_commands().items() if app == "indicators"} - OTHERS
    others = {name for name in own if not isinstance(load_command_class("indicators", name), ProgramCommand)}
    assert (len(own) > 15, others) == (True, set())


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "r.pdf"
    write_whole(file, b"first")
    written = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        written(path, content[:2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space") as refused:
        write_whole(file, b"second")
    assert why_not(refused.value) == "disken er full"
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("r.pdf", b"first")]
