"""What others have decided about the municipality's work: supervision (tilsyn) and decisions (vedtak).

A matter has one row for each year whose report tells of it, with everything that may change by year, as an
indicator has its lines. What is open is carried on: the next year's row is a new one, with the same
``origin``, so that what a year's report said is never rewritten, and the whole story is all its rows.

What is typed about days and cases is kept as it stands; a day that was read from it stands beside it.
"""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from indicators import values

from .naming import sector_then
from .organisation import YEARS, Sector
from .rounds import RoundKind
from .tracked import Tracked, history


class MatterQuerySet(models.QuerySet[Any]):
    """Matters as readers ask for them."""

    def of_year(self, year: int) -> Self:
        """The rows of one year's report, in its order; see :meth:`described`."""
        return self.filter(year=year).described().order_by("order", "id")

    def described(self) -> Self:
        """Each with what its sector was called in its year, and the latest year that the matter has a row in.

        Rows that were withdrawn are among them: what was delivered of them may stand still.
        """
        first = Coalesce(models.OuterRef("origin_id"), models.OuterRef("pk"))
        rows = self.model._default_manager.filter(withdrawn=False).alias(first=Coalesce("origin_id", "pk"))
        newest = rows.filter(first=first).order_by("-year").values("year")[:1]
        return self.annotate(
            sector_called=sector_then("name"),
            sector_code=F("sector__code"),
            last_year=models.Subquery(newest),
        )

    def of_matter(self, number: int) -> Self:
        """All rows of the matter that began with a row, oldest first."""
        return self.filter(Q(pk=number) | Q(origin_id=number)).order_by("year", "id")


class Matter(Tracked):
    """What supervision and decisions share. ``origin`` is the row with which the matter began.

    ``deadline`` is the last day that ``deadline_text`` means, None where it names no day that exists;
    ``closed_on`` likewise. ``remark`` is what the editors of a source remark, never the sector's own words.
    """

    origin: Any = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="later",
        verbose_name=_("første gang rapportert"),
    )
    year = models.PositiveSmallIntegerField(_("år"))
    sector = models.ForeignKey(
        Sector, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("sektor eller stab")
    )
    sector_assumed = models.BooleanField(
        _("sektor er antatt"), default=False, help_text=_("Kilden sier ikke hvem som er ansvarlig.")
    )
    sector_reason = models.TextField(_("hvorfor denne sektoren"), blank=True)
    order = models.PositiveSmallIntegerField(_("rekkefølge"))
    deadline_text = models.CharField(
        _("frist"), max_length=120, blank=True, help_text=_("F.eks. 31.01.2026, oktober 2026 eller 2026.")
    )
    deadline = models.DateField(_("fristens siste dag"), null=True, blank=True, editable=False)
    closed_text = models.CharField(
        _("lukket"), max_length=120, blank=True, help_text=_("Dagen saken ble lukket, f.eks. 01.09.2026.")
    )
    closed_on = models.DateField(_("lukket senest"), null=True, blank=True, editable=False)
    remark = models.TextField(_("programmets merknad"), blank=True)
    source_line = models.PositiveIntegerField(_("linje i kilden"), null=True, blank=True)
    withdrawn = models.BooleanField(_("trukket tilbake"), default=False)

    objects = MatterQuerySet.as_manager()

    ENDED: tuple[str, ...] = ()
    """The states in which nothing is left to do."""

    class Meta:
        abstract = True

    @property
    def number(self) -> int:
        """The number of the matter: that of the row with which it began."""
        return int(getattr(self, "origin_id", None) or self.pk)

    @property
    def ended(self) -> bool:
        """Whether nothing is left to do."""
        return getattr(self, "state", "") in self.ENDED

    def read_days(self) -> None:
        """Read the days from what was typed about them."""
        self.deadline = values.read_typed_day(self.deadline_text).day
        self.closed_on = values.read_typed_day(self.closed_text).day


