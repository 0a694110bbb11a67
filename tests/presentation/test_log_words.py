"""No code of the program stands in the log: every column that holds one has its words, in both languages."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest
from django.utils.translation import override

from indicators import values
from indicators.models.row_digests import tracked_models
from indicators.presentation.log.page import value_word

CODED: dict[tuple[str, str], type[StrEnum]] = {
    ("answer", "kind"): values.QuestionKind,
    ("resultpart", "period_kind"): values.PeriodKind,
    ("scorecardline", "frequency"): values.Frequency,
    ("scorecardline", "direction"): values.Direction,
    ("scorecardline", "value_kind"): values.ValueKind,
    ("scorecardline", "aggregation"): values.Aggregation,
}


ALSO_WORDS = ("tertial",)
"""Codes that are the Norwegian word."""


def codes() -> dict[tuple[str, str], list[Any]]:
    """Every code that a column of the trail can hold."""
    chosen = {
        (table, field.name): [code for code, _word in field.flatchoices if code not in ("", None)]
        for table, model in tracked_models().items()
        for field in model._meta.concrete_fields
        if field.choices
    }
    return chosen | {column: [one.value for one in kind] for column, kind in CODED.items()}


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_code_is_worded(language: str) -> None:
    with override(language):
        raw = [
            (column, code)
            for column, held in codes().items()
            for code in held
            if value_word(*column, code) in ("", code) and code not in ALSO_WORDS
        ]
    assert raw == []


def test_a_frequency_is_worded_as_people_say_it() -> None:
    said = [value_word("scorecardline", "frequency", one) for one in ("year", "tertial")]
    assert said == ["Hvert år", "Hvert tertial"]
    assert value_word("scorecardline", "frequency", "fortnight") == "fortnight"  # of a later version
