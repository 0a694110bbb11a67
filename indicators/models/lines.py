"""An indicator in one year's plan, with everything that may change by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from indicators import values

from .naming import area_then
from .organisation import NORWEGIAN, YEARS, Heading, Sector, ServiceArea
from .plan import LEVEL_PROBLEMS, Indicator
from .tracked import Tracked, history

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from .people import User


class Direction(models.TextChoices):
    HIGHER = "higher", _("Høyere er bedre")
    LOWER = "lower", _("Lavere er bedre")
    EXACT = "exact", _("Nøyaktig")


class ValueKind(models.TextChoices):
    NUMBER = "number", _("Tall")
    PERCENT = "percent", _("Prosent")
    SCORE = "score", _("Skår på en skala")
    SHARE = "share", _("Andel, k av n")
    YES_NO = "yes_no", _("Ja eller nei")
    DATE = "date", _("Dato, en frist")
    LEVEL = "level", _("Nivå, en liste av ord")


class Aggregation(models.TextChoices):
    LAST = "last", _("Siste tall gjelder")
    SUM = "sum", _("Summen gjelder")
    MEAN = "mean", _("Gjennomsnittet gjelder")
    ALL = "all", _("Alle må holde målet")


class Frequency(models.TextChoices):
    YEAR = "year", _("Hvert år")
    HALF = "half", _("Hvert halvår")
    TERTIAL = "tertial", _("Hvert tertial")
    QUARTER = "quarter", _("Hvert kvartal")
    MONTH = "month", _("Hver måned")
    SECOND_YEAR = "second_year", _("Annethvert år")


def reads_lines(user: User | AnonymousUser) -> bool:
    """Whether a person reads any lines: everyone signed in does."""
    return user.is_authenticated


class LineQuerySet(models.QuerySet["ScorecardLine"]):
    """Lines as readers ask for them."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What a person may read: every line that is not withdrawn, or none (:func:`reads_lines`).

        The newest year first, in the order of its cards.
        """
        if not reads_lines(user):
            return self.none()
        return self.filter(withdrawn=False).in_card_order("-year")

    def for_year(self, year: int) -> Self:
        """The lines of one year's plan."""
        return self.filter(year=year)

    def on_cards(self) -> Self:
        """The lines of the cards, without series that only stand in the text."""
        return self.filter(on_card=True)

    def in_card_order(self, *before: str) -> Self:
        """As the cards of their years print them; ``before`` are columns that come before the area."""
        return self.alias(area_order_then=area_then("order")).order_by(
            *before, "area_order_then", "order", "id"
        )


