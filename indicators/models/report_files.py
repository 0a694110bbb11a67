"""Files of reports that somebody has asked for: what each is of, and the file when it has been made.

They are copies of what everybody reads, and can be made anew: not tracked, and thrown away when they are old.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportFile(models.Model):
    """One file. ``question`` is what it is of as one text, the same for the same file; the trail's number
    ``read_at`` says which state of the data it was made of, and ``sha256`` is of ``content``, in hexadecimal
    digits."""

    question = models.CharField(_("hva filen er av"), max_length=400, db_index=True)
    format = models.CharField(_("format"), max_length=10)
    title = models.CharField(_("tittel"), max_length=400, blank=True)
    language = models.CharField(_("målform"), max_length=2)
    job = models.UUIDField(_("jobb"), null=True, blank=True)
    ordered_at = models.DateTimeField(_("bestilt"))
    made_at = models.DateTimeField(_("laget"), null=True, blank=True)
    read_at = models.PositiveBigIntegerField(_("nummer i endringsloggen"), null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    size = models.PositiveIntegerField(_("byte"), default=0)
    content = models.BinaryField(_("innhold"), null=True, blank=True)

    class Meta:
        verbose_name = _("rapportfil")
        verbose_name_plural = _("rapportfiler")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(made_at=None, content=None, sha256="", size=0)
                | (models.Q(made_at__isnull=False, content__isnull=False, size__gt=0) & ~models.Q(sha256="")),
                name="report_file_whole_or_waiting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title or self.question} ({self.format})"
