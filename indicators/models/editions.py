"""Published reports: what was proposed, what was published, when it was adopted, and the files themselves.

A published edition and its files are only ever added. What must be able to change (a proposal, the days on
which the council took it up) stands in rows of its own.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .kept_files import FixedQuerySet, PublishedIsFixedError
from .organisation import YEARS
from .people import User
from .tracked import Tracked, history


class Output(models.TextChoices):
    """What is published of a year: each has its own editions, approval and days."""

    ARSMELDING = "arsmelding", _("Årsmelding")
    ARSBERETNING = "arsberetning", _("Årsberetning")


def _digest(words: Any, *, blank: bool = False) -> Any:
    return models.CharField(words, max_length=64, blank=blank)


FILES = ("document", "html", "pdf", "docx")
"""The columns that name a file by its digest: the document value itself, and what was made of it."""
MADE = FILES[1:]


class EditionProposal(Tracked):
    """A report as it stood when the controller proposed to publish it: the exact document that is approved.

    ``asked`` says what it is of (grouping and chapters) as JSON, ``moment`` when its rows were read and
    ``read_at`` the last entry of the trail then. ``why`` is the reason for a new edition, ``despite`` why it
    is published although something was lacking; what was lacking stands beside it. The files are made of the
    document after it is proposed and before it can be approved.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Venter på godkjenning")
        PUBLISHED = "published", _("Publisert")
        RETURNED = "returned", _("Returnert")
        WITHDRAWN = "withdrawn", _("Trukket tilbake")

    year = models.PositiveSmallIntegerField(_("år"))
    output = models.CharField(_("rapport"), max_length=12, choices=Output.choices)
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.WAITING)
    title = models.CharField(_("tittel"), max_length=200)
    language = models.CharField(_("målform"), max_length=2)
    asked = models.TextField(_("hva rapporten er av"))
    moment = models.DateTimeField(_("tall per"))
    read_at = models.PositiveBigIntegerField(_("nummer i endringsloggen"))
    document = _digest(_("dokumentets kontrollsum"))
    html = _digest(_("kontrollsum for HTML"), blank=True)
    pdf = _digest(_("kontrollsum for PDF"), blank=True)
    docx = _digest(_("kontrollsum for Word"), blank=True)
    proposed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("foreslått av")
    )
    proposed_at = models.DateTimeField(_("foreslått"))
    why = models.TextField(_("grunn til ny utgave"), blank=True)
    despite = models.TextField(_("grunn til å publisere likevel"), blank=True)
    round_closed = models.BooleanField(_("årsslutt er lukket"), default=False)
    undelivered = models.TextField(_("ikke levert"), blank=True)
    open_figures = models.PositiveIntegerField(_("tall åpnet for retting"), default=0)
    draft_chapters = models.PositiveIntegerField(_("kapitler som er utkast"), default=0)
    open_remarks = models.PositiveIntegerField(_("åpne merknader i korrekturen"), default=0)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("avgjort av")
    )
    decided_at = models.DateTimeField(_("avgjort"), null=True, blank=True)
    decision = models.TextField(_("begrunnelse"), blank=True)

    history = history()

    class Meta:
        verbose_name = _("forslag til utgave")
        verbose_name_plural = _("forslag til utgaver")
        ordering = ("-year", "output", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "output"),
                condition=Q(state="waiting"),
                name="proposal_one_waits",
                violation_error_message=_(
                    "Det ligger et forslag til godkjenning fra før. Trekk det tilbake først."
                ),
            ),
            models.CheckConstraint(condition=YEARS, name="proposal_year_sensible"),
            models.CheckConstraint(condition=Q(output__in=Output.values), name="proposal_output_known"),
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "published", "returned", "withdrawn")),
                name="proposal_state_known",
            ),
            models.CheckConstraint(condition=~Q(document=""), name="proposal_has_document"),
            models.CheckConstraint(
                condition=Q(html="", pdf="", docx="") | (~Q(html="") & ~Q(pdf="") & ~Q(docx="")),
                name="proposal_files_all_or_none",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | ~Q(pdf=""), name="proposal_published_with_files"
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(decision=""), name="proposal_returned_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="proposal_waits_or_is_decided",
            ),
        )

    def __str__(self) -> str:
        return gettext("Forslag til %(title)s") % {"title": self.title}

    @property
    def has_files(self) -> bool:
        """Whether its files are made."""
        return bool(self.pdf)


class Edition(Tracked):
    """What was published: never changed and never deleted. ``number`` counts from 1 in its year and output.

    ``why`` says why there is an edition after the first.
    """

    year = models.PositiveSmallIntegerField(_("år"))
    output = models.CharField(_("rapport"), max_length=12, choices=Output.choices)
    number = models.PositiveSmallIntegerField(_("utgave"))
    title = models.CharField(_("tittel"), max_length=200)
    proposal = models.OneToOneField(
        EditionProposal, on_delete=models.PROTECT, related_name="edition", verbose_name=_("forslag")
    )
    document = _digest(_("dokumentets kontrollsum"))
    html = _digest(_("kontrollsum for HTML"))
    pdf = _digest(_("kontrollsum for PDF"))
    docx = _digest(_("kontrollsum for Word"))
    why = models.TextField(_("grunn til ny utgave"), blank=True)
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("godkjent av")
    )
    published_at = models.DateTimeField(_("publisert"))

    objects = FixedQuerySet.as_manager()
    history = history()

    class Meta:
        verbose_name = _("utgave")
        verbose_name_plural = _("utgaver")
        ordering = ("-year", "output", "-number")
        constraints = (
            models.UniqueConstraint(fields=("year", "output", "number"), name="edition_number_once"),
            models.CheckConstraint(condition=YEARS, name="edition_year_sensible"),
            models.CheckConstraint(condition=Q(output__in=Output.values), name="edition_output_known"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_counts_from_one"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="edition_says_why"),
            models.CheckConstraint(
                condition=~Q(document="") & ~Q(html="") & ~Q(pdf="") & ~Q(docx=""), name="edition_has_files"
            ),
        )

    def __str__(self) -> str:
        return gettext("%(title)s, utgave %(number)d") % {"title": self.title, "number": self.number}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the edition. Raises :class:`PublishedIsFixedError` for one that stands already."""
        if not self._state.adding:
            raise PublishedIsFixedError("Det som er publisert, kan ikke endres.")
        super().save(*args, **kwargs)


class EditionHandling(Tracked):
    """When an edition was submitted to the council and adopted there, and in which case."""

    edition = models.OneToOneField(
        Edition, on_delete=models.PROTECT, related_name="handling", verbose_name=_("utgave")
    )
    submitted_on = models.DateField(_("avgitt"), null=True, blank=True)
    adopted_on = models.DateField(_("vedtatt"), null=True, blank=True)
    adopted_case = models.CharField(_("sak"), max_length=60, blank=True)

    history = history()

    class Meta:
        verbose_name = _("behandling av utgave")
        verbose_name_plural = _("behandling av utgaver")
        ordering = ("edition",)
        constraints = (
            models.CheckConstraint(
                condition=Q(adopted_on__isnull=True)
                | Q(submitted_on__isnull=True)
                | Q(adopted_on__gte=models.F("submitted_on")),
                name="handling_days_in_order",
                violation_error_message=_("Rapporten kan ikke være vedtatt før den er avgitt."),
            ),
        )

    def __str__(self) -> str:
        return str(self.edition)

    @property
    def year(self) -> int:
        """The year of its edition."""
        return self.edition.year
