"""Many at once: one wins per version, nothing is lost, and nothing slips in after delivery."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from indicators import workflow
from indicators.models import Partner, Result, Submission, TrailEntry
from indicators.workflow import Locked, NotPossible, Refusal, Stale

from .conftest import Place, bring_to

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 10
SAVES = 50


def at_once(jobs: list[Callable[[], object]]) -> list[str]:
    """Run jobs in threads that begin together; what each came to: "saved" or the name of the refusal."""
    workers = min(len(jobs), AT_ONCE)
    together = Barrier(workers)

    def run(number: int) -> str:
        try:
            if number < workers:
                together.wait(timeout=60)
            jobs[number]()
        except Refusal as refused:
            return type(refused).__name__
        finally:
            connections["default"].close()
        return "saved"

    connection.close()
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(run, range(len(jobs))))


def test_of_fifty_saves_of_one_version_one_wins(place: Place) -> None:
    """Every loser is told what stands; the trail has one entry for the one that won."""
    workflow.report_result(by=place.leader, line_id=place.met.pk, text="1", reason="Ført", version=0)
    before = TrailEntry.objects.count()

    def save(text: str) -> Callable[[], object]:
        return lambda: workflow.report_result(
            by=place.leader, line_id=place.met.pk, text=text, reason="Ført", version=1
        )

    outcomes = at_once([save(str(100 + number)) for number in range(SAVES)])
    assert Counter(outcomes) == {"saved": 1, "Stale": SAVES - 1}
    row = Result.objects.get(line=place.met)
    assert (row.version, row.written) == (2, str(100 + outcomes.index("saved")))
    assert TrailEntry.objects.count() == before + 1
    assert row.history.count() == 2


def test_fifty_first_saves_of_different_cells_all_stand(place: Place) -> None:
    """Different periods of the same line do not get in each other's way, and none is lost."""
    from indicators.values import Period, PeriodKind

    months = [Period(PeriodKind.MONTH, number) for number in range(1, 13)]

    def save(period: Period) -> Callable[[], object]:
        return lambda: workflow.report_result(
            by=place.leader,
            line_id=place.met.pk,
            text=str(period.number),
            period=period,
            reason="Ført",
            version=0,
        )

    assert at_once([save(month) for month in months]) == ["saved"] * 12
    written = (
        Result.objects.filter(line=place.met).order_by("period_number").values_list("written", flat=True)
    )
    assert list(written) == [str(number) for number in range(1, 13)]
    assert Submission.objects.get(sector=place.skole).state == "draft"


def test_a_double_click_is_one_row_and_one_entry(place: Place) -> None:
    def save() -> object:
        return workflow.report_result(
            by=place.leader, line_id=place.met.pk, text="7", reason="Ført", version=0
        )

    begun = TrailEntry.objects.count()
    assert at_once([save, save]) == ["saved", "saved"]
    assert Result.objects.filter(line=place.met).count() == 1
    assert TrailEntry.objects.count() == begun + 2  # the figure, and the draft that it began


def test_a_double_submit_delivers_once(place: Place) -> None:
    row = bring_to(place, "draft")
    begun = TrailEntry.objects.count()

    def submit() -> object:
        return workflow.submit(by=place.leader, submission_id=row.pk)

    assert Counter(at_once([submit, submit])) == {"saved": 1, "NotPossible": 1}
    assert TrailEntry.objects.count() == begun + 1
    assert place.own.state == "submitted"


def test_nothing_slips_in_while_it_is_being_delivered(place: Place) -> None:
    """Saves that race a submission are in it, or are refused; none changes what was delivered."""
    row = bring_to(place, "draft")

    def save(text: str) -> Callable[[], object]:
        return lambda: workflow.report_result(by=place.leader, line_id=place.met.pk, text=text, reason="Ført")

    jobs: list[Callable[[], object]] = [save(str(20 + number)) for number in range(AT_ONCE - 1)]
    jobs.insert(4, lambda: workflow.submit(by=place.leader, submission_id=row.pk))
    outcomes = at_once(jobs)
    assert outcomes[4] == "saved"
    assert set(outcomes) <= {"saved", Locked.__name__}
    delivered = TrailEntry.objects.get(act="submit").sequence
    later = TrailEntry.objects.filter(act="report_result", sequence__gt=delivered)
    assert later.count() == 0
    assert {Stale.__name__, NotPossible.__name__}.isdisjoint(outcomes)


def test_a_form_that_is_sent_twice_at_once_makes_one_row(place: Place) -> None:
    """Whichever comes second waits for the token, and finds the row that was made."""
    given = {"year": 2026, "kind": "company", "order": 1, "name": "Vekst AS"}

    def save() -> object:
        return workflow.save_record(
            by=place.controller, model=Partner, values=given, reason="Ført", once="7a" * 16
        )

    assert at_once([save] * AT_ONCE) == ["saved"] * AT_ONCE
    assert Partner.objects.get().name == "Vekst AS"
