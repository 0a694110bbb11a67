"""What was answered when the program asked about a figure, and that a cell is delivered without one."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .deviations import Deviation
from .lines import ScorecardLine
from .people import User
from .results import Result
from .tracked import Tracked, history


class Answer(Tracked):
    """The answer to a question about a figure, or to a whole cell that is delivered without one.

    A question has no row of its own: it is asked of what stands. ``kind``, ``part`` and ``figure`` say which
    one was answered (see :class:`indicators.values.Question`), ``written`` is the cell as it stood then. An
    answer is withdrawn when another figure is entered, which is asked about anew; what was mended stays.
    """

    class Given(models.TextChoices):
        CONFIRMED = "confirmed", _("Det stemmer")
        MENDED = "mended", _("Rettet")
        WITHOUT = "without", _("Uten tall")

    result = models.ForeignKey(
        Result, on_delete=models.PROTECT, related_name="answers", verbose_name=_("resultat")
    )
    kind = models.CharField(_("spørsmål"), max_length=20, blank=True)
    part = models.CharField(_("del"), max_length=200, blank=True)
    figure = models.DecimalField(_("tallet"), max_digits=21, decimal_places=6, null=True, blank=True)
    written = models.TextField(_("slik det sto"))
    given = models.CharField(_("svar"), max_length=10, choices=Given.choices)
    why = models.CharField(
        _("hvorfor tallet mangler"), max_length=10, blank=True, choices=Deviation.WhyNoFigure.choices
    )
    text = models.TextField(_("begrunnelse"))
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("svart av")
    )
    answered_at = models.DateTimeField(_("svart"))
    withdrawn = models.BooleanField(_("gjelder ikke lenger"), default=False)

    history = history()

    class Meta:
        verbose_name = _("svar på spørsmål")
        verbose_name_plural = _("svar på spørsmål")
        ordering = ("result", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("result", "kind", "part"),
                condition=Q(withdrawn=False) & ~Q(given="mended"),
                name="answer_stands_once",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="answer_says_why"),
            models.CheckConstraint(
                condition=Q(given="without", kind="") & ~Q(why="")
                | Q(given__in=("confirmed", "mended"), why="") & ~Q(kind=""),
                name="answer_whole",
            ),
        )

    @property
    def line(self) -> ScorecardLine:
        """The line that the figure is of."""
        return self.result.line

    def __str__(self) -> str:
        return f"{self.get_given_display()}: {self.text[:80]}"
