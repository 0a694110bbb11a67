"""The words of a report of a round, or of a past moment, are those that everybody read then."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from indicators import workflow
from indicators.judging.deliveries import deliveries
from indicators.models import Partner, Round, Submission
from indicators.reports.building import build
from indicators.reports.material import Kind
from indicators.reports.table import Table
from indicators.selectors.report.chapters import chapters, partners, staffing
from indicators.selectors.report.rows import ReportAsked
from indicators.selectors.report.texts import decision_rows, matter_texts, supervision_rows, unit_words
from indicators.values import RoundKind
from tests import municipality
from tests.rounds.conftest import Place, bring_to
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db


def test_the_words_of_a_round_last_until_the_next_one_is_opened() -> None:
    opened = {number: datetime(2026, number, 1, tzinfo=UTC) for number in (1, 5, 9)}
    kinds = (RoundKind.T1, RoundKind.T2, RoundKind.YEAR_END)
    rounds = [
        Round(pk=pk, year=2026, kind=kind.value, deadline=date(2026, pk, 20))
        for pk, kind in zip(opened, kinds, strict=True)
    ]
    known = deliveries(rounds, (), opened)
    until = [known.words_until(2026, kind) for kind in kinds]
    moment = timedelta(microseconds=1)
    assert until == [opened[5] - moment, opened[9] - moment, None]
    assert known.words_until(2025, RoundKind.T1) is None
    assert deliveries(rounds, (), {1: opened[1]}).words_until(2026, RoundKind.T1) is None


def told(at: datetime | None, year: int = 2026) -> list[str]:
    """Every word of a year as everybody read it."""
    units = unit_words(year, "area", at=at)
    return [
        *(row.done for unit in units for row in unit.work),
        *(row.text for unit in units for row in unit.texts),
        *(row.measure for row in supervision_rows(year, at=at)),
        *(row.comment for row in decision_rows(year, at=at)),
        *(row.text for row in matter_texts(year, at=at).values()),
    ]


def write(place: Place, words: str, rows: dict[str, Any]) -> None:
    by: dict[str, Any] = {"by": place.leader}
    sector = {**by, "year": 2026, "sector_id": place.skole.pk}
    work = rows.get("work") or municipality.work(place.met, "lesing", "Lese mer").pk
    workflow.report_work(**by, work_id=work, done=f"arbeid {words}")
    workflow.write_area_text(**sector, area_id=place.met.area_id, kind="challenges", text=f"tekst {words}")
    saved = workflow.save_supervision(
        **sector,
        pk=rows.get("supervision"),
        values={"authority": "Arbeidstilsynet", "service": "Skolen", "measure": f"tiltak {words}"},
    )
    decision = rows.get("decision") or workflow.save_decision(**sector, values={"text": "Bygg"}).pk
    workflow.comment_decision(**by, decision_id=decision, text=f"svar {words}")
    rows |= {"work": work, "supervision": saved.pk, "decision": decision}


def every(words: str) -> list[str]:
    return [f"{what} {words}" for what in ("arbeid", "tekst", "tiltak", "svar")]


def test_a_past_moment_has_the_words_that_were_delivered_then(place: Place) -> None:
    rows: dict[str, Any] = {}
    write(place, "én", rows)
    draft = timezone.now()
    bring_to(place, "approved")
    delivered = timezone.now()
    workflow.reopen(by=place.management, submission_id=place.own.pk, reason="Feil")
    write(place, "to", rows)
    workflow.write_matter_text(by=place.controller, year=2026, place="budget", values={"text": "rundt"})
    changing = timezone.now()
    assert [one for one in told(draft) if one] == []
    assert told(delivered) == every("én")
    assert told(changing) == told(None) == [*every("én"), "rundt"]


def test_a_report_of_a_moment_has_the_chapters_and_lists_of_it(place: Place) -> None:
    by: dict[str, Any] = {"by": place.controller, "year": 2026}
    partner = {"year": 2026, "kind": "company", "order": 1, "name": "Vekst AS"}
    chapter = workflow.save_chapter(**by, values={"title": "Først", "text": "{selskaper}", "state": "ready"})
    row = municipality.record(Partner, **partner)
    workflow.save_staffing(**by, rows=[workflow.TypedStaffing(place.skole.pk, Decimal(4), None)])
    before = timezone.now()
    workflow.save_chapter(**by, pk=chapter.pk, values={"title": "Etterpå", "text": "Ny"})
    workflow.save_record(
        by=place.controller, model=type(row), pk=row.pk, values={"name": "Ny AS"}, reason="Nytt navn"
    )
    assert [one.row.title for one in chapters(place.reader, 2026, at=before)] == ["Først"]
    assert [one.name for one in partners(2026, "company", at=before)] == ["Vekst AS"]
    assert staffing(2026, at=before).total == 4
    assert staffing(2026, at=before - timedelta(hours=1)).total is None
    document = build(Kind.ARSMELDING, ReportAsked(2026, "area", then=before))
    titles = [one.title for _depth, one in document.all_chapters()]
    assert ("Først" in titles, "Etterpå" in titles) == (True, False)


def test_a_tertial_report_tells_of_its_own_round(place: Place) -> None:
    workflow.close_round(by=place.controller, round_id=place.round.pk, even_if_missing=True, reason="Test")
    line = municipality.line("lesing", of=place.met.area, by=place.skole, year=2027, target="10", order=1)
    by: dict[str, Any] = {"by": place.leader}
    made = workflow.save_decision(**by, year=2027, sector_id=place.skole.pk, values={"text": "Bygg skole"})
    for kind, month in (("t1", 5), ("t2", 9)):
        days = {"opens_on": date(2027, month, 1), "deadline": date(2027, month, 20)}
        opened = workflow.plan_round(by=place.controller, year=2027, kind=kind, **days)  # type: ignore[arg-type]
        workflow.open_round(by=place.controller, round_id=opened.pk)
        workflow.comment_decision(**by, decision_id=made.pk, text=f"svar i {kind}")
        workflow.save_decision(
            **by, year=2027, sector_id=place.skole.pk, pk=made.pk, values={"text": f"Bygg skole, {kind}"}
        )
        sent = Submission.objects.get(round=opened, sector=place.skole)
        workflow.forecast(**by, line_id=line.pk, round_id=opened.pk, outlook="on_track")
        workflow.submit(**by, submission_id=sent.pk)
        workflow.approve(by=place.management, submission_id=sent.pk)
        workflow.close_round(by=place.controller, round_id=opened.pk, even_if_missing=True, reason="Test")
    for kind in (RoundKind.T1, RoundKind.T2):
        document = build(Kind.TERTIAL, ReportAsked(2027, "area", round=kind))
        blocks = [block for _d, one in document.all_chapters() for block in one.blocks]
        cells = [
            cell.plain
            for table in blocks
            if isinstance(table, Table)
            for row in table.rows
            for cell in row.cells
        ]
        code = str(kind.value)
        assert [one for one in cells if "Bygg skole" in one or "svar i" in one] == [
            f"Bygg skole, {code}", f"Under arbeid\nsvar i {code}",
        ]  # fmt: skip
