"""Any moment since the data came in can be read again, and says what was read then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from indicators import selectors, workflow
from indicators.judging import JudgedLine, judge_year_as_of
from tests import municipality
from tests.rounds.conftest import Place, complete, enter, place  # noqa: F401 the fixture

pytestmark = pytest.mark.django_db


def acts(place: Place) -> list[Callable[[], object]]:  # noqa: F811
    """A year of different acts, one after another."""
    program = workflow.program_user()
    return [
        lambda: municipality.line("met", of=place.met.area, by=place.skole, year=2025, result="6"),
        lambda: complete(place),
        lambda: enter(place, place.leader, place.met, "13"),
        lambda: workflow.note_figure(by=place.leader, line_id=place.met.pk, text="Foreløpig"),
        lambda: workflow.set_target(by=program, line_id=place.met.pk, text="11", reason="x", case="KS 1/26"),
        lambda: workflow.save_record(
            by=program, model=type(place.other), pk=place.other.pk, values={"name": "Nytt navn"}, reason="x"
        ),
        lambda: workflow.submit(by=place.leader, submission_id=place.own.pk),
        lambda: workflow.return_submission(by=place.management, submission_id=place.own.pk, reason="Se over"),
        lambda: enter(place, place.leader, place.missed, "11"),
        lambda: workflow.submit(by=place.leader, submission_id=place.own.pk),
        lambda: workflow.approve(by=place.management, submission_id=place.own.pk),
    ]


def test_every_earlier_moment_says_what_was_read_then(place: Place) -> None:  # noqa: F811
    remembered = []
    people = (place.leader, place.reader, place.controller)
    for act in (lambda: None, *acts(place)):
        act()
        then: dict[str, tuple[JudgedLine, ...]] = {
            one.username: selectors.year_lines(one, 2026) for one in people
        }
        remembered.append((timezone.now(), then))
    for moment, then in remembered:
        again = {one.username: judge_year_as_of(2026, moment, user=one) for one in people}
        assert again == then
    assert len({str(then) for _moment, then in remembered}) > 6


def test_before_anything_there_is_nothing(place: Place) -> None:  # noqa: F811
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    assert judge_year_as_of(2026, moment) == ()
