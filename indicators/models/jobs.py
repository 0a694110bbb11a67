"""How far a job of the queue has come; the job itself is a row of django-tasks-db."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobProgress(models.Model):
    """Steps done of all, what is being done, and whether somebody has asked the job to stop."""

    job = models.UUIDField(_("jobb"), primary_key=True)
    done = models.PositiveIntegerField(_("gjort"), default=0)
    total = models.PositiveIntegerField(_("i alt"), default=0)
    words = models.CharField(_("hva som gjøres"), max_length=200, blank=True)
    stopping = models.BooleanField(_("skal stanse"), default=False)

    class Meta:
        verbose_name = _("framdrift i en jobb")
        verbose_name_plural = _("framdrift i jobber")

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"
