"""docs/drift.md names what there is: every setting, in the containers too, and commands that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "drift.md").read_text(encoding="utf-8")
COMPOSE = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
NOT_IN_CONTAINERS = {
    "MALEKORT_DEBUG": "for developing",
    "STATIC_ROOT": "files are collected when the image is built",
}
DJANGO = {"migrate", "collectstatic", "check", "createsuperuser", "changepassword"}


def read_settings() -> set[str]:
    """The variables that the program reads."""
    sources = [*(ROOT / "kommune").glob("*.py"), ROOT / ".ci" / "web"]
    read = re.compile(r'\b(?:text|flag|words|whole_number)\(\s*"([A-Z][A-Z_]+)"|\$\{([A-Z]+):-')
    found = [read.findall(path.read_text(encoding="utf-8")) for path in sources]
    return {name for names in found for groups in names for name in groups if name}


def test_every_setting_is_explained_and_given_to_the_containers() -> None:
    """One that compose does not pass on is ignored without a word: a key that was changed, for instance."""
    rows = [row.split("|")[1] for row in PAGE.splitlines() if row.startswith("| `")]
    table = set(re.findall(r"`([A-Z][A-Z_]+)`", " ".join(rows)))
    assert len(read_settings()) >= 30
    assert read_settings() - table == set()
    passed = set(re.findall(r"^  (?:    )?([A-Z_]+): ", COMPOSE, re.MULTILINE))
    assert table - passed == set(NOT_IN_CONTAINERS)


def test_every_command_that_is_named_exists() -> None:
    named = set(re.findall(r"(?:manage\.py|\.ci/manage) ([a-z_]+)", PAGE))
    own = {path.stem for path in (ROOT / "indicators" / "management" / "commands").glob("[a-z]*.py")}
    assert len(named) >= 15
    assert named - own - DJANGO == set()
    files = re.findall(r"(?<![\w/])(\.ci/[\w-]+|docs/deploy/[\w.-]*\w)", PAGE)
    assert {one for one in files if not (ROOT / one).exists()} == set()
