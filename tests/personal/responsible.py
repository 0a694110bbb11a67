"""An action that names somebody as responsible."""

from __future__ import annotations

from datetime import date

from indicators import workflow
from indicators.models import Act, Action, ScorecardLine
from indicators.workflow.trail import acting
from indicators.workflow.writing import write


def promise(line: ScorecardLine, name: str) -> None:
    """Written past the locks: the year of the line is delivered."""
    by = workflow.program_user()
    row = Action(line=line, text="Ansette flere", responsible=name, due=date(2027, 6, 1))
    with acting(Act.PROMISE_ACTION, by=by, reason="Test"):
        write(row, by=by, reason="Test")
