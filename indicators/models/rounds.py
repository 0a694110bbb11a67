"""When figures are asked for, what each sector has delivered, and what was decided about it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators import values

from .columns import FigureColumns
from .lines import ScorecardLine
from .naming import sector_then
from .organisation import YEARS, Sector
from .people import User
from .tracked import Tracked, history
from .trail import Act


class RoundKind(models.TextChoices):
    T1 = "t1", _("1. tertial")
    H1 = "h1", _("1. halvår")
    T2 = "t2", _("2. tertial")
    YEAR_END = "year_end", _("Årsslutt")


class RoundState(models.TextChoices):
    PLANNED = "planned", _("Planlagt")
    OPEN = "open", _("Åpen")
    CLOSED = "closed", _("Lukket")


class Round(Tracked):
    """A reporting round of a year. The deadline ends at local midnight after its day."""

    year = models.PositiveSmallIntegerField(_("år"))
    kind = models.CharField(_("runde"), max_length=10, choices=RoundKind.choices)
    opens_on = models.DateField(_("åpner"))
    deadline = models.DateField(
        _("frist"), help_text=_("Fristen går ut ved midnatt når denne dagen er over.")
    )
    state = models.CharField(
        _("tilstand"), max_length=10, choices=RoundState.choices, default=RoundState.PLANNED, editable=False
    )

    history = history()

    class Meta:
        verbose_name = _("runde")
        verbose_name_plural = _("runder")
        ordering = ("-year", "deadline", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "kind"),
                name="round_once_a_year",
                violation_error_message=_("Året har denne runden fra før."),
            ),
            models.CheckConstraint(condition=YEARS, name="round_year_sensible"),
            models.CheckConstraint(condition=Q(kind__in=RoundKind.values), name="round_kind_known"),
            models.CheckConstraint(condition=Q(state__in=RoundState.values), name="round_state_known"),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("deadline")),
                name="round_opens_before_deadline",
                violation_error_message=_("Fristen er før runden åpner."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"

    @property
    def covers(self) -> values.RoundKind:
        """The kind as a value, which knows the months it reports on."""
        return values.RoundKind(self.kind)

    @property
    def ends_at(self) -> datetime:
        """The moment when the deadline has passed: local midnight after its day."""
        return timezone.make_aware(datetime.combine(self.deadline + timedelta(days=1), time.min))

    def overdue(self, on: date) -> bool:
        """Whether the deadline has passed on a local day."""
        return on > self.deadline


class SubmissionState(models.TextChoices):
    NOT_BEGUN = "not_begun", _("Ikke begynt")
    DRAFT = "draft", _("Utkast")
    SUBMITTED = "submitted", _("Sendt inn")
    RETURNED = "returned", _("Returnert")
    APPROVED = "approved", _("Godkjent")
    CLOSED = "closed", _("Lukket")
    REOPENED = "reopened", _("Gjenåpnet")


S = SubmissionState

TRANSITIONS: Final = MappingProxyType(
    {
        (S.NOT_BEGUN, Act.REPORT_RESULT): S.DRAFT,
        (S.NOT_BEGUN, Act.SUBMIT): S.SUBMITTED,
        (S.DRAFT, Act.SUBMIT): S.SUBMITTED,
        (S.RETURNED, Act.SUBMIT): S.SUBMITTED,
        (S.REOPENED, Act.SUBMIT): S.SUBMITTED,
        (S.SUBMITTED, Act.TAKE_BACK): S.DRAFT,  # or to the state that it was delivered from, see below
        (S.SUBMITTED, Act.APPROVE): S.APPROVED,
        (S.SUBMITTED, Act.RETURN): S.RETURNED,
        (S.APPROVED, Act.REOPEN): S.REOPENED,
        (S.CLOSED, Act.REOPEN): S.REOPENED,
        (S.APPROVED, Act.CLOSE_ROUND): S.CLOSED,
        (S.NOT_BEGUN, Act.CLOSE_ROUND): S.CLOSED,
        (S.DRAFT, Act.CLOSE_ROUND): S.CLOSED,
        (S.RETURNED, Act.CLOSE_ROUND): S.CLOSED,
    }
)
"""Every way from one state to the next, by the act that takes it. What is not here cannot be done.

