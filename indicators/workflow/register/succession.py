"""When an indicator ends, goes over into another one, or is divided: from a year on, earlier years stand.

Every act takes the lines of that year and later out of their plans. :func:`tried` (of
:mod:`.organisation`) does an act and takes it back, so that what is shown beforehand is what would happen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from indicators import permissions
from indicators.models import (
    Act,
    Action,
    Indicator,
    Result,
    ScorecardLine,
    Target,
    User,
)
from indicators.models.lines import NOT_ROLLED
from indicators.workflow.idempotency import keep, row_made_with
from indicators.workflow.refusals import Invalid, NeedsReason, NotFound
from indicators.workflow.rounds.obligations import DutyChange, duty_changes, owing
from indicators.workflow.save import guard_version, require
from indicators.workflow.texts import spaced
from indicators.workflow.trail import acting
from indicators.workflow.years import guard_year

from .new_indicator import free_code
from .records import save_record


@dataclass(slots=True)
class Succeeded:
    """What an act did. ``withdrawn`` are the lines taken out of their plans: name, year, target as written.

    ``figures`` are those of them that have results: name and year. ``actions`` are promises that are still
    open: text and year. ``owed`` is what sectors owed in open rounds and what they owe now. ``made`` are new
    indicators: code and name.
    """

    withdrawn: list[tuple[str, int, str]] = field(default_factory=list)
    figures: list[tuple[str, int]] = field(default_factory=list)
    actions: list[tuple[str, int]] = field(default_factory=list)
    owed: list[DutyChange] = field(default_factory=list)
    made: list[tuple[str, str]] = field(default_factory=list)
    into: str = ""


def retire_indicator(*, by: User, code: str, year: int, reason: str, version: int | None = None) -> Succeeded:
    """End an indicator with the year before ``year``: its lines from then on leave their plans.

    Raises :class:`NotAllowed`, :class:`NeedsReason`, :class:`NotFound`, :class:`Stale`, :class:`Invalid`,
    :class:`Locked` where one of the years is delivered or closed; nothing is written then.
    """
    with _act(Act.RETIRE_INDICATOR, by, reason) as done:
        row = _indicator(code)
        if _ended_so(row, year, None):
            return done
        guard_version(row, version)
        guard_year(year)
        _end(row, year, None, by=by, reason=reason, done=done)
        return done


def merge_indicators(
    *, by: User, code: str, into: str, year: int, reason: str, version: int | None = None
) -> Succeeded:
    """Let an indicator go over into another one from a year on. The series of the other one breaks there.

    The one that is kept has a line in that year. Raises as :func:`retire_indicator`.
    """
    with _act(Act.MERGE_INDICATORS, by, reason) as done:
        rows = {one: _indicator(one) for one in sorted({code, into})}
        row, kept = rows[code], rows[into]
        if row == kept:
            raise Invalid({"into": [gettext("Velg en annen indikator enn den som slås sammen med den.")]})
        if _ended_so(row, year, kept):
            return done
        guard_version(row, version)
        if not kept.in_use:
            raise Invalid({"into": [gettext("Den er ikke lenger i bruk. Velg en som er det.")]})
        line = ScorecardLine.objects.filter(indicator=kept, year=year, withdrawn=False).first()
        if line is None:
            told = gettext("Den står ikke i planen for %(year)d. Ta den inn der først.") % {"year": year}
            raise Invalid({"into": [told]})
        _end(row, year, kept, by=by, reason=reason, done=done)
        _mark(line, ScorecardLine.Break.MERGED, by=by, reason=reason)
        done.into = line.short_name
        return done


def split_indicator(
    *,
    by: User,
    code: str,
    year: int,
    names: Sequence[str],
    keeps: bool,
    reason: str,
    version: int | None = None,
    once: str = "",
) -> Succeeded:
    """Divide an indicator from a year on: one new indicator for each name, a copy of its line without target.

    ``keeps``: the old one goes on beside them, with a break; else it ends with the year before. ``once`` is
    the token of the form. Raises as :func:`retire_indicator`.
    """
    with _act(Act.SPLIT_INDICATOR, by, reason) as done:
        wanted = list(dict.fromkeys(spaced(name) for name in names if name.strip()))
        if (row_made_with(once, Indicator)) is not None:
            return done
        row = _indicator(code)
        guard_version(row, version)
        if len(wanted) + keeps < 2:
            raise Invalid({"names": [gettext("Skriv navnene på minst to indikatorer, ett på hver linje.")]})
        line = _line(row, year)
        for place, name in enumerate(wanted, start=1):
            made = _copy(row, line, name, place, by=by, reason=reason)
            done.made.append((made.code, name))
            if place == 1:
                keep(once, made)
        if keeps:
            _mark(line, ScorecardLine.Break.SPLIT, by=by, reason=reason)
        else:
            _end(row, year, None, by=by, reason=reason, done=done)
        return done


def _copy(row: Indicator, line: ScorecardLine, name: str, place: int, *, by: User, reason: str) -> Indicator:
    """A new indicator that came of another one, with a line as the other one's in its year."""
    about = {key: getattr(row, key) for key in ("source",)}
    made, _ = save_record(
        by=by,
        model=Indicator,
        values={"code": free_code(name), **about, "came_of": row, "came_year": line.year},
        reason=reason,
    )
    kept = {one.name: getattr(line, one.name) for one in line._meta.fields if one.name not in NOT_ROLLED}
    save_record(
        by=by,
        model=ScorecardLine,
        values={
            **kept,
            "indicator": made,
            "year": line.year,
            "heading": line.heading,
            "goal": line.goal,
            "planned": line.planned,
            "name": name,
            "short_name": name[:60].rstrip(),
            "order": min(line.order + place, 32_767),
        },
        reason=reason,
    )
    return made


