"""The words of a year's report: development work, and what is written about each service area.

Texts hold the marks of :mod:`indicators.values.texts.document_marks`; a document reads back from them as it
was.
"""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .naming import area_then, sector_then
from .organisation import YEARS, Sector, ServiceArea
from .plan import Indicator
from .tracked import Tracked, history


class WordsQuerySet(models.QuerySet[Any]):
    """Rows as readers ask for them."""

    def described(self) -> Self:
        """Each with what its area and sector were called in its year, in the report's order.

        Rows that were withdrawn are among them: what was delivered of them may stand still.
        """
        return self.annotate(
            sector_called=sector_then("name"),
            sector_code=F("sector__code"),
            area_called=area_then("name"),
            area_numbered=area_then("number"),
            area_ordered=area_then("order"),
        ).order_by("year", "area_ordered", "order", "id")


class DevelopmentWork(Tracked):
    """A piece of development work (utviklingsarbeid; sections 6.x.2 of the reference) in one year.

    ``planned`` is the text as adopted with the plan, ``done`` what was done. An empty ``state`` says that
    nobody has said. ``remark`` is what the editors of a source remark, never the sector's own words.
    """

    class State(models.TextChoices):
        NOT_STARTED = "not_started", _("Ikke startet")
        ONGOING = "ongoing", _("Pågår")
        DONE = "done", _("Gjennomført")
        POSTPONED = "postponed", _("Utsatt")
        ENDED = "ended", _("Avsluttet")

    CARRIED = ("", State.NOT_STARTED, State.ONGOING, State.POSTPONED)
    """The states in which work goes on into the next year's plan."""

    year = models.PositiveSmallIntegerField(_("år"))
    area = models.ForeignKey(
        ServiceArea,
        on_delete=models.PROTECT,
        related_name="development_work",
        verbose_name=_("tjenesteområde"),
    )
    sector = models.ForeignKey(
        Sector,
        on_delete=models.PROTECT,
        related_name="development_work",
        verbose_name=_("sektor eller stab"),
    )
    sector_assumed = models.BooleanField(
        _("sektor er antatt"), default=False, help_text=_("Kilden sier ikke hvem som er ansvarlig.")
    )
    code = models.SlugField(_("kode"), max_length=60)
    order = models.PositiveSmallIntegerField(_("rekkefølge"))
    planned = models.TextField(_("planlagt"), help_text=_("Teksten som den ble vedtatt med planen."))
    done = models.TextField(_("gjennomføring"), blank=True)
    state = models.CharField(_("tilstand"), max_length=12, choices=State.choices, blank=True)
    responsible = models.CharField(_("ansvarlig"), max_length=200, blank=True)
    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        related_name="development_work",
        null=True,
        blank=True,
        verbose_name=_("indikator"),
    )
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="carried_to",
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("videreført fra"),
    )
    remark = models.TextField(_("programmets merknad"), blank=True)
    source_line = models.PositiveIntegerField(_("linje i kilden"), null=True, blank=True)
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)

    history = history()
    objects = WordsQuerySet.as_manager()

    class Meta:
        verbose_name = _("utviklingsarbeid")
        verbose_name_plural = _("utviklingsarbeid")
        ordering = ("-year", "area__order", "order", "id")
        constraints = (
            models.UniqueConstraint(fields=("year", "code"), name="development_code_once_a_year"),
            models.CheckConstraint(
                condition=Q(state__in=("", "not_started", "ongoing", "done", "postponed", "ended")),
                name="development_state_known",
            ),
            models.CheckConstraint(condition=~Q(planned=""), name="development_says_something"),
            models.CheckConstraint(condition=YEARS, name="development_year_sensible"),
        )

    def __str__(self) -> str:
        return self.planned[:80]


class AreaText(Tracked):
    """What a sector writes about a service area in a year; an empty text says that nothing is written."""

    class Kind(models.TextChoices):
        INTRODUCTION = "introduction", _("Innledning")
        RESULTS = "results", _("Om mål og resultater")
        BEFORE_WORK = "before_work", _("Før utviklingsarbeidet")
        AFTER_WORK = "after_work", _("Etter utviklingsarbeidet")
        CHALLENGES = "challenges", _("Utfordringer framover")

    year = models.PositiveSmallIntegerField(_("år"))
    area = models.ForeignKey(
        ServiceArea, on_delete=models.PROTECT, related_name="texts", verbose_name=_("tjenesteområde")
    )
    sector = models.ForeignKey(
        Sector, on_delete=models.PROTECT, related_name="texts", verbose_name=_("sektor eller stab")
    )
    kind = models.CharField(_("slag"), max_length=12, choices=Kind.choices)
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=1)
    title = models.CharField(_("overskrift"), max_length=200, blank=True)
    text = models.TextField(_("tekst"), blank=True)
    source_line = models.PositiveIntegerField(_("linje i kilden"), null=True, blank=True)

    history = history()
    objects = WordsQuerySet.as_manager()

    class Meta:
        verbose_name = _("tekst om tjenesteområde")
        verbose_name_plural = _("tekster om tjenesteområder")
        ordering = ("-year", "area__order", "kind", "order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "area", "sector", "kind"), name="area_text_once_for_a_sector"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("introduction", "results", "before_work", "after_work", "challenges")),
                name="area_text_kind_known",
            ),
            models.CheckConstraint(condition=YEARS, name="area_text_year_sensible"),
        )

    def __str__(self) -> str:
        return f"{self.area}, {self.year}"  # never its words: they may be a draft

    @property
    def withdrawn(self) -> bool:
        """Whether nothing is written."""
        return not self.text
