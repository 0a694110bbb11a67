"""The catalogue of nynorsk is complete, and compiled."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def check(**environment: str) -> str:
    told = subprocess.run(
        [sys.executable, ROOT / ".ci/messages", "--check"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": str(ROOT),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout + told.stderr


def test_every_text_is_in_nynorsk() -> None:
    """To mend: `make messages`, translate what it names in locale/nn/LC_MESSAGES/django.po, and once more."""
    assert check() == ""


def test_a_fault_is_named(tmp_path: Path) -> None:
    for language in ("nb", "nn"):
        folder = tmp_path / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        source = ROOT / "locale" / language / "LC_MESSAGES/django.po"
        text = source.read_text(encoding="utf-8")
        if language == "nn":
            text = text.replace('msgid "Tabeller"', 'msgid "Tavler"')
            text = text.replace('msgstr "Ikkje nådd"', 'msgstr "%s"')
        (folder / "django.po").write_text(text, encoding="utf-8")
    told = check(LOCALE=str(tmp_path)).splitlines()
    assert told == [
        "not in the catalogue: 'Tabeller'",
        "no longer in the program: 'Tavler'",
        "other placeholders or tags: 'Ikke nådd' → '%s'",
        "nb/LC_MESSAGES/django.mo is not compiled from its .po",
        "nn/LC_MESSAGES/django.mo is not compiled from its .po",
        "5 to mend: run `make messages`, fill in the empty msgstr in locale/nn/LC_MESSAGES/django.po, "
        "and run it again.",
    ]
