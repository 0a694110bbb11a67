"""Goals (mål, hovedmål and delmål) above the indicators of a year's plan, and what people judge of them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .naming import sector_then
from .organisation import YEARS, Sector
from .people import User
from .rounds import RoundKind
from .tracked import Tracked, history


class GoalQuerySet(models.QuerySet["Goal"]):
    """Goals as readers ask for them."""

    def described(self) -> Self:
        """Each with what its sector was called in its year."""
        return self.annotate(
            sector_called=sector_then("name"),
            sector_code=F("sector__code"),
            sector_ordered=sector_then("order"),
        ).order_by("year", "order", "id")


class Goal(Tracked):
    """A text above indicators in one year's plan, with a goal above it or none.

    ``code`` is its number or mark as the plan prints it ("1", "1.2", "S3"), its name through the years. A
    goal without a ``sector`` is the whole municipality's. ``case`` is that in which the council adopted it as
    it stands. Indicators hang on it by :attr:`ScorecardLine.goal`.
    """

    year = models.PositiveSmallIntegerField(_("år"))
    code = models.CharField(_("nummer"), max_length=20, help_text=_("Slik planen trykker det, f.eks. 1.2."))
    text = models.TextField(_("mål"))
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
        verbose_name=_("under målet"),
    )
    sector = models.ForeignKey(
        Sector,
        on_delete=models.PROTECT,
        related_name="goals",
        null=True,
        blank=True,
        verbose_name=_("sektor eller stab"),
        help_text=_("Tom når målet er hele kommunens."),
    )
    responsible = models.CharField(_("ansvarlig"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("rekkefølge"))
    case = models.CharField(_("sak"), max_length=80, blank=True, help_text=_("F.eks. KS-sak 145/24."))
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="carried_to",
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("ført videre fra"),
    )
    source_line = models.PositiveIntegerField(_("linje i kilden"), null=True, blank=True)
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)

    history = history()
    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("overordnet mål")
        verbose_name_plural = _("overordnede mål")
        ordering = ("-year", "order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "code"),
                condition=Q(withdrawn=False),
                name="goal_code_once_a_year",
                violation_error_message=_("Et annet mål i planen har dette nummeret."),
            ),
            models.CheckConstraint(condition=YEARS, name="goal_year_sensible"),
            models.CheckConstraint(condition=~Q(text=""), name="goal_says_something"),
            models.CheckConstraint(condition=~Q(code=""), name="goal_has_code"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="goal_not_under_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.text}"[:120]


class GoalAssessment(Tracked):
    """What a person judges of a goal in one round of its year: a level of the municipality's words, and why.

    An empty ``level`` says that nothing is judged. It never replaces the status that follows by rule.
    """

    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, related_name="assessments", verbose_name=_("overordnet mål")
    )
    round_kind = models.CharField(
        _("runde"), max_length=10, choices=RoundKind.choices, default=RoundKind.YEAR_END
    )
    level = models.CharField(_("vurdering"), max_length=60, blank=True)
    text = models.TextField(_("begrunnelse"), blank=True)
    assessed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="goal_assessments", verbose_name=_("vurdert av")
    )
    assessed_at = models.DateTimeField(_("vurdert"))

    history = history()

    class Meta:
        verbose_name = _("vurdering av mål")
        verbose_name_plural = _("vurderinger av mål")
        ordering = ("goal", "id")
        constraints = (
            models.UniqueConstraint(fields=("goal", "round_kind"), name="goal_assessed_once_a_round"),
            models.CheckConstraint(
                condition=Q(round_kind__in=RoundKind.values), name="goal_assessment_round_known"
            ),
            models.CheckConstraint(
                condition=Q(level="", text="") | (~Q(level="") & ~Q(text="")),
                name="goal_assessment_has_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.goal}, {self.get_round_kind_display()}"

    @property
    def sector_id(self) -> int | None:
        """The sector whose goal it is; None where it is the whole municipality's."""
        return self.goal.sector_id

    @property
    def year(self) -> int:
        """The year of the plan."""
        return self.goal.year

    @property
    def withdrawn(self) -> bool:
        """Whether nothing is judged."""
        return not self.level
