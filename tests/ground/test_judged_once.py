"""What tests are given again is what judging anew would give them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from indicators import judging
from indicators.judging import judged_lines
from indicators.models import Membership, Role, ScorecardLine
from tests import judged_once, municipality
from tests.permissions.world import watched

pytestmark = pytest.mark.once  # what statements say, not what they are answered

CODE = "skole-lesing-5"


def row() -> Any:
    lines = ScorecardLine.objects.filter(year=2025, indicator__code=CODE)
    (found,) = judging.judge_lines(lines)
    return found


def test_the_same_is_given_until_something_is_written(elverum: None) -> None:
    first = row()
    assert row() is first
    municipality.user("ny", Role.AUDITOR)
    assert (row() is first, Membership.objects.count() > 0) == (True, True)
    ScorecardLine.objects.filter(pk=first.id).update(short_name="Et annet navn")
    assert row().short_name == "Et annet navn"


def test_what_was_taken_back_is_as_it_was_before(elverum: None) -> None:
    first = row()
    with transaction.atomic():
        ScorecardLine.objects.filter(pk=first.id).update(short_name="Et annet navn")
        with transaction.atomic():
            assert row().short_name == "Et annet navn"
            ScorecardLine.objects.filter(pk=first.id).update(short_name="Et tredje navn")
            assert row().short_name == "Et tredje navn"
            transaction.set_rollback(True)
        assert row().short_name == "Et annet navn"
        transaction.set_rollback(True)
    assert row() is first


def test_what_a_test_wrote_is_not_given_to_the_next(elverum: None) -> None:
    assert row().short_name != "Et annet navn"


def test_where_statements_are_counted_nothing_is_given_again(elverum: None) -> None:
    row()
    with CaptureQueriesContext(connection) as counted:
        row()
    assert len(counted) > 1


def test_where_only_writes_are_watched_it_is(elverum: None) -> None:
    first = row()
    with watched() as writes:
        assert row() is first
    assert writes == []


def test_a_program_that_a_test_has_changed_judges_anew(
    elverum: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = row()
    monkeypatch.setattr(judged_lines, "explanations_of", lambda *_given, **_named: ())
    shared = dict(judged_once.loaded() or {})
    assert row() is not first
    assert judged_once.loaded() == shared


def test_nothing_is_shared_where_the_program_is_changed_between_tests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(judged_once, "_loaded", {})
    judged_once.share_nothing()
    assert judged_once.loaded() is None
