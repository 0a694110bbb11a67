"""Who delivers what: sectors and staff units, service areas, headings on the card."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from indicators.kostra import named

from .tracked import Tracked, history

NORWEGIAN = "nb_no"
"""Collation that sorts Æ, Ø, Å as Norwegian does, on both databases."""

YEARS = Q(year__gte=1900, year__lte=2200)

NUMBER = RegexValidator(r"^\d+(\.\d+)*$", _("Skriv nummeret som 6.4."))


def _validity(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
        name=f"{name}_dates_in_order",
        violation_error_message=_("Sluttdatoen er før startdatoen."),
    )


def stands_in(unit: Sector | ServiceArea, year: int) -> bool:
    """Whether a sector or area exists at any time of a year."""
    begun = unit.valid_from is None or unit.valid_from.year <= year
    return begun and (unit.valid_to is None or unit.valid_to.year >= year)


def heir_in[U: (Sector, ServiceArea)](unit: U, year: int) -> U:
    """What stands for a unit in a year: itself, or where it has ended what it went over into.

    The unit itself, too, where nothing has taken over.
    """
    found, seen = unit, {unit.pk}
    while not found.stands_in(year) and found.successor is not None and found.successor.pk not in seen:
        found = found.successor
        seen.add(found.pk)
    return found if found.stands_in(year) else unit


class Sector(Tracked):
    """A sector or staff unit: who is responsible and reports (sektor/stab)."""

    class Kind(models.TextChoices):
        SECTOR = "sector", _("Sektor")
        STAFF = "staff", _("Stab")

    code = models.SlugField(_("kode"), max_length=40, unique=True, help_text=_("Kort kode til adresser."))
    name = models.CharField(_("navn"), max_length=120, db_collation=NORWEGIAN)
    kind = models.CharField(_("slag"), max_length=10, choices=Kind.choices)
    order = models.PositiveSmallIntegerField(_("rekkefølge"))
    valid_from = models.DateField(_("gjelder fra"), null=True, blank=True)
    valid_to = models.DateField(_("gjelder til og med"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="predecessors",
        verbose_name=_("gikk over i"),
    )

    history = history()

    class Meta:
        verbose_name = _("sektor eller stab")
        verbose_name_plural = _("sektorer og staber")
        ordering = ("order", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=("sector", "staff")), name="sector_kind_known"),
            _validity("sector"),
        )

    def __str__(self) -> str:
        return self.name

    def stands_in(self, year: int) -> bool:
        """Whether it exists at any time of a year."""
        return stands_in(self, year)

    def name_in(self, year: int) -> str:
        """What it was called in a year. One statement."""
        held = self.former_names.filter(from_year__lte=year, until_year__gte=year)
        return held.values_list("name", flat=True).first() or self.name


class SectorStaffing(Tracked):
    """Full-time equivalents (årsverk) of a sector at the end of a year, and its sickness absence."""

    sector = models.ForeignKey(
        Sector, on_delete=models.PROTECT, related_name="staffing", verbose_name=_("sektor eller stab")
    )
    year = models.PositiveSmallIntegerField(_("år"))
    fte = models.DecimalField(_("årsverk 31.12."), max_digits=9, decimal_places=2)
    sick_leave = models.DecimalField(
        _("sykefravær i prosent"), max_digits=5, decimal_places=2, null=True, blank=True
    )

    history = history()

    class Meta:
        verbose_name = _("bemanning")
        verbose_name_plural = _("bemanning")
        ordering = ("-year", "sector__order")
        constraints = (
            models.UniqueConstraint(fields=("sector", "year"), name="staffing_once_a_year"),
            models.CheckConstraint(condition=Q(fte__gte=0), name="staffing_not_negative"),
            models.CheckConstraint(
                condition=Q(sick_leave__isnull=True) | Q(sick_leave__gte=0, sick_leave__lte=100),
                name="staffing_sick_leave_of_a_whole",
                violation_error_message=_("Sykefraværet må være fra 0 til 100 prosent."),
            ),
            models.CheckConstraint(condition=YEARS, name="staffing_year_sensible"),
        )

    def __str__(self) -> str:
        return f"{self.sector} {self.year}: {self.fte}"


class ServiceArea(Tracked):
    """A service area (tjenesteområde): what is delivered, possibly by several sectors."""

    number = models.CharField(
        _("nummer"),
        max_length=10,
        unique=True,
        validators=[NUMBER],
        help_text=_("Nummeret i årsmeldingen, f.eks. 6.4."),
    )
    name = models.CharField(_("navn"), max_length=120, db_collation=NORWEGIAN)
    order = models.PositiveSmallIntegerField(_("rekkefølge"))
    sectors = models.ManyToManyField(Sector, related_name="areas", verbose_name=_("leveres av"), blank=True)
    valid_from = models.DateField(_("gjelder fra"), null=True, blank=True)
    valid_to = models.DateField(_("gjelder til og med"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="predecessors",
        verbose_name=_("gikk over i"),
    )

    history = history(m2m_fields=[sectors])

    class Meta:
        verbose_name = _("tjenesteområde")
        verbose_name_plural = _("tjenesteområder")
        ordering = ("order", "id")
        constraints = (_validity("area"),)

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    def stands_in(self, year: int) -> bool:
        """Whether it exists at any time of a year."""
        return stands_in(self, year)

    def numbered_in(self, year: int) -> str:
        """Number and name in a year. One statement."""
        held = self.former_names.filter(from_year__lte=year, until_year__gte=year)
        number, name = held.values_list("number", "name").first() or (self.number, self.name)
        return f"{number} {name}"


class FunctionCode(models.Model):
    """A KOSTRA function (kontoplanens funksjon), e.g. 202 Grunnskole.

    A code never changes, so that it has no history; ``seal`` is of its number and code, and is made as the
    row is written.
    """

    code = models.CharField(
        _("kode"), max_length=5, unique=True, validators=[RegexValidator(r"^\d{3}$", _("Tre siffer."))]
    )
    seal = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("KOSTRA-funksjon")
        verbose_name_plural = _("KOSTRA-funksjoner")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code

    @property
    def called(self) -> str:
        """The code with its name, as it is called now: ``202 Grunnskole``."""
        return named(self.code)


class OwnFunction(Tracked):
    """A KOSTRA function as the municipality writes it: one more, another name, or the year that it ends with.

    To be read by :mod:`indicators.kostra`, beside those that come with the program.
    """

    code = models.CharField(
        _("kode"),
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^[1-9][0-9]{2}$", _("Tre siffer."))],
    )
    name = models.CharField(_("navn"), max_length=120, db_collation=NORWEGIAN)
    first_year = models.PositiveSmallIntegerField(
        _("første år"), null=True, blank=True, validators=[MinValueValidator(1990), MaxValueValidator(2200)]
    )
    last_year = models.PositiveSmallIntegerField(
        _("siste år"), null=True, blank=True, validators=[MinValueValidator(1990), MaxValueValidator(2200)]
    )

    history = history()

    class Meta:
        verbose_name = _("egen KOSTRA-funksjon")
        verbose_name_plural = _("egne KOSTRA-funksjoner")
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=Q(first_year__isnull=True)
                | Q(last_year__isnull=True)
                | Q(first_year__lte=F("last_year")),
                name="own_function_years_in_order",
                violation_error_message=_("Siste år er før første år."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Heading(Tracked):
    """A heading on a card of one year. An empty title is a card without headings."""

    area = models.ForeignKey(
        ServiceArea, on_delete=models.PROTECT, related_name="headings", verbose_name=_("tjenesteområde")
    )
    year = models.PositiveSmallIntegerField(_("år"))
    code = models.SlugField(_("kode"), max_length=60)
    order = models.PositiveSmallIntegerField(_("rekkefølge"))
    title = models.CharField(_("tittel"), max_length=200, blank=True, db_collation=NORWEGIAN)
    printed_title = models.CharField(_("tittel som trykt"), max_length=300, blank=True)
    functions = models.ManyToManyField(
        FunctionCode, related_name="headings", verbose_name=_("KOSTRA-funksjoner"), blank=True
    )

    history = history(m2m_fields=[functions])

    class Meta:
        verbose_name = _("overskrift")
        verbose_name_plural = _("overskrifter")
        ordering = ("-year", "area__order", "order", "id")
        constraints = (
            models.UniqueConstraint(fields=("year", "code"), name="heading_code_once_a_year"),
            models.CheckConstraint(condition=YEARS, name="heading_year_sensible"),
        )

    def __str__(self) -> str:
        return f"{self.title or '–'} ({self.area.number}, {self.year})"
