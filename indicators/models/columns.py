"""Typed columns that hold a parsed target or result, and the text as it was written.

The columns mirror :func:`indicators.values.target_columns` and
:func:`indicators.values.result_columns`; the value is rebuilt from them alone,
never by parsing the text again.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from indicators import values

COLUMNS = (
    "kind",
    "comparator",
    "implied",
    "value",
    "value_decimals",
    "upper",
    "upper_decimals",
    "numerator",
    "denominator",
    "scope",
    "sense",
    "reason",
    "unit",
    "text",
    "problem",
    "day",
    "first_day",
    "carried_out",
    "level",
)
COMPARATORS = ("", *(c.value for c in values.Comparator))


class FigureColumns(models.Model):
    """The flat parts of a parsed cell. ``value`` and ``upper`` carry at most six decimals."""

    written = models.TextField(_("slik det er skrevet"), blank=True)
    kind = models.CharField(max_length=20, editable=False)
    comparator = models.CharField(max_length=1, blank=True, editable=False)
    implied = models.BooleanField(default=False, editable=False)
    value = models.DecimalField(max_digits=21, decimal_places=6, null=True, editable=False)
    value_decimals = models.PositiveSmallIntegerField(null=True, editable=False)
    upper = models.DecimalField(max_digits=21, decimal_places=6, null=True, editable=False)
    upper_decimals = models.PositiveSmallIntegerField(null=True, editable=False)
    numerator = models.DecimalField(max_digits=21, decimal_places=6, null=True, editable=False)
    denominator = models.DecimalField(max_digits=21, decimal_places=6, null=True, editable=False)
    scope = models.CharField(max_length=20, blank=True, editable=False)
    sense = models.CharField(max_length=10, blank=True, editable=False)
    reason = models.CharField(max_length=20, blank=True, editable=False)
    unit = models.CharField(max_length=60, blank=True, editable=False)
    text = models.TextField(blank=True, editable=False)
    problem = models.CharField(max_length=20, blank=True, editable=False)
    day = models.DateField(null=True, editable=False)
    first_day = models.DateField(null=True, editable=False)
    carried_out = models.BooleanField(default=False, editable=False)
    level = models.CharField(max_length=values.LONGEST_LEVEL, blank=True, editable=False)

    class Meta:
        abstract = True

    def columns(self) -> dict[str, Any]:
        """The parts as ``indicators.values`` takes them, decimals with the digits typed."""
        found = {name: getattr(self, name) for name in COLUMNS}
        for name in ("value", "upper"):
            found[name] = with_digits(found[name], found[f"{name}_decimals"])
        for name in ("numerator", "denominator"):
            found[name] = without_padding(found[name])
        return found

    def set_columns(self, found: dict[str, Any]) -> None:
        """Take over the parts of a parsed cell; parts it does not name are emptied."""
        for name in COLUMNS:
            field = cast("models.Field[Any, Any]", self._meta.get_field(name))
            empty = None if field.null else field.get_default()
            given = found.get(name)
            setattr(self, name, empty if given is None else given)

    @staticmethod
    def constraints(table: str) -> tuple[models.CheckConstraint, ...]:
        """What the database itself demands of the parts."""
        return (
            models.CheckConstraint(condition=~Q(kind=""), name=f"{table}_kind_set"),
            models.CheckConstraint(condition=Q(comparator__in=COMPARATORS), name=f"{table}_comparator_known"),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gt=0),
                name=f"{table}_share_of_something",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True, value_decimals__isnull=True)
                | Q(value__isnull=False, value_decimals__isnull=False, value_decimals__lte=6),
                name=f"{table}_value_has_digits",
            ),
            models.CheckConstraint(
                condition=Q(kind="date", day__isnull=False) | (~Q(kind="date") & Q(day__isnull=True)),
                name=f"{table}_date_has_day",
            ),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True) | Q(first_day__lte=F("day")),
                name=f"{table}_days_in_order",
            ),
            models.CheckConstraint(
                condition=(Q(kind="level") & ~Q(level="")) | (~Q(kind="level") & Q(level="")),
                name=f"{table}_level_named",
            ),
        )


def with_digits(value: Decimal | None, decimals: int | None) -> Decimal | None:
    """``value`` with exactly the decimals that were written; None stays None."""
    if value is None or decimals is None:
        return value
    return value.quantize(Decimal(1).scaleb(-decimals))


def without_padding(value: Decimal | None) -> Decimal | None:
    """``value`` without the zeros that the column pads it with: 30, not 30.000000."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


class TargetColumns(FigureColumns):
    """The parts of a target."""

    class Meta:
        abstract = True

    @property
    def parsed(self) -> values.Target:
        """The target as a value."""
        return values.target_from_columns(self.columns())

    @parsed.setter
    def parsed(self, target: values.Target) -> None:
        self.set_columns(values.target_columns(target))
