"""Why a target was missed or a figure is missing, and what is done about it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .lines import ScorecardLine
from .tracked import Tracked, history


class Deviation(Tracked):
    """The responsible leader's account of a missed target or of a figure that is missing (avvik)."""

    class WhyNoFigure(models.TextChoices):
        NOT_HELD = "not_held", _("Undersøkelsen eller målingen ble ikke gjennomført")
        NO_SOURCE = "no_source", _("Kilden har ikke publisert tallet")
        TOO_FEW = "too_few", _("For få svar til å vise tall")
        NO_SYSTEM = "no_system", _("Systemet kan ikke gi tallet")
        CHANGED = "changed", _("Målemetoden er endret")
        OTHER = "other", _("Annet")

    line = models.OneToOneField(
        ScorecardLine, on_delete=models.PROTECT, related_name="deviation", verbose_name=_("målekortlinje")
    )
    cause = models.TextField(
        _("årsak"), blank=True, help_text=_("Hvorfor målet ikke ble nådd, eller hvorfor tallet mangler.")
    )
    why_no_figure = models.CharField(
        _("hvorfor tallet mangler"), max_length=10, blank=True, choices=WhyNoFigure.choices
    )
    evidence = models.CharField(
        _("dokumentasjon"),
        max_length=300,
        blank=True,
        help_text=_("Saksnummer i arkivet eller en lenke som begynner med https://."),
    )

    history = history()

    class Meta:
        verbose_name = _("avviksforklaring")
        verbose_name_plural = _("avviksforklaringer")
        ordering = ("line",)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    why_no_figure__in=(
                        "",
                        "not_held",
                        "no_source",
                        "too_few",
                        "no_system",
                        "changed",
                        "other",
                    )
                ),
                name="deviation_reason_known",
            ),
        )

    def __str__(self) -> str:
        return self.cause[:80]


DROPPED_SAYS_WHY = _("Skriv hvorfor tiltaket ble droppet.")


class Action(Tracked):
    """What is done about a missed target (tiltak): who does what by when, and how it went."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planlagt")
        UNDER_WAY = "under_way", _("I gang")
        DONE = "done", _("Gjennomført")
        DROPPED = "dropped", _("Droppet")

    line = models.ForeignKey(
        ScorecardLine,
        on_delete=models.PROTECT,
        related_name="actions",
        verbose_name=_("målekortlinje"),
        help_text=_("Linjen i det året tiltaket ble lovet."),
    )
    text = models.TextField(_("tiltak"))
    responsible = models.CharField(_("ansvarlig"), max_length=120)
    due = models.DateField(_("frist"))
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.PLANNED)
    outcome = models.TextField(_("hvordan det gikk"), blank=True)
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)

    history = history()

    class Meta:
        verbose_name = _("tiltak")
        verbose_name_plural = _("tiltak")
        ordering = ("due", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="action_says_something"),
            models.CheckConstraint(condition=~Q(responsible=""), name="action_has_responsible"),
            models.CheckConstraint(
                condition=Q(state__in=("planned", "under_way", "done", "dropped")), name="action_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(outcome=""),
                name="action_dropped_says_why",
                violation_error_message=DROPPED_SAYS_WHY,
            ),
        )
        indexes = (models.Index(fields=("state", "due"), name="action_open_by_due"),)

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def open(self) -> bool:
        """Whether it is still to be followed up."""
        return not self.withdrawn and self.state in (self.State.PLANNED, self.State.UNDER_WAY)
