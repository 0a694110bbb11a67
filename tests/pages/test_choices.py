"""What an address may ask for: fields that a page reads, and moments that it can be read at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from indicators.views.query_params import (
    UnknownFieldError,
    UnknownMomentError,
    as_field,
    check_fields,
    first_minute,
    moment,
)

SINCE = datetime(2026, 3, 1, 12, 30, 20, tzinfo=UTC)
NOW = datetime(2026, 6, 1, 8, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("", None),
        ("ar=2025&sok=x", None),
        ("ar=tull", None),  # what it means is asked elsewhere
        ("arr=", None),  # an empty field of a form says nothing
        ("arr=%20", None),
        ("arr=2025", "arr"),
        ("ar=2025&b=1&c=2", "b"),
        ("b=&b=1", "b"),
    ],
)
def test_only_a_field_with_something_in_it_that_is_not_read_is_told(query: str, unknown: str | None) -> None:
    params, read = QueryDict(query), ("ar", "sok", "ar")
    if unknown is None:
        check_fields(params, read)
        return
    with pytest.raises(UnknownFieldError) as error:
        check_fields(params, read)
    assert (error.value.name, error.value.allowed) == (unknown, ("ar", "sok"))


def asked(at: datetime | str, since: datetime | None = SINCE) -> datetime | None:
    return moment(at if isinstance(at, str) else as_field(at), since)


def test_a_moment_is_from_the_first_until_now_to_the_microsecond(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    assert asked("") is None
    second = timedelta(seconds=1)
    for at in (SINCE, SINCE + second, SINCE + timedelta(microseconds=1), NOW - second, NOW):
        assert asked(at) == at
    refused = []
    for at in (
        SINCE - second,
        SINCE - timedelta(microseconds=1),
        NOW + timedelta(microseconds=1),
        "i går",
    ):
        with pytest.raises(UnknownMomentError) as error:
            asked(at)
        refused.append(error.value.early)
    assert refused == [True, True, False, False]


def test_the_first_minute_that_can_be_asked_for_is_whole() -> None:
    whole = SINCE.replace(second=0)
    assert first_minute(None) is None
    assert (first_minute(whole), first_minute(SINCE)) == (whole, whole + timedelta(minutes=1))
