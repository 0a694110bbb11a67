"""What the proof-reader is given besides the year's own rows: a typed report, and answers to its remarks."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .organisation import YEARS
from .people import User
from .tracked import Tracked, history


class TypedReport(Tracked):
    """A year's report as it was typed before the program printed it, kept to be held against.

    ``name`` is that of its file; the text is plain, its tables are lines with tabulators.
    """

    LONGEST = 2_000_000

    year = models.PositiveSmallIntegerField(_("år"), unique=True)
    name = models.CharField(_("fil"), max_length=200)
    text = models.TextField(_("tekst"), max_length=LONGEST)

    history = history()

    class Meta:
        verbose_name = _("rapport som ble skrevet")
        verbose_name_plural = _("rapporter som ble skrevet")
        ordering = ("-year",)
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="typed_report_says_something"),
            models.CheckConstraint(condition=YEARS, name="typed_report_year_sensible"),
        )

    def __str__(self) -> str:
        return self.name


class ProofAnswer(Tracked):
    """The answer to a remark of the proof-reader.

    A remark has no row of its own: it is made anew of what stands each time. ``kind``, ``spot`` and ``seen``
    say which one was answered; where something else stands there, the remark is made and asked anew.
    """

    year = models.PositiveSmallIntegerField(_("år"))
    kind = models.CharField(_("slag"), max_length=30)
    spot = models.CharField(_("sted"), max_length=100)
    seen = models.TextField(_("slik det sto"), blank=True)
    text = models.TextField(_("begrunnelse"))
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("svart av")
    )
    answered_at = models.DateTimeField(_("svart"))
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)

    history = history()

    class Meta:
        verbose_name = _("svar til korrekturen")
        verbose_name_plural = _("svar til korrekturen")
        ordering = ("-year", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "kind", "spot", "seen"),
                condition=Q(withdrawn=False),
                name="proof_answer_stands_once",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="proof_answer_says_why"),
            models.CheckConstraint(condition=YEARS, name="proof_answer_year_sensible"),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.text[:60]}"
