"""One figure that is changed after its round was approved or closed, while the rest stays locked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators import values

from .lines import ScorecardLine
from .people import User
from .results import PERIOD_LENGTHS, Result
from .tracked import Tracked, history


class Correction(Tracked):
    """A figure opened by itself: why and by whom, what stood, and what it became.

    While it is open that one figure can be entered; entering it closes the correction and locks the figure.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Åpent for retting")
        CORRECTED = "corrected", _("Rettet")
        LOCKED = "locked", _("Låst igjen uten endring")

    line = models.ForeignKey(
        ScorecardLine, on_delete=models.PROTECT, related_name="corrections", verbose_name=_("målekortlinje")
    )
    period_kind = models.CharField(
        _("periode"), max_length=10, choices=Result.PeriodKind.choices, default=Result.PeriodKind.YEAR
    )
    period_number = models.PositiveSmallIntegerField(_("nummer"), default=1)
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.OPEN)
    reason = models.TextField(_("grunn"))
    opened_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("åpnet av")
    )
    opened_at = models.DateTimeField(_("åpnet"))
    before = models.TextField(_("tallet før"), blank=True)
    after = models.TextField(_("tallet etter"), blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("låst av")
    )
    ended_at = models.DateTimeField(_("låst"), null=True, blank=True)

    history = history()

    class Meta:
        verbose_name = _("retting")
        verbose_name_plural = _("rettinger")
        ordering = ("line", "opened_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("line", "period_kind", "period_number"),
                condition=Q(state="open"),
                name="correction_one_open",
                violation_error_message=_("Tallet er åpnet for retting fra før."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=("open", "corrected", "locked")), name="correction_state_known"
            ),
            models.CheckConstraint(
                condition=Q(period_kind__in=tuple(PERIOD_LENGTHS)), name="correction_period_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_says_why"),
        )

    def __str__(self) -> str:
        return f"{self.line}: {self.get_state_display()}"

    @property
    def period(self) -> values.Period:
        """The period whose figure it is."""
        return values.Period(values.PeriodKind(self.period_kind), self.period_number)
