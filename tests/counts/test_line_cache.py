"""Rows that are remembered between requests are never anything but a recount."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators import judging, selectors, workflow
from indicators.judging import line_cache
from indicators.judging.year_outcomes import judge_outcomes
from indicators.models import (
    Footnote,
    FootnoteCell,
    FunctionCode,
    Heading,
    Plan,
    ResultComment,
    Role,
    RoundKind,
    ScorecardLine,
    Sector,
    ServiceArea,
    Submission,
    SubmissionState,
    User,
)
from indicators.selectors import years
from indicators.values import Status
from tests import municipality
from tests.generator.generate import generate
from tests.kept_rows import again

pytestmark = pytest.mark.django_db(transaction=True)

CARD, YEAR = 12, 2025


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    judging.forget()
    yield
    judging.forget()


@pytest.fixture
def reader() -> User:
    return again(build_reader)


def build_reader() -> User:
    generate(indicators=150, years=2)
    return municipality.user("leder", Role.LEADER, sector=Sector.objects.get(code="skole"))


def recounted() -> tuple[judging.JudgedLine, ...]:
    return judging.judge_lines(ScorecardLine.objects.filter(year=YEAR, on_card=True, withdrawn=False))


def statements(act: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def test_a_second_reader_costs_one_statement(reader: User) -> None:
    first = selectors.year_lines(reader, YEAR)
    other = municipality.user("revisor", Role.AUDITOR)
    judged = recounted()
    selectors.year_lines(other, YEAR)
    assert statements(lambda: selectors.year_lines(other, YEAR)) == 1
    assert selectors.year_lines(other, YEAR) == first == judged


def test_a_card_and_the_board_keep_their_promise_when_all_must_be_read(client: Client, reader: User) -> None:
    client.force_login(reader)
    card, board = f"/malekort/{YEAR}/?kort=6.4", f"/?ar={YEAR}"
    assert statements(lambda: client.get(card)) == CARD
    assert statements(lambda: client.get(card)) == 5
    assert statements(lambda: client.get(board)) == 12
    assert statements(lambda: client.get(board)) == 6
    judging.forget()
    assert statements(lambda: client.get(board)) == 19


def changes() -> dict[str, Any]:
    """One change by each way in which a row can come to say something else."""
    program = workflow.program_user()
    line = ScorecardLine.objects.filter(year=YEAR, on_card=True, value_kind="percent", heading__isnull=False)[
        0
    ]
    other = FunctionCode.objects.exclude(headings=line.heading_id)[0]
    note = Footnote.objects.filter(year=YEAR)[0]

    def save(row: Any, links: Any = None, **values: Any) -> None:
        workflow.save_record(
            by=program,
            model=type(row),
            pk=row.pk,
            values=values,
            links=links or {},
            version=row.version,
            reason="Rettet",
        )

    def rename(model: Any, pk: int, name: str) -> None:
        workflow.rename_unit(
            by=program, model=model, pk=pk, values={"name": name}, from_year=YEAR, reason="Nytt navn"
        )

    return {
        "result": lambda: workflow.report_result(by=program, line_id=line.pk, text="3,25 %", reason="Rettet"),
        "target": lambda: workflow.set_target(
            by=program, line_id=line.pk, text="> 3,75 %", case="KS-sak 9/25", reason="Rettet"
        ),
        "benchmark": lambda: workflow.set_benchmark(
            by=program,
            line_id=line.pk,
            scope="national",
            text="4,25 %",
            reason="Rettet",  # type: ignore[arg-type]
        ),
        "line": lambda: save(ScorecardLine.objects.get(pk=line.pk), name="Et annet navn"),
        "area": lambda: rename(ServiceArea, line.area_id, "Et annet område"),
        "sector": lambda: rename(Sector, line.sector_id, "En annen sektor"),
        "heading": lambda: save(Heading.objects.get(pk=line.heading_id), title="En annen overskrift"),
        "functions": lambda: save(Heading.objects.get(pk=line.heading_id), {"functions": [other]}),
        "note": lambda: save(note, text="En annen fotnote"),
        "cell": lambda: save(FootnoteCell.objects.filter(footnote=note)[0], withdrawn=True),
        "comment": lambda: save(ResultComment.objects.filter(year=YEAR)[0], text="En annen kommentar"),
        "spoken about": lambda: save(
            ResultComment.objects.filter(year=YEAR)[1], {"indicators": [line.indicator]}
        ),
        **told_of(line),
        "withdrawn": lambda: save(ScorecardLine.objects.get(pk=line.pk), withdrawn=True),
    }


def told_of(line: ScorecardLine) -> dict[str, Any]:
    """What is told of a line of the year, and of the same indicator's line of the year before."""
    by: Any = {"by": workflow.program_user(), "reason": "Rettet"}
    before = ScorecardLine.objects.get(indicator=line.indicator_id, year=YEAR - 1)
    promise = {"text": "Kurs", "responsible": "Rektor", "due": date(2026, 3, 1)}
    return {
        "previous": lambda: workflow.report_result(line_id=before.pk, text="2,25 %", **by),
        "cause": lambda: workflow.explain(line_id=line.pk, cause="Sykdom", **by),
        "promise": lambda: workflow.promise_action(line_id=line.pk, **promise, **by),
        "promised before": lambda: workflow.promise_action(line_id=before.pk, **promise, **by),
    }


