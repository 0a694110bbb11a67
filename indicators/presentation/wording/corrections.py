"""Corrections of single figures in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext

from indicators.models import LockReason
from indicators.selectors.corrections import CorrectionRow, FigureRow
from indicators.values import YEAR, Period
from indicators.workflow.figures.corrections import CORRECTABLE

from .deliveries import moment
from .quotes import quoted
from .refusals import lock_text


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One correction as a page tells it."""

    said: str
    why: str
    by: str
    open: bool


def correction_views(rows: Sequence[CorrectionRow]) -> tuple[CorrectionView, ...]:
    """Word corrections, the newest first."""
    return tuple(CorrectionView(_said(row), row.reason, _by(row), row.open) for row in rows)


def corrected_words(row: CorrectionRow) -> str:
    """Say beside a decided row: ``rettet etterpå, 30.11.2026: «28,2» ble «27,1»``."""
    day = f"{timezone.localtime(row.ended_at or row.opened_at):%d.%m.%Y}"
    said = gettext("rettet etterpå, %(day)s: %(before)s ble %(after)s")
    return said % {"day": day, "before": _text(row.before), "after": _text(row.after)}


def _said(row: CorrectionRow) -> str:
    given = {
        "figure": figure_name(row.period),
        "before": _text(row.before),
        "after": _text(row.after),
    }
    if row.open:
        return gettext("%(figure)s er åpnet for retting. Nå står det %(before)s.") % given
    if row.ended_at and not row.after and row.state == "locked":
        return gettext("%(figure)s ble åpnet for retting og låst igjen uten endring.") % given
    return gettext("%(figure)s er rettet fra %(before)s til %(after)s.") % given


def _by(row: CorrectionRow) -> str:
    opened = f"{row.opened_by}, {moment(row.opened_at)}"
    if row.ended_at is None or (row.ended_by == row.opened_by and row.state == "corrected"):
        return opened
    return gettext("Åpnet av %(opened)s. Ført av %(by)s, %(at)s.") % {
        "opened": opened,
        "by": row.ended_by,
        "at": moment(row.ended_at),
    }


def figure_name(period: Period) -> str:
    """Whose figure is meant: the year's, or that of a period."""
    return (
        gettext("Årets tall")
        if period == YEAR
        else gettext("Tallet for %(period)s") % {"period": period.label}
    )


def _text(text: str) -> str:
    return quoted(text) if text else gettext("ingenting")


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure that can be corrected, opened or is open, and what the reader may do about it."""

    row: FigureRow
    name: str
    code: str
    stands: str
    why: str
    can_open: bool
    can_correct: bool
    can_enter: bool


def figure_views(rows: Sequence[FigureRow], *, may_open: bool, may_report: bool) -> tuple[FigureView, ...]:
    """Word the figures of a line for somebody with these rights."""
    return tuple(_figure(row, may_open, may_report) for row in rows)


def _figure(row: FigureRow, may_open: bool, may_report: bool) -> FigureView:
    locked = row.lock is not None and row.lock.why in CORRECTABLE
    opened = row.correction is not None
    return FigureView(
        row=row,
        name=figure_name(row.period),
        code=f"{row.period.kind.value}-{row.period.number}",
        stands=row.text or gettext("ingenting"),
        why=_why(row),
        can_open=may_open and locked and not opened,
        can_correct=may_open and may_report and (locked or opened),
        can_enter=may_report and opened and not may_open,
    )


def _why(row: FigureRow) -> str:
    """Why nothing can be corrected; empty where it can."""
    if row.lock is None:
        return gettext("Tallet er åpent, og føres i Rapportering eller på målekortlinjen.")
    return "" if row.lock.why in (LockReason.APPROVED, LockReason.CLOSED) else lock_text(row.lock)
