"""What sectors and service areas were called, numbered and ordered in earlier years.

A sector's own row holds its newest name. When it is renamed from a year on, the name that went before is kept
here with the years it holds for, so that a year that is over shows what it showed.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .organisation import NORWEGIAN, NUMBER, Sector, ServiceArea
from .tracked import Tracked, history

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""The years that a plan can have."""


class FormerName(Tracked):
    """A name that holds from one year to another, ends included. Those of one unit never overlap."""

    from_year = models.PositiveSmallIntegerField(_("fra og med år"))
    until_year = models.PositiveSmallIntegerField(_("til og med år"))
    name = models.CharField(_("navn"), max_length=120, db_collation=NORWEGIAN)
    order = models.PositiveSmallIntegerField(_("rekkefølge"))

    class Meta:
        abstract = True

    @staticmethod
    def constraints(table: str, unit: str) -> tuple[models.BaseConstraint, ...]:
        """What the database itself demands."""
        return (
            models.CheckConstraint(
                condition=Q(
                    from_year__gte=FIRST_YEAR, until_year__lte=LAST_YEAR, from_year__lte=F("until_year")
                ),
                name=f"{table}_years_in_order",
            ),
            models.UniqueConstraint(fields=(unit, "from_year"), name=f"{table}_begins_once"),
            models.UniqueConstraint(fields=(unit, "until_year"), name=f"{table}_ends_once"),
        )


class SectorName(FormerName):
    """What a sector or staff unit was called in some earlier years."""

    sector = models.ForeignKey(
        Sector, on_delete=models.PROTECT, related_name="former_names", verbose_name=_("sektor eller stab")
    )

    history = history()

    class Meta:
        verbose_name = _("tidligere navn på sektor")
        verbose_name_plural = _("tidligere navn på sektorer")
        ordering = ("sector__order", "from_year")
        constraints = FormerName.constraints("sector_name", "sector")

    def __str__(self) -> str:
        return f"{self.name} ({self.from_year}–{self.until_year})"

    @property
    def called(self) -> str:
        """The name as lists show it."""
        return self.name


class AreaName(FormerName):
    """What a service area was called and numbered in some earlier years."""

    area = models.ForeignKey(
        ServiceArea, on_delete=models.PROTECT, related_name="former_names", verbose_name=_("tjenesteområde")
    )
    number = models.CharField(_("nummer"), max_length=10, validators=[NUMBER])

    history = history()

    class Meta:
        verbose_name = _("tidligere navn på tjenesteområde")
        verbose_name_plural = _("tidligere navn på tjenesteområder")
        ordering = ("area__order", "from_year")
        constraints = FormerName.constraints("area_name", "area")

    def __str__(self) -> str:
        return f"{self.number} {self.name} ({self.from_year}–{self.until_year})"

    @property
    def called(self) -> str:
        """Number and name as lists show them."""
        return f"{self.number} {self.name}"


def sector_then(column: str, *, sector: str = "sector", year: str | int = "year") -> Coalesce:
    """The name or order of a sector in the year of a row, as an expression.

    ``sector`` and ``year`` are the paths of the row to its sector and its year; ``sector`` is empty where the
    row is the sector, and ``year`` may be a number.
    """
    return _then(SectorName, "sector_id", column, sector, year)


def area_then(column: str, *, area: str = "area", year: str | int = "year") -> Coalesce:
    """The number, name or order of a service area in the year of a row, as an expression."""
    return _then(AreaName, "area_id", column, area, year)


def _then(model: Any, key: str, column: str, unit: str, year: str | int) -> Coalesce:
    own, now = (f"{unit}_id", f"{unit}__{column}") if unit else ("pk", column)
    then: Any = OuterRef(year) if isinstance(year, str) else year
    former = model.objects.filter(**{key: OuterRef(own)}, from_year__lte=then, until_year__gte=then)
    return Coalesce(Subquery(former.order_by().values(column)[:1]), F(now))
