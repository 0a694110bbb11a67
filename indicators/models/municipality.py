"""Whose the program is: name, number and written language, kept by the controller."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators import values

from .organisation import NORWEGIAN
from .tracked import Tracked, history


class Municipality(Tracked):
    """The one row that says whose the program is; where there is none, the settings say it.

    ``since`` is the first year whose figures are this municipality's own. ``skipped`` are steps of Kom i gang
    that the controller has put aside, as their words in addresses with blanks between them. ``arms`` is the
    coat of arms, a kept file by its SHA-256, with its type and sides. To be read by
    :func:`indicators.municipality.municipality`, which everything asks. ``peers`` are the municipalities
    whose figures this one's are held against, in their order.
    """

    ONLY = 1
    MOST_PEERS = 8
    LONGEST_PEER = 80

    class Language(models.TextChoices):
        BOKMAL = "nb", _("Bokmål")
        NYNORSK = "nn", _("Nynorsk")

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    name = models.CharField(_("kommunens navn"), max_length=80, db_collation=NORWEGIAN)
    number = models.CharField(
        _("kommunenummer"), max_length=4, validators=[RegexValidator(r"^[0-9]{4}$", _("Skriv fire sifre."))]
    )
    language = models.CharField(_("målform"), max_length=2, choices=Language.choices)
    since = models.PositiveSmallIntegerField(
        _("første år med egne tall"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1838), MaxValueValidator(2200)],
    )
    skipped = models.CharField(_("hoppet over"), max_length=200, blank=True)
    arms = models.CharField(_("kommunevåpen"), max_length=64, blank=True, editable=False)
    arms_media = models.CharField(_("filtype"), max_length=20, blank=True, editable=False)
    arms_width = models.PositiveSmallIntegerField(_("bredde i piksler"), default=0, editable=False)
    arms_height = models.PositiveSmallIntegerField(_("høyde i piksler"), default=0, editable=False)

    peers = models.TextField(
        _("kommuner å sammenligne med"),
        blank=True,
        help_text=_("Én kommune på hver linje, i den rekkefølgen de skal stå. Høyst 8."),
    )

    history = history()

    class Meta:
        verbose_name = _("kommune")
        verbose_name_plural = _("kommunen")
        constraints = (
            models.CheckConstraint(condition=Q(id=1), name="municipality_is_one"),
            models.CheckConstraint(
                condition=Q(language__in=("nb", "nn")), name="municipality_language_known"
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(since__gte=1838, since__lte=2200),
                name="municipality_since_sensible",
                violation_error_message=_("Skriv et år fra 1838 til 2200."),
            ),
            models.CheckConstraint(
                condition=Q(arms="", arms_media="", arms_width=0, arms_height=0)
                | (~Q(arms="") & ~Q(arms_media="") & Q(arms_width__gt=0, arms_height__gt=0)),
                name="municipality_arms_whole",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The municipalities to be held against in one spelling: each once, none of them this one."""
        super().clean()
        names = values.split_levels(self.peers)
        self.peers = values.join_levels(names)
        keys = [name.casefold() for name in names]
        told = ""
        if len(names) > self.MOST_PEERS:
            told = _("Velg høyst %(most)d kommuner.") % {"most": self.MOST_PEERS}
        elif twice := next((name for name in names if keys.count(name.casefold()) > 1), ""):
            told = _("%(name)s står to ganger.") % {"name": twice}
        elif self.name.casefold().removesuffix(" kommune") in (key.removesuffix(" kommune") for key in keys):
            told = _("%(name)s er denne kommunen selv.") % {"name": self.name}
        if told:
            raise ValidationError({"peers": told})
