"""The municipality's own templates of the report's Word file: the one in force, and those before it."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .tracked import Tracked, history

LARGEST: Final = 5_000_000
"""Bytes of a file."""


class WordTemplate(Tracked):
    """A template that was uploaded. The one that is not withdrawn is in force; without one the program's own.

    ``sha256`` is of the file, in hexadecimal digits; the file itself is kept under it
    (:class:`~indicators.models.kept_files.KeptFile`).
    """

    name = models.CharField(_("fil"), max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField(_("byte"))
    withdrawn = models.BooleanField(_("tatt ut av bruk"), default=False)

    history = history()

    class Meta:
        verbose_name = _("mal for Word")
        verbose_name_plural = _("maler for Word")
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("withdrawn",), condition=Q(withdrawn=False), name="word_template_in_force_once"
            ),
            models.CheckConstraint(
                condition=Q(size__gt=0, size__lte=LARGEST), name="word_template_of_a_size"
            ),
            models.CheckConstraint(condition=~Q(sha256=""), name="word_template_has_digest"),
        )

    def __str__(self) -> str:
        return self.name