@contextmanager
def _act(what: Act, by: User, reason: str) -> Iterator[Succeeded]:
    """An act of the controller, with a reason, that notes what the sectors owe before and after it."""
    with acting(what, by=by, reason=reason):
        require(by, permissions.EDIT_PLAN)
        if not reason.strip():
            raise NeedsReason
        done = Succeeded()
        before = owing()
        yield done
        done.owed = duty_changes(before, owing())


def _indicator(code: str) -> Indicator:
    row = Indicator.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise NotFound("indicator", code)
    return row


def _line(row: Indicator, year: int) -> ScorecardLine:
    lines = ScorecardLine.objects.filter(indicator=row, year=year, withdrawn=False)
    line = lines.select_related("heading", "area", "sector", "goal").first()
    if line is None:
        raise Invalid({"year": [gettext("Indikatoren står ikke i planen for %(year)d.") % {"year": year}]})
    return line


def _ended_so(row: Indicator, year: int, into: Indicator | None) -> bool:
    """Whether it has ended in that way already: the same form sent twice."""
    return row.last_year == year - 1 and row.successor_id == (into.pk if into else None)


def _end(
    row: Indicator, year: int, into: Indicator | None, *, by: User, reason: str, done: Succeeded
) -> None:
    """Take the lines from a year on out of their plans, and end the indicator."""
    if not row.in_use and row.last_year is not None:
        raise Invalid({"": [gettext("Indikatoren er avsluttet fra før.")]})
    if (
        not ScorecardLine.objects.filter(indicator=row, withdrawn=False, year__lt=year).exists()
        and into is None
    ):
        told = gettext("Indikatoren står ikke i noen plan før %(year)d. Velg et senere år.")
        raise Invalid({"year": [told % {"year": year}]})
    lines = list(
        ScorecardLine.objects.filter(indicator=row, withdrawn=False, year__gte=year).order_by("year")
    )
    targets = dict(Target.objects.filter(line__in=lines).values_list("line_id", "written"))
    reported = set(
        Result.objects.filter(line__in=lines).exclude(written="").values_list("line_id", flat=True)
    )
    for line in lines:
        gone = {"withdrawn": True}
        save_record(by=by, model=ScorecardLine, pk=line.pk, values=gone, reason=reason)
        done.withdrawn.append((line.short_name, line.year, targets.get(line.pk, "")))
        if line.pk in reported:
            done.figures.append((line.short_name, line.year))
    open_states = (Action.State.PLANNED, Action.State.UNDER_WAY)
    promised = Action.objects.filter(line__indicator=row, withdrawn=False, state__in=open_states)
    done.actions += list(promised.order_by("line__year", "pk").values_list("text", "line__year"))
    ended: dict[str, Any] = {"in_use": False, "last_year": year - 1, "successor": into}
    save_record(by=by, model=Indicator, pk=row.pk, values=ended, reason=reason)


def _mark(line: ScorecardLine, kind: str, *, by: User, reason: str) -> None:
    """Say that the series breaks with a line."""
    save_record(by=by, model=ScorecardLine, pk=line.pk, values={"series_break": kind}, reason=reason)
