"""What was set out to be done: the year's plan, and what is measured through the years."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators import values

from .organisation import YEARS
from .tracked import Tracked, history

LEVEL_PROBLEMS = {
    values.LevelsProblem.TOO_FEW: _("Skriv minst to nivåer, fra dårligst til best, med semikolon mellom."),
    values.LevelsProblem.TWICE: _("To av nivåene er like. Hvert nivå må ha sitt eget ord."),
    values.LevelsProblem.TOO_LONG: _("Et nivå er for langt. Bruk et kort ord eller noen få ord."),
    values.LevelsProblem.UNREADABLE: _(
        "Et nivå kan ikke være et tall, en strek eller en fotnote. Skriv det med bokstaver."
    ),
}


class Plan(Tracked):
    """A year's plan (virksomhetsplan) and the case in which the council adopted it."""

    year = models.PositiveSmallIntegerField(_("år"), unique=True)
    title = models.CharField(_("tittel"), max_length=200)
    case = models.CharField(_("sak"), max_length=80, blank=True, help_text=_("F.eks. KS-sak 145/24."))
    adopted_on = models.DateField(_("vedtatt"), null=True, blank=True)
    cards_by_sector = models.BooleanField(
        _("målekortene eies av sektorer"),
        default=False,
        help_text=_("Av: kortene eies av tjenesteområder. Slik vises de når ingen velger noe annet."),
    )
    close_word = models.CharField(
        _("ord for avvik innenfor toleransen"),
        max_length=40,
        blank=True,
        help_text=_("F.eks. delvis nådd. Tomt: nesten nådd. Slike mål teller som ikke nådd."),
    )
    assessments = models.TextField(
        _("ord for vurdering av mål"),
        blank=True,
        help_text=_(
            "Ordene fra dårligst til best, med semikolon mellom. Tomt: ikke nådd; delvis nådd; nådd."
        ),
    )
    example = models.BooleanField(
        _("eksempeldata"), default=False, help_text=_("Årets tall er oppdiktet, og hver side sier det.")
    )
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)

    history = history()

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("planer")
        ordering = ("-year",)
        constraints = (
            models.CheckConstraint(condition=YEARS, name="plan_year_sensible"),
            models.CheckConstraint(
                condition=Q(adopted_on__isnull=True) | ~Q(case=""),
                name="plan_adopted_in_a_case",
                violation_error_message=_(
                    "En vedtatt plan må ha saken som vedtok den, f.eks. KS-sak 145/24."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}: {self.title}"

    @property
    def assessment_words(self) -> tuple[str, ...]:
        """The words that goals of the year are assessed by, the worst first."""
        return values.assessment_words(values.split_levels(self.assessments))

    def clean(self) -> None:
        """The words in one spelling: none, or at least two that differ, and none of another meaning."""
        super().clean()
        words = values.split_levels(self.assessments)
        self.assessments = values.join_levels(words)
        self.close_word = " ".join(self.close_word.split())
        if problem := values.assessment_problem(words):
            raise ValidationError({"assessments": LEVEL_PROBLEMS[problem]})
        if not values.may_be_close_word(self.close_word):
            told = _("Ordet betyr noe annet: et avvik innenfor toleransen teller som ikke nådd.")
            raise ValidationError({"close_word": told})

    @property
    def adopted(self) -> bool:
        """Whether the council has adopted it; from then on a target changes by a case and a reason alone."""
        return self.adopted_on is not None and not self.withdrawn


class Indicator(Tracked):
    """What is measured, through the years. Everything that may change by year is on the line.

    ``definition_from`` and ``source_from`` say where the text was taken from, letter by letter, when it was
    taken from a printed report: its year and lines, ``2025:428,442``. Empty for what somebody has written.
    """

    code = models.SlugField(
        _("kode"), max_length=60, unique=True, help_text=_("Fast kode i adresser og filer; endres ikke.")
    )
    definition = models.TextField(_("definisjon"), blank=True, help_text=_("Hva tallet måler, og hvordan."))
    definition_from = models.CharField(
        _("definisjonen er hentet fra"), max_length=80, blank=True, editable=False
    )
    source = models.CharField(_("datakilde"), max_length=200, blank=True)
    source_from = models.CharField(_("datakilden er hentet fra"), max_length=80, blank=True, editable=False)
    numerator = models.CharField(
        _("teller"),
        max_length=200,
        blank=True,
        help_text=_("Hva som telles over brøkstreken, når det er en andel."),
    )
    denominator = models.CharField(_("nevner"), max_length=200, blank=True, help_text=_("Hva andelen er av."))
    in_use = models.BooleanField(_("i bruk"), default=True)
    last_year = models.PositiveSmallIntegerField(
        _("siste år"), null=True, blank=True, editable=False, help_text=_("Året den ble avsluttet med.")
    )
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="predecessors",
        verbose_name=_("gikk over i"),
    )
    came_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="parts",
        verbose_name=_("delt ut av"),
    )
    came_year = models.PositiveSmallIntegerField(_("delt ut fra år"), null=True, blank=True, editable=False)

    history = history()

    class Meta:
        verbose_name = _("indikator")
        verbose_name_plural = _("indikatorer")
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(last_year__isnull=False),
                name="indicator_gone_over_has_ended",
            ),
            models.CheckConstraint(
                condition=Q(came_of__isnull=True, came_year__isnull=True)
                | Q(came_of__isnull=False, came_year__isnull=False),
                name="indicator_came_of_in_a_year",
            ),
        )

    def __str__(self) -> str:
        return self.code