class ScorecardLine(Tracked):
    """An indicator in one year's plan, with everything that may change by year."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="lines", verbose_name=_("indikator")
    )
    year = models.PositiveSmallIntegerField(_("år"))
    area = models.ForeignKey(
        ServiceArea, on_delete=models.PROTECT, related_name="lines", verbose_name=_("tjenesteområde")
    )
    heading = models.ForeignKey(
        Heading,
        on_delete=models.PROTECT,
        related_name="lines",
        null=True,
        blank=True,
        verbose_name=_("overskrift"),
    )
    goal = models.ForeignKey(
        "Goal",
        on_delete=models.PROTECT,
        related_name="lines",
        null=True,
        blank=True,
        verbose_name=_("mål over indikatoren"),
    )
    sector = models.ForeignKey(
        Sector, on_delete=models.PROTECT, related_name="lines", verbose_name=_("ansvarlig sektor eller stab")
    )
    sector_assumed = models.BooleanField(
        _("sektoren er antatt"), default=False, help_text=_("Kilden sier ikke hvem som er ansvarlig.")
    )
    sector_reason = models.CharField(_("grunn til sektorvalget"), max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(_("rekkefølge i kortet"))
    name = models.TextField(_("ordlyd"), db_collation=NORWEGIAN, help_text=_("Slik den står i målekortet."))
    short_name = models.CharField(
        _("kort navn"), max_length=60, db_collation=NORWEGIAN, help_text=_("Til lister og figurer.")
    )
    direction = models.CharField(_("retning"), max_length=10, choices=Direction.choices)
    direction_reason = models.CharField(_("grunn til retningen"), max_length=500, blank=True)
    value_kind = models.CharField(
        _("slags tall"), max_length=10, choices=ValueKind.choices, default=ValueKind.NUMBER
    )
    unit = models.CharField(
        _("enhet"),
        max_length=40,
        blank=True,
        help_text=_("F.eks. %, dager, kr per m². Tom når tallet teller."),
    )
    levels = models.TextField(
        _("nivåer"),
        blank=True,
        help_text=_("Ordene fra dårligst til best, med semikolon mellom. F.eks. ikke; delvis; helt."),
    )
    statutory = models.BooleanField(
        _("lovpålagt"),
        default=False,
        help_text=_("Måler en plikt som står i lov eller forskrift."),
    )
    scale_low = models.DecimalField(_("skala fra"), max_digits=9, decimal_places=2, null=True, blank=True)
    scale_high = models.DecimalField(_("skala til"), max_digits=9, decimal_places=2, null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(_("desimaler"), default=0)
    aggregation = models.CharField(
        _("slik blir årets tall til"), max_length=10, choices=Aggregation.choices, default=Aggregation.LAST
    )
    tolerance = models.DecimalField(
        _("toleranse"),
        max_digits=18,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_(
            "Et avvik innenfor toleransen kalles «nesten nådd», eller det planen kaller det, og teller som "
            "ikke nådd. I målets enhet, eller i prosent av målet."
        ),
    )
    tolerance_share = models.BooleanField(
        _("toleransen er i prosent av målet"),
        default=False,
        help_text=_("Av: toleransen er i målets enhet. På: 10 er en tidel av målet, hva målet enn er."),
    )
    frequency = models.CharField(
        _("rapporteres"), max_length=12, choices=Frequency.choices, default=Frequency.YEAR
    )
    planned = models.BooleanField(
        _("tall ventes i år"), default=True, help_text=_("Av når indikatoren ikke måles dette året.")
    )
    on_card = models.BooleanField(
        _("står i målekortet"), default=True, help_text=_("Av for tallserier som bare står i teksten.")
    )
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="carried_to",
        verbose_name=_("ført videre fra"),
    )
    source_line = models.PositiveIntegerField(
        _("linje i kilden"), null=True, blank=True, help_text=_("Linjenummeret i årsmeldingens tekst.")
    )

    class Break(models.TextChoices):
        """Why the figures of a year are another thing than those before, where its columns do not say it."""

        NONE = "", _("ingen")
        MERGED = "merged", _("slått sammen med en annen")
        SPLIT = "split", _("delt")

    series_break = models.CharField(
        _("brudd i serien"), max_length=10, choices=Break.choices, blank=True, editable=False
    )

    objects = LineQuerySet.as_manager()
    history = history()

    class Meta:
        verbose_name = _("målekortlinje")
        verbose_name_plural = _("målekortlinjer")
        ordering = ("-year", "area__order", "order", "id")
        constraints = (
            models.UniqueConstraint(fields=("indicator", "year"), name="line_once_a_year"),
            models.CheckConstraint(condition=YEARS, name="line_year_sensible"),
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="line_direction_known"),
            models.CheckConstraint(condition=Q(value_kind__in=ValueKind.values), name="line_kind_known"),
            models.CheckConstraint(
                condition=Q(aggregation__in=Aggregation.values), name="line_aggregation_known"
            ),
            models.CheckConstraint(condition=Q(frequency__in=Frequency.values), name="line_frequency_known"),
            models.CheckConstraint(
                condition=Q(scale_low__isnull=True, scale_high__isnull=True)
                | Q(scale_low__lt=F("scale_high")),
                name="line_scale_whole",
                violation_error_message=_("Skalaen må ha både et lavt og et høyere tall, eller ingen."),
            ),
            models.CheckConstraint(
                condition=~Q(value_kind="level") | ~Q(levels=""),
                name="line_levels_named",
                violation_error_message=_("En linje med nivåer må si hvilke nivåene er."),
            ),
            models.CheckConstraint(condition=Q(decimals__lte=6), name="line_decimals_sensible"),
            models.CheckConstraint(
                condition=Q(tolerance__isnull=True) | Q(tolerance__gte=0), name="line_tolerance_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(tolerance_share=False)
                | (
                    Q(tolerance__isnull=False, tolerance__lte=100)
                    & Q(value_kind__in=("number", "percent", "score", "share"))
                ),
                name="line_tolerance_share_sensible",
                violation_error_message=_(
                    "En toleranse i prosent av målet er et tall fra 0 til 100, og bare på linjer med tall."
                ),
            ),
        )
        indexes = (
            models.Index(fields=("year", "on_card", "area", "order"), name="line_card_order"),
            models.Index(fields=("indicator", "-year"), name="line_latest_first"),
        )

    def __str__(self) -> str:
        return f"{self.short_name} ({self.year})"

    @property
    def spec(self) -> values.Spec:
        """How this line's figures are read and judged."""
        scale = None
        if self.scale_low is not None and self.scale_high is not None:
            scale = values.Scale(self.scale_low, self.scale_high)
        return values.Spec(
            direction=values.Direction(self.direction),
            value_kind=values.ValueKind(self.value_kind),
            unit=self.unit,
            scale=scale,
            decimals=self.decimals,
            aggregation=values.Aggregation(self.aggregation),
            tolerance=self.tolerance,
            tolerance_share=self.tolerance_share,
            levels=values.split_levels(self.levels),
            year=self.year,
            counted=values.counted_in(self.name),
        )

    def clean(self) -> None:
        """The levels in one spelling; at least two of them, no two alike, where the line has levels."""
        super().clean()
        levels = values.split_levels(self.levels)
        self.levels = values.join_levels(levels)
        if self.value_kind == ValueKind.LEVEL and (problem := values.levels_problem(levels)):
            raise ValidationError({"levels": LEVEL_PROBLEMS[problem]})


NOT_ROLLED = frozenset(
    {"id", "version", "year", "heading", "goal", "source_line", "withdrawn", "planned", "carried_from"}
    | {"series_break"}
)
"""Columns of a line that next year's line does not take along: they belong to the year that was."""
