"""Entering supervision (tilsyn) and decisions (vedtak), and reporting on them round by round."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import (
    Act,
    Decision,
    DecisionComment,
    Matter,
    MatterText,
    Plan,
    Round,
    RoundKind,
    RoundState,
    ScorecardLine,
    Sector,
    Situation,
    Supervision,
    User,
    situation_of,
)
from indicators.workflow.rounds.submissions import begin_in, kind_now

from .idempotency import keep, row_made_with
from .refusals import Invalid, Locked, NeedsReason, NotFound, PastDay
from .save import changed_fields, guard_version, require, trail_reason, write
from .trail import acting

SUPERVISED = "Tilsyn i rapporteringen"
DECIDED = "Vedtak i rapporteringen"
COMMENTED = "Kommentar til vedtak i rapporteringen"
INTRODUCED = "Innledning til tilsyn og vedtak"

SUPERVISION_FIELDS = frozenset(
    {"kind", "authority", "service", "opened_text", "finding_kind", "finding", "deadline_text", "measure"}
    | {"state", "closed_text"}
)
DECISION_FIELDS = frozenset(
    {"kind", "point", "cases", "text", "responsible", "deadline_text", "state", "closed_text"}
)
OF_THE_SOURCE = frozenset({"sector_assumed", "sector_reason", "order", "remark", "source_line"})
"""What the editors of a source say of a row; the controller alone writes it."""


def save_supervision(
    *,
    by: User,
    year: int,
    sector_id: int,
    values: Mapping[str, Any],
    pk: int | None = None,
    version: int | None = None,
    withdrawn: bool = False,
    once: str = "",
    reason: str = "",
    past: bool | None = None,
) -> Supervision:
    """Enter a supervision of a sector's service in a year's report, change it (``pk``), or withdraw it.

    ``values`` are columns; what is left out stays as it is. It is a draft until the sector delivers, and is
    locked with its explanations. Saving what stands already changes nothing and is never refused. ``once``
    is the token of the form that makes a row; ``past``: whether a new deadline that has passed is meant,
    ``None`` asks nothing (loading).
    Raises :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`, :class:`Locked`, :class:`Invalid`,
    :class:`NeedsReason`, :class:`PastDay`.
    """
    why = trail_reason(by, sector_id, reason, SUPERVISED)
    with acting(Act.KEEP_SUPERVISION, by=by, reason=why):
        row = _row(Supervision, year, sector_id, pk, once)
        _check(by, row, values, SUPERVISION_FIELDS)
        told = _told(values, withdrawn)
        if told.get("state") == Supervision.State.OPEN:
            told.setdefault("closed_text", "")  # opened again: the day stands in the history
        return _save(row, told, row.measure, version, once, past, by=by, reason=why)


def save_decision(
    *,
    by: User,
    year: int,
    sector_id: int,
    values: Mapping[str, Any],
    pk: int | None = None,
    version: int | None = None,
    withdrawn: bool = False,
    once: str = "",
    reason: str = "",
    past: bool | None = None,
) -> Decision:
    """Enter a decision that a sector is responsible for; as :func:`save_supervision`."""
    why = trail_reason(by, sector_id, reason, DECIDED)
    with acting(Act.KEEP_DECISION, by=by, reason=why):
        row = _row(Decision, year, sector_id, pk, once)
        _check(by, row, values, DECISION_FIELDS)
        told = _told(values, withdrawn)
        if told.get("state") in (Decision.State.OPEN, Decision.State.WAITING):
            told.setdefault("closed_text", "")
        return _save(row, told, row.text, version, once, past, by=by, reason=why)


def comment_decision(
    *,
    by: User,
    decision_id: int,
    text: str,
    round_kind: str = "",
    version: int | None = None,
    reason: str = "",
) -> DecisionComment:
    """Say how a decision goes, in the round that the year is in; an empty text takes the comment away.

    ``round_kind`` is that of the comment where the year has no round (the whole year's without it).
    ``version`` is that of the comment seen (0: none existed). Raises as :func:`save_supervision`.
    """
    of = Decision.objects.filter(pk=decision_id, withdrawn=False).first()
    if of is None:
        raise NotFound("decision", decision_id)
    why = trail_reason(by, of.sector_id, reason, COMMENTED)
    with acting(Act.COMMENT_DECISION, by=by, reason=why):
        require(by, permissions.KEEP_MATTERS, of)
        situation = situation_of(of.year, of.sector_id, locked=True)
        kind = round_kind or kind_now(situation)
        row = (
            DecisionComment.objects.order_by("pk")
            .select_for_update()
            .filter(decision=of, round_kind=kind)
            .first()
        )
        row = row or DecisionComment(decision=of, round_kind=kind)
        row.decision = of
        told = text.strip()
        if told == row.text:
            return row
        _open(situation)
        if kind != kind_now(situation) or kind not in RoundKind.values:
            raise NotFound("round", kind)
        _guard(row, version, row.text)
        row.text = told
        write(row, by=by, reason=why)
        begin_in(situation, of.sector_id, by=by, reason=why)
        return row


def write_matter_text(
    *,
    by: User,
    year: int,
    place: str,
    values: Mapping[str, Any],
    version: int | None = None,
    reason: str = "",
) -> MatterText:
    """Write what stands above and below a year's list: ``title``, ``text``, ``caption``; the controller's.

    Once the year's last round is closed it takes a reason. Raises :class:`NotAllowed`, :class:`Stale`,
    :class:`Invalid`, :class:`NeedsReason`, :class:`NotFound` for a year without a plan.
    """
    with acting(Act.WRITE_MATTER_TEXT, by=by, reason=reason.strip() or INTRODUCED):
        require(by, permissions.EDIT_PLAN)
        _of_plan(year)
        row = MatterText.objects.select_for_update().filter(year=year, place=place).first()
        row = row or MatterText(year=year, place=place)
        told = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
        if not changed_fields(row, told):
            return row
        _guard(row, version, row.text)
        closed = Round.objects.filter(year=year, kind=RoundKind.YEAR_END, state=RoundState.CLOSED)
        if closed.exists() and not reason.strip():
            raise NeedsReason
        for name, value in told.items():
            setattr(row, name, value)
        write(row, by=by, reason=reason.strip() or INTRODUCED)
        return row


def _row[M: Matter](model: type[M], year: int, sector_id: int, pk: int | None, once: str) -> M:
    """The row under lock, or a new one; the one that was made of the same form."""
    if pk is not None:
        found = model._default_manager.select_for_update()
        row: M | None = found.filter(pk=pk, year=year, sector_id=sector_id).first()
        if row is None:
            raise NotFound(model._meta.model_name or "", pk)
        return row
    made = row_made_with(once, model)
    if made is not None and (made.year, made.sector_id) == (year, sector_id):
        return made
    _of_plan(year)
    sector = Sector.objects.filter(pk=sector_id).first()
    if sector is None or not sector.stands_in(year):
        raise NotFound("sector", sector_id)
    last = model._default_manager.filter(year=year).order_by("-order").values_list("order", flat=True).first()
    return model(year=year, sector=sector, order=(last or 0) + 1)


def _of_plan(year: int) -> None:
    planned = Plan.objects.filter(year=year, withdrawn=False).exists()
    if not planned and not ScorecardLine.objects.filter(year=year, withdrawn=False).exists():
        raise NotFound("plan", year)


def _check(by: User, row: Matter, values: Mapping[str, Any], known: frozenset[str]) -> None:
    require(by, permissions.KEEP_MATTERS, row)
    if strangers := set(values) - known - OF_THE_SOURCE:
        raise Invalid({min(strangers): [_("Feltet finnes ikke.")]})
    if set(values) & OF_THE_SOURCE:
        require(by, permissions.EDIT_PLAN)


def _told(values: Mapping[str, Any], withdrawn: bool) -> dict[str, Any]:
    told = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    return {**told, "withdrawn": withdrawn}


def _save[M: Matter](
    row: M,
    told: dict[str, Any],
    written: str,
    version: int | None,
    once: str,
    past: bool | None,
    *,
    by: User,
    reason: str,
) -> M:
    """Write a matter where that changes anything, and let the draft of its round begin."""
    stands = not row._state.adding
    if stands and (
        not changed_fields(row, told) or (version is None and row_made_with(once, type(row)) == row)
    ):
        return row
    situation = situation_of(row.year, row.sector_id, locked=True)
    _open(situation)
    _guard(row, version, written)
    before = row.deadline
    for name, value in told.items():
        setattr(row, name, value)
    _check_closed(row)
    row.read_days()
    _ask_past(row, before, past)
    write(row, by=by, reason=reason)
    keep(once, row)
    begin_in(situation, row.sector_id, by=by, reason=reason)
    return row


def _check_closed(row: Matter) -> None:
    """The day of closing stands with what is closed, and with nothing else; of a supervision it must."""
    if row.closed_text and not row.ended:
        told = _("Lukket dag er ført, men saken står åpen. Velg at den er lukket, eller tøm dagen.")
        raise Invalid({"closed_text": [told]})
    if isinstance(row, Supervision) and row.state == Supervision.State.CLOSED and not row.closed_text:
        raise Invalid({"closed_text": [_("Skriv når tilsynet ble lukket, f.eks. 01.09.2026.")]})


def _guard(row: Any, version: int | None, written: str) -> None:
    """As :func:`guard_version`; a row that was seen and is not there is not found."""
    if row._state.adding and version:
        raise NotFound(row._meta.model_name, version)
    guard_version(row, version, written)


def _open(situation: Situation) -> None:
    if situation.account_lock is not None:
        raise Locked(situation.account_lock)


def _ask_past(row: Matter, before: date | None, meant: bool | None) -> None:
    """Raise :class:`PastDay` where a deadline that has passed is set anew and nobody has said it is meant."""
    day = row.deadline
    moved = day is not None and (row._state.adding or day != before)
    if meant is False and moved and not row.ended and day is not None and day < timezone.localdate():
        raise PastDay(day)
