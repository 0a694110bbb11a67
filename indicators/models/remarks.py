"""What is asked about a delivery, row by row or as a whole, and what is answered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .lines import ScorecardLine
from .people import User
from .rounds import Submission
from .tracked import Tracked, history


class RowRemark(Tracked):
    """What is asked about one row of a submission, and what the sector replies.

    Asked when a submission is returned, a reply is a draft until it is sent in. Asked outside a return (a
    request for an explanation: ``asked_by`` is set), a reply is read at once. One request at a time waits
    for a reply at a row.
    """

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="remarks", verbose_name=_("innsending")
    )
    line = models.ForeignKey(
        ScorecardLine, on_delete=models.PROTECT, related_name="remarks", verbose_name=_("målekortlinje")
    )
    text = models.TextField(_("merknad"))
    withdrawn = models.BooleanField(
        _("ferdig"),
        default=False,
        help_text=_("Settes når innsendingen godkjennes eller returneres på nytt."),
    )
    reply = models.TextField(_("svar"), blank=True)
    replied_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("besvart av")
    )
    replied_at = models.DateTimeField(_("besvart"), null=True, blank=True)
    asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("spurt av")
    )
    asked_at = models.DateTimeField(_("spurt"), null=True, blank=True)

    history = history()

    class Meta:
        verbose_name = _("merknad til rad")
        verbose_name_plural = _("merknader til rader")
        ordering = ("submission", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
            models.CheckConstraint(
                condition=Q(asked_by__isnull=True, asked_at__isnull=True)
                | Q(asked_by__isnull=False, asked_at__isnull=False),
                name="remark_asked_by_somebody",
            ),
            models.UniqueConstraint(
                fields=("submission", "line"),
                condition=Q(asked_by__isnull=False, withdrawn=False, reply=""),
                name="explanation_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(reply="", replied_by__isnull=True, replied_at__isnull=True)
                | (~Q(reply="") & Q(replied_by__isnull=False, replied_at__isnull=False)),
                name="remark_reply_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]


class ReopeningRequest(Tracked):
    """A sector asks for what was approved or closed to be opened again; answered by opening it, or declined.

    One at a time stands open for a submission.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Venter på svar")
        GRANTED = "granted", _("Gjenåpnet")
        DECLINED = "declined", _("Avslått")

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="requests", verbose_name=_("innsending")
    )
    reason = models.TextField(_("hvorfor"))
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("spurt av"))
    asked_at = models.DateTimeField(_("spurt"))
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.OPEN)
    answer = models.TextField(_("svar"), blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("besvart av")
    )
    answered_at = models.DateTimeField(_("besvart"), null=True, blank=True)

    history = history()

    class Meta:
        verbose_name = _("spørsmål om gjenåpning")
        verbose_name_plural = _("spørsmål om gjenåpning")
        ordering = ("-asked_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("submission",), condition=Q(state="open"), name="reopening_asked_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("open", "granted", "declined")), name="reopening_state_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="reopening_says_why"),
            models.CheckConstraint(
                condition=Q(state="open", answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (
                    ~Q(state="open") & ~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)
                ),
                name="reopening_answered_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return str(self.submission)

    @property
    def sector_id(self) -> int:
        """The number of the sector that asks."""
        return self.submission.sector_id

    @property
    def year(self) -> int:
        """The year of the round."""
        return self.submission.round.year