A round is closed over sectors that have not delivered only where the controller says so with a reason.
An approval in a round that is closed already (after reopening) closes the submission at once.
What is taken back stands as it stood before it was sent in: ``Submission.delivered_from``.
"""

EDITABLE: Final = frozenset({S.NOT_BEGUN, S.DRAFT, S.RETURNED, S.REOPENED})
"""States in which the sector may enter and change figures."""


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Submissions as readers ask for them."""

    def named(self) -> Self:
        """With what each sector was called in the year of its round, as :attr:`Submission.sector_name`."""
        return self.annotate(sector_called=sector_then("name", year="round__year"))

    def in_sector_order(self, *before: str) -> Self:
        """By the order that the sectors had in the years of their rounds; ``before`` comes before it."""
        order = sector_then("order", year="round__year")
        return self.alias(sector_order_then=order).order_by(*before, "sector_order_then", "id")


class OwedSubmissions(models.Manager["Submission"]):
    """The submissions of sectors that have anything to deliver; those that lapsed are left out."""

    def get_queryset(self) -> SubmissionQuerySet:
        return SubmissionQuerySet(self.model, using=self._db).filter(lapsed=False)

    def named(self) -> SubmissionQuerySet:
        """See :meth:`SubmissionQuerySet.named`."""
        return self.get_queryset().named()

    def in_sector_order(self, *before: str) -> SubmissionQuerySet:
        """See :meth:`SubmissionQuerySet.in_sector_order`."""
        return self.get_queryset().in_sector_order(*before)


class Submission(Tracked):
    """What one sector delivers in one round: a state, and who brought it there.

    ``first_delivered_at`` says that it was sent in at least once (or was closed as a year from before the
    program): what was delivered then is read by all, whatever state it is in now. Until then everything in it
    is a draft, read by the own sector and the controller alone. ``delivered_from`` is the state that it was
    sent in from, to which taking it back leads.
    ``lapsed``: all its lines were moved to other sectors before anything was delivered, so nothing is owed.
    """

    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="submissions", verbose_name=_("runde")
    )
    sector = models.ForeignKey(
        Sector, on_delete=models.PROTECT, related_name="submissions", verbose_name=_("sektor eller stab")
    )
    state = models.CharField(
        _("tilstand"), max_length=10, choices=SubmissionState.choices, default=SubmissionState.NOT_BEGUN
    )
    submitted_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sendt inn av"),
    )
    submitted_at = models.DateTimeField(_("sendt inn"), null=True, blank=True)
    first_delivered_at = models.DateTimeField(_("første gang levert"), null=True, blank=True, editable=False)
    delivered_from = models.CharField(
        _("levert fra"), max_length=10, choices=SubmissionState.choices, blank=True, editable=False
    )
    message = models.TextField(_("melding ved innsending"), blank=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("avgjort av")
    )
    decided_at = models.DateTimeField(_("avgjort"), null=True, blank=True)
    decision = models.TextField(
        _("begrunnelse"), blank=True, help_text=_("Hvorfor det ble returnert eller gjenåpnet.")
    )
    excused = models.JSONField(_("ikke krevd"), null=True, blank=True, editable=False)
    lapsed = models.BooleanField(_("bortfalt"), default=False, editable=False)

    objects = OwedSubmissions()
    with_lapsed = SubmissionQuerySet.as_manager()
    history = history()

    class Meta:
        verbose_name = _("innsending")
        verbose_name_plural = _("innsendinger")
        ordering = ("round", "sector__order", "id")
        constraints = (
            models.UniqueConstraint(fields=("round", "sector"), name="submission_once"),
            models.CheckConstraint(
                condition=Q(state__in=SubmissionState.values), name="submission_state_known"
            ),
            models.CheckConstraint(
                condition=Q(delivered_from="") | Q(delivered_from__in=SubmissionState.values),
                name="submission_delivered_from_known",
            ),
            models.CheckConstraint(
                condition=Q(first_delivered_at__isnull=False)
                | ~Q(state__in=("submitted", "returned", "approved", "reopened")),
                name="submission_delivered_before_it_is_decided_on",
            ),
        )

    def __str__(self) -> str:
        return f"{self.round}, {self.sector_name}"

    @property
    def sector_name(self) -> str:
        """What the sector was called in the year of the round; a statement where it was not read with it."""
        called: str | None = getattr(self, "sector_called", None)
        if called is None:
            called = self.sector.name_in(self.round.year)
        return called

    @property
    def year(self) -> int:
        """The year of its round."""
        return self.round.year

    @property
    def delivered(self) -> bool:
        """Whether it was ever sent in: what was sent in then stays published."""
        return self.first_delivered_at is not None

    @property
    def published_at(self) -> datetime | None:
        """The moment as of which others read what is being changed; None where they read it as it stands.

        That is the last delivery, or the moment when it was returned or opened again: nothing could be
        changed between the two.
        """
        if self.first_delivered_at is None or self.state not in EDITABLE:
            return None
        moments = (self.first_delivered_at, self.submitted_at, self.decided_at)
        return max(one for one in moments if one is not None)

    @property
    def approved(self) -> bool:
        """Whether what was delivered is approved; a round may be closed over a sector that was not."""
        decided = self.decided_at is not None and not self.decision
        return decided and self.state in (SubmissionState.APPROVED, SubmissionState.CLOSED)