class Supervision(Matter):
    """A supervision of a service by an authority, and what it found (tilsyn; chapter 8 of the reference)."""

    class Kind(models.TextChoices):
        SUPERVISION = "supervision", _("Tilsyn")
        AUDIT = "audit", _("Forvaltningsrevisjon")

    class Finding(models.TextChoices):
        DEVIATION = "deviation", _("Avvik")
        ORDER = "order", _("Pålegg")
        REMARK = "remark", _("Merknad")
        NONE = "none", _("Ikke avgjort")

    class State(models.TextChoices):
        OPEN = "open", _("Åpen")
        CLOSED = "closed", _("Lukket")

    kind = models.CharField(_("slag"), max_length=12, choices=Kind.choices, default=Kind.SUPERVISION)
    authority = models.CharField(
        _("tilsynsmyndighet"), max_length=200, help_text=_("F.eks. Statsforvalteren i Innlandet.")
    )
    service = models.TextField(_("tjeneste eller hva tilsynet gjaldt"))
    opened_text = models.CharField(_("åpnet"), max_length=120, blank=True, help_text=_("F.eks. 26.02.2026."))
    opened_on = models.DateField(_("åpnet senest"), null=True, blank=True, editable=False)
    finding_kind = models.CharField(
        _("avvik, pålegg eller merknad"), max_length=10, choices=Finding.choices, default=Finding.NONE
    )
    finding = models.TextField(_("hva som ble funnet"), blank=True)
    measure = models.TextField(_("tiltak og status"), blank=True)
    state = models.CharField(_("tilstand"), max_length=8, choices=State.choices, default=State.OPEN)

    ENDED = (State.CLOSED,)

    history = history()

    class Meta:
        verbose_name = _("tilsyn")
        verbose_name_plural = _("tilsyn")
        ordering = ("-year", "order", "id")
        constraints = (
            models.UniqueConstraint(fields=("origin", "year"), name="supervision_once_a_year"),
            models.CheckConstraint(condition=YEARS, name="supervision_year_sensible"),
            models.CheckConstraint(condition=~Q(authority=""), name="supervision_has_authority"),
            models.CheckConstraint(condition=~Q(service=""), name="supervision_has_service"),
            models.CheckConstraint(
                condition=Q(kind__in=("supervision", "audit")), name="supervision_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(finding_kind__in=("deviation", "order", "remark", "none")),
                name="supervision_finding_known",
            ),
            models.CheckConstraint(condition=Q(state__in=("open", "closed")), name="supervision_state_known"),
            models.CheckConstraint(
                condition=(Q(state="open") & Q(closed_text="")) | (Q(state="closed") & ~Q(closed_text="")),
                name="supervision_closed_says_when",
                violation_error_message=_("Skriv når tilsynet ble lukket, og bare når det er lukket."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.authority}: {self.service}"[:120]

    def read_days(self) -> None:
        """Read the days from what was typed about them."""
        super().read_days()
        self.opened_on = values.read_typed_day(self.opened_text).day


class Decision(Matter):
    """A decision of a political body that is to be carried out (vedtak; chapter 9 of the reference).

    ``cases`` are the numbers and days of its cases, as they were written (see ``values.case_numbers``).
    """

    class Kind(models.TextChoices):
        BUDGET = "budget", _("Budsjettpunkt")
        VERBAL = "verbal", _("Verbalforslag")
        EARLIER = "earlier", _("Tidligere vedtak")

    class State(models.TextChoices):
        OPEN = "open", _("Under arbeid")
        WAITING = "waiting", _("Avventer")
        DONE = "done", _("Gjennomført")
        ENDED = "ended", _("Avsluttet")

    kind = models.CharField(_("slag"), max_length=8, choices=Kind.choices, default=Kind.EARLIER)
    point = models.CharField(_("punkt"), max_length=40, blank=True, help_text=_("F.eks. Pkt. 3."))
    cases = models.TextField(
        _("saker"), blank=True, help_text=_("Nummer og dato, én eller flere: KS 162/18 13.12.18.")
    )
    text = models.TextField(_("vedtaket slik det ble gjort"))
    responsible = models.CharField(_("ansvarlig"), max_length=200, blank=True)
    state = models.CharField(_("tilstand"), max_length=8, choices=State.choices, default=State.OPEN)

    ENDED = (State.DONE, State.ENDED)

    history = history()

    class Meta:
        verbose_name = _("vedtak")
        verbose_name_plural = _("vedtak")
        ordering = ("-year", "order", "id")
        constraints = (
            models.UniqueConstraint(fields=("origin", "year"), name="decision_once_a_year"),
            models.CheckConstraint(condition=YEARS, name="decision_year_sensible"),
            models.CheckConstraint(condition=~Q(text=""), name="decision_says_something"),
            models.CheckConstraint(
                condition=Q(kind__in=("budget", "verbal", "earlier")), name="decision_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("open", "waiting", "done", "ended")), name="decision_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("done", "ended")) | Q(closed_text=""),
                name="decision_open_is_not_closed",
                violation_error_message=_(
                    "Et vedtak som ikke er gjennomført eller avsluttet, er ikke lukket."
                ),
            ),
        )

    def __str__(self) -> str:
        number = self.point or " ".join(self.cases.split())
        return f"{number}: {self.text}"[:120] if number else self.text[:120]


class DecisionComment(Tracked):
    """What a sector reports of a decision in one round of its year."""

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="comments", verbose_name=_("vedtak")
    )
    round_kind = models.CharField(
        _("runde"), max_length=10, choices=RoundKind.choices, default=RoundKind.YEAR_END
    )
    text = models.TextField(_("kommentar"), blank=True)

    history = history()

    class Meta:
        verbose_name = _("kommentar til vedtak")
        verbose_name_plural = _("kommentarer til vedtak")
        ordering = ("decision", "id")
        constraints = (
            models.UniqueConstraint(fields=("decision", "round_kind"), name="decision_comment_once_a_round"),
            models.CheckConstraint(
                condition=Q(round_kind__in=RoundKind.values), name="decision_comment_round_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.decision}, {self.get_round_kind_display()}"

    @property
    def sector_id(self) -> int:
        """The sector that reports."""
        return self.decision.sector_id

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.decision.year


class MatterText(Tracked):
    """What stands above and below a year's list of supervision or decisions: introduction and caption."""

    class Place(models.TextChoices):
        SUPERVISION = "supervision", _("Tjenesteområder under tilsyn")
        DECISIONS = "decisions", _("Oppfølging av politiske vedtak")
        BUDGET = "budget", _("Vedtak på handlings- og økonomiplanen")
        EARLIER = "earlier", _("Tidligere politiske vedtak")

    year = models.PositiveSmallIntegerField(_("år"))
    place = models.CharField(_("liste"), max_length=12, choices=Place.choices)
    title = models.CharField(_("overskrift"), max_length=200, blank=True)
    text = models.TextField(_("innledning"), blank=True)
    table_head = models.TextField(_("tabellhode"), blank=True)
    caption = models.TextField(_("tabelltekst"), blank=True)
    remark = models.TextField(_("programmets merknad"), blank=True)
    source_line = models.PositiveIntegerField(_("linje i kilden"), null=True, blank=True)

    history = history()

    class Meta:
        verbose_name = _("innledning til tilsyn og vedtak")
        verbose_name_plural = _("innledninger til tilsyn og vedtak")
        ordering = ("-year", "id")
        constraints = (
            models.UniqueConstraint(fields=("year", "place"), name="matter_text_once_a_year"),
            models.CheckConstraint(
                condition=Q(place__in=("supervision", "decisions", "budget", "earlier")),
                name="matter_text_place_known",
            ),
            models.CheckConstraint(condition=YEARS, name="matter_text_year_sensible"),
        )

    def __str__(self) -> str:
        return f"{self.get_place_display()} {self.year}"
