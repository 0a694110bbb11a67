"""Entering results: read, guarded, traced, whole or not at all."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest
from django.db import connection

from indicators import values, workflow
from indicators.judging import judge_lines
from indicators.models import Result, ResultPart, Role, ScorecardLine, Sector, User
from indicators.models.tracked import HardDeleteRefusedError, UntracedWriteError
from tests import municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def skole() -> Sector:
    return municipality.sector("skole")


@pytest.fixture
def line(skole: Sector) -> ScorecardLine:
    return municipality.line("lesing", of=municipality.area("6.4", "Skole", skole), by=skole, unit="dager")


@pytest.fixture
def leader(skole: Sector) -> User:
    return municipality.user("leder", Role.LEADER, sector=skole)


def report(by: User, line: ScorecardLine, text: str, **options: object) -> workflow.Reported:
    given = {"reason": "Årsrapport", **options}
    return workflow.report_result(by=by, line_id=line.pk, text=text, **given)  # type: ignore[arg-type]


def test_a_figure_is_stored_parsed_and_as_written(line: ScorecardLine, leader: User) -> None:
    reported = report(leader, line, " 1 178,50 ", version=0)
    row = Result.objects.get()
    assert (row.written, row.kind, row.value, row.value_decimals) == (
        "1 178,50",
        "figure",
        Decimal("1178.5"),
        2,
    )
    assert row.parsed == values.FigureResult(Decimal("1178.50"), "dager")
    assert str(row.parsed) == "1\u00a0178,50\u00a0dager"
    assert (reported.before, reported.after, reported.version, reported.changed) == ("", "1 178,50", 1, True)


def test_an_empty_cell_that_stays_empty_is_not_stored(line: ScorecardLine, leader: User) -> None:
    assert report(leader, line, "  ").changed is False
    assert Result.objects.count() == 0


def test_a_figure_can_be_emptied_and_its_history_stays(line: ScorecardLine, leader: User) -> None:
    report(leader, line, "12")
    report(leader, line, "")
    row = Result.objects.get()
    assert (row.written, row.kind, row.value) == ("", "empty", None)
    assert list(Result.history.order_by("history_id").values_list("written", flat=True)) == ["12", ""]


def test_parts_are_stored_typed_and_replaced(line: ScorecardLine, leader: User) -> None:
    report(leader, line, "Godt samliv 2. Fødselsforberedende kurs 6.")
    named = [("Godt samliv", Decimal(2)), ("Fødselsforberedende kurs", Decimal(6))]
    assert list(ResultPart.objects.values_list("name", "value")) == named
    report(leader, line, "1. halvår 19 2. halvår 51")
    halves = [("", "half", 1, Decimal(19)), ("", "half", 2, Decimal(51))]
    assert list(ResultPart.objects.values_list("name", "period_kind", "period_number", "value")) == halves
    row = Result.objects.get()
    assert str(row.parsed) == "1. halvår: 19\u00a0dager, 2. halvår: 51\u00a0dager"
    assert ResultPart.history.filter(history_type="-").count() == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1e999", "text"),
        ("NaN", "text"),
        ("0x10", "text"),
        ("٣", "text"),
        ("9" * 400, "text"),
        ("123456789012,1234", "text"),
        ("145.500", "ambiguous"),
        ("12/3", "text"),
        ("5-6", "text"),
        ("31.12.2026", "text"),
        ("Tomten er kjøpt", "text"),
        ("<script>alert(1)</script>", "text"),
        ("{{7*7}}", "text"),
    ],
)
def test_the_same_mistake_is_treated_the_same(
    line: ScorecardLine, leader: User, text: str, kind: str
) -> None:
    """Whatever is typed is kept as it was written, and is an open question until it is mended."""
    report(leader, line, text)
    row = Result.objects.get()
    assert (row.kind, row.written) == (kind, text)
    cell = judge_lines(ScorecardLine.objects.all())[0].cells[0]
    expected = {"text": "not_understood", "ambiguous": "ambiguous"}[kind]
    assert [one.kind.value for one in cell.open] == [expected]


@pytest.mark.parametrize("text", ["-", "–", " — ", ""])
def test_a_dash_is_nothing(line: ScorecardLine, leader: User, text: str) -> None:
    assert report(leader, line, text).changed is False
    assert Result.objects.count() == 0
    report(leader, line, "12")
    report(leader, line, text)
    assert (Result.objects.get().written, Result.objects.get().kind) == ("", "empty")


@pytest.mark.parametrize("text", ["1" * 501, "1" * 1_000_000])
def test_what_is_longer_than_a_cell_is_refused(line: ScorecardLine, leader: User, text: str) -> None:
    with pytest.raises(workflow.TooLong) as refused:
        report(leader, line, text)
    assert (refused.value.field, refused.value.length, refused.value.limit) == ("written", len(text), 500)
    assert Result.objects.count() == 0


@pytest.mark.parametrize("digits", ["123456789012345", "-0.000001", "999999999.123456", "0", "25.0"])
def test_what_is_read_is_what_comes_back_on_both_databases(
    line: ScorecardLine, leader: User, digits: str
) -> None:
    text = digits.replace(".", ",")
    report(leader, line, text)
    back = Result.objects.get().parsed
    assert isinstance(back, values.FigureResult)
    assert back.value.as_tuple() == Decimal(digits).as_tuple()


def test_someone_who_saw_an_empty_cell_does_not_overwrite_a_first_figure(
    line: ScorecardLine, leader: User
) -> None:
    report(leader, line, "12", version=0)
    with pytest.raises(workflow.Stale):
        report(leader, line, "14", version=0)
    assert Result.objects.get().written == "12"


def test_a_line_that_does_not_exist_or_is_withdrawn_is_not_found(line: ScorecardLine, leader: User) -> None:
    with pytest.raises(workflow.NotFound):
        workflow.report_result(by=leader, line_id=line.pk + 1, text="5", reason="x")
    workflow.save_record(
        by=workflow.program_user(), model=ScorecardLine, pk=line.pk, values={"withdrawn": True}, reason="x"
    )
    with pytest.raises(workflow.NotFound):
        report(leader, line, "5")


def test_nothing_is_written_behind_the_workflow(line: ScorecardLine, leader: User) -> None:
    report(leader, line, "5")
    row = Result.objects.get()
    row.written = "6"
    with pytest.raises(UntracedWriteError):
        row.save()
    with pytest.raises(HardDeleteRefusedError):
        row.delete()


def test_a_history_that_cannot_be_written_saves_nothing(
    line: ScorecardLine, leader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("disken er full")

    monkeypatch.setattr(Result.history.model, "save", fail)
    with pytest.raises(OSError, match="disken er full"):
        report(leader, line, "5")
    monkeypatch.undo()
    assert Result.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_many_saves_at_once_exactly_one_wins() -> None:
    skole = municipality.sector("skole")
    line = municipality.line("lesing", of=municipality.area("6.4", "Skole", skole), by=skole)
    leader = municipality.user("leder", Role.LEADER, sector=skole)
    report(leader, line, "1", version=0)
    outcomes: list[str] = []
    start = threading.Barrier(8)

    def save(number: int) -> None:
        start.wait()
        try:
            report(leader, line, f"{number}", version=1)
            outcomes.append("saved")
        except workflow.Stale:
            outcomes.append("stale")
        except Exception as error:
            outcomes.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(number,)) for number in range(10, 18)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["saved"] + ["stale"] * 7
    assert Result.objects.get().version == 2
    assert Result.history.count() == 2
