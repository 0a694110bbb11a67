"""The free chapters of a year's annual report, and what the municipality owns and does with others."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .organisation import NORWEGIAN, YEARS
from .tracked import Tracked, history


class ReportChapter(Tracked):
    """A chapter of a year's annual report, with its text as it was typed (see ``values.document_marks``).

    Chapters stand in ``order`` under their ``parent``; numbers follow from that. One whose ``kind`` is not a
    text of its own (areas, supervision, decisions) holds the place and title of what is kept elsewhere, and
    perhaps an introduction. A draft is read by those who write it; one that is ready by everybody.
    """

    class Kind(models.TextChoices):
        TEXT = "text", _("Tekst")
        FOREWORD = "foreword", _("Forord")
        AREAS = "areas", _("Målekort og utviklingsarbeid")
        SUPERVISION = "supervision", _("Tilsyn")
        DECISIONS = "decisions", _("Vedtak")

    class State(models.TextChoices):
        DRAFT = "draft", _("Utkast")
        READY = "ready", _("Klar")

    year = models.PositiveSmallIntegerField(_("år"))
    code = models.SlugField(_("kode"), max_length=60)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("kapitlet det står under"),
    )
    order = models.PositiveSmallIntegerField(_("rekkefølge"))
    kind = models.CharField(_("slag"), max_length=12, choices=Kind.choices, default=Kind.TEXT)
    title = models.CharField(_("tittel"), max_length=200)
    text = models.TextField(_("tekst"), blank=True)
    state = models.CharField(_("tilstand"), max_length=8, choices=State.choices, default=State.DRAFT)
    responsible = models.CharField(_("ansvarlig"), max_length=200, blank=True)
    pictures_missing = models.BooleanField(_("bildene i kilden mangler"), default=False)
    source_line = models.PositiveIntegerField(_("linje i kilden"), null=True, blank=True)
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)

    history = history()

    class Meta:
        verbose_name = _("kapittel i årsmeldingen")
        verbose_name_plural = _("kapitler i årsmeldingen")
        ordering = ("-year", "order", "id")
        constraints = (
            models.UniqueConstraint(fields=("year", "code"), name="chapter_code_once_a_year"),
            models.CheckConstraint(condition=YEARS, name="chapter_year_sensible"),
            models.CheckConstraint(condition=~Q(title=""), name="chapter_has_title"),
            models.CheckConstraint(
                condition=Q(kind__in=("text", "foreword", "areas", "supervision", "decisions")),
                name="chapter_kind_known",
            ),
            models.CheckConstraint(condition=Q(state__in=("draft", "ready")), name="chapter_state_known"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="chapter_not_under_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"


class Partner(Tracked):
    """What the municipality owns a share of or is liable for, or a service that it gives with others."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("Selskap, foretak eller stiftelse")
        COOPERATION = "cooperation", _("Interkommunalt samarbeid")

    year = models.PositiveSmallIntegerField(_("år"))
    kind = models.CharField(_("slag"), max_length=12, choices=Kind.choices)
    order = models.PositiveSmallIntegerField(_("rekkefølge"))
    name = models.CharField(_("navn"), max_length=200, db_collation=NORWEGIAN)
    form = models.CharField(
        _("form"), max_length=80, blank=True, help_text=_("F.eks. Aksjeselskap eller Stiftelser.")
    )
    share = models.DecimalField(
        _("eierandel i prosent"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    host = models.CharField(_("vertskommune"), max_length=80, blank=True)
    note = models.CharField(_("merknad"), max_length=200, blank=True)
    source_line = models.PositiveIntegerField(_("linje i kilden"), null=True, blank=True)
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)

    history = history()

    class Meta:
        verbose_name = _("selskap eller samarbeid")
        verbose_name_plural = _("selskaper og samarbeid")
        ordering = ("-year", "kind", "order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "kind", "name"),
                condition=Q(withdrawn=False),
                name="partner_once_a_year",
                violation_error_message=_("Navnet står i listen fra før."),
            ),
            models.CheckConstraint(condition=YEARS, name="partner_year_sensible"),
            models.CheckConstraint(condition=~Q(name=""), name="partner_has_name"),
            models.CheckConstraint(
                condition=Q(kind__in=("company", "cooperation")), name="partner_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gte=0, share__lte=100),
                name="partner_share_of_a_whole",
                violation_error_message=_("Andelen må være fra 0 til 100 prosent."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.year})"