class Forecast(FigureColumns, Tracked):
    """Whether a leader expects the year's target to be reached, and perhaps the year's figure."""

    class Outlook(models.TextChoices):
        ON_TRACK = "on_track", _("På vei")
        UNSURE = "unsure", _("Usikkert")
        WILL_MISS = "will_miss", _("Vil ikke nå målet")

    line = models.ForeignKey(
        ScorecardLine, on_delete=models.PROTECT, related_name="forecasts", verbose_name=_("målekortlinje")
    )
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="forecasts", verbose_name=_("runde")
    )
    outlook = models.CharField(_("utsikt"), max_length=10, choices=Outlook.choices)
    comment = models.TextField(_("kommentar"), blank=True)

    history = history()

    class Meta:
        verbose_name = _("prognose")
        verbose_name_plural = _("prognoser")
        ordering = ("line", "round__deadline")
        constraints = (
            *FigureColumns.constraints("forecast"),
            models.UniqueConstraint(fields=("line", "round"), name="forecast_once"),
            models.CheckConstraint(
                condition=Q(outlook__in=("on_track", "unsure", "will_miss")), name="forecast_outlook_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.get_outlook_display())


class Reminder(Tracked):
    """A reminder that was sent: of which submission, to whom, and how many days after the deadline.

    ``days`` is negative before the deadline; None where a person sent it.
    """

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="reminders", verbose_name=_("innsending")
    )
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("til"))
    day = models.DateField(_("dag"))
    days = models.SmallIntegerField(_("dager etter fristen"), null=True, blank=True)

    history = history()

    class Meta:
        verbose_name = _("påminnelse")
        verbose_name_plural = _("påminnelser")
        ordering = ("-day", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("submission", "to", "days"),
                condition=Q(days__isnull=False),
                name="reminder_once_for_a_day_of_the_rhythm",
            ),
        )

    def __str__(self) -> str:
        return self.called(str(self.to))

    def called(self, person: str) -> str:
        """What the reminder is called, where its recipient is called so."""
        return f"{self.submission}: {person}, {self.day:%d.%m.%Y}"
