"""What was set out to be done: the year's plan, its lines, targets and benchmarks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from indicators import values

from .columns import COLUMNS, TargetColumns, with_digits
from .organisation import NORWEGIAN, YEARS, Heading, Sector, ServiceArea
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


class Plan(Tracked):
    """A year's plan (virksomhetsplan) and the case in which the council adopted it."""

    year = models.PositiveSmallIntegerField(_("år"), unique=True)
    title = models.CharField(_("tittel"), max_length=200)
    case = models.CharField(_("sak"), max_length=80, blank=True, help_text=_("F.eks. KS-sak 145/24."))
    adopted_on = models.DateField(_("vedtatt"), null=True, blank=True)
    cards_by_sector = models.BooleanField(
        _("målekortene eies av sektorer"),
        default=False,
        help_text=_("Av: kortene eies av tjenesteområder. Slik vises de når ingen velger noe annet."),
    )
    example = models.BooleanField(
        _("eksempeldata"), default=False, help_text=_("Årets tall er oppdiktet, og hver side sier det.")
    )
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)

    history = history()

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("planer")
        ordering = ("-year",)
        constraints = (
            models.CheckConstraint(condition=YEARS, name="plan_year_sensible"),
            models.CheckConstraint(
                condition=Q(adopted_on__isnull=True) | ~Q(case=""),
                name="plan_adopted_in_a_case",
                violation_error_message=_(
                    "En vedtatt plan må ha saken som vedtok den, f.eks. KS-sak 145/24."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}: {self.title}"

    @property
    def adopted(self) -> bool:
        """Whether the council has adopted it; from then on a target changes by a case and a reason alone."""
        return self.adopted_on is not None and not self.withdrawn


class Indicator(Tracked):
    """What is measured, through the years. Everything that may change by year is on the line."""

    code = models.SlugField(
        _("kode"), max_length=60, unique=True, help_text=_("Fast kode i adresser og filer; endres ikke.")
    )
    definition = models.TextField(_("definisjon"), blank=True, help_text=_("Hva tallet måler, og hvordan."))
    source = models.CharField(_("datakilde"), max_length=200, blank=True)
    numerator = models.CharField(
        _("teller"),
        max_length=200,
        blank=True,
        help_text=_("Hva som telles over brøkstreken, når det er en andel."),
    )
    denominator = models.CharField(_("nevner"), max_length=200, blank=True, help_text=_("Hva andelen er av."))
    in_use = models.BooleanField(_("i bruk"), default=True)

    history = history()

    class Meta:
        verbose_name = _("indikator")
        verbose_name_plural = _("indikatorer")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class LineQuerySet(models.QuerySet["ScorecardLine"]):
    """Lines as readers ask for them."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What a person may read: everyone signed in reads every line that is not withdrawn."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(withdrawn=False)

    def for_year(self, year: int) -> Self:
        """The lines of one year's plan."""
        return self.filter(year=year)

    def on_cards(self) -> Self:
        """The lines of the cards, without series that only stand in the text."""
        return self.filter(on_card=True)


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
            "I målets enhet. Et avvik innenfor toleransen kalles «nesten nådd» og teller som ikke nådd."
        ),
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
            models.CheckConstraint(condition=Q(decimals__lte=6), name="line_decimals_sensible"),
            models.CheckConstraint(
                condition=Q(tolerance__isnull=True) | Q(tolerance__gte=0), name="line_tolerance_not_negative"
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
        )


NOT_ROLLED = frozenset(
    {"id", "version", "year", "heading", "source_line", "withdrawn", "planned", "carried_from"}
)
"""Columns of a line that next year's line does not take along: they belong to the year that was."""


class Target(TargetColumns, Tracked):
    """What was adopted for a line, and the case that adopted it."""

    line = models.OneToOneField(
        ScorecardLine, on_delete=models.PROTECT, related_name="target", verbose_name=_("målekortlinje")
    )
    case = models.CharField(_("sak"), max_length=80, blank=True, help_text=_("F.eks. KS-sak 145/24."))
    adopted_on = models.DateField(_("vedtatt"), null=True, blank=True)

    history = history()

    class Meta:
        verbose_name = _("mål")
        verbose_name_plural = _("mål")
        constraints = TargetColumns.constraints("target")

    def __str__(self) -> str:
        return self.written or "–"

    @property
    def adopted_by(self) -> str:
        """The case and day that adopted the target, e.g. "KS-sak 145/24, 12.12.2024"; empty if unknown."""
        day = f"{self.adopted_on:%d.%m.%Y}" if self.adopted_on else ""
        return ", ".join(part for part in (self.case, day) if part)


class AdoptedTarget(TargetColumns, Tracked):
    """What a line's target was when the council adopted the plan; kept when the target is changed later."""

    line = models.OneToOneField(
        ScorecardLine,
        on_delete=models.PROTECT,
        related_name="adopted_target",
        verbose_name=_("målekortlinje"),
    )

    history = history()

    class Meta:
        verbose_name = _("vedtatt mål")
        verbose_name_plural = _("vedtatte mål")
        constraints = TargetColumns.constraints("adopted")

    def __str__(self) -> str:
        return self.written or "–"

    @classmethod
    def copied(cls, target: Target) -> AdoptedTarget:
        """A target as it stands, to be kept; not saved yet."""
        row = cls(line=target.line, written=target.written)
        row.set_columns({name: getattr(target, name) for name in COLUMNS})
        return row


class Benchmark(Tracked):
    """Somebody else's figure for the same indicator and year."""

    class Scope(models.TextChoices):
        NATIONAL = "national", _("Landssnitt")
        COUNTY = "county", _("Fylkessnitt")
        KOSTRA_GROUP = "kostra_group", _("KOSTRA-gruppe")

    line = models.ForeignKey(
        ScorecardLine, on_delete=models.PROTECT, related_name="benchmarks", verbose_name=_("målekortlinje")
    )
    scope = models.CharField(_("hvem"), max_length=20, choices=Scope.choices)
    written = models.CharField(_("tall slik det er skrevet"), max_length=100)
    value = models.DecimalField(_("tall"), max_digits=21, decimal_places=6, null=True, editable=False)
    value_decimals = models.PositiveSmallIntegerField(default=0, editable=False)
    edition = models.CharField(
        _("utgave"), max_length=120, blank=True, help_text=_("Hvor og når tallet er hentet.")
    )

    history = history()

    class Meta:
        verbose_name = _("sammenligningstall")
        verbose_name_plural = _("sammenligningstall")
        ordering = ("line", "scope")
        constraints = (
            models.UniqueConstraint(fields=("line", "scope"), name="benchmark_once"),
            models.CheckConstraint(
                condition=Q(scope__in=("national", "county", "kostra_group")), name="benchmark_scope_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_scope_display()}: {self.written}"

    @property
    def figure(self) -> Decimal | None:
        """The figure with the decimals that were written."""
        return with_digits(self.value, self.value_decimals)
