"""What was set out to be done: the year's plan, and what is measured through the years."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .organisation import YEARS
from .tracked import Tracked, history


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
