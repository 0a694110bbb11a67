"""Footnotes and result comments: what is said about the figures."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .lines import ScorecardLine
from .organisation import YEARS, Sector, ServiceArea
from .plan import Indicator
from .tracked import Tracked, history


class Footnote(Tracked):
    """A note to one or more cells of a card. Its mark is given when the card is printed."""

    class Kind(models.TextChoices):
        PRINTED = "printed", _("Fotnote fra kilden")
        REMARK = "remark", _("Programmets merknad")

    area = models.ForeignKey(
        ServiceArea, on_delete=models.PROTECT, related_name="footnotes", verbose_name=_("tjenesteområde")
    )
    year = models.PositiveSmallIntegerField(_("år"))
    code = models.SlugField(_("kode"), max_length=60)
    kind = models.CharField(_("slag"), max_length=10, choices=Kind.choices, default=Kind.PRINTED)
    order = models.PositiveSmallIntegerField(_("rekkefølge"))
    text = models.TextField(_("tekst"))
    source_line = models.PositiveIntegerField(_("linje i kilden"), null=True, blank=True)
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)

    history = history()

    class Meta:
        verbose_name = _("fotnote")
        verbose_name_plural = _("fotnoter")
        ordering = ("-year", "area__order", "order", "id")
        constraints = (
            models.UniqueConstraint(fields=("year", "code"), name="footnote_code_once_a_year"),
            models.CheckConstraint(condition=Q(kind__in=("printed", "remark")), name="footnote_kind_known"),
            models.CheckConstraint(condition=~Q(text=""), name="footnote_says_something"),
            models.CheckConstraint(condition=YEARS, name="footnote_year_sensible"),
        )

    def __str__(self) -> str:
        return self.text[:80]


class FootnoteCell(Tracked):
    """The cell that a footnote belongs to."""

    class Cell(models.TextChoices):
        NAME = "name", _("indikator")
        RESULT = "result", _("resultat")
        TARGET = "target", _("mål")
        BENCHMARK = "benchmark", _("sammenligningstall")
        PREVIOUS = "previous", _("forrige resultat")

    footnote = models.ForeignKey(
        Footnote, on_delete=models.PROTECT, related_name="cells", verbose_name=_("fotnote")
    )
    line = models.ForeignKey(
        ScorecardLine,
        on_delete=models.PROTECT,
        related_name="footnote_cells",
        verbose_name=_("målekortlinje"),
    )
    cell = models.CharField(_("celle"), max_length=10, choices=Cell.choices, default=Cell.RESULT)
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)

    history = history()

    class Meta:
        verbose_name = _("fotnotens celle")
        verbose_name_plural = _("fotnotens celler")
        ordering = ("footnote", "line", "cell")
        constraints = (
            models.UniqueConstraint(fields=("footnote", "line", "cell"), name="footnote_cell_once"),
            models.CheckConstraint(
                condition=Q(cell__in=("name", "result", "target", "benchmark", "previous")),
                name="footnote_cell_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_cell_display()}: {self.line}"


class ResultComment(Tracked):
    """A paragraph about a card's results (resultatkommentar), perhaps about named indicators.

    ``sector`` is the one that wrote it in its reporting: it is delivered with the sector's figures.
    """

    area = models.ForeignKey(
        ServiceArea, on_delete=models.PROTECT, related_name="comments", verbose_name=_("tjenesteområde")
    )
    sector = models.ForeignKey(
        Sector,
        on_delete=models.PROTECT,
        related_name="comments",
        null=True,
        blank=True,
        verbose_name=_("skrevet av"),
    )
    year = models.PositiveSmallIntegerField(_("år"))
    code = models.SlugField(_("kode"), max_length=60)
    order = models.PositiveSmallIntegerField(_("rekkefølge"))
    title = models.CharField(_("overskrift"), max_length=200, blank=True)
    text = models.TextField(_("tekst"))
    indicators = models.ManyToManyField(
        Indicator, related_name="comments", verbose_name=_("handler om"), blank=True
    )
    source_line = models.PositiveIntegerField(_("linje i kilden"), null=True, blank=True)
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)

    history = history(m2m_fields=[indicators])

    class Meta:
        verbose_name = _("resultatkommentar")
        verbose_name_plural = _("resultatkommentarer")
        ordering = ("-year", "area__order", "order", "id")
        constraints = (
            models.UniqueConstraint(fields=("year", "code"), name="comment_code_once_a_year"),
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(condition=YEARS, name="comment_year_sensible"),
        )

    def __str__(self) -> str:
        return self.title or self.text[:80]
