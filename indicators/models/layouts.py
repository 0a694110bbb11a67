"""How the reports of a year are laid out, as those who keep the report have chosen."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators.values.layouts import Layout, Part, ReportKind, read_chapters

from .organisation import YEARS
from .tracked import Tracked, history


class ReportLayout(Tracked):
    """The layout of one kind of report in one year (see ``values.layouts``).

    A year without a row is laid out as if nobody had chosen. ``chapters`` holds a line for each chapter.
    """

    class Kind(models.TextChoices):
        ARSMELDING = ReportKind.ARSMELDING.value, _("Årsmelding")
        TERTIAL = ReportKind.TERTIAL.value, _("Tertialrapport")
        PLAN = ReportKind.PLAN.value, _("Virksomhetsplan")

    class Grouping(models.TextChoices):
        AREA = "area", _("Tjenesteområde")
        SECTOR = "sector", _("Sektor og stab")

    year = models.PositiveSmallIntegerField(_("år"))
    kind = models.CharField(_("rapport"), max_length=12, choices=Kind.choices)
    grouping = models.CharField(_("ordnet etter"), max_length=8, choices=Grouping.choices, blank=True)
    chapters = models.TextField(_("kapitler"), blank=True)
    shows_introduction = models.BooleanField(_("innledning"), default=True)
    shows_chart = models.BooleanField(_("figur av resultatene mot målene"), default=True)
    shows_comments = models.BooleanField(_("resultatkommentarer"), default=True)
    shows_series = models.BooleanField(_("utvikling over tid"), default=True)
    shows_work = models.BooleanField(_("utviklingsarbeid"), default=True)
    shows_challenges = models.BooleanField(_("utfordringer videre"), default=True)

    history = history()

    class Meta:
        verbose_name = _("oppsett av rapport")
        verbose_name_plural = _("oppsett av rapporter")
        ordering = ("-year", "kind")
        constraints = (
            models.UniqueConstraint(fields=("year", "kind"), name="layout_once_a_year"),
            models.CheckConstraint(condition=YEARS, name="layout_year_sensible"),
            models.CheckConstraint(
                condition=Q(kind__in=("arsmelding", "tertial", "plan")), name="layout_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(grouping__in=("", "area", "sector")), name="layout_grouping_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"

    @property
    def layout(self) -> Layout:
        """The choices as a value. Raises ValueError where the row was changed by other hands."""
        hidden = frozenset(part for part in Part if not getattr(self, shown_column(part)))
        return Layout(read_chapters(self.chapters), self.grouping, hidden)


def shown_column(part: Part) -> str:
    """The column that says whether a part is shown."""
    return f"shows_{part}"
