"""Rows that name somebody as responsible."""

from __future__ import annotations

from datetime import date

from indicators import workflow
from indicators.models import Act, Action, Decision, DevelopmentWork, Goal, ReportChapter, ScorecardLine
from indicators.workflow.save import write
from indicators.workflow.trail import acting


def promise(line: ScorecardLine, name: str) -> None:
    """Written past the locks: the year of the line is delivered."""
    by = workflow.program_user()
    row = Action(line=line, text="Ansette flere", responsible=name, due=date(2027, 6, 1))
    with acting(Act.PROMISE_ACTION, by=by, reason="Test"):
        write(row, by=by, reason="Test")


def name_everywhere(line: ScorecardLine, name: str) -> None:
    """A decision, a piece of development work, a goal and a chapter; written past the locks likewise."""
    by = workflow.program_user()
    of = {"year": line.year, "responsible": name, "order": 1}
    sector = {"sector": line.sector}
    rows = (
        Decision(text="Bygge skole", **of, **sector),
        DevelopmentWork(planned="Ny plan", code="ny-plan", area=line.area, **of, **sector),
        Goal(text="Alle lærer å lese", code="1", **of, **sector),
        ReportChapter(title="Beredskap", code="beredskap", **of),
    )
    for row in rows:
        with acting(Act.KEEP_REGISTER, by=by, reason="Test"):
            write(row, by=by, reason="Test")