def test_every_change_is_seen_at_once(reader: User) -> None:
    before = selectors.year_lines(reader, YEAR)
    for what, change in changes().items():
        change()
        after = selectors.year_lines(reader, YEAR)
        assert after == recounted(), what
        assert after != before, what
        before = after


def judged_from_now_on(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lines that are judged to be remembered, as they are."""
    judged: list[int] = []
    counted = line_cache.both_ways

    def counting(got: Any, day: date) -> Any:
        judged.extend(source.line.pk for source in got.sources)
        return counted(got, day)

    monkeypatch.setattr(line_cache, "both_ways", counting)
    return judged


def test_after_a_save_one_indicator_is_read_again(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    selectors.year_lines(reader, YEAR)
    lines = list(ScorecardLine.objects.filter(year=YEAR, on_card=True, value_kind="percent")[:2])
    judged = judged_from_now_on(monkeypatch)
    for line in lines:
        _report(line, "3,25 %")
    assert statements(lambda: selectors.year_lines(reader, YEAR)) == 7
    assert sorted(judged) == sorted(line.pk for line in lines)
    assert selectors.year_lines(reader, YEAR) == recounted()
    monkeypatch.setattr(line_cache, "MOST_TOUCHED", 1)
    for line in lines:
        _report(line, "3,75 %")
    assert selectors.year_lines(reader, YEAR) == recounted()
    assert len(judged) == 2 + len(recounted())


def test_that_a_sector_has_begun_changes_no_row(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    by = workflow.program_user()
    days = {"opens_on": date(2026, 1, 1), "deadline": date(2026, 1, 31)}
    planned = workflow.plan_round(by=by, year=YEAR, kind=RoundKind.YEAR_END, **days)
    workflow.open_round(by=by, round_id=planned.pk)
    line = _line_of(YEAR)
    selectors.year_lines(reader, YEAR)
    judged = judged_from_now_on(monkeypatch)
    _report(line, "3,25 %")
    after = selectors.year_lines(by, YEAR)
    assert Submission.objects.get(sector=line.sector_id).state == SubmissionState.DRAFT
    assert judged == [line.pk]
    assert after == recounted()


def test_who_may_do_what_changes_no_row(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    before = selectors.year_lines(reader, YEAR)
    monkeypatch.setattr(line_cache, "both_ways", None)  # whoever judges again, fails
    municipality.user("hilde", Role.AUDITOR)
    assert selectors.year_lines(reader, YEAR) == before == recounted()


def test_what_was_undone_is_not_remembered(reader: User) -> None:
    before = selectors.year_lines(reader, YEAR)
    with transaction.atomic():
        changes()["result"]()
        assert selectors.year_lines(reader, YEAR) == recounted() != before
        transaction.set_rollback(True)
    assert selectors.year_lines(reader, YEAR) == before == recounted()


def test_a_new_day_is_a_new_count(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: date(YEAR + 1, 3, 31))
    before = selectors.count(selectors.year_lines(reader, YEAR)).by_status
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: date(YEAR + 1, 4, 1))
    after = selectors.count(selectors.year_lines(reader, YEAR)).by_status
    assert before["not_due"] == after["not_reported"] > 0  # type: ignore[index]


def test_another_year_and_nobody_are_other_questions(reader: User) -> None:
    assert {line.year for line in selectors.year_lines(reader, YEAR)} == {YEAR}
    assert {line.year for line in selectors.year_lines(reader, YEAR - 1)} == {YEAR - 1}
    assert selectors.year_lines(AnonymousUser(), YEAR) == ()  # type: ignore[arg-type]


def test_no_more_is_kept_than_was_promised(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_cache, "MOST_LINES", 160)
    for year in (YEAR, YEAR - 1, YEAR):
        selectors.year_lines(reader, year)
    assert [len(kept.lines) for kept in line_cache._kept.values()] == [len(recounted())]


def test_earlier_years_are_remembered_and_equal_a_recount(reader: User) -> None:
    """A save in this year leaves them be; one in their own year, or of no year at all, does not."""
    line, past = _line_of(YEAR), YEAR - 1
    day = date(2026, 6, 1)
    first = judging.outcomes_of([past])[past]
    assert first == judge_outcomes([past], day)[past]
    assert statements(lambda: judging.outcomes_of([past])) == 1
    _report(line, "3,25 %")
    assert statements(lambda: judging.outcomes_of([past])) == 1
    assert judging.outcomes_of([past])[past] is first
    missed = next(key for key, status in first.statuses.items() if status is Status.MISSED)
    own = ScorecardLine.objects.get(year=past, indicator_id=missed)
    workflow.save_record(
        by=workflow.program_user(),
        model=ScorecardLine,
        pk=own.pk,
        values={"withdrawn": True},
        version=own.version,
        reason="Rettet",
    )
    after = judging.outcomes_of([past])[past]
    assert after == judge_outcomes([past], day)[past]
    assert missed not in after.statuses
    judging.forget()
    assert judging.outcomes_of([past])[past] == after


def test_the_years_are_remembered_until_one_of_them_may_be_another(
    reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, line = workflow.program_user(), _line_of(YEAR)
    first = selectors.year_facts(reader)
    _report(line, "3,25 %")
    with monkeypatch.context() as forbidding:
        forbidding.setattr(years, "_facts", None)  # whoever asks for them again, fails
        assert selectors.year_facts(reader) == first
    plan = Plan.objects.get(year=YEAR)

    def adopted(**values: Any) -> None:
        plan.refresh_from_db()
        workflow.save_record(
            by=program, model=Plan, pk=plan.pk, values=values, version=plan.version, reason="Rettet"
        )

    def closed() -> None:
        days = {"opens_on": date(2026, 1, 1), "deadline": date(2026, 1, 31)}
        planned = workflow.plan_round(by=program, year=YEAR, kind=RoundKind.YEAR_END, **days)
        opened = workflow.open_round(by=program, round_id=planned.pk)
        workflow.close_round(by=program, round_id=opened.pk, reason="Ferdig", even_if_missing=True)

    before = first
    for change in (
        partial(adopted, example=not plan.example),
        partial(adopted, cards_by_sector=not plan.cards_by_sector),
        closed,
        partial(adopted, withdrawn=True),
    ):
        change()
        after = selectors.year_facts(reader)
        assert after == years._facts(
            ScorecardLine.objects.visible_to(reader).on_cards().filter(target__isnull=False)
        )
        assert after != before, change
        before = after


def test_the_first_target_of_a_year_brings_the_year(reader: User) -> None:
    line = _line_of(YEAR)
    early, _fresh = workflow.save_record(
        by=workflow.program_user(),
        model=ScorecardLine,
        values={
            name: getattr(line, name)
            for name in (
                "indicator",
                "area",
                "sector",
                "order",
                "name",
                "short_name",
                "value_kind",
                "direction",
            )
        }
        | {"year": YEAR - 5},
        reason="Nytt",
    )
    before = selectors.reported_years(reader)
    assert YEAR - 5 not in before
    workflow.set_target(by=workflow.program_user(), line_id=early.pk, text="> 3 %", reason="Nytt")
    assert selectors.reported_years(reader) == (*before, YEAR - 5)


def _line_of(year: int) -> ScorecardLine:
    return ScorecardLine.objects.filter(year=year, on_card=True, value_kind="percent")[0]


def _report(line: ScorecardLine, text: str) -> None:
    workflow.report_result(by=workflow.program_user(), line_id=line.pk, text=text, reason="Rettet")
