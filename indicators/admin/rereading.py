"""When a line's way of reading is changed, its figures are read again as they were written."""

from __future__ import annotations

from django.utils.translation import gettext

from indicators import workflow
from indicators.models import ScorecardLine, Target, User
from indicators.presentation.quotes import quoted

READING_FIELDS = frozenset({"direction", "value_kind", "unit", "levels", "scale_low", "scale_high"})
"""The fields of a line that decide what a written figure means."""


def read_again(by: User, line: ScorecardLine, *, reason: str) -> list[str]:
    """Read the line's target and results anew; returns what the person should be told.

    A target without a comparator takes it from the direction, so it must follow when the
    direction is corrected. What can no longer be read stays as it was understood.
    """
    why = reason or gettext("Lest på nytt etter endret lesemåte")
    told = []
    target = Target.objects.filter(line=line).first()
    if target is not None:
        try:
            done = workflow.set_target(
                by=by,
                line_id=line.pk,
                text=target.written,
                case=target.case,
                adopted_on=target.adopted_on,
                version=target.version,
                reason=why,
            )
        except (workflow.Unreadable, workflow.NeedsChoice, workflow.NotUnderstood):
            told.append(_unread(gettext("Målet"), target.written))
        else:
            if done.changed:
                told.append(gettext("Målet er lest på nytt etter den nye lesemåten."))
    for row in line.results.all():
        try:
            workflow.report_result(
                by=by,
                line_id=line.pk,
                text=row.written,
                period=row.period,
                version=row.version,
                reason=why,
            )
        except (workflow.Unreadable, workflow.NeedsChoice):
            told.append(_unread(gettext("Resultatet"), row.written))
    return told


def _unread(what: str, written: str) -> str:
    return gettext("%(what)s %(written)s kan ikke leses på den nye måten og står som før. Se over det.") % {
        "what": what,
        "written": quoted(written),
    }
