"""A row in every tracked table, made as cheaply as the database lets them be made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils import timezone

from indicators import models as m
from indicators import workflow
from indicators.models.row_digests import tracked_models
from indicators.workflow.save import trace
from indicators.workflow.trail import acting


def a_row_in_every_table(line: m.ScorecardLine) -> None:
    """Make a row in each tracked table that has none, files and a function code, with entries.

    The rows are what constraints allow, and need not be what the workflow would let anybody write.
    """
    by = workflow.program_user()
    for row in _rows(line, by):
        if type(row)._base_manager.exists():
            continue
        with acting(m.Act.KEEP_REGISTER, by=by, reason="Ført"):
            trace(row, by=by, reason="Ført")
            row.save()
    now, content = timezone.now(), bytes(range(256))
    m.FunctionCode.objects.create(code="202")
    m.ReportFile.objects.create(
        question="{}", format="pdf", title="Årsmelding", language="nb", ordered_at=now, made_at=now,
        content=content, size=len(content), sha256=64 * "0",
    )  # fmt: skip
    assert [name for name, model in tracked_models().items() if not model._base_manager.exists()] == []


def _first(model: Any) -> Any:
    return model._base_manager.order_by("pk")[0]


def _rows(line: m.ScorecardLine, by: m.User) -> Iterator[Any]:
    """One row at a time, so that each finds those before it in the database."""
    of = {"area": line.area, "year": line.year}
    units = {**of, "sector": line.sector}
    yield from _of_the_register(line, of)
    yield from _of_the_line(line, by)
    yield from _of_the_year(line, by)
    yield m.Goal(year=line.year, code="1", text="Alle lærer å lese", order=1, sector=line.sector)
    judged = {"level": "nådd", "text": "Lest", "assessed_by": by, "assessed_at": timezone.now()}
    yield m.GoalAssessment(goal=_first(m.Goal), **judged)
    yield m.AreaText(**units, kind="introduction", text="Om skolen")
    yield m.DevelopmentWork(**units, code="w", order=1, planned="Bygge")
    yield m.ResultComment(**units, code="k", order=1, text="Fordi")
    yield m.Footnote(**of, code="f", order=1, text="En note")
    yield m.FootnoteCell(footnote=_first(m.Footnote), line=line)


def _of_the_register(line: m.ScorecardLine, of: dict[str, Any]) -> Iterator[Any]:
    year, named = line.year, {"from_year": 2000, "until_year": 2001, "name": "Før", "order": 1}
    yield m.OwnFunction(code="399", name="Prøve")
    yield m.Municipality(name="Testvik kommune", number="9999", language="nb")
    yield m.Plan(year=year, title="Plan")
    yield m.TableImport(purpose="plan", year=year, name="plan.docx", sha256=64 * "0")
    yield m.Heading(**of, code="h", order=1, title="Grunnskole")
    yield m.AreaName(area=line.area, number="6.9", **named)
    yield m.SectorName(sector=line.sector, **named)
    yield m.SectorStaffing(sector=line.sector, year=year, fte=Decimal("441.5"))
    yield m.Partner(year=year, kind="company", order=1, name="Vekst AS")
    yield m.ReportLayout(year=year, kind="tertial")
    yield m.ReportChapter(year=year, code="k", order=1, title="Innledning", text="I år")


def _of_the_line(line: m.ScorecardLine, by: m.User) -> Iterator[Any]:
    now, ten = timezone.now(), {"kind": "number", "written": "10", "value": Decimal(10), "value_decimals": 0}
    yield m.AdoptedTarget(line=line, **ten)
    yield m.Target(line=line, **ten)
    yield m.Result(line=line, **ten)
    result = _first(m.Result)
    yield m.ResultPart(result=result, position=1, name="Del", value=Decimal(3))
    yield m.Answer(result=result, kind="range", given="confirmed", text="Ja", answered_by=by, answered_at=now)
    yield m.Benchmark(line=line, scope="national", written="11", value=Decimal(11))
    yield m.Deviation(line=line, cause="For få lærere")
    yield m.Action(line=line, text="Ansette", responsible="Rektor", due=date(2027, 6, 1))
    yield m.Correction(line=line, reason="Skrivefeil", opened_by=by, opened_at=now)


def _of_the_year(line: m.ScorecardLine, by: m.User) -> Iterator[Any]:
    now, day, year = timezone.now(), timezone.localdate(), line.year
    asked = {"asked_by": by, "asked_at": now}
    yield m.Round(year=year, kind="t2", opens_on=day, deadline=day, state="open")
    of = _first(m.Round)
    yield m.Submission(round=of, sector=line.sector, state="draft")
    submission = _first(m.Submission)
    yield m.Forecast(line=line, round=of, kind="empty", outlook="unsure", comment="Kanskje")
    yield m.RowRemark(submission=submission, line=line, text="Hvorfor?", **asked)
    yield m.ReopeningRequest(submission=submission, reason="Feil tall", **asked)
    yield m.Reminder(submission=submission, to=by, day=day, days=7)
    yield m.Membership(user=by, role="auditor")
    yield m.Subscription(user=by, since=now)
    yield m.Digest(subscription=_first(m.Subscription), week=day, day=day, through=now)
    own = {"year": year, "sector": line.sector, "order": 1}
    yield m.Supervision(**own, authority="Arbeidstilsynet", service="Skolen")
    yield m.Decision(**own, kind="verbal", text="Bygg skole")
    yield m.DecisionComment(decision=_first(m.Decision), text="Bygget")
    yield m.MatterText(year=year, place="supervision", text="Om tilsyn")
    yield m.TypedReport(year=year, name="rapport.docx", text="Hele teksten")
    answer = {"kind": "year", "spot": "1", "seen": "2024", "text": "Rett"}
    yield m.ProofAnswer(year=year, answered_by=by, answered_at=now, **answer)
    yield from _of_what_is_published(year, by)


def _of_what_is_published(year: int, by: m.User) -> Iterator[Any]:
    now, content = timezone.now(), bytes(range(256))
    kept = sha256(content).hexdigest()
    m.KeptFile.objects.bulk_create(
        [m.KeptFile(sha256=kept, size=len(content), content=content)], ignore_conflicts=True
    )
    yield m.WordTemplate(name="mal.docx", sha256=kept, size=len(content))
    yield m.ChapterPicture(
        chapter=_first(m.ReportChapter), number=1, sha256=kept, size=len(content), media="image/png",
        width=60, height=40, alt="En elg",
    )  # fmt: skip
    files = {"document": kept, "html": kept, "pdf": kept, "docx": kept}
    named = {"year": year, "output": "arsmelding", "title": "Årsmelding", **files}
    decided = {"state": "published", "decided_by": by, "decided_at": now}
    read = {"language": "nb", "asked": "{}", "moment": now, "read_at": 1}
    yield m.EditionProposal(**named, **read, **decided, proposed_by=by, proposed_at=now)
    proposal = _first(m.EditionProposal)
    yield m.Edition(**named, number=1, proposal=proposal, approved_by=by, published_at=now)
    yield m.EditionHandling(edition=_first(m.Edition), submitted_on=now.date())
