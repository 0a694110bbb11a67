"""What a form has made already: the same form sent twice makes one row."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OnceOnly(models.Model):
    """A token that came with a form, and the row that was made of it. Written in the same transaction."""

    token = models.CharField(_("merke"), max_length=64, unique=True)
    table = models.CharField(_("tabell"), max_length=40)
    row_id = models.PositiveBigIntegerField(_("rad"))
    at = models.DateTimeField(_("når"), auto_now_add=True)

    class Meta:
        verbose_name = _("sendt skjema")
        verbose_name_plural = _("sendte skjemaer")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}"
