"""Godkjenning: who has delivered, and one sector's delivery to decide on, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from indicators.models import ReopeningRequest, Round, RoundState, SubmissionState
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.approval_addresses import sector_path
from indicators.presentation.navigation.choices import Choice, Titled
from indicators.presentation.wording.deliveries import (
    StateMark,
    asked_words,
    days_text,
    delivery_mark,
    figures_text,
    moment,
    round_days,
)
from indicators.presentation.wording.recipients import ReachView, reach_view
from indicators.selectors.approval.approval import Approval
from indicators.selectors.approval.delivery import SectorState
from indicators.selectors.recipients import Reach
from indicators.selectors.reporting.grid import SLUG_OF

S = SubmissionState


@dataclass(frozen=True, slots=True)
class SectorRow:
    """One sector in the list."""

    state: SectorState
    href: str
    reach: ReachView | None
    mark: StateMark
    when: str
    days: str
    figures: str
    changes: tuple[str, ...]
    reminded: str


@dataclass(frozen=True, slots=True)
class RequestView:
    """A sector asks for reopening: of what, who, when and why."""

    row: ReopeningRequest
    title: str
    href: str
    when: str


@dataclass(frozen=True, slots=True)
class ApprovalPage:
    """The whole list."""

    title: str
    summary: str
    deadline: str
    groups: tuple[Titled[SectorRow], ...]
    rounds: tuple[Choice, ...]
    round: Round
    example: bool
    requests: tuple[RequestView, ...]


def request_view(one: ReopeningRequest) -> RequestView:
    """Word what a sector asks for."""
    of = one.submission.round
    title = f"{one.submission.sector_name}, {str(of).lower()}"
    href = sector_path("approval_sector", of, one.submission.sector.code)
    return RequestView(one, title, href, moment(one.asked_at))


def round_word(of: Round) -> str:
    """A round in an address: ``2026-arsslutt``."""
    return f"{of.year}-{SLUG_OF[of.kind]}"


def approval_page(found: Approval) -> ApprovalPage:
    """Word the list: late first, then not delivered, then to be decided, then approved."""
    shown = tuple(found.sectors)
    return ApprovalPage(
        title=str(found.round),
        summary=_summary(shown, found.round),
        deadline=round_days(found.round, found.today),
        groups=_groups(shown, found),
        rounds=tuple(
            Choice(str(one), query({}, runde=round_word(one)), one.pk == found.round.pk)
            for one in found.rounds
        ),
        round=found.round,
        example=found.example,
        requests=tuple(request_view(one) for one in found.requests),
    )


def _summary(sectors: Sequence[SectorState], of: Round) -> str:
    if of.state == RoundState.CLOSED:
        return gettext("%(count)d sektorer og staber.") % {"count": len(sectors)}
    delivered = sum(one.delivered for one in sectors)
    late = sum(one.late for one in sectors)
    waiting = sum(one.state is S.SUBMITTED for one in sectors)
    said = [
        gettext("%(delivered)d av %(all)d sektorer og staber har levert.")
        % {"delivered": delivered, "all": len(sectors)}
    ]
    if late:
        said.append(ngettext("%(count)d er forsinket.", "%(count)d er forsinket.", late) % {"count": late})
    if waiting:
        said.append(
            ngettext("%(count)d venter på avgjørelse.", "%(count)d venter på avgjørelse.", waiting)
            % {"count": waiting}
        )
    return " ".join(said)


def _groups(sectors: Sequence[SectorState], found: Approval) -> tuple[Titled[SectorRow], ...]:
    wanted = (
        (gettext("Forsinket"), [one for one in sectors if one.late]),
        (gettext("Ikke levert"), [one for one in sectors if not one.late and not one.delivered]),
        (gettext("Til avgjørelse"), [one for one in sectors if one.state is S.SUBMITTED]),
        (gettext("Godkjent"), [one for one in sectors if one.state is S.APPROVED]),
        (gettext("Lukket"), [one for one in sectors if one.state is S.CLOSED]),
    )
    return tuple(
        Titled(f"{title} ({len(rows)})", tuple(_row(one, found) for one in rows))
        for title, rows in wanted
        if rows
    )


def _row(one: SectorState, found: Approval) -> SectorRow:
    return SectorRow(
        state=one,
        href=sector_path("approval_sector", found.round, one.submission.sector.code),
        reach=_reach(one, found) if found.may_remind or found.may_ask else None,
        mark=delivery_mark(one),
        when=when_said(one),
        days=days_text(one),
        figures=figures_text(one.settled),
        changes=changes_said(one),
        reminded=reminded_said(one),
    )


def _reach(one: SectorState, found: Approval) -> ReachView:
    row = one.submission
    reach = Reach(
        one.leaders,
        one.without_address,
        remind=row if found.may_remind and not one.delivered else None,
        ask=row if found.may_ask and one.delivered and one.unexplained else None,
        gives_leaders=found.gives_leaders,
    )
    return reach_view(reach)


def when_said(one: SectorState) -> str:
    """Who delivered it, or sent it back, and when."""
    row = one.submission
    if row.state in (S.RETURNED, S.REOPENED) and row.decided_at and row.decided_by:
        word = gettext("Returnert") if row.state == S.RETURNED else gettext("Gjenåpnet")
        return gettext("%(word)s %(when)s av %(who)s") % {
            "word": word,
            "when": moment(row.decided_at),
            "who": row.decided_by.display_name,
        }
    if (row.state == S.SUBMITTED or row.approved) and row.submitted_at and row.submitted_by:
        return gettext("Sendt inn %(when)s av %(who)s") % {
            "when": moment(row.submitted_at),
            "who": row.submitted_by.display_name,
        }
    return gettext("Lukket uten innsending") if row.state == S.CLOSED else ""


def asked_said(one: SectorState) -> tuple[str, ...]:
    """How much of what the round asks for is entered: figures, forecasts, or that it asks for nothing."""
    told = asked_words(one.settled, one.forecasts, one.foreseen)
    return told or (gettext("Runden ber ikke om tall fra sektoren"),)


def changes_said(one: SectorState) -> tuple[str, ...]:
    """What changed since the previous figures, the worst first; empty while nothing may be said."""
    found = []
    if one.turned:
        found.append(gettext("%(count)d snudd til ikke nådd") % {"count": one.turned})
    if one.recovered:
        found.append(gettext("%(count)d snudd til nådd") % {"count": one.recovered})
    if one.first:
        found.append(gettext("%(count)d med tall for første gang") % {"count": one.first})
    return tuple(found)


def reminded_said(one: SectorState) -> str:
    """When and to whom the last reminder went; empty before any."""
    if one.reminded is None:
        return ""
    return gettext("%(day)s til %(people)s") % {
        "day": f"{one.reminded:%d.%m.%Y}",
        "people": ", ".join(one.reminded_to),
    }
