"""The grids that a person may report: their addresses, their deadlines and their states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from indicators.models import Round, SubmissionState
from indicators.presentation.navigation.approval_addresses import sector_path
from indicators.selectors.reporting.grid import OwedRound, days_left


def report_url(of: Round, sector_code: str, name: str = "reporting_sector") -> str:
    """The address of a sector's grid in a round, or of one of its acts."""
    return sector_path(name, of, sector_code)


def deadline_text(of: Round) -> str:
    """The deadline in words: "fredag 30. januar 2026, om 10 dager"."""
    day = date_format(of.deadline, "l j. F Y").lower()
    left = days_left(of, timezone.localdate())
    if left > 1:
        told = ngettext("om %(count)d dag", "om %(count)d dager", left) % {"count": left}
    elif left == 1:
        told = gettext("i morgen")
    elif left == 0:
        told = gettext("i dag")
    else:
        told = ngettext("%(count)d dag siden", "%(count)d dager siden", -left) % {"count": -left}
    return f"{day}, {told}"


@dataclass(frozen=True, slots=True)
class OwedView:
    """A grid in the list of what a person may report."""

    title: str
    href: str
    state: str
    word: str
    deadline: str


def owed_views(owed: Sequence[OwedRound]) -> tuple[OwedView, ...]:
    """What a person may report, as links."""
    return tuple(
        OwedView(
            f"{one.sector_name}, {str(one.round).lower()}",
            report_url(one.round, one.sector.code),
            one.submission.state if one.submission else "",
            str(SubmissionState(one.submission.state).label) if one.submission else "",
            deadline_text(one.round),
        )
        for one in owed
    )
