"""The pictures of the annual report's chapters."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.values.texts.pictures import LARGEST_FILE, LONGEST_ALT, LONGEST_SIDE

from .chapters import ReportChapter
from .tracked import Tracked, history

MOST_OF_A_CHAPTER: Final = 100
"""Pictures of one chapter, with those that were taken away."""


class ChapterPicture(Tracked):
    """A picture of a chapter. ``number`` names it in the chapter's text (see ``values.places``), for ever.

    The file is made anew by the program and kept under ``sha256``, in hexadecimal digits
    (:class:`~indicators.models.kept_files.KeptFile`); ``width`` and ``height`` are its pixels. ``alt`` says
    in words what it shows. One that is ``decorative`` says nothing: it has neither that nor a caption, and is
    passed over by whoever has the report read aloud.
    """

    class Media(models.TextChoices):
        JPEG = "image/jpeg", "JPEG"
        PNG = "image/png", "PNG"

    chapter = models.ForeignKey(
        ReportChapter, on_delete=models.PROTECT, related_name="pictures", verbose_name=_("kapittel")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField(_("byte"))
    media = models.CharField(_("filtype"), max_length=10, choices=Media.choices)
    width = models.PositiveSmallIntegerField(_("bredde i piksler"))
    height = models.PositiveSmallIntegerField(_("høyde i piksler"))
    alt = models.CharField(_("hva bildet viser"), max_length=LONGEST_ALT, blank=True)
    decorative = models.BooleanField(_("bare pynt"), default=False)
    caption = models.CharField(_("bildetekst"), max_length=300, blank=True)
    credit = models.CharField(_("fotograf eller kilde"), max_length=200, blank=True)
    withdrawn = models.BooleanField(_("tatt bort"), default=False)

    history = history()

    class Meta:
        verbose_name = _("bilde i et kapittel")
        verbose_name_plural = _("bilder i kapitler")
        ordering = ("chapter", "number")
        constraints = (
            models.UniqueConstraint(fields=("chapter", "number"), name="picture_number_once_a_chapter"),
            models.CheckConstraint(condition=Q(number__gte=1), name="picture_counts_from_one"),
            models.CheckConstraint(condition=~Q(sha256=""), name="picture_has_digest"),
            models.CheckConstraint(condition=Q(size__gt=0, size__lte=LARGEST_FILE), name="picture_of_a_size"),
            models.CheckConstraint(
                condition=Q(media__in=("image/jpeg", "image/png")), name="picture_media_known"
            ),
            models.CheckConstraint(
                condition=Q(width__gte=1, width__lte=LONGEST_SIDE, height__gte=1, height__lte=LONGEST_SIDE),
                name="picture_sides_sensible",
            ),
            models.CheckConstraint(
                condition=Q(decorative=True, alt="", caption="") | (Q(decorative=False) & ~Q(alt="")),
                name="picture_says_what_it_shows",
                violation_error_message=_(
                    "Skriv hva bildet viser, eller si at det bare er pynt. Et bilde som bare er pynt, har "
                    "ingen bildetekst."
                ),
            ),
        )

    def __str__(self) -> str:
        return gettext("Bilde %(number)d i %(chapter)s") % {"number": self.number, "chapter": self.chapter}

    @property
    def year(self) -> int:
        """The year of its chapter."""
        return self.chapter.year
