"""What a line's figures are held against: the target, as adopted and as it is now, and benchmarks."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .columns import COLUMNS, TargetColumns, with_digits
from .lines import ScorecardLine
from .tracked import Tracked, history


class Target(TargetColumns, Tracked):
    """What was adopted for a line, and the case that adopted it."""

    line = models.OneToOneField(
        ScorecardLine, on_delete=models.PROTECT, related_name="target", verbose_name=_("målekortlinje")
    )
    case = models.CharField(_("sak"), max_length=80, blank=True, help_text=_("F.eks. KS-sak 145/24."))
    adopted_on = models.DateField(_("vedtatt"), null=True, blank=True)
    in_words = models.BooleanField(
        _("mål i ord"), default=False, editable=False, help_text=_("Noen har bekreftet at målet er ord.")
    )

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
    """Somebody else's figure for the same indicator and year, in one edition.

    A newer edition supersedes it and leaves it as it is. ``published_on`` is the day on which the edition
    came, ``changed_at`` the moment since which this figure counts (None: before editions were kept).
    """

    class Scope(models.TextChoices):
        NATIONAL = "national", _("Landssnitt")
        COUNTY = "county", _("Fylkessnitt")
        KOSTRA_GROUP = "kostra_group", _("KOSTRA-gruppe")
        MUNICIPALITY = "municipality", _("En annen kommune")

    line = models.ForeignKey(
        ScorecardLine, on_delete=models.PROTECT, related_name="benchmarks", verbose_name=_("målekortlinje")
    )
    scope = models.CharField(_("hvem"), max_length=20, choices=Scope.choices)
    whose = models.CharField(
        _("kommune"), max_length=80, blank=True, help_text=_("Når det er en annen kommunes tall: hvilken.")
    )
    written = models.CharField(_("tall slik det er skrevet"), max_length=100)
    value = models.DecimalField(_("tall"), max_digits=21, decimal_places=6, null=True, editable=False)
    value_decimals = models.PositiveSmallIntegerField(default=0, editable=False)
    edition = models.CharField(
        _("utgave"), max_length=120, blank=True, help_text=_("F.eks. KOSTRA, ureviderte tall.")
    )
    published_on = models.DateField(
        _("utgaven kom"), null=True, blank=True, help_text=_("Dagen tallet ble publisert.")
    )
    superseded = models.BooleanField(_("erstattet"), default=False, editable=False)
    follows = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="followed_by",
        verbose_name=_("erstatter"),
    )
    changed_at = models.DateTimeField(_("gjelder siden"), null=True, editable=False)

    history = history()

    class Meta:
        verbose_name = _("sammenligningstall")
        verbose_name_plural = _("sammenligningstall")
        ordering = ("line", "scope", "whose", "superseded", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("line", "scope", "whose"), condition=Q(superseded=False), name="benchmark_once"
            ),
            models.CheckConstraint(
                condition=Q(scope__in=("national", "county", "kostra_group", "municipality")),
                name="benchmark_scope_known",
            ),
            models.CheckConstraint(
                condition=(Q(scope="municipality") & ~Q(whose="")) | (~Q(scope="municipality") & Q(whose="")),
                name="benchmark_of_somebody",
                violation_error_message=_("Skriv hvilken kommune tallet gjelder, og bare da."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.owner}: {self.written}"

    @property
    def owner(self) -> str:
        """Whose figure it is: Landssnitt, or the name of a municipality."""
        return self.whose or str(self.get_scope_display())

    @property
    def figure(self) -> Decimal | None:
        """The figure with the decimals that were written."""
        return with_digits(self.value, self.value_decimals)
