"""How a tracked row is written: with a person, a reason, a new version and whole, or not at all."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from indicators.models import ScorecardLine, Tracked, User
from indicators.permissions import roles_of

from .batch_cache import forget_what
from .mentions import check_mentions
from .refusals import ForbiddenMark, Invalid, NeedsReason, NotAllowed, Stale, TooLong
from .texts import check_row

BROKEN = {
    "_year_sensible": ("year", _("Skriv et år mellom 1900 og 2200.")),
    "_years_in_order": ("from_year", _("Skriv et år mellom 1900 og 2200.")),
    "_decimals_sensible": ("decimals", _("Skriv et tall fra 0 til 6.")),
    "_tolerance_not_negative": ("tolerance", _("Toleransen kan ikke være under 0.")),
    "_not_negative": ("fte", _("Tallet kan ikke være under 0.")),
    "_says_something": ("text", _("Skriv en tekst.")),
    "membership_once": ("role", _("Personen har rollen fra før.")),
    "membership_once_a_sector": ("role", _("Personen har rollen fra før.")),
    "staffing_once_a_year": ("year", _("Året har et tall fra før.")),
}
"""Constraints by the end of their names: the field that is wrong, and what to do."""
TOGETHER = _("Verdiene passer ikke sammen. Se over feltene.")


def require(by: User, act: str, obj: models.Model | None = None) -> None:
    """Raise :class:`NotAllowed` unless ``by`` may do ``act`` to ``obj``."""
    if not by.has_perm(act, obj):
        raise NotAllowed(act)


def trail_reason(by: User, of: int | ScorecardLine, reason: str, default: str) -> str:
    """The reason that goes into the trail for a sector (its number) or a line of it.

    Who acts for the own sector need not give one; raises :class:`NeedsReason` where it is on another's
    behalf and none is given.
    """
    roles = roles_of(by)
    sector = of.sector_id if isinstance(of, ScorecardLine) else of
    contributes = isinstance(of, ScorecardLine) and of.indicator_id in roles.indicator_ids
    on_behalf = roles.controller and sector not in roles.sector_ids and not contributes
    if on_behalf and not reason.strip():
        raise NeedsReason
    return reason.strip() or default


def guard_version(row: Tracked, seen: int | None, written: str = "") -> None:
    """Raise :class:`Stale` when the row is not the one that was seen; ``None`` skips the guard (loading)."""
    if seen is not None and row.pk is not None and row.version != seen:
        raise Stale(seen=seen, current=row.version, written=written)


def sent_again(row: Tracked, *, by: User, reason: str, seen: int | None) -> bool:
    """Whether the one change since the version that was seen is the same person's, with the same reason.

    So looks a form that is sent a second time after its first answer got lost: the caller compares what the
    row holds with what is asked for, and then leaves it as it is.
    """
    if seen is None or row._state.adding or row.version != seen + 1:
        return False
    last = row.history.order_by("-history_id").first()  # type: ignore[attr-defined]
    return last is not None and (last.history_user_id, last.history_change_reason) == (by.pk, reason)


def trace(row: models.Model, *, by: User, reason: str) -> None:
    """Say who and why; the history row takes it from here."""
    row._history_user = by  # type: ignore[attr-defined]
    row._change_reason = reason  # type: ignore[attr-defined]


def changed_fields(row: models.Model, values: dict[str, Any]) -> list[str]:
    """The names of ``values`` that differ from what the row holds.

    Raises :class:`Invalid` for what is no value of its column.
    """
    return [name for name, value in values.items() if _held(row, name) != _given(row, name, value)]


def _held(row: models.Model, name: str) -> Any:
    field = _column(row, name)
    return field.to_python(getattr(row, field.attname))


def _given(row: models.Model, name: str, value: Any) -> Any:
    try:
        return _column(row, name).to_python(value.pk if isinstance(value, models.Model) else value)
    except ValidationError as error:
        raise Invalid({name: [str(one) for one in error.messages]}) from error


def _column(row: models.Model, name: str) -> models.Field[Any, Any]:
    return cast("models.Field[Any, Any]", row._meta.get_field(name))


def write(row: Tracked, *, by: User, reason: str) -> None:
    """Validate the row, count its version up and save it with its history row.

    The database's constraints are asked first and worded after: checking them beforehand takes
    a statement for each. Raises :class:`Invalid` with messages per field, :class:`TooLong` and
    :class:`ForbiddenMark`.
    """
    is_new = row._state.adding
    check_mentions(row)
    if not is_new:
        row.version += 1
    trace(row, by=by, reason=reason)
    try:
        check_row(row)
        row.clean_fields(exclude=at_hand(row))
        _save(row, is_new=is_new)
        forget_what(row)
    except (ValidationError, TooLong, ForbiddenMark) as error:
        if not is_new:
            row.version -= 1
        if isinstance(error, ValidationError):
            raise Invalid(_worded(row, error.message_dict)) from error
        raise


def at_hand(row: models.Model) -> set[str]:
    """The references of a row whose row was read and lies at hand: to ask whether it is there takes a
    statement for each. Nothing is deleted, and the database's own constraint stands behind it."""
    found = set()
    for column in row._meta.concrete_fields:
        if isinstance(column, models.ForeignKey) and column.is_cached(row):
            held = column.get_cached_value(row)
            if held is not None and not held._state.adding and held.pk == getattr(row, column.attname):
                found.add(column.name)
    return found


def _worded(row: Tracked, errors: dict[str, list[str]]) -> dict[str, list[str]]:
    """The messages, with words at a field for constraints that have only their name in the database."""
    names = {
        str(one.get_violation_error_message()): one.name
        for _model, held in row.get_constraints()
        for one in held
        if one.violation_error_message == one.default_violation_error_message
    }
    found: dict[str, list[str]] = {}
    for field, messages in errors.items():
        for message in messages:
            place, said = field, message
            if message in names:
                place, words = next(
                    (told for ending, told in BROKEN.items() if names[message].endswith(ending)),
                    ("", TOGETHER),
                )
                said = str(words)
            found.setdefault(place, []).append(said)
    return found


def _save(row: Tracked, *, is_new: bool) -> None:
    """Save; where the database refuses, say which field is why."""
    try:
        with transaction.atomic():
            row.save(force_insert=is_new, force_update=not is_new)
    except IntegrityError:
        row.full_clean()
        raise
