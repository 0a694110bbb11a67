"""A deadline as people write it, and days that no calendar has."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from indicators.forms.report import DayField

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_every_way_of_writing_a_day_is_the_same_day(day: date) -> None:
    ways = (f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day:%y}", f" {day:%d.%m.%y}. ")
    assert [DayField().clean(way) for way in ways] == [day] * 4


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31.04.2027", "April 2027 har 30 dager. Rett fristen."),
        ("29.2.27", "Februar 2027 har 28 dager. Rett fristen."),
        ("2028-02-30", "Februar 2028 har 29 dager. Rett fristen."),
        ("00.01.2027", "Januar 2027 har 31 dager. Rett fristen."),
        ("01.13.2027", "Det er bare 12 måneder i året. Skriv fristen som dd.mm.åååå."),
        ("01.01.0001", "Året 1 kan ikke være riktig. Skriv fristen som dd.mm.åååå."),
        ("01.01.9999", "Året 9999 kan ikke være riktig. Skriv fristen som dd.mm.åååå."),
        ("1.6.207", "Året 207 kan ikke være riktig. Skriv fristen som dd.mm.åååå."),
        ("i juni", "Skriv fristen som dd.mm.åååå, for eksempel 30.06.2026."),
        ("", "Skriv fristen som dd.mm.åååå, for eksempel 30.06.2026."),
        ("1.6", "Skriv fristen som dd.mm.åååå, for eksempel 30.06.2026."),
        ("٣.6.2027", "Skriv fristen som dd.mm.åååå, for eksempel 30.06.2026."),
        ("1.6.99999", "Skriv fristen som dd.mm.åååå, for eksempel 30.06.2026."),
    ],
)
def test_a_day_that_is_none_is_refused_with_why(typed: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        DayField().clean(typed)
    assert refused.value.messages == [said]
