"""Tables that people bring in: the preview that one of them works at, and what was done of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators.values.tables import Purpose

from .organisation import YEARS
from .people import User
from .tracked import Tracked, history

LARGEST_TABLE = 5_000_000
"""Bytes of a file that is sent in."""


class TablePurpose(models.TextChoices):
    """What somebody says that a table is."""

    PLAN = Purpose.PLAN.value, _("Plan med mål")
    RESULTS = Purpose.RESULTS.value, _("Resultater")
    BENCHMARKS = Purpose.BENCHMARKS.value, _("Andres tall")
    PEOPLE = Purpose.PEOPLE.value, _("Personer")
    SECTORS = Purpose.SECTORS.value, _("Sektorer og tjenesteområder")


class TableImport(Tracked):
    """What was brought in from a table, as one act, and can be taken back as one.

    ``sha256`` is of the file or the text that was pasted, in hexadecimal digits. ``steps`` (JSON) says what
    each row became, with what stood before: what undoing needs, and nothing else.
    """

    class State(models.TextChoices):
        APPLIED = "applied", _("brukt")
        UNDONE = "undone", _("angret")

    purpose = models.CharField(_("hva det er"), max_length=10, choices=TablePurpose.choices)
    year = models.PositiveSmallIntegerField(_("år"))
    name = models.CharField(_("fil"), max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.APPLIED)
    made = models.PositiveIntegerField(_("nye"), default=0)
    changed = models.PositiveIntegerField(_("endret"), default=0)
    steps = models.JSONField(default=list, blank=True, editable=False)

    history = history()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("importer")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=YEARS, name="table_import_year_sensible"),
            models.CheckConstraint(
                condition=Q(purpose__in=TablePurpose.values), name="table_import_purpose_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("applied", "undone")), name="table_import_state_known"
            ),
        )

    def __str__(self) -> str:
        return self.name


class TableDraft(models.Model):
    """A preview: what was in a file, and what a person has answered and corrected since.

    It is nobody's figures yet, so that it has no history, and is deleted when it is thrown away. ``source``
    is :meth:`indicators.values.tables.Source.to_json`; ``answers`` holds for each row or table what was
    typed, by field. ``used`` is what was done with it; None also when that was undone.
    """

    by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="table_drafts", verbose_name=_("bruker")
    )
    purpose = models.CharField(_("hva det er"), max_length=10, choices=TablePurpose.choices)
    year = models.PositiveSmallIntegerField(_("år"))
    area = models.CharField(_("tjenesteområde"), max_length=140, blank=True)
    sector = models.CharField(_("sektor eller stab"), max_length=140, blank=True)
    name = models.CharField(_("fil"), max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    source = models.TextField(_("innhold"))
    answers = models.JSONField(_("svar"), default=dict, blank=True)
    version = models.PositiveIntegerField(_("versjon"), default=1)
    made_at = models.DateTimeField(_("lagt inn"), auto_now_add=True)
    changed_at = models.DateTimeField(_("sist endret"), auto_now=True)
    used = models.OneToOneField(
        TableImport,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="draft",
        verbose_name=_("brukt som"),
    )

    class Meta:
        verbose_name = _("forhåndsvisning av import")
        verbose_name_plural = _("forhåndsvisninger av import")
        ordering = ("-changed_at",)
        constraints = (
            models.CheckConstraint(condition=YEARS, name="table_draft_year_sensible"),
            models.CheckConstraint(
                condition=Q(purpose__in=TablePurpose.values), name="table_draft_purpose_known"
            ),
        )

    def __str__(self) -> str:
        return self.name
