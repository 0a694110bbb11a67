"""Letters that a person has asked for, and those that were sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .people import User
from .tracked import Tracked, history


class Subscription(Tracked):
    """Something that a person has asked to get by e-mail, from a moment on. Ended, never deleted."""

    class Kind(models.TextChoices):
        WEEK = "week", _("Ukesoversikt")

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="subscriptions", verbose_name=_("bruker")
    )
    kind = models.CharField(_("hva"), max_length=10, choices=Kind.choices, default=Kind.WEEK)
    since = models.DateTimeField(_("siden"), help_text=_("Det som skjer etter dette, kommer med."))
    ended = models.BooleanField(_("slått av"), default=False)

    history = history()

    class Meta:
        verbose_name = _("abonnement")
        verbose_name_plural = _("abonnementer")
        ordering = ("user__username", "kind")
        constraints = (
            models.UniqueConstraint(fields=("user", "kind"), name="subscription_once"),
            models.CheckConstraint(condition=Q(kind__in=("week",)), name="subscription_kind_known"),
        )

    def __str__(self) -> str:
        return self.called(str(self.user))

    def called(self, person: str) -> str:
        """What the subscription is called, where its person is called so."""
        return f"{self.get_kind_display()}: {person}"


class Digest(Tracked):
    """A digest that was sent: of which week (its Monday), on which day, and up to which moment it tells."""

    subscription = models.ForeignKey(
        Subscription, on_delete=models.PROTECT, related_name="digests", verbose_name=_("abonnement")
    )
    week = models.DateField(_("uke"), help_text=_("Mandagen i uken."))
    day = models.DateField(_("dag"))
    through = models.DateTimeField(_("til og med"))

    history = history()

    class Meta:
        verbose_name = _("sendt ukesoversikt")
        verbose_name_plural = _("sendte ukesoversikter")
        ordering = ("-week", "id")
        constraints = (models.UniqueConstraint(fields=("subscription", "week"), name="digest_once_a_week"),)

    def __str__(self) -> str:
        return self.called(str(self.subscription.user))

    def called(self, person: str) -> str:
        """What the digest is called, where its recipient is called so."""
        return f"{self.subscription.called(person)}, {self.day:%d.%m.%Y}"
