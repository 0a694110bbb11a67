"""docs/sikkerhet.md names tests that exist, for at least twenty-five questions."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def rows() -> list[str]:
    page = (ROOT / "docs" / "sikkerhet.md").read_text(encoding="utf-8")
    return [line for line in page.splitlines() if re.match(r"\| \d", line)]


def test_every_answer_names_a_test_that_exists() -> None:
    found = [NAMED.findall(row) for row in rows()]
    assert len(found) >= 25
    assert all(found), [row for row in rows() if not NAMED.search(row)]
    missing = {
        f"{path}::{name}"
        for proofs in found
        for path, name in proofs
        if not (ROOT / path).is_file()
        or not re.search(rf"^def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert missing == set()


def test_nothing_else_is_given_as_proof() -> None:
    for row in rows():
        proof = row.split("|")[-2]
        assert NAMED.sub("", proof).strip("; ") == "", row
