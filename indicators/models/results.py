"""What was measured."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators import values

from .columns import FigureColumns, with_digits
from .lines import ScorecardLine
from .tracked import Tracked, history

PERIOD_LENGTHS = {"year": 1, "half": 2, "tertial": 3, "quarter": 4, "month": 12}


def _period_exists() -> Q:
    wanted = Q()
    for kind, count in PERIOD_LENGTHS.items():
        wanted |= Q(period_kind=kind, period_number__gte=1, period_number__lte=count)
    return wanted


class Result(FigureColumns, Tracked):
    """A figure, or the reason why there is none, for a line and a period of its year."""

    class PeriodKind(models.TextChoices):
        YEAR = "year", _("året")
        HALF = "half", _("halvår")
        TERTIAL = "tertial", _("tertial")
        QUARTER = "quarter", _("kvartal")
        MONTH = "month", _("måned")

    line = models.ForeignKey(
        ScorecardLine, on_delete=models.PROTECT, related_name="results", verbose_name=_("målekortlinje")
    )
    period_kind = models.CharField(
        _("periode"), max_length=10, choices=PeriodKind.choices, default=PeriodKind.YEAR
    )
    period_number = models.PositiveSmallIntegerField(_("nummer"), default=1)

    history = history()

    class Meta:
        verbose_name = _("resultat")
        verbose_name_plural = _("resultater")
        ordering = ("line", "period_kind", "period_number")
        constraints = (
            *FigureColumns.constraints("result"),
            models.UniqueConstraint(
                fields=("line", "period_kind", "period_number"), name="result_once_a_period"
            ),
            models.CheckConstraint(
                condition=_period_exists(),
                name="result_period_exists",
                violation_error_message=_("Perioden finnes ikke, f.eks. måned 13."),
            ),
        )

    def __str__(self) -> str:
        return self.written or "–"

    @property
    def period(self) -> values.Period:
        """The period the figure is for."""
        return values.Period(values.PeriodKind(self.period_kind), self.period_number)

    @property
    def parsed(self) -> values.Result:
        """The result as a value; reads ``parts`` when the figure has any."""
        return self.with_parts(self.parts.all() if self.kind in ("parts", "periods") else ())

    def with_parts(self, parts: Iterable[ResultPart]) -> values.Result:
        """The result as a value, from parts that were read already, in their order."""
        return values.result_from_columns(self.columns(), [part.columns() for part in parts])


class ResultPart(models.Model):
    """A named part or a sub-period's figure inside one reported cell."""

    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200, blank=True)
    period_kind = models.CharField(max_length=10, blank=True)
    period_number = models.PositiveSmallIntegerField(null=True, blank=True)
    value = models.DecimalField(max_digits=21, decimal_places=6)
    value_decimals = models.PositiveSmallIntegerField(default=0)

    history = history()

    class Meta:
        verbose_name = _("del av resultat")
        verbose_name_plural = _("deler av resultat")
        ordering = ("result", "position")
        constraints = (
            models.UniqueConstraint(fields=("result", "position"), name="part_position_once"),
            models.CheckConstraint(
                condition=(Q(period_kind="", period_number__isnull=True) & ~Q(name=""))
                | (_period_exists() & Q(name="")),
                name="part_named_or_period",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name or self.period_kind} {self.value}"

    def columns(self) -> dict[str, Any]:
        """The part as ``indicators.values`` takes it."""
        return {
            "position": self.position,
            "name": self.name,
            "period_kind": self.period_kind,
            "period_number": self.period_number,
            "value": with_digits(self.value, self.value_decimals),
            "value_decimals": self.value_decimals,
        }
