"""The queue in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.tasks import TaskResultStatus
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.selectors.jobs import JobRow, Progress

KINDS: Final = {
    "send_letter": _("Sende brev"),
    "make_report": _("Lage rapport"),
    "make_edition_files": _("Lage filene til en utgave"),
}
STATES: Final = {
    TaskResultStatus.READY: (_("Venter"), "not_due", "i-not_due"),
    TaskResultStatus.RUNNING: (_("I gang"), "not_due", "i-a-under_way"),
    TaskResultStatus.FAILED: (_("Mislyktes"), "missed", "i-missed"),
    TaskResultStatus.SUCCESSFUL: (_("Gjort"), "met", "i-met"),
}

STOPPED: Final = (_("Stanset"), "not_due", "i-not_due")


@dataclass(frozen=True, slots=True)
class JobLine:
    """One job in words; ``open`` ones can be tried again or given up.

    ``done`` of ``total`` steps, and ``far``, the same in words, are of one that runs and has told.
    """

    number: str
    what: str
    state: str
    css: str
    icon: str
    queued: str
    more: str
    error: str
    open: bool
    done: int
    total: int
    far: str
    stoppable: bool


@dataclass(frozen=True, slots=True)
class JobsPage:
    """The whole page; ``lead`` is the answer to whether anything is wrong."""

    lead: str
    lines: tuple[JobLine, ...]


def jobs_page(rows: Sequence[JobRow]) -> JobsPage:
    """Word the queue."""
    return JobsPage(_lead(rows), tuple(_line(row) for row in rows))


def _lead(rows: Sequence[JobRow]) -> str:
    counts = Counter(row.status for row in rows)
    waiting = counts[TaskResultStatus.READY]
    failed = counts[TaskResultStatus.FAILED] - sum(row.stopped for row in rows)
    if failed:
        return ngettext(
            "%(count)d jobb mislyktes, også etter flere forsøk.",
            "%(count)d jobber mislyktes, også etter flere forsøk.",
            failed,
        ) % {"count": failed}
    if waiting:
        return ngettext("%(count)d jobb venter.", "%(count)d jobber venter.", waiting) % {"count": waiting}
    return gettext("Ingenting venter, og ingenting har mislyktes.")


def _line(row: JobRow) -> JobLine:
    state, css, icon = STOPPED if row.stopped else STATES[row.status]
    progress = row.progress
    return JobLine(
        number=row.number,
        what=str(KINDS.get(row.kind, row.kind)),
        state=str(state),
        css=css,
        icon=icon,
        queued=moment_said(row.queued),
        more=_more(row),
        error=row.error,
        open=row.status in (TaskResultStatus.READY, TaskResultStatus.FAILED),
        done=min(progress.done, progress.total) if progress else 0,
        total=progress.total if progress else 0,
        far=_far(progress) if progress else "",
        stoppable=progress is not None and not progress.stopping,
    )


def _far(progress: Progress) -> str:
    """3 av 10: kapittel 6. Stanser …"""
    far = gettext("%(done)d av %(total)d") % {"done": progress.done, "total": progress.total}
    told = f"{far}: {progress.words}" if progress.words else far
    return gettext("%(told)s. Stanser ved neste steg.") % {"told": told} if progress.stopping else told


def moment_said(moment: datetime) -> str:
    """A moment in Norwegian time: 30.11.2026 kl. 06.00."""
    return f"{timezone.localtime(moment):%d.%m.%Y kl. %H.%M}"


def _more(row: JobRow) -> str:
    tried = ngettext("%(count)d forsøk", "%(count)d forsøk", row.tries) % {"count": row.tries}
    if row.next_try is not None:
        return gettext("%(tried)s, prøves igjen %(when)s") % {
            "tried": tried,
            "when": moment_said(row.next_try),
        }
    if row.ended is not None:
        return gettext("%(tried)s, avsluttet %(when)s") % {"tried": tried, "when": moment_said(row.ended)}
    return tried if row.tries else ""
