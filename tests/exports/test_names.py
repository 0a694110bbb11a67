"""Names of files."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.exports import disposition, file_name


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("malekort", "2025", "6.4", "Skole"), "malekort-2025-6-4-skole.xlsx"),
        (("malekort", "Helse, mestring og omsorg"), "malekort-helse-mestring-og-omsorg.xlsx"),
        (("6.10", "Kultur og religiøse formål"), "6-10-kultur-og-religiose-formal.xlsx"),
        (("tabell", "2025"), "tabell-2025.xlsx"),
        (("ÆØÅ é ß",), "aeoa-e-ss.xlsx"),
        (("../../etc/passwd",), "etc-passwd.xlsx"),
        (("名前",), "malekort.xlsx"),
        (("a" * 200,), "a" * 80 + ".xlsx"),
    ],
)  # fmt: skip
def test_a_name_is_small_ascii_words(words: tuple[str, ...], expected: str) -> None:
    assert file_name(*words, ending="xlsx") == expected


@given(st.lists(st.text(), max_size=4))
def test_no_name_breaks_the_header(words: list[str]) -> None:
    header = disposition(file_name(*words, ending="csv"))
    assert re.fullmatch(r"attachment; filename=\"[a-z0-9.-]+\"; filename\*=UTF-8''[a-z0-9.-]+", header)
